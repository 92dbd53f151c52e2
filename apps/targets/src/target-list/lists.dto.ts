import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { periodPattern } from '../stream-names.js';

const codePattern = /^[a-z][a-z0-9-]{0,63}$/;
const statuses = ['prepared', 'submitted', 'returned', 'approved', 'adjusting', 'closed'] as const;
const subjectStatuses = ['registered', 'suspended', 'merged', 'ended', 'withdrawn'] as const;
export const subjectSorts = ['recorded', 'name'] as const;
export const targetSorts = ['recorded', 'name', 'requested', 'inForce'] as const;

/** What every list is asked for. */
class ListDto {
  @ApiPropertyOptional({ description: '名称或项目代码中的文字', example: '营养改善' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  search?: string;

  @ApiPropertyOptional({ description: '对象类型', example: 'project' })
  @IsOptional()
  @Matches(codePattern)
  kind?: string;

  @ApiPropertyOptional({ description: '预算单位', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000031' })
  @IsOptional()
  @IsUUID()
  unit?: string;

  @ApiPropertyOptional({ description: '降序', enum: ['true', 'false'], example: 'true' })
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  descending?: 'true' | 'false';

  @ApiPropertyOptional({ description: '上一页应答中的 next' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  after?: string;

  @ApiPropertyOptional({ description: '每页行数，最多 200', example: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ListSubjectsDto extends ListDto {
  @ApiPropertyOptional({ description: '对象状态', enum: subjectStatuses, example: 'registered' })
  @IsOptional()
  @IsIn(subjectStatuses)
  status?: (typeof subjectStatuses)[number];

  @ApiPropertyOptional({ description: '排序', enum: subjectSorts, example: 'name' })
  @IsOptional()
  @IsIn(subjectSorts)
  sort?: (typeof subjectSorts)[number];
}

export class ListTargetsDto extends ListDto {
  @ApiPropertyOptional({ description: '期间的起始年度', example: 2023 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ description: '期间', example: '2023-2025' })
  @IsOptional()
  @Matches(periodPattern)
  period?: string;

  @ApiPropertyOptional({ description: '对象', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ description: '目标状态', enum: statuses, example: 'approved' })
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];

  @ApiPropertyOptional({ description: '排序', enum: targetSorts, example: 'name' })
  @IsOptional()
  @IsIn(targetSorts)
  sort?: (typeof targetSorts)[number];
}
