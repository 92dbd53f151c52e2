import {
  disposalDecided,
  disposalSettled,
  disposalWithdrawn,
  resultOpened,
  resultOutdated,
  resultPartiesNamed,
  type Published,
} from '@wenxiao/contracts';
import { byType } from '@wenxiao/domain';
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
): Published | undefined {
  if (after.status !== 'open') return undefined;
  const place = { ...placeOf(id), scheme: after.evaluation.scheme };
  const decided = () => ({ ...place, by: metadata.actor.id, rules: rulesToTell(metadata) });
  if (isOfProcedure('result', event)) {
    const parties = partiesAfter('result', event, [after.progress]);
    return parties && resultPartiesNamed({ ...place, parties });
  }
  return byType<ResultApplicationEvent, Published>(event, {
    'result-opened': ({ type, period, number, isReEvaluation }) => {
      const rules = metadata.rules && { rules: metadata.rules.hash };
      return resultOpened({ ...place, type, period, number, isReEvaluation, ...rules });
    },
    'result-outdated': ({ because }) => resultOutdated({ ...place, because }),
    'disposal-decided': ({ actsOn, disposal, effects, change }) =>
      disposalDecided({ ...decided(), actsOn, disposal, effects, ...(change !== undefined && { change }) }),
    'disposal-withdrawn': ({ decision, disposal, actsOn, change }) =>
      disposalWithdrawn({ ...decided(), actsOn, disposal, decision, ...(change !== undefined && { change }) }),
    'disposal-applied': ({ decision }) => disposalSettled({ ...place, decision }),
    'disposal-refused': ({ decision, refusal }) => disposalSettled({ ...place, decision, refusal }),
  });
}
