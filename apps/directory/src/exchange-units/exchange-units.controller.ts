import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BoundedLists,
  CommandOperation,
  decidedLimits,
  ForeignTableQueryDto,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  SettledAtObject,
  tableOf,
  type TableTaken,
  TableTakenDto,
  TakeForeignTableQueryDto,
  TakesForeignTable,
  TriedCommand,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { ForeignTables } from '../exchange-mapping/foreign-tables.js';
import { Ways } from '../organisation/way.js';
import { OwnFeed } from '../own-feed.js';
import { ExchangeUnits, type UnitsPreview } from './exchange-units.js';
import { unitsPreviewExample } from './exchange-units.examples.js';

const Bounded = (): MethodDecorator =>
  BoundedLists({
    flaws: 'those of one table, whose rows are limited',
    differences: 'those of one table, whose rows are limited',
    codes: 'those of one table, whose rows are limited',
    streams: 'what one table makes, whose rows are limited',
  });

/** 单位表导入: the units of the province's budget system. */
@ApiTags('数据交换 exchange')
@Controller('jurisdictions/:jurisdictionId/exchange-units')
export class ExchangeUnitsController {
  constructor(
    private readonly units: ExchangeUnits,
    private readonly tables: ForeignTables,
    private readonly ways: Ways,
    private readonly ownFeed: OwnFeed,
  ) {}

  @Post('preview')
  @SettledAtObject()
  @HttpCode(200)
  @ReadOperation('检查一体化系统的单位表：新增、不一致、不符合要求的各有多少，不作任何更改', unitsPreviewExample)
  @TakesForeignTable('单位表')
  @Bounded()
  async preview(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ForeignTableQueryDto,
    @TriedCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<UnitsPreview> {
    const table = await this.tables.reading(tenant, request, { ...query, ...ofUnits }, tableOf);
    return this.units.preview(tenant, table, context);
  }

  /** Takes the units that are new. Of two tables with one code the second finds the first. */
  @Post()
  @SettledAtObject()
  @CommandOperation('导入一体化系统的单位表：登记新增的单位，不一致的只列出', { type: TableTakenDto })
  @TakesForeignTable('单位表')
  @Bounded()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { errors, ...query }: TakeForeignTableQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<TableTaken> {
    const table = await this.tables.reading(tenant, request, { ...query, ...ofUnits }, tableOf);
    const how = { context, skip: errors === 'skip' };
    // The next one looks at the copy of the tree: it is let in once that has what this one made.
    return this.ways.oneAtATime(async () => {
      const answer = await this.units.take(tenant, table, how);
      await this.ownFeed.heardAll(answer.streams.map(({ id }) => id));
      return answer;
    });
  }
}

const ofUnits = { table: 'units', limits: decidedLimits } as const;
