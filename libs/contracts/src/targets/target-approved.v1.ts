import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Contract } from '../contract.js';
import { IsDay, IsDecimal, IsYuan } from '../fields.js';

export const subjectKinds = ['project', 'policy', 'whole-department'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** An indicator with the value that was approved for it, as it was written. */
export class ApprovedIndicatorV1 {
  /** Unique within the target, stable through adjustments. */
  @IsString()
  @MaxLength(40)
  indicatorId!: string;

  @IsString()
  @MaxLength(500)
  name!: string;

  /** `≥735人次`, say; text where it is no number. */
  @IsString()
  @MaxLength(500)
  target!: string;

  @IsOptional()
  @IsDecimal()
  weight?: string;
}

/** A performance target was approved, in the same act as its budget (FF-26a). */
@Contract({ service: 'targets', name: 'target-approved', version: 1, stream: 'performance-target' })
export class TargetApprovedV1 {
  @IsUUID()
  targetId!: string;

  @IsUUID()
  unitId!: string;

  @IsIn(subjectKinds)
  subjectKind!: SubjectKind;

  @IsString()
  @MaxLength(200)
  subjectName!: string;

  @IsInt()
  budgetYear!: number;

  @IsYuan()
  approvedYuan!: string;

  /** First day on which the budget is in force. */
  @IsDay()
  effectiveOn!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ApprovedIndicatorV1)
  indicators!: ApprovedIndicatorV1[];
}
