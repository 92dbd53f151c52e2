import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { appendOf, type Shape, tenant, until } from '../test/commands.js';
import { append, appendIn } from './append.js';
import { inTransaction } from './database.js';
import { readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;

beforeAll(async () => {
  store = await freshStore('concurrency');
  service = store.pool('service', { max: 24 });
});
afterAll(() => store.drop());

const streams = Array.from({ length: 8 }, (_, index) => `stream-${String(index)}`);

describe('many writers of many streams', () => {
  it('tear no command: all of its events are stored or none, and versions have no gap', async () => {
    const events = new Map<string, number>();
    let conflicts = 0;
    const write = async () => {
      for (let round = 0; round < 40; round++) {
        const shape = await randomShape();
        const commandId = randomUUID();
        const { outcome } = await append(service, appendOf(shape, { commandId }));
        if (outcome === 'appended')
          events.set(
            commandId,
            Object.values(shape).reduce((sum, [, count]) => sum + count, 0),
          );
        else conflicts += 1;
      }
    };
    await Promise.all(Array.from({ length: 24 }, write));

    const { rows } = await service.query<{ command_id: string; count: number; hashes: number }>(
      `select command_id, count(*)::integer as count, count(command_hash)::integer as hashes from event_store.events group by 1`,
    );
    expect(new Map(rows.map((row) => [row.command_id, row.count]))).toEqual(events);
    expect(rows.every((row) => row.hashes === 1)).toBe(true);
    const gaps = await service.query(
      `select stream from event_store.events group by stream having max(version) <> count(*)`,
    );
    expect(gaps.rows).toEqual([]);
    // The test says something only where both happened often.
    expect(events.size).toBeGreaterThan(50);
    expect(conflicts).toBeGreaterThan(50);
  });

  /** One to four streams with one to three events, each at the version that it seemed to have, or near it. */
  async function randomShape(): Promise<Shape> {
    const chosen = [...streams].sort(() => Math.random() - 0.5).slice(0, 1 + Math.floor(Math.random() * 4));
    const { rows } = await service.query<{ stream: string; version: number }>(
      `select stream, coalesce((select max(version) from event_store.events e
                                 where e.tenant = $1 and e.stream = chosen.stream), 0) as version
         from unnest($2::text[]) as chosen (stream)`,
      [tenant, chosen],
    );
    const shapes = rows.map(({ stream, version }) => {
      const off = Math.random() < 0.1 ? Math.floor(Math.random() * 3) - 1 : 0;
      return [stream, [Math.max(0, version + off), 1 + Math.floor(Math.random() * 3)]] as const;
    });
    return Object.fromEntries(shapes);
  }

  it('never deadlock, in whatever order a call names its streams', async () => {
    const names = Array.from({ length: 6 }, () => randomUUID());
    for (let round = 0; round < 25; round++) {
      const inOrder = Object.fromEntries(names.map((name) => [name, [round, 2]] as const));
      const reversed = Object.fromEntries(Object.entries(inOrder).reverse());
      // Straight to the statement: a deadlock is not tried again.
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, writer) => {
          const call = appendOf(writer % 2 === 0 ? inOrder : reversed);
          return appendIn(service, {
            ...call,
            streams: call.streams.map((each) => ({ ...each, expectedVersion: round * 2 })),
          });
        }),
      );
      expect(results.map((result) => result.outcome).sort()).toEqual([
        'appended',
        ...Array<string>(7).fill('conflict'),
      ]);
    }
  });

  it('that rest each on the stream of the other are not both let in', async () => {
    const at = { one: 0, other: 0 };
    const [one, other] = [randomUUID(), randomUUID()];
    for (let round = 0; round < 30; round++) {
      const results = await Promise.all([
        append(service, appendOf({ [one]: [at.one, 1], [other]: [at.other, 0] })),
        append(service, appendOf({ [other]: [at.other, 1], [one]: [at.one, 0] })),
      ]);
      const outcomes = results.map(({ outcome }) => outcome);
      expect([...outcomes].sort()).toEqual(['appended', 'conflict']);
      at[outcomes[0] === 'appended' ? 'one' : 'other'] += 1;
    }
  });

  it('store nothing where a stream moved on that they rest on, however that was written to', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await append(service, appendOf({ [other]: [0, 2] }));
    const resting = (version: number) => append(service, appendOf({ [one]: [0, 1], [other]: [version, 0] }));
    expect(await resting(1)).toEqual({ outcome: 'conflict' });
    expect(await resting(2)).toMatchObject({ outcome: 'appended', events: [{ stream: one, version: 1 }] });
    await expect(append(service, appendOf({ [other]: [2, 0] }))).rejects.toThrow('at least one event');
  });

  it('get past one that began later and committed first', async () => {
    const owner = store.pool('owner');
    const stream = randomUUID();
    await append(service, appendOf({ [stream]: [0, 4] }));
    const clock = await owner.connect();
    await clock.query('begin');
    await clock.query('lock table event_store.business_clock in access exclusive mode');
    // It has its transaction id, and waits for the clock before it looks at the stream.
    const appending = append(service, appendOf({ [stream]: [5, 1] }));
    await until(async () => {
      const { rows } = await owner.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and query like '%event_store.append(%'`,
      );
      return rows.length === 1;
    });
    // Version 5, as the append of a transaction with a later id stores it.
    await owner.query(
      `insert into event_store.events
       select incarnation, pg_current_xact_id(), nextval('event_store.positions'), tenant, stream, 5, type, schema_version, data,
              metadata, recorded_at, gen_random_uuid(), null, published_type, published_version, published, 4
         from event_store.events where stream = $1 and version = 4`,
      [stream],
    );
    await clock.query('rollback');
    clock.release();
    await expect(appending).resolves.toMatchObject({ outcome: 'appended', events: [{ version: 6 }] });
    const ids = (await readStream(service, tenant, stream, 4)).map(({ order }) => BigInt(order.transactionId));
    expect(ids[0]! < ids[1]!).toBe(true);
  });

  it('get over a deadlock that transactions of several appends run into', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    let begun = 0;
    let letOn: () => void = () => undefined;
    const bothHaveBegun = new Promise<void>((resolve) => (letOn = resolve));
    const run = (order: readonly [string, string]) =>
      inTransaction(service, async (tx) => {
        await appendIn(tx, appendOf({ [order[0]]: [0, 1] }));
        begun += 1;
        if (begun === 2) letOn();
        await bothHaveBegun;
        await appendIn(tx, appendOf({ [order[1]]: [0, 1] }));
      });
    const results = await Promise.allSettled([run([first, second]), run([second, first])]);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: '40P01' });
    expect(await readStream(service, tenant, first)).toHaveLength(1);
    expect(await readStream(service, tenant, second)).toHaveLength(1);
  });
});
