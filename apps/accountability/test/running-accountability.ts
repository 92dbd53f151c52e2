import { generateKeyPairSync } from 'node:crypto';
import { writeContract } from '@wenxiao/contracts';
import {
  append,
  type EventReference,
  type PublishedEvent,
  readPublishedStream,
  readStream,
} from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { type Role, serviceMigrations, serviceSchemas, signToken, startService } from '@wenxiao/service-kit';
import { accountabilityPlan } from '../src/index.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let ids = 0;
/** A new id, UUID of version 7. */
export const newId = () => `018f2f6e-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`;

/** Where things stand in the tree: ids from the root down. */
export const county = newId();
export const department = newId();
export const unit = newId();
/** A person in one role over one organisation. */
export type Person = Readonly<{ id: string; role: Role; at: string }>;
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;

type Call = Readonly<{ body?: object; as: Person; ifMatch?: number; key?: string }>;

/** What it hears of others. */
const producers = ['directory', 'evaluation', 'targets'] as const;
type Producer = (typeof producers)[number];

/** Accountability on a store of its own, beside the stores of those it listens to. */
export interface RunningAccountability {
  /** Another service publishes on a stream of its own. */
  publish(by: Producer, stream: string, contract: object): Promise<EventReference>;
  call(path: string, call: Call): Promise<Answer>;
  /** What others can read of a stream, once there are so many: they stay below the oldest transaction of the whole server. */
  published(stream: string, count: number): Promise<readonly PublishedEvent[]>;
  /** The metadata of a stream's newest event. */
  metadata(stream: string): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

export async function runAccountability(): Promise<RunningAccountability> {
  const installation = freshInstallation();
  const own = await freshStore('accountability', {
    installation,
    migrations: [...serviceMigrations, ...accountabilityPlan.migrations],
    workingSchemas: [...serviceSchemas, ...accountabilityPlan.workingSchemas],
  });
  const stores: Record<Producer, FreshStore> = {
    directory: await freshStore('directory', { installation }),
    evaluation: await freshStore('evaluation', { installation }),
    targets: await freshStore('targets', { installation }),
  };
  const pools: Record<Producer, ReturnType<FreshStore['pool']>> = {
    directory: stores.directory.pool('service'),
    evaluation: stores.evaluation.pool('service'),
    targets: stores.targets.pool('service'),
  };
  const service = await startService(accountabilityPlan, {
    installation,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: own.url('service'),
    transport: 'postgres',
    feeds: Object.fromEntries(producers.map((name) => [name, stores[name].url('reader')])),
    kafkaBrokers: [],
    tokenPublicKey: publicKey,
    demo: false,
    timeZone: 'Asia/Shanghai',
    logLevel: 'silent',
  });
  const ownPool = own.pool('service');
  const readerPool = own.pool('reader');
  const versions = new Map<string, number>();
  return {
    async publish(by, stream, contract) {
      const expectedVersion = versions.get(stream) ?? 0;
      const correlationId = 'trace';
      const metadata = {
        actor: { id: newId(), as: 'grant', desk: 'any' },
        correlationId,
        effectiveAt: '2024-01-01T00:00:00.000000Z',
      };
      const published = writeContract(contract);
      const event = { type: 'happened', schemaVersion: 1, data: '{}', metadata: JSON.stringify(metadata), published };
      const streams = [{ stream, expectedVersion, events: [event] }];
      const result = await append(pools[by], {
        tenant: county,
        commandId: newId(),
        commandHash: 'c'.repeat(64),
        streams,
      });
      expect(result.outcome).toBe('appended');
      versions.set(stream, expectedVersion + 1);
      return { store: by, tenant: county, stream, version: expectedVersion + 1 };
    },
    async call(path, { body, as, ifMatch, key }) {
      const grants = [{ desk: as.role, organisationId: as.at }];
      const response = await fetch(`${service.url}/jurisdictions/${county}/${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${await signToken({ personId: as.id, grants }, privateKey)}`,
          'idempotency-key': key ?? newId(),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    published: async (stream, count) => {
      for (;;) {
        const events = await readPublishedStream(readerPool, { tenant: county, stream, after: 0 }, 100);
        if (events.length >= count) return events;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async metadata(stream) {
      const events = await readStream(ownPool, county, stream);
      return JSON.parse(events.at(-1)?.metadata ?? '{}') as Record<string, unknown>;
    },
    async close() {
      await service.close();
      for (const store of [own, ...Object.values(stores)]) await store.drop();
    },
  };
}
