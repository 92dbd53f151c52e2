import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  admissionOf,
  BusinessClock,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
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
import { evaluationListProjection } from '../evaluation-list/evaluation-list.projection.js';
import { EvaluationList } from '../evaluation-list/evaluation-list.query.js';
import { refusalOf } from '../refusals.js';
import { evaluation } from './evaluation.aggregate.js';
import type { EvaluationCommand, ReviewingForm } from './evaluation.js';
import {
  FinaliseDto,
  GiveScoresDto,
  ListEvaluationsDto,
  StartEvaluationDto,
  SubmitSelfEvaluationDto,
} from './evaluation.dto.js';
import { evaluationExample, listExample } from './evaluation.examples.js';
import { PathForm } from './path-form.js';
import { selfEvaluationOf } from './self-evaluation-form.js';

/** Who may read evaluations, each within their grants. */
const readers = [
  'budget-unit',
  'department-reviewer',
  'business-desk',
  'budget-desk',
  'performance-office',
  'evaluator',
  'auditor',
] as const satisfies readonly [Role, ...Role[]];

/** 绩效评价: self-evaluation, department and finance evaluation, score and grade. */
@ApiTags('绩效评价 evaluation')
@Controller('jurisdictions/:jurisdictionId/evaluations')
export class EvaluationController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly ruleSets: RuleSets,
    private readonly clock: BusinessClock,
    private readonly list: EvaluationList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** The unit evaluates itself on its form; what the check finds is kept with it (FF-37, FF-44). */
  @Post(':targetId/self-evaluation')
  @RequiresRole('budget-unit')
  @CommandOperation('提交单位自评（FF-36、FF-37）', { ifMatch: true })
  async selfEvaluate(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Body() body: SubmitSelfEvaluationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = selfEvaluationOf(body.form, body.score);
    return this.act(tenant, id, context, { type: 'submit-self-evaluation', data });
  }

  /** Starts a department's or the finance bureau's evaluation, which rests on the self-evaluation (FF-37, FF-42). */
  @Post(':targetId/reviews/:form/start')
  @RequiresRole('performance-office', 'department-reviewer')
  @CommandOperation('启动部门评价或财政评价（FF-37、FF-42）', { ifMatch: true })
  async start(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @PathForm() form: ReviewingForm,
    @Body() body: StartEvaluationDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    admitForm(form, context);
    return this.act(tenant, id, context, { type: 'start', data: { form, ...body } });
  }

  /** An evaluator gives points, item by item (FF-43). */
  @Post(':targetId/reviews/:form/scores')
  @RequiresRole('evaluator')
  @CommandOperation('评价工作组评分', { ifMatch: true })
  async score(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @PathForm() form: ReviewingForm,
    @Body() body: GiveScoresDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const items = body.items.map((item) => ({ ...item }));
    return this.act(tenant, id, context, { type: 'give-scores', data: { form, items } });
  }

  /** Settles score and grade under the rule set in force (FF-43). */
  @Post(':targetId/reviews/:form/conclusion')
  @RequiresRole('performance-office', 'department-reviewer')
  @CommandOperation('形成评价结论、得分和等级（FF-43）', { ifMatch: true })
  async finalise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @PathForm() form: ReviewingForm,
    @Body() body: FinaliseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    admitForm(form, context);
    return this.act(tenant, id, context, { type: 'finalise', data: { form, ...body } });
  }

  @Get()
  @RequiresRole(...readers)
  @ReadOperation('评价一览：得分、等级', listExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListEvaluationsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ items: object[]; stale: boolean }> {
    const stale = await this.positions.stale(evaluationListProjection.name, after);
    return { items: await this.list.page(tenant, admissionOf(request), query.budgetYear), stale };
  }

  @Get(':targetId')
  @RequiresRole(...readers)
  @ReadOperation('一个对象的评价', evaluationExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('targetId') id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { state, version } = await this.commands.load(evaluation, tenant, id);
    if (state.status === 'unknown') throw problem('not-found');
    await this.organisations.admit(state.subject.unitId, admissionOf(request));
    return { id, version, ...state };
  }

  private async act(
    tenant: string,
    id: string,
    context: PersonsCommand,
    command: Pick<EvaluationCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    const { state } = await this.commands.load(evaluation, tenant, id);
    if (state.status === 'unknown') throw problem('not-found');
    await this.organisations.admit(state.subject.unitId, context.admission);
    const outcome = await this.commands.run(tenant, context, [
      act(evaluation)({
        id,
        expectedVersion: seenVersion(context),
        given: async (_, at) => ({
          command: { ...command, at, by: context.actor } as EvaluationCommand,
          // The verdict is given by the rules of the day on which it is given.
          inForce: await this.ruleSets.inForce(tenant, await this.clock.today()),
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    return outcome;
  }
}

/** A department evaluates as a department, the finance bureau as the finance bureau (FF-36b). */
function admitForm(form: ReviewingForm, context: PersonsCommand): void {
  const role: Role = form === 'department-evaluation' ? 'department-reviewer' : 'performance-office';
  if (!context.admission.grants.some((grant) => grant.desk === role)) throw problem('wrong-role', { required: [role] });
}
