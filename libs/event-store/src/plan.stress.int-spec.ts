import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { appendOf, tenant } from '../test/commands.js';
import { append, findCommand } from './append.js';
import { admit } from './admission.js';
import { adoptStore } from './adopt.js';
import { type StorePosition, storeStart } from './event.js';
import { hasPending, readAfter, readPublishedAfter, readPublishedStream, readStream } from './read.js';
import { statement } from './statement.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let owner: Pool;

beforeAll(async () => {
  store = await freshStore('plan');
  service = store.pool('service', { max: 2 });
  owner = store.pool('owner');
  // What `fill` makes is of an older incarnation, so that all of it is readable.
  await adoptStore(store.url('owner'), 'so that there is an older incarnation');
  // Statistics are those that each test asks for.
  await owner.query('alter table event_store.events set (autovacuum_enabled = false)');
});
afterAll(() => store.drop());

/** Streams of a hundred events, ten a transaction, every second one published but for a long private stretch. */
async function fill(from: number, to: number): Promise<void> {
  // In steps that commit: other test files share the server, and their readers wait for every open write.
  const step = 25_000;
  for (let first = from; first <= to; first += step) {
    await owner.query(
      `insert into event_store.events
       select 1, (n / 10)::text::xid8, n, '610300', 'stream-' || n / 100, n % 100 + 1, 'noted', 1,
              '{"note":"a fact"}', '{"actor":"p-1"}', timestamptz '2022-01-01Z' + n * interval '1 second', md5(n::text)::uuid,
              case when n % 4 = 0 then 'hash' end, case when p then 'test.noted' end, case when p then 1 end,
              case when p then '{"note":"a fact"}'::json end, n % 100 / 2 * 2
         from generate_series($1::integer, $2::integer) as n,
              lateral (select n % 2 = 0 and n not between 600000 and 700000 as p) as published`,
      [first, Math.min(to, first + step - 1)],
    );
  }
}

/** Commands that are new and known, to streams that are there and not, with conflicts. */
async function appends(db: Session): Promise<void> {
  const call = appendOf({ [randomUUID()]: [0, 3], [randomUUID()]: [0, 2] });
  await append(db, call);
  await append(db, call);
  await findCommand(db, { ...call, commandId: randomUUID() });
  for (const version of [20, 50, 1_000]) {
    const { outcome } = await append(db, appendOf({ 'stream-0': [version, 2] }));
    if (outcome !== 'conflict') throw new Error(`${outcome}, and the rows to come would not fit in`);
  }
}

/** Reads of streams and of the store, from its start, its middle and its end. */
async function reads(db: Session, rows: number): Promise<void> {
  const at = (row: number): StorePosition => ({
    incarnation: 1,
    transactionId: String(Math.floor(row / 10)),
    position: String(row),
  });
  for (const stream of ['stream-0', `stream-${String(Math.floor(rows / 200))}`, 'none']) {
    for (const version of [0, 50, 99, 1_000]) await readStream(db, tenant, stream, version);
    await readPublishedStream(db, { tenant, stream, after: 10 }, 20);
  }
  for (const after of [storeStart, at(Math.floor(rows / 2)), at(rows - 1), at(2 * rows)]) {
    for (const limit of [1, 100, 500]) {
      await readAfter(db, after, limit);
      await readPublishedAfter(db, after, limit);
    }
    await hasPending(db, after);
  }
  await admit(db, store.name);
}

/** One session in place of a pool, so that its counters can be asked for at once. */
type Session = PoolClient & Pool;

/** How often the events were read from end to end by what `work` did. */
async function scansOf(work: (db: Session) => Promise<void>): Promise<number> {
  const client = (await service.connect()) as Session;
  const scans = async () => {
    await client.query('select pg_stat_force_next_flush()');
    const { rows } = await client.query<{ scans: string }>(
      `select seq_scan as scans from pg_stat_user_tables where relid = 'event_store.events'::regclass`,
    );
    return Number(rows[0]!.scans);
  };
  const before = await scans();
  await work(client);
  const after = await scans();
  client.release();
  return after - before;
}

