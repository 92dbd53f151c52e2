import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type PostgresServer } from '@wenxiao/infra';
import pg, { type Pool } from 'pg';
import { appendOf, namesOf, readOn, tenant, until } from '../test/commands.js';
import { adoptStore } from './adopt.js';
import { admit } from './admission.js';
import { append, appendIn } from './append.js';
import { moveCheckpoint, readCheckpoint, startCheckpoint } from './checkpoint.js';
import { storeStart } from './event.js';
import { storeUrl } from './names.js';
import { provisionStore } from './provision.js';
import { closedThrough, readAfter, readPublishedAfter, readStream } from './read.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

describe('adopting a store', () => {
  let store: FreshStore;
  let service: Pool;

  beforeEach(async () => {
    store = await freshStore('adopt');
    service = store.pool('service', { max: 20 });
  });
  afterEach(() => store.drop());

  it('gives new events the next incarnation, after all older ones in the order of readers', async () => {
    await append(service, appendOf({ stream: [0, 2] }));
    const adoption = await adoptStore(store.url('owner'), 'moved to the new machine room');
    expect(adoption).toEqual({ store: store.name.store, incarnation: 2, rewound: [] });
    const result = await append(service, appendOf({ stream: [2, 1] }));
    expect(result).toMatchObject({ outcome: 'appended', events: [{ version: 3, order: { incarnation: 2 } }] });
    await settled(service);
    expect((await readOn(service)).map((event) => [event.version, event.order.incarnation])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
    ]);
    expect(await readPublishedAfter(service, storeStart, 9)).toHaveLength(3);
    expect((await closedThrough(service)).incarnation).toBe(2);
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 2 });
    const { rows } = await service.query('select incarnation, reason from event_store.incarnations order by 1');
    expect(rows).toEqual([
      { incarnation: 1, reason: 'created' },
      { incarnation: 2, reason: 'moved to the new machine room' },
    ]);
  });

  it('waits for an append of the older incarnation: readers take that one for whole afterwards', async () => {
    const writer = await service.connect();
    await writer.query('begin');
    await appendIn(writer, appendOf({ slow: [0, 1] }));
    let adopted = false;
    const adopting = adoptStore(store.url('owner'), 'while one writes').then(() => (adopted = true));
    await until(async () => adopted || (await waiting('wenxiao store adopt')) === 1);
    expect(adopted).toBe(false);
    await writer.query('commit');
    writer.release();
    await adopting;
    expect(namesOf(await readAfter(service, storeStart, 9))).toEqual(['slow/1']);
  });

  it('loses no event of those that are written meanwhile', async () => {
    let writing = true;
    const goesOn = () => writing;
    const seen: string[] = [];
    let after = storeStart;
    const readPage = async () => {
      const page = await readAfter(service, after, 50);
      after = page.at(-1)?.order ?? after;
      seen.push(...namesOf(page));
      return page.length;
    };
    const reading = (async () => {
      while (goesOn()) await readPage();
    })();
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let version = 0; writing; version += 2) {
        await expect(append(service, appendOf({ [`writer-${String(writer)}`]: [version, 2] }))).resolves.toMatchObject({
          outcome: 'appended',
        });
      }
    });
    for (let round = 0; round < 8; round++) await adoptStore(store.url('owner'), `round ${String(round)}`);
    writing = false;
    await Promise.all(writers);
    await reading;
    await settled(service);
    while ((await readPage()) > 0);
    const { rows } = await service.query<{ stream: string; version: number; incarnation: number }>(
      'select stream, version, incarnation from event_store.events',
    );
    expect([...seen].sort()).toEqual(namesOf(rows).sort());
    expect(new Set(rows.map((row) => row.incarnation)).size).toBeGreaterThan(4);
  });

  it('puts back the checkpoints that lie ahead, names them, and lets the service start again', async () => {
    const result = await append(service, appendOf({ stream: [0, 2] }));
    const newest = result.outcome === 'appended' ? result.events[1]!.order : storeStart;
    for (const [subscriber, position] of [
      ['ahead/1', { ...newest, transactionId: String(BigInt(newest.transactionId) + 900n) }],
      ['even/1', newest],
      ['new/1', storeStart],
    ] as const) {
      await startCheckpoint(service, subscriber);
      await moveCheckpoint(service, subscriber, position);
    }
    await expect(admit(service, store.name)).rejects.toMatchObject({ code: 'checkpoint-ahead' });
    await expect(adoptStore(store.url('owner'), 'restored')).resolves.toMatchObject({ rewound: ['ahead/1'] });
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 2 });
    expect(await readCheckpoint(service, 'ahead/1')).toEqual(newest);
    expect(await readCheckpoint(service, 'new/1')).toEqual(storeStart);
  });

  it('puts the checkpoints of a store that came back empty to its start', async () => {
    await startCheckpoint(service, 'ahead/1');
    await moveCheckpoint(service, 'ahead/1', { incarnation: 1, transactionId: '7', position: '7' });
    await expect(adoptStore(store.url('owner'), 'restored')).resolves.toMatchObject({ rewound: ['ahead/1'] });
    expect(await readCheckpoint(service, 'ahead/1')).toEqual(storeStart);
  });

  it('is the owner’s to do, and has a reason', async () => {
    await expect(adoptStore(store.url('service'), 'mine')).rejects.toMatchObject({ code: '42501' });
    await expect(adoptStore(store.url('owner'), ' ')).rejects.toThrow(TypeError);
    expect((await service.query('select from event_store.incarnations')).rows).toHaveLength(1);
  });

  async function waiting(application: string): Promise<number> {
    const { rows } = await store
      .pool('owner')
      .query(`select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`, [application]);
    return rows.length;
  }
});

