import { ApiPropertyOptional } from '@nestjs/swagger';
import { AskedText, AskedYear, SortedPageQueryDto, IsCode, saidAs } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { periodPattern } from '../stream-names.js';

const statuses = ['prepared', 'submitted', 'returned', 'approved', 'adjusting', 'closed'] as const;
const subjectStatuses = ['registered', 'suspended', 'merged', 'ended', 'withdrawn'] as const;
const subjectSorts = ['recorded', 'name'] as const;
const targetSorts = ['recorded', 'name', 'requested', 'inForce'] as const;

export class ListSubjectsDto extends SortedPageQueryDto(subjectSorts) {
  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '对象类型', example: 'project' })
  @IsOptional()
  @IsCode()
  kind?: string;

  @ApiPropertyOptional({ description: '预算单位', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000031' })
  @IsOptional()
  @IsUUID()
  unit?: string;

  @ApiPropertyOptional({ description: '对象状态', enum: subjectStatuses, example: 'registered' })
  @IsOptional()
  @IsIn(subjectStatuses)
  status?: (typeof subjectStatuses)[number];
}

export class ListTargetsDto extends SortedPageQueryDto(targetSorts) {
  @AskedYear('期间的起始年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '对象类型', example: 'project' })
  @IsOptional()
  @IsCode()
  kind?: string;

  @ApiPropertyOptional({ description: '预算单位', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000031' })
  @IsOptional()
  @IsUUID()
  unit?: string;

  @ApiPropertyOptional({ description: '期间', example: '2023-2025' })
  @IsOptional()
  @Matches(
    periodPattern,
    saidAs({
      zh: '须为期间：年度如 2023，年度区间如 2023-2025，或年度内的 2023-H1、2023-Q1',
      en: 'must be a period: 2023, 2023-2025, 2023-H1 or 2023-Q1',
    }),
  )
  period?: string;

  @ApiPropertyOptional({ description: '对象', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ description: '目标状态', enum: statuses, example: 'approved' })
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];
}
