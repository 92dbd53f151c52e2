import { generateKeyPairSync, randomUUID } from 'node:crypto';
import {
  accountChanged,
  budgetTimetableChanged,
  performanceTargetApproved,
  rulesResolved,
  rulesTimetableSet,
  subjectChanged,
  writeContract,
  type Published,
} from '@wenxiao/contracts';
import {
  advanceClock,
  append,
  type PublishedEvent,
  readPublishedStream,
  readStream,
  type StoredEvent,
} from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore, settled as readable } from '@wenxiao/event-store/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { signToken } from '../access/token.js';
import { dueAsker, untilSettled } from './due-asker.js';
import { serviceLogSchemas, type ServicePlan, serviceMigrations, serviceSchemas, startService } from '../index.js';
import { MadeKeys } from './made-keys.js';
import { plantOrganisations } from './plant-organisations.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

type Seat = Readonly<{ desk: string; at: string }>;
/** A person who fills one desk over one organisation, or others besides. */
export type Person = Seat & Readonly<{ id: string; besides?: readonly Seat[] }>;
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;
type Call = Readonly<{ as: Person; body?: object; ifMatch?: number; key?: string }>;
type Address = Readonly<{ url: string; authorization: string }>;

/** A county of a test: its bodies, and who works there. */
export type County = Readonly<{ id: string; department: string; unit: string; bureau: string }> &
  Readonly<Record<'clerk' | 'reviewer' | 'desk' | 'office' | 'budget', Person>>;

/** A service on a store of its own, beside the stores of those it listens to. Everything happens on the days of the test. */
export interface CountyService {
  /** A county that goes by a set that the product brings along, or by what a test makes of it, from the day on which that takes effect. */
  county(ruleSet: 'fufeng-2022' | 'changji-2018', changed?: (set: RuleSet) => RuleSet): Promise<County>;
  /** Another service publishes on a stream of its own. */
  publish(by: string, tenant: string, stream: string, contract: Published): Promise<void>;
  /** Persons who can sign in, and fill no desk. */
  account(tenant: string, organisation: string, person?: string): Promise<string>;
  /** A project whose target and budget of a year are approved from a day on. */
  approve(county: County, different?: object, from?: string): Promise<string>;
  call(county: County, path: string, call: Call): Promise<Answer>;
  /** Where and as whom another process asks, at once. */
  address(county: County, path: string, as: Person): Promise<Address>;
  /** As a person, whatever is sent and answered: a file, say. */
  fetch(county: County, path: string, as: Person, init?: RequestInit): Promise<Response>;
  /** Answers when everything that others told was taken in, and everything that is due by the day was looked at. */
  settled(day?: string): Promise<void>;
  /** Moves every clock; answers when everything that is due by then was looked at. */
  advanceTo(day: string): Promise<void>;
  events(tenant: string, stream: string): Promise<readonly StoredEvent[]>;
  published(tenant: string, stream: string): Promise<readonly PublishedEvent[]>;
  close(): Promise<void>;
}

