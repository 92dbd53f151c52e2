import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WaitsFor } from '../failure.js';
import type { StreamKey } from '../message.js';
import { eventually } from '../testing/eventually.js';
import { leaveEffect } from '../testing/effects.js';
import { freshConsumerStore, InboxBench, keyOf, names, streamOf } from '../testing/inbox-bench.js';
import { wakeWaiting } from './waking.js';

const table = 'directory_copy.organisations';
let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

/** A consumer whose messages of some streams wait for rows, by stream; `tries` counts how often each stream was tried. */
function waitingBench(waits: Map<string, { key: string; from?: StreamKey }>) {
  const tries = new Map<string, number>();
  const bench: InboxBench = new InboxBench(pool, {}, async (message, tx) => {
    const { stream } = message.origin;
    tries.set(stream, (tries.get(stream) ?? 0) + 1);
    const wait = waits.get(stream);
    if (wait) throw new WaitsFor(table, wait.key, wait.from);
    await leaveEffect(pool, tx.sql, bench.consumer, message);
  });
  const arrives = async (...streams: string[]) => {
    const keys = streams.map((stream) => waits.get(stream)?.key ?? '');
    for (const stream of streams) waits.delete(stream);
    await wakeWaiting(pool, table, keys);
    await bench.inbox.held.settleDue();
  };
  return { bench, tries, arrives };
}

describe('a message that waits for a row', () => {
  it('holds its stream alone, parks and counts nothing, and says what it waits for', async () => {
    const [a, b] = [streamOf(), streamOf()];
    const { bench } = waitingBench(new Map([[a(1).origin.stream, { key: 'county' }]]));
    await bench.deliverAndSettle(a(1), b(1), a(2), b(2));
    expect(await bench.effects()).toEqual(names([b(1), b(2)]));
    const chain = [{ table, key: 'county' }];
    expect(await bench.held()).toMatchObject([
      {
        key: keyOf(a(1)),
        state: 'waiting',
        reason: 'waiting',
        detail: `${table} has no county yet`,
        messages: 2,
        waits: { overdue: false, chain },
      },
    ]);
    expect(await bench.health()).toMatchObject({ held: { waiting: 1, failed: 0 }, overdueWaits: 0, alarms: [] });
    expect(await bench.trail(a(1))).toEqual([]);
  });

  it('goes on when the row is written, and nobody else who waits is even tried', async () => {
    const [a, b] = [streamOf(), streamOf()];
    const [inA, inB] = [a(1).origin.stream, b(1).origin.stream];
    const { bench, tries, arrives } = waitingBench(
      new Map([
        [inA, { key: randomUUID() }],
        [inB, { key: randomUUID() }],
      ]),
    );
    await bench.deliverAndSettle(a(1), b(1), a(2));
    const before = tries.get(inB);
    await bench.inbox.held.settleDue();
    // What comes behind it does not try it again.
    await bench.deliverAndSettle(b(2));
    await arrives(inA);
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    expect(tries.get(inB)).toBe(before);
    expect((await bench.held()).map(({ key }) => key)).toEqual([keyOf(b(1))]);
  });

  it('misses no row that is written before anybody knows that it waits', async () => {
    const a = streamOf();
    const key = randomUUID();
    let tries = 0;
    const bench: InboxBench = new InboxBench(pool, {}, async (message, tx) => {
      tries += 1;
      // Tried in its batch, then by itself. Then somebody else writes the row, after this handler has looked.
      if (tries === 2) await wakeWaiting(pool, table, [key]);
      if (tries <= 2) throw new WaitsFor(table, key);
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    await bench.deliverAndSettle(a(1));
    expect(await bench.effects()).toEqual(names([a(1)]));
    expect(await bench.held()).toEqual([]);
  });

  it('misses no row that is written and not committed when it is written down that it waits', async () => {
    const a = streamOf();
    const key = randomUUID();
    const writer = await pool.connect();
    await writer.query('begin');
    await wakeWaiting(writer, table, [key]);
    let isThere = false;
    let tries = 0;
    const bench: InboxBench = new InboxBench(pool, {}, async (message, tx) => {
      tries += 1;
      if (!isThere) throw new WaitsFor(table, key);
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const delivered = bench.deliverAndSettle(a(1));
    await eventually(async () => {
      expect(tries).toBeGreaterThan(1);
    });
    // Whatever tries now still finds nothing; what is committed is there for whoever looks after that.
    await sleep(200);
    isThere = true;
    await writer.query('commit');
    writer.release();
    await delivered;
    expect(await bench.effects()).toEqual(names([a(1)]));
    expect(await bench.held()).toEqual([]);
  });

  it('may wait for one row after the other', async () => {
    const a = streamOf();
    const { stream } = a(1).origin;
    const waits = new Map([[stream, { key: randomUUID() }]]);
    const { bench, arrives } = waitingBench(waits);
    await bench.deliverAndSettle(a(1));
    const [first, second] = [waits.get(stream)!.key, { key: randomUUID() }];
    waits.set(stream, second);
    await wakeWaiting(pool, table, [first]);
    await bench.inbox.held.settleDue();
    expect((await bench.held())[0]?.waits?.chain).toEqual([{ table, key: second.key }]);
    await arrives(stream);
    expect(await bench.effects()).toEqual(names([a(1)]));
  });

  it('is listed after a day, with what holds up the stream that brings the row', async () => {
    const [waiting, bringing] = [streamOf(), streamOf('organisation/county')];
    const from = keyOf(bringing(1));
    const { bench } = waitingBench(new Map([[waiting(1).origin.stream, { key: 'county', from }]]));
    const young = streamOf();
    await bench.deliverAndSettle(young(2), waiting(1), bringing(2));
    await pool.query(
      `update messaging.held_streams set waits_since = waits_since - interval '25 hours' where consumer = $1 and reason = 'waiting'`,
      [bench.consumer],
    );
    const [first] = await bench.held();
    expect(first).toMatchObject({
      key: keyOf(waiting(1)),
      waits: {
        overdue: true,
        chain: [
          {
            table,
            key: 'county',
            from,
            heldBy: { reason: 'missing', detail: 'the published versions after 0 up to 1 are missing' },
          },
        ],
      },
    });
    expect((await bench.health()).overdueWaits).toBe(1);
  });
});

describe('held streams that throw', () => {
  it('starve none of those behind them, however many they are', async () => {
    let broken = true;
    const bench: InboxBench = new InboxBench(pool, { retryAfter_s: 0.01, tries_max: 1 }, async (message, tx) => {
      if (broken || message.text.includes('never')) throw Object.assign(new Error('deadlock'), { code: '40P01' });
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const stuck = Array.from({ length: 205 }, () => ({ ...streamOf()(1), text: 'never' }));
    const behind = streamOf();
    await bench.deliver(...stuck, behind(1));
    broken = false;
    await bench.inbox.held.settleDue();
    await bench.inbox.held.settleDue();
    expect(await bench.effects()).toEqual(names([behind(1)]));
    expect(await bench.health()).toMatchObject({ held: { retrying: 205, failed: 0 } });
  });
});
