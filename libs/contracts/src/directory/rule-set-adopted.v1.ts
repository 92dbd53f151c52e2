import { IsIn, IsInt, IsString, IsUUID, Matches, MaxLength, Min } from 'class-validator';
import { Contract } from '../contract.js';

export const schemes = ['budget-performance', 'unit-assessment'] as const;

/** From a day on, a body goes by a rule set, for one scheme. */
@Contract({ service: 'directory', name: 'rule-set-adopted', version: 1, stream: 'adoption' })
export class RuleSetAdoptedV1 {
  /** The jurisdiction or organisation that adopts. */
  @IsUUID()
  bodyId!: string;

  @IsIn(schemes)
  scheme!: (typeof schemes)[number];

  @IsString()
  @MaxLength(100)
  ruleSetId!: string;

  @IsInt()
  @Min(1)
  ruleSetVersion!: number;

  /** First day on which it holds. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  effectiveFrom!: string;
}
