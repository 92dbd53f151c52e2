import type { MoneyPart, PartAmount } from '@wenxiao/domain';
import type { Ruling } from '@wenxiao/rules/ruling';
import { ownProblem } from '../own-problems.js';
import type { BudgetLineState } from './budget-line.state.js';

/**
 * Money that is asked for or given is of a fund that the set lists, be it a budget or a related fund; where it lists no budgets, or leaves
 * the related funds open, of any. What the line has of a fund that is listed no longer goes on.
 * @throws {ProblemError} `unknown-fund`
 */
export function requireKnownFunds(ruling: Ruling, amounts: readonly PartAmount[], line: BudgetLineState): void {
  const codesOf = (group: 'general.budgets' | 'general.relatedFunds') =>
    ruling.members(group).map(({ value: { code } }) => code);
  const budgets = codesOf('general.budgets');
  if (budgets.length === 0) return;
  const closed = ruling.value('general.relatedFundsClosed');
  if (closed.is === 'stated' && !closed.value) return;
  const listed = [...budgets, ...codesOf('general.relatedFunds')];
  const held = new Set(line.changes.map(({ part }) => part.fund));
  const strange = amounts
    .map(({ part }): MoneyPart['fund'] => part.fund)
    .find((fund) => !listed.includes(fund) && !held.has(fund));
  if (strange !== undefined) throw ownProblem('unknown-fund', { given: strange, listed });
}
