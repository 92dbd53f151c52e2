import type { Fact } from '@wenxiao/domain';
import { append, type EventMetadata, type NewEvent } from '@wenxiao/event-store';
import { freshStore } from '@wenxiao/event-store/testing';
import { v7 } from 'uuid';

/** A real store for tests: provisioned, appended to as its service, read as its historian. */
export type TestStore = Readonly<{
  /** As the catalogue knows it: `targets`. On the server it has a name of its own. */
  name: string;
  historianUrl: string;
  superuserUrl: string;
  append(stream: string, ...events: readonly TestEvent[]): Promise<void>;
  drop(): Promise<void>;
}>;

export type TestEvent = Fact &
  Readonly<{ schemaVersion?: number; metadata?: Partial<EventMetadata>; published?: NewEvent['published'] }>;

export const tenant = '0192f7a0-0000-7000-8000-00000000f0f0';
export const unitId = '0192f7a0-0000-7000-8000-0000000000bb';
export const deskActor = { id: '0192f7a0-0000-7000-8000-0000000000aa', role: 'budget-desk' };

/** A store with a name of its own on the server: a test run's server has many. */
export async function testStore(name: string): Promise<TestStore> {
  const store = await freshStore(name);
  const pool = store.pool('service', { max: 2 });
  const versions = new Map<string, number>();
  const superuser = new URL(store.url('owner'));
  const { username, password } = new URL(store.superuserUrl);
  [superuser.username, superuser.password] = [username, password];
  return {
    name,
    historianUrl: store.url('historian'),
    superuserUrl: superuser.toString(),
    async append(stream, ...events) {
      const expectedVersion = versions.get(stream) ?? 0;
      const commandId = v7();
      const result = await append(pool, {
        tenant,
        commandId,
        commandHash: 'c'.repeat(64),
        streams: [{ stream, expectedVersion, events: events.map(newEventOf) }],
      });
      expect(result.outcome).toBe('appended');
      versions.set(stream, expectedVersion + events.length);
    },
    drop: () => store.drop(),
  };
}

function newEventOf({ type, data, schemaVersion = 1, metadata, published }: TestEvent): NewEvent {
  const all: EventMetadata = {
    actor: deskActor,
    correlationId: 'trace',
    effectiveAt: '2022-06-01T00:00:00.000000Z',
    ...metadata,
  };
  return {
    type,
    schemaVersion,
    data: JSON.stringify(data),
    metadata: JSON.stringify(all),
    ...(published && { published }),
  };
}
