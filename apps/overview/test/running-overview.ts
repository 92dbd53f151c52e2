import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rulesResolved, subjectChanged, writeContract, type Published } from '@wenxiao/contracts';
import { advanceClock, append } from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import {
  type RunningService,
  serviceLogSchemas,
  serviceMigrations,
  type ServicePlan,
  serviceSchemas,
  signToken,
  startService,
} from '@wenxiao/service-kit';
import { plantOrganisations, project } from '@wenxiao/service-kit/testing';
import type { Pool } from 'pg';
import { overviewPlan } from '../src/index.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** A person who fills one desk over one organisation. */
export type Person = Readonly<{ id: string; desk: string; at: string }>;
export type Answer = Readonly<{ status: number; body: Readonly<Record<string, unknown>> }>;

const producers = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability'] as const;
type Producer = (typeof producers)[number];

/** What a service that keeps tasks has: as its due items would have reckoned it. */
export type PlantedTask = Readonly<{
  stream: string;
  what: string;
  dueOn: string | null;
  whose: readonly object[];
  body: object;
}>;

/** Overview on a store of its own, beside the stores of those it listens to, and two services that keep tasks. */
export interface RunningOverview {
  url: string;
  county: Readonly<{ id: string; department: string; unit: string; otherUnit: string; clerk: Person; office: Person }>;
  /** A person whom nobody has granted anything. */
  stranger: Person;
  /** The hash of a set that directory resolved. */
  rules: string;
  publish(by: Producer, stream: string, contract: Published): Promise<void>;
  plantTasks(service: 'targets' | 'monitoring', tasks: readonly PlantedTask[]): Promise<void>;
  /** Takes a service down, or brings another one up in its place. */
  down(service: 'targets' | 'monitoring'): Promise<void>;
  get(path: string, as: Person, tenant?: string): Promise<Answer>;
  advanceTo(day: string): Promise<void>;
  close(): Promise<void>;
}

