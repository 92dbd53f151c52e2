import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { appendOf, until } from '../test/commands.js';
import { append, appendIn } from './append.js';
import { reached, readCheckpoint } from './checkpoint.js';
import { inTransaction, poolTransactions, type Queryable, type TransactionRunner } from './database.js';
import { type StoredEvent, storeStart } from './event.js';
import { type FreshStore, freshStore } from './testing/index.js';
import { Subscription, type SubscriptionFailure, type SubscriptionOptions } from './subscription.js';

type Tx = { sql: Queryable };

let store: FreshStore;
let service: Pool;
const started: Subscription<Tx>[] = [];

beforeEach(async () => {
  store = await freshStore('subscription');
  service = store.pool('service', { max: 20 });
  await store.pool('owner').query(
    `create schema model; create table model.seen (id bigint generated always as identity, stream text, version integer);
     grant usage on schema model to ${store.roles.service}; grant all on model.seen to ${store.roles.service}`,
  );
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((subscription) => subscription.stop()));
  await store.drop();
});

/** Writes a row for each event: the read model of these tests. */
async function note(events: readonly StoredEvent[], { sql }: Tx): Promise<void> {
  await sql.query(`insert into model.seen (stream, version) select * from unnest($1::text[], $2::integer[])`, [
    events.map((event) => event.stream),
    events.map((event) => event.version),
  ]);
}

function subscribe(options: Partial<SubscriptionOptions<Tx>> = {}): Subscription<Tx> {
  const subscription = new Subscription<Tx>({
    subscriber: 'model/1',
    transactions: poolTransactions(service),
    handle: note,
    pollEvery_ms: 50,
    ...options,
  });
  started.push(subscription);
  subscription.start();
  return subscription;
}

async function seen(): Promise<string[]> {
  const { rows } = await service.query<{ name: string }>(
    `select stream || '/' || version as name from model.seen order by id`,
  );
  return rows.map((row) => row.name);
}

