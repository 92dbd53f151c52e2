import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { appendOf, eventOf, namesOf, publishedOf, readOn, tenant } from '../test/commands.js';
import { append, appendIn } from './append.js';
import { comparePositions, type StoredEvent, type StorePosition, storeStart } from './event.js';
import { hasPending, readableBelow, readPublishedAfter, readPublishedStream, readStream } from './read.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let a: PoolClient;
let b: PoolClient;

beforeEach(async () => {
  store = await freshStore('order');
  service = store.pool('service');
  a = await service.connect();
  b = await service.connect();
});
afterEach(async () => {
  a.release();
  b.release();
  await store.drop();
});

/** Pages through the store, each time from where the last page ended. */
function reader(limit = 2) {
  const seen: StoredEvent[] = [];
  return {
    seen,
    read: async () => {
      seen.push(...(await readOn(service, seen.at(-1)?.order ?? storeStart, limit)));
      return namesOf(seen);
    },
  };
}

describe('a reader who pages by position', () => {
  it('loses nothing when the transaction that began first commits last', async () => {
    const { read } = reader();
    await a.query('begin');
    await appendIn(a, appendOf({ first: [0, 3] }));
    await append(service, appendOf({ second: [0, 3] }));
    expect(await read()).toEqual([]);
    await a.query('commit');
    await settled(service);
    expect(await read()).toEqual(['first/1', 'first/2', 'first/3', 'second/1', 'second/2', 'second/3']);
    expect(await read()).toHaveLength(6);
  });

  it('loses nothing when the transaction that began last has the lower positions and commits last', async () => {
    const { read } = reader();
    await a.query('begin');
    await a.query('select pg_current_xact_id()');
    await b.query('begin');
    await appendIn(b, appendOf({ second: [0, 2] }));
    await appendIn(a, appendOf({ first: [0, 2] }));
    await a.query('commit');
    expect(await read()).not.toContain('second/1');
    await b.query('commit');
    await settled(service);
    expect(await read()).toEqual(['first/1', 'first/2', 'second/1', 'second/2']);
    const positions = (await readOn(service)).map((event) => Number(event.order.position));
    expect(positions).not.toEqual([...positions].sort((x, y) => x - y));
  });

  it('is held back by a transaction that has written and not by one that only reads', async () => {
    await a.query('begin');
    await a.query('select count(*) from event_store.events');
    await append(service, appendOf({ stream: [0, 1] }));
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['stream/1']);
    await a.query('commit');
  });

  it('is told by readableBelow what it holds, and by hasPending what it may not read yet', async () => {
    await a.query('begin');
    const { rows } = await a.query<{ id: string }>('select pg_current_xact_id()::text as id');
    expect(await hasPending(service, storeStart)).toBe(false);
    await append(service, appendOf({ stream: [0, 1] }));
    const below = await readableBelow(service);
    expect(below.incarnation).toBe(1);
    expect(BigInt(below.transactionId)).toBeLessThanOrEqual(BigInt(rows[0]!.id));
    expect(await hasPending(service, storeStart)).toBe(true);
    await a.query('rollback');
    await settled(service);
    const [event] = await readOn(service);
    expect(await hasPending(service, event!.order)).toBe(false);
  });

  it('sees everything once, each stream in its order, while many write, roll back and wait', async () => {
    const writers = store.pool('service', { max: 12 });
    const { read, seen } = reader(7);
    let writing = true;
    const goesOn = () => writing;
    const reading = (async () => {
      while (goesOn()) await read();
    })();
    await Promise.all(Array.from({ length: 12 }, (_, writer) => writeAtRandom(writers, writer)));
    writing = false;
    await reading;
    await settled(service);
    await read();

    const { rows } = await service.query<{ stream: string; version: number }>(
      'select stream, version from event_store.events',
    );
    expect(namesOf(seen).sort()).toEqual(namesOf(rows).sort());
    expect(seen.length).toBeGreaterThan(300);
    const versions = new Map<string, number>();
    for (const event of seen) {
      expect(event.version).toBe((versions.get(event.stream) ?? 0) + 1);
      versions.set(event.stream, event.version);
    }
    const order = seen.map((event) => event.order);
    expect([...order].sort(comparePositions)).toEqual(order);
  });

  async function writeAtRandom(pool: Pool, writer: number): Promise<void> {
    for (let round = 0; round < 30; round++) {
      const client = await pool.connect();
      const stream = `shared-${String(Math.floor(Math.random() * 6))}`;
      try {
        const version = (await readStream(client, tenant, stream)).length;
        await client.query('begin');
        if (Math.random() < 0.3) await client.query('select pg_current_xact_id(), pg_sleep(random() * 0.02)');
        await appendIn(
          client,
          appendOf({ [stream]: [version, 1 + (round % 3)], [`own-${String(writer)}-${String(round)}`]: [0, 1] }),
        );
        await client.query(`select pg_sleep(random() * 0.01)`);
        await client.query(Math.random() < 0.2 ? 'rollback' : 'commit');
      } catch (error) {
        expect((error as { code?: string }).code).toMatch(/^WX00[12]$/);
        await client.query('rollback');
      } finally {
        client.release();
      }
    }
  }
});

