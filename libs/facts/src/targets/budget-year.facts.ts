import {
  code,
  count,
  day,
  type EventOf,
  fact,
  factsOf,
  limits,
  money,
  name,
  withdraws,
  words,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 预算年度: what a jurisdiction says of a budget year as a whole.
//
// Streams `budget-year/<jurisdiction>.<year>`. A correction is the same fact once more, whole, with `metadata.corrects`.

const gate = code(t.budgetGate);
/** What is decided elsewhere on the budget of the year (人大审查批准), once for everything in it. The latest of a gate holds. */
const budgetDecided = fact('budget-decided', 1, {
  scheme: code(t.scheme),
  gate,
  answer: code(t.budgetGateAnswer).per('gate'),
  on: day(t.budgetDecidedOn).per('gate'),
  document: name(t.budgetDecisionDocument, { max: limits.name }).per('gate').optional(),
  reason: words(t.budgetDecisionReason, { max: limits.opinion }).per('gate').optional(),
});

/** The final accounts of the year are compiled: dues are counted from that day. */
const finalAccountsCompleted = fact('final-accounts-completed', 1, {
  scheme: code(t.scheme),
  on: day(t.finalAccountsOn),
  document: name(t.finalAccountsDocument, { max: limits.name }).optional(),
});
/** It was said by mistake. */
const finalAccountsWithdrawn = fact(
  'final-accounts-withdrawn',
  1,
  { reason: words(t.finalAccountsReason, { max: limits.opinion }) },
  { becomes: [withdraws(t.finalAccountsOn), withdraws(t.finalAccountsDocument)] },
);

/** 年终关账: what is left of the lines is carried over in the same append or was before; the rest lapses, and the lines stay as they are. */
const budgetYearClosed = fact('budget-year-closed', 1, {
  scheme: code(t.scheme),
  on: day(t.yearClosedOn),
  lines: count(t.linesCarriedOver),
  carried: money(t.yearCarriedOver),
  reason: words(t.yearClosedReason, { max: limits.opinion }).optional(),
});

export const budgetYearFacts = factsOf({
  budgetDecided,
  finalAccountsCompleted,
  finalAccountsWithdrawn,
  budgetYearClosed,
});
export type BudgetYearEvent = EventOf<typeof budgetYearFacts>;
