import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { elementsOf, type Examined, examined, tableCalled, tableNames } from '@wenxiao/exchange';
import {
  act,
  type Admission,
  admissionOf,
  BoundedLists,
  type CommandAnswer,
  CommandOperation,
  CommandRunner,
  type Page,
  PageQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  problem,
  ReadModelPosition,
  ReadOperation,
  seenVersion,
  SettledAtObject,
  TakesForeignTable,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { DirectoryActs } from '../desks/directory-acts.js';
import { OwnFeed } from '../own-feed.js';
import { refusalOf } from '../refusals.js';
import { exchangeMapping, isMappingName, mappingId } from './exchange-mapping.aggregate.js';
import type { ExchangeMappingCommand } from './exchange-mapping.decider.js';
import { MappingQueryDto, ReadingQueryDto, RetireMappingDto, StateMappingDto } from './exchange-mapping.dto.js';
import { mappingExample, mappingsExample, readingExample, tablesExample } from './exchange-mapping.examples.js';
import { exchangeMappingsProjection } from './exchange-mappings.projection.js';
import { ForeignTables } from './foreign-tables.js';
import { KeptMappings } from './kept-mappings.js';

/** So many flaws are told one by one; all are counted. */
const told = { flaws_max: 1000, shown_max: 20 } as const;

/** 列对应关系: how the tables of the province's budget system are read, kept once for a jurisdiction and all below it. */
@ApiTags('数据交换 exchange')
@Controller()
export class ExchangeMappingController {
  constructor(
    private readonly commands: CommandRunner,
    private readonly kept: KeptMappings,
    private readonly tables: ForeignTables,
    private readonly acts: DirectoryActs,
    private readonly positions: ReadModelPosition,
    private readonly ownFeed: OwnFeed,
  ) {}

  /** What tables there are, and the elements that each may have. */
  @Get('exchange-tables')
  @SettledAtObject()
  @ReadOperation('交换表及其要素', tablesExample)
  @BoundedLists({ tables: 'the tables that are exchanged' })
  elements(): object {
    return {
      tables: tableNames.map((table) => {
        const { zh, en, required } = tableCalled(table);
        const needed = new Set<string>(required);
        const elements = elementsOf(table).map((each) => ({ ...each, required: needed.has(each.name) }));
        return { table, zh, en, elements };
      }),
    };
  }

  @Get('jurisdictions/:jurisdictionId/exchange-mappings')
  @SettledAtObject()
  @ReadOperation('本区划及上级区划的列对应关系', mappingsExample, { after: true })
  async list(
    @PathId('jurisdictionId') tenant: string,
    @Query() page: PageQueryDto,
    @Headers('wenxiao-after') after: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<Page<object> & { stale: boolean }> {
    await this.admit(tenant, admissionOf(request));
    const stale = await this.positions.stale(exchangeMappingsProjection.name, after);
    return { ...(await this.kept.page(tenant, page)), stale };
  }

  @Get('jurisdictions/:jurisdictionId/exchange-mappings/:mapping')
  @SettledAtObject()
  @ReadOperation('一项列对应关系，本区划没有的取上级区划的', mappingExample)
  @BoundedLists({
    columns: 'as many as a mapping may name',
    values: 'as many as a mapping may name',
    constants: 'as many as a mapping may name',
  })
  async one(
    @PathId('jurisdictionId') tenant: string,
    @Param('mapping') mapping: string,
    @Query() { version }: MappingQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    await this.admit(tenant, admissionOf(request));
    return this.kept.called(mapping, tenant, version);
  }

  /** Said anew it is the next version, whole. */
  @Post('jurisdictions/:jurisdictionId/exchange-mappings')
  @SettledAtObject()
  @CommandOperation('登记列对应关系，或其新版次（If-Match 为 streamVersion，尚无时为 "0"）', { ifMatch: true })
  async state(
    @PathId('jurisdictionId') tenant: string,
    @Body() { mapping, ...said }: StateMappingDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('map-exchange', asked, tenant);
    if (!isMappingName(mapping)) throw problem('invalid-request', { errors: [noName] });
    return this.run(tenant, mapping, context, { type: 'state', data: said });
  }

  @Post('jurisdictions/:jurisdictionId/exchange-mappings/:mapping/retirement')
  @SettledAtObject()
  @CommandOperation('停用列对应关系', { ifMatch: true })
  async retire(
    @PathId('jurisdictionId') tenant: string,
    @Param('mapping') mapping: string,
    @Body() body: RetireMappingDto,
    @PersonCommand() asked: PersonsCommand,
  ): Promise<CommandAnswer> {
    const context = await this.acts.over('map-exchange', asked, tenant);
    await this.kept.requireOwn(mapping, tenant);
    return this.run(tenant, mapping, context, { type: 'retire', data: body });
  }

  /** What a table holds, and everything that is wrong with it: nothing is written. */
  @Post('jurisdictions/:jurisdictionId/exchange-readings')
  @SettledAtObject()
  @HttpCode(200)
  @TakesForeignTable('交换表')
  @ReadOperation('按列对应关系试读一份交换表，不作任何更改', readingExample)
  @BoundedLists({
    columns: 'those of the file, a row of which is limited',
    flaws: `at most ${String(told.flaws_max)}, and flawsCount says of how many`,
    shown: `at most ${String(told.shown_max)} rows`,
  })
  async read(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ReadingQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<Examined> {
    await this.admit(tenant, admissionOf(request));
    return this.tables.reading(tenant, request, query, (file) => examined(file, told));
  }

  /** @throws {ProblemError} `wrong-desk`, `not-found` where none of theirs reaches it. */
  private admit(tenant: string, admission: Admission): Promise<void> {
    return this.acts.reading('read-exchange-mappings', admission, tenant);
  }

  private async run(
    tenant: string,
    mapping: string,
    context: PersonsCommand,
    command: Pick<ExchangeMappingCommand, 'type' | 'data'>,
  ): Promise<CommandAnswer> {
    const outcome = await this.commands.run(tenant, context, [
      act(exchangeMapping)({
        id: mappingId(tenant, mapping),
        expectedVersion: seenVersion(context),
        given: (_, at) => ({
          command: { ...command, at, by: context.actor } as ExchangeMappingCommand,
          inForce: { rules: undefined },
        }),
      }),
    ]);
    if (outcome.outcome === 'rejected') throw refusalOf(outcome.rejection);
    await this.ownFeed.shown(exchangeMappingsProjection.name, outcome);
    return outcome;
  }
}

const noName = {
  path: 'mapping',
  code: 'not-a-name',
  zh: '须为小写字母、数字和连字符，以字母开头',
  en: 'It has lower-case letters, digits and hyphens, and begins with a letter.',
};
