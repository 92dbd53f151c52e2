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
  type Act,
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
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { placeAt } from '../steps/by-procedure.js';
import { PathReferral } from './path-referral.js';
import { referralListProjection } from './referral-list.projection.js';
import { ReferralList } from './referral-list.query.js';
import { ReferralActs } from './referral.acts.js';
import { referral } from './referral.aggregate.js';
import type { ReferralRejection } from './referral.commands.js';
import {
  CorrectReferralStepDto,
  HandOverReferralDto,
  LiftReferralOverdueDto,
  ListReferralsDto,
  OpenReferralDto,
  RemindOfReferralDto,
  TakeReferralStepDto,
} from './referral.dto.js';
import { referralExample, referralListExample } from './referral.examples.js';
import { placeOf } from './referral.place.js';
import { mayRead } from './referral.readers.js';
import { referralProblem } from './referral.refusals.js';
import { viewOf } from './referral.view.js';
import { ReferralWorlds } from './referral.worlds.js';

type How = Parameters<ReferralActs['on']>[1];

/** 移送问责: known to nobody but those whose desks act in it, and, once it has ended, to audit. */
@ApiTags('移送问责 referral')
@Controller('jurisdictions/:jurisdictionId/referrals')
export class ReferralController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: ReferralActs,
    private readonly worlds: ReferralWorlds,
    private readonly clock: BusinessClock,
    private readonly list: ReferralList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** Proposes that a body and persons of it are referred, for a trigger of the rules. */
  @Post()
  @SettledAtObject()
  @CommandOperation('提出移送问责')
  async open(
    @PathId('jurisdictionId') tenant: string,
    @Body() { subject, organisation, persons, trigger, ground, reason, evaluation }: OpenReferralDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const part = await this.acts.open(tenant, context, {
      subject: subject.toLowerCase(),
      organisation: organisation.toLowerCase(),
      persons: persons.map((person) => person.toLowerCase()),
      trigger,
      ...(ground !== undefined && { ground }),
      ...(reason !== undefined && { reason }),
      ...(evaluation && { evaluation: { ...evaluation } }),
    });
    return this.run(tenant, context, part);
  }

  @Post(':referral/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理移送的一个环节', { ifMatch: true })
  async takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Param('step') step: string,
    @Body() body: TakeReferralStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const brings = broughtOf(body);
    const at = placeAt({ step, ...(body.level !== undefined && { level: body.level }) });
    await this.acts.requireNameable(tenant, brings);
    return this.act(tenant, id, context, {
      by: { step: at, brings },
      command: () => ({ type: 'take-step', data: { ...at, answer: body.answer, brings } }),
    });
  }

  /** What a step brought, again, whole, with a reason, as long as the referral has not ended; its answer stays. */
  @Post(':referral/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  async correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Param('step') step: string,
    @Body() body: CorrectReferralStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const brings = broughtOf(body);
    const at = placeAt({ step, ...(level !== undefined && { level }) });
    await this.acts.requireNameable(tenant, brings);
    return this.act(tenant, id, context, {
      by: { amends: at },
      command: () => ({ type: 'correct-step', data: { ...at, answer, brings } }),
      corrects: { step: at, reason },
    });
  }

  /** Who took a step takes it back before anybody answered it, as long as the referral has not ended. */
  @Post(':referral/steps/:step/withdrawal')
  @SettledAtObject()
  @CommandOperation('撤回本人办理的环节', { ifMatch: true })
  async withdraw(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Param('step') step: string,
    @Body() { level, reason }: StepWithdrawalDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const at = placeAt({ step, ...(level !== undefined && { level }) });
    const command: How['command'] = () => ({ type: 'withdraw', data: { ...at, reason } });
    return this.act(tenant, id, context, { by: { amends: at }, command });
  }

  @Post(':referral/reminders')
  @SettledAtObject()
  @CommandOperation('督促办理', { ifMatch: true })
  async remind(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() { askedBy, due, to, words }: RemindOfReferralDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const said = { askedBy, due, to, ...(words !== undefined && { words }) };
    const command: How['command'] = (on) => ({ type: 'remind', data: { ...said, on } });
    return this.act(tenant, id, context, { by: 'administer', command, names: { step: askedBy, to } });
  }

  @Post(':referral/overdue-lifts')
  @SettledAtObject()
  @CommandOperation('解除逾期（须说明理由）', { ifMatch: true })
  async liftOverdue(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() body: LiftReferralOverdueDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'lift-overdue', data: { ...body } });
    return this.act(tenant, id, context, { by: 'administer', command });
  }

  @Post(':referral/hand-overs')
  @SettledAtObject()
  @CommandOperation('移交待办环节', { ifMatch: true })
  async handOver(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() body: HandOverReferralDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'hand-over', data: { ...body } });
    return this.act(tenant, id, context, { by: 'administer', command, names: body });
  }

  /** The rules have changed since it was proposed, and it is to go on by those in force. */
  @Post(':referral/rebase')
  @SettledAtObject()
  @CommandOperation('改按现行规则办理（须说明理由）', { ifMatch: true })
  async rebase(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() { reason }: RebaseDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = (_, { reference }) => ({
      type: 'rebase',
      data: { before: reference.hash, reason },
    });
    return this.act(tenant, id, context, { by: 'rebase', command, anew: true });
  }

  /** Somebody takes the place of whom a step named. */
  @Post(':referral/reassignments')
  @SettledAtObject()
  @CommandOperation('由他人接替受派人员或单位（须说明理由）', { ifMatch: true })
  async reassign(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() body: ReassignDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = replacementOf(body);
    const command: How['command'] = () => ({ type: 'reassign', data });
    return this.act(tenant, id, context, { by: 'reassign', command, replaces: data });
  }

  /** What it was decided on was corrected or changed back to before it: whoever looked at it lets the decision stand. */
  @Post(':referral/kept-decisions')
  @SettledAtObject()
  @CommandOperation('依据变动后维持移送（须说明理由）', { ifMatch: true })
  async keepDecision(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Body() body: KeepDecisionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command: How['command'] = () => ({ type: 'keep-decision', data: { ...body } });
    return this.act(tenant, id, context, { by: 'administer', command });
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('移送一览：本人岗位参与办理的；审计可看已办结的', referralListExample, { after: true })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListReferralsDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(referralListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':referral')
  @SettledAtObject()
  @ReadOperation('一项移送', referralExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() id: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const { state, version, events } = await this.commands.load(referral, tenant, id);
    const day = await this.clock.today();
    const loaded = await this.worlds.find({ tenant, place: placeOf(id), events, day });
    const admission = admissionOf(request);
    if (state.status === 'unknown' || !loaded || !mayRead(state, loaded, admission)) throw problem('not-found');
    return { id, version, ...viewOf(state, loaded, admission) };
  }

  private act(tenant: string, id: string, context: PersonsCommand, how: How): Promise<CommandAnswer> {
    const expectedVersion = seenVersion(context);
    return this.run(tenant, context, this.acts.on({ tenant, id, context, expectedVersion }, how));
  }

  private async run(tenant: string, context: PersonsCommand, part: Act<ReferralRejection>): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [part]);
    if (outcome.outcome === 'rejected') throw referralProblem(outcome.rejection);
    return outcome;
  }
}
