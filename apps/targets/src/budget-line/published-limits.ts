import { decimal, rejected } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import type { BudgetLineEvent } from '@wenxiao/facts/targets';
import type { BudgetLineRejection } from './budget-line.commands.js';
import type { BudgetLineState } from './budget-line.state.js';
import { timetablesOf } from './control-number.js';
import type { Decided } from './money-facts.js';

/**
 * Why what is decided could not be written, or a line not told to others as it would stand: more changes than one act holds, a sum
 * above the largest amount, more days or parts than a message holds. Undefined where it can.
 */
export function beyondLimits(events: readonly BudgetLineEvent[], line: BudgetLineState): Decided | undefined {
  const changes = Math.max(0, ...events.map(({ data }) => ('changes' in data ? data.changes.length : 0)));
  const inOneAct = tooMany('changes', changes, limits.items);
  if (inOneAct) return inOneAct;
  const { control, request, budget, payment } = timetablesOf(line);
  const sums = [
    ...control.map(({ from, issued }) => ({ on: from, amount: issued })),
    ...[...request, ...budget].map(({ from, total }) => ({ on: from, amount: total })),
  ];
  const above = sums.find(({ amount }) => decimal(amount).gt(limits.yuan));
  if (above) return rejected({ code: 'above-limit', ...above, limit: limits.yuan });
  const days = Math.max(...[control, request, budget, payment].map(({ length }) => length));
  return tooMany('days', days, limits.items) ?? tooMany('parts', partsIn(budget), limits.batch);
}

const partsIn = (rows: readonly Readonly<{ parts: readonly unknown[] }>[]): number =>
  rows.reduce((sum, { parts }) => sum + parts.length, 0);

function tooMany(
  what: Extract<BudgetLineRejection, { code: 'too-many' }>['what'],
  count: number,
  limit: number,
): Decided | undefined {
  return count > limit ? rejected({ code: 'too-many', what, count, limit }) : undefined;
}