export async function runCountyService(plan: ServicePlan, firstDay: string): Promise<CountyService> {
  // What it hears of itself comes from its own store.
  const producers = plan.listensTo.filter((name) => name !== plan.name);
  const hearsItself = plan.listensTo.includes(plan.name);
  const installation = freshInstallation();
  const own = await freshStore(plan.name, {
    installation,
    demo: true,
    migrations: [...serviceMigrations, ...plan.migrations],
    workingSchemas: [...serviceSchemas, ...plan.workingSchemas],
    appendOnlySchemas: [...serviceLogSchemas, ...(plan.appendOnlySchemas ?? [])],
  });
  const stores = new Map<string, FreshStore>();
  for (const name of producers) stores.set(name, await freshStore(name, { installation, demo: true }));
  const ownPool = own.pool('service');
  const pools = new Map([...stores].map(([name, store]) => [name, store.pool('service')]));
  let day = firstDay;
  const toMorning = async (to: string): Promise<void> => {
    day = to;
    for (const pool of [ownPool, ...pools.values()]) await advanceClock(pool, `${to}T01:00:00.000000Z`);
  };
  await toMorning(firstDay);
  const settings = {
    installation,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: own.url('service'),
    transport: 'postgres',
    feeds: {
      ...Object.fromEntries([...stores].map(([name, store]) => [name, store.url('reader')])),
      ...(hearsItself && { [plan.name]: own.url('reader') }),
    },
    kafkaBrokers: [],
    tokenPublicKey: publicKey,
    demo: true,
    timeZone: 'Asia/Shanghai',
    logLevel: 'silent',
  } as const;
  const service = await startService(plan, settings, undefined, new MadeKeys());
  const dueOf = await dueAsker(ownPool, (principal) => signToken(principal, privateKey));
  const versions = new Map<string, number>();

  async function publish(by: string, tenant: string, stream: string, contract: Published): Promise<void> {
    const key = `${by} ${tenant} ${stream}`;
    const expectedVersion = versions.get(key) ?? 0;
    const metadata = JSON.stringify({ actor: { id: randomUUID(), as: 'grant', desk: 'any' }, correlationId: 'trace' });
    const event = { type: 'happened', schemaVersion: 1, data: '{}', metadata, published: writeContract(contract) };
    const streams = [{ stream, expectedVersion, events: [event] }];
    const call = { tenant, commandId: randomUUID(), commandHash: 'c'.repeat(64), streams };
    const pool = pools.get(by);
    if (!pool) throw new Error(`The service does not listen to ${by}`);
    expect((await append(pool, call)).outcome).toBe('appended');
    versions.set(key, expectedVersion + 1);
    service.hear();
  }

  async function account(tenant: string, organisationId: string, personId: string = randomUUID()): Promise<string> {
    const contract = accountChanged({ personId, organisationId, enabled: true });
    await publish('directory', tenant, `account/${personId}`, contract);
    return personId;
  }

  async function settled(through = day): Promise<void> {
    await untilSettled(() => {
      service.hear();
      return dueOf(service.url, through);
    });
  }

  async function address(county: County, path: string, as: Person): Promise<Address> {
    const seats = [as, ...(as.besides ?? [])].filter(({ desk }) => desk !== '');
    const grants = seats.map(({ desk, at }) => ({ desk, organisationId: at }));
    const authorization = `Bearer ${await signToken({ personId: as.id, grants }, privateKey)}`;
    return { url: `${service.url}/jurisdictions/${county.id}/${path}`, authorization };
  }

  async function ask(county: County, path: string, as: Person, init: RequestInit = {}): Promise<Response> {
    const { url, authorization } = await address(county, path, as);
    return fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
  }

  return {
    publish,
    account,
    settled,
    address,
    fetch: ask,
    async call(county, path, { body, as, ifMatch, key }) {
      const response = await ask(county, path, as, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          'idempotency-key': key ?? randomUUID(),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(ifMatch !== undefined && { 'if-match': `"${String(ifMatch)}"` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    async county(ruleSet, changed = (set) => set) {
      const [id, department, unit, bureau] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      const body = (path: readonly string[], kind: string, desks: readonly string[] = []) =>
        ({
          path,
          nature: 'body',
          kind,
          desks,
          tenant: id,
          name: kind === 'finance-bureau' ? '示范财政局' : '示范单位',
        }) as const;
      await plantOrganisations(ownPool, [
        { path: [id] },
        body([id, department], 'department'),
        body([id, department, unit], 'unit'),
        body([id, bureau], 'finance-bureau', ['business-desk', 'budget-desk', 'performance-office', 'treasury-desk']),
      ]);
      const { hash, text, layers, from } = resolved(ruleSet, changed);
      const stream = `governing/${id}.budget-performance`;
      await publish('directory', id, stream, rulesResolved({ hash, text }));
      const rows = [
        { from: '0001-01-01', layers: [], reason: 'nothing-adopted' },
        { from, hash, layers: layers.map((layer) => ({ ...layer })) },
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
    async approve(county, different = {}, from = '2023-01-20') {
      const subject = randomUUID();
      const year = Number(from.slice(0, 4));
      const about = subjectChanged({ ...project(county, subject), ...different });
      await publish('targets', county.id, `subject/${subject}`, about);
      const line = budgetOf(subject, year, [[from, '1000000.00']]);
      await publish('targets', county.id, `budget-line/${subject}.${String(year)}`, line);
      await publish('targets', county.id, `performance-target/${subject}.${String(year)}`, targetOf(subject, year));
      return subject;
    },
    async advanceTo(to) {
      await toMorning(to);
      await settled(to);
    },
    events: (tenant, stream) => readStream(ownPool, tenant, stream),
    async published(tenant, stream) {
      // Readers wait for whatever is being written on the same server.
      const reader = own.pool('reader');
      await readable(reader);
      return readPublishedStream(reader, { tenant, stream, after: 0 }, 100);
    },
    async close() {
      await service.close();
      for (const store of [own, ...stores.values()]) await store.drop();
    },
  };
}

function resolved(ruleSet: string, changed: (set: RuleSet) => RuleSet) {
  const found = seed(ruleSet);
  if (!found) throw new Error(`There is no seed ${ruleSet}`);
  const set = changed(found);
  return { ...layered(set, undefined, { organisation: false }), from: set.effective.from };
}

/** A project of a unit, as targets tells of it. */
export const project = (county: Pick<County, 'unit' | 'department'>, subject: string) => ({
  subject,
  status: 'registered' as const,
  unit: county.unit,
  department: county.department,
  kind: 'project',
  nature: 'money' as const,
  scheme: 'budget-performance',
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
    scheme: 'budget-performance',
    composition: 'own',
    budgetKind: 'initial-budget',
    approvedFrom: totals[0]![0],
    control: [],
    requested: [],
    initial: totals.slice(0, 1).map(([from, total]) => ({ from, total })),
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
    effectiveOn: `${String(year)}-01-20`,
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
