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
import {
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  seenVersion,
  SettledAtObject,
  type StepPlace,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { evaluationListProjection } from '../evaluation-list/evaluation-list.projection.js';
import { EvaluationList } from '../evaluation-list/evaluation-list.query.js';
import { refusalOf } from '../refusals.js';
import { EvaluationActs, fillsSheet } from './evaluation.acts.js';
import { evaluation } from './evaluation.aggregate.js';
import {
  CorrectEvaluationStepDto,
  HandOverDto,
  LiftOverdueDto,
  ListEvaluationsDto,
  RemindDto,
  TakeEvaluationStepDto,
} from './evaluation.dto.js';
import { evaluationExample, listExample } from './evaluation.examples.js';
import { mayRead } from './evaluation.parties.js';
import { evaluationId, type EvaluationPlace } from './evaluation.place.js';
import { PathEvaluation } from './path-evaluation.js';
import { formContentOf } from './self-evaluation-form.js';
import { viewOf } from './evaluation.view.js';
import { EvaluationWorlds } from './evaluation.worlds.js';

type How = Parameters<EvaluationActs['on']>[1];

/** 绩效评价: of any type of the rule set, by the steps of its procedure: self-evaluation, sheets, conclusion, score and grade. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluations')
export class EvaluationController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: EvaluationActs,
    private readonly worlds: EvaluationWorlds,
    private readonly clock: BusinessClock,
    private readonly list: EvaluationList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Begins an evaluation, whether or not a duty expects it. */
  @Post(':subject/:type/:period/:number')
  @SettledAtObject()
  @CommandOperation('启动一项评价')
  async open(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (today) => ({ type: 'open', data: { today } });
    return this.act(tenant, place, context, { by: 'beginner', command }, 'current');
  }

  /** One step, as the rules of the type have it: a self-evaluation brings its form, an evaluator the own sheet. */
  @Post(':subject/:type/:period/:number/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理评价的一个环节：自评、组建工作组、评分、交换意见、形成结论', { ifMatch: true })
  async takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Param('step') step: string,
    @Body() body: TakeEvaluationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer } = body;
    const at = placeAt(step, body.level);
    const said = saidIn(body);
    await this.acts.requireNameable(tenant, said.brings);
    return this.act(tenant, place, context, {
      by: { step: at, brings: said.brings },
      command: (today, loaded, state) => ({
        type: fillsSheet(step, state, loaded) ? 'fill-sheet' : 'take-step',
        data: { ...at, ...said, answer, today },
      }),
    });
  }

  /** Who took a step takes it back before anybody answered it, and with it the sheet or form that it brought. */
  @Post(':subject/:type/:period/:number/steps/:step/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回本人办理的环节', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Param('step') step: string,
    @Body() { level, reason }: StepWithdrawalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt(step, level);
    return this.act(tenant, place, context, {
      by: { amends: at },
      command: () => ({ type: 'withdraw', data: { ...at, reason } }),
    });
  }

  /** The same answer again, whole: whom it named, what it found, its form, sheet or conclusion. What was concluded from it is graded anew. */
  @Post(':subject/:type/:period/:number/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正一个环节的办理内容（须说明理由）', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Param('step') step: string,
    @Body() body: CorrectEvaluationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt(step, body.level);
    const said = saidIn(body);
    await this.acts.requireNameable(tenant, said.brings);
    return this.act(tenant, place, context, {
      by: { amends: at },
      command: (today) => ({ type: 'correct', data: { ...at, ...said, today } }),
      corrects: { place: at, reason: body.reason },
    });
  }

  @Post(':subject/:type/:period/:number/reminders')
  @SettledAtObject()
  @CommandOperation('督促办理', { ifMatch: true })
  async remind(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { askedBy, due, to, words }: RemindDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (on) => ({
      type: 'remind',
      data: { askedBy, due, on, to, ...(words !== undefined && { words }) },
    });
    return this.act(tenant, place, context, { by: 'administer', command, names: { step: askedBy, to } });
  }

  @Post(':subject/:type/:period/:number/overdue-lifts')
  @SettledAtObject()
  @CommandOperation('解除逾期（须说明理由）', { ifMatch: true })
  async liftOverdue(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() body: LiftOverdueDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'lift-overdue', data: { ...body } });
    return this.act(tenant, place, context, { by: 'administer', command });
  }

  @Post(':subject/:type/:period/:number/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交待办环节', { ifMatch: true })
  async handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() body: HandOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'hand-over', data: { ...body } });
    return this.act(tenant, place, context, { by: 'administer', command, names: body });
  }

  /** The rules have changed since it began, and it is to go on by those in force. */
  @Post(':subject/:type/:period/:number/rebase')
  @SettledAtObject()
  @CommandOperation('改按现行规则办理（须说明理由）', { ifMatch: true })
  async rebase(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { reason }: RebaseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (_, { reference }) => ({
      type: 'rebase',
      data: { before: reference.hash, reason },
    });
    return this.act(tenant, place, context, { by: 'rebase', command, anew: true });
  }

  /** Somebody takes the place of an evaluator who left; what they handed in counts on. */
  @Post(':subject/:type/:period/:number/reassignments')
  @SettledAtObject()
  @CommandOperation('由他人接替受派人员或单位（须说明理由）', { ifMatch: true })
  async reassign(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() body: ReassignDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = replacementOf(body);
    const command: How['command'] = () => ({ type: 'reassign', data });
    return this.act(tenant, place, context, { by: 'reassign', command, replaces: data });
  }

  /** What the conclusion rests on was corrected or changed back to before it: whoever looked at it lets the conclusion stand. */
  @Post(':subject/:type/:period/:number/kept-decisions')
  @SettledAtObject()
  @CommandOperation('依据变动后维持评价结论（须说明理由）', { ifMatch: true })
  async keepDecision(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() body: KeepDecisionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'keep-decision', data: { ...body } });
    return this.act(tenant, place, context, { by: 'administer', command });
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('评价一览：进度、得分、等级', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListEvaluationsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(evaluationListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':subject/:type/:period/:number')
  @SettledAtObject()
  @ReadOperation('一项评价', evaluationExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { state, version, events } = await this.commands.load(evaluation, tenant, evaluationId(place));
    if (state.status === 'unknown') throw problem('not-found');
    const loaded = await this.worlds.find({ tenant, place, events, day: await this.clock.today() });
    const admission = admissionOf(request);
    if (!loaded || !mayRead(state, loaded.place, admission)) throw problem('not-found');
    const { unit, name, kind } = loaded.subject;
    return { id: evaluationId(place), version, ...place, unit, name, kind, ...viewOf(state, loaded, admission) };
  }

  private async act(
    tenant: string,
    place: EvaluationPlace,
    context: PersonsCommand,
    how: How,
    expectedVersion: number | 'current' = seenVersion(context),
  ): Promise<CommandAnswer> {
    const part = this.acts.on({ tenant, place, context, expectedVersion }, how);
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}

const placeAt = (step: string, level: string | undefined): StepPlace => ({
  step,
  ...(level !== undefined && { level }),
});

/** What a step brings, as facts hold it. */
function saidIn(body: TakeEvaluationStepDto | CorrectEvaluationStepDto) {
  const { form, sheet } = body;
  return {
    brings: broughtOf(body),
    ...(form && { form: formContentOf(form) }),
    ...(sheet && { sheet: { scores: sheet.scores.map((row) => ({ ...row })) } }),
  };
}
