import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshDatabase, type FreshDatabase } from '@wenxiao/infra/testing';
import pg from 'pg';
import { DatabaseIsNewerError, eventStoreMigrations, migrate, type Migrations } from './migrate.js';

let database: FreshDatabase;
let folder: string;
const clients: pg.Client[] = [];

beforeEach(async () => {
  database = await freshDatabase('migrate');
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

/** A set of migrations, written to files. */
async function migrations(files: Readonly<Record<string, string>>): Promise<Migrations> {
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return { name: 'test', directory: pathToFileURL(`${folder}/`) };
}

async function applied(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration.applied order by applied_at, name');
  return rows.map((row) => row.name);
}

describe('migrate', () => {
  it('applies each migration once, in the order of their numbers, set by set', async () => {
    const client = await connect();
    const set = await migrations({
      '0002_b.sql': 'insert into trace values (2)',
      '0001_a.sql': 'create table trace (step integer); insert into trace values (1)',
      'README.md': 'is no migration',
    });
    await migrate(client, eventStoreMigrations, set);
    const first = await applied(client);
    expect(first).toEqual([
      'event-store/0001_events.sql',
      'event-store/0002_append.sql',
      'event-store/0003_history.sql',
      'event-store/0004_clock.sql',
      'test/0001_a.sql',
      'test/0002_b.sql',
    ]);
    await migrations({ '0003_c.sql': 'insert into trace values (3)' });
    await migrate(client, eventStoreMigrations, set);
    await migrate(client, eventStoreMigrations, set);
    expect(await applied(client)).toEqual([...first, 'test/0003_c.sql']);
    expect((await client.query('select step from trace')).rows).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
  });

  it('does no harm when several instances start at once', async () => {
    const set = await migrations({
      '0001_a.sql': 'create table trace (step integer); select pg_sleep(0.1); insert into trace values (1)',
    });
    const all = await Promise.all(Array.from({ length: 6 }, connect));
    await Promise.all(all.map((client) => migrate(client, eventStoreMigrations, set)));
    expect((await all[0]!.query('select step from trace')).rows).toEqual([{ step: 1 }]);
  });

  it('refuses a database of a newer release, and changes nothing in it', async () => {
    const client = await connect();
    const set = await migrations({ '0001_a.sql': 'create table trace (step integer)' });
    await migrate(client, set);
    await client.query(`insert into migration.applied (name) values ('test/0009_future.sql')`);
    await migrations({ '0002_b.sql': 'insert into trace values (2)' });
    const error: unknown = await migrate(client, set).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(DatabaseIsNewerError);
    expect(error).toMatchObject({ migrations: 'test', unknown: ['0009_future.sql'] });
    expect((await client.query('select step from trace')).rows).toEqual([]);
  });

  it('leaves nothing of a migration that fails, keeps those before it, and goes on when it is mended', async () => {
    const client = await connect();
    const set = await migrations({
      '0001_a.sql': 'create table trace (step integer)',
      '0002_b.sql': 'insert into trace values (2); create table half (a integer); select 1 / 0',
      '0003_c.sql': 'insert into trace values (3)',
    });
    const error: unknown = await migrate(client, set).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ message: 'Migration test/0002_b.sql failed', cause: { code: '22012' } });
    expect(await applied(client)).toEqual(['test/0001_a.sql']);
    expect((await client.query(`select to_regclass('half') as half, count(*)::integer from trace`)).rows).toEqual([
      { half: null, count: 0 },
    ]);

    await migrations({ '0002_b.sql': 'insert into trace values (2)' });
    await migrate(await connect(), set); // Another session: the failed one must have let go of the lock.
    expect((await client.query('select step from trace')).rows).toEqual([{ step: 2 }, { step: 3 }]);
  });

  it('leaves nothing of a migration that cannot be recorded: it would be applied again', async () => {
    const client = await connect();
    await migrate(client);
    await client.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'not recorded'; end $$`,
    );
    await client.query('create trigger refuse before insert on migration.applied execute function refuse()');
    const set = await migrations({ '0001_a.sql': 'create table trace (step integer)' });
    await expect(migrate(client, set)).rejects.toMatchObject({ cause: { message: 'not recorded' } });
    expect((await client.query(`select to_regclass('trace') as trace`)).rows).toEqual([{ trace: null }]);
  });

  it('says what went wrong when the connection is lost in a migration, and leaves nothing', async () => {
    const set = await migrations({
      '0001_a.sql': 'create table trace (step integer); select pg_terminate_backend(pg_backend_pid())',
    });
    const error: unknown = await migrate(await connect(), set).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ message: 'Migration test/0001_a.sql failed', cause: { code: '57P01' } });
    const client = await connect();
    expect((await client.query(`select to_regclass('trace') as trace`)).rows).toEqual([{ trace: null }]);
    clients.splice(0, 1);
  });
});
