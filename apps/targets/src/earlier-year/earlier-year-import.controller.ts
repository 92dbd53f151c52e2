import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { importRoutes, Imports } from '@wenxiao/service-kit';
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
}
