import { code, count, day, decimal, flag, id, limits, list, several, words, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { by } from '../by.js';
import { contract, type MessageOf } from '../contract.js';
import { namedParties } from '../parties-named.js';

/** Which evaluation it is: of one subject, one type of the rule set, one period; the first of it, or one that was made again. */
const which = {
  subject: id(t.subject),
  type: code(t.evaluation),
  period: code(t.evaluatedPeriod),
  number: count(t.evaluationNumber, { min: 1, max: limits.items }),
  /** The budget year; of a longer period its last. */
  year: year(t.budgetYear),
  scheme: code(t.scheme),
};

/** An evaluation has begun. */
export const evaluationOpened = contract('evaluation.evaluation-opened', 1, 'evaluation', {
  ...which,
  by,
  ofItself: flag(t.evaluatesItself),
  openedOn: day(t.evaluationOpenedOn),
});
export const EvaluationOpenedV1 = evaluationOpened.Message;
export type EvaluationOpenedV1 = MessageOf<typeof evaluationOpened>;

/** It had been begun by mistake, and has not begun. */
export const evaluationStartWithdrawn = contract('evaluation.start-withdrawn', 1, 'evaluation', { ...which, by });
export const EvaluationStartWithdrawnV1 = evaluationStartWithdrawn.Message;
export type EvaluationStartWithdrawnV1 = MessageOf<typeof evaluationStartWithdrawn>;

/** A unit handed in its self-evaluation, or corrected it. */
export const selfEvaluationSubmitted = contract('evaluation.self-evaluation-submitted', 1, 'evaluation', {
  ...which,
  /** As the form prints it, else as it was computed. */
  total: decimal(t.selfTotal).optional(),
  by: id(t.person),
});
export const SelfEvaluationSubmittedV1 = selfEvaluationSubmitted.Message;
export type SelfEvaluationSubmittedV1 = MessageOf<typeof selfEvaluationSubmitted>;

/** An evaluation came to its conclusion. Whoever was told before, and was not told that it was withdrawn, is told of a correction. */
export const evaluationFinalised = contract('evaluation.evaluation-finalised', 1, 'evaluation', {
  ...which,
  isReEvaluation: flag(t.reEvaluation),
  /** Absent where its type is concluded without one. */
  score: decimal(t.evaluationScore).optional(),
  fullMark: decimal(t.evaluationFullMark).optional(),
  /** The code of the grade; absent until a ranking gives it. */
  grade: code(t.gradeCode).optional(),
  /** What those who concluded it found, in codes of the rule set. */
  findings: several(code(t.finding), limits.items),
  /** Who concluded it. */
  by: id(t.person),
});
export const EvaluationFinalisedV1 = evaluationFinalised.Message;
export type EvaluationFinalisedV1 = MessageOf<typeof evaluationFinalised>;

/** A conclusion was taken back, or sent back by whoever looked at it. */
export const evaluationConclusionWithdrawn = contract('evaluation.conclusion-withdrawn', 1, 'evaluation', {
  ...which,
  by: id(t.person),
});
export const EvaluationConclusionWithdrawnV1 = evaluationConclusionWithdrawn.Message;
export type EvaluationConclusionWithdrawnV1 = MessageOf<typeof evaluationConclusionWithdrawn>;

/** An answer opens a procedure beside the evaluation (问题整改), with what it says of each item. Told again, it takes the place of what was told. */
export const furtherProcedureOpened = contract('evaluation.further-procedure-opened', 1, 'evaluation', {
  ...which,
  procedure: code(t.furtherProcedure),
  items: list(['item'], limits.batch, {
    item: code(t.furtherItem),
    note: words(t.furtherItemNote, { max: limits.opinion }).optional(),
  }),
  by: id(t.person),
});
export const FurtherProcedureOpenedV1 = furtherProcedureOpened.Message;
export type FurtherProcedureOpenedV1 = MessageOf<typeof furtherProcedureOpened>;

/** That answer counts no longer. */
export const furtherProcedureWithdrawn = contract('evaluation.further-procedure-withdrawn', 1, 'evaluation', {
  ...which,
  procedure: code(t.furtherProcedure),
});
export const FurtherProcedureWithdrawnV1 = furtherProcedureWithdrawn.Message;
export type FurtherProcedureWithdrawnV1 = MessageOf<typeof furtherProcedureWithdrawn>;

export const evaluationPartiesNamed = contract('evaluation.parties-named', 1, 'evaluation', {
  ...which,
  ...namedParties,
});
export const EvaluationPartiesNamedV1 = evaluationPartiesNamed.Message;
export type EvaluationPartiesNamedV1 = MessageOf<typeof evaluationPartiesNamed>;
