import { code, day, decimal, id, limits, list, money, name, oneOf, words, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A performance target was approved, in the same act as its budget. Indicators are told apart by ids that outlive adjustments. */
export const targetApproved = contract('targets.target-approved', 1, 'performance-target', {
  targetId: id(t.subject),
  unitId: id(t.unit),
  subjectKind: oneOf(t.subjectKind),
  subjectName: name(t.subjectName, { max: limits.name }),
  budgetYear: year(t.budgetYear),
  approvedYuan: money(t.approvedAmount),
  /** First day on which the budget is in force. */
  effectiveOn: day(t.effectiveOn),
  indicators: list(['indicatorId'], limits.items, {
    indicatorId: code(t.indicator),
    name: words(t.indicatorName, { max: limits.printed }),
    /** `≥735人次`, as it was written. */
    target: words(t.indicatorTarget, { max: limits.printed }),
    weight: decimal(t.indicatorWeight).optional(),
  }),
});

export const TargetApprovedV1 = targetApproved.Message;
export type TargetApprovedV1 = MessageOf<typeof targetApproved>;
