import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { appendOf, tenant } from '../test/commands.js';
import { append, type AppendedEvent, appendIn } from './append.js';
import { advanceClock, businessNow } from './clock.js';
import { provisionStore } from './provision.js';
import { closedThrough, readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

const newStream = () => `stream-${randomUUID()}`;
async function appended(pool: Pool, ...args: Parameters<typeof appendOf>): Promise<readonly AppendedEvent[]> {
  const result = await append(pool, appendOf(...args));
  if (result.outcome !== 'appended') throw new Error(result.outcome);
  return result.events;
}

const recordedAtOf = (events: readonly Readonly<{ recordedAt: string }>[]) => events.map((event) => event.recordedAt);
const expectAscending = (instants: readonly string[]) => {
  expect(new Set(instants).size).toBe(instants.length);
  expect([...instants].sort()).toEqual(instants);
};

describe('recorded-at', () => {
  let store: FreshStore;
  let service: Pool;
  let owner: Pool;

  beforeAll(async () => {
    store = await freshStore('recorded-at');
    service = store.pool('service');
    owner = store.pool('owner');
  });
  afterAll(() => store.drop());

  it('is the server’s clock, in UTC to the microsecond, whatever the session’s time zone', async () => {
    const client = await service.connect();
    await client.query(
      `set time zone 'America/St_Johns'; set datestyle = 'German, DMY'; set intervalstyle = 'sql_standard'`,
    );
    const before = new Date();
    const result = await appendIn(client, appendOf({ [newStream()]: [0, 1] }));
    const after = new Date();
    client.release(true);
    const [recordedAt] = result.outcome === 'appended' ? recordedAtOf(result.events) : [];
    expect(recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(new Date(recordedAt!).getTime()).toBeGreaterThanOrEqual(before.getTime() - 1);
    expect(new Date(recordedAt!).getTime()).toBeLessThanOrEqual(after.getTime() + 1);
  });

  it('rises with every event of a stream and of a call, also while the clock is set back', async () => {
    const [first, second] = [`a-${newStream()}`, `b-${newStream()}`];
    for (let version = 0; version < 12; version += 3) {
      expectAscending(recordedAtOf(await appended(service, { [first]: [version, 3], [second]: [version, 3] })));
      await owner.query(`update event_store.business_clock set ahead = ahead - interval '1 day'`);
    }
    await owner.query(`update event_store.business_clock set ahead = interval '0'`);
    for (const stream of [first, second]) expectAscending(recordedAtOf(await readStream(service, tenant, stream)));
  });

  it('lies above the cause, however far that is ahead, and the stream goes on from there', async () => {
    const [cause, effect, other] = [newStream(), newStream(), newStream()];
    const notBefore = '2199-01-01T00:00:00.000000Z';
    expect(recordedAtOf(await appended(service, { [cause]: [0, 2] }, { notBefore }))).toEqual([
      '2199-01-01T00:00:00.000001Z',
      '2199-01-01T00:00:00.000002Z',
    ]);
    expect(recordedAtOf(await appended(service, { [cause]: [2, 1] }))).toEqual(['2199-01-01T00:00:00.000003Z']);
    // The other streams keep the clock's time.
    expect(recordedAtOf(await appended(service, { [other]: [0, 1] }))[0]! < '2198').toBe(true);
    // One stream that is ahead pulls the others of its call, in their order, since they have one cause.
    expectAscending(recordedAtOf(await appended(service, { [cause]: [3, 1], [effect]: [0, 2] })));
  });

  it('is the clock’s where the cause is older', async () => {
    const [recordedAt] = recordedAtOf(
      await appended(service, { [newStream()]: [0, 1] }, { notBefore: '2001-01-01T00:00:00.000000Z' }),
    );
    expect(Math.abs(Date.parse(recordedAt!) - Date.now())).toBeLessThan(5_000);
  });

  it.each(['infinity', '10000-01-01T00:00:00Z', '0001-01-01T00:00:00Z BC'])(
    'of %s cannot be stored',
    async (instant) => {
      await appended(service, { [newStream()]: [0, 1] });
      const insert = owner.query(
        `insert into event_store.events select incarnation, transaction_id, position, tenant, 'other', version, type, schema_version,
              data, metadata, $1, command_id, null, null, null, null, 0 from event_store.events limit 1`,
        [instant],
      );
      await expect(insert).rejects.toMatchObject({ code: '23514' });
    },
  );
});

describe('the clock of a store that is no demo', () => {
  it('cannot be moved, and no later provisioning makes the store one', async () => {
    const store = await freshStore('no-demo');
    const service = store.pool('service');
    const to = '2199-01-01T00:00:00.000000Z';
    await expect(advanceClock(service, to)).rejects.toMatchObject({ code: 'WX005' });
    const plan = { ...store.name, migrations: [], workingSchemas: [], demo: true };
    await provisionStore(store.superuserUrl, plan, store.passwords);
    await expect(advanceClock(service, to)).rejects.toMatchObject({ code: 'WX005' });
    expect(Math.abs(Date.parse(await businessNow(service)) - Date.now())).toBeLessThan(5_000);
    await store.drop();
  });
});

describe('the clock of a demo', () => {
  let store: FreshStore;
  let service: Pool;

  beforeEach(async () => {
    store = await freshStore('demo-clock', { demo: true });
    service = store.pool('service');
  });
  afterEach(() => store.drop());

  it('can be set to any instant before anything is recorded, and only forward after that', async () => {
    await advanceClock(service, '2030-01-01T00:00:00.000000Z');
    await closedThrough(service); // As a poll for it may, before the demo is set to its day.
    await advanceClock(service, '2022-03-01T00:00:00.000000Z');
    const [first] = recordedAtOf(await appended(service, { stream: [0, 1] }));
    expect(first).toMatch(/^2022-03-01T00:0/);

    expect(await advanceClock(service, '2022-09-30T09:00:00.000000Z')).toMatch(/^2022-09-30T09:00:0/);
    const [second] = recordedAtOf(await appended(service, { stream: [1, 1] }));
    expect(second).toMatch(/^2022-09-30T09:0/);
    expect(await businessNow(service)).toMatch(/^2022-09-30T09:0/);

    for (const back of ['2022-09-30T08:59:59.000000Z', '2022-03-01T00:00:00.000000Z']) {
      await expect(advanceClock(service, back)).rejects.toMatchObject({ code: 'WX004' });
    }
    expect(await businessNow(service)).toMatch(/^2022-09-30T09:0/);
  });

  it('is not moved by what is no UTC instant', async () => {
    await expect(advanceClock(service, '2022-09-30')).rejects.toThrow(TypeError);
    await expect(advanceClock(service, 'infinity')).rejects.toThrow(TypeError);
  });

  it('shows every session the same time, whatever time zone with its summer time that session is in', async () => {
    const client = await service.connect();
    await client.query(`set time zone 'America/New_York'`);
    const to = new Date(Date.now() + 200 * 86_400_000).toISOString().replace('Z', '000Z');
    await advanceClock(client, to);
    const seen: number[] = [];
    for (const zone of ['America/New_York', 'UTC', 'Australia/Lord_Howe']) {
      await client.query(`select set_config('TimeZone', $1, false)`, [zone]);
      seen.push(Date.parse(await businessNow(client)));
    }
    client.release(true);
    expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(5_000);
  });

  it('is never older in an append that began after it was moved, however many are under way', async () => {
    await advanceClock(service, '2022-01-01T00:00:00.000000Z');
    let moving = true;
    const writing = Array.from({ length: 6 }, async (_, writer) => {
      for (let version = 0; moving; version++) {
        const before = await businessNow(service);
        const [recordedAt] = recordedAtOf(await appended(service, { [`writer-${String(writer)}`]: [version, 1] }));
        expect(recordedAt! > before).toBe(true);
      }
    });
    for (let day = 1; day <= 28; day++) {
      const moved = await advanceClock(service, `2022-02-${String(day).padStart(2, '0')}T00:00:00.000000Z`);
      const [recordedAt] = recordedAtOf(await appended(service, { [newStream()]: [0, 1] }));
      expect(recordedAt! >= moved).toBe(true);
    }
    moving = false;
    await Promise.all(writing);
  });

  it('waits for an append that holds the clock that was', async () => {
    await advanceClock(service, '2022-01-01T00:00:00.000000Z');
    const client = await service.connect();
    await client.query('begin');
    await appendIn(client, appendOf({ slow: [0, 1] }));
    let moved = false;
    const moving = advanceClock(service, '2022-02-01T00:00:00.000000Z').then(() => (moved = true));
    await client.query('select pg_sleep(0.2)');
    expect(moved).toBe(false);
    await client.query('commit');
    client.release();
    await moving;
    const [event] = await readStream(service, tenant, 'slow');
    expect(event!.recordedAt < '2022-01-01T00:01').toBe(true);
  });
});