const names = (stream: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${stream}/${String(index + 1)}`);

async function fill(events: number): Promise<void> {
  for (let version = 0; version < events; version += 100) {
    await append(service, appendOf({ stream: [version, Math.min(100, events - version)] }));
  }
}

describe('a subscription', () => {
  it('handles all that was there and all that comes, each once and in order', async () => {
    await fill(350);
    const subscription = subscribe();
    await until(async () => (await seen()).length === 350);
    await append(service, appendOf({ stream: [350, 3] }));
    await until(async () => (await seen()).length === 353);
    await sleep(150);
    expect(await seen()).toEqual(names('stream', 353));
    expect(subscription.status()).toMatchObject({ subscriber: 'model/1', state: 'waiting', failure: undefined });
    expect(await readCheckpoint(service, 'model/1')).toEqual(subscription.status().position);
  });

  it('goes on where it stopped, in another process as well', async () => {
    await fill(20);
    const first = subscribe();
    await until(async () => (await seen()).length === 20);
    await first.stop();
    expect(first.status().state).toBe('stopped');
    await append(service, appendOf({ stream: [20, 5] }));
    await sleep(100);
    expect(await seen()).toHaveLength(20);
    subscribe();
    await until(async () => (await seen()).length === 25);
    first.start();
    await append(service, appendOf({ stream: [25, 5] }));
    await until(async () => (await seen()).length === 30);
    expect(await seen()).toEqual(names('stream', 30));
  });

  it('does nothing twice when several instances run it', async () => {
    await fill(300);
    for (let instance = 0; instance < 4; instance++) subscribe({ pollEvery_ms: 5, batchMax: 20 });
    for (let version = 300; version < 400; version += 10) await append(service, appendOf({ stream: [version, 10] }));
    await until(async () => (await seen()).length >= 400);
    await sleep(100);
    expect(await seen()).toEqual(names('stream', 400));
  });

  it('moves its checkpoint in the transaction of what it writes: a lost transaction loses both', async () => {
    await fill(10);
    let fails = 3;
    const failures: SubscriptionFailure[] = [];
    subscribe({
      onFailure: (failure) => failures.push(failure),
      handle: async (events, tx) => {
        await note(events, tx);
        if (fails-- > 0) throw new Error('after it wrote');
      },
    });
    await until(async () => (await seen()).length === 10);
    expect(await seen()).toEqual(names('stream', 10));
    expect(failures.map((failure) => failure.tries)).toEqual([1, 2, 3]);
  });

  it('is stopped by an event that cannot be handled, says so, skips nothing, and goes on when it can be', async () => {
    await fill(30);
    let broken = true;
    const subscription = subscribe({
      handle: async (events, tx) => {
        if (broken && events.some((event) => event.version === 17)) throw new Error('version 17 is beyond me');
        await note(events, tx);
      },
    });
    await until(() => (subscription.status().failure?.tries ?? 0) >= 3);
    expect(await seen()).toEqual(names('stream', 16));
    const status = subscription.status();
    expect(status).toMatchObject({ state: 'failing', failure: { error: new Error('version 17 is beyond me') } });
    expect(await readCheckpoint(service, 'model/1')).toEqual(status.position);
    broken = false;
    await until(async () => (await seen()).length === 30);
    expect(await seen()).toEqual(names('stream', 30));
    await until(() => subscription.status().state === 'waiting');
    expect(subscription.status().failure).toBeUndefined();
  });

  it('waits longer after each failure, and no wake hurries it', async () => {
    await fill(1);
    const times: number[] = [];
    const subscription = subscribe({
      handle: async () => {
        times.push(performance.now());
        throw new Error('never');
      },
    });
    const waking = setInterval(() => subscription.wake(), 5).unref();
    await until(() => times.length === 4);
    clearInterval(waking);
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    for (const [index, least_ms] of [95, 190, 390].entries()) expect(pauses[index]).toBeGreaterThan(least_ms);
  });

  it('is woken at once', async () => {
    const subscription = subscribe({ pollEvery_ms: 60_000 });
    await until(() => subscription.status().state === 'waiting');
    for (let version = 0; version < 5; version++) {
      const result = await append(service, appendOf({ stream: [version, 1] }));
      subscription.wake();
      const position = result.outcome === 'appended' ? result.events[0]!.order : storeStart;
      expect(await reached(service, 'model/1', position, 30_000)).toBe(true);
    }
  });

  it('that is woken while an older transaction still runs sees the event as soon as that has ended', async () => {
    const subscription = subscribe({ pollEvery_ms: 60_000 });
    await until(() => subscription.status().state === 'waiting');
    const older = await service.connect();
    await older.query('begin');
    await appendIn(older, appendOf({ older: [0, 1] }));
    await append(service, appendOf({ stream: [0, 1] }));
    subscription.wake();
    await sleep(100);
    expect(await seen()).toEqual([]);
    await older.query('commit');
    older.release();
    await until(async () => (await seen()).length === 2);
    expect(await seen()).toEqual(['older/1', 'stream/1']);
  });

  it('takes no transaction id while there is nothing to do', async () => {
    await fill(5);
    const subscription = subscribe();
    await until(() => subscription.status().state === 'waiting');
    await subscription.stop();
    const ids: (string | null)[] = [];
    const transactions: TransactionRunner<Tx> = {
      run: (work) =>
        inTransaction(service, async (sql) => {
          const result = await work({ sql });
          const { rows } = await sql.query<{ id: string | null }>(
            'select pg_current_xact_id_if_assigned()::text as id',
          );
          ids.push(rows[0]!.id);
          return result;
        }),
    };
    subscribe({ pollEvery_ms: 1, transactions });
    await until(() => ids.length > 20);
    expect(new Set(ids)).toEqual(new Set([null]));
  });

  it('commits at least once a second in a long catch-up, however slow its handler is', async () => {
    await fill(400);
    const open_ms: number[] = [];
    // What a busy machine sleeps longer than it was told is no time that the handler took.
    let [handled, overslept_ms] = [0, 0];
    const transactions: TransactionRunner<Tx> = {
      async run(work) {
        const begun = performance.now();
        [handled, overslept_ms] = [0, 0];
        const result = await poolTransactions(service).run(work);
        if (handled > 0) open_ms.push(performance.now() - begun - overslept_ms);
        return result;
      },
    };
    const slow_ms = { now: 1 };
    const subscription = subscribe({
      transactions,
      handle: async (events, tx) => {
        slow_ms.now = events.some((event) => event.version > 200) ? 12 : 1;
        const [begun, slow] = [performance.now(), events.length * slow_ms.now];
        await sleep(slow);
        handled += events.length;
        overslept_ms += Math.max(0, performance.now() - begun - slow);
        await note(events, tx);
      },
    });
    await until(async () => (await seen()).length === 400);
    await subscription.stop();
    expect(Math.max(...open_ms)).toBeLessThan(1_000);
    expect(await seen()).toEqual(names('stream', 400));
    // And not in steps of one event each either.
    expect(open_ms.length).toBeLessThan(150);
  });

  it('stops cleanly: the batch under way is finished and stored, and no other begins', async () => {
    await fill(100);
    let handling = false;
    let goOn: () => void = () => undefined;
    const stopping = new Promise<void>((resolve) => (goOn = resolve));
    const subscription = subscribe({
      batchMax: 10,
      handle: async (events, tx) => {
        handling = true;
        await stopping;
        await note(events, tx);
      },
    });
    await until(() => handling);
    const stopped = Promise.all([subscription.stop(), subscription.stop()]);
    goOn();
    await stopped;
    const atStop = await seen();
    expect(atStop).toEqual(names('stream', 10));
    await sleep(150);
    expect(await seen()).toEqual(atStop);
    const { rows } = await service.query(
      `select from pg_stat_activity where state like 'idle in transaction%' and usename = current_user`,
    );
    expect(rows).toEqual([]);
  });

  it('stops at once while it sleeps or waits after a failure', async () => {
    await fill(1);
    const idle = subscribe({ subscriber: 'idle/1', pollEvery_ms: 60_000 });
    const failing = subscribe({
      subscriber: 'failing/1',
      handle: async () => {
        throw new Error('never');
      },
    });
    await until(() => idle.status().state === 'waiting' && (failing.status().failure?.tries ?? 0) >= 6);
    const begun = performance.now();
    await Promise.all([idle.stop(), failing.stop()]);
    // The one sleeps for a minute, the other waits for more than three seconds.
    expect(performance.now() - begun).toBeLessThan(2_500);
  });

  it('survives the loss of its connections', async () => {
    await fill(50);
    const subscription = subscribe({ batchMax: 5, handle: async (events, tx) => (await sleep(10), note(events, tx)) });
    for (let round = 0; round < 5; round++) {
      await sleep(30);
      await inTransaction(service, (tx) =>
        tx.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and datname = current_database()`,
        ),
      ).catch(() => undefined);
    }
    await until(async () => (await seen().catch(() => [])).length === 50);
    expect(await seen()).toEqual(names('stream', 50));
    await until(() => subscription.status().state === 'waiting');
  });
});
