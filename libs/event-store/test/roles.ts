import type { Pool } from 'pg';
import { append } from '../src/append.js';
import { type FreshStore, freshStore, settled } from '../src/testing/index.js';
import { appendOf, eventOf, publishedOf } from './commands.js';

type Role = 'service' | 'reader' | 'historian' | 'owner';

/** A store with the stream `public`, which is published, and `secret-stream`, which is not; what each role may is tried on it. */
export type StoreOfRoles = Readonly<{ store: FreshStore } & Record<Role, Pool>>;

export async function storeOfRoles(): Promise<StoreOfRoles> {
  const store = await freshStore('roles');
  const [service, reader, historian, owner] = [
    store.pool('service'),
    store.pool('reader'),
    store.pool('historian'),
    store.pool('owner'),
  ];
  for (const [stream, event] of [
    ['public', publishedOf()],
    ['secret-stream', eventOf()],
  ] as const)
    await append(service, { ...appendOf({}), streams: [{ stream, expectedVersion: 0, events: [event] }] });
  await settled(service);
  return { store, service, reader, historian, owner };
}

/** Forbidden is what answers 42501 (insufficient privilege), and changes nothing. */
export async function expectRefused(of: StoreOfRoles, role: Role, sql: string): Promise<void> {
  const before = await fingerprint(of.owner);
  await expect(of[role].query(sql)).rejects.toMatchObject({ code: '42501' });
  expect(await fingerprint(of.owner)).toBe(before);
}

async function fingerprint(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ all: string }>(
    `select string_agg(h::text, e'\\n' order by h.position) as all from event_store.history h`,
  );
  return rows[0]!.all;
}
