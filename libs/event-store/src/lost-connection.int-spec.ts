import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { appendOf, tenant, until } from '../test/commands.js';
import { openProxy, type Proxy } from '../test/proxy.js';
import { append, appendIn, findCommand } from './append.js';
import { inTransaction, isConnectionLoss, isTransient } from './database.js';
import { readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let direct: Pool;
let proxy: Proxy;
let service: Pool;

beforeAll(async () => {
  store = await freshStore('lost-connection');
  direct = store.pool('service');
  proxy = await openProxy(store.url('service'));
  service = store.pool('service', { connectionString: proxy.urlOf(store.url('service')) });
});
afterAll(async () => {
  await store.drop();
  await proxy.close();
});
beforeEach(() => proxy.cut('never', /^$/, 0));

const newStream = () => `stream-${randomUUID()}`;
const theAppend = /event_store\.append\(/;

describe('an append whose connection is lost', () => {
  it.each([
    ['before the statement reached the server', 'before-the-query', 'appended'],
    ['after the statement was committed, before the answer came', 'before-the-answer', 'repeated'],
  ] as const)('%s is success, once', async (_, how, outcome) => {
    const stream = newStream();
    const before = proxy.cuts();
    proxy.cut(how, theAppend, 1);
    const result = await append(service, appendOf({ [stream]: [0, 3] }));
    expect(proxy.cuts()).toBe(before + 1);
    expect(result.outcome).toBe(outcome);
    expect(await readStream(direct, tenant, stream)).toHaveLength(3);
  });

  it('while the statement was under way is success, once', async () => {
    for (let round = 0; round < 20; round++) {
      const stream = newStream();
      const before = proxy.cuts();
      proxy.cut('after-the-query', theAppend, 1);
      const { outcome } = await append(service, appendOf({ [stream]: [0, 3] }));
      expect(proxy.cuts()).toBe(before + 1);
      expect(['appended', 'repeated']).toContain(outcome);
      expect(await readStream(direct, tenant, stream)).toHaveLength(3);
    }
  });

  it('again and again is the driver’s error in the end, and the command id still tells what happened', async () => {
    const stream = newStream();
    const call = appendOf({ [stream]: [0, 2] });
    proxy.cut('before-the-answer', theAppend, 99);
    const error: unknown = await append(service, call).catch((failure: unknown) => failure);
    expect(isConnectionLoss(error)).toBe(true);
    expect(await readStream(direct, tenant, stream)).toHaveLength(2);
    await expect(findCommand(direct, call)).resolves.toMatchObject({ outcome: 'repeated' });
  });

  it('by the server’s shutdown of its session is success, once', async () => {
    const stream = newStream();
    const blocker = await direct.connect();
    await blocker.query('begin');
    await appendIn(blocker, appendOf({ [stream]: [0, 1] })); // So that the other append waits.
    const appending = append(service, appendOf({ [stream]: [0, 2] }));
    const waiting = `select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like '%event_store.append(%'`;
    await until(async () => (await direct.query(waiting)).rows.length === 1);
    await direct.query(`select pg_terminate_backend(pid) from (${waiting}) as waiting`);
    await blocker.query('rollback');
    blocker.release();
    await expect(appending).resolves.toMatchObject({ outcome: 'appended' });
    expect(await readStream(direct, tenant, stream)).toHaveLength(2);
  });
});

describe('a transaction whose connection is lost in COMMIT', () => {
  it('throws, leaves no broken connection in the pool, and the command id tells whether it was committed', async () => {
    const stream = newStream();
    const call = appendOf({ [stream]: [0, 1] });
    proxy.cut('before-the-answer', /\0?commit\0/, 1);
    const error: unknown = await inTransaction(service, (tx) => appendIn(tx, call)).catch(
      (failure: unknown) => failure,
    );
    expect(isConnectionLoss(error)).toBe(true);
    expect(isTransient(error)).toBe(true);
    await expect(inTransaction(service, (tx) => appendIn(tx, call))).resolves.toMatchObject({ outcome: 'repeated' });
    expect(await readStream(direct, tenant, stream)).toHaveLength(1);
  });
});

describe('a connection that ends in the breath in which it is opened', () => {
  it('fails what it was opened for, ends no process, and is replaced', async () => {
    const pool = store.pool('service', { connectionString: proxy.urlOf(store.url('service')) });
    const before = proxy.cuts();
    proxy.endNextAsItOpens();
    const lost = await inTransaction(pool, (tx) => tx.query('select 1')).catch((error: unknown) => error);
    expect(isConnectionLoss(lost)).toBe(true);
    expect(proxy.cuts()).toBe(before + 1);
    expect(await inTransaction(pool, (tx) => tx.query('select 1 as one'))).toMatchObject({ rows: [{ one: 1 }] });
  });
});
