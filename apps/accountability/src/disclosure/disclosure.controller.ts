import { Body, Controller, Get, Headers, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import { broughtOf } from '@wenxiao/contracts/input';
import { placeAt } from '@wenxiao/rules/procedure';
import {
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  ofTerm,
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
import { PathDisclosure } from './path-disclosure.js';
import { disclosureListProjection } from './disclosure-list.projection.js';
import { DisclosureList } from './disclosure-list.query.js';
import { DisclosureActs } from './disclosure.acts.js';
import {
  CorrectDisclosureStepDto,
  GiveUpDisclosureDto,
  HandOverDisclosureDto,
  LiftDisclosureOverdueDto,
  ListDisclosuresDto,
  OpenDisclosureDto,
  RemindOfDisclosureDto,
  TakeDisclosureStepDto,
} from './disclosure.dto.js';
import { disclosureExample, disclosureListExample } from './disclosure.examples.js';
import type { DisclosurePlace } from './disclosure.place.js';
import { viewOf } from './disclosure.view.js';

const routes = ruledObjectRoutes<DisclosurePlace>({
  path: ':disclosure',
  at: PathDisclosure,
  called: '公开',
  remind: RemindOfDisclosureDto,
  liftOverdue: LiftDisclosureOverdueDto,
  handOver: HandOverDisclosureDto,
  decision: '公开',
});

/** 信息公开: which results and targets are made public, who checked them for what is secret, where and when they were published. */
@ApiTags('信息公开 disclosure')
@Controller('jurisdictions/:jurisdictionId/disclosures')
export class DisclosureController extends routes {
  constructor(
    override readonly acts: DisclosureActs,
    private readonly list: DisclosureList,
    private readonly positions: ReadModelPosition,
  ) {
    super();
  }

  /** Results, and targets, of a year that are to be disclosed, by the desk of the first step. */
  @Post()
  @SettledAtObject()
  @CommandOperation('提出公开评价结果；规则规定公开绩效目标的，也可公开绩效目标')
  open(
    @PathId('jurisdictionId') tenant: string,
    @Body() { subject, year, results, targets, reason }: OpenDisclosureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.acts.open(tenant, context, {
      subject: subject.toLowerCase(),
      year,
      results: results.map((each) => ({ ...each })),
      ...(targets && { targets: targets.map((each) => ({ ...each })) }),
      ...(reason !== undefined && { reason }),
    });
  }

  /** Its results are other ones now, or it was opened by mistake. */
  @Post(':disclosure/giving-up')
  @SettledAtObject()
  @CommandOperation('终止公开（须说明理由）', { ifMatch: true })
  giveUp(
    @PathId('jurisdictionId') tenant: string,
    @PathDisclosure() place: DisclosurePlace,
    @Body() { reason }: GiveUpDisclosureDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const command = () => ({ type: 'give-up', data: { reason } }) as const;
    return this.acts.act({ tenant, place, context }, { by: 'administer', command });
  }

  @Post(':disclosure/steps/:step')
  @SettledAtObject()
  @CommandOperation('办理公开的一个环节：核查、公开', { ifMatch: true })
  takeStep(
    @PathId('jurisdictionId') tenant: string,
    @PathDisclosure() place: DisclosurePlace,
    @Param('step') step: string,
    @Body() body: TakeDisclosureStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level } = body;
    const said = saidIn(body);
    const at = placeAt({ step, level });
    const command = () => ({ type: 'take-step', data: { ...at, answer, ...said } }) as const;
    return this.acts.act({ tenant, place, context }, { by: { step: at, brings: said.brings }, command });
  }

  /** What a step brought, again, whole, with a reason, until it has ended; its answer stays. */
  @Post(':disclosure/steps/:step/correction')
  @SettledAtObject()
  @CommandOperation('更正本环节填写内容（须说明理由，不改变办理结果）', { ifMatch: true })
  correctStep(
    @PathId('jurisdictionId') tenant: string,
    @PathDisclosure() place: DisclosurePlace,
    @Param('step') step: string,
    @Body() body: CorrectDisclosureStepDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { answer, level, reason } = body;
    const said = saidIn(body);
    const at = placeAt({ step, level });
    return this.acts.act(
      { tenant, place, context },
      {
        by: { amends: at, brings: said.brings },
        command: () => ({ type: 'correct-step', data: { ...at, answer, ...said } }),
        corrects: { place: at, reason },
      },
    );
  }

  @Get()
  @SettledAtObject()
  @ReadOperation('公开一览：公开的结果、状态、位置', disclosureListExample, {
    after: true,
    codes: { status: ofTerm(t.disclosureStatus) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListDisclosuresDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(disclosureListProjection.name, after);
    return { ...(await this.list.page(tenant, admissionOf(request), query)), stale };
  }

  @Get(':disclosure')
  @SettledAtObject()
  @ReadOperation('一项公开：评价结果、核查、公开位置', disclosureExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathDisclosure() place: DisclosurePlace,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = admissionOf(request);
    const { id, version, state, found } = await this.acts.read({ tenant, place, admission });
    if (state.status === 'unknown') throw problem('not-found');
    return { id, version, ...place, ...viewOf(state, found, admission) };
  }
}

/** What an answer brings, and where it was published. */
function saidIn(body: TakeDisclosureStepDto) {
  const { address } = body;
  return { brings: broughtOf(body), ...(address !== undefined && { address: address.trim() }) };
}
