import { code, decimal, id, limits, name, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A department's or the finance bureau's evaluation has its score and grade. */
export const evaluationFinalised = contract('evaluation.evaluation-finalised', 1, 'evaluation', {
  targetId: id(t.subject),
  unitId: id(t.unit),
  budgetYear: year(t.budgetYear),
  form: oneOf(t.evaluationForm),
  score: decimal(t.evaluationScore),
  fullMark: decimal(t.evaluationFullMark),
  /** The code of the grade band, `qualified`. */
  grade: code(t.gradeCode),
  /** As the rule set names it, `合格`. */
  gradeName: name(t.evaluationGrade, { max: limits.label }),
  /** The resolved rule set of the verdict. */
  ruleSetHash: code(t.ruleSetHash),
});

export const EvaluationFinalisedV1 = evaluationFinalised.Message;
export type EvaluationFinalisedV1 = MessageOf<typeof evaluationFinalised>;
