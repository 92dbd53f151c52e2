import { BudgetLineChangedV1 } from '@wenxiao/contracts';
import type { EventPlace } from '@wenxiao/service-kit';
import type { BudgetLineEvent, BudgetLineState } from '../budget-line/budget-line.decider.js';

/** What others learn of a budget line: how it stands after every change but proposals, which change nothing yet. */
export function publishBudgetLine(
  event: BudgetLineEvent,
  after: BudgetLineState,
  place: EventPlace,
): BudgetLineChangedV1 | undefined {
  if (after.status === 'none' || event.type === 'measure-proposed' || event.type === 'measure-declined')
    return undefined;
  const { unitId, budgetYear, requestedYuan } = after;
  const effectiveOn = 'effectiveOn' in event.data ? event.data.effectiveOn : place.metadata.effectiveAt.slice(0, 10);
  const requested = { targetId: place.id, unitId, budgetYear, requestedYuan, effectiveOn };
  if (after.status === 'requested')
    return Object.assign(new BudgetLineChangedV1(), { ...requested, paymentStatus: 'open' });
  const { approvedYuan, inForceYuan, payment, nextControlNumberYuan } = after;
  return Object.assign(new BudgetLineChangedV1(), {
    ...requested,
    approvedYuan,
    adjustedYuan: inForceYuan,
    paymentStatus: payment,
    ...(nextControlNumberYuan !== undefined && { nextControlNumberYuan }),
  });
}