/** How many pages of 8 KB a statement touches, planning aside: its second run in the session counts. */
async function pagesOf(db: Session, text: string, values: readonly unknown[]): Promise<number> {
  await db.query(text, [...values]);
  const { rows } = await db.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
    `explain (analyze, buffers, timing off, format json) ${text}`,
    [...values],
  );
  const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
  return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
}

async function inSession<Result>(work: (db: Session) => Promise<Result>): Promise<Result> {
  const client = (await service.connect()) as Session;
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** The values of an append of five events to two new streams. */
function appendValues(): unknown[] {
  const { streams, commandId, commandHash } = appendOf({ [randomUUID()]: [0, 3], [randomUUID()]: [0, 2] });
  const events = streams.flatMap(({ stream, events }) =>
    events.map((event, index) => ({ ...event, stream, version: index + 1 })),
  );
  const published = events.map((event) => event.published!);
  return [
    [tenant],
    [commandId],
    [commandHash],
    [null],
    events.map(() => 1),
    events.map((event) => event.stream),
    events.map((event) => event.version),
    events.map((event) => event.type),
    events.map((event) => event.schemaVersion),
    events.map((event) => event.data),
    events.map((event) => event.metadata),
    published.map(({ type }) => type),
    published.map(({ version }) => version),
    published.map(({ text }) => text),
  ];
}

/** Each size twice: with the statistics of a smaller one, as before autovacuum has come by, and with its own. */
const sizes = [
  ['an empty store, never analysed', 0, 0, false],
  ['an empty store, analysed', 0, 0, true],
  ['40 events, statistics of the empty store', 0, 40, false],
  ['40 events, analysed', 40, 40, true],
  ['1,000 events, statistics of 40', 40, 1_000, false],
  ['1,000 events, analysed', 1_000, 1_000, true],
  ['1,000,000 events, statistics of 1,000', 1_000, 1_000_000, false],
  ['1,000,000 events, analysed', 1_000_000, 1_000_000, true],
] as const;

describe.each(sizes)('with %s', (_, from, to, analysed) => {
  beforeAll(async () => {
    if (to > from) await fill(from, to - 1);
    if (analysed) await owner.query('vacuum analyze event_store.events');
  }, 300_000);

  it('no append and no reader reads the events from end to end', async () => {
    expect(await scansOf(appends)).toBe(0);
    expect(await scansOf((db) => reads(db, to))).toBe(0);
  });

  it('an append of five events touches a bounded number of pages, however many there are', async () => {
    await inSession(async (db) => {
      await db.query(statement('append'), appendValues());
      expect(await pagesOf(db, statement('append'), appendValues())).toBeLessThan(150);
    });
  });

  it.each([
    ['read-stream', ['610300', 'stream-3', 0], 130],
    ['read-after', [1, String(Math.floor(to / 20)), String(Math.floor(to / 2)), 100], 130],
    ['read-published-after', [1, String(Math.floor(to / 20)), String(Math.floor(to / 2)), 100], 230],
    ['read-published-after', [1, '60000', '600000', 100], 230],
    ['read-published-stream', ['610300', 'stream-3', 0, 100], 130],
    ['pending', [2, '999999999', '0'], 15],
    ['read-command', ['610300', 'cfcd2084-95d5-65ef-66e7-dff9f98764da'], 30],
  ] as const)('%s touches no more pages than the rows that it reads', async (name, values, pagesMax) => {
    expect(await inSession((db) => pagesOf(db, statement(name), values))).toBeLessThan(pagesMax);
  });
});

describe('a statement', () => {
  it('keeps its plan where the session’s own settings ask for another', async () => {
    const scans = await scansOf(async (db) => {
      await db.query('set enable_indexscan = off');
      await db.query('set enable_indexonlyscan = off');
      await db.query('set plan_cache_mode = force_custom_plan');
      await append(db, appendOf({ 'stream-7': [100, 2] }));
      await readStream(db, tenant, 'stream-7');
      await db.query('reset all');
    });
    expect(scans).toBe(0);
  });
});
