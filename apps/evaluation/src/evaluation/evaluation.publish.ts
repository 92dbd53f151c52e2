import {
  evaluationConclusionWithdrawn,
  evaluationFinalised,
  evaluationOpened,
  evaluationPartiesNamed,
  evaluationStartWithdrawn,
  furtherProcedureOpened,
  furtherProcedureWithdrawn,
  selfEvaluationSubmitted,
  type Published,
} from '@wenxiao/contracts';
import { byType } from '@wenxiao/domain';
import type { EvaluationEvent } from '@wenxiao/facts/evaluation';
import { isOfProcedure, partiesAfter } from '@wenxiao/rules/procedure';
import { byToTell, type EventPlace } from '@wenxiao/service-kit';
import { placeOf, yearOf } from './evaluation.place.js';
import { type Conclusion, type EvaluationState, formOf } from './evaluation.state.js';

/** What others learn of an evaluation: that it began, what the unit says of itself, its conclusion, that this was taken back, what an answer opens beside it, and whom it names. */
export function publishEvaluation(
  event: EvaluationEvent,
  after: EvaluationState,
  { id, metadata }: EventPlace,
): Published | undefined {
  const place = placeOf(id);
  if (event.type === 'evaluation-start-withdrawn') {
    const { scheme } = event.data;
    return evaluationStartWithdrawn({ ...place, year: yearOf(place.period), scheme, ...byToTell(metadata) });
  }
  if (after.status !== 'open') return undefined;
  const which = { ...place, year: yearOf(place.period), scheme: after.scheme };
  const by = metadata.actor.id;
  if (isOfProcedure('evaluation', event)) {
    const parties = partiesAfter('evaluation', event, [after.progress]);
    return parties && evaluationPartiesNamed({ ...which, parties });
  }
  const concluded = ({ score, fullMark, grade, findings }: Conclusion): Published => {
    const figures = {
      ...(score !== undefined && { score }),
      ...(fullMark !== undefined && { fullMark }),
      ...(grade !== undefined && { grade }),
    };
    return evaluationFinalised({ ...which, isReEvaluation: after.isReEvaluation, ...figures, findings, by });
  };
  return byType<EvaluationEvent, Published | undefined>(event, {
    'evaluation-opened': ({ ofItself, openedOn }) =>
      evaluationOpened({ ...which, ...byToTell(metadata), ofItself, openedOn }),
    'self-evaluation-reported': ({ printedTotal: total }) =>
      selfEvaluationSubmitted({ ...which, ...(total !== undefined && { total }), by }),
    'self-evaluation-computed': ({ total }) =>
      selfEvaluationSubmitted({ ...which, total: formOf(after)?.printedTotal ?? total, by }),
    'evaluation-finalised': concluded,
    'evaluation-ranked': () => after.conclusion && concluded(after.conclusion),
    'conclusion-withdrawn': () => evaluationConclusionWithdrawn({ ...which, by }),
    'further-procedure-opened': ({ procedure, items }) => furtherProcedureOpened({ ...which, procedure, items, by }),
    'further-procedure-withdrawn': ({ procedure }) => furtherProcedureWithdrawn({ ...which, procedure }),
  });
}
