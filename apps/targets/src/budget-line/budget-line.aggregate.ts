import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import { publishBudgetLine } from '../publishing/publish-budget-line.js';
import { lineNamed } from '../stream-names.js';
import type { BudgetLineCommand, BudgetLineRejection } from './budget-line.commands.js';
import { budgetLineDecider } from './budget-line.decider.js';
import type { BudgetLineState } from './budget-line.state.js';

/** The money of a subject in one budget year: `budget-line/<subject>.<year>`. */
export const budgetLine: Aggregate<
  BudgetLineState,
  BudgetLineCommand,
  BudgetLineEvent,
  BudgetLineRejection,
  undefined
> = {
  category: 'budget-line',
  about: (id) => ({ subject: lineNamed(id).subject }),
  decider: budgetLineDecider,
  facts,
  publish: publishBudgetLine,
};
