import { decimal, type Decimal } from '@wenxiao/domain';
import { numberIn, type PrintedNumber } from './cell.js';
import type { PublishedForm } from './published-form.js';

export const hundred = decimal('100');

export interface Execution {
  readonly executed: PrintedNumber;
  /** Above 0. */
  readonly budget: PrintedNumber;
  /** executed ÷ budget × 100, to 40 digits: for display. Comparisons multiply by the budget instead, which is exact. */
  readonly rate: Decimal;
}

/** The execution rate of the funds block; null unless both amounts are numbers and the budget is above 0. */
export function executionOf({ funds }: PublishedForm): Execution | null {
  const executed = numberIn(funds?.executed ?? null);
  const budget = numberIn(funds?.annualBudget ?? null);
  if (executed === null || budget === null || !budget.value.gt('0')) return null;
  return { executed, budget, rate: executed.value.times(hundred).div(budget.value) };
}
