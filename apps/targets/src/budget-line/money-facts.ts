import {
  type AccountAct,
  changeFlaw,
  decimal,
  type Decision,
  type MoneyEntry,
  rejected,
  sumOf,
  unreachable,
  yuanText,
} from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { Amounts, BudgetLineRejection, StatedIn } from './budget-line.commands.js';
import type { BudgetLineState, DataOf } from './budget-line.state.js';

export type Decided = Decision<BudgetLineEvent, BudgetLineRejection>;

export const totalOf = (amounts: Amounts['amounts']): string =>
  yuanText(sumOf(amounts.map(({ amount }) => decimal(amount))));

/** The last day of a year: on it, all that takes effect in the year is in force. */
export const endOf = (year: number): string => `${String(year)}-12-31`;

type Year = Pick<StatedIn<'request'>, 'year' | 'executed'>;

/** Why the entries cannot be appended to the line, as a rejection. */
export function flawOf(
  entries: readonly MoneyEntry[],
  line: BudgetLineState,
  { year, executed = [] }: Year,
): Decided | undefined {
  const flaw = changeFlaw(entries, { year, changes: line.changes, executed });
  return flaw && rejected(flaw);
}

/** A budget takes effect within its own year, whenever it is decided. */
export function outsideOwnYear(from: string, year: number): Decided | undefined {
  const [first, last] = [`${String(year)}-01-01`, endOf(year)];
  return from < first || from > last ? rejected({ code: 'outside-year', from, first, last }) : undefined;
}

/** The fact of an act that moves an account. */
export function moneyFact(
  act: AccountAct,
  data: DataOf<'budget-raised'>,
  budgetKind: DataOf<'budget-approved'>['budgetKind'] = 'initial-budget',
): BudgetLineEvent {
  switch (act) {
    case 'control':
      return facts.controlNumberChanged({ origin: 'issued', ...data });
    case 'request':
      return facts.budgetRequested(data);
    case 'approve':
      return facts.budgetApproved({ ...data, budgetKind });
    case 'raise':
      return facts.budgetRaised(data);
    case 'cut':
      return facts.budgetCut(data);
    case 'transfer':
      return facts.budgetTransferred(data);
    case 'carry-over':
      return facts.budgetCarriedOver(data);
    case 'recover':
      return facts.budgetRecovered(data);
    default:
      return unreachable(act);
  }
}
