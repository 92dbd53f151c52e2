import type { MoneyPart, PartAmount } from '@wenxiao/domain';
import type { Ruling } from '@wenxiao/rules/ruling';
import { ownProblem } from '../own-problems.js';
import { relatedFundsOf } from '../related-funds.js';
import type { BudgetLineState } from './budget-line.state.js';

/**
 * Money that is asked for or given is of a fund that the set lists, be it a budget or a related fund; where it lists no budgets, or does not
 * close the list of related funds, of any. What the line has of a fund that is listed no longer goes on.
 * @throws {ProblemError} `unknown-fund`
 */
export function requireKnownFunds(ruling: Ruling, amounts: readonly PartAmount[], line: BudgetLineState): void {
  const budgets = ruling.members('general.budgets');
  const related = relatedFundsOf(ruling);
  if (budgets.length === 0 || !related.closed) return;
  const listed = [...budgets, ...related.listed].map(({ value: { code } }) => code);
  const held = new Set(line.changes.map(({ part }) => part.fund));
  const strange = amounts
    .map(({ part }): MoneyPart['fund'] => part.fund)
    .find((fund) => !listed.includes(fund) && !held.has(fund));
  if (strange !== undefined) throw ownProblem('unknown-fund', { given: strange, listed });
}
