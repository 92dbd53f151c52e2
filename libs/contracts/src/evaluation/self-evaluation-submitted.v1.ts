import { code, decimal, id, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A unit handed in its self-evaluation. */
export const selfEvaluationSubmitted = contract('evaluation.self-evaluation-submitted', 1, 'evaluation', {
  targetId: id(t.subject),
  unitId: id(t.unit),
  budgetYear: year(t.budgetYear),
  /** As the unit reckons it; absent where the form has no total. */
  score: decimal(t.selfScore).optional(),
  /** The code of the grade band, where the rule set has bands. */
  grade: code(t.gradeCode).optional(),
});

export const SelfEvaluationSubmittedV1 = selfEvaluationSubmitted.Message;
export type SelfEvaluationSubmittedV1 = MessageOf<typeof selfEvaluationSubmitted>;
