import {
  disposalDecided,
  disposalSettled,
  disposalWithdrawn,
  resultOpened,
  resultOutdated,
  resultPartiesNamed,
} from '@wenxiao/contracts';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import { isOfProcedure, partiesAfter } from '@wenxiao/rules/procedure';
import { type EventPlace, rulesToTell } from '@wenxiao/service-kit';
import { placeOf } from './result-application.place.js';
import type { ResultState } from './result-application.state.js';

/**
 * What others learn of a result: that it is to be decided, what was decided on the money of a year, what became of that, that it
 * holds no longer, and whom it names. No reason, no finding.
 */
export function publishResultApplication(
  event: ResultApplicationEvent,
  after: ResultState,
  { id, metadata }: EventPlace,
): object | undefined {
  if (after.status !== 'open') return undefined;
  const place = { ...placeOf(id), scheme: after.evaluation.scheme };
  const decided = () => ({ ...place, by: metadata.actor.id, rules: rulesToTell(metadata) });
  if (isOfProcedure('result', event)) {
    const parties = partiesAfter('result', event, [after.progress]);
    return parties && resultPartiesNamed({ ...place, parties });
  }
  switch (event.type) {
    case 'result-opened': {
      const { type, period, number, isReEvaluation } = event.data;
      const rules = metadata.rules && { rules: metadata.rules.hash };
      return resultOpened({ ...place, type, period, number, isReEvaluation, ...rules });
    }
    case 'result-outdated':
      return resultOutdated({ ...place, because: event.data.because });
    case 'disposal-decided': {
      const { actsOn, disposal, effects, change } = event.data;
      return disposalDecided({ ...decided(), actsOn, disposal, effects, ...(change !== undefined && { change }) });
    }
    case 'disposal-withdrawn': {
      const { decision, disposal, actsOn, change } = event.data;
      return disposalWithdrawn({ ...decided(), actsOn, disposal, decision, ...(change !== undefined && { change }) });
    }
    case 'disposal-applied':
      return disposalSettled({ ...place, decision: event.data.decision });
    case 'disposal-refused':
      return disposalSettled({ ...place, decision: event.data.decision, refusal: event.data.refusal });
    default:
      return undefined;
  }
}
