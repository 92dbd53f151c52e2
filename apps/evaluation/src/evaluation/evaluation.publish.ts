import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  evaluationOpened,
  evaluationPartiesNamed,
  selfEvaluationSubmitted,
} from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import { isStepTaken } from '@wenxiao/domain/field';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { namedAfter, namedNow } from '@wenxiao/rules/procedure';
import { byToTell, type EventPlace } from '@wenxiao/service-kit';
import { placeOf, yearOf } from './evaluation.place.js';
import type { EvaluationState } from './evaluation.state.js';

/** What others learn of an evaluation: that it began, what the unit says of itself, its conclusion, that this was taken back, and whom it names. */
export function publishEvaluation(
  event: EvaluationEvent,
  after: EvaluationState,
  { id, metadata }: EventPlace,
): object | undefined {
  if (after.status !== 'open') return undefined;
  const place = placeOf(id);
  const which = { ...place, year: yearOf(place.period), scheme: after.scheme };
  const by = metadata.actor.id;
  const told = (parties: ReturnType<typeof namedAfter>) => parties && evaluationPartiesNamed({ ...which, parties });
  if (isStepTaken('evaluation', event)) return told(namedAfter(event.data, [after.progress]));
  switch (event.type) {
    case 'evaluation-opened': {
      const { ofItself, openedOn } = event.data;
      return evaluationOpened({ ...which, ...byToTell(metadata), ofItself, openedOn });
    }
    case 'self-evaluation-reported': {
      const { printedTotal: total } = event.data;
      return selfEvaluationSubmitted({ ...which, ...(total !== undefined && { total }), by });
    }
    case 'evaluation-finalised': {
      const { score, fullMark, grade, findings } = event.data;
      const figures = {
        ...(score !== undefined && { score }),
        ...(fullMark !== undefined && { fullMark }),
        ...(grade !== undefined && { grade }),
      };
      return evaluationFinalised({ ...which, isReEvaluation: after.isReEvaluation, ...figures, findings, by });
    }
    case 'conclusion-withdrawn':
      return evaluationConclusionWithdrawn({ ...which, by });
    case 'evaluation-expected':
    case 'sheet-submitted':
    case 'sheet-withdrawn':
    case 'evaluation-became-overdue':
    case 'evaluation-reminded':
    case 'evaluation-overdue-lifted':
      return undefined;
    case 'evaluation-task-handed-over':
    case 'evaluation-withdrawn':
    case 'evaluation-rebased':
    case 'evaluation-reassigned':
      return told(namedNow([after.progress]));
    case 'evaluation-steps-opened':
      return told(namedAfter(event.data, [after.progress]));
    case 'evaluation-decision-kept':
      return undefined;
    default:
      return unreachable(event);
  }
}
