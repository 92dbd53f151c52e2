import { compareStreams, type EventName, eventNameOf } from '../history/event-name.js';
import { type TrailDatabase, trailStatement } from '../trail/trail-database.js';

const otherHeads = trailStatement('other-heads');

/** Which heads, noted elsewhere (hexadecimal), are not those that a trail has of the same streams at the same versions. */
export async function headsOtherwise(
  trail: TrailDatabase,
  heads: readonly (EventName & Readonly<{ head: string }>)[],
): Promise<readonly EventName[]> {
  const column = <Value>(value: (head: (typeof heads)[number]) => Value) => heads.map(value);
  const rows = await otherHeads<EventName>(trail, [
    column(({ store }) => store),
    column(({ tenant }) => tenant),
    column(({ stream }) => stream),
    column(({ version }) => version),
    column(({ head }) => Buffer.from(head, 'hex')),
  ]);
  return rows.map(eventNameOf).sort(compareStreams);
}
