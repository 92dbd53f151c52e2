import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { appendOf, readOn, tenant, until } from '../test/commands.js';
import { append, appendIn } from './append.js';
import { advanceClock } from './clock.js';
import { codeOf, inTransaction, storeErrorCodes } from './database.js';
import { type ClosedThrough, closedThrough, readableBelow, readStream } from './read.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let owner: Pool;

beforeAll(async () => {
  store = await freshStore('closed-through', { demo: true });
  service = store.pool('service', { max: 24 });
  owner = store.pool('owner');
  await advanceClock(service, '2022-01-01T00:00:00.000000Z');
});
afterAll(() => store.drop());

const newStream = () => `stream-${randomUUID()}`;

async function recordedAt(pool: Pool, stream = newStream(), version = 0): Promise<string> {
  const result = await append(pool, appendOf({ [stream]: [version, 1] }));
  if (result.outcome !== 'appended') throw new Error(result.outcome);
  return result.events[0]!.recordedAt;
}

/** As when the server's clock is set back: what the store reads is behind by so much. */
async function setBack(by: string): Promise<void> {
  await owner.query(`update event_store.business_clock set ahead = ahead - $1::interval`, [by]);
}

describe('closedThrough', () => {
  it('follows the clock where nobody writes, and new events are recorded after it', async () => {
    const first = await closedThrough(service);
    await sleep(5);
    let second = first;
    // The server's own housekeeping may write for a moment.
    await until(async () => (second = await closedThrough(service)).instant > first.instant);
    expect((await recordedAt(service)) > second.instant).toBe(true);
  });

  it('stays before the start of every transaction that may still append', async () => {
    const client = await service.connect();
    await client.query('begin');
    const result = await appendIn(client, appendOf({ [newStream()]: [0, 1] }));
    await sleep(20);
    const { instant } = await closedThrough(service);
    expect(result.outcome === 'appended' && instant < result.events[0]!.recordedAt).toBe(true);
    await client.query('commit');
    client.release();
    expect((await closedThrough(service)).instant > instant).toBe(true);
  });

  it('sees an append from before it reads clock and floor: it holds its transaction id by then', async () => {
    const blocker = await owner.connect();
    await blocker.query('begin');
    await blocker.query('lock table event_store.business_clock in access exclusive mode');
    const appending = append(service, appendOf({ [newStream()]: [0, 1] }));
    const waiting = async () => {
      const { rows } = await owner.query<{ writes: boolean }>(
        `select backend_xid is not null as writes from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%event_store.append(%'`,
      );
      return rows;
    };
    await until(async () => (await waiting()).length === 1);
    expect(await waiting()).toEqual([{ writes: true }]);
    await blocker.query('rollback');
    blocker.release();
    await expect(appending).resolves.toMatchObject({ outcome: 'appended' });
  });

  it('sees transactions that began after the caller’s own transaction looked at the server’s activity', async () => {
    await inTransaction(service, async (looking) => {
      await looking.query('select count(*) from pg_stat_activity');
      const writer = await service.connect();
      await writer.query('begin');
      const result = await appendIn(writer, appendOf({ [newStream()]: [0, 1] }));
      await sleep(20);
      const { instant } = await closedThrough(looking);
      expect(result.outcome === 'appended' && instant < result.events[0]!.recordedAt).toBe(true);
      await writer.query('commit');
      writer.release();
    });
  });

  it('names the transaction id below which a reader holds all of it', async () => {
    const stream = newStream();
    const recorded = await recordedAt(service, stream);
    const closed = await closedThrough(service);
    expect(closed.instant >= recorded).toBe(true);
    expect(closed.incarnation).toBe(1);
    await until(async () => BigInt((await readableBelow(service)).transactionId) >= BigInt(closed.completeBelow));
    expect((await readOn(service, undefined, 1_000)).map((event) => event.stream)).toContain(stream);
  });

  it('holds when the server’s clock is set back', async () => {
    const { instant } = await closedThrough(service);
    await setBack('1 hour');
    expect((await recordedAt(service)) > instant).toBe(true);
    const stream = newStream();
    for (let version = 0; version < 3; version++)
      expect((await recordedAt(service, stream, version)) > instant).toBe(true);
    // It stands still until the clock has come that far again, and never goes back.
    expect((await closedThrough(service)).instant >= instant).toBe(true);
    await setBack('-1 hour');
  });

  it('is not told outside READ COMMITTED', async () => {
    const client = await service.connect();
    await client.query('begin isolation level repeatable read');
    await expect(closedThrough(client)).rejects.toMatchObject({ code: 'WX006' });
    await client.query('rollback');
    client.release();
  });

  it('is not told while a transaction hides its start', async () => {
    const superuser = await store.session('superuser');
    await superuser.query('set track_activities = off');
    await superuser.query('begin');
    await superuser.query('select pg_current_xact_id()');
    await expect(closedThrough(service)).rejects.toMatchObject({ code: 'WX007' });
    await superuser.query('rollback');
    await expect(closedThrough(service)).resolves.toMatchObject({ incarnation: 1 });
  });

  it('is not told by an owner who was robbed of the right to see others’ transactions', async () => {
    const superuser = await store.session('superuser');
    await superuser.query(`revoke pg_read_all_stats from ${store.roles.owner}`);
    await expect(closedThrough(service)).rejects.toMatchObject({ code: '42501' });
    await superuser.query(`grant pg_read_all_stats to ${store.roles.owner}`);
  });

  it('holds under many writers with open transactions, clock moves and clocks set back', async () => {
    const rounds = 400;
    let writing = true;
    const goesOn = () => writing;
    const told: ClosedThrough[] = [];
    const writers = Array.from({ length: 10 }, (_, writer) => writeWhile(goesOn, writer));
    const moves = (async () => {
      for (let move = 0; goesOn(); move++) {
        await sleep(15);
        if (move % 3 === 0) await setBack(`${String(50 + (move % 7) * 20)} milliseconds`);
        else await moveForward();
      }
    })();
    const tellers = Array.from({ length: 3 }, async () => {
      for (let round = 0; round < rounds; round++) {
        told.push(await closedThrough(service));
        if (round % 10 === 0) await sleep(5);
      }
    });
    await Promise.all(tellers);
    writing = false;
    await Promise.all([...writers, moves]);
    await settled(service);

    const { rows } = await service.query<{ late: number; told: number }>(
      `select count(*)::integer as told,
              count(*) filter (where exists (select from event_store.events e
                                              where e.recorded_at <= t.instant and e.transaction_id >= t.below))::integer as late
         from unnest($1::timestamptz[], $2::xid8[]) as t (instant, below)`,
      [told.map((each) => each.instant), told.map((each) => each.completeBelow)],
    );
    expect(rows).toEqual([{ told: 3 * rounds, late: 0 }]);
    expect(new Set(told.map((each) => each.instant)).size).toBeGreaterThan(50);
    const { rows: events } = await service.query<{ count: number }>(
      'select count(*)::integer as count from event_store.events',
    );
    expect(events[0]!.count).toBeGreaterThan(500);
  });

  async function moveForward(): Promise<void> {
    const { rows } = await service.query<{ to: string }>(
      `select to_char((clock_timestamp() + ahead + interval '80 milliseconds') at time zone 'UTC',
                      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as to from event_store.business_clock`,
    );
    await advanceClock(service, rows[0]!.to).catch((error: unknown) => {
      if (codeOf(error) !== storeErrorCodes.clockBack) throw error;
    });
  }

  async function writeWhile(goesOn: () => boolean, writer: number): Promise<void> {
    const stream = `stress-${String(writer)}`;
    for (let version = 0, round = 0; goesOn(); round++) {
      const call = appendOf({ [stream]: [version, 1 + (round % 2)] });
      if (round % 3 === 0) {
        const client = await service.connect();
        await client.query('begin');
        if (round % 2 === 0) await client.query('select pg_current_xact_id(), pg_sleep(random() * 0.01)');
        await appendIn(client, call);
        await client.query('select pg_sleep(random() * 0.02)');
        await client.query(round % 5 === 0 ? 'rollback' : 'commit');
        client.release();
      } else {
        await append(service, call);
      }
      version = (await readStream(service, tenant, stream)).length;
    }
  }
});
