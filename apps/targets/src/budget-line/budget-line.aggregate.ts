import type { Aggregate } from '@wenxiao/service-kit';
import { publishBudgetLine } from '../publishing/publish-budget-line.js';
import {
  type BudgetLineCommand,
  budgetLineDecider,
  type BudgetLineEvent,
  type BudgetLineRejection,
  type BudgetLineState,
  budgetLineTexts,
} from './budget-line.decider.js';

/** The money of a subject: one stream beside its performance target, under the same id. */
export const budgetLine: Aggregate<
  BudgetLineState,
  BudgetLineCommand,
  BudgetLineEvent,
  BudgetLineRejection,
  undefined
> = {
  category: 'budget-line',
  about: (id) => ({ subject: id }),
  decider: budgetLineDecider,
  schemaVersions: {
    'budget-requested': 1,
    'budget-approved': 1,
    'measure-proposed': 1,
    'measure-declined': 1,
    'budget-adjusted': 1,
    'payment-stopped': 1,
    'result-applied': 1,
  },
  texts: budgetLineTexts,
  publish: publishBudgetLine,
};
