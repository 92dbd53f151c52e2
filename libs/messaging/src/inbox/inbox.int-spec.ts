import { appendIn, isConnectionLoss, type Queryable, readStream } from '@wenxiao/event-store';
import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PermanentError, TransientError } from '../failure.js';
import type { Message } from '../message.js';
import { effectsOf, leaveEffect } from '../testing/effects.js';
import { freshConsumerStore, InboxBench, keyOf, names, streamOf } from '../testing/inbox-bench.js';
import { OvertakenError } from './inbox-error.js';

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

describe('taking in messages', () => {
  it('has each effect once, in the order of delivery, and moves the progress with it', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    const messages = [a(1), b(1), a(2), a(3), b(2)];
    await bench.deliver(...messages);
    expect(await bench.effects()).toEqual(names(messages));
    expect(await bench.progress()).toBe('5');
  });

  it('skips what arrives again, in the same batch or a later one', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(1), a(1), a(2), a(1));
    await bench.deliver(a(2), a(3), a(2));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
  });

  it('has no second effect where all comes again in a source that is new, late ones before others', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    await bench.deliver(a(1), b(1), a(2), b(2), a(3));
    // As from the next generation of a topic: other partitions, from the start, and what is new behind it.
    const again = [b(1), a(1), b(2), a(2), a(3), a(1), b(3), a(4), b(1)];
    const deliveries = again.map((message, index) => ({ message, position: String(index + 1) }));
    for (const instance of [bench.inbox, bench.instance()]) {
      const source = randomUUID();
      await instance.progressOf([source], '0');
      await instance.takeIn({ sources: [source], from: '0', to: '9', deliveries });
    }
    expect(await bench.effects()).toEqual(names([a(1), b(1), a(2), b(2), a(3), b(3), a(4)]));
    expect(await bench.held()).toEqual([]);
  });

  it('follows a stream over versions that were not published', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(3, { previous: 0 }), a(9, { previous: 3 }));
    expect(await bench.effects()).toEqual(names([a(3), a(9)]));
  });

  it('leaves no effect of a message that meets an error that passes, and takes in what belongs to other streams', async () => {
    const bench = new InboxBench(pool);
    const [a, b] = [streamOf(), streamOf()];
    await bench.fault(a(2), 'transient');
    await bench.deliverAndSettle(a(1), a(2), b(1), a(3), b(2));
    expect(await bench.effects()).toEqual(names([a(1), b(1), b(2)]));
    expect(await bench.progress()).toBe('5');
    expect(await bench.held()).toMatchObject([
      {
        key: keyOf(a(1)),
        reason: 'retrying',
        detail: 'TransientError: not now',
        messages: 2,
        first: { origin: a(2).origin },
      },
    ]);
  });

  it('leaves no effect and no progress of a batch that ends in an outage', async () => {
    const full = Object.assign(new Error('No space left on device'), { code: '53100' });
    let outage = true;
    const bench = new InboxBench(pool, {}, async (message, tx) => {
      if (outage && message.origin.version === 2) throw full;
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const a = streamOf();
    await expect(bench.deliver(a(1), a(2), a(3))).rejects.toBe(full);
    expect({ effects: await bench.effects(), progress: await bench.progress() }).toEqual({
      effects: [],
      progress: '0',
    });
    expect(await bench.held()).toEqual([]);
    outage = false;
  });

  it('hands over what can be taken in together in one call, and one by one where that fails: only the one that fails is held', async () => {
    const bench = new InboxBench(pool);
    const calls: number[] = [];
    bench.inbox.takeTogetherBy(async (messages, tx) => {
      calls.push(messages.length);
      for (const message of messages) await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const [a, b] = [streamOf(), streamOf()];
    await bench.deliver(a(1), a(1), b(1), a(2));
    expect(calls).toEqual([3]);
    await bench.fault(b(2), 'transient');
    await bench.deliver(a(3), b(2), a(4), b(3));
    // What fails is tried three times before it is held.
    expect(calls).toEqual([3, 4, 1, 1, 1, 1, 1]);
    expect(await bench.effects()).toEqual(names([a(1), b(1), a(2), a(3), a(4)]));
    expect(await bench.held()).toMatchObject([{ key: keyOf(b(2)), reason: 'retrying', messages: 2 }]);
  });

  it('commits a batch piece by piece where it takes long', async () => {
    const bench = new InboxBench(pool, { batchTime_ms_max: 1 }, async (message, tx) => {
      await sleep(5);
      await leaveEffect(pool, tx.sql, bench.consumer, message);
    });
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3));
    expect(await bench.effects()).toEqual(names([a(1), a(2), a(3)]));
    const { rows } = await pool.query<{ n: number }>(
      `select count(distinct xmin::text)::int as n from effects.log where consumer = $1`,
      [bench.consumer],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('loses effect and progress together with the connection, and has the effect once in the end', async () => {
    let lost = false;
    const bench = new InboxBench(pool, {}, async (message, tx) => {
      await leaveEffect(pool, tx.sql, bench.consumer, message);
      if (lost) return;
      lost = true;
      const { rows } = await tx.sql.query<{ pid: number }>(`select pg_backend_pid() as pid`);
      await pool.query(`select pg_terminate_backend($1, 5000)`, [rows[0]?.pid]);
    });
    const a = streamOf();
    await bench.inbox.progressOf(['source'], '0');
    const batch = { sources: ['source'], from: '0', to: '1', deliveries: [{ message: a(1), position: '1' }] };
    const error: unknown = await bench.inbox.takeIn(batch).catch((thrown: unknown) => thrown);
    expect(isConnectionLoss(error)).toBe(true);
    expect({ effects: await bench.effects(), progress: await bench.progress() }).toEqual({
      effects: [],
      progress: '0',
    });
    await bench.inbox.takeIn(batch);
    expect(await bench.effects()).toEqual(names([a(1)]));
    expect(await bench.progress()).toBe('1');
  });

  it('refuses an instance that was overtaken, and rolls its effects back', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.inbox.progressOf(['source'], '0');
    const overtaken = bench.instance({}, async (message, tx) => {
      await leaveEffect(pool, tx.sql, bench.consumer, message, 'overtaken');
      // Meanwhile the new owner of the source does the same work, and commits.
      await bench.deliver(a(1), a(2));
    });
    const batch = { sources: ['source'], from: '0', to: '1', deliveries: [{ message: a(1), position: '1' }] };
    await expect(overtaken.takeIn(batch)).rejects.toThrow(OvertakenError);
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    expect((await effectsOf(pool, bench.consumer)).map(({ instance }) => instance)).toEqual(['', '']);
    await expect(overtaken.takeIn(batch)).rejects.toThrow(OvertakenError);
  });
});

describe('an instance that was overtaken', () => {
  it('parks nothing: the new owner has decided about the message', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    let tries = 0;
    await bench.inbox.progressOf(['source'], '0');
    const overtaken = bench.instance({}, async () => {
      tries += 1;
      // The message is tried in its batch, then by itself; meanwhile the new owner takes it in.
      if (tries === 2) await bench.deliver(a(1), a(2));
      throw new PermanentError('never');
    });
    const batch = { sources: ['source'], from: '0', to: '1', deliveries: [{ message: a(1), position: '1' }] };
    await expect(overtaken.takeIn(batch)).rejects.toThrow(OvertakenError);
    expect(await bench.held()).toEqual([]);
    expect(await bench.trail(a(1))).toEqual([]);
    expect(await bench.effects()).toEqual(names([a(1), a(2)]));
    expect(await bench.progress()).toBe('2');
  });

  it('moves past what is no message only from where the consumer stands', async () => {
    const bench = new InboxBench(pool);
    const a = streamOf();
    await bench.deliver(a(1), a(2));
    const nothing = { sources: ['source'], deliveries: [], to: '9' };
    await expect(bench.inbox.takeIn({ ...nothing, from: '0' })).rejects.toThrow(OvertakenError);
    expect(await bench.progress()).toBe('2');
    await bench.inbox.takeIn({ ...nothing, from: '2' });
    expect(await bench.progress()).toBe('9');
  });
});

describe('a process manager that loads, decides and appends', () => {
  /** Appends to one stream of the consumer's own store, resting on the version that it loaded. */
  async function append(tx: Queryable, message: Message, stream: string): Promise<void> {
    const loaded = await readStream(tx, '360000', stream);
    const result = await appendIn(tx, {
      tenant: '360000',
      commandId: randomUUID(),
      commandHash: 'hash',
      notBefore: message.recordedAt,
      streams: [
        {
          stream,
          expectedVersion: loaded.length,
          events: [{ type: 'answered', schemaVersion: 1, data: '{}', metadata: '{}' }],
        },
      ],
    });
    if (result.outcome !== 'appended') throw new TransientError(result.outcome);
  }

  it('appends for several messages of a batch in one transaction', async () => {
    const answers = `answer/${randomUUID()}`;
    const bench = new InboxBench(pool, {}, (message, tx) => append(tx.sql, message, answers));
    const a = streamOf();
    await bench.deliver(a(1), a(2), a(3));
    const stored = await readStream(pool, '360000', answers);
    expect(stored.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(new Set(stored.map(({ order }) => order.transactionId)).size).toBe(1);
  });

  it('takes a batch in message by message where somebody else wrote to the stream after the batch began to write', async () => {
    const [first, second] = [`answer/${randomUUID()}`, `answer/${randomUUID()}`];
    const a = streamOf();
    let tries = 0;
    const bench = new InboxBench(pool, {}, async (message, tx) => {
      if (message.origin.version === 1) return append(tx.sql, message, first);
      tries += 1;
      // The transaction has its id since the first message; this one gets a later id and commits earlier.
      if (tries === 1) await append(pool, message, second);
      return append(tx.sql, message, second);
    });
    await bench.deliver(a(1), a(2));
    expect(tries).toBe(2);
    expect((await readStream(pool, '360000', first)).length).toBe(1);
    const stored = await readStream(pool, '360000', second);
    expect(stored.map(({ version }) => version)).toEqual([1, 2]);
    const ids = stored.map(({ order }) => BigInt(order.transactionId));
    expect(ids[0]! < ids[1]!).toBe(true);
    expect(await bench.held()).toEqual([]);
  });

  it('gives a transaction no id before the handler has appended', async () => {
    const a = streamOf();
    const ids: (string | null)[] = [];
    const bench = new InboxBench(pool, {}, async (_, tx) => {
      const { rows } = await tx.sql.query<{ id: string | null }>(`select pg_current_xact_id_if_assigned()::text as id`);
      ids.push(rows[0]?.id ?? null);
    });
    // Held, parked and flowing streams alike.
    await bench.deliver(a(1));
    await bench.deliver(streamOf()(1), a(3), a(2));
    await bench.inbox.held.settle([keyOf(a(1))]);
    expect(ids).toEqual([null, null, null, null]);
  });
});
