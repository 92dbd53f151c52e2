import { tenant } from '../test/commands.js';
import { expectRefused, type StoreOfRoles, storeOfRoles } from '../test/roles.js';
import { storeStart } from './event.js';
import { closedThrough, readAfter, readPublishedAfter, readPublishedStream } from './read.js';
import { freshStore } from './testing/index.js';

let at: StoreOfRoles;
beforeAll(async () => {
  at = await storeOfRoles();
});
afterAll(() => at.store.drop());

describe('the reader of another service', () => {
  it('sees what is published, and no other row', async () => {
    const streams = new Set((await readPublishedAfter(at.reader, storeStart, 100)).map((event) => event.stream));
    expect(streams.has('public')).toBe(true);
    expect(streams.has('secret-stream')).toBe(false);
    expect(await readPublishedStream(at.reader, { tenant, stream: 'secret-stream', after: 0 }, 9)).toEqual([]);
  });

  it('learns nothing of other rows from conditions that fail on them', async () => {
    const { rows } = await at.owner.query(
      `select from pg_class where oid = 'event_store.published'::regclass and 'security_barrier=true' = any (reloptions)`,
    );
    expect(rows).toHaveLength(1); // Whatever condition somebody thinks of.
    const failing = `select from event_store.published where stream <> 'public' and tenant <> '' and (stream || 'x')::integer = 1`;
    const error: unknown = await at.reader.query(failing).catch((failure: unknown) => failure);
    expect(error instanceof Error ? error.message : '').not.toContain('secret-stream');
    await expect(
      at.reader.query(`select from event_store.published where stream::integer = 1 and stream like 'secret%'`),
    ).resolves.toMatchObject({ rows: [] });
  });

  it.each([
    `select * from event_store.events`,
    `select data from event_store.history`,
    `select * from event_store.checkpoints`,
    `select * from event_store.business_clock`,
    `select * from event_store.oldest_writer()`,
    `select event_store.advance_clock('2199-01-01Z')`,
    `select * from event_store.append('{t}', array[gen_random_uuid()], '{h}', '{null}', '{1}', '{s}', '{1}', '{t}', '{1}', '{"{}"}', '{"{}"}', '{}', '{}', '{}')`,
    `delete from event_store.published`,
    `update event_store.published set stream = 'mine'`,
    `insert into event_store.published (stream) values ('mine')`,
    `create temp table mine (a integer)`,
    `create table public.mine (a integer)`,
    `select * from migration.applied`,
  ])('may nothing else: %s', (sql) => expectRefused(at, 'reader', sql));
});

describe('the historian', () => {
  it('sees all history, and through when it is closed', async () => {
    const streams = new Set((await readAfter(at.historian, storeStart, 100)).map((event) => event.stream));
    expect(streams).toContain('public');
    expect(streams).toContain('secret-stream');
    await expect(closedThrough(at.historian)).resolves.toMatchObject({ incarnation: 1 });
  });

  it.each([
    `select * from event_store.events`,
    `select * from event_store.published`,
    `select * from event_store.checkpoints`,
    `select event_store.advance_clock('2199-01-01Z')`,
    `select * from event_store.append('{t}', array[gen_random_uuid()], '{h}', '{null}', '{1}', '{s}', '{1}', '{t}', '{1}', '{"{}"}', '{"{}"}', '{}', '{}', '{}')`,
    `update event_store.history set stream = 'mine'`,
    `delete from event_store.history`,
    `create temp table mine (a integer)`,
  ])('may nothing else: %s', (sql) => expectRefused(at, 'historian', sql));
});

describe('everybody else', () => {
  it('may nothing: PUBLIC has no right to schema, table, sequence, function or database', async () => {
    const { rows } = await at.owner.query(
      `select 'relation ' || c.relname as object from pg_class c, aclexplode(c.relacl) acl
        where c.relnamespace = 'event_store'::regnamespace and acl.grantee = 0
       union all
       select 'column ' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) acl
        where c.relnamespace = 'event_store'::regnamespace and acl.grantee = 0
       union all
       select 'function ' || p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
        where p.pronamespace = 'event_store'::regnamespace and acl.grantee = 0
       union all
       select 'schema ' || n.nspname || ' ' || acl.privilege_type from pg_namespace n, aclexplode(n.nspacl) acl
        where acl.grantee = 0 and (n.nspname in ('event_store', 'migration') or n.nspname = 'public' and acl.privilege_type = 'CREATE')
       union all
       select 'database ' || acl.privilege_type from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
        where d.datname = current_database() and acl.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });

  it('cannot connect as another store’s service', async () => {
    const other = await freshStore('other');
    const url = new URL(other.url('service'));
    url.pathname = new URL(at.store.url('service')).pathname;
    await expect(other.session('service', { connectionString: url.href })).rejects.toMatchObject({ code: '42501' });
    await other.drop();
  });
});
