import type { EventMetadata, StoredEvent } from '@wenxiao/event-store';

/** Everybody who ever asked for the money of a line, whatever became of it: they neither review nor approve it. */
export function requestersOf(events: readonly StoredEvent[]): readonly string[] {
  const requests = events.filter(({ type }) => type === 'budget-requested');
  return [...new Set(requests.map(({ metadata }) => (JSON.parse(metadata) as EventMetadata).actor.id))];
}

/** Whom the approval of a line is to be apart from. */
export const apartFromRequest = ({ events }: Readonly<{ events: readonly StoredEvent[] }>) => ({
  request: requestersOf(events),
});
