import { code, day, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { by } from '../by.js';
import { contract, type MessageOf } from '../contract.js';

/** A jurisdiction closed a budget year (年终关账): its lines change their money no more. A year is closed once. */
export const budgetYearClosed = contract('targets.budget-year-closed', 1, 'budget-year', {
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  on: day(t.yearClosedOn),
  by,
});

export const BudgetYearClosedV1 = budgetYearClosed.Message;
export type BudgetYearClosedV1 = MessageOf<typeof budgetYearClosed>;
