import { type Published, registerEntryChanged } from '@wenxiao/contracts';
import type { RegisterEvent } from '@wenxiao/facts/accountability';
import { type EventPlace, rulesToTell } from '@wenxiao/service-kit';
import { placeOf } from './register.place.js';
import type { EntryState } from './register.state.js';

/** What others learn of an entry: that it is in force, or no longer. Of what is proposed, awaited or declined they learn nothing. */
export function publishRegister(
  { type }: RegisterEvent,
  after: EntryState,
  { id, metadata }: EventPlace,
): Published | undefined {
  if (after.status === 'unknown' || !toldOf.has(type)) return undefined;
  const { scheme, named, occasion, effects, status, enteredOn } = after;
  return registerEntryChanged({
    scheme,
    ...placeOf(id),
    ...(named !== undefined && { named }),
    ...(occasion !== undefined && { occasion }),
    status,
    ...(enteredOn !== undefined && { on: enteredOn }),
    effects,
    rules: rulesToTell(metadata),
  });
}

const toldOf: ReadonlySet<RegisterEvent['type']> = new Set([
  'register-entry-entered',
  'register-entry-confirmed',
  'register-entry-left',
  'register-entry-taken-back',
  'register-entry-struck',
]);
