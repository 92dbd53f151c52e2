import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toYuan } from '@wenxiao/domain';
import type { EventMetadata, EventReference, StoredEvent } from '@wenxiao/event-store';
import {
  act,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  type Organisation,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  RequiresRole,
  type Role,
  RuleSets,
  seenVersion,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { refusalOf } from '../refusals.js';
import { resultListProjection } from '../result-list/result-list.projection.js';
import { type ListedResult, ResultList } from '../result-list/result-list.query.js';
import { seesReferrals } from './referral-readers.js';
import { resultApplication } from './result-application.aggregate.js';
import { DecideDisposalDto, ListResultsDto, ReferDto } from './result-application.dto.js';
import { listExample, resultExample } from './result-application.examples.js';
import type { ResultApplicationCommand, SubjectKnown } from './result-application.js';

/** Who may read results and what follows, each within their grants; referrals are shown to fewer. */
const readers = [
  'budget-unit',
  'department-reviewer',
  'business-desk',
  'budget-desk',
  'performance-office',
  'auditor',
] as const satisfies readonly [Role, ...Role[]];

type Found = Readonly<{ state: SubjectKnown; version: number; events: readonly StoredEvent[]; unit: Organisation }>;

/** 结果应用与问责: what a result does to next year's money, and who is referred. */
@ApiTags('结果应用与问责 accountability')
@Controller('jurisdictions/:jurisdictionId/results')
export class ResultApplicationController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
    private readonly list: ResultList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** A person decides what the result does to next year's money; the budget line in targets carries it out (FF-47, A-8). */
  @Post(':targetId/disposal')
  @RequiresRole('performance-office', 'budget-desk')
  @CommandOperation('决定结果应用方式：支持、督促改进、削减或取消、回收（FF-47）', { ifMatch: true })
  async decide(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: DecideDisposalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { reduction, ...decision } = body;
    const data = { ...decision, ...(reduction && { reductionYuan: toYuan(reduction) }) };
    const found = await this.find(tenant, id, context.admission);
    return this.act(tenant, id, context, found, { type: 'decide-disposal', data });
  }

  /** Refers a unit, its department and persons concerned to those who hold them to account (FF-48). */
  @Post(':targetId/referrals')
  @RequiresRole('performance-office')
  @CommandOperation('移送问责：单位、主管部门及相关人员（FF-48）', { ifMatch: true })
  async refer(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: ReferDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const found = await this.find(tenant, id, context.admission);
    const above = await Promise.all(found.unit.path.map((bodyId) => this.organisations.find(bodyId)));
    const bodies = above.flatMap((body) => (body ? [{ id: body.id, kind: body.kind }] : []));
    return this.act(tenant, id, context, found, { type: 'refer', data: { ...body, bodies } });
  }

  @Get()
  @RequiresRole(...readers)
  @ReadOperation('结果应用一览：等级、拟处理、决定', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() { budgetYear, stage }: ListResultsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: ListedResult[]; stale: boolean }> {
    const stale = await this.positions.stale(resultListProjection.name, after);
    const filter = { ...(budgetYear !== undefined && { budgetYear }), ...(stage !== undefined && { stage }) };
    return { items: await this.list.page(tenant, admissionOf(request), filter), stale };
  }

  @Get(':targetId')
  @RequiresRole(...readers)
  @ReadOperation('一个对象的结果应用', resultExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { state, version, unit } = await this.find(tenant, id, admission);
    const { referrals, ...open } = state;
    return { id, version, ...open, ...(seesReferrals(admission, unit) && { referrals }) };
  }

  private async find(tenant: string, id: string, admission: PersonsCommand['admission']): Promise<Found> {
    const { state, version, events } = await this.commands.load(resultApplication, tenant, id);
    if (state.status === 'unknown') throw problem('not-found');
    const unit = await this.organisations.admit(state.subject.unitId, admission);
    return { state, version, events, unit };
  }

  private async act(
    tenant: string,
    id: string,
    context: PersonsCommand,
    { state, events }: Found,
    command: Pick<ResultApplicationCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    // What follows from a result is governed by the rules of the day of the verdict; without one, by today's.
    const governedOn = 'result' in state ? state.result.finalisedOn : await this.clock.today();
    const expectedVersion = seenVersion(context);
    const outcome = await this.commands.run(tenant, context, [
      act(resultApplication)({
        id,
        expectedVersion,
        given: async (_, at) => ({
          command: { ...command, at, by: context.actor } as ResultApplicationCommand,
          inForce: await this.ruleSets.inForce(tenant, governedOn),
          basedOn: factsBehind(events.slice(0, expectedVersion)),
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}

/** The facts of other services that a decision rests on: of each stream that was followed, the newest. */
function factsBehind(events: readonly StoredEvent[]): EventReference[] {
  const newest = new Map<string, EventReference>();
  for (const { metadata } of events) {
    for (const fact of (JSON.parse(metadata) as EventMetadata).basedOn ?? [])
      newest.set(`${fact.store} ${fact.stream}`, fact);
  }
  return [...newest.values()];
}
