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
import { SubjectImport } from './subject-import.js';
import { subjectSheet } from './subject-sheet.js';

/** 对象导入: many subjects of a jurisdiction from one file. */
@ApiTags('绩效管理对象 subjects')
@Controller()
export class SubjectImportController extends importRoutes({ path: 'subjects', called: '对象', sheet: subjectSheet }) {
  constructor(
    override readonly imports: Imports,
    override readonly importer: SubjectImport,
  ) {
    super();
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
