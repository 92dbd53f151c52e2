import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf } from '@wenxiao/contracts/input';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  movableObjectRoutes,
  type Page,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { amountsOf } from '../budget-line/budget-line.dto.js';
import { assessmentListProjection } from './assessment-list.projection.js';
import { AssessmentList, assessmentStatusNames } from './assessment-list.query.js';
import { AssessmentActs } from './assessment.acts.js';
import {
  ConductAssessmentDto,
  CorrectAssessmentStepDto,
  GiveUpAssessmentDto,
  HandOverAssessmentDto,
  LiftAssessmentOverdueDto,
  ListAssessmentsDto,
  ListSimilarDto,
  OpenAssessmentDto,
  RemindOfAssessmentDto,
  TakeAssessmentStepDto,
} from './assessment.dto.js';
import { assessmentExample, assessmentListExample, similarExample } from './assessment.examples.js';
import { type AssessmentPlace, PathAssessment } from './assessment.place.js';
import { viewOf } from './assessment.view.js';
import { SimilarAssessments } from './similar-assessments.query.js';

const routes = movableObjectRoutes<AssessmentPlace>({
  path: ':assessment',
  at: PathAssessment,
  remind: RemindOfAssessmentDto,
  liftOverdue: LiftAssessmentOverdueDto,
  handOver: HandOverAssessmentDto,
});

/** 事前绩效评估: whether a project or policy is worth its money, before any is asked for. */
@ApiTags('事前绩效评估 ex-ante assessments')
@Controller('jurisdictions/:jurisdictionId/ex-ante-assessments')
export class AssessmentController extends routes {
  constructor(
    override readonly acts: AssessmentActs,
    private readonly list: AssessmentList,
    private readonly similar: SimilarAssessments,
    private readonly positions: ReadModelPosition,
  ) {
    super();
  }

  /** The unit asks for it, or whoever assesses begins it, by one of the ways of the rules. */
  @Post()
  @SettledAtObject()
  @CommandOperation('申请或启动事前绩效评估')
  open(
    @PathId('jurisdictionId') tenant: string,
    @Body() { subject, procedure, year, organisation }: OpenAssessmentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const other = organisation !== undefined && { organisation: organisation.toLowerCase() };
    return this.acts.open({ tenant, context }, { subject: subject.toLowerCase(), procedure, year, ...other });
  }

  @Post(':assessment/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理事前评估的一个环节', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Param('step') step: string,
    @Body() body: TakeAssessmentStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, cut } = body;
    const taken = { ...placeAt({ step, level }), answer, brings: broughtOf(body) };
    const from = cut?.from;
    const off = cut && { amounts: amountsOf(cut.amounts), ...(from !== undefined && { from }) };
    return this.acts.takeStep({ tenant, place, context }, taken, off);
  }

  /** What a step brought, again, whole, with a reason, as long as the assessment has not ended; its answer stays. */
  @Post(':assessment/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正事前评估本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Param('step') step: string,
    @Body() body: CorrectAssessmentStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const brings = broughtOf(body);
    const at = placeAt({ step, level });
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings },
        command: (today) => ({ type: 'correct-step', data: { ...at, answer, brings, today } }),
        corrects: { place: at, reason },
      },
    );
  }

  /** It was begun by mistake, or is not needed any more: nobody waits for it. */
  @Post(':assessment/ending')
  @SettledAtObject()
  @CommandOperation('终止事前评估（须说明理由）', { ifMatch: true })
  giveUp(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Body() { reason }: GiveUpAssessmentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'give-up', data: { reason } }) as const;
    return this.acts.act({ tenant, place, context }, { by: 'administer', command });
  }

  /** On what it was based, and how it is made; once more, whole, as it goes on. */
  @Post(':assessment/conduct')
  @SettledAtObject()
  @CommandOperation('登记评估依据、方式方法和受邀人员', { ifMatch: true })
  conduct(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Body() body: ConductAssessmentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.conduct({ tenant, place, context }, body);
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('事前绩效评估一览', assessmentListExample, {
    after: true,
    codes: { status: calledAs(assessmentStatusNames), openSteps: { stepsOf: 'ex-ante-assessment' } },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListAssessmentsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(assessmentListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  /** Its score beside those of what is like it, and its place among them. */
  @Get(':assessment/similar')
  @SettledAtObject()
  @ReadOperation('同类项目得分比较：该项评估在同类中的位次', similarExample, { after: true })
  async similarTo(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Query() query: ListSimilarDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const admission = admissionOf(request);
    const { state } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    const stale = await this.positions.stale(assessmentListProjection.name, after);
    return { ...(await this.similar.page(tenant, admission, place, query)), stale };
  }

  @Get(':assessment')
  @SettledAtObject()
  @ReadOperation('一项事前绩效评估', assessmentExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathAssessment() place: AssessmentPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    return { id, version, ...viewOf(state, found, admission) };
  }
}
