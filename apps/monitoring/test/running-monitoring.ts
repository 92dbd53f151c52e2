import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  budgetTimetableChanged,
  performanceTargetApproved,
  rulesResolved,
  rulesTimetableSet,
  subjectChanged,
  writeContract,
} from '@wenxiao/contracts';
import {
  advanceClock,
  append,
  type PublishedEvent,
  readPublishedStream,
  readStream,
  type StoredEvent,
} from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { serviceMigrations, serviceSchemas, signToken, startService } from '@wenxiao/service-kit';
import { plantOrganisations } from '@wenxiao/service-kit/testing';
import { monitoringPlan } from '../src/index.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A person who fills one desk over one organisation. */
export type Person = Readonly<{ id: string; desk: string; at: string }>;
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;
type Call = Readonly<{ as: Person; body?: object; ifMatch?: number; key?: string }>;

const producers = ['directory', 'targets'] as const;
type Producer = (typeof producers)[number];

/** A county of a test: its bodies, and who works there. */
export type County = Readonly<{ id: string; department: string; unit: string; bureau: string }> &
  Readonly<Record<'clerk' | 'reviewer' | 'desk' | 'office' | 'budget', Person>>;

/** Monitoring on a store of its own, beside the stores of those it listens to. Everything happens on the days of the test. */
export interface RunningMonitoring {
  /** A county that goes by a set that the product brings along, from the day on which that takes effect. */
  county(ruleSet: 'fufeng-2022' | 'changji-2018'): Promise<County>;
  /** Another service publishes on a stream of its own. */
  publish(by: Producer, tenant: string, stream: string, contract: object): Promise<void>;
  /** A project whose target and budget of a year are approved from a day on; monitored as soon as this answers. */
  approved(county: County, different?: object, from?: string): Promise<string>;
  call(county: County, path: string, call: Call): Promise<Answer>;
  /** Moves every clock; answers when everything that is due by then was looked at. */
  advanceTo(day: string): Promise<void>;
  events(tenant: string, id: string): Promise<readonly StoredEvent[]>;
  published(tenant: string, id: string): Promise<readonly PublishedEvent[]>;
  close(): Promise<void>;
}

