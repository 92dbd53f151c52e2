import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toYuan } from '@wenxiao/domain';
import {
  act,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  governingRuleSet,
  newId,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  RequiresRole,
  type Role,
  seenVersion,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { monitoringListProjection } from '../monitoring-list/monitoring-list.projection.js';
import { MonitoringList } from '../monitoring-list/monitoring-list.query.js';
import { refusalOf } from '../refusals.js';
import { monitoring } from './monitoring.aggregate.js';
import type { MonitoringCommand } from './monitoring.decider.js';
import { ListMonitoringDto, ProposeMeasureDto, ReviewReportDto, SubmitReportDto } from './monitoring.dto.js';
import { listExample, monitoringExample } from './monitoring.examples.js';

/** Who may read monitoring, each within their grants. */
const readers = [
  'budget-unit',
  'department-reviewer',
  'business-desk',
  'budget-desk',
  'treasury-desk',
  'performance-office',
  'evaluator',
  'auditor',
] as const satisfies readonly [Role, ...Role[]];

/** 绩效运行监控: rounds, reports, warnings, corrective measures. */
@ApiTags('绩效运行监控 monitoring')
@Controller('jurisdictions/:jurisdictionId/monitoring')
export class MonitoringController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
    private readonly list: MonitoringList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Hands in the report of a round: spending and attainment (FF-27, FF-32). Warnings follow from what it says. */
  @Post(':targetId/rounds/:round/report')
  @RequiresRole('budget-unit')
  @CommandOperation('报送一轮监控：预算执行与目标完成（FF-32）', { ifMatch: true })
  async report(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Param('round') round: string,
    @Body() body: SubmitReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { allocated, spent, forecastCarryOver, attainment, ...words } = body;
    const data = {
      ...words,
      round,
      allocatedYuan: toYuan(allocated),
      spentYuan: toYuan(spent),
      forecastCarryOverYuan: toYuan(forecastCarryOver),
      attainment: attainment.map((indicator) => ({ ...indicator })),
      submittedOn: await this.clock.today(),
    };
    return this.act(tenant, id, context, { type: 'submit-report', data });
  }

  /** The finance bureau's desk looks at a report (FF-28, FF-34). */
  @Post(':targetId/rounds/:round/review')
  @RequiresRole('business-desk', 'performance-office')
  @CommandOperation('审核一轮监控', { ifMatch: true })
  async review(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Param('round') round: string,
    @Body() body: ReviewReportDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.act(tenant, id, context, { type: 'review-report', data: { round, opinion: body.opinion } });
  }

  /** Proposes a corrective measure to the budget desk (FF-33). */
  @Post(':targetId/rounds/:round/measures')
  @RequiresRole('business-desk', 'performance-office')
  @CommandOperation('提出纠偏建议（FF-33）', { ifMatch: true })
  async propose(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Param('round') round: string,
    @Body() body: ProposeMeasureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { measure, reason, proposed } = body;
    const amount = proposed !== undefined && { proposedYuan: toYuan(proposed) };
    const data = { proposalId: newId(context, 'measure'), round, measure, reason, ...amount };
    return this.act(tenant, id, context, { type: 'propose-measure', data });
  }

  @Get()
  @RequiresRole(...readers)
  @ReadOperation('监控一览：轮次、预警、纠偏', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListMonitoringDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: object[]; stale: boolean }> {
    const stale = await this.positions.stale(monitoringListProjection.name, after);
    return { items: await this.list.page(tenant, admissionOf(request), query.budgetYear), stale };
  }

  @Get(':targetId')
  @RequiresRole(...readers)
  @ReadOperation('一个对象的监控', monitoringExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { state, version } = await this.commands.load(monitoring, tenant, id);
    if (state.status === 'unknown') throw problem('not-found');
    await this.organisations.admit(state.subject.unitId, admissionOf(request));
    return { id, version, ...state };
  }

  private async act(
    tenant: string,
    id: string,
    context: PersonsCommand,
    command: Pick<MonitoringCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    const { state, events } = await this.commands.load(monitoring, tenant, id);
    if (state.status === 'unknown') throw problem('not-found');
    await this.organisations.admit(state.subject.unitId, context.admission);
    // Its rounds and their due dates stand since it was opened; what is said of them goes by the same rules.
    const reference = governingRuleSet(events, 'monitoring-opened');
    const outcome = await this.commands.run(tenant, context, [
      act(monitoring)({
        id,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { ...command, at, by: context.actor } as MonitoringCommand,
          inForce: { rules: undefined, ...(reference && { reference }) },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}
