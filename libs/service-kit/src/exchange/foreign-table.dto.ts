import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { limits } from '@wenxiao/domain/field';
import { type Encoding, encodings } from '@wenxiao/exchange';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CommandAnswerDto } from '../http/operation.js';
import { IsCode, saidAs } from '../http/said-as.js';
import { TakesTablesAndFiles } from '../http/takes-tables.js';

/** By what a table of another system is read. */
export class ForeignTableQueryDto {
  @ApiPropertyOptional({
    description: '列对应关系；省略则各列按要素名或其中文名辨认',
    example: 'province-projects',
  })
  @IsOptional()
  @IsString()
  @IsCode(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)
  @Length(1, limits.code)
  mapping?: string;

  @ApiPropertyOptional({ description: '编码；省略则自行辨认', enum: encodings, example: 'gb18030' })
  @IsOptional()
  @IsIn(encodings)
  encoding?: Encoding;

  @ApiPropertyOptional({ description: '应为此预算年度', example: '2026' })
  @IsOptional()
  @IsString()
  @Matches(/^[12]\d{3}$/, saidAs({ zh: '须为四位年份，如 2026', en: 'must be a year of four digits: 2026' }))
  year?: string;
}

/** … and taken. */
export class TakeForeignTableQueryDto extends ForeignTableQueryDto {
  @ApiPropertyOptional({ description: '有行不符合要求时，只导入其余各行（skip）；缺省则全部不导入', enum: ['skip'] })
  @IsOptional()
  @IsIn(['skip'])
  errors?: 'skip';
}

/** What is answered of a table that was taken. */
export class TableTakenDto extends CommandAnswerDto {
  @ApiProperty({ description: '行数', example: 3 })
  rows!: number;

  @ApiProperty({ description: '新登记数', example: 2 })
  made!: number;

  @ApiProperty({ description: '下达的控制数；单位表没有', example: 2 })
  changed!: number;

  @ApiProperty({ description: '记下的不一致（对象、年度预算各计一项），或已不再不一致', example: 1 })
  noted!: number;
}

/** The body is a table of another system, as it was exported. */
export const TakesForeignTable = (called: string): MethodDecorator =>
  applyDecorators(
    TakesTablesAndFiles(),
    ApiConsumes('text/csv', 'application/octet-stream'),
    ApiBody({ schema: { type: 'string', description: `${called}：CSV 或 JSON 数组，UTF-8 或 GB18030 编码` } }),
  );
