import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  broughtOf,
  KeepDecisionDto,
  ReassignDto,
  RebaseDto,
  replacementOf,
  StepWithdrawalDto,
} from '@wenxiao/contracts/input';
import { toYuan } from '@wenxiao/domain';
import {
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  type Page,
  PathId,
  PathYear,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { refusalOf } from '../refusals.js';
import { resultListProjection } from '../result-list/result-list.projection.js';
import { ResultList } from '../result-list/result-list.query.js';
import { placeAt } from '../steps/by-procedure.js';
import { ResultActs } from './result-application.acts.js';
import { resultApplication } from './result-application.aggregate.js';
import type { DisposalInput } from './result-application.commands.js';
import {
  CorrectResultStepDto,
  type DisposalDto,
  HandOverDto,
  LiftOverdueDto,
  ListResultsDto,
  RemindDto,
  TakeResultStepDto,
} from './result-application.dto.js';
import { listExample, resultExample } from './result-application.examples.js';
import { resultId, type ResultPlace } from './result-application.place.js';
import { viewOf } from './result-application.view.js';
import { ResultWorlds } from './result-application.worlds.js';

type How = Parameters<ResultActs['on']>[1];

/** 评价结果应用: what follows from the result of an evaluation, as the rules propose and a person decides. */
@ApiTags('评价结果应用 results')
@Controller('jurisdictions/:jurisdictionId/results')
export class ResultController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: ResultActs,
    private readonly worlds: ResultWorlds,
    private readonly organisations: Organisations,
    private readonly clock: BusinessClock,
    private readonly list: ResultList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** One step, as the rules have it; the one that decides brings what is decided. */
  @Post(':subject/:year/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理结果应用的一个环节：提出意见、决定', { ifMatch: true })
  async takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('step') step: string,
    @Body() body: TakeResultStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer } = body;
    const at = placeAt({ step, ...body });
    const said = saidIn(body);
    return this.act(tenant, { subject, year }, context, {
      by: { step: at, brings: said.brings },
      command: () => ({ type: 'take-step', data: { ...at, ...said, answer } }),
    });
  }

  /** Who took a step takes it back before the next act; what it decided holds no longer. */
  @Post(':subject/:year/steps/:step/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回本人办理的环节', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('step') step: string,
    @Body() { level, reason }: StepWithdrawalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ step, ...(level !== undefined && { level }) });
    return this.act(tenant, { subject, year }, context, {
      by: { amends: at },
      command: () => ({ type: 'withdraw', data: { ...at, reason } }),
    });
  }

  /** The same answer again, whole, with what it decides. */
  @Post(':subject/:year/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正一个环节的办理内容（须说明理由）', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Param('step') step: string,
    @Body() body: CorrectResultStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ step, ...body });
    return this.act(tenant, { subject, year }, context, {
      by: { amends: at },
      command: () => ({ type: 'correct', data: { ...at, ...saidIn(body) } }),
      corrects: { place: at, reason: body.reason },
    });
  }

  @Post(':subject/:year/reminders')
  @SettledAtObject()
  @CommandOperation('督促办理', { ifMatch: true })
  async remind(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() { askedBy, due, to, words }: RemindDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (on) => ({
      type: 'remind',
      data: { askedBy, due, on, to, ...(words !== undefined && { words }) },
    });
    const names = { step: askedBy, to };
    return this.act(tenant, { subject, year }, context, { by: 'administer', command, names });
  }

  @Post(':subject/:year/overdue-lifts')
  @SettledAtObject()
  @CommandOperation('解除逾期（须说明理由）', { ifMatch: true })
  async liftOverdue(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: LiftOverdueDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'lift-overdue', data: { ...body } });
    return this.act(tenant, { subject, year }, context, { by: 'administer', command });
  }

  @Post(':subject/:year/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交待办环节', { ifMatch: true })
  async handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: HandOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'hand-over', data: { ...body } });
    return this.act(tenant, { subject, year }, context, { by: 'administer', command, names: body });
  }

  /** The rules have changed since it was opened, and it is to go on by those in force. */
  @Post(':subject/:year/rebase')
  @SettledAtObject()
  @CommandOperation('改按现行规则办理（须说明理由）', { ifMatch: true })
  async rebase(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() { reason }: RebaseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (_, { reference }) => ({
      type: 'rebase',
      data: { before: reference.hash, reason },
    });
    return this.act(tenant, { subject, year }, context, { by: 'rebase', command, anew: true });
  }

  /** Somebody takes the place of whom a step named. */
  @Post(':subject/:year/reassignments')
  @SettledAtObject()
  @CommandOperation('由他人接替受派人员或单位（须说明理由）', { ifMatch: true })
  async reassign(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: ReassignDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = replacementOf(body);
    const command: How['command'] = () => ({ type: 'reassign', data });
    return this.act(tenant, { subject, year }, context, { by: 'reassign', command, replaces: data });
  }

  /** What it was decided on was corrected or changed back to before it: whoever looked at it lets the decision stand. */
  @Post(':subject/:year/kept-decisions')
  @SettledAtObject()
  @CommandOperation('依据变动后维持结果应用决定（须说明理由）', { ifMatch: true })
  async keepDecision(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Body() body: KeepDecisionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'keep-decision', data: { ...body } });
    return this.act(tenant, { subject, year }, context, { by: 'administer', command });
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('结果应用一览：所据评价、进度、决定', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListResultsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(resultListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':subject/:year')
  @SettledAtObject()
  @ReadOperation('一个对象一个年度的结果应用', resultExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') subject: string,
    @PathYear('year') year: number,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const place = { subject, year };
    const { state, version, events } = await this.commands.load(resultApplication, tenant, resultId(place));
    const loaded = await this.worlds.find({ tenant, place, events, day: await this.clock.today() });
    if (state.status === 'unknown' || !loaded) throw problem('not-found');
    const admission = admissionOf(request);
    await this.organisations.admit(loaded.place.unit.id, admission);
    const { unit, name, kind } = loaded.subject;
    return { id: resultId(place), version, ...place, unit, name, kind, ...viewOf(state, loaded, admission) };
  }

  private async act(tenant: string, place: ResultPlace, context: PersonsCommand, how: How): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [this.acts.on({ tenant, place, context }, how)]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}

/** What a step brings, as facts hold it: amounts in yuan. */
function saidIn(body: TakeResultStepDto | CorrectResultStepDto) {
  return { brings: broughtOf(body), ...(body.disposal && { disposal: decidedIn(body.disposal) }) };
}

function decidedIn({ disposal, findings, reason, reduction, actsOn }: DisposalDto): DisposalInput {
  return {
    disposal,
    findings: [...findings],
    ...(reason !== undefined && { reason: reason.trim() }),
    ...(reduction && { reduction: toYuan(reduction) }),
    ...(actsOn !== undefined && { actsOn }),
  };
}
