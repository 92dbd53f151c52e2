import type { Fact } from '@wenxiao/domain';
import { append, type EventMetadata, type NewEvent } from '@wenxiao/event-store';
import { freshInstallation, freshStore } from '@wenxiao/event-store/testing';
import { messagingMigrations, messagingSchema } from '@wenxiao/messaging';
import pg from 'pg';
import { v7 } from 'uuid';

/** A real store for tests: provisioned, appended to as its service, read as its historian. */
export type TestStore = Readonly<{
  installation: string;
  /** As the catalogue knows it: `targets`. */
  store: string;
  historianUrl: string;
  serviceUrl: string;
  superuserUrl: string;
  append(stream: string, ...events: readonly TestEvent[]): Promise<void>;
  /** May be called again. */
  drop(): Promise<void>;
}>;

export type TestEvent = Fact &
  Readonly<{
    schemaVersion?: number;
    metadata?: Partial<EventMetadata>;
    /** Name and version of a contract of the store's own: `budget-line-changed.v1`. */
    publishedAs?: string;
  }>;

export const tenant = '0192f7a0-0000-7000-8000-00000000f0f0';
export const unitId = '0192f7a0-0000-7000-8000-0000000000bb';
export const deskActor = { id: '0192f7a0-0000-7000-8000-0000000000aa', as: 'grant', desk: 'budget-desk' } as const;

/** The stores of an installation of their own: a test run's server has many. */
export async function testStores(...names: readonly string[]): Promise<TestStore[]> {
  const installation = freshInstallation();
  return Promise.all(names.map((name) => testStore(name, installation)));
}

async function testStore(name: string, installation: string): Promise<TestStore> {
  const plan = { installation, migrations: [messagingMigrations], workingSchemas: [messagingSchema] };
  const store = await freshStore(name, plan);
  const pool = store.pool('service', { max: 2 });
  const versions = new Map<string, number>();
  let dropped: Promise<void> | undefined;
  const superuser = new URL(store.url('owner'));
  const { username, password } = new URL(store.superuserUrl);
  [superuser.username, superuser.password] = [username, password];
  return {
    ...store.name,
    historianUrl: store.url('historian'),
    serviceUrl: store.url('service'),
    superuserUrl: superuser.toString(),
    async append(stream, ...events) {
      const expectedVersion = versions.get(stream) ?? 0;
      const commandId = v7();
      const result = await append(pool, {
        tenant,
        commandId,
        commandHash: 'c'.repeat(64),
        streams: [{ stream, expectedVersion, events: events.map((event) => newEventOf(name, event)) }],
      });
      expect(result.outcome).toBe('appended');
      versions.set(stream, expectedVersion + events.length);
    },
    drop: () => (dropped ??= store.drop()),
  };
}

function newEventOf(service: string, { type, data, schemaVersion = 1, metadata, publishedAs }: TestEvent): NewEvent {
  const all: EventMetadata = {
    about: { subject: unitId },
    actor: deskActor,
    correlationId: 'trace',
    effectiveAt: '2022-06-01T00:00:00.000000Z',
    ...metadata,
  };
  const text = JSON.stringify(data);
  return {
    type,
    schemaVersion,
    data: text,
    metadata: JSON.stringify(all),
    ...(publishedAs !== undefined && { published: { type: `${service}.${publishedAs}`, version: 1, text } }),
  };
}

/** By a hand that goes past the product: the first event of a stream once more, under another name. */
export async function takeNameOf(
  store: TestStore,
  of: string,
  name: Readonly<{ tenant: string; stream: string }>,
): Promise<void> {
  const hand = new pg.Client({ connectionString: store.superuserUrl });
  await hand.connect();
  await hand.query(
    `insert into event_store.events
     select incarnation, pg_current_xact_id(), nextval('event_store.positions'), $2, $3, version, type, schema_version, data, metadata,
            clock_timestamp(), gen_random_uuid(), command_hash, published_type, published_version, published, previous_published
       from event_store.events where stream = $1 and version = 1`,
    [of, name.tenant, name.stream],
  );
  await hand.end();
}
