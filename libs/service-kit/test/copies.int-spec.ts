import { contract, writeContract } from '@wenxiao/contracts';
import { day, id, term } from '@wenxiao/domain/field';
import { append, type TransactionRunner } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { messagingMigrations, messagingSchema, PostgresTransport, WaitsFor } from '@wenxiao/messaging';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { Copies, copiesMigrations, copiesSchema } from '../src/copies/copies.js';
import { type FactCopy, factCopy } from '../src/copies/fact-copy.js';
import { type Copying, openCopying } from '../src/copies/copying.js';
import { serviceTransactions, type ServiceTransaction } from '../src/runtime/read-models.js';

const body = term('test-body', 'id', { zh: '测试对象', en: 'a test’s object' });
const since = term('test-since', 'day', { zh: '测试日', en: 'a test’s day' });
const moved = contract('producer.body-moved', 1, 'body', {
  body: id(body),
  from: day(since),
  until: day(since).optional(),
});
const days = factCopy(moved, ['from'], ['body']);

let own: FreshStore;
let producer: FreshStore;
let pool: pg.Pool;
let producing: pg.Pool;
let readModels: DataSource;
let copies: Copies;
const opened: Copying[] = [];

beforeAll(async () => {
  own = await freshStore('copier', {
    migrations: [messagingMigrations, copiesMigrations],
    workingSchemas: [messagingSchema, copiesSchema],
  });
  producer = await freshStore('producer');
  pool = own.pool('service');
  producing = producer.pool('service');
  readModels = await new DataSource({ type: 'postgres', url: own.url('service'), entities: [] }).initialize();
  copies = new Copies(pool);
});
afterAll(async () => {
  await Promise.all(opened.map((copying) => copying.close()));
  await readModels.destroy();
  await own.drop();
  await producer.drop();
});

function fill(...declared: readonly FactCopy[]): Copying {
  return fillBy(serviceTransactions(readModels), declared);
}

function fillBy(transactions: TransactionRunner<ServiceTransaction>, declared: readonly FactCopy[]): Copying {
  const open = (consumer: string) =>
    new PostgresTransport({
      consumer,
      transactions,
      installation: 'test',
      producers: { producer: producing },
      poll_ms: 20,
    });
  const copying = openCopying({ name: 'copier', copies: declared }, { open })!;
  opened.push(copying);
  copying.start();
  return copying;
}

async function publish(
  tenant: string,
  stream: string,
  data: Parameters<typeof moved>[0],
  version: number,
): Promise<void> {
  const published = writeContract(moved(data));
  const event = { type: 'moved', schemaVersion: 1, data: '{}', metadata: '{}', published };
  const result = await append(producing, {
    tenant,
    commandId: v7(),
    commandHash: 'c'.repeat(64),
    streams: [{ stream: `body/${stream}`, expectedVersion: version - 1, events: [event] }],
  });
  expect(result.outcome).toBe('appended');
}

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const bodyId = '018f2f6e-0000-7000-8000-0000000000ab';

it('holds the newest fact of each key and tenant, with what a decision that reads it is based on', async () => {
  fill(days);
  await publish('county', 'a', { body: bodyId, from: '2023-01-01', until: '2023-12-31' }, 1);
  await publish('county', 'a', { body: bodyId, from: '2023-02-01' }, 2);
  await publish('neighbour', 'a', { body: bodyId, from: '2020-01-01' }, 1);
  const found = await eventually(async () => {
    const copied = await copies.find(days, 'county', bodyId);
    return copied?.fact.version === 2 ? copied : undefined;
  });
  expect(found).toEqual({
    data: { body: bodyId, from: '2023-02-01' },
    fact: { store: 'producer', tenant: 'county', stream: 'body/a', version: 2 },
    recordedAt: expect.stringMatching(/Z$/),
  });
  const neighbours = await eventually(() => copies.find(days, 'neighbour', bodyId));
  expect(neighbours.data.from).toBe('2020-01-01');
});

it('says what is waited for where a fact is not there yet', async () => {
  const missing = await copies.required(days, 'county', v7()).catch((error: unknown) => error);
  expect(missing).toBeInstanceOf(WaitsFor);
  expect(missing).toMatchObject({ table: 'copies.facts' });
});

it('is filled from the start, beside what is there, where other fields are kept', async () => {
  const untils = factCopy(moved, ['until'], ['body']);
  expect(untils.name).not.toBe(days.name);
  fill(days, untils);
  const found = await eventually(() => copies.find(untils, 'county', bodyId));
  expect(found.data).toEqual({ body: bodyId });
  expect((await copies.find(days, 'county', bodyId))?.fact.version).toBe(2);
});

it('gives all of several copies whose keys begin alike, of each by itself', async () => {
  const byDay = factCopy(moved, [], ['body', 'from']);
  fill(byDay);
  const found = await eventually(async () => {
    const told = await copies.about('county', bodyId, { byDay, days });
    return told.byDay.length === 2 ? told : undefined;
  });
  expect(found.byDay.map(({ fact }) => fact.version)).toEqual([1, 2]);
  expect(found.days.map(({ data, fact }) => [data.from, fact.version])).toEqual([['2023-02-01', 2]]);
  expect(await copies.about('county', v7(), { byDay, days })).toEqual({ byDay: [], days: [] });
});

/** Transactions that tell how many statements each of them sent. */
function counting(sent: number[]): TransactionRunner<ServiceTransaction> {
  const transactions = serviceTransactions(readModels);
  return {
    run: (work) =>
      transactions.run(async ({ sql, manager }) => {
        let count = 0;
        const query: typeof sql.query = (...asked: Parameters<typeof sql.query>) => {
          count += 1;
          return sql.query(...asked);
        };
        try {
          return await work({ sql: { query }, manager });
        } finally {
          sent.push(count);
        }
      }),
  };
}

it('takes in what was told together by as many statements as one fact: of several that tell of one key the newest holds', async () => {
  const bodies = Array.from({ length: 40 }, () => v7());
  for (const each of bodies) {
    await publish('busy', each, { body: each, from: '2023-01-01' }, 1);
    await publish('busy', each, { body: each, from: '2023-03-01' }, 2);
  }
  const together = factCopy(moved, ['from', 'until', 'body'], ['body']);
  const sent: number[] = [];
  fillBy(counting(sent), [together]);
  const last = bodies.at(-1) ?? '';
  await eventually(async () => (await copies.find(together, 'busy', last))?.fact.version === 2 || undefined);
  for (const each of bodies) {
    const { data, fact } = await eventually(() => copies.find(together, 'busy', each));
    expect([data.from, fact.version]).toEqual(['2023-03-01', 2]);
  }
  expect(Math.max(...sent)).toBeLessThan(12);
});
