import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { stepAnswer, stepCorrection } from '@wenxiao/domain/field';
import { rectificationFacts } from '@wenxiao/facts/accountability';
import { AskedText, AskedYear, IsCode, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { rectificationSorts, rectificationStatuses } from './rectification-list.query.js';

const {
  rectificationOpened,
  problemsStated,
  problemsAnswered,
  rectificationGivenUp,
  rectificationReminded,
  rectificationOverdueLifted,
  rectificationTaskHandedOver,
} = rectificationFacts;

/** An answer, and what it says of the problems: of each where the unit reports. */
const problems = problemsAnswered.fields.problems.optional();
const answer = { type: 'rectification-answer', fields: { ...stepAnswer.fields, problems } } as const;
const correction = { type: 'rectification-correction', fields: { ...stepCorrection.fields, problems } } as const;

export class OpenRectificationDto extends Input(
  rectificationOpened,
  'subject',
  'year',
  'problems',
  'limit',
  'reason',
) {}
export class StateProblemsDto extends Input(problemsStated, 'problems', 'limit', 'reason') {}
export class GiveUpRectificationDto extends Input(rectificationGivenUp, 'reason') {}
export class TakeRectificationStepDto extends Input(answer, 'answer', 'level', 'brings', 'problems') {}
export class CorrectRectificationStepDto extends Input(correction, 'answer', 'level', 'brings', 'problems', 'reason') {}
export class RemindOfRectificationDto extends Input(rectificationReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftRectificationOverdueDto extends Input(rectificationOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverRectificationDto extends Input(rectificationTaskHandedOver, 'step', 'to', 'because') {}

export class ListRectificationsDto extends SortedPageQueryDto(rectificationSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '整改状态', enum: rectificationStatuses, example: 'open' })
  @IsOptional()
  @IsIn(rectificationStatuses)
  status?: (typeof rectificationStatuses)[number];

  @ApiPropertyOptional({ description: '责任单位的编号', example: '018f2f6e-0000-7000-8000-000000000202' })
  @IsOptional()
  @IsUUID()
  unit?: string;

  @ApiPropertyOptional({ description: '要求整改的评价类型', example: 'finance-evaluation' })
  @IsOptional()
  @IsCode()
  type?: string;
}
