import { disposalDecided, disposalWithdrawn } from '@wenxiao/contracts';
import type { EventPlace } from '@wenxiao/service-kit';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import { placeOf } from './result-application.place.js';
import type { ResultState } from './result-application.state.js';

/** What others learn of a result: what was decided on the money of a year, and that this holds no longer. No reason, no finding. */
export function publishResultApplication(
  event: ResultApplicationEvent,
  _: ResultState,
  { id, metadata }: EventPlace,
): object | undefined {
  const place = placeOf(id);
  const by = metadata.actor.id;
  if (event.type === 'disposal-decided') {
    const { actsOn, disposal, effects, change } = event.data;
    return disposalDecided({ ...place, actsOn, disposal, effects, ...(change !== undefined && { change }), by });
  }
  if (event.type === 'disposal-withdrawn') {
    const { decision, disposal, actsOn, change } = event.data;
    return disposalWithdrawn({ ...place, actsOn, disposal, decision, ...(change !== undefined && { change }), by });
  }
  return undefined;
}