describe('a transaction that is older than the stream’s latest event', () => {
  const version6 = { late: [5, 1] } as const;

  beforeEach(async () => {
    await append(service, appendOf({ late: [0, 4] }));
    await a.query('begin');
    await a.query('select pg_current_xact_id()'); // As a write of the handler's would: the transaction has its id now.
    await append(service, appendOf({ late: [4, 1] }));
  });

  it('may not append to it: readers would meet version 6 before version 5', async () => {
    const refused = appendIn(a, appendOf(version6));
    await expect(refused).rejects.toMatchObject({ code: 'WX002' });
    await a.query('rollback');
    expect(await readStream(service, tenant, 'late')).toHaveLength(5);
  });

  it('appends to it when it is tried again as a new transaction', async () => {
    const call = appendOf(version6);
    await expect(appendIn(a, call)).rejects.toMatchObject({ code: 'WX002' });
    await a.query('rollback');
    await a.query('begin');
    await expect(appendIn(a, call)).resolves.toMatchObject({ outcome: 'appended' });
    await a.query('commit');
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['late/1', 'late/2', 'late/3', 'late/4', 'late/5', 'late/6']);
  });

  it('may append to others', async () => {
    await expect(appendIn(a, appendOf({ other: [0, 1] }))).resolves.toMatchObject({ outcome: 'appended' });
    await a.query('commit');
  });

  it('may not append to it among others either, and the others get nothing', async () => {
    await expect(appendIn(a, appendOf({ early: [0, 2], ...version6 }))).rejects.toMatchObject({ code: 'WX002' });
    await a.query('rollback');
    expect(await readStream(service, tenant, 'early')).toEqual([]);
  });
});

describe('published events', () => {
  beforeEach(async () => {
    const events = [eventOf(), publishedOf(), eventOf(), eventOf(), publishedOf(), publishedOf(), eventOf()];
    await append(service, { ...appendOf({}), streams: [{ stream: 's', expectedVersion: 0, events }] });
    // What a call goes on from is published once, and once it is not.
    await append(service, { ...appendOf({}), streams: [{ stream: 's', expectedVersion: 7, events: [publishedOf()] }] });
    await append(service, {
      ...appendOf({}),
      streams: [{ stream: 's', expectedVersion: 8, events: [eventOf(), publishedOf()] }],
    });
    await settled(service);
  });

  it('each name the one before, so that a missing one is seen', async () => {
    const published = await readPublishedAfter(service, storeStart, 100);
    expect(published.map((event) => [event.previousPublished, event.version])).toEqual([
      [0, 2],
      [2, 5],
      [5, 6],
      [6, 8],
      [8, 10],
    ]);
    const all = await readStream(service, tenant, 's');
    expect(all.map((event) => event.previousPublished)).toEqual([0, 0, 2, 2, 2, 5, 6, 6, 8, 8]);
  });

  it('are read in pages, and of one stream from any version on', async () => {
    const pages: number[][] = [];
    let after: StorePosition = storeStart;
    while (true) {
      const page = await readPublishedAfter(service, after, 2);
      if (page.length === 0) break;
      pages.push(page.map((event) => event.version));
      after = page.at(-1)!.order;
    }
    expect(pages).toEqual([[2, 5], [6, 8], [10]]);
    const stream = await readPublishedStream(service, { tenant, stream: 's', after: 5 }, 2);
    expect(stream.map((event) => event.version)).toEqual([6, 8]);
  });

  it('are not read before they are safe to read', async () => {
    await a.query('begin');
    await appendIn(a, appendOf({ open: [0, 1] }));
    await append(service, appendOf({ closed: [0, 1] }));
    expect((await readPublishedAfter(service, storeStart, 100)).map((event) => event.stream)).not.toContain('closed');
    expect(await readPublishedStream(service, { tenant, stream: 'closed', after: 0 }, 9)).toEqual([]);
    await a.query('commit');
    await settled(service);
    expect(await readPublishedStream(service, { tenant, stream: 'closed', after: 0 }, 9)).toHaveLength(1);
  });

  it('show what was published, and nothing else of the event', async () => {
    const [event] = await readPublishedAfter(service, storeStart, 1);
    const [stored] = (await readStream(service, tenant, 's', 1)).slice(0, 1);
    expect(event).toEqual({
      order: stored!.order,
      tenant,
      stream: 's',
      version: 2,
      recordedAt: stored!.recordedAt,
      previousPublished: 0,
      correlationId: undefined,
      published: { type: 'test.noted', version: 1, text: '{"note":"a fact"}' },
    });
  });
});

describe('events of an older incarnation', () => {
  it('come first and are readable whatever their transaction ids, and new ones continue their streams', async () => {
    const owner = store.pool('owner');
    await append(service, appendOf({ moved: [0, 2] }));
    // As after a restore into a younger cluster: ids far above those that this one gives out.
    await owner.query(
      `insert into event_store.events select incarnation, (transaction_id::text::numeric + 1000000000000)::text::xid8, position,
              tenant, 'restored', version, type, schema_version, data, metadata, recorded_at, gen_random_uuid(), null, published_type,
              published_version, published, previous_published from event_store.events`,
    );
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['moved/1', 'moved/2']);

    await owner.query(
      `insert into event_store.incarnations (incarnation, store, system_identifier, timeline, reason)
       select 2, store, system_identifier, timeline, 'restored' from event_store.incarnations`,
    );
    const result = await append(service, appendOf({ restored: [2, 1] }, { commandId: randomUUID() }));
    expect(result).toMatchObject({ outcome: 'appended', events: [{ order: { incarnation: 2 } }] });
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['moved/1', 'moved/2', 'restored/1', 'restored/2', 'restored/3']);
    expect((await readPublishedAfter(service, storeStart, 9)).map((event) => event.stream).at(-1)).toBe('restored');
  });
});
