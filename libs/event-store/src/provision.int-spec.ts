import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pool } from 'pg';
import { appendOf, tenant, until } from '../test/commands.js';
import { admit } from './admission.js';
import { append, appendIn } from './append.js';
import { storeRolesOf, storeUrl } from './names.js';
import { provisionStore, type StorePlan } from './provision.js';
import { readStream } from './read.js';
import { type FreshStore, freshStore } from './testing/index.js';

let store: FreshStore;
let service: Pool;
let plan: StorePlan;

beforeAll(async () => {
  store = await freshStore('provision');
  service = store.pool('service');
  plan = { ...store.name, migrations: [], workingSchemas: [] };
});
afterAll(() => store.drop());

async function incarnations(): Promise<unknown[]> {
  const { rows } = await service.query<object>(
    'select incarnation, store, reason from event_store.incarnations order by 1',
  );
  return rows;
}

describe('provisionStore', () => {
  it('may be repeated: data, incarnation and rights stay, passwords are those of the latest call', async () => {
    await append(service, appendOf({ stream: [0, 2] }));
    await provisionStore(store.superuserUrl, plan, store.passwords);
    expect(await incarnations()).toEqual([{ incarnation: 1, store: store.name.store, reason: 'created' }]);
    expect(await readStream(service, tenant, 'stream')).toHaveLength(2);
    await expect(append(service, appendOf({ stream: [2, 1] }))).resolves.toMatchObject({ outcome: 'appended' });

    await provisionStore(store.superuserUrl, plan, { ...store.passwords, reader: 'other-secret' });
    await expect(store.session('reader')).rejects.toMatchObject({ code: '28P01' });
    await provisionStore(store.superuserUrl, plan, store.passwords);
  });

  it('makes roles that append whatever the database’s own defaults are', async () => {
    const superuser = await store.session('superuser');
    for (const setting of [`isolation = 'serializable'`, 'read_only = on', 'deferrable = on'])
      await superuser.query(`alter database ${store.roles.service} set default_transaction_${setting}`);
    try {
      for (const role of ['service', 'reader', 'historian', 'owner'] as const) {
        const session = await store.session(role);
        const { rows } = await session.query<object>(
          `select current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as read_only,
                  current_setting('transaction_deferrable') as deferrable`,
        );
        expect(rows).toEqual([{ isolation: 'read committed', read_only: 'off', deferrable: 'off' }]);
      }
    } finally {
      for (const setting of ['isolation', 'read_only', 'deferrable'])
        await superuser.query(`alter database ${store.roles.service} reset default_transaction_${setting}`);
    }
  });

  it('may run several times at once, also through different databases of the server', async () => {
    const name = { ...store.name, store: 'at-once' };
    const urls = ['postgres', store.roles.service, 'postgres', store.roles.service].map((database) => {
      const url = new URL(store.superuserUrl);
      url.pathname = `/${database}`;
      return url.href;
    });
    await Promise.all(urls.map((url) => provisionStore(url, { ...plan, ...name }, store.passwords)));
    const superuser = await store.session('superuser');
    const roles = storeRolesOf(name);
    const connectionString = storeUrl(store.superuserUrl, name, 'owner', store.passwords.owner);
    const owner = await store.session('owner', { connectionString });
    expect((await owner.query('select incarnation from event_store.incarnations')).rows).toEqual([{ incarnation: 1 }]);
    await superuser.query(`drop database ${roles.service} with (force)`);
    for (const role of Object.values(roles)) await superuser.query(`drop role ${role}`);
  });

  it('takes back what somebody granted by hand', async () => {
    const owner = store.pool('owner');
    await owner.query(`grant update, insert on event_store.events to ${store.roles.service}`);
    await owner.query(`grant select (data) on event_store.events to ${store.roles.reader}`);
    await owner.query(`grant usage on sequence event_store.positions to public`);
    await expect(admit(service, store.name)).rejects.toMatchObject({ code: 'too-much-power' });
    await provisionStore(store.superuserUrl, plan, store.passwords);
    await expect(admit(service, store.name)).resolves.toEqual({ incarnation: 1 });
    await expect(store.pool('reader').query('select data from event_store.events')).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('gives the service its working tables, rows and sequences, and no more of them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'provision-'));
    await writeFile(
      join(folder, '0001_rows.sql'),
      `create schema "read model"; create table "read model".rows (id bigint generated always as identity, name text, serial serial)`,
    );
    const migrations = [{ name: 'read-model', directory: pathToFileURL(`${folder}/`) }];
    await provisionStore(store.superuserUrl, { ...plan, migrations, workingSchemas: ['read model'] }, store.passwords);
    await rm(folder, { recursive: true });
    await service.query(`insert into "read model".rows (name) values ('a')`);
    await service.query(`update "read model".rows set name = 'b'`);
    await service.query(`delete from "read model".rows`);
    for (const sql of [
      `truncate "read model".rows`,
      `drop table "read model".rows`,
      `create table "read model".more (a integer)`,
    ]) {
      await expect(service.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(store.pool('reader').query(`select * from "read model".rows`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it.each(['', 'Targets', 'a"; drop role b; --', 'a_b', '1a', 'a'.repeat(21)])(
    'refuses the name “%s” of a store',
    async (name) => {
      await expect(provisionStore(store.superuserUrl, { ...plan, store: name }, store.passwords)).rejects.toThrow(
        TypeError,
      );
    },
  );

  it('refuses a database that is there in another encoding, or is the store of another service', async () => {
    const superuser = await store.session('superuser');
    const name = { ...store.name, store: 'latin' };
    const roles = storeRolesOf(name);
    await superuser.query(`create database ${roles.service} template template0 encoding 'LATIN1' locale 'C'`);
    await expect(provisionStore(store.superuserUrl, { ...plan, ...name }, store.passwords)).rejects.toThrow('UTF-8');
    await superuser.query(`drop database ${roles.service}`);
    for (const role of Object.values(roles)) await superuser.query(`drop role ${role}`);

    await store.pool('owner').query(`update event_store.incarnations set store = 'another'`);
    await expect(provisionStore(store.superuserUrl, plan, store.passwords)).rejects.toThrow('the store of another');
    await store.pool('owner').query(`update event_store.incarnations set store = $1`, [store.name.store]);
  });

  it('keeps text in the same order on every machine', async () => {
    const { rows } = await service.query(
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider, datlocale from pg_database where datname = current_database()`,
    );
    expect(rows).toEqual([{ encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8' }]);
  });
});

describe('the roles that run', () => {
  it('have their transactions ended by the server after 30 s, and after 10 s without a statement', async () => {
    for (const role of ['service', 'reader', 'historian'] as const) {
      const { rows } = await store
        .pool(role)
        .query(
          `select name, setting from pg_settings where name in ('transaction_timeout', 'idle_in_transaction_session_timeout') order by 1`,
        );
      expect(rows).toEqual([
        { name: 'idle_in_transaction_session_timeout', setting: '10000' },
        { name: 'transaction_timeout', setting: '30000' },
      ]);
    }
  });

  it.each([
    ['transaction_timeout', 'working', '25P04'],
    ['idle_in_transaction_session_timeout', 'idle', '25P03'],
  ])('lose an open transaction to %s, and readers go on', async (setting, what, code) => {
    const superuser = await store.session('superuser');
    await superuser.query(`alter role ${store.roles.service} set ${setting} = '3s'`);
    const client = await store.session('service');
    const lost = new Promise((resolve) => client.on('error', resolve));
    await client.query('begin');
    await appendIn(client, appendOf({ [`timeout-${what}`]: [0, 1] }));
    const failure = what === 'working' ? client.query('select pg_sleep(60)').catch((error: unknown) => error) : lost;
    expect(await failure).toMatchObject({ code });
    await lost;
    expect(await readStream(service, tenant, `timeout-${what}`)).toEqual([]);
    await until(async () => {
      const { rows } = await service.query(
        `select from pg_stat_activity where usename = current_user and pid <> pg_backend_pid() and backend_xid is not null`,
      );
      return rows.length === 0;
    });
    await provisionStore(store.superuserUrl, plan, store.passwords); // Puts the settings back.
  });
});
