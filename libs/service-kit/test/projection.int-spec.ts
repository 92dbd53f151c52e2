import { append, type StoredEvent, Subscription } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { v7 } from 'uuid';
import { applyProjection, prepareProjection } from '../src/runtime/projection.js';
import { openReadModels, serviceTransactions, type ServiceTransaction } from '../src/runtime/read-models.js';
import { CounterRow, countersProjection } from './counter.js';

const tenant = 'county';
let store: FreshStore;
let pool: pg.Pool;
let readModels: DataSource;

beforeAll(async () => {
  store = await freshStore('projection');
  const owner = new pg.Client(store.url('owner'));
  await owner.connect();
  await owner.query(`create schema counters;
    create table counters.totals (tenant text, id text, total integer not null, primary key (tenant, id));
    grant usage on schema counters to ${store.roles.service};
    grant select, insert, update, delete on counters.totals to ${store.roles.service}`);
  await owner.end();
  pool = store.pool('service');
  readModels = await openReadModels(store.url('service'), 'counters', [CounterRow]);
});
afterAll(async () => {
  await readModels.destroy();
  await store.drop();
});

const add = (id: string, by: number, expectedVersion: number) =>
  append(pool, {
    tenant,
    commandId: v7(),
    commandHash: 'h',
    streams: [
      {
        stream: `counter/${id}`,
        expectedVersion,
        events: [{ type: 'added', schemaVersion: 2, data: JSON.stringify({ by }), metadata: '{}' }],
      },
    ],
  });

function subscription(subscriber: string, failOnce = false): Subscription<ServiceTransaction> {
  let failed = !failOnce;
  return new Subscription({
    subscriber,
    transactions: serviceTransactions(readModels),
    pollEvery_ms: 20,
    handle: async (events, { manager }) => {
      await applyProjection(countersProjection, events, manager);
      if (failed) return;
      failed = true;
      throw new Error('after the rows were written');
    },
  });
}

/** As the store gives it: something was added. */
const eventOf = (id: string, by: number): StoredEvent =>
  ({ tenant, stream: `counter/${id}`, type: 'added', schemaVersion: 2, data: JSON.stringify({ by }) }) as StoredEvent;

const rows = () => readModels.getRepository(CounterRow).find({ order: { id: 'ASC' } });

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 3_000; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited in vain');
}

describe('a projection', () => {
  it('folds each event once, several of a row in one batch, although a batch failed after it had written', async () => {
    await add('a', 1, 0);
    await add('a', 2, 1);
    await add('b', 5, 0);
    const running = subscription('counters/1', true);
    running.start();
    await until(async () => (await rows()).length === 2);
    await add('a', 4, 2);
    running.wake();
    await until(async () => (await rows())[0]?.total === 7);
    await running.stop();
    expect(await rows()).toEqual([
      { tenant, id: 'a', total: 7 },
      { tenant, id: 'b', total: 5 },
    ]);
  });

  it('goes on after a stop where it was', async () => {
    await add('b', 1, 1);
    const running = subscription('counters/1');
    running.start();
    await until(async () => (await rows())[1]?.total === 6);
    await running.stop();
    expect((await rows())[0]?.total).toBe(7);
  });

  it('reads and writes the rows of a batch by one statement each, however many there are', async () => {
    const events = Array.from({ length: 60 }, (_, at) => eventOf(`many-${at % 30}`, 1 + Math.floor(at / 30)));
    const asked: string[] = [];
    await serviceTransactions(readModels).run(async ({ sql, manager }) => {
      const send = sql.query.bind(sql);
      Object.assign(sql, {
        query: (...args: Parameters<typeof sql.query>) => {
          asked.push(args[0].slice(0, 6));
          return send(...args);
        },
      });
      for (const half of [events.slice(0, 30), events.slice(30)])
        await applyProjection(countersProjection, half, manager);
      Object.assign(sql, { query: send });
    });
    expect(asked).toEqual(['SELECT', 'INSERT', 'SELECT', 'INSERT']);
    const many = (await rows()).filter(({ id }) => id.startsWith('many-'));
    expect(many.map(({ total }) => total)).toEqual(Array.from({ length: 30 }, () => 3));
    for (const { id } of many) await readModels.getRepository(CounterRow).delete({ tenant, id });
  });

  it('is built anew under a new name, and takes nothing of what was there for its own', async () => {
    const renamed = { ...countersProjection, name: 'counters/2' };
    const transactions = serviceTransactions(readModels);
    await Promise.all([1, 2, 3].map(() => transactions.run((tx) => prepareProjection(renamed, tx))));
    expect(await rows()).toEqual([]);
    const running = subscription('counters/2');
    running.start();
    await until(async () => (await rows())[1]?.total === 6);
    await running.stop();
    await transactions.run((tx) => prepareProjection(renamed, tx));
    expect(await rows()).toEqual([
      { tenant, id: 'a', total: 7 },
      { tenant, id: 'b', total: 6 },
    ]);
  });
});
