import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Append } from '../src/append.js';
import type { Queryable } from '../src/database.js';
import { type NewEvent, type StoredEvent, type StorePosition, storeStart } from '../src/event.js';
import { readAfter } from '../src/read.js';

export const tenant = '610300';

export function eventOf(note = 'a fact', options: Partial<NewEvent> = {}): NewEvent {
  return { type: 'noted', schemaVersion: 1, data: JSON.stringify({ note }), metadata: '{"actor":"p-1"}', ...options };
}

/** As {@link eventOf}, published. */
export function publishedOf(note = 'a fact'): NewEvent {
  return eventOf(note, { published: { type: 'test.noted', version: 1, text: JSON.stringify({ note }) } });
}

/** What a stream is to get: expected version and number of events. */
export type Shape = Readonly<Record<string, readonly [expectedVersion: number, events: number]>>;

export function appendOf(shape: Shape, options: Partial<Append> = {}): Append {
  const streams = Object.entries(shape).map(([stream, [expectedVersion, count]]) => ({
    stream,
    expectedVersion,
    events: Array.from({ length: count }, (_, index) =>
      publishedOf(`${stream}/${String(expectedVersion + 1 + index)}`),
    ),
  }));
  return { tenant, commandId: randomUUID(), commandHash: sha256(JSON.stringify(shape)), streams, ...options };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** `stream/version` of each event. */
export function namesOf(events: readonly Readonly<{ stream: string; version: number }>[]): string[] {
  return events.map((event) => `${event.stream}/${String(event.version)}`);
}

/** Reads on from a position, in pages of `limit`, until nothing more is readable. */
export async function readOn(db: Queryable, after: StorePosition = storeStart, limit = 3): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  while (true) {
    const page = await readAfter(db, events.at(-1)?.order ?? after, limit);
    events.push(...page);
    if (page.length < limit) return events;
  }
}

/** Waits for a promise to come true, 30 s at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('What was waited for did not come in 30 s');
    await sleep(10);
  }
}
