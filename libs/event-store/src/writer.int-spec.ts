import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { appendOf, until } from '../test/commands.js';
import { appendIn } from './append.js';
import { type FreshStore, freshStore } from './testing/index.js';
import { oldestWriter } from './writer.js';

let store: FreshStore;
let service: Pool;
let slow: PoolClient;

beforeAll(async () => {
  store = await freshStore('writer');
  service = store.pool('service');
  slow = await store.pool('service', { application_name: 'the slow one' }).connect();
});
afterAll(async () => {
  slow.release();
  await store.drop();
});

// Other test files share the server: their writers may be older for a moment.
describe('the oldest writer', () => {
  it('is named while it holds readers back: process, application, role, database, since when', async () => {
    await slow.query('begin');
    await appendIn(slow, appendOf({ stream: [0, 1] }));
    await sleep(50);
    await until(async () => (await oldestWriter(service))?.application === 'the slow one');
    const { rows } = await slow.query<{ pid: number }>('select pg_backend_pid() as pid');
    const writer = await oldestWriter(service);
    expect(writer).toEqual({
      pid: rows[0]!.pid,
      preparedAs: undefined,
      application: 'the slow one',
      role: store.roles.service,
      database: store.roles.service,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
      open_s: expect.any(Number),
    });
    expect(writer!.open_s).toBeGreaterThan(0.04);
    expect(Math.abs(Date.parse(writer!.since) + writer!.open_s * 1000 - Date.now())).toBeLessThan(30_000);
    await slow.query('commit');
    await until(async () => (await oldestWriter(service))?.application !== 'the slow one');
  });

  it('is not one that only reads', async () => {
    await slow.query('begin');
    await slow.query('select count(*) from event_store.events');
    expect((await oldestWriter(service))?.application).not.toBe('the slow one');
    await slow.query('commit');
  });

  it('is named in other databases of the server, too: it holds readers back from there', async () => {
    const elsewhere = await store.session('superuser', {
      connectionString: store.superuserUrl,
      application_name: 'elsewhere',
    });
    await elsewhere.query('begin');
    await elsewhere.query('select pg_current_xact_id()');
    await until(async () => (await oldestWriter(service))?.application === 'elsewhere');
    expect(await oldestWriter(service)).toMatchObject({ database: 'postgres', role: 'postgres' });
    await elsewhere.query('rollback');
  });

  it('is looked up anew within one transaction', async () => {
    const looking = await service.connect();
    await looking.query('begin');
    await oldestWriter(looking);
    await slow.query('begin');
    await appendIn(slow, appendOf({ stream: [1, 1] }));
    let application: string | undefined;
    await until(async () => {
      application = (await oldestWriter(looking))?.application;
      return application === 'the slow one';
    });
    expect(application).toBe('the slow one');
    await slow.query('rollback');
    await looking.query('commit');
    looking.release();
  });
});
