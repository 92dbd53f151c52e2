import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { advanceClock, append } from '@wenxiao/event-store';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { type RunningService, serviceMigrations, serviceSchemas, startService } from '@wenxiao/service-kit';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Bench, Measure } from '../bench.js';
import { withPostgres } from '../product/measured-product.js';
import { PlainRows } from '../product/plain-rows.js';
import { duration_ms } from '../product/timing.js';
import { lettersPlan, received, timeZone } from './letters.js';

const tenants = 20;
const size = { full: { items: 100_000 }, quick: { items: 4_000 } };
const [before, dueOn] = ['2031-01-02', '2031-06-02'];
/** As many bytes as what a look records has, with its metadata. */
const look_bytes = 400;
const lettersAtOnce = 500;

const tenantOf = (at: number): string => `county-${String(at % tenants).padStart(2, '0')}`;
const morningOf = (day: string): string => `${day}T01:00:00.000000Z`;

async function receive(pool: pg.Pool, letters: number, name: string): Promise<void> {
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    for (let from = 0; from < letters / tenants; from += lettersAtOnce) {
      const count = Math.min(lettersAtOnce, letters / tenants - from);
      const streams = Array.from({ length: count }, (_, at) => ({
        ...{ stream: `letter/${name}-${from + at}`, expectedVersion: 0, events: [received(dueOn)] },
      }));
      await append(pool, { tenant: tenantOf(tenant), commandId: v7(), commandHash: 'c'.repeat(64), streams });
    }
  }
}

const { publicKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

type Stores = Readonly<Record<'letters' | 'directory', FreshStore>>;

function start({ letters, directory }: Stores): Promise<RunningService> {
  return startService(lettersPlan, {
    ...{ installation: letters.name.installation, host: '127.0.0.1', port: 0, databaseUrl: letters.url('service') },
    ...{
      transport: 'postgres',
      feeds: { directory: directory.url('reader') },
      kafkaBrokers: [],
      tokenPublicKey: publicKey,
    },
    ...{ demo: true, timeZone, logLevel: 'silent' },
  });
}

/** How long it takes until a count has come to what is expected. */
async function until(pool: pg.Pool, text: string, expected: number, say?: (now: number) => void): Promise<number> {
  const begin_ms = performance.now();
  let said_ms = begin_ms;
  for (;;) {
    const { rows } = await pool.query<{ now: number }>(text);
    const now = rows[0]?.now ?? 0;
    if (now >= expected) return performance.now() - begin_ms;
    if (performance.now() - said_ms > 10_000) {
      say?.(now);
      said_ms = performance.now();
    }
    // Who looks all the time holds up what they wait for.
    await wait(Math.min(1_000, Math.max(20, (performance.now() - begin_ms) / 20)));
  }
}

const alarmsSet = 'select count(*)::int as now from due.alarms';
const looked = `select count(*)::int as now from event_store.events where type = 'became-overdue'`;
const tenantsLooked = `
  select count(*)::int as now from (
    select distinct tenant from due.alarms a where exists (
      select from event_store.events e where e.tenant = a.tenant and e.type = 'became-overdue' limit 1)) t`;

type Run = Readonly<{ reckoned_ms: number; first_ms: number; looked_ms: number }>;

/** One store: what is received is reckoned; then the day comes while nobody runs, and somebody starts. */
async function runWith(items: number, say: (progress: string) => void): Promise<Run> {
  const of = { installation: freshInstallation(), demo: true };
  const letters = await freshStore('letters', { ...of, migrations: serviceMigrations, workingSchemas: serviceSchemas });
  const stores = { letters, directory: await freshStore('directory', of) };
  const pool = letters.pool('service');
  try {
    await advanceClock(pool, morningOf(before));
    await receive(pool, items, 'of');
    say(`${items} letters of ${tenants} tenants are there`);
    const reckoning = await start(stores);
    const reckoned_ms = await until(pool, alarmsSet, items, (now) => say(`${now} alarms are set`));
    await reckoning.close();
    say(`${items} alarms are set: ${reckoned_ms.toFixed(0)} ms`);
    await advanceClock(pool, morningOf(dueOn));
    const looking = await start(stores);
    const first_ms = await until(pool, tenantsLooked, tenants);
    say(`something of every tenant was looked at: ${first_ms.toFixed(0)} ms`);
    const looked_ms = first_ms + (await until(pool, looked, items, (now) => say(`${now} were looked at`)));
    say(`all ${items} were looked at: ${looked_ms.toFixed(0)} ms`);
    await looking.close();
    return { reckoned_ms, first_ms, looked_ms };
  } finally {
    for (const store of Object.values(stores)) await store.drop();
  }
}

/** What has to be written for one item: a row, committed by itself. */
async function rowAlone_ms(): Promise<number> {
  const plain = await PlainRows.open(1);
  const rows = 500;
  try {
    const took = await duration_ms(async () => {
      for (let row = 0; row < rows; row += 1) await plain.insert(1, look_bytes);
    });
    return took / rows;
  } finally {
    await plain.close();
  }
}

export const due: Bench = {
  name: 'due',
  zh: '20 个区划、10 万个到期事项的调度器启动；基准：每区划只有一项时的启动；每项一条已提交的 INSERT',
  en: 'the start of a scheduler of 20 tenants with 100,000 due items; floor: the same start with one item a tenant, and one committed INSERT an item',
  better: 'less',
  run: (say, { quick }) =>
    withPostgres(async () => {
      const { items } = quick ? size.quick : size.full;
      const row_ms = await rowAlone_ms();
      const few = await runWith(tenants, say);
      const many = await runWith(items, say);
      const of = (name: string, ours: number, floor: number, low: number): Measure => {
        return { case: name, ours, floor, low, peers: [], unit: 'ms' };
      };
      return [
        of(`something of every tenant was looked at, of ${items} items`, many.first_ms, few.first_ms, 3),
        of('an item looked at, of many', many.looked_ms / items, row_ms, 12),
        of('an item reckoned, of many', many.reckoned_ms / items, row_ms, 3),
      ];
    }),
};
