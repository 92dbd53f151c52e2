import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';
import { IsYuan } from '../fields.js';

export const correctiveMeasures = ['adjust-budget-and-target', 'suspend-and-stop-payment'] as const;
export type CorrectiveMeasure = (typeof correctiveMeasures)[number];

/** Monitoring proposes a corrective measure (FF-33a, FF-33b); the budget desk decides on it in targets. */
@Contract({ service: 'monitoring', name: 'corrective-measure-proposed', version: 1, stream: 'monitoring' })
export class CorrectiveMeasureProposedV1 {
  @IsUUID()
  targetId!: string;

  /** Unique within the target's monitoring. */
  @IsUUID()
  proposalId!: string;

  /** The round in which the deviation was found, `2023-Q3`. */
  @IsString()
  @MaxLength(20)
  round!: string;

  @IsIn(correctiveMeasures)
  measure!: CorrectiveMeasure;

  /** What the budget in force would become, 元, where the proposer named an amount. */
  @IsOptional()
  @IsYuan()
  proposedYuan?: string;
}
