import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { rulesResolved, rulesTimetableSet, writeContract, type Published } from '@wenxiao/contracts';
import {
  advanceClock,
  append,
  type EventMetadata,
  type PublishedEvent,
  readPublishedStream,
  readStream,
} from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { serviceLogSchemas, serviceMigrations, serviceSchemas, signToken, startService } from '@wenxiao/service-kit';
import { dueAsker, plantOrganisations } from '@wenxiao/service-kit/testing';
import { targetsPlan } from '../src/index.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

type Seat = Readonly<{ desk: string; at: string }>;
/** A person who fills one desk over one organisation, or others besides. */
export type Person = Seat & Readonly<{ id: string; besides?: readonly Seat[] }>;
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;
type Call = Readonly<{
  as: Person;
  body?: object;
  /** A file, `text/csv`. */
  table?: string;
  ifMatch?: number;
  key?: string;
  method?: 'PUT';
}>;

const producers = ['directory', 'monitoring', 'evaluation', 'evidence', 'accountability'] as const;
type Producer = (typeof producers)[number];

/** A county of a test: its bodies, and who works there. */
export type County = Readonly<{ id: string; department: string; unit: string; bureau: string }> &
  Readonly<Record<'clerk' | 'colleague' | 'reviewer' | 'office' | 'budget' | 'other', Person>>;

/** Targets on a store of its own, beside the stores of those it listens to. */

