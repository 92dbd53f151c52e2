import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';
import { IsDecimal } from '../fields.js';

/** A unit handed in its self-evaluation (FF-37). */
@Contract({ service: 'evaluation', name: 'self-evaluation-submitted', version: 1, stream: 'evaluation' })
export class SelfEvaluationSubmittedV1 {
  @IsUUID()
  targetId!: string;

  @IsUUID()
  unitId!: string;

  @IsInt()
  budgetYear!: number;

  /** As the unit reckons it; absent where the form has no total. */
  @IsOptional()
  @IsDecimal()
  score?: string;

  /** The code of the grade band, where the rule set has bands. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  grade?: string;
}
