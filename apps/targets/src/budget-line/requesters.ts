import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';
import { doersOf } from '@wenxiao/rules/procedure';

/** Everybody who ever asked for the money of a line, and for whom, whatever became of it: they neither review nor approve it. */
export function requestersOf(events: readonly StoredEvent[]): readonly string[] {
  const requests = events.filter(({ type }) => type === 'budget-requested');
  const actors = requests.map(({ metadata }) => (JSON.parse(metadata) as EventMetadata).actor);
  return [
    ...new Set(
      actors.flatMap((actor) => doersOf({ by: actor.id, ...(actor.for !== undefined && { doneFor: actor.for }) })),
    ),
  ];
}

/** Whom the approval of a line is to be apart from. */
export const apartFromRequest = ({ events }: Readonly<{ events: readonly StoredEvent[] }>) => ({
  request: requestersOf(events),
});
