// Two installations on one server: the same services, and nothing in common.
import pg from 'pg';
import { appendOf, tenant } from '../test/commands.js';
import { append } from './append.js';
import { storeStart } from './event.js';
import type { StoreRoles } from './names.js';
import { readAfter, readStream } from './read.js';
import { type FreshStore, freshStore, settled } from './testing/index.js';

const roles: readonly (keyof StoreRoles)[] = ['owner', 'service', 'reader', 'historian'];

let one: FreshStore;
let other: FreshStore;
beforeAll(async () => {
  [one, other] = await Promise.all([freshStore('targets'), freshStore('targets')]);
});
afterAll(async () => {
  await one.drop();
  await other.drop();
});

/** The other installation's database, by a role of the first. */
async function intruder(role: keyof StoreRoles): Promise<pg.Client> {
  const url = new URL(one.url(role));
  url.pathname = new URL(other.url(role)).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

it('have stores of their own, although service, tenant and stream are called the same', async () => {
  await append(one.pool('service'), appendOf({ stream: [0, 2] }));
  await append(other.pool('service'), appendOf({ stream: [0, 1] }));
  for (const [store, count] of [
    [one, 2],
    [other, 1],
  ] as const) {
    expect(await readStream(store.pool('service'), tenant, 'stream')).toHaveLength(count);
    const historian = store.pool('historian');
    await settled(historian);
    expect(await readAfter(historian, storeStart, 10)).toHaveLength(count);
  }
});

it.each(roles)('do not let the %s of one into the database of the other', async (role) => {
  await expect(intruder(role)).rejects.toMatchObject({ code: '42501' });
});

it.each(roles)('do not let the %s of one become any role of the other, or take part of its rights', async (role) => {
  const session = await one.session(role);
  for (const foreign of Object.values(other.roles)) {
    await expect(session.query(`set role ${foreign}`)).rejects.toMatchObject({ code: '42501' });
    await expect(session.query(`grant ${foreign} to ${one.roles[role]}`)).rejects.toMatchObject({ code: '42501' });
    await expect(session.query(`alter role ${foreign} password 'mine'`)).rejects.toMatchObject({ code: '42501' });
  }
  const database = other.roles.service;
  for (const statement of [`drop database ${database}`, `alter database ${database} owner to ${one.roles[role]}`]) {
    await expect(session.query(statement)).rejects.toMatchObject({ code: '42501' });
  }
});
