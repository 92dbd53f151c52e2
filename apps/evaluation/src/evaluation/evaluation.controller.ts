import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf } from '@wenxiao/contracts/input';
import { toYuan } from '@wenxiao/domain';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  BoundedLists,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  Copies,
  isScoring,
  monitoredIn,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  ruledObjectRoutes,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { evaluationListProjection } from '../evaluation-list/evaluation-list.projection.js';
import { EvaluationList } from '../evaluation-list/evaluation-list.query.js';
import { EvaluationActs } from './evaluation.acts.js';
import type { AttainedContent } from './evaluation.state.js';
import {
  type AttainedDto,
  BeginEvaluationDto,
  CorrectEvaluationStepDto,
  evaluationStatusNames,
  ExceptEvaluationDto,
  HandOverDto,
  LiftOverdueDto,
  ListEvaluationsDto,
  RemindDto,
  StateMethodsDto,
  TakeEvaluationStepDto,
  WithdrawStartDto,
} from './evaluation.dto.js';
import { evaluationExample, formExample, listExample } from './evaluation.examples.js';
import { type EvaluationPlace, yearOf } from './evaluation.place.js';
import { PathEvaluation } from './path-evaluation.js';
import { formContentOf } from './self-evaluation-form.js';
import { handedInForm, objectOf, viewOf } from './evaluation.view.js';

const routes = ruledObjectRoutes<EvaluationPlace>({
  path: ':subject/:type/:period/:number',
  at: PathEvaluation,
  remind: RemindDto,
  liftOverdue: LiftOverdueDto,
  handOver: HandOverDto,
  decision: '评价结论',
});

/** 绩效评价: of any type of the rule set, by the steps of its procedure: self-evaluation, sheets, conclusion, score and grade. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluations')
export class EvaluationController extends routes {
  constructor(
    override readonly acts: EvaluationActs,
    private readonly list: EvaluationList,
    private readonly positions: ReadModelPosition,
    private readonly copies: Copies,
  ) {
    super();
  }

  /** Begins an evaluation, whether or not a duty expects it. */
  @Post(':subject/:type/:period/:number')
  @SettledAtObject()
  @CommandOperation('启动一项评价')
  open(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { reason, chosenFor }: BeginEvaluationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { ...(reason !== undefined && { reason }), ...(chosenFor && { chosenFor }) };
    return this.acts.begin({ tenant, place, context }, said);
  }

  /** What the rules ask for in principle (原则上) is left out for a reason, or not after all. */
  @Post(':subject/:type/:period/:number/exception')
  @SettledAtObject()
  @CommandOperation('决定不予评价或恢复评价（须说明理由）', { ifMatch: true })
  except(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { excepted, reason }: ExceptEvaluationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.except({ tenant, place, context }, { excepted, reason });
  }

  /** Begun by mistake: as long as no step was taken, it is as it was before. */
  @Post(':subject/:type/:period/:number/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回误启动的评价（须说明理由）', { ifMatch: true })
  withdrawStart(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { reason }: WithdrawStartDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.withdrawStart({ tenant, place, context }, reason);
  }

  /** One step, as the rules of the type have it: a self-evaluation brings its form, an evaluator the own sheet. */
  @Post(':subject/:type/:period/:number/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理评价的一个环节：自评、组建工作组、评分、交换意见、形成结论', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Param('step') step: string,
    @Body() body: TakeEvaluationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level } = body;
    const at = placeAt({ step, level });
    const said = saidIn(body);
    return this.acts.act(
      { tenant, place, context },
      {
        by: { step: at, brings: said.brings },
        command: (today, loaded, state) => ({
          type: isScoring(objectOf(state, loaded), step) ? 'fill-sheet' : 'take-step',
          data: { ...at, ...said, answer, today },
        }),
      },
    );
  }

  /** By which methods it is made; once more, whole, as it goes on. */
  @Post(':subject/:type/:period/:number/methods')
  @SettledAtObject()
  @CommandOperation('登记评价方法', { ifMatch: true })
  stateMethods(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Body() { methods, otherMethods }: StateMethodsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const other = otherMethods !== undefined && { otherMethods };
    return this.acts.stateMethods({ tenant, place, context }, { methods, ...other });
  }

  /** The same answer again, whole: whom it named, what it found, its form, sheet or conclusion. What was concluded from it is graded anew. */
  @Post(':subject/:type/:period/:number/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正一个环节的办理内容（须说明理由）', { ifMatch: true })
  correct(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Param('step') step: string,
    @Body() body: CorrectEvaluationStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { level, reason } = body;
    const at = placeAt({ step, level });
    const said = saidIn(body);
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings: said.brings },
        command: (today) => ({ type: 'correct', data: { ...at, ...said, today } }),
        corrects: { place: at, reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('评价一览：进度、得分、等级', listExample, {
    after: true,
    codes: { status: calledAs(evaluationStatusNames) },
  })
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
  @ReadOperation('一项评价', evaluationExample, {
    amounts: ['form.annualBudget', 'executed', 'computed.budget'],
  })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    const { unit, name, kind } = found.subject;
    const monitored = await monitoredIn(this.copies, tenant, place.subject, yearOf(place.period));
    return { id, version, ...place, unit, name, kind, ...viewOf(state, found, admission), monitored };
  }

  /** The form of a self-evaluation, for whoever may read that: its text as it was handed in, the hash of it and what was found; none of these where no form counts. */
  @Get(':subject/:type/:period/:number/form')
  @SettledAtObject()
  @ReadOperation('自评表原文、其散列及检查结果', formExample)
  @BoundedLists({ findings: 'what was found on one form, five hundred at most' })
  async form(
    @PathId('jurisdictionId') tenant: string,
    @PathEvaluation() place: EvaluationPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { id, version, state, events } = await this.acts.read({ tenant, place, admission: admissionOf(request) });
    if (state.status === 'unknown') throw problem('not-found');
    return { id, version, ...place, ...handedInForm(state, events) };
  }
}

/** What a step brings, as facts hold it. */
function saidIn(body: TakeEvaluationStepDto | CorrectEvaluationStepDto) {
  const { form, attained, sheet } = body;
  const brings = broughtOf(body);
  return {
    brings,
    ...(form && { form: formContentOf(form, brings.score) }),
    ...(attained && { attained: attainedIn(attained) }),
    ...(sheet && { sheet: { scores: sheet.scores.map((row) => ({ ...row })) } }),
  };
}

/** What was reached, as facts hold it: amounts in yuan. */
function attainedIn({ executed, attained }: AttainedDto): AttainedContent {
  return { ...(executed && { executed: toYuan(executed) }), attained: attained.map((row) => ({ ...row })) };
}
