import { Controller, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandOperation,
  type ImportAnswer,
  ImportAnswerDto,
  ImportQueryDto,
  importRoutes,
  Imports,
  PathId,
  PersonCommand,
  type PersonsCommand,
  readImport,
  SettledAtObject,
  TakesImport,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { EarlierYearImport } from './earlier-year-import.js';
import { earlierYearSheet } from './earlier-year-sheet.js';

/** 往年记录导入: the years of many subjects of a jurisdiction from one file. */
@ApiTags('往年记录 earlier years')
@Controller()
export class EarlierYearImportController extends importRoutes({
  path: 'earlier-years',
  called: '往年记录',
  sheet: earlierYearSheet,
}) {
  constructor(
    override readonly imports: Imports,
    override readonly importer: EarlierYearImport,
  ) {
    super();
  }

  @Post('jurisdictions/:jurisdictionId/earlier-years/imports')
  @SettledAtObject()
  @CommandOperation('导入往年记录（CSV）', { type: ImportAnswerDto })
  @TakesImport()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { errors }: ImportQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ImportAnswer> {
    const how = { context, skip: errors === 'skip' };
    return this.imports.take(tenant, this.importer, await readImport(request.raw, earlierYearSheet), how);
  }
}
