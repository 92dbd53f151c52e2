import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  BoundedLists,
  CommandOperation,
  decidedLimits,
  type ForeignTableQueryDto,
  Organisations,
  PathId,
  PersonCommand,
  type PersonsCommand,
  ReadOperation,
  readingForeign,
  type ReadTable,
  SettledAtObject,
  tableOf,
  type TableTaken,
  TableTakenDto,
  TakesForeignTable,
  TriedCommand,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { ExchangeProjects, type ProjectsPreview } from './exchange-projects.js';
import { ProjectsQueryDto, TakeProjectsQueryDto } from './exchange-projects.dto.js';
import { projectsPreviewExample } from './exchange-projects.examples.js';
import { KnownMappings } from './known-mappings.js';
import { fromTable } from '../subject/from-table.js';

const Bounded = (): MethodDecorator =>
  BoundedLists({
    flaws: 'those of one table, whose rows are limited',
    differences: 'those of one table, whose rows are limited',
    unknownUnits: 'those of one table, whose rows are limited',
    codes: 'those of one table, whose rows are limited',
    streams: 'what one table makes, whose rows are limited',
  });

const howOf = ({ sums, ...query }: TakeProjectsQueryDto, context: PersonsCommand) => ({
  context,
  isConfirmed: sums === 'confirmed',
  from: fromTable(query),
});

/** 项目表导入: the projects of the province's budget system, with their money rows. */
@ApiTags('数据交换 exchange')
@Controller('jurisdictions/:jurisdictionId/exchange-projects')
export class ExchangeProjectsController {
  constructor(
    private readonly projects: ExchangeProjects,
    private readonly mappings: KnownMappings,
    private readonly organisations: Organisations,
  ) {}

  @Post('preview')
  @SettledAtObject()
  @HttpCode(200)
  @ReadOperation(
    '检查一体化系统的项目表：新增、变动、不一致、不符合要求的各有多少，不作任何更改',
    projectsPreviewExample,
  )
  @TakesForeignTable('项目表')
  @Bounded()
  async preview(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: ProjectsQueryDto,
    @TriedCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ProjectsPreview> {
    const table = await this.read(tenant, query, request);
    return this.projects.preview(tenant, table, howOf(query, context));
  }

  /** Takes new projects with their control numbers, and control numbers that became others; what was approved here stays as it is, and waits for whoever decides. */
  @Post()
  @SettledAtObject()
  @CommandOperation('导入一体化系统的项目表：登记新增项目、下达控制数；已批复的不改，不一致的记下，由有权岗位处理', {
    type: TableTakenDto,
  })
  @TakesForeignTable('项目表')
  @Bounded()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() query: TakeProjectsQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<TableTaken> {
    const table = await this.read(tenant, query, request);
    return this.projects.take(tenant, table, { ...howOf(query, context), skip: query.errors === 'skip' });
  }

  private async read(tenant: string, query: ForeignTableQueryDto, request: FastifyRequest): Promise<ReadTable> {
    const jurisdiction = await this.organisations.find(tenant);
    const mapping = await this.mappings.of('projects', query.mapping, jurisdiction);
    return readingForeign(request, { ...query, mapping, jurisdiction, limits: decidedLimits }, tableOf);
  }
}
