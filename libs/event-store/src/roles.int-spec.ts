import type { Pool } from 'pg';
import { appendOf, tenant } from '../test/commands.js';
import { expectRefused, type StoreOfRoles, storeOfRoles } from '../test/roles.js';
import { append } from './append.js';
import { closedThrough, readStream } from './read.js';

let at: StoreOfRoles;
beforeAll(async () => {
  at = await storeOfRoles();
});
afterAll(() => at.store.drop());

describe('the running service', () => {
  it.each([
    `update event_store.events set data = '{}'`,
    `update event_store.events set data = data where false`,
    `delete from event_store.events`,
    `delete from event_store.events where false`,
    `truncate event_store.events`,
    `insert into event_store.events select * from event_store.events`,
    `insert into event_store.events select * from event_store.events on conflict (tenant, stream, version) do update set data = '{}'`,
    `merge into event_store.events e using (select 1) as one on true when matched then delete`,
    `copy event_store.events from stdin`,
    `select * from event_store.events for update`,
    `select * from event_store.events for key share`,
    `select 1; lock table event_store.events in row exclusive mode`,
    `select 1; lock table event_store.events in access exclusive mode`,
  ])('cannot write events past the append: %s', (sql) => expectRefused(at, 'service', sql));

  it.each([
    `alter table event_store.events disable trigger all`,
    `alter table event_store.events disable trigger events_are_never_changed`,
    `alter table event_store.events alter column data type text`,
    `alter table event_store.events owner to current_user`,
    `alter table event_store.events set unlogged`,
    `alter table event_store.events enable row level security`,
    `drop table event_store.events`,
    `drop table event_store.events cascade`,
    `drop trigger events_are_never_changed on event_store.events`,
    `drop index event_store.events_by_command`,
    `drop schema event_store cascade`,
    `create trigger t before insert on event_store.events for each statement execute function event_store.refuse_change()`,
    `create rule r as on insert to event_store.events do instead nothing`,
    `create policy p on event_store.events using (true)`,
    `create index on event_store.events (data)`,
    `comment on table event_store.events is 'mine'`,
    `reindex table event_store.events`,
    `cluster event_store.events using events_in_order`,
  ])('cannot change what events are kept in: %s', (sql) => expectRefused(at, 'service', sql));

  it('cannot rewrite the table: VACUUM skips it with a warning', async () => {
    const file = `select pg_relation_filenode('event_store.events') as file`;
    const before = await at.service.query(file);
    await at.service.query('vacuum full event_store.events');
    expect((await at.service.query(file)).rows).toEqual(before.rows);
  });

  it.each([
    `create schema mine`,
    `create table event_store.mine (a integer)`,
    `create table public.mine (a integer)`,
    `create temp table events (a integer)`,
    `create table mine (a integer)`,
    `create function event_store.mine() returns integer language sql as 'select 1'`,
    `create function public.now() returns timestamptz language sql as 'select null::timestamptz'`,
    `create or replace function event_store.append(
       p_tenant text, p_command_id uuid, p_command_hash text, p_not_before timestamptz,
       p_streams text[], p_versions integer[], p_types text[], p_schema_versions integer[], p_data text[], p_metadata text[],
       p_published_types text[], p_published_versions integer[], p_published text[]
     ) returns table (stream text, version integer, recorded_at text, incarnation integer, transaction_id text, "position" bigint)
     language sql as 'select null, null, null, null, null, null'`,
    `create or replace function event_store.refuse_change() returns trigger language plpgsql as 'begin return null; end'`,
    `alter function event_store.append security invoker`,
    `alter function event_store.append reset all`,
    `alter function event_store.append set search_path = public`,
    `alter function event_store.append owner to current_user`,
    `drop function event_store.refuse_change cascade`,
    `create or replace view event_store.history as select 1`,
    `create extension dblink`,
    `create language plperl`,
  ])('cannot make or replace anything: %s', (sql) => expectRefused(at, 'service', sql));

  it('cannot become anybody else, or switch triggers off', async () => {
    const { owner: ownerRole } = at.store.roles;
    for (const sql of [
      `set role ${ownerRole}`,
      `set session authorization ${ownerRole}`,
      `set role postgres`,
      `set session_replication_role = replica`,
      `select set_config('session_replication_role', 'replica', false)`,
      `set allow_system_table_mods = on`,
      `grant ${ownerRole} to current_user`,
      `alter role ${ownerRole} password 'mine'`,
      `alter role current_user createrole`,
      `alter role ${at.store.roles.service} set session_replication_role = replica`,
      `create role mine`,
      `alter database ${at.store.roles.service} owner to current_user`,
      `drop owned by ${ownerRole}`,
      `reassign owned by ${ownerRole} to current_user`,
      `select pg_read_file('PG_VERSION')`,
      `copy (select 1) to program 'true'`,
      `copy (select 1) to '/tmp/mine'`,
      `alter system set fsync = off`,
      `alter default privileges for role ${ownerRole} grant all on tables to current_user`,
    ]) {
      await expectRefused(at, 'service', sql);
    }
  });

  it('cannot give itself rights, and cannot move what the order and the clock rest on', async () => {
    const self = at.store.roles.service;
    // A grant by one who holds nothing to give is a warning in PostgreSQL, so look at what it changed.
    await at.service.query(`grant select on event_store.events to ${at.store.roles.reader}`).catch(() => undefined);
    await expect(at.reader.query('select from event_store.events')).rejects.toMatchObject({ code: '42501' });
    for (const sql of [
      `grant update on event_store.events to ${self}`,
      `grant insert on event_store.events to public`,
    ]) {
      await at.service.query(sql).catch(() => undefined);
    }
    for (const sql of [
      `update event_store.events set data = '{}'`,
      `insert into event_store.incarnations select 2, store, system_identifier, timeline, now(), '' from event_store.incarnations`,
      `update event_store.incarnations set store = 'mine'`,
      `delete from event_store.incarnations`,
      `update event_store.business_clock set demo = true`,
      `update event_store.business_clock set ahead = '-1 day'`,
      `select nextval('event_store.positions')`,
      `select setval('event_store.positions', 1)`,
      `select setval('event_store.recording_floor', 1)`,
      `alter sequence event_store.positions restart`,
      `select event_store.refuse_change()`,
      `create table migration.mine (a integer)`,
      `delete from migration.applied`,
    ]) {
      await expectRefused(at, 'service', sql);
    }
  });

  it('is taken in by no object of its own name: the append looks up nothing but the store’s own and the system’s', async () => {
    const superuser = await at.store.session('superuser');
    // As if it had somewhere to create things, which it has not.
    await superuser.query(`create schema trap authorization ${at.store.roles.service}`);
    await superuser.query(`grant usage on schema trap to public`);
    const attacker = await at.service.connect();
    await attacker.query(`create table trap.events (a integer)`);
    await attacker.query(
      `create table trap.pg_stat_activity (datname text, backend_xid xid, xact_start timestamptz, pid integer)`,
    );
    for (const [name, args, result] of [
      ['clock_timestamp', '', 'timestamptz'],
      ['pg_current_xact_id', '', 'xid8'],
      ['nextval', 'regclass', 'bigint'],
      ['current_setting', 'text', 'text'],
      ['now', '', 'timestamptz'],
    ] as const) {
      await attacker.query(
        `create function trap.${name}(${args}) returns ${result} language plpgsql as $$ begin raise 'trapped as %', current_user; end $$`,
      );
    }
    await attacker.query(
      `create function trap.equal(text, text) returns boolean language plpgsql as $$ begin raise 'trapped'; end $$`,
    );
    await attacker.query(`create operator trap.= (leftarg = text, rightarg = text, function = trap.equal)`);
    await attacker.query(`set search_path = trap, pg_catalog, event_store`);
    await expect(append(attacker as unknown as Pool, appendOf({ trapped: [0, 2] }))).resolves.toMatchObject({
      outcome: 'appended',
    });
    await expect(closedThrough(attacker)).resolves.toMatchObject({ incarnation: 1 });
    attacker.release(true);
    await superuser.query(`drop schema trap cascade`);
  });

  it('does all that it has to', async () => {
    await expect(append(at.service, appendOf({ allowed: [0, 1] }))).resolves.toMatchObject({ outcome: 'appended' });
    expect(await readStream(at.service, tenant, 'allowed')).toHaveLength(1);
    await at.service.query(`insert into event_store.checkpoints values ('mine', 0, '0', 0)`);
    await at.service.query(`delete from event_store.checkpoints where subscriber = 'mine'`);
  });
});

describe('the owner', () => {
  it.each([
    `update event_store.events set data = '{}'`,
    `delete from event_store.events`,
    `truncate event_store.events`,
    `truncate event_store.events cascade`,
    `merge into event_store.events e using (select 1) as one on true when matched then delete`,
  ])('does not change events by a slip: %s', (sql) => expectRefused(at, 'owner', sql));

  it('does not change them as a replica either', async () => {
    const superuser = await at.store.session('superuser');
    await superuser.query('set session_replication_role = replica');
    await expect(superuser.query('delete from event_store.events')).rejects.toMatchObject({ code: '42501' });
  });
});
