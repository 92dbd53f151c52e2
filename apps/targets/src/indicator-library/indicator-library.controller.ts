import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type DataOf, project } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { indicatorEntryFacts as facts } from '@wenxiao/facts/targets';
import {
  admissionOf,
  BoundedLists,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  type CommandOutcome,
  CommandRunner,
  ofTerm,
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
import { moneyScheme } from '../money-scheme.js';
import { refusalOf } from '../refusals.js';
import { targetStatusNames } from '../target-list/lists.dto.js';
import { versionOn } from './in-versions.js';
import { entryIdOf, indicatorEntry, ownedId } from './indicator-entry.aggregate.js';
import type { EntrySaid, IndicatorEntryRejection } from './indicator-entry.decider.js';
import {
  ListEntriesDto,
  ListUsesDto,
  MakeEntryDto,
  RetireEntryDto,
  ReviseEntryDto,
  scopeNames,
} from './indicator-library.dto.js';
import { entryExample, entryListExample, entryUsesExample } from './indicator-library.examples.js';
import { libraryEntryProjection } from './indicator-library.projections.js';
import { IndicatorLibraryList } from './indicator-library.query.js';
import { OwnedActs } from './owned-acts.js';

/** 指标库: indicators with their standards, common ones of the finance bureau and those that bodies make for their lines of work. */
@ApiTags('指标库 indicator library')
@Controller('jurisdictions/:jurisdictionId/indicator-library')
export class IndicatorLibraryController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: OwnedActs,
    private readonly list: IndicatorLibraryList,
    private readonly positions: ReadModelPosition,
  ) {}

  /** What is in force on a day: what is common, and of what bodies made what the grants of whoever asks have to do with. */
  @Get()
  @SettledAtObject()
  @ReadOperation('指标库一览（可按单位、行业、级次选取）', entryListExample, {
    after: true,
    codes: { scope: calledAs(scopeNames), 'standard.kind': ofTerm(t.standardKind) },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListEntriesDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { on: string; stale: boolean }> {
    const stale = await this.positions.stale(libraryEntryProjection.name, after);
    const on = query.on ?? (await this.acts.clock.today());
    return { ...(await this.list.entries(tenant, admissionOf(request), { ...query, on })), on, stale };
  }

  /** Of the jurisdiction: common to all. Of a body: for what lies below it. */
  @Post(':owner')
  @SettledAtObject()
  @CommandOperation('发布指标库条目')
  async make(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @Body() body: MakeEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const data = saidIn(body);
    const place = { tenant, owner, id: entryIdOf(owner, data), context, seen: 'new' as const };
    return answered(
      await this.acts.change(indicatorEntry, place, data.from, () => Promise.resolve({ type: 'make', data })),
    );
  }

  /** The next version, whole; its levels and its name stay. */
  @Post(':owner/:entry/versions')
  @SettledAtObject()
  @CommandOperation('修订指标库条目（自施行日起的新版次）', { ifMatch: true })
  async revise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('entry') id: string,
    @Body() body: ReviseEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = { tenant, owner, id, context, seen: seenVersion(context) };
    const data = saidIn(body);
    return answered(
      await this.acts.change(indicatorEntry, place, data.from, () => Promise.resolve({ type: 'revise', data })),
    );
  }

  /** Nothing new is declared by it; what was declared stays. */
  @Post(':owner/:entry/retirement')
  @SettledAtObject()
  @CommandOperation('停用指标库条目（须说明理由）', { ifMatch: true })
  async retire(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('entry') id: string,
    @Body() { from, reason }: RetireEntryDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = { tenant, owner, id, context, seen: seenVersion(context) };
    const data = { from, reason };
    return answered(
      await this.acts.change(indicatorEntry, place, from, () => Promise.resolve({ type: 'retire', data })),
    );
  }

  @Get(':owner/:entry')
  @SettledAtObject()
  @BoundedLists({ versions: 'what was said of one indicator, as often as somebody made it anew' })
  @ReadOperation('一项指标库条目及其历次版次', entryExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('entry') entry: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const keptBy = await this.acts.requireReadable(tenant, owner, admissionOf(request));
    const { version, state } = await this.commands.load(indicatorEntry, keptBy, ownedId(owner, entry));
    if (version === 0) throw problem('not-found');
    const inForce = versionOn(state, await this.acts.clock.today());
    return {
      id: entry,
      version,
      owner,
      scope: owner === keptBy ? 'common' : 'industry',
      ...(inForce && { inForce }),
      versions: state.versions,
      ...(state.retired && { retired: state.retired }),
    };
  }

  /** By which targets it is used, in which version; as far as the grants of whoever asks reach their units. */
  @Get(':owner/:entry/uses')
  @SettledAtObject()
  @ReadOperation('引用这一条目的绩效目标一览', entryUsesExample, { codes: { status: calledAs(targetStatusNames) } })
  async uses(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('entry') entry: string,
    @Query() query: ListUsesDto,
    @Req() request: FastifyRequest,
  ): Promise<Page<object>> {
    const admission = admissionOf(request);
    const keptBy = await this.acts.requireReadable(tenant, owner, admission);
    const { version } = await this.commands.load(indicatorEntry, keptBy, ownedId(owner, entry));
    if (version === 0) throw problem('not-found');
    return this.list.uses(tenant, admission, entry, query);
  }
}

const { version: _version, scheme: _scheme, ...sentFields } = facts.entryIssued.fields;

/** What was sent, as facts hold it. */
const saidIn = (body: object): EntrySaid => ({
  ...(project(sentFields, body) as DataOf<typeof sentFields>),
  scheme: moneyScheme,
});

function answered(outcome: CommandOutcome<IndicatorEntryRejection>): CommandAnswer {
  if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection, outcome.id);
  return outcome;
}
