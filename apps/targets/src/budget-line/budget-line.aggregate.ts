import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import type { Aggregate } from '@wenxiao/service-kit';
import type { Decider } from '@wenxiao/domain';
import { publishBudgetLine } from '../publishing/publish-budget-line.js';
import { lineNamed } from '../stream-names.js';
import type { BudgetLineCommand, BudgetLineRejection } from './budget-line.commands.js';
import { budgetLineDecider } from './budget-line.decider.js';
import type { BudgetLineState } from './budget-line.state.js';

/** What is looked up of the rules of a line: its acts rest on the person's, and on what the line says. */
export type LineRules = Readonly<{ scheme: string }>;

/** The first event of a line says under which rules it stands. */
const inScheme: Decider<BudgetLineState, BudgetLineCommand, BudgetLineEvent, BudgetLineRejection, LineRules> = {
  ...budgetLineDecider,
  decide(command, line, { scheme }) {
    const decision = budgetLineDecider.decide(command, line, undefined);
    if (decision.outcome === 'rejected' || line.scheme !== undefined) return decision;
    const [first, ...rest] = decision.events;
    if (!first) return decision;
    const opening = { ...first, data: { ...first.data, scheme } } as typeof first;
    return { ...decision, events: [opening, ...rest] };
  },
};

/** The money of a subject in one budget year: `budget-line/<subject>.<year>`. */
export const budgetLine: Aggregate<
  BudgetLineState,
  BudgetLineCommand,
  BudgetLineEvent,
  BudgetLineRejection,
  LineRules
> = {
  category: 'budget-line',
  about: (id) => ({ subject: lineNamed(id).subject }),
  decider: inScheme,
  facts,
  publish: publishBudgetLine,
};
