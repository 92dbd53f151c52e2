import { Body, Controller, Get, Headers, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type DataOf, project } from '@wenxiao/domain/field';
import { indicatorFrameworkFacts as facts } from '@wenxiao/facts/targets';
import {
  admissionOf,
  BoundedLists,
  calledAs,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  memberOf,
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
import { FrameworkContents } from './framework-contents.js';
import { versionOn } from './in-versions.js';
import { ownedId } from './indicator-entry.aggregate.js';
import { frameworkIdOf, indicatorFramework } from './indicator-framework.aggregate.js';
import {
  ListFrameworksDto,
  MakeFrameworkDto,
  RetireFrameworkDto,
  ReviseFrameworkDto,
  scopeNames,
} from './indicator-library.dto.js';
import { frameworkExample, frameworkListExample } from './indicator-library.examples.js';
import { libraryFrameworkProjection } from './indicator-library.projections.js';
import { IndicatorLibraryList } from './indicator-library.query.js';
import { OwnedActs } from './owned-acts.js';

/** 指标体系框架: selections of the library that a declaration begins with. */
@ApiTags('指标库 indicator library')
@Controller('jurisdictions/:jurisdictionId/indicator-frameworks')
export class IndicatorFrameworkController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly acts: OwnedActs,
    private readonly contents: FrameworkContents,
    private readonly list: IndicatorLibraryList,
    private readonly positions: ReadModelPosition,
  ) {}

  @Get()
  @SettledAtObject()
  @ReadOperation('指标体系框架一览', frameworkListExample, {
    after: true,
    codes: { scope: calledAs(scopeNames), for: memberOf('subject.kinds') },
  })
  async page(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ListFrameworksDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { on: string; stale: boolean }> {
    const stale = await this.positions.stale(libraryFrameworkProjection.name, after);
    const on = query.on ?? (await this.acts.clock.today());
    return { ...(await this.list.frameworks(tenant, admissionOf(request), { ...query, on })), on, stale };
  }

  @Post(':owner')
  @SettledAtObject()
  @CommandOperation('发布指标体系框架')
  make(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @Body() body: MakeFrameworkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const { name, from } = body;
    const place = { tenant, owner, id: frameworkIdOf(owner, name.trim()), context, seen: 'new' as const };
    return this.acts.change(indicatorFramework, place, from, async () => {
      const { said, basedOn } = await this.contents.saidIn(tenant, owner, body);
      return { type: 'make', data: { ...said, name: named(body) }, basedOn };
    });
  }

  /** The next version, whole, under the same name. */
  @Post(':owner/:framework/versions')
  @SettledAtObject()
  @CommandOperation('修订指标体系框架（自施行日起的新版次）', { ifMatch: true })
  revise(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('framework') id: string,
    @Body() body: ReviseFrameworkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = { tenant, owner, id, context, seen: seenVersion(context) };
    return this.acts.change(indicatorFramework, place, body.from, async () => {
      const { said: data, basedOn } = await this.contents.saidIn(tenant, owner, body);
      return { type: 'revise', data, basedOn };
    });
  }

  @Post(':owner/:framework/retirement')
  @SettledAtObject()
  @CommandOperation('停用指标体系框架（须说明理由）', { ifMatch: true })
  retire(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('framework') id: string,
    @Body() { from, reason }: RetireFrameworkDto,
    @PersonCommand() context: PersonsCommand,
  ): Promise<CommandAnswer> {
    const place = { tenant, owner, id, context, seen: seenVersion(context) };
    const data = { from, reason };
    return this.acts.change(indicatorFramework, place, from, () => Promise.resolve({ type: 'retire', data }));
  }

  /** With each indicator as the library has it in the version selected, and which version is in force now. */
  @Get(':owner/:framework')
  @SettledAtObject()
  @BoundedLists({ versions: 'what was said of one framework, as often as somebody made it anew' })
  @ReadOperation('一个指标体系框架及其所选指标', frameworkExample)
  async one(
    @PathId('jurisdictionId') tenant: string,
    @PathId('owner') owner: string,
    @PathId('framework') framework: string,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const keptBy = await this.acts.requireReadable(tenant, owner, admissionOf(request));
    const { version, state } = await this.commands.load(indicatorFramework, keptBy, ownedId(owner, framework));
    if (version === 0) throw problem('not-found');
    const today = await this.acts.clock.today();
    const inForce = versionOn(state, today);
    return {
      id: framework,
      version,
      owner,
      scope: owner === keptBy ? 'common' : 'industry',
      ...(inForce && { inForce: await this.contents.shown(keptBy, owner, inForce, today) }),
      versions: state.versions.map(({ entries, ...said }) => ({ ...said, selected: entries.length })),
      ...(state.retired && { retired: state.retired }),
    };
  }
}

const { name: nameField } = facts.frameworkIssued.fields;
const named = (body: MakeFrameworkDto): string =>
  (project({ name: nameField }, body) as DataOf<{ name: typeof nameField }>).name;
