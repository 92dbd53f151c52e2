import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { Contract } from '../contract.js';
import { IsYuan } from '../fields.js';

/** What an evaluation's result does to next year's money (FF-47): decided by a person, carried out in targets. */
@Contract({ service: 'accountability', name: 'disposal-decided', version: 1, stream: 'result-application' })
export class DisposalDecidedV1 {
  @IsUUID()
  targetId!: string;

  @IsUUID()
  unitId!: string;

  /** The budget year that it is for. */
  @IsInt()
  budgetYear!: number;

  /** As the rule set names it: `cut-or-cancel`, say. */
  @IsString()
  @MaxLength(40)
  disposal!: string;

  /** By how much, 元, where the disposal takes money and a person named the amount. */
  @IsOptional()
  @IsYuan()
  reductionYuan?: string;
}
