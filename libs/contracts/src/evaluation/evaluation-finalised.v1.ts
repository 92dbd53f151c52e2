import { IsIn, IsInt, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';
import { IsDecimal } from '../fields.js';

export const evaluationForms = ['department-evaluation', 'finance-evaluation'] as const;
export type EvaluationForm = (typeof evaluationForms)[number];

/** A department's or the finance bureau's evaluation has its score and grade (FF-43). */
@Contract({ service: 'evaluation', name: 'evaluation-finalised', version: 1, stream: 'evaluation' })
export class EvaluationFinalisedV1 {
  @IsUUID()
  targetId!: string;

  @IsUUID()
  unitId!: string;

  @IsInt()
  budgetYear!: number;

  @IsIn(evaluationForms)
  form!: EvaluationForm;

  @IsDecimal()
  score!: string;

  @IsDecimal()
  fullMark!: string;

  /** The code of the grade band, `qualified`. */
  @IsString()
  @MaxLength(40)
  grade!: string;

  /** As the rule set names it, `合格`. */
  @IsString()
  @MaxLength(20)
  gradeName!: string;

  /** The resolved rule set of the verdict. */
  @IsString()
  @Length(64, 64)
  ruleSetHash!: string;
}
