import { inTransaction } from '@wenxiao/event-store';
import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import { Lease, LeaseLostError } from './lease.js';
import { eventually } from './testing/eventually.js';
import { freshConsumerStore } from './testing/inbox-bench.js';

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

/** Two that want the same lease for a minute; its time is up when `runOut` was called. */
function rivals() {
  const name = `lease-${randomUUID()}`;
  return {
    one: new Lease(name, 60_000),
    other: new Lease(name, 60_000),
    runOut: () => pool.query(`update messaging.leases set expires_at = clock_timestamp() where name = $1`, [name]),
  };
}
const guard = (lease: Lease) => inTransaction(pool, (tx) => lease.guard(tx));

describe('a lease', () => {
  it('is held by one owner, who may keep it, until it is released', async () => {
    const { one, other } = rivals();
    expect(await one.acquire(pool)).toBe(true);
    expect(await other.acquire(pool)).toBe(false);
    expect([one.held, other.held]).toEqual([true, false]);
    expect(await one.acquire(pool)).toBe(true);
    await guard(one);
    await expect(guard(other)).rejects.toThrow(LeaseLostError);
    await one.release(pool);
    expect(await other.acquire(pool)).toBe(true);
    expect(await one.acquire(pool)).toBe(false);
  });

  it('goes to another one when its time is up, and the former owner writes nothing from then on', async () => {
    const { one, other, runOut } = rivals();
    await one.acquire(pool);
    await runOut();
    // Nobody has taken it: what one was about to write may be written.
    await guard(one);
    expect(await other.acquire(pool)).toBe(true);
    await expect(guard(one)).rejects.toThrow(LeaseLostError);
    expect(one.held).toBe(false);
    await guard(other);
  });

  it('is not taken over while its owner’s transaction writes under it', async () => {
    const { one, other, runOut } = rivals();
    await one.acquire(pool);
    await runOut();
    let taken: Promise<boolean> | undefined;
    let overtaken = false;
    await inTransaction(pool, async (tx) => {
      await one.guard(tx);
      taken = other.acquire(pool).finally(() => (overtaken = true));
      await eventually(async () => {
        const { rows } = await pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like '%messaging.leases%'`,
        );
        expect({ waits: rows.length, overtaken }).toEqual({ waits: 1, overtaken: false });
      });
    });
    expect(await taken).toBe(true);
    await expect(guard(one)).rejects.toThrow(LeaseLostError);
  });
});
