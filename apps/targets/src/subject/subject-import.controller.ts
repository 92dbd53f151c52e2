import { Controller, Get, Header, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommandOperation,
  type ImportAnswer,
  ImportAnswerDto,
  type ImportPreview,
  ImportQueryDto,
  Imports,
  PathId,
  PersonCommand,
  type PersonsCommand,
  PreviewOperation,
  readImport,
  SettledAtObject,
  TakesImport,
  TemplateOperation,
  templateOf,
  TriedCommand,
} from '@wenxiao/service-kit';
import type { FastifyRequest } from 'fastify';
import { SubjectImport } from './subject-import.js';
import { subjectSheet } from './subject-sheet.js';

/** 对象导入: many subjects of a jurisdiction from one file. */
@ApiTags('绩效管理对象 subjects')
@Controller()
export class SubjectImportController {
  constructor(
    private readonly imports: Imports,
    private readonly importer: SubjectImport,
  ) {}

  @Get('subjects/import-template')
  @SettledAtObject()
  @Header('content-type', 'text/csv; charset=utf-8')
  @TemplateOperation('对象导入模板', subjectSheet)
  template(): string {
    return templateOf(subjectSheet);
  }

  @Post('jurisdictions/:jurisdictionId/subjects/imports/preview')
  @SettledAtObject()
  @PreviewOperation('检查对象导入文件')
  async preview(
    @PathId('jurisdictionId') tenant: string,
    @TriedCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ImportPreview> {
    return this.imports.preview(tenant, this.importer, await readImport(request.raw, subjectSheet), context);
  }

  @Post('jurisdictions/:jurisdictionId/subjects/imports')
  @SettledAtObject()
  @CommandOperation('导入绩效管理对象（CSV）', { type: ImportAnswerDto })
  @TakesImport()
  async take(
    @PathId('jurisdictionId') tenant: string,
    @Query() { errors }: ImportQueryDto,
    @PersonCommand() context: PersonsCommand,
    @Req() request: FastifyRequest,
  ): Promise<ImportAnswer> {
    const how = { context, skip: errors === 'skip' };
    return this.imports.take(tenant, this.importer, await readImport(request.raw, subjectSheet), how);
  }
}
