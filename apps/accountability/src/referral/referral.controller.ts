import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { broughtOf } from '@wenxiao/contracts/input';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  calledAs,
  type CommandAnswer,
  CommandOperation,
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
import { PathReferral } from './path-referral.js';
import { referralListProjection } from './referral-list.projection.js';
import { ReferralList, referralStatusNames } from './referral-list.query.js';
import { ReferralActs } from './referral.acts.js';
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
import type { ReferralPlace } from './referral.place.js';
import { viewOf } from './referral.view.js';

const routes = ruledObjectRoutes<ReferralPlace>({
  path: ':referral',
  at: PathReferral,
  remind: RemindOfReferralDto,
  liftOverdue: LiftReferralOverdueDto,
  handOver: HandOverReferralDto,
  decision: '移送',
});

/** 移送问责: known to nobody but those whose desks act in it, and, once it has ended, to audit. */
@ApiTags('移送问责 referral')
@Controller('jurisdictions/:jurisdictionId/referrals')
export class ReferralController extends routes {
  constructor(
    override readonly acts: ReferralActs,
    private readonly list: ReferralList,
    private readonly positions: ReadModelPosition,
  ) {
    super();
  }

  /** Proposes that a body and persons of it are referred, for a trigger of the rules. */
  @Post()
  @SettledAtObject()
  @CommandOperation('提出移送问责')
  open(
    @PathId('jurisdictionId') tenant: string,
    @Body() { subject, organisation, persons, trigger, ground, reason, evaluation, assessment }: OpenReferralDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.open(tenant, context, {
      subject: subject.toLowerCase(),
      organisation: organisation.toLowerCase(),
      persons: persons.map((person) => person.toLowerCase()),
      trigger,
      ...(ground !== undefined && { ground }),
      ...(reason !== undefined && { reason }),
      ...(evaluation && { evaluation: { ...evaluation } }),
      ...(assessment && { assessment: { ...assessment } }),
    });
  }

  @Post(':referral/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理移送的一个环节', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() place: ReferralPlace,
    @Param('step') step: string,
    @Body() body: TakeReferralStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level } = body;
    const brings = broughtOf(body);
    const at = placeAt({ step, level });
    const command = () => ({ type: 'take-step', data: { ...at, answer, brings } }) as const;
    return this.acts.act({ tenant, place, context }, { by: { step: at, brings }, command });
  }

  /** What a step brought, again, whole, with a reason, as long as the referral has not ended; its answer stays. */
  @Post(':referral/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathReferral() place: ReferralPlace,
    @Param('step') step: string,
    @Body() body: CorrectReferralStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const brings = broughtOf(body);
    const at = placeAt({ step, level });
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings },
        command: () => ({ type: 'correct-step', data: { ...at, answer, brings } }),
        corrects: { place: at, reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('移送一览：本人岗位参与办理的；审计可看已办结的', referralListExample, {
    after: true,
    codes: { status: calledAs(referralStatusNames) },
  })
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
    @PathReferral() place: ReferralPlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    return { id, version, ...viewOf(state, found, admission) };
  }
}
