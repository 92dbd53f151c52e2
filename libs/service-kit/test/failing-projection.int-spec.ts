import { generateKeyPairSync } from 'node:crypto';
import { append } from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { eventually } from '@wenxiao/messaging/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { type RunningService, serviceMigrations, serviceSchemas, signToken, startService } from '../src/index.js';
import { plantOrganisations } from '../src/testing/index.js';
import { countersProjection } from './counter.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const root = v7();
let stores: readonly [own: FreshStore, directory: FreshStore];
let service: RunningService;
/** Whether the projection fails at whatever comes. */
let isBroken = true;

beforeAll(async () => {
  const installation = freshInstallation();
  const migrations = [...serviceMigrations];
  const own = await freshStore('counters', { installation, migrations, workingSchemas: [...serviceSchemas] });
  const directory = await freshStore('directory', { installation });
  stores = [own, directory];
  const owner = new pg.Client(own.url('owner'));
  await owner.connect();
  await owner.query(`create schema counters;
    create table counters.totals (tenant text, id text, total integer not null, primary key (tenant, id));
    grant usage on schema counters to ${own.roles.service};
    grant select, insert, update, delete on counters.totals to ${own.roles.service}`);
  await owner.end();
  await plantOrganisations(own.pool('service'), [{ path: [root] }]);
  const plan = {
    name: own.name.store,
    description: '测试 / a test',
    controllers: [],
    listensTo: [],
    projections: [
      {
        ...countersProjection,
        project: (...folded: Parameters<typeof countersProjection.project>) => {
          if (isBroken) throw new Error('the row cannot be made');
          return countersProjection.project(...folded);
        },
      },
    ],
    migrations: [],
    workingSchemas: ['counters'],
  };
  service = await startService(plan, {
    installation,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: own.url('service'),
    transport: 'postgres',
    feeds: { directory: directory.url('reader') },
    kafkaBrokers: [],
    tokenPublicKey: publicKey,
    demo: false,
    timeZone: 'Asia/Shanghai',
    logLevel: 'silent',
  });
});
afterAll(async () => {
  await service.close();
  for (const store of stores) await store.drop();
});

it('a projection that fails takes no instance out of rotation; operators are told, and it goes on once it is mended', async () => {
  const pool = stores[0].pool('service');
  const event = { type: 'added', schemaVersion: 2, data: JSON.stringify({ by: 3 }), metadata: '{}' };
  const streams = [{ stream: 'counter/one', expectedVersion: 0, events: [event] }];
  await append(pool, { tenant: root, commandId: v7(), commandHash: 'h', streams });
  const grants = [{ desk: 'operator', organisationId: root }];
  const reasons = async () => {
    const authorization = `Bearer ${await signToken({ personId: v7(), grants }, privateKey)}`;
    const response = await fetch(`${service.url}/operations/health`, { headers: { authorization } });
    const { parts } = (await response.json()) as { parts: Readonly<{ name: string; reason?: string }>[] };
    return parts.filter(({ reason }) => reason !== undefined).map(({ name }) => name);
  };
  await eventually(async () => expect(await reasons()).toEqual(['projection counters/1']));
  const ready = await fetch(`${service.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  isBroken = false;
  await eventually(async () => {
    const { rows } = await pool.query<{ total: number }>(`select total from counters.totals where id = 'one'`);
    expect(rows).toEqual([{ total: 3 }]);
  });
  await eventually(async () => expect(await reasons()).toEqual([]));
});