describe('a store whose cluster was restored from a copy', () => {
  const name = { installation: 'hunan', store: 'restored' };
  const passwords = {
    owner: 'owner-secret',
    service: 'service-secret',
    reader: 'reader-secret',
    historian: 'historian-secret',
  };
  let home: string;
  let server: PostgresServer | undefined;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'wenxiao-restored-'));
    await chmod(home, 0o755); // The server may run as another user than the test.
  });
  afterAll(async () => {
    await server?.stop();
    await rm(home, { recursive: true, force: true });
  });

  const open = (role: 'service' | 'owner') =>
    new pg.Pool({ connectionString: storeUrl(server!.superuserUrl, name, role, passwords[role]) });

  /** With owners and rights. */
  const copy = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);

  it('is refused until it is adopted; then it goes on, and what was written after the copy is gone for everybody', async () => {
    server = await startPostgres({ home });
    await provisionStore(server.superuserUrl, { ...name, migrations: [], workingSchemas: [] }, passwords);
    let service = open('service');
    await append(service, appendOf({ stream: [0, 2] }));
    await service.end();
    await server.stop();
    const { dataDirectory } = server;
    copy(dataDirectory, `${dataDirectory}.copy`);

    // After the copy the store goes on, and somebody learns of it.
    server = await startPostgres({ home });
    service = open('service');
    const lost = await append(service, appendOf({ stream: [2, 1] }));
    await service.end();
    await server.stop();

    // The disaster: the copy is put back, and PostgreSQL recovers it, which begins a new timeline.
    await rm(dataDirectory, { recursive: true });
    copy(`${dataDirectory}.copy`, dataDirectory);
    const signal = join(dataDirectory, 'recovery.signal');
    await writeFile(signal, '');
    const { uid, gid } = await stat(dataDirectory);
    await chown(signal, uid, gid);
    server = await startPostgres({ home, settings: { restore_command: '/bin/false' } });
    service = open('service');
    await expect(admit(service, name)).rejects.toMatchObject({ code: 'other-cluster' });
    await until(async () => (await service.query('select where pg_is_in_recovery()')).rows.length === 0);
    await expect(admit(service, name)).rejects.toMatchObject({ code: 'other-cluster' });
    await expect(append(service, appendOf({ stream: [2, 1] }))).rejects.toMatchObject({ code: 'WX003' });

    const { incarnation } = await adoptStore(
      storeUrl(server.superuserUrl, name, 'owner', passwords.owner),
      'restored from the copy',
    );
    expect(incarnation).toBe(2);
    await expect(admit(service, name)).resolves.toEqual({ incarnation: 2 });
    const again = await append(service, appendOf({ stream: [2, 1] }));
    expect(again).toMatchObject({ outcome: 'appended', events: [{ version: 3, order: { incarnation: 2 } }] });
    // The other version 3 may have had the same transaction id: the incarnation tells them apart.
    expect(lost).toMatchObject({ outcome: 'appended', events: [{ version: 3, order: { incarnation: 1 } }] });
    await settled(service);
    expect(namesOf(await readOn(service))).toEqual(['stream/1', 'stream/2', 'stream/3']);
    expect(await readStream(service, tenant, 'stream')).toHaveLength(3);
    await service.end();
  });
});
