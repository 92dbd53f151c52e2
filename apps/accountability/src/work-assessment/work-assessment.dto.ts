import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { workAssessmentFacts, workSheet } from '@wenxiao/facts/accountability';
import { AskedYear, IsCode, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional } from 'class-validator';
import { workSorts, workStatuses } from './work-assessment-list.query.js';

const { workConcluded, workTakenBack } = workAssessmentFacts;

export class ScoreWorkDto extends Input(workSheet, 'items', 'reason') {}
export class ConcludeWorkDto extends Input(workConcluded, 'findings', 'opinion') {}
export class TakeBackWorkDto extends Input(workTakenBack, 'reason') {}

export class ListWorkDto extends SortedPageQueryDto(workSorts) {
  @AskedYear('考核年度')
  year?: number;

  @ApiPropertyOptional({ description: '哪一项工作考核', example: 'departments' })
  @IsOptional()
  @IsCode()
  assessment?: string;

  @ApiPropertyOptional({ description: '考核状态', enum: workStatuses, example: 'concluded' })
  @IsOptional()
  @IsIn(workStatuses)
  status?: (typeof workStatuses)[number];
}
