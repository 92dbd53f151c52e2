import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepAnswerDto, StepCorrectionDto } from '@wenxiao/contracts/input';
import { rectificationFacts } from '@wenxiao/facts/accountability';
import { AskedText, AskedYear, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional } from 'class-validator';
import { rectificationSorts, rectificationStatuses } from './rectification-list.query.js';

const {
  rectificationOpened,
  problemsStated,
  rectificationGivenUp,
  rectificationReminded,
  rectificationOverdueLifted,
  rectificationTaskHandedOver,
} = rectificationFacts;

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
export class TakeRectificationStepDto extends StepAnswerDto {}
export class CorrectRectificationStepDto extends StepCorrectionDto {}
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
}
