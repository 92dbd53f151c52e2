import { Body, Controller, Get, Headers, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toYuan } from '@wenxiao/domain';
import {
  act,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
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
  type RulesInForce,
  RuleSets,
  seenVersion,
} from '@wenxiao/service-kit';
import type { Body as RuleBody } from '@wenxiao/rules';
import type { FastifyRequest } from 'fastify';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { refusalOf, type Rejection } from '../refusals.js';
import { targetListProjection } from '../target-list/target-list.projection.js';
import { TargetList } from '../target-list/target-list.query.js';
import { performanceTarget } from './performance-target.aggregate.js';
import type { Declaration, PerformanceTargetCommand } from './performance-target.decider.js';
import { findingsIn, formOf } from './declared-form.js';
import { listExample, targetExample } from './performance-target.examples.js';
import { AdjustTargetDto, DeclareTargetDto, ListTargetsDto, ReviewTargetDto } from './performance-target.dto.js';

/** Who may read targets, each within their grants. */
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

/** Which role reviews in the name of which body of the rule set. */
const reviewerOf: Readonly<Record<RuleBody, Role>> = {
  'budget-unit': 'department-reviewer',
  department: 'department-reviewer',
  'other-department': 'department-reviewer',
  'finance-bureau': 'business-desk',
};

/** 绩效目标: declare, review, adjust; approval goes with the budget (budget-line). */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/performance-targets')
export class PerformanceTargetController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
    private readonly list: TargetList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Declares a target and requests its money in one act: no request without targets (FF-20, FF-21). */
  @Post()
  @RequiresRole('budget-unit')
  @CommandOperation('申报绩效目标和预算（FF-20…FF-23）')
  async declare(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: DeclareTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const declaredOn = await this.clock.today();
    return this.submit(tenant, context, {
      id: newId(context, 'performance-target'),
      body,
      declaredOn,
      type: 'declare',
      expectedVersion: 0,
    });
  }

  /** Hands in a returned target anew. */
  @Put(':targetId')
  @RequiresRole('budget-unit')
  @CommandOperation('修改被退回的绩效目标', { ifMatch: true, answers: 200 })
  async revise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: DeclareTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { declaredOn } = await this.declarationOf(tenant, id, context);
    return this.submit(tenant, context, {
      id,
      body,
      declaredOn,
      type: 'revise',
      expectedVersion: seenVersion(context),
    });
  }

  /** Gives a stage's verdict on each dimension; one that does not pass returns the target (FF-24, FF-25). */
  @Post(':targetId/reviews')
  @RequiresRole('department-reviewer', 'business-desk')
  @CommandOperation('审核绩效目标（FF-24）', { ifMatch: true })
  async review(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: ReviewTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { declaredOn } = await this.declarationOf(tenant, id, context);
    const inForce = await this.ruleSets.inForce(tenant, declaredOn);
    const stage = inForce.rules.target.reviewStages?.value?.find(({ code }) => code === body.stage);
    if (stage && reviewerOf[stage.by] !== context.actor.desk)
      throw problem('wrong-role', { required: [reviewerOf[stage.by]] });
    const { verdicts } = body;
    return this.act(tenant, context, id, inForce, {
      type: 'review',
      data: { stage: body.stage, verdicts: verdicts.map((verdict) => ({ ...verdict })) },
    });
  }

  /** Changes an approved target for an objective reason (FF-26b, FF-33a). */
  @Post(':targetId/adjustments')
  @RequiresRole('budget-desk')
  @CommandOperation('调整已批复的绩效目标（FF-26）', { ifMatch: true })
  async adjust(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: AdjustTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { declaredOn } = await this.declarationOf(tenant, id, context);
    const indicators = body.indicators.map((indicator) => ({ ...indicator }));
    const inForce = await this.ruleSets.inForce(tenant, declaredOn);
    return this.act(tenant, context, id, inForce, { type: 'adjust', data: { indicators, reason: body.reason } });
  }

  @Get()
  @RequiresRole(...readers)
  @ReadOperation('绩效目标及预算项目列表', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListTargetsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: object[]; stale: boolean }> {
    const stale = await this.positions.stale(targetListProjection.name, after);
    const items = await this.list.page(tenant, admissionOf(request), { limit: 50, ...query });
    return { items, stale };
  }

  @Get(':targetId')
  @RequiresRole(...readers)
  @ReadOperation('一项绩效目标及其预算项目', targetExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const [target, line] = await Promise.all([
      this.commands.load(performanceTarget, tenant, id),
      this.commands.load(budgetLine, tenant, id),
    ]);
    if (target.state.status === 'undeclared') throw problem('not-found');
    await this.organisations.admit(target.state.declaration.unitId, admissionOf(request));
    return { id, version: target.version, ...target.state, budgetLine: { version: line.version, ...line.state } };
  }

  private async submit(
    tenant: string,
    context: PersonsCommand,
    submission: {
      id: string;
      body: DeclareTargetDto;
      declaredOn: string;
      type: 'declare' | 'revise';
      expectedVersion: number;
    },
  ): Promise<CommandAnswer> {
    const { id, body, declaredOn, type, expectedVersion } = submission;
    const unit = await this.organisations.ofJurisdiction(body.unitId, tenant, context.admission);
    const inForce = await this.ruleSets.inForce(tenant, declaredOn);
    const { form, requested, ...stated } = body;
    const requestedYuan = toYuan(requested);
    const declaration: Declaration = {
      ...stated,
      indicators: stated.indicators.map((indicator) => ({ ...indicator })),
      requestedYuan,
      declaredOn,
      findings: findingsIn(form ?? formOf(body)),
    };
    const outcome = await this.commands.run<Rejection>(tenant, context, [
      act(performanceTarget)({
        id,
        expectedVersion,
        given: (_, at) => ({ command: { type, data: declaration, at, by: context.actor }, inForce }),
      }),
      act(budgetLine)({
        id,
        expectedVersion: type === 'declare' ? 0 : 'current',
        given: (_, at) => ({
          command: {
            type: 'request',
            data: { unitId: unit.id, budgetYear: body.budgetYear, requestedYuan },
            at,
            by: context.actor,
          },
          inForce: { rules: undefined, reference: inForce.reference },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }

  private async act(
    tenant: string,
    context: PersonsCommand,
    id: string,
    inForce: RulesInForce,
    command: Pick<PerformanceTargetCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [
      act(performanceTarget)({
        id,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { ...command, at, by: context.actor } as PerformanceTargetCommand,
          inForce,
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }

  /** What was declared, for those whose grants reach the unit. @throws {ProblemError} `not-found`. */
  private async declarationOf(tenant: string, id: string, context: PersonsCommand): Promise<Declaration> {
    const { state } = await this.commands.load(performanceTarget, tenant, id);
    if (state.status === 'undeclared') throw problem('not-found');
    await this.organisations.admit(state.declaration.unitId, context.admission);
    return state.declaration;
  }
}
