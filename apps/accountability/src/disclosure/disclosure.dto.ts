import { ApiPropertyOptional } from '@nestjs/swagger';
import { Input } from '@wenxiao/contracts/input';
import { code, count, limits, list, stepAnswer, stepCorrection } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { disclosureFacts } from '@wenxiao/facts/accountability';
import { AskedText, AskedYear, SortedPageQueryDto } from '@wenxiao/service-kit';
import { IsIn, IsOptional } from 'class-validator';
import { disclosureSorts, disclosureStatuses } from './disclosure-list.query.js';

const {
  disclosureOpened,
  disclosurePublished,
  disclosureGivenUp,
  disclosureReminded,
  disclosureOverdueLifted,
  disclosureTaskHandedOver,
} = disclosureFacts;

/** Which results and targets of the year are disclosed: what they came to, and are, is looked up. */
const { subject, year, reason } = disclosureOpened.fields;
const results = list(['type', 'period', 'number'], limits.items, {
  type: code(t.disclosedEvaluationType),
  period: code(t.disclosedEvaluationPeriod),
  number: count(t.disclosedEvaluationNumber, { min: 1, max: limits.items }),
});
const targets = list(['period'], limits.items, { period: code(t.disclosedTargetPeriod) }).optional();
const opening = { type: 'disclosure-opening', fields: { subject, year, results, targets, reason } } as const;
export class OpenDisclosureDto extends Input(opening, 'subject', 'year', 'results', 'targets', 'reason') {}

/** An answer, and where it was published, for the one that publishes. */
const { address } = disclosurePublished.fields;
const answer = { type: 'disclosure-answer', fields: { ...stepAnswer.fields, address } } as const;
const correction = { type: 'disclosure-correction', fields: { ...stepCorrection.fields, address } } as const;
export class TakeDisclosureStepDto extends Input(answer, 'answer', 'level', 'brings', 'address') {}
export class CorrectDisclosureStepDto extends Input(correction, 'answer', 'level', 'brings', 'address', 'reason') {}

export class GiveUpDisclosureDto extends Input(disclosureGivenUp, 'reason') {}
export class RemindOfDisclosureDto extends Input(disclosureReminded, 'askedBy', 'due', 'to', 'words') {}
export class LiftDisclosureOverdueDto extends Input(disclosureOverdueLifted, 'askedBy', 'due', 'because') {}
export class HandOverDisclosureDto extends Input(disclosureTaskHandedOver, 'step', 'to', 'because') {}

export class ListDisclosuresDto extends SortedPageQueryDto(disclosureSorts) {
  @AskedYear('预算年度')
  year?: number;

  @AskedText()
  search?: string;

  @ApiPropertyOptional({ description: '公开状态', enum: disclosureStatuses, example: 'published' })
  @IsOptional()
  @IsIn(disclosureStatuses)
  status?: (typeof disclosureStatuses)[number];
}
