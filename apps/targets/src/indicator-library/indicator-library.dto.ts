import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { count, id, limits, list, decimal } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { indicatorEntryFacts, indicatorFrameworkFacts } from '@wenxiao/facts/targets';
import { AskedText, AskedYear, IsCode, IsDay, QueryNumber, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

const entryKeys = [
  ...(['direction', 'unit', 'quantifiable', 'standard', 'calculation', 'method', 'valueFrom', 'fields'] as const),
  ...(['from', 'reason'] as const),
] as const;
export class MakeEntryDto extends Input(indicatorEntryFacts.entryIssued, 'level1', 'level2', 'name', ...entryKeys) {}
const revisedEntry = { type: 'library-entry-revision', fields: indicatorEntryFacts.entryIssued.fields } as const;
export class ReviseEntryDto extends Input(revisedEntry, ...entryKeys) {}
export class RetireEntryDto extends Input(indicatorEntryFacts.entryRetired, 'from', 'reason') {}

const { name, for: of, document, levels, from, reason } = indicatorFrameworkFacts.frameworkIssued.fields;
const entries = list(['entry'], limits.items, {
  entry: id(t.indicatorEntry),
  /** The version in force on the first day, where nobody says which. */
  entryVersion: count(t.entryVersion, { min: 1, max: limits.versions }).optional(),
  weight: decimal(t.frameworkEntryWeight, { min: 0 }).optional(),
});
const framework = {
  type: 'indicator-framework',
  fields: { name, for: of, document, levels: levels.optional(), entries, from, reason },
} as const;
export class MakeFrameworkDto extends Input(framework, 'name', 'for', 'document', 'levels', 'entries', 'from') {}
const revisedFramework = { ...framework, type: 'indicator-framework-revision' } as const;
export class ReviseFrameworkDto extends Input(
  revisedFramework,
  ...(['for', 'document', 'levels', 'entries', 'from', 'reason'] as const),
) {}
export class RetireFrameworkDto extends Input(indicatorFrameworkFacts.frameworkRetired, 'from', 'reason') {}

const scopes = ['common', 'industry'] as const;
/** What entries and frameworks are listed as. */
export const scopeNames: Readonly<Record<(typeof scopes)[number], string>> = { common: '共性', industry: '行业' };
const entrySorts = ['level', 'recorded', 'uses'] as const;
const frameworkSorts = ['name', 'recorded'] as const;
const useSorts = ['year', 'name', 'version'] as const;
const organisationExample = '018f2f6e-0000-7000-8000-000000000031';

export class ListEntriesDto extends SortedPageQueryDto(entrySorts) {
  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '一级指标', example: '产出指标' })
  @IsOptional()
  @IsString()
  @Length(1, limits.label)
  level1?: string;

  @ApiPropertyOptional({ description: '行业或分类', example: '教育' })
  @IsOptional()
  @IsString()
  @Length(1, limits.label)
  field?: string;

  @ApiPropertyOptional({
    description: '共性 common（本级财政）或行业 industry（部门、单位）',
    enum: scopes,
    example: 'common',
  })
  @IsOptional()
  @IsIn(scopes)
  scope?: (typeof scopes)[number];

  @ApiPropertyOptional({ description: '由谁制定', format: 'uuid', example: organisationExample })
  @IsOptional()
  @IsUUID()
  owner?: string;

  @ApiPropertyOptional({
    description: '供哪个单位选用：其自身及以上各级制定的指标',
    format: 'uuid',
    example: organisationExample,
  })
  @IsOptional()
  @IsUUID()
  for?: string;

  @ApiPropertyOptional({ description: '在这一天施行的版次；省略即今日', example: '2023-10-01' })
  @IsOptional()
  @IsDay()
  on?: string;
}

export class ListFrameworksDto extends SortedPageQueryDto(frameworkSorts) {
  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '适用的对象类型', example: 'whole-department' })
  @IsOptional()
  @IsCode()
  kind?: string;

  @ApiPropertyOptional({ description: '由谁制定', format: 'uuid', example: organisationExample })
  @IsOptional()
  @IsUUID()
  owner?: string;

  @ApiPropertyOptional({ description: '供哪个单位选用', format: 'uuid', example: organisationExample })
  @IsOptional()
  @IsUUID()
  for?: string;

  @ApiPropertyOptional({ description: '在这一天施行的版次；省略即今日', example: '2023-10-01' })
  @IsOptional()
  @IsDay()
  on?: string;
}

export class ListUsesDto extends SortedPageQueryDto(useSorts) {
  @AskedYear('期间的起始年度')
  year?: number;

  @ApiPropertyOptional({ description: '条目版次', example: 1 })
  @IsOptional()
  @QueryNumber()
  @IsInt()
  @Min(1)
  @Max(limits.versions)
  version?: number;
}
