import { ApiPropertyOptional } from '@nestjs/swagger';
import type { Scheme } from '@wenxiao/rules/shape';
import { AskedScheme, AskedText, AskedYear, IsCode, IsPeriod, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { periodPattern } from '../stream-names.js';

const statuses = ['prepared', 'submitted', 'returned', 'approved', 'adjusting', 'closed'] as const;
export const targetStatusNames: Readonly<Record<(typeof statuses)[number], string>> = {
  prepared: '编制中',
  submitted: '审核中',
  returned: '已退回',
  approved: '已批复',
  adjusting: '调整中',
  closed: '已办结',
};
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

  @AskedScheme()
  scheme?: Scheme;

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
  @IsPeriod(periodPattern)
  period?: string;

  @ApiPropertyOptional({ description: '对象', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @AskedScheme()
  scheme?: Scheme;

  @ApiPropertyOptional({ description: '目标状态', enum: statuses, example: 'approved' })
  @IsOptional()
  @IsIn(statuses)
  status?: (typeof statuses)[number];
}
