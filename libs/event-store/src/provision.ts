import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { DatabaseClient } from './connections.js';
import { codeOf } from './database.js';
import { eventStoreMigrations, migrate, type Migrations } from './migrate.js';
import { storeRolesOf, storeUrl, type StoreName, type StoreRoles } from './names.js';
import { statement } from './statement.js';

const incarnationStatement = statement('store-incarnation');
const addIncarnationStatement = statement('add-incarnation');

/** What a store is made of: its name, its service's own migrations, and the tables its service may write. */
export type StorePlan = StoreName &
  Readonly<{
    migrations: readonly Migrations[];
    /** Schemas of read models and other working tables: the service may do to their rows what it likes. */
    workingSchemas: readonly string[];
    /** Schemas of logs: the service adds rows and reads them, and changes or removes none. */
    appendOnlySchemas?: readonly string[];
    /** Whether the store belongs to a demo, whose business clock may be moved forward. Decided once, at the first provisioning. */
    demo?: boolean;
  }>;

/**
 * Makes or updates a store: roles, database, migrations, grants, first incarnation. Safe to repeat and to run concurrently; a
 * repeat also takes back what somebody granted by hand.
 *
 * Needs a superuser. The running service never has these credentials: it connects as `service`, which cannot change an event
 * by any statement.
 *
 * @throws {TypeError} when the installation's or the store's name is no name
 * @throws {DatabaseIsNewerError} and what `migrate` throws
 * @throws {Error} when the server is older than PostgreSQL 17, or the database is there in another encoding than UTF-8
 */
export async function provisionStore(
  superuserUrl: string,
  plan: StorePlan,
  passwords: Readonly<Record<keyof StoreRoles, string>>,
): Promise<void> {
  const roles = storeRolesOf(plan);
  await withClient(superuserUrl, async (admin) => {
    // Roles belong to the server and the lock to one database: who provisions from another database is met by a second try.
    await lockProvisioning(admin, roles);
    await trying(() => provisionServer(admin, roles, passwords));
    await withClient(storeUrl(superuserUrl, plan, 'owner', passwords.owner), async (owner) => {
      await lockProvisioning(owner, roles);
      await migrate(owner, eventStoreMigrations, ...plan.migrations);
      await grant(owner, roles, plan);
      await firstIncarnation(owner, plan.store, plan.demo === true);
    });
  });
}

/** Until the session ends. Stores do not wait for one another. */
async function lockProvisioning(client: pg.Client, { service }: StoreRoles): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtext($1))`, [`wenxiao provisioning ${service}`]);
}

async function provisionServer(
  admin: pg.Client,
  roles: StoreRoles,
  passwords: Readonly<Record<keyof StoreRoles, string>>,
): Promise<void> {
  const { rows: servers } = await admin.query<{ version: number }>(
    `select current_setting('server_version_num')::integer as version`,
  );
  const version = servers[0]?.version ?? 0;
  if (version < 170000) throw new Error(`PostgreSQL 17 or newer is needed; this server says ${version}`);
  await admin.query('begin');
  try {
    await provisionRoles(admin, roles, passwords);
    await admin.query('commit');
  } catch (error) {
    await admin.query('rollback').catch(() => undefined); // A lost connection has rolled back, and is the cause to tell.
    throw error;
  }
  await createDatabase(admin, roles.service, roles.owner);
  await admin.query(`revoke all on database ${roles.service} from public`);
  await admin.query(
    `grant connect on database ${roles.service} to ${roles.service}, ${roles.reader}, ${roles.historian}`,
  );
}

async function provisionRoles(
  admin: pg.Client,
  roles: StoreRoles,
  passwords: Readonly<Record<keyof StoreRoles, string>>,
): Promise<void> {
  for (const role of ['owner', 'service', 'reader', 'historian'] as const) {
    await createRole(admin, roles[role], passwords[role]);
  }
  // Running appends are seen by closed_through() only by a role that may see other roles' transactions.
  await admin.query(`grant pg_read_all_stats to ${roles.owner} with inherit true`);
  for (const role of Object.values(roles)) {
    // Whatever the server, the database or the superuser's session has as defaults.
    await admin.query(`alter role ${role} set default_transaction_isolation = 'read committed'`);
    await admin.query(`alter role ${role} set default_transaction_read_only = off`);
    await admin.query(`alter role ${role} set default_transaction_deferrable = off`);
  }
  for (const role of [roles.service, roles.reader, roles.historian]) {
    // A write transaction left open stalls every reader: the server ends it.
    await admin.query(`alter role ${role} set transaction_timeout = '30s'`);
    await admin.query(`alter role ${role} set idle_in_transaction_session_timeout = '10s'`);
  }
}

async function createDatabase(admin: pg.Client, database: string, owner: string): Promise<void> {
  const { rows } = await admin.query<{ encoding: string }>(
    `select pg_encoding_to_char(encoding) as encoding from pg_database where datname = $1`,
    [database],
  );
  const encoding = rows[0]?.encoding;
  if (encoding === undefined) {
    // The same order of text on every machine, whatever its operating system and the cluster's own locale.
    await admin.query(`create database ${database} owner ${owner} template template0
      encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`);
  } else if (encoding !== 'UTF8') {
    throw new Error(`The database ${database} is there in the encoding ${encoding}: a store is kept in UTF-8`);
  }
}

/** What the server says when another session did the same at the same time. */
const races = new Set(['23505', '42710', '42P04', '55006', 'XX000']);

async function trying(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries === 5 || !races.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * tries));
    }
  }
}

async function createRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await admin.query(`select from pg_roles where rolname = $1`, [role]);
  const verb = rows.length === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${role} login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
     password ${pg.escapeLiteral(password)}`,
  );
}

async function grant(
  owner: pg.Client,
  roles: StoreRoles,
  { workingSchemas, appendOnlySchemas = [] }: Pick<StorePlan, 'workingSchemas' | 'appendOnlySchemas'>,
): Promise<void> {
  const text = await readFile(new URL('./sql/grants.sql', import.meta.url), 'utf8');
  await owner.query(text.replace(/:(service|reader|historian)\b/g, (_, role: keyof StoreRoles) => roles[role]));
  for (const schema of workingSchemas.map((name) => pg.escapeIdentifier(name))) {
    await owner.query(`grant usage on schema ${schema} to ${roles.service}`);
    await owner.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${roles.service}`);
    await owner.query(`grant usage on all sequences in schema ${schema} to ${roles.service}`);
  }
  for (const schema of appendOnlySchemas.map((name) => pg.escapeIdentifier(name))) {
    await owner.query(`revoke all on all tables in schema ${schema} from ${roles.service}`);
    await owner.query(`grant usage on schema ${schema} to ${roles.service}`);
    await owner.query(`grant select, insert on all tables in schema ${schema} to ${roles.service}`);
  }
}

async function firstIncarnation(owner: pg.Client, store: string, demo: boolean): Promise<void> {
  const { rows } = await owner.query<{ store: string }>(incarnationStatement);
  if (rows[0]) {
    if (rows[0].store !== store) throw new Error(`This database is the store of ${rows[0].store}, not of ${store}`);
    return;
  }
  await owner.query('begin');
  await owner.query(addIncarnationStatement, [1, store, 'created']);
  await owner.query(`update event_store.business_clock set demo = $1`, [demo]);
  await owner.query('commit');
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
