import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { code, limits } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { tableNames, type TableName } from '@wenxiao/exchange';
import { exchangeMappingFacts as facts } from '@wenxiao/facts/directory';
import { ForeignTableQueryDto, QueryNumber } from '@wenxiao/service-kit';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

const { version: _version, ...said } = facts.mappingStated.fields;
const statement = { type: 'exchange-mapping-statement', fields: { mapping: code(t.exchangeMapping), ...said } };

/** How a table is read: what the mapping is called, its columns, its values, and what every row says. */
export class StateMappingDto extends Input(
  statement,
  'mapping',
  'name',
  'table',
  'columns',
  'values',
  'constants',
  'amountUnit',
  'reason',
) {}

export class RetireMappingDto extends Input(facts.mappingRetired, 'reason') {}

export class MappingQueryDto {
  @ApiPropertyOptional({ description: '版次；省略则为现行版次', example: 1 })
  @IsOptional()
  @QueryNumber()
  @IsInt()
  @Min(1)
  @Max(limits.versions)
  version?: number;
}

/** By what a table is read: a mapping in some version, or the names of the elements alone. */
export class ReadingQueryDto extends IntersectionType(ForeignTableQueryDto, MappingQueryDto) {
  @ApiPropertyOptional({
    description: '交换表；不写明列对应关系的须写明',
    enum: tableNames,
    example: 'projects',
  })
  @IsOptional()
  @IsIn(tableNames)
  table?: TableName;
}
