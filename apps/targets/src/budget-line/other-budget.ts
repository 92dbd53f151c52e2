import { accepted, decimal, nothingToDo, type PartAmount, partKey, rejected } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { StatedIn } from './budget-line.commands.js';
import { approvedFrom, type BudgetLineState } from './budget-line.state.js';
import { type Decided, endOf, totalOf } from './money-facts.js';
import { isBudget } from './other-budget.state.js';
import { fromTable } from '../subject/from-table.js';

type Stated = Pick<StatedIn<'note-other-budget'>, 'amounts' | 'batch' | 'mapping' | 'year'>;

/** What another system has: said once, however often it is handed in, and over where it has what is here. */
export function noteOtherBudget({ amounts, year, ...table }: Stated, line: BudgetLineState): Decided {
  const { otherBudget: before, changes } = line;
  // What is not approved any longer is a matter of its control number.
  if (approvedFrom(line) === undefined) return nothingToDo;
  const from = fromTable(table);
  if (isBudget(amounts, changes)) return before ? accepted(facts.otherBudgetAgreed(from)) : nothingToDo;
  if (before && isSame(before.parts, amounts)) return nothingToDo;
  if (amounts.length > limits.items)
    return rejected({ code: 'too-many', what: 'parts', count: amounts.length, limit: limits.items });
  const total = totalOf(amounts);
  if (decimal(total).gt(limits.yuan))
    return rejected({ code: 'above-limit', on: endOf(year), amount: total, limit: limits.yuan });
  const parts = amounts.map(({ part, amount }) => ({ ...part, amount }));
  return accepted(facts.otherBudgetNoted({ parts, ...from }));
}

/** The desk knows what stands there, and leaves the budget as it is. */
export function keepBudget({ reason }: StatedIn<'keep-budget'>, { otherBudget }: BudgetLineState): Decided {
  if (!otherBudget) return rejected({ code: 'no-other-budget' });
  return otherBudget.kept === undefined ? accepted(facts.otherBudgetKept({ reason })) : nothingToDo;
}

function isSame(one: readonly PartAmount[], other: readonly PartAmount[]): boolean {
  const text = (amounts: readonly PartAmount[]) =>
    JSON.stringify(amounts.map(({ part, amount }) => `${partKey(part)} ${amount}`).sort());
  return text(one) === text(other);
}
