import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import * as t from '@wenxiao/domain/terms';
import type { Queryable } from '@wenxiao/event-store';
import {
  act,
  admissionOf,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  DATABASE,
  ofTerm,
  type Page,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ProblemError,
  ReadModelPosition,
  ReadOperation,
  seenVersion,
  SettledAtObject,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { AdoptionCheck } from '../governing/adoption-check.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { identified } from './proposed-rule-set.js';
import { ruleSet } from './rule-set.aggregate.js';
import type { RuleSetCommand } from './rule-set.decider.js';
import { ApproveRuleSetDto, ProposeRuleSetDto, ReturnRuleSetDto } from './rule-set.dto.js';
import { contentExample, versionsExample } from './rule-set.examples.js';
import { RuleSetList } from './rule-set.list.js';
import { ruleSetVersionsProjection } from './rule-set-versions.projection.js';
import { RuleSetVersionRow } from './rule-set-versions.table.js';

/** 规则: those of a whole jurisdiction, published by two people: one writes, another approves. */
@ApiTags('规则 rule sets')
@Controller()
export class RuleSetController {
  constructor(
    private readonly commands: CommandRunner,
    @Inject(DATABASE) private readonly db: Queryable,
    private readonly check: AdoptionCheck,
    private readonly list: RuleSetList,
    private readonly positions: ReadModelPosition,
    private readonly ownFeed: OwnFeed,
    private readonly acts: DirectoryActs,
  ) {}

  /** Published versions are open to everybody who works with the system: any body may adopt them. */
  @Get('rule-sets')
  @SettledAtObject()
  @ReadOperation('已发布的规则', versionsExample, {
    after: true,
    codes: { status: ofTerm(t.ruleSetStatus) },
  })
  async published(
    @Query() query: PageQueryDto,
    @Headers('wenxiao-after') after: string | undefined,
  ): Promise<Page<object> & { stale: boolean }> {
    const stale = await this.positions.stale(ruleSetVersionsProjection.name, after);
    return { ...(await this.list.published(query)), stale };
  }

  /** The whole content of one published version, as it was approved, and what nothing follows from yet. */
  @Get('rule-sets/:hash')
  @SettledAtObject()
  @ReadOperation('按哈希取规则内容；warnings 列出其中尚无效果之处', contentExample)
  async byHash(@Param('hash') hash: string): Promise<object> {
    const row = await this.list.whole({ hash, status: 'published' });
    if (!row) throw problem('not-found');
    return this.whole(row);
  }

  /** What a jurisdiction wrote itself, proposals included. */
  @Get('jurisdictions/:jurisdictionId/rule-sets')
  @SettledAtObject()
  @ReadOperation('本区划的规则及提案', versionsExample, {
    after: true,
    codes: { status: ofTerm(t.ruleSetStatus) },
  })
  async own(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: PageQueryDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    await this.acts.reading('read-proposed-rules', admissionOf(request), tenant);
    const stale = await this.positions.stale(ruleSetVersionsProjection.name, after);
    return { ...(await this.list.writtenBy(tenant, query)), stale };
  }

  @Get('jurisdictions/:jurisdictionId/rule-sets/:ruleSetId/versions/:version')
  @SettledAtObject()
  @ReadOperation('一个版本的内容，含提案；warnings 列出其中尚无效果之处', contentExample)
  async version(
    @PathId('jurisdictionId') tenant: string,
    @Param('ruleSetId') ruleSetId: string,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.acts.reading('read-proposed-rules', admissionOf(request), tenant);
    const isVersion = /^\d{1,4}$/.test(version);
    const row = isVersion && (await this.list.whole({ tenant, ruleSetId, version: Number(version) }));
    if (!row) throw problem('not-found');
    return this.whole(row);
  }

  /** Hands in a version. Everything that is wrong with its content is said at once. */
  @Post('jurisdictions/:jurisdictionId/rule-sets')
  @SettledAtObject()
  @CommandOperation('提出规则版本（If-Match 为 streamVersion；新规则不需要）', { ifMatch: 'optional' })
  async propose(
    @PathId('jurisdictionId') tenant: string,
    @Body() { content }: ProposeRuleSetDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('publish-rules', asked, tenant);
    const { id, version, hash } = identified(content, await this.check.above(tenant, content));
    const expectedVersion = context.expectedVersion ?? 0;
    const { version: current } = await this.commands.load(ruleSet, tenant, id);
    // Who has not seen the newest version is refused below, and gets no name by it.
    if (current === expectedVersion) await this.claimName(id, tenant);
    return this.run(tenant, id, { ...context, expectedVersion }, { type: 'propose', data: { version, hash, content } });
  }

  @Post('jurisdictions/:jurisdictionId/rule-sets/:ruleSetId/approval')
  @SettledAtObject()
  @CommandOperation('批准并发布（提案人以外的人）', { ifMatch: true })
  async approve(
    @PathId('jurisdictionId') tenant: string,
    @Param('ruleSetId') id: string,
    @Body() { hash }: ApproveRuleSetDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('publish-rules', asked, tenant);
    await this.requireOwn(tenant, id);
    return this.run(tenant, id, context, { type: 'approve', data: { hash } });
  }

  @Post('jurisdictions/:jurisdictionId/rule-sets/:ruleSetId/return')
  @SettledAtObject()
  @CommandOperation('退回提案（提案人以外的人）', { ifMatch: true })
  async return(
    @PathId('jurisdictionId') tenant: string,
    @Param('ruleSetId') id: string,
    @Body() { hash, reason }: ReturnRuleSetDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('publish-rules', asked, tenant);
    await this.requireOwn(tenant, id);
    return this.run(tenant, id, context, { type: 'return', data: { hash, reason } });
  }

  private async whole({ content, tenant, ...row }: RuleSetVersionRow): Promise<object> {
    const { name, scheme, effective } = content as { name?: object; scheme?: string; effective?: { from?: string } };
    const warnings = await this.check.warnings(tenant, content);
    return { ...row, jurisdictionId: tenant, name, scheme, effectiveFrom: effective?.from, content, warnings };
  }

  /** @throws {ProblemError} `not-found` where the jurisdiction has no rule set of this name. */
  private async requireOwn(tenant: string, id: string): Promise<void> {
    const { version } = await this.commands.load(ruleSet, tenant, id);
    if (version === 0) throw problem('not-found');
  }

  private async run(
    tenant: string,
    id: string,
    context: PersonsCommand,
    command: Pick<RuleSetCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [
      act(ruleSet)({
        id,
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { ...command, at, by: context.actor } as RuleSetCommand,
          inForce: { rules: undefined },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(ruleSetVersionsProjection.name, outcome);
    return outcome;
  }

  /** Whoever proposes a rule set of a new name has that name. @throws {ProblemError} `rule-set-name-taken`. */
  private async claimName(ruleSetId: string, tenant: string): Promise<void> {
    const { rows } = await this.db.query<{ jurisdiction_id: string }>(
      `with claimed as (
         insert into directory.rule_set_names (rule_set_id, jurisdiction_id) values ($1, $2)
         on conflict do nothing returning jurisdiction_id)
       select jurisdiction_id from claimed
       union all select jurisdiction_id from directory.rule_set_names where rule_set_id = $1`,
      [ruleSetId, tenant],
    );
    if (rows[0]?.jurisdiction_id === tenant) return;
    const zh = '该规则编号属于另一区划，请换一个编号。';
    const en = 'The id of this rule set belongs to another jurisdiction. Choose another id.';
    throw new ProblemError('rule-set-name-taken', { status: 409, retry: false, zh, en }, { ruleSetId });
  }
}
