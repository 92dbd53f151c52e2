import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { importRoutes, Imports } from '@wenxiao/service-kit';
import { SubjectImport } from './subject-import.js';
import { subjectSheet } from './subject-sheet.js';

/** 对象导入: many subjects of a jurisdiction from one file. */
@ApiTags('绩效管理对象 subjects')
@Controller()
export class SubjectImportController extends importRoutes({
  path: 'subjects',
  called: '对象',
  takes: '导入绩效管理对象（CSV）',
  sheet: subjectSheet,
}) {
  constructor(
    override readonly imports: Imports,
    override readonly importer: SubjectImport,
  ) {
    super();
  }
}
