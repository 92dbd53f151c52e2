import { randomUUID } from 'node:crypto';
import { type Append, append, GroupedAppend, type NewEvent } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import type { Bench, Measure } from './bench.js';
import { withPostgres } from './product/measured-product.js';
import { median } from './product/timing.js';

const size = { full: { pairs: 20, slice_ms: 3_000 }, quick: { pairs: 5, slice_ms: 1_000 } };
type Size = (typeof size)['full'];

/** How many callers at once, and the least ratio to be looked for. */
const callers = [
  { clients: 1, low: 0.8 },
  { clients: 8, low: 1 },
  { clients: 32, low: 1.7 },
  { clients: 128, low: 1.9 },
] as const;
const connections_max = 64;
const batch = { clients: 8, events: 100, low: 0.85 };

const tenant = '610300';
const data = JSON.stringify({
  declaration: 1,
  objective: '全面完成年度农村公路养护任务，保障群众出行安全',
  indicators: Array.from({ length: 6 }, (_, at) => ({
    indicator: `i${at}`,
    level1: '产出指标',
    value: '120',
    weight: '5',
  })),
});
const event: NewEvent = {
  type: 'target-declared',
  schemaVersion: 1,
  data,
  metadata: JSON.stringify({ actor: randomUUID(), correlation: randomUUID(), rules: 'a'.repeat(64) }),
  published: { type: 'targets.target-declared', version: 1, text: JSON.stringify({ declaration: 1 }) },
};

const commandOf = (
  events: number,
  stream = `performance-target/${randomUUID()}.2024`,
  expectedVersion = 0,
): Append => ({
  tenant,
  commandId: randomUUID(),
  commandHash: 'c'.repeat(64),
  streams: [{ stream, expectedVersion, events: Array.from({ length: events }, () => event) }],
});

/** The same rows with the same indexes, and nothing looked at: what PostgreSQL takes for them at least. */
async function makeFloor(store: FreshStore): Promise<void> {
  const owner = store.pool('owner', { max: 1 });
  await owner.query('create table event_store.floor (like event_store.events including all)');
  await owner.query(`grant insert on event_store.floor to ${store.roles.service}`);
  await owner.query(`grant usage on sequence event_store.positions to ${store.roles.service}`);
}

const columns = `incarnation, transaction_id, position, tenant, stream, version, type, schema_version, data, metadata, recorded_at,
  command_id, command_hash, published_type, published_version, published, previous_published`;
const given = 12;

function plainInsert(events: number): string {
  const row = (at: number) => {
    const values = Array.from({ length: given }, (_, nth) => `$${at * given + nth + 1}`);
    return `(1, pg_current_xact_id(), nextval('event_store.positions'), ${values.join(', ')}, clock_timestamp(), 0)`;
  };
  const named = columns.replace('recorded_at,\n  ', '').replace(', previous_published', '');
  const rows = Array.from({ length: events }, (_, at) => row(at));
  return `insert into event_store.floor (${named}, recorded_at, previous_published) values ${rows.join(', ')}`;
}

function plainValues({ commandId, commandHash, streams }: Append): unknown[] {
  return streams.flatMap(({ stream, events }) =>
    events.flatMap(({ type, schemaVersion, data: text, metadata, published }, at) => [
      ...[tenant, stream, at + 1, type, schemaVersion, text, metadata, commandId, at === 0 ? commandHash : null],
      ...[published?.type, published?.version, published?.text],
    ]),
  );
}

/** Calls a second, of so many callers for so long. */
async function rate(clients: number, slice_ms: number, call: () => Promise<unknown>): Promise<number> {
  const begin_ms = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() - begin_ms < slice_ms) {
      await call();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, caller));
  return (done / (performance.now() - begin_ms)) * 1000;
}

type Side = () => Promise<unknown>;

/** Ours and the floor one after the other, pair by pair: the pair whose ratio is the median. */
async function paired(clients: number, { pairs, slice_ms }: Size, ours: Side, floor: Side) {
  const found: { ours: number; floor: number }[] = [];
  for (let pair = -1; pair < pairs; pair += 1) {
    const first = await rate(clients, slice_ms, pair % 2 ? floor : ours);
    const second = await rate(clients, slice_ms, pair % 2 ? ours : floor);
    // The first pair warms up.
    if (pair >= 0) found.push(pair % 2 ? { ours: second, floor: first } : { ours: first, floor: second });
  }
  const middle = median(found.map((each) => each.ours / each.floor));
  return found.find((each) => each.ours / each.floor === middle) ?? { ours: NaN, floor: NaN };
}

/** One event a call, each to a stream of its own. */
async function single(store: FreshStore, { clients, low }: (typeof callers)[number], asked: Size): Promise<Measure> {
  const pool = store.pool('service', { max: Math.min(clients, connections_max) });
  const grouped = new GroupedAppend(pool);
  const insert = { name: 'floor', text: plainInsert(1) };
  const found = await paired(
    clients,
    asked,
    () => grouped.append(commandOf(1)),
    () => pool.query({ ...insert, values: plainValues(commandOf(1)) }),
  );
  return { case: `append c=${clients}: one event a call`, ...found, low, peers: [], unit: 'calls/s' };
}

/** Many events a call. */
async function many(pool: pg.Pool, asked: Size): Promise<Measure> {
  const insert = { name: 'floor-batch', text: plainInsert(batch.events) };
  const found = await paired(
    batch.clients,
    asked,
    () => append(pool, commandOf(batch.events)),
    () => pool.query({ ...insert, values: plainValues(commandOf(batch.events)) }),
  );
  const name = `append-batch ${batch.events}x${batch.clients}: so many events a call`;
  return { case: name, ...found, low: batch.low, peers: [], unit: 'calls/s' };
}

export const appendBench: Bench = {
  name: 'append',
  zh: '事件追加：每次一个事件（1、8、32、128 个并发）和每次 100 个事件；基准：同一表结构、同样字节的预编译 INSERT',
  en: 'appends of one event a call by 1, 8, 32 and 128 callers, and of 100 events a call; floor: a prepared INSERT of the same bytes into the same table',
  better: 'more',
  run: (say, { quick }) =>
    withPostgres(async () => {
      const asked = quick ? size.quick : size.full;
      const store = await freshStore('bench');
      try {
        await makeFloor(store);
        const measures: Measure[] = [];
        for (const each of callers) {
          measures.push(await single(store, each, asked));
          say(`${each.clients} callers`);
        }
        measures.push(await many(store.pool('service', { max: batch.clients }), asked));
        return measures;
      } finally {
        await store.drop();
      }
    }),
};
