import { day, id, money, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** The budget line of a subject, as it stands after a change. */
export const budgetLineChanged = contract('targets.budget-line-changed', 1, 'budget-line', {
  targetId: id(t.subject),
  unitId: id(t.unit),
  budgetYear: year(t.budgetYear),
  requestedYuan: money(t.requestedAmount),
  approvedYuan: money(t.approvedAmount).optional(),
  /** The amount in force after adjustments. */
  adjustedYuan: money(t.adjustedAmount).optional(),
  /** Next year's control number, where a result set it. */
  nextControlNumberYuan: money(t.controlNumber).optional(),
  paymentStatus: oneOf(t.paymentStatus),
  effectiveOn: day(t.effectiveOn),
});

export const BudgetLineChangedV1 = budgetLineChanged.Message;
export type BudgetLineChangedV1 = MessageOf<typeof budgetLineChanged>;
