import { budgetYearClosed, finalAccountsChanged, type Published } from '@wenxiao/contracts';
import { type BudgetYearEvent, budgetYearFacts as facts } from '@wenxiao/facts/targets';
import { moneyScheme } from '@wenxiao/rules/shape';
import { type Aggregate, byToTell, type EventPlace } from '@wenxiao/service-kit';
import {
  type BudgetYearCommand,
  budgetYearDecider,
  type BudgetYearRejection,
  type BudgetYearState,
} from './budget-year.decider.js';

/** `<jurisdiction>.<year>` */
export const budgetYearId = (tenant: string, year: number): string => `${tenant}.${String(year)}`;

function named(id: string): Readonly<{ tenant: string; year: number }> {
  const [tenant = '', year] = id.split('.');
  return { tenant, year: Number(year) };
}

/** A budget year of a jurisdiction: `budget-year/<jurisdiction>.<year>`. */
export const budgetYear: Aggregate<
  BudgetYearState,
  BudgetYearCommand,
  BudgetYearEvent,
  BudgetYearRejection,
  undefined
> = {
  category: 'budget-year',
  about: (id) => ({ tenant: named(id).tenant }),
  decider: budgetYearDecider,
  facts,
  publish: publishBudgetYear,
};

/** Others count dues from the day of the final accounts; without one it is taken back. On a closed year no result acts. */
function publishBudgetYear(
  event: BudgetYearEvent,
  _after: BudgetYearState,
  { id, metadata }: EventPlace,
): Published | undefined {
  // Only targets of the same service rest on it.
  if (event.type === 'budget-decided') return undefined;
  const told = { year: named(id).year, scheme: moneyScheme, ...byToTell(metadata) };
  if (event.type === 'budget-year-closed') return budgetYearClosed({ ...told, on: event.data.on });
  const on = event.type === 'final-accounts-completed' && { on: event.data.on };
  return finalAccountsChanged({ ...told, ...on });
}
