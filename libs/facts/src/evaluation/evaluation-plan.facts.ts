import { code, day, type EventOf, fact, factsOf, limits, name, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 绩效评价工作方案: how the evaluations of a budget year are to be made, of a jurisdiction or of one body.
//
// Streams `evaluation-plan/<organisation>.<year>`. A plan that is made anew is the same fact once more, whole.

const planIssued = fact('plan-issued', 1, {
  scheme: code(t.scheme),
  plan: words(t.evaluationPlan, { max: limits.opinion }),
  document: name(t.evaluationPlanDocument, { max: limits.name }).optional(),
  on: day(t.evaluationPlanOn),
});

export const evaluationPlanFacts = factsOf({ planIssued });
export type EvaluationPlanEvent = EventOf<typeof evaluationPlanFacts>;
