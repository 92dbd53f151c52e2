import { Body, Controller, Get, Param, Post, Put, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf, KeepDecisionDto, RebaseDto, StepWithdrawalDto } from '@wenxiao/contracts/input';
import {
  type Act,
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { amountsOfLine } from '../budget-line/shown-line.js';
import { ownProblem } from '../own-problems.js';
import { refusalOf, type Rejection } from '../refusals.js';
import { PathPeriod, requirePeriod } from '../stream-names.js';
import { asRegistered, registering, registrationOf, subjectIdOf } from '../subject/registering.js';
import type { RegisterSubjectDto } from '../subject/subject.dto.js';
import { Subjects } from '../subject/subjects.js';
import { JointApprovals } from './joint-approvals.js';
import {
  AbandonAdjustmentDto,
  AdjustTargetDto,
  CorrectStepDto,
  CorrectTargetDto,
  DeclareTargetDto,
  HandOverDto,
  ReviseTargetDto,
  TakeStepDto,
} from './performance-target.dto.js';
import { targetExample, targetFormExample } from './performance-target.examples.js';
import { ShownTargets } from './shown-target.js';
import { TargetActs, type TargetPlace } from './target-acts.js';

/** 绩效目标: declared with the money that is asked for, and taken step by step through the procedure of the rule set. */
@ApiTags('绩效目标 performance targets')
@Controller('jurisdictions/:jurisdictionId/performance-targets')
export class PerformanceTargetController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly subjects: Subjects,
    private readonly acts: TargetActs,
    private readonly joint: JointApprovals,
    private readonly shown: ShownTargets,
  ) {}

  /** Declares a target and asks for its money in one act, for a subject that is there or for a new one. */
  @Post()
  @SettledAtObject()
  @CommandOperation('申报绩效目标和预算')
  async declare(
    @PathId('jurisdictionId') tenant: string,
    @Body() body: DeclareTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { subject, subjectId, period } = body;
    requirePeriod(period);
    if ((subject === undefined) === (subjectId === undefined)) throw ownProblem('one-subject');
    const [place, registers] =
      subject === undefined
        ? [await this.placeOf(tenant, subjectId ?? '', period, context, 0), []]
        : await this.placeOfNew(tenant, subject, period, context);
    if (subject !== undefined) await this.acts.requireProcedure(place, body);
    const acts = [
      ...registers,
      this.acts.declaring(place, body, 'declare'),
      ...(await this.acts.requesting(place, body)),
    ];
    return this.run(tenant, context, acts);
  }

  /** Declares what was returned, or only prepared so far, anew. */
  @Put(':subject/:period')
  @SettledAtObject()
  @CommandOperation('修改并重新报送绩效目标', { ifMatch: true, answers: 200 })
  async revise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() body: ReviseTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    const requests = await this.acts.requesting(place, body);
    return this.run(tenant, context, [this.acts.declaring(place, body, 'declare'), ...requests]);
  }

  /** What was approved is to be adjusted, for a reason: it goes through the procedure of the rules once more. */
  @Post(':subject/:period/adjustments')
  @SettledAtObject()
  @CommandOperation('申报调整已批复的绩效目标', { ifMatch: true })
  async adjust(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() body: AdjustTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.declaring(place, body, 'adjust', body.reason)]);
  }

  /** What was approved stays as it is: the adjustment that was begun is given up, for a reason. */
  @Post(':subject/:period/adjustments/abandonment')
  @SettledAtObject()
  @CommandOperation('放弃正在办理的目标调整', { ifMatch: true })
  async abandon(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() { reason }: AbandonAdjustmentDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.abandoning(place, reason)]);
  }

  /** As long as nobody has answered it, what was declared may be put right. */
  @Post(':subject/:period/correction')
  @SettledAtObject()
  @CommandOperation('更正申报内容', { ifMatch: true })
  async correct(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() body: CorrectTargetDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.correcting(place, body)]);
  }

  /** Takes a step of the procedure. One that approves the budget in the same act names the budget. */
  @Post(':subject/:period/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理一个环节', { ifMatch: true })
  async step(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Param('step') step: string,
    @Body() body: TakeStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    const { answer, level, budget } = body;
    const taken = { step, answer, ...(level !== undefined && { level }), brings: broughtOf(body) };
    if (!budget) return this.run(tenant, context, [this.acts.takingStep(place, taken)]);
    return this.run(tenant, context, this.joint.approving(place, taken, budget));
  }

  /** Says once more, whole, what a step brought: it was wrong. The answer stays. */
  @Post(':subject/:period/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正一个环节的办理内容', { ifMatch: true })
  async correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Param('step') step: string,
    @Body() body: CorrectStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    const { answer, level, budget, reason } = body;
    const taken = { step, answer, ...(level !== undefined && { level }), brings: broughtOf(body) };
    if (!budget) return this.run(tenant, context, [this.acts.correctingStep(place, taken, reason)]);
    return this.run(tenant, context, this.joint.correcting(place, taken, budget, reason));
  }

  /** Whoever took the latest step takes it back, before anybody has answered it; an approval with the budget that went with it. */
  @Post(':subject/:period/steps/:step/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回一个环节', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Param('step') step: string,
    @Body() body: StepWithdrawalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    const { level, reason } = body;
    const where = { step, ...(level !== undefined && { level }) };
    return this.run(tenant, context, await this.joint.withdrawing(place, where, reason));
  }

  /** An open step is somebody else's from now on: tasks say whose. */
  @Post(':subject/:period/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交待办环节', { ifMatch: true })
  async handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() { step, to, because }: HandOverDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.handingOver(place, { step, to, because })]);
  }

  /** The rules have changed since it was declared, and it is to go on by those in force. */
  @Post(':subject/:period/rebase')
  @SettledAtObject()
  @CommandOperation('改按现行规则办理（须说明理由）', { ifMatch: true })
  async rebase(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() { reason }: RebaseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.rebasing(place, reason)]);
  }

  /** The subject on which it was approved has changed back to before it: whoever looked at it lets the approval stand. */
  @Post(':subject/:period/kept-decisions')
  @SettledAtObject()
  @CommandOperation('依据变动后维持目标批复（须说明理由）', { ifMatch: true })
  async keepDecision(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Body() body: KeepDecisionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = await this.placeOf(tenant, id, period, context, seenVersion(context));
    return this.run(tenant, context, [this.acts.keepingDecision(place, { ...body })]);
  }

  @Get(':subject/:period')
  @SettledAtObject()
  @ReadOperation('一项绩效目标及其预算', targetExample, { amounts: amountsOfLine })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const subject = await this.subjects.admitted(tenant, id, admissionOf(request));
    const target = await this.shown.one(tenant, subject, period, admissionOf(request));
    if (!target) throw problem('not-found');
    return target;
  }

  /** The form that came with what is declared now, for whoever may read that: its text as it was handed in, and the hash of it; neither where none came. */
  @Get(':subject/:period/form')
  @SettledAtObject()
  @ReadOperation('随申报所报表格的原文及其散列', targetFormExample)
  async form(
    @PathId('jurisdictionId') tenant: string,
    @PathId('subject') id: string,
    @PathPeriod() period: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { id: subject } = await this.subjects.admitted(tenant, id, admissionOf(request));
    const form = await this.shown.form(tenant, subject, period);
    if (!form) throw problem('not-found');
    return form;
  }

  private async placeOf(
    tenant: string,
    id: string,
    period: string,
    context: PersonsCommand,
    expectedVersion: number,
  ): Promise<TargetPlace> {
    const { subject, fact } = await this.subjects.admitted(tenant, id, context.admission);
    return { tenant, id, period, subject, fact, context, expectedVersion, lookups: this.subjects.lookups() };
  }

  private async placeOfNew(
    tenant: string,
    sent: RegisterSubjectDto,
    period: string,
    context: PersonsCommand,
  ): Promise<[TargetPlace, readonly Act<Rejection>[]]> {
    const registration = await registrationOf(this.subjects, tenant, sent, context);
    const lookups = this.subjects.lookups();
    const id = await subjectIdOf(this.subjects, tenant, context, registration, { lookups });
    const place = { tenant, id, period, subject: asRegistered(registration), context, expectedVersion: 0, lookups };
    return [place, registering(this.subjects, tenant, context, { id, registration, lookups })];
  }

  private async run(tenant: string, context: PersonsCommand, acts: readonly Act<Rejection>[]): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, acts);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
    return outcome;
  }
}
