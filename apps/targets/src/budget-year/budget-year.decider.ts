import {
  accepted,
  type Command,
  type Decider,
  type Decision,
  nothingToDo,
  rejected,
  unreachable,
} from '@wenxiao/domain';
import type { DataOf } from '@wenxiao/domain/field';
import { type BudgetYearEvent, budgetYearFacts as facts } from '@wenxiao/facts/targets';

type FinalAccounts = DataOf<typeof facts.finalAccountsCompleted.fields>;
/** What somebody says of a year, on a day of the jurisdiction. */
type Said = FinalAccounts & Readonly<{ year: number; today: string }>;

type BudgetDecision = DataOf<typeof facts.budgetDecided.fields>;

export type BudgetYearCommand =
  /** `gates`, `answers`: what the rules have decided on the budget, and how; `needsReason`: that answer does. */
  | Command<
      'decide-budget',
      BudgetDecision &
        Readonly<{ gates: readonly string[]; answers: readonly string[]; needsReason: boolean; today: string }>
    >
  | Command<'complete-final-accounts', Said>
  /** The same once more, whole: the day or the document was wrong. */
  | Command<'correct-final-accounts', Said>
  | Command<'withdraw-final-accounts', { reason: string }>
  /** What is left and is not carried over lapses; `on`: today. */
  | Command<'close', DataOf<typeof facts.budgetYearClosed.fields> & Readonly<{ year: number }>>;

/** `closedOn`: the day on which it was closed. */
export type BudgetYearState = Readonly<{
  finalAccounts?: FinalAccounts;
  closedOn?: string;
  /** What was decided elsewhere on the budget, by the gate. */
  decisions?: Readonly<Record<string, BudgetDecision>>;
}>;

export type BudgetYearRejection =
  | Readonly<{ code: 'accounts-completed'; on: string }>
  | Readonly<{ code: 'accounts-not-completed' }>
  /** The rules have nothing, or not this, decided on the budget as a whole. */
  | Readonly<{ code: 'unknown-gate'; gate: string; listed: readonly string[] }>
  | Readonly<{ code: 'unknown-gate-answer'; answer: string; answers: readonly string[] }>
  | Readonly<{ code: 'decided-later'; on: string; today: string }>
  /** The answer asks for one, or something else was recorded before. */
  | Readonly<{ code: 'decision-reason-required'; answer: string }>
  /** A year is closed once, when it is over. */
  | Readonly<{ code: 'closed-before'; on: string }>
  | Readonly<{ code: 'year-not-over'; last: string }>
  /** The accounts of a year are made once it is over, and nobody knows of a day to come. */
  | Readonly<{ code: 'accounts-out-of-time'; on: string; first: string; today: string }>;

/** 预算年度: what was decided on its budget, when it was closed, and when its final accounts were completed. */
export const budgetYearDecider: Decider<BudgetYearState, BudgetYearCommand, BudgetYearEvent, BudgetYearRejection> = {
  initialState: {},
  decide(command, { finalAccounts, closedOn, decisions = {} }) {
    switch (command.type) {
      case 'decide-budget':
        return decided(command.data, decisions[command.data.gate]);
      case 'complete-final-accounts':
        if (finalAccounts) return rejected({ code: 'accounts-completed', on: finalAccounts.on });
        return completed(command.data);
      case 'correct-final-accounts': {
        if (!finalAccounts) return rejected({ code: 'accounts-not-completed' });
        const { on, document } = command.data;
        if (on === finalAccounts.on && document === finalAccounts.document) return nothingToDo;
        return completed(command.data);
      }
      case 'withdraw-final-accounts':
        if (!finalAccounts) return rejected({ code: 'accounts-not-completed' });
        return accepted(facts.finalAccountsWithdrawn({ reason: command.data.reason }));
      case 'close': {
        const { year, ...closed } = command.data;
        const last = `${String(year)}-12-31`;
        if (closedOn !== undefined) return rejected({ code: 'closed-before', on: closedOn });
        if (closed.on <= last) return rejected({ code: 'year-not-over', last });
        return accepted(facts.budgetYearClosed(closed));
      }
      default:
        return unreachable(command);
    }
  },
  evolve(state, event) {
    const { finalAccounts: _before, ...rest } = state;
    switch (event.type) {
      case 'budget-decided':
        return { ...state, decisions: { ...state.decisions, [event.data.gate]: event.data } };
      case 'final-accounts-completed':
        return { ...rest, finalAccounts: event.data };
      case 'final-accounts-withdrawn':
        return rest;
      case 'budget-year-closed':
        return { ...state, closedOn: event.data.on };
      default:
        return unreachable(event);
    }
  },
};

function decided(
  { gates, answers, needsReason, today, ...decision }: Extract<BudgetYearCommand, { type: 'decide-budget' }>['data'],
  before: BudgetDecision | undefined,
): Decision<BudgetYearEvent, BudgetYearRejection> {
  const { gate, answer, on, document, reason = '' } = decision;
  if (!gates.includes(gate)) return rejected({ code: 'unknown-gate', gate, listed: gates });
  if (!answers.includes(answer)) return rejected({ code: 'unknown-gate-answer', answer, answers });
  if (on > today) return rejected({ code: 'decided-later', on, today });
  if (before?.answer === answer && before.on === on && before.document === document) return nothingToDo;
  if ((before !== undefined || needsReason) && reason.trim() === '')
    return rejected({ code: 'decision-reason-required', answer });
  return accepted(facts.budgetDecided(decision));
}

function completed({ year, today, ...accounts }: Said): Decision<BudgetYearEvent, BudgetYearRejection> {
  const { on } = accounts;
  const first = `${String(year + 1)}-01-01`;
  if (on < first || on > today) return rejected({ code: 'accounts-out-of-time', on, first, today });
  return accepted(facts.finalAccountsCompleted(accounts));
}
