import { disclosureChanged, type Published } from '@wenxiao/contracts';
import type { DisclosureEvent } from '@wenxiao/facts/accountability';
import { isOfProcedure } from '@wenxiao/rules/procedure';
import type { EventPlace } from '@wenxiao/service-kit';
import { placeOf } from './disclosure.place.js';
import { type DisclosureState, publishes, statusOf } from './disclosure.state.js';

/** What others learn of a disclosure: how far it is. No reason, no address. */
export function publishDisclosure(
  event: DisclosureEvent,
  after: DisclosureState,
  { id }: EventPlace,
): Published | undefined {
  if (after.status !== 'opened' || !changesStatus(event)) return undefined;
  return disclosureChanged({ ...placeOf(id), scheme: after.scheme, status: statusOf(after) });
}

/** A step that ends it by publishing is followed by what says where: it is not withheld in between. */
function changesStatus(event: DisclosureEvent): boolean {
  if (!isOfProcedure('disclosure', event)) return true;
  const said = event.data as Readonly<{ ended?: string; answer?: string; outcome?: string }>;
  return said.ended !== undefined && !publishes(said);
}
