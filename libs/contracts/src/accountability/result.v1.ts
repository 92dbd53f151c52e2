import { code, count, flag, id, limits, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { namedParties } from '../parties-named.js';

/** The subject and year whose evaluation was concluded. */
const which = { subject: id(t.subject), year: year(t.budgetYear), scheme: code(t.scheme) };

/** What follows from an evaluation is to be decided. Told again, it takes the place of what was told before. */
export const resultOpened = contract('accountability.result-opened', 1, 'result-application', {
  ...which,
  type: code(t.resultEvaluationType),
  period: code(t.resultEvaluationPeriod),
  number: count(t.resultEvaluationNumber, { min: 1, max: limits.items }),
  isReEvaluation: flag(t.reEvaluation),
  /** The set under which it is decided, to its end. */
  rules: code(t.ruleSetHash).optional(),
});
export const ResultOpenedV1 = resultOpened.Message;
export type ResultOpenedV1 = MessageOf<typeof resultOpened>;

/** The evaluation was taken back or corrected since. */
export const resultOutdated = contract('accountability.result-outdated', 1, 'result-application', {
  ...which,
  because: oneOf(t.resultOutdatedBecause),
});
export const ResultOutdatedV1 = resultOutdated.Message;
export type ResultOutdatedV1 = MessageOf<typeof resultOutdated>;

/** What became of a decision: it was carried out, or the line of the year refused it. */
export const disposalSettled = contract('accountability.disposal-settled', 1, 'result-application', {
  ...which,
  /** The version in which it was told that it was decided. */
  decision: count(t.decisionVersion, { min: 1 }),
  /** Absent where it was carried out. */
  refusal: oneOf(t.resultRefusal).optional(),
});
export const DisposalSettledV1 = disposalSettled.Message;
export type DisposalSettledV1 = MessageOf<typeof disposalSettled>;

export const resultPartiesNamed = contract('accountability.parties-named', 1, 'result-application', {
  ...which,
  ...namedParties,
});
export const ResultPartiesNamedV1 = resultPartiesNamed.Message;
export type ResultPartiesNamedV1 = MessageOf<typeof resultPartiesNamed>;
