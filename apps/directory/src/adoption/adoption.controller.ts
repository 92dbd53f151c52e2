import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  act,
  admissionOf,
  BoundedLists,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  Organisations,
  type Page,
  pageOfAll,
  PageQueryDto,
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
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { adoption } from './adoption.aggregate.js';
import type { AdoptionCommand, AdoptionTerms } from './adoption.decider.js';
import { AdoptionTermsDto, ReturnAdoptionDto } from './adoption.dto.js';
import { adoptionsExample, bodyAdoptionsExample, checkExample } from './adoption.examples.js';
import { AdoptionGrounds } from './adoption-grounds.js';
import { AdoptionList } from './adoption.list.js';
import { adoptionsProjection } from './adoptions.projection.js';

/** 采用规则: a body goes by a published rule set from a business day on, by the decision of two people. */
@ApiTags('采用规则 adoptions')
@Controller('jurisdictions/:jurisdictionId')
export class AdoptionController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly organisations: Organisations,
    private readonly grounds: AdoptionGrounds,
    private readonly adoptions: AdoptionList,
    private readonly positions: ReadModelPosition,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  @Get('adoptions')
  @SettledAtObject()
  @ReadOperation('本区划所采用的规则', adoptionsExample, { after: true })
  async list(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: PageQueryDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    this.acts.admitted('read-adoptions', admissionOf(request), tenant);
    const stale = await this.positions.stale(adoptionsProjection.name, after);
    return { ...(await this.adoptions.ofJurisdiction(tenant, query)), stale };
  }

  /**
   * What a body adopted, in the order of decision, and what waits for approval, with the first day that may be chosen now (null
   * where no calendar covers it); and by what it goes today: its own set over those above, with its deviations from them.
   */
  @Get('bodies/:bodyId/adoptions')
  @SettledAtObject()
  @ReadOperation('一个单位或区划所采用的规则及提案，现行规则的来源及与上级的差异', bodyAdoptionsExample)
  @BoundedLists({ proposals: 'one for each scheme', inForce: 'one for each scheme' })
  async ofBody(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Query() page: PageQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.acts.reading('read-adoptions', admissionOf(request), bodyId);
    const { version, state } = await this.commands.load(adoption, tenant, bodyId);
    const { proposals, adopted } = state;
    const earliest = await this.grounds.earliest(bodyId);
    return {
      bodyId,
      version,
      earliest: 'day' in earliest ? earliest.day : null,
      proposals: Object.values(proposals),
      inForce: await this.grounds.goneBy(bodyId),
      ...pageOfAll(adopted, page),
    };
  }

  /**
   * What an adoption would come to: everything that is wrong, what of it would not hold, where it deviates from above, and what
   * nothing follows from yet.
   */
  @Post('bodies/:bodyId/adoptions/check')
  @HttpCode(200)
  @SettledAtObject()
  @ReadOperation('试算采用：所有错误、不生效之处、与上级的差异、尚无效果之处', checkExample)
  async checked(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() body: AdoptionTermsDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const admission = this.acts.admitted('read-adoptions', admissionOf(request), tenant);
    await this.organisations.ofJurisdiction(bodyId, tenant, admission);
    const checked = await this.grounds.tried(termsOf(body), bodyId);
    if (!checked) throw problem('not-found');
    return checked;
  }

  @Post('bodies/:bodyId/adoptions')
  @SettledAtObject()
  @CommandOperation('提出采用（If-Match 为 version；此前没有则不需要）', { ifMatch: 'optional' })
  async propose(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() body: AdoptionTermsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const expectedVersion = context.expectedVersion ?? 0;
    const terms = termsOf(body);
    return this.run(tenant, bodyId, { ...context, expectedVersion }, { type: 'propose', data: terms }, terms);
  }

  @Post('bodies/:bodyId/adoptions/approval')
  @SettledAtObject()
  @CommandOperation('批准采用（提案人以外的人；内容须与提案一致）', { ifMatch: true })
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() body: AdoptionTermsDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const terms = termsOf(body);
    const answer = await this.run(tenant, bodyId, context, { type: 'approve', data: terms }, terms);
    const probe = `select from directory.adopters where body_id = $1 and scheme = $2`;
    await this.ownFeed.heard(probe, [bodyId, terms.scheme]);
    return answer;
  }

  @Post('bodies/:bodyId/adoptions/return')
  @SettledAtObject()
  @CommandOperation('退回采用提案（提案人以外的人）', { ifMatch: true })
  async return(
    @PathId('jurisdictionId') tenant: string,
    @PathId('bodyId') bodyId: string,
    @Body() { scheme, reason }: ReturnAdoptionDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    return this.run(tenant, bodyId, context, { type: 'return', data: { scheme, reason } }, undefined);
  }

  private async run(
    tenant: string,
    bodyId: string,
    asked: PersonsCommand,
    command: Pick<AdoptionCommand, 'type' | 'data'>,
    terms: AdoptionTerms | undefined,
  ): Promise<CommandAnswer> {
    const context = await this.acts.doing('adopt-rules', asked, bodyId);
    const expectedVersion = seenVersion(context);
    await this.organisations.ofJurisdiction(bodyId, tenant, context.admission);
    const outcome = await this.commands.run(tenant, context, [
      act(adoption)({
        id: bodyId,
        expectedVersion,
        given: async (_, at) => ({
          command: { ...command, at, by: context.actor } as AdoptionCommand,
          inForce: { rules: await this.grounds.of(terms, bodyId) },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(adoptionsProjection.name, outcome);
    return outcome;
  }
}

function termsOf({ replaces, ...terms }: AdoptionTermsDto): AdoptionTerms {
  return { ...terms, ...(replaces === true && { replaces }) };
}