export async function runOverview(firstDay: string): Promise<RunningOverview> {
  const installation = freshInstallation();
  const stores = {} as Record<Producer, FreshStore>;
  for (const name of producers) stores[name] = await freshStore(name, { installation, demo: true });
  const pools: Pool[] = producers.map((name) => stores[name].pool('service'));
  const opened: FreshStore[] = [];
  const services = new Map<string, RunningService>();
  const serviceOf = (name: string): RunningService => {
    const service = services.get(name);
    if (!service) throw new Error(`${name} does not run`);
    return service;
  };
  const [id, department, unit, otherUnit, bureau] = [1, 2, 3, 4, 5].map(() => randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ];

  async function start(plan: ServicePlan): Promise<Pool> {
    const store = await freshStore(plan.name === 'overview' ? plan.name : `${plan.name}-tasks`, {
      installation,
      demo: true,
      migrations: [...serviceMigrations, ...plan.migrations],
      workingSchemas: [...serviceSchemas, ...plan.workingSchemas],
      appendOnlySchemas: [...serviceLogSchemas],
    });
    opened.push(store);
    const pool = store.pool('service');
    pools.push(pool);
    await advanceClock(pool, `${firstDay}T01:00:00.000000Z`);
    const body = (path: readonly string[], kind: string, name: string, desks: readonly string[] = []) =>
      ({ path, nature: 'body', kind, name, desks, tenant: id }) as const;
    await plantOrganisations(pool, [
      { path: [id] },
      body([id, department], 'department', '教育局'),
      body([id, department, unit], 'unit', '示范县一中'),
      body([id, department, otherUnit], 'unit', '示范县二中'),
      body([id, bureau], 'finance-bureau', '财政局', ['performance-office']),
    ]);
    const service = await startService(
      { ...plan, name: store.name.store },
      {
        installation,
        host: '127.0.0.1',
        port: 0,
        databaseUrl: store.url('service'),
        transport: 'postgres',
        feeds: Object.fromEntries(producers.map((name) => [name, stores[name].url('reader')])),
        kafkaBrokers: [],
        tokenPublicKey: publicKey,
        demo: true,
        timeZone: 'Asia/Shanghai',
        logLevel: 'silent',
      },
    );
    services.set(plan.name, service);
    return pool;
  }

  for (const pool of pools) await advanceClock(pool, `${firstDay}T01:00:00.000000Z`);
  const tasksOf = {
    targets: await start(keepingTasks('targets')),
    monitoring: await start(keepingTasks('monitoring')),
  };
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const taskServices = {
    targets: [serviceOf('targets').url],
    monitoring: [serviceOf('monitoring').url],
    evaluation: [`http://127.0.0.1:${(silent.address() as AddressInfo).port}`],
  };
  await start(overviewPlan({ taskServices, taskTimeout_ms: 1_000 }));
  const url = serviceOf('overview').url;
  const versions = new Map<string, number>();

  async function publish(by: Producer, stream: string, contract: Published): Promise<void> {
    const key = `${by} ${stream}`;
    const expectedVersion = versions.get(key) ?? 0;
    const event = {
      type: 'happened',
      schemaVersion: 1,
      data: '{}',
      metadata: '{}',
      published: writeContract(contract),
    };
    const streams = [{ stream, expectedVersion, events: [event] }];
    const call = { tenant: id, commandId: randomUUID(), commandHash: 'c'.repeat(64), streams };
    expect((await append(stores[by].pool('service'), call)).outcome).toBe('appended');
    versions.set(key, expectedVersion + 1);
    serviceOf('overview').hear();
  }

  const set = seed('fufeng-2022');
  if (!set) throw new Error('There is no seed fufeng-2022');
  const { hash, text } = layered(set, undefined, { organisation: false });
  await publish('directory', `governing/${id}.budget-performance`, rulesResolved({ hash, text }));
  const person = (desk: string, at: string): Person => ({ id: randomUUID(), desk, at });
  return {
    url,
    county: {
      id,
      department,
      unit,
      otherUnit,
      clerk: person('budget-unit', unit),
      office: person('performance-office', bureau),
    },
    stranger: person('budget-unit', randomUUID()),
    rules: hash,
    publish,
    async plantTasks(service, tasks) {
      for (const { stream, what, dueOn, whose, body } of tasks)
        await tasksOf[service].query(
          `insert into due.tasks (tenant, stream, version, what, due_on, whose, barred, body) values ($1, $2, 1, $3, $4, $5, '{}', $6)`,
          [id, stream, what, dueOn, JSON.stringify(whose), JSON.stringify({ what, whose, ...body })],
        );
    },
    async down(service) {
      await serviceOf(service).close();
      services.delete(service);
    },
    async get(path, as, tenant = id) {
      const grants = [{ desk: as.desk, organisationId: as.at }];
      const response = await fetch(`${url}/jurisdictions/${tenant}/${path}`, {
        headers: { authorization: `Bearer ${await signToken({ personId: as.id, grants }, privateKey)}` },
      });
      return { status: response.status, body: (await response.json()) as Answer['body'] };
    },
    async advanceTo(day) {
      for (const pool of pools) await advanceClock(pool, `${day}T01:00:00.000000Z`);
    },
    async close() {
      for (const service of services.values()) await service.close();
      silent.closeAllConnections();
      await new Promise((resolve) => silent.close(resolve));
      for (const store of [...opened, ...Object.values(stores)]) await store.drop();
    },
  };
}

/** A service of which something may become due, and nothing does by itself. */
function keepingTasks(name: string): ServicePlan {
  class NothingDue {
    readonly category = name;
    aheadOf = async () => ({ alarms: [], tasks: [] });
    look = (): never => {
      throw new Error('Nothing is due');
    };
  }
  return {
    name,
    description: '测试 / a test',
    controllers: [],
    listensTo: [],
    projections: [],
    due: [NothingDue],
    migrations: [],
    workingSchemas: [],
  };
}

/** A project of the unit of the county, told by targets. */
export async function registeredIn(running: RunningOverview, name: string, different: object = {}): Promise<string> {
  const subject = randomUUID();
  const told = { ...project(running.county, subject), since: '2022-11-07', name };
  await running.publish('targets', `subject/${subject}`, subjectChanged({ ...told, ...different }));
  return subject;
}
