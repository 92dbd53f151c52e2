import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BoundedLists,
  CommandOperation,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  SettledAtObject,
  type TableTaken,
  TableTakenDto,
  TakesForeignTable,
  TriedCommand,
  twoTables,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { KnownMappings } from '../exchange-projects/known-mappings.js';
import { ExchangeTargets, type TargetsPreview, type TwoTables } from './exchange-targets.js';
import { TakeTargetsQueryDto, TargetsQueryDto } from './exchange-targets.dto.js';
import { targetsPreviewExample } from './exchange-targets.examples.js';
import { fromTable } from '../subject/from-table.js';

const Bounded = (): MethodDecorator =>
  BoundedLists({
    flaws: 'those of two tables, whose rows are limited',
    differences: 'those of two tables, whose rows are limited',
    unknownProjects: 'those of two tables, whose rows are limited',
    streams: 'what two tables make, whose rows are limited',
  });

const howOf = (query: TakeTargetsQueryDto, context: PersonsCommand) => ({
  context,
  from: fromTable(query),
});

/** 绩效目标表、指标表导入: the targets of the province's budget system, with their indicators. */
@ApiTags('数据交换 exchange')
@Controller('jurisdictions/:jurisdictionId/exchange-targets')
export class ExchangeTargetsController {
  constructor(
    private readonly targets: ExchangeTargets,
    private readonly mappings: KnownMappings,
    private readonly organisations: Organisations,
  ) {}

  @Post('preview')
  @SettledAtObject()
  @HttpCode(200)
  @ReadOperation(
    '检查一体化系统的绩效目标表和指标表：新增、变动、不一致、不符合要求的各有多少，不作任何更改',
    targetsPreviewExample,
  )
  @TakesForeignTable('绩效目标表，其后紧接指标表')
  @Bounded()
  async preview(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: TargetsQueryDto,
    @TriedCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<TargetsPreview> {
    return this.targets.preview(tenant, await this.read(tenant, query, request), howOf(query, context));
  }

  /** Prepares new targets, and those that became others there before anybody submitted them; what was approved here stays as it is. */
  @Post()
  @SettledAtObject()
  @CommandOperation('导入一体化系统的绩效目标和指标：编制为待报送的目标；已批复的不改，不一致的记下，由有权岗位处理', {
    type: TableTakenDto,
  })
  @TakesForeignTable('绩效目标表，其后紧接指标表')
  @Bounded()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: TakeTargetsQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<TableTaken> {
    const how = { ...howOf(query, context), skip: query.errors === 'skip' };
    return this.targets.take(tenant, await this.read(tenant, query, request), how);
  }

  private async read(tenant: string, query: TargetsQueryDto, request: FastifyRequest): Promise<TwoTables> {
    const jurisdiction = await this.organisations.find(tenant);
    const mappings = [
      await this.mappings.of('targets', query.mapping, jurisdiction),
      await this.mappings.of('indicators', query.indicatorsMapping, jurisdiction),
    ] as const;
    const { encoding, year, targets } = query;
    const asked = { ...(encoding !== undefined && { encoding }), ...(year !== undefined && { year }) };
    return twoTables(request, { ...asked, first: Number(targets), mappings, jurisdiction });
  }
}