export interface RunningTargets {
  /** A county that goes by the set of Fufeng, or by another. */
  county(set?: RuleSet): Promise<County>;
  /** Another service publishes on a stream of its own. */
  publish(by: Producer, tenant: string, stream: string, contract: Published): Promise<void>;
  /** Waits until so many facts of others are kept of a county. */
  heard(tenant: string, count: number): Promise<void>;
  call(county: County, path: string, call: Call): Promise<Answer>;
  /** Asks again until the answer is as it is expected. */
  until(county: County, path: string, as: Person, expected: object): Promise<Answer>;
  /** The types of a stream's events, and the metadata of its newest. */
  history(tenant: string, stream: string): Promise<Readonly<{ types: readonly string[]; metadata: EventMetadata }>>;
  /** What others can read of a stream, once there are so many. */
  published(
    tenant: string,
    stream: string,
    count: number,
  ): Promise<readonly Readonly<{ type: string; data: object }>[]>;
  /** Moves the clock of this service to the morning of a day; directory’s as well, or later than this one. */
  advance(day: string, clocks: 'own' | 'directory'): Promise<void>;
  /** The statements that this process sends to any database in the meantime. */
  statements(during: () => Promise<void>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** @param since the day on which it is morning in the county, or the instant (UTC) that it is. */
export async function runTargets(since: string): Promise<RunningTargets> {
  const now = since.includes('T') ? since : `${since}T01:00:00.000000Z`;
  const installation = freshInstallation();
  const own = await freshStore('targets', {
    installation,
    demo: true,
    migrations: [...serviceMigrations, ...targetsPlan.migrations],
    workingSchemas: [...serviceSchemas, ...targetsPlan.workingSchemas],
    appendOnlySchemas: [...serviceLogSchemas],
  });
  const stores: Record<Producer, FreshStore> = {
    directory: await freshStore('directory', { installation, demo: true }),
    monitoring: await freshStore('monitoring', { installation, demo: true }),
    evaluation: await freshStore('evaluation', { installation, demo: true }),
    evidence: await freshStore('evidence', { installation, demo: true }),
    accountability: await freshStore('accountability', { installation, demo: true }),
  };
  const ownPool = own.pool('service');
  const poolOf: Record<Producer, ReturnType<FreshStore['pool']>> = {
    directory: stores.directory.pool('service'),
    monitoring: stores.monitoring.pool('service'),
    evaluation: stores.evaluation.pool('service'),
    evidence: stores.evidence.pool('service'),
    accountability: stores.accountability.pool('service'),
  };
  for (const pool of [ownPool, ...Object.values(poolOf)]) await advanceClock(pool, now);
  const dueOf = await dueAsker(ownPool, (principal) => signToken(principal, privateKey));
  const service = await startService(targetsPlan, {
    installation,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: own.url('service'),
    transport: 'postgres',
    feeds: Object.fromEntries(producers.map((name) => [name, stores[name].url('reader')])),
    kafkaBrokers: [],
    tokenPublicKey: publicKey,
    demo: true,
    timeZone: 'Asia/Shanghai',
    logLevel: 'silent',
  });
  const versions = new Map<string, number>();
  const readerPool = own.pool('reader');

  async function publish(by: Producer, tenant: string, stream: string, contract: Published): Promise<void> {
    const key = `${by} ${tenant} ${stream}`;
    const expectedVersion = versions.get(key) ?? 0;
    const metadata = JSON.stringify({ actor: { id: randomUUID(), as: 'grant', desk: 'any' }, correlationId: 'trace' });
    const event = { type: 'happened', schemaVersion: 1, data: '{}', metadata, published: writeContract(contract) };
    const streams = [{ stream, expectedVersion, events: [event] }];
    const call = { tenant, commandId: randomUUID(), commandHash: 'c'.repeat(64), streams };
    expect((await append(poolOf[by], call)).outcome).toBe('appended');
    versions.set(key, expectedVersion + 1);
    service.hear();
  }

  async function call(county: County, path: string, { body, table, as, ifMatch, key, method }: Call): Promise<Answer> {
    const grants = [as, ...(as.besides ?? [])].map(({ desk, at }) => ({ desk, organisationId: at }));
    const sent = table ?? (body && JSON.stringify(body));
    const response = await fetch(`${service.url}/jurisdictions/${county.id}/${path}`, {
      method: method ?? (sent === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: `Bearer ${await signToken({ personId: as.id, grants }, privateKey)}`,
        'idempotency-key': key ?? randomUUID(),
        ...(sent !== undefined && { 'content-type': table === undefined ? 'application/json' : 'text/csv' }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(sent !== undefined && { body: sent }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  return {
    publish,
    async heard(tenant, count) {
      await eventually(async () => {
        const { rows } = await ownPool.query(`select from copies.facts where tenant = $1`, [tenant]);
        expect(rows.length).toBeGreaterThanOrEqual(count);
      });
    },
    call,
    async until(county, path, as, expected) {
      let answer: Answer | undefined;
      await eventually(async () => {
        answer = await call(county, path, { as });
        expect(answer.body).toMatchObject(expected);
      });
      if (!answer) throw new Error('Nothing was answered');
      return answer;
    },
    async county(set = seed('fufeng-2022')) {
      const [id, department, unit, bureau] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      const codes: Readonly<Record<string, string>> = { department: '012', unit: '012001', 'finance-bureau': '090' };
      const body = (path: readonly string[], kind: string, desks: readonly string[] = []) =>
        ({
          path,
          nature: 'body',
          kind,
          desks,
          tenant: id,
          name: kind === 'finance-bureau' ? '示范财政局' : '示范单位',
          code: codes[kind] ?? '',
        }) as const;
      await plantOrganisations(ownPool, [
        { path: [id] },
        body([id, department], 'department'),
        body([id, department, unit], 'unit'),
        body([id, bureau], 'finance-bureau', ['business-desk', 'budget-desk', 'performance-office']),
      ]);
      if (!set) throw new Error('The rule set of Fufeng is not among the seeds');
      const { hash, text, layers } = layered(set, undefined, { organisation: false });
      const stream = `governing/${id}.budget-performance`;
      await publish('directory', id, stream, rulesResolved({ hash, text }));
      const rows = [{ from: set.effective.from, hash, layers: layers.map((layer) => ({ ...layer })) }];
      await publish('directory', id, stream, rulesTimetableSet({ bodyId: id, scheme: 'budget-performance', rows }));
      const person = (desk: string, at: string): Person => ({ id: randomUUID(), desk, at });
      const county = {
        id,
        department,
        unit,
        bureau,
        clerk: person('budget-unit', unit),
        colleague: person('budget-unit', unit),
        reviewer: person('department-reviewer', department),
        office: person('performance-office', bureau),
        budget: person('budget-desk', bureau),
        other: person('budget-desk', bureau),
      };
      await eventually(async () => {
        const { rows: known } = await ownPool.query(`select from directory_copy.rules_timetables where tenant = $1`, [
          id,
        ]);
        expect(known).toHaveLength(1);
      });
      return county;
    },
    async history(tenant, stream) {
      const events = await readStream(ownPool, tenant, stream);
      const metadata = JSON.parse(events.at(-1)?.metadata ?? '{}') as EventMetadata;
      return { types: events.map(({ type }) => type), metadata };
    },
    async published(tenant, stream, count) {
      let events: readonly PublishedEvent[] = [];
      await eventually(async () => {
        events = await readPublishedStream(readerPool, { tenant, stream, after: 0 }, 100);
        expect(events.length).toBeGreaterThanOrEqual(count);
      });
      return events.map(({ published: { type, text } }) => ({ type, data: JSON.parse(text) as object }));
    },
    async advance(day, clocks) {
      await advanceClock(clocks === 'own' ? ownPool : poolOf.directory, `${day}T01:00:00.000000Z`);
      service.hear();
    },
    async statements(during) {
      // Alarms and tasks of what was done before are reckoned beside it.
      await eventually(async () => {
        expect(await dueOf(service.url, now.slice(0, 10))).toMatchObject({ pending: 0, unheard: 0 });
      });
      const client = await ownPool.connect();
      client.release();
      const kind = Object.getPrototypeOf(client) as { query: (this: unknown, ...args: unknown[]) => unknown };
      const { query } = kind;
      const texts: string[] = [];
      kind.query = function (this: unknown, ...args) {
        const [asked] = args;
        texts.push(typeof asked === 'string' ? asked : (asked as { text: string }).text);
        return query.apply(this, args);
      };
      try {
        await during();
      } finally {
        kind.query = query;
      }
      return texts;
    },
    async close() {
      await service.close();
      for (const store of [own, ...Object.values(stores)]) await store.drop();
    },
  };
}
