import { accepted, nothingToDo, rejected } from '@wenxiao/domain';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { BudgetLineCommand, StatedIn } from './budget-line.commands.js';
import type { BudgetLineState } from './budget-line.state.js';
import { timetablesOf } from './control-number.js';
import { type Decided, endOf } from './money-facts.js';

/**
 * What changes the money of a year that is over says so beside it: what others concluded from that year no longer rests on what
 * it did, and somebody looks at it.
 */
export function afterClosing(
  { year, on }: BudgetLineCommand['data'],
  decided: Extract<Decided, { outcome: 'accepted' }>,
  { before, after }: Readonly<Record<'before' | 'after', BudgetLineState>>,
): Decided {
  if (on === undefined || on <= endOf(year)) return decided;
  const [was, is] = [before, after].map((line) => JSON.stringify(timetablesOf(line)));
  return was === is ? decided : accepted(...decided.events, facts.changedAfterClosing({ on }));
}

/** The desk has looked at what changed after the year, and says what follows from it. */
export function reviewLateChanges({ conclusion }: StatedIn<'review-late-changes'>, line: BudgetLineState): Decided {
  const last = line.late.at(-1);
  if (last) return accepted(facts.lateChangesReviewed({ through: last.version, conclusion }));
  return line.version > 0 && line.lateReviewed ? nothingToDo : rejected({ code: 'no-late-change' });
}
