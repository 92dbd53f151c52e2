import { IsIn, IsInt, IsOptional, IsUUID } from 'class-validator';
import { Contract } from '../contract.js';
import { IsDay, IsYuan } from '../fields.js';

export const paymentStatuses = ['open', 'suspended', 'stopped'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** The budget line of a subject, as it stands after a change. Amounts in 元. */
@Contract({ service: 'targets', name: 'budget-line-changed', version: 1, stream: 'budget-line' })
export class BudgetLineChangedV1 {
  @IsUUID()
  targetId!: string;

  @IsUUID()
  unitId!: string;

  @IsInt()
  budgetYear!: number;

  @IsYuan()
  requestedYuan!: string;

  @IsOptional()
  @IsYuan()
  approvedYuan?: string;

  /** The amount in force after adjustments. */
  @IsOptional()
  @IsYuan()
  adjustedYuan?: string;

  /** Next year's control number, where a result set it. */
  @IsOptional()
  @IsYuan()
  nextControlNumberYuan?: string;

  @IsIn(paymentStatuses)
  paymentStatus!: PaymentStatus;

  @IsDay()
  effectiveOn!: string;
}
