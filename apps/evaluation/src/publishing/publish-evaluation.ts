import { EvaluationFinalisedV1, SelfEvaluationSubmittedV1 } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { EventPlace } from '@wenxiao/service-kit';
import type { EvaluationEvent, EvaluationState } from '../evaluation/evaluation.js';

/** What others learn of an evaluation: that the unit evaluated itself, and the final score and grade. */
export function publishEvaluation(
  event: EvaluationEvent,
  after: EvaluationState,
  place: EventPlace,
): object | undefined {
  if (after.status === 'unknown') return undefined;
  const { unitId, budgetYear } = after.subject;
  const subject = { targetId: place.id, unitId, budgetYear };
  switch (event.type) {
    case 'evaluation-opened':
    case 'subject-followed':
    case 'evaluation-started':
    case 'scores-given':
      return undefined;
    case 'self-evaluation-submitted': {
      const { score, grade } = event.data;
      const result = { ...(score !== undefined && { score }), ...(grade !== undefined && { grade }) };
      return Object.assign(new SelfEvaluationSubmittedV1(), { ...subject, ...result });
    }
    case 'evaluation-finalised': {
      const { form, score, fullMark, grade, gradeName } = event.data;
      const ruleSetHash = place.metadata.rules?.hash;
      if (ruleSetHash === undefined) throw new Error('A verdict names the rule set that it was given under');
      return Object.assign(new EvaluationFinalisedV1(), {
        ...subject,
        form,
        score,
        fullMark,
        grade,
        gradeName,
        ruleSetHash,
      });
    }
    default:
      return unreachable(event);
  }
}
