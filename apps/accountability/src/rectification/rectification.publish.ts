import { rectificationChanged, type Published } from '@wenxiao/contracts';
import type { RectificationEvent } from '@wenxiao/facts/accountability';
import { isOfProcedure } from '@wenxiao/rules/procedure';
import type { EventPlace } from '@wenxiao/service-kit';
import { leftOf, type RectificationState, statusOf } from './rectification.state.js';
import { nameIn, placeOf } from './rectification.place.js';

/** What others learn of a rectification: how far it is. No problem in its words, no reason. */
export function publishRectification(
  event: RectificationEvent,
  after: RectificationState,
  { id }: EventPlace,
): Published | undefined {
  if (after.status !== 'opened' || !changesStanding(event)) return undefined;
  const place = placeOf(id);
  const { scheme, problems } = after;
  return rectificationChanged({
    subject: place.subject,
    year: place.year,
    scheme,
    rectification: nameIn(place),
    status: statusOf(after),
    problems: problems.length,
    rectified: problems.length - leftOf(after).length,
  });
}

/** What an object does in its procedure changes nothing of it but where that ends, or a step is taken back with what it said. */
const changesStanding = (event: RectificationEvent): boolean =>
  !isOfProcedure('rectification', event) || event.type === 'rectification-withdrawn' || hasEnded(event);

const hasEnded = ({ data }: RectificationEvent): boolean => (data as Readonly<{ ended?: string }>).ended !== undefined;
