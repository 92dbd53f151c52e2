import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input, StepCorrectionDto } from '@wenxiao/contracts/input';
import { day, type Fields, group, id, stepAnswer } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { exAnteAssessmentFacts as facts } from '@wenxiao/facts/targets';
import { AskedText, AskedYear, IsCode, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { amounts } from '../budget-line/budget-line.dto.js';
import { assessmentSorts, assessmentStatuses, librarySorts } from './assessment-list.query.js';
import { similarSorts } from './similar-assessments.query.js';

const { procedure, year, organisation } = facts.exAnteOpened.fields;
const opening = { type: 'ex-ante-opening', fields: { subject: id(t.subject), procedure, year, organisation } } as const;
export class OpenAssessmentDto extends Input(opening, 'subject', 'procedure', 'year', 'organisation') {}

const cut = {
  amounts,
  from: day(t.changeFrom, { noFigure: 'stands in the changes' }).optional(),
} as const satisfies Fields;
const taken = { type: 'ex-ante-step', fields: { ...stepAnswer.fields, cut: group(cut).optional() } } as const;
/** A step; one that cuts the control number in the same act says by how much of which money. */
export class TakeAssessmentStepDto extends Input(taken, 'answer', 'level', 'brings', 'cut') {}
export class CorrectAssessmentStepDto extends StepCorrectionDto {}

const { bases, approaches, methods, otherMethods, observers, withFeasibilityStudy, withBudgetReview } =
  facts.exAnteConducted.fields;
const conduct = {
  type: 'ex-ante-conduct',
  fields: {
    bases,
    approaches,
    methods,
    otherMethods,
    observers: observers.optional(),
    withFeasibilityStudy: withFeasibilityStudy.optional(),
    withBudgetReview: withBudgetReview.optional(),
  },
} as const;
/** How it was made, whole. */
export class ConductAssessmentDto extends Input(
  conduct,
  'bases',
  'approaches',
  'methods',
  'otherMethods',
  'observers',
  'withFeasibilityStudy',
  'withBudgetReview',
) {}

export class GiveUpAssessmentDto extends Input(facts.exAnteGivenUp, 'reason') {}
export class RemindOfAssessmentDto extends Input(facts.exAnteReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftAssessmentOverdueDto extends Input(facts.exAnteOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverAssessmentDto extends Input(facts.exAnteTaskHandedOver, 'step', 'to', 'because') {}

export class ListAssessmentsDto extends SortedPageQueryDto(assessmentSorts) {
  @AskedYear('评估的预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '对象', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000101' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ description: '评估事项（规则中的办理事项）', example: 'ex-ante-unit' })
  @IsOptional()
  @IsCode()
  procedure?: string;

  @ApiPropertyOptional({ description: '办理情况', enum: assessmentStatuses, example: 'open' })
  @IsOptional()
  @IsIn(assessmentStatuses)
  status?: (typeof assessmentStatuses)[number];
}

export class ListSimilarDto extends SortedPageQueryDto(similarSorts) {
  @AskedYear('评估的预算年度')
  year?: number;
}

export class ListLibraryDto extends SortedPageQueryDto(librarySorts) {
  @AskedYear('评估的预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '主管部门', format: 'uuid', example: '018f2f6e-0000-7000-8000-000000000032' })
  @IsOptional()
  @IsUUID()
  department?: string;
}
