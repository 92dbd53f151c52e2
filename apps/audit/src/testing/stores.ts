import { randomBytes } from 'node:crypto';
import type { Fact } from '@wenxiao/domain';
import {
  append,
  type EventMetadata,
  type NewEvent,
  provisionStore,
  storeRolesOf,
  storeUrl,
} from '@wenxiao/event-store';
import pg from 'pg';
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
export const deskActor = { id: '0192f7a0-0000-7000-8000-0000000000aa', role: 'budget-desk' };
const passwords = { owner: 'o', service: 's', reader: 'r', historian: 'h' };

export async function testStore(name: string, serverUrl: string): Promise<TestStore> {
  const store = `t${randomBytes(4).toString('hex')}-${name}`;
  await provisionStore(serverUrl, { store, migrations: [], workingSchemas: [] }, passwords);
  const pool = new pg.Pool({ connectionString: storeUrl(serverUrl, store, 'service', passwords.service), max: 2 });
  pool.on('error', () => undefined);
  const versions = new Map<string, number>();
  const superuser = new URL(serverUrl);
  superuser.pathname = `/${storeRolesOf(store).service}`;
  return {
    name,
    historianUrl: storeUrl(serverUrl, store, 'historian', passwords.historian),
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
    async drop() {
      await pool.end();
      const roles = storeRolesOf(store);
      const client = new pg.Client({ connectionString: serverUrl });
      await client.connect();
      await client.query(`drop database ${roles.service} with (force)`);
      for (const role of Object.values(roles)) await client.query(`drop role ${role}`);
      await client.end();
    },
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