export async function runMonitoring(firstDay: string): Promise<RunningMonitoring> {
  const installation = freshInstallation();
  const own = await freshStore('monitoring', {
    installation,
    demo: true,
    migrations: [...serviceMigrations, ...monitoringPlan.migrations],
    workingSchemas: [...serviceSchemas, ...monitoringPlan.workingSchemas],
  });
  const stores: Record<Producer, FreshStore> = {
    directory: await freshStore('directory', { installation, demo: true }),
    targets: await freshStore('targets', { installation, demo: true }),
  };
  const ownPool = own.pool('service');
  const pools = [ownPool, ...producers.map((name) => stores[name].pool('service'))];
  const poolOf = (by: Producer) => pools[producers.indexOf(by) + 1]!;
  const toMorning = (day: string) => Promise.all(pools.map((pool) => advanceClock(pool, `${day}T01:00:00.000000Z`)));
  await toMorning(firstDay);
  const service = await startService(monitoringPlan, {
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

  async function publish(by: Producer, tenant: string, stream: string, contract: object): Promise<void> {
    const key = `${by} ${tenant} ${stream}`;
    const expectedVersion = versions.get(key) ?? 0;
    const metadata = JSON.stringify({ actor: { id: randomUUID(), as: 'grant', desk: 'any' }, correlationId: 'trace' });
    const event = { type: 'happened', schemaVersion: 1, data: '{}', metadata, published: writeContract(contract) };
    const streams = [{ stream, expectedVersion, events: [event] }];
    const call = { tenant, commandId: randomUUID(), commandHash: 'c'.repeat(64), streams };
    expect((await append(poolOf(by), call)).outcome).toBe('appended');
    versions.set(key, expectedVersion + 1);
    service.hear();
  }

  async function call(county: County, path: string, { body, as, ifMatch, key }: Call): Promise<Answer> {
    const grants = [{ desk: as.desk, organisationId: as.at }];
    const response = await fetch(`${service.url}/jurisdictions/${county.id}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await signToken({ personId: as.id, grants }, privateKey)}`,
        'idempotency-key': key ?? randomUUID(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  async function settled(day: string): Promise<void> {
    await eventually(async () => {
      service.hear();
      const response = await fetch(`${service.url}/due?through=${day}`);
      const { today, pending } = (await response.json()) as { today: string; pending: number };
      expect({ isDay: today >= day, pending }).toEqual({ isDay: true, pending: 0 });
    });
  }

  return {
    publish,
    call,
    async county(ruleSet) {
      const [id, department, unit, bureau] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      const body = (path: readonly string[], kind: string, desks: readonly string[] = []) =>
        ({ path, nature: 'body', kind, desks, tenant: id }) as const;
      await plantOrganisations(ownPool, [
        { path: [id] },
        body([id, department], 'department'),
        body([id, department, unit], 'unit'),
        body([id, bureau], 'finance-bureau', ['business-desk', 'budget-desk', 'performance-office']),
      ]);
      const { hash, text, layers, content } = resolved(ruleSet);
      const stream = `governing/${id}.budget-performance`;
      await publish('directory', id, stream, rulesResolved({ hash, text }));
      const rows = [
        { from: '0001-01-01', layers: [], reason: 'nothing-adopted' },
        { from: content.from, hash, layers: layers.map((layer) => ({ ...layer })) },
      ];
      await publish('directory', id, stream, rulesTimetableSet({ bodyId: id, scheme: 'budget-performance', rows }));
      const person = (desk: string, at: string): Person => ({ id: randomUUID(), desk, at });
      return {
        id,
        department,
        unit,
        bureau,
        clerk: person('budget-unit', unit),
        reviewer: person('department-reviewer', department),
        desk: person('business-desk', bureau),
        office: person('performance-office', bureau),
        budget: person('budget-desk', bureau),
      };
    },
    async approved(county, different = {}, from = '2023-01-20') {
      const subject = randomUUID();
      const year = Number(from.slice(0, 4));
      await publish(
        'targets',
        county.id,
        `subject/${subject}`,
        subjectChanged({ ...project(county, subject), ...different }),
      );
      await publish(
        'targets',
        county.id,
        `budget-line/${subject}.${year}`,
        budgetOf(subject, year, [[from, '1000000.00']]),
      );
      const target = targetOf(subject, year);
      await publish('targets', county.id, `performance-target/${subject}.${year}`, target);
      await eventually(async () =>
        expect((await call(county, `monitoring/${subject}/${year}`, { as: county.clerk })).status).toBe(200),
      );
      const today = (await (await fetch(`${service.url}/due?through=${from}`)).json()) as { today: string };
      await settled(today.today);
      return subject;
    },
    async advanceTo(day) {
      await toMorning(day);
      await settled(day);
    },
    events: (tenant, id) => readStream(ownPool, tenant, `monitoring/${id}`),
    published: (tenant, id) =>
      readPublishedStream(own.pool('reader'), { tenant, stream: `monitoring/${id}`, after: 0 }, 100),
    async close() {
      await service.close();
      for (const store of [own, ...Object.values(stores)]) await store.drop();
    },
  };
}

function resolved(ruleSet: string) {
  const set = seed(ruleSet);
  if (!set) throw new Error(`There is no seed ${ruleSet}`);
  return { ...layered(set, undefined, { organisation: false }), content: { from: set.effective.from } };
}

const project = (county: County, subject: string) => ({
  subject,
  status: 'registered' as const,
  unit: county.unit,
  department: county.department,
  kind: 'project',
  nature: 'money' as const,
  name: '农村公路养护',
  predecessors: [],
  isKey: false,
  isMajor: false,
  planned: [],
  relatedFunds: [],
  categories: [],
  implementers: [],
  responsible: [],
});

/** A line that is what it says from each of these days on. */
export const budgetOf = (subject: string, year: number, totals: readonly (readonly [from: string, total: string])[]) =>
  budgetTimetableChanged({
    subject,
    year,
    composition: 'own',
    budgetKind: 'initial-budget',
    approvedFrom: totals[0]![0],
    control: [],
    requested: [],
    inForce: totals.map(([from, total]) => ({ from, total })),
    parts: [],
    payment: [],
  });

const targetOf = (subject: string, year: number) =>
  performanceTargetApproved({
    subject,
    period: String(year),
    scheme: 'budget-performance',
    declaration: 1,
    by: randomUUID(),
    effectiveOn: `${year}-01-20`,
    horizon: 'annual',
    indicators: [
      ['1', '养护里程', '≥120公里'],
      ['2', '群众满意度', '≥90%'],
    ].map(([indicator = '', name = '', written = '']) => ({
      indicator,
      level1: '产出指标',
      name,
      direction: 'at-least' as const,
      quantifiable: true,
      written,
    })),
  });
