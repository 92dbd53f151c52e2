import { accepted, type Decider, nothingToDo, rejected, unreachable } from '@wenxiao/domain';
import { type BudgetLineEvent, budgetLineFacts as facts } from '@wenxiao/facts/targets';
import { adjust, approve, carryOver, explain, request, transfer } from './budget-acts.js';
import type { BudgetLineCommand, BudgetLineRejection, StatedIn } from './budget-line.commands.js';
import { afterEvent, type BudgetLineState, emptyLine, standing } from './budget-line.state.js';
import {
  applyResult,
  cutControlNumber,
  decideControlNumber,
  issueControlNumber,
  withdrawResult,
} from './control-decisions.js';
import { afterClosing, reviewLateChanges } from './late-changes.js';
import { applyMeasure, withdrawMeasure } from './measures.js';
import type { Decided } from './money-facts.js';
import { keepBudget, noteOtherBudget } from './other-budget.js';
import { changePayment } from './payment.js';
import { beyondLimits } from './published-limits.js';
import { giveRest, takenAway } from './rests.js';
import { reverse } from './reversal.js';

/** What comes from a decision on a result is answered by whatever line it names. */
const resultActs: ReadonlySet<BudgetLineCommand['type']> = new Set(['apply-result', 'withdraw-result']);

/** The money of a subject in one budget year (预算): changes of three accounts, and whether payment is open. */
export const budgetLineDecider: Decider<BudgetLineState, BudgetLineCommand, BudgetLineEvent, BudgetLineRejection> = {
  initialState: emptyLine,
  decide(command, line) {
    const decided = decideOn(command, line);
    if (decided.outcome === 'rejected') return decided;
    const after = decided.events.reduce<BudgetLineState>((state, each) => afterEvent(state, each), line);
    const flaw = beyondLimits(decided.events, after) ?? takenAway(command.data, { before: line, after });
    return flaw ?? afterClosing(command.data, decided, { before: line, after });
  },
  evolve: afterEvent,
};

/**
 * What changes no money of a closed year: changes are looked at, a decision that is taken back gives nothing back, results say so. What was
 * carried over is put right on the line of a later year, and this one says what of it went on. What another system has is told of any year.
 */
const afterTheYear: ReadonlySet<BudgetLineCommand['type']> = new Set([
  'review-late-changes',
  'note-other-budget',
  'keep-budget',
  'withdraw-measure',
  ...resultActs,
]);

function decideOn(command: BudgetLineCommand, line: BudgetLineState): Decided {
  const { type, data } = command;
  const isOfRest = type === 'reverse' && line.rests.some(({ version }) => version === data.version);
  if (data.closed !== undefined && !afterTheYear.has(type) && !isOfRest)
    return rejected({ code: 'budget-year-closed', on: data.closed });
  if (line.composition === 'sum-of-parts' && !resultActs.has(type) && type !== 'compose')
    return rejected({ code: 'sum-of-parts' });
  switch (type) {
    case 'compose':
      return compose(data, line);
    case 'issue-control-number':
      return issueControlNumber(data, line);
    case 'cut-control-number':
      return cutControlNumber(data, line);
    case 'decide-control-number':
      return decideControlNumber(data, line);
    case 'apply-result':
      return applyResult(data, line);
    case 'withdraw-result':
      return withdrawResult(data, line);
    case 'request':
      return request(data, line);
    case 'explain-request':
      return explain(data, line);
    case 'approve':
      return approve(data, line);
    case 'raise':
    case 'cut':
    case 'recover':
      return adjust(type, data, line);
    case 'carry-over':
      return carryOver(data, line);
    case 'give-rest':
      return giveRest(data, line);
    case 'transfer':
      return transfer(data, line);
    case 'suspend':
    case 'stop':
    case 'resume':
      return changePayment(type, data, line);
    case 'apply-measure':
      return applyMeasure(data, line);
    case 'withdraw-measure':
      return withdrawMeasure(data, line);
    case 'review-late-changes':
      return reviewLateChanges(data, line);
    case 'note-other-budget':
      return noteOtherBudget(data, line);
    case 'keep-budget':
      return keepBudget(data, line);
    case 'reverse':
      return reverse(data, line);
    default:
      return unreachable(command);
  }
}

function compose({ composition, reason }: StatedIn<'compose'>, line: BudgetLineState): Decided {
  if (composition === line.composition) return nothingToDo;
  const own = standing(line).length + line.cuts.length;
  if (composition === 'sum-of-parts' && own > 0) return rejected({ code: 'has-own-money', changes: own });
  return accepted(facts.lineComposed({ composition, ...(reason !== undefined && { reason }) }));
}
