import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { BoundedLists, CommandAnswerDto } from '../http/operation.js';
import { TakesTablesAlone } from '../http/takes-tables.js';
import { type ImportSheet, templateOf } from './import-file.js';

/** How a file is to be taken. */
export class ImportQueryDto {
  @ApiPropertyOptional({ description: '有不符合要求的行时，只导入其余各行（skip）；缺省则全部不导入', enum: ['skip'] })
  @IsOptional()
  @IsIn(['skip'])
  errors?: 'skip';
}

class RowErrorDto {
  @ApiProperty({ description: '文件中的行号，自 1 起', example: 3 })
  line!: number;

  @ApiPropertyOptional({ description: '列的代码', example: 'parent' })
  field?: string;

  @ApiPropertyOptional({ description: '列名', example: '上级' })
  column?: string;

  @ApiProperty({ description: '错误代码', example: 'unknown-organisation' })
  code!: string;

  @ApiProperty({ example: '没有单位“县教育局”，或您无权管理：请填单位的编码、全称或编号' })
  zh!: string;

  @ApiProperty({
    example: 'There is no organisation “县教育局”, or you do not reach it. Give its code, its full name or its id.',
  })
  en!: string;
}

/** What a file would make: nothing is written. */
class ImportPreviewDto {
  @ApiProperty({ description: '文件行数', example: 2 })
  rows!: number;

  @ApiProperty({ description: '可导入行数', example: 1 })
  ready!: number;

  @ApiProperty({ description: '不符合要求的行数', example: 1 })
  wrong!: number;

  @ApiProperty({ description: '逐行逐列的错误', type: [RowErrorDto] })
  errors!: RowErrorDto[];
}

/** What is answered of a file that was taken. */
export class ImportAnswerDto extends CommandAnswerDto {
  @ApiProperty({ description: '文件行数', example: 1 })
  rows!: number;

  @ApiProperty({ description: '已登记行数', example: 1 })
  made!: number;

  @ApiProperty({ description: '未导入行数', example: 0 })
  skipped!: number;
}

/** The body is a table, in the encoding in which it was saved. */
export const TakesImport = (): MethodDecorator =>
  applyDecorators(
    TakesTablesAlone(),
    ApiConsumes('text/csv'),
    ApiBody({ schema: { type: 'string', description: 'CSV：UTF-8 或 GB18030 编码；表头见模板' } }),
    BoundedLists({
      errors: 'a line for each cell of a file, whose rows and bytes are limited',
      streams: 'what one file makes, whose rows are limited',
      passwords: 'as many as one file has rows',
    }),
  );

/** Documents the check of a file before it is taken. */
export const PreviewOperation = (summary: string): MethodDecorator =>
  applyDecorators(
    HttpCode(200),
    ApiOperation({ summary }),
    TakesImport(),
    ApiOkResponse({
      type: ImportPreviewDto,
      description: '将登记多少行、每一处错误；不作任何更改 / nothing is written',
    }),
  );

/** Documents the file of headings. */
export const TemplateOperation = <Column extends string>(
  summary: string,
  sheet: ImportSheet<Column>,
): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary }),
    ApiOkResponse({
      description: '表头 / the headings',
      content: { 'text/csv': { schema: { type: 'string', example: templateOf(sheet) } } },
    }),
  );
