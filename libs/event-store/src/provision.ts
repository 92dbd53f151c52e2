import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { eventStoreMigrations, migrate, type Migrations } from './migrate.js';

/** What a store is made of: its name (the service that owns it), its own migrations, and the tables its service may write. */
export type StorePlan = Readonly<{
  store: string;
  migrations: readonly Migrations[];
  /** Schemas of read models and other working tables: the service may do to their rows what it likes. */
  workingSchemas: readonly string[];
  /** Whether the store belongs to a demo, whose business clock may be moved forward. Decided once, at the first provisioning. */
  demo?: boolean;
}>;

/** Names of the roles of a store. Passwords are the caller's to keep. */
export type StoreRoles = Readonly<{ owner: string; service: string; reader: string; historian: string }>;

export function storeRolesOf(store: string): StoreRoles {
  const name = store.replaceAll('-', '_');
  return {
    owner: `wenxiao_${name}_owner`,
    service: `wenxiao_${name}`,
    reader: `wenxiao_${name}_reader`,
    historian: `wenxiao_${name}_historian`,
  };
}

/**
 * Makes or updates a store: roles, database, migrations, grants, first incarnation. Safe to repeat and to run concurrently.
 *
 * Needs a superuser, or a role that may create roles and databases. The running service never has these credentials: it
 * connects as `service`, which cannot change an event by any statement.
 */
export async function provisionStore(
  superuserUrl: string,
  plan: StorePlan,
  passwords: Readonly<Record<keyof StoreRoles, string>>,
): Promise<void> {
  const roles = storeRolesOf(plan.store);
  const database = roles.service;
  await withClient(superuserUrl, async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('wenxiao provisioning'))`);
    for (const role of ['owner', 'service', 'reader', 'historian'] as const) {
      await createRole(admin, roles[role], passwords[role]);
    }
    // Running appends are seen by closed_through() only by a role that may see other roles' transactions.
    await admin.query(`grant pg_read_all_stats to ${roles.owner}`);
    for (const role of [roles.service, roles.reader, roles.historian]) {
      // A write transaction left open stalls every reader: the server ends it.
      await admin.query(`alter role ${role} set transaction_timeout = '30s'`);
      await admin.query(`alter role ${role} set idle_in_transaction_session_timeout = '10s'`);
    }
    const { rows } = await admin.query(`select from pg_database where datname = $1`, [database]);
    if (rows.length === 0) await admin.query(`create database ${database} owner ${roles.owner}`);
    await admin.query(`revoke all on database ${database} from public`);
    await admin.query(`grant connect on database ${database} to ${roles.service}, ${roles.reader}, ${roles.historian}`);
  });
  await withClient(storeUrl(superuserUrl, plan.store, 'owner', passwords.owner), async (owner) => {
    await migrate(owner, eventStoreMigrations, ...plan.migrations);
    await grant(owner, roles, plan.workingSchemas);
    await firstIncarnation(owner, plan.store, plan.demo === true);
  });
}

/** The URL of a store's database for one of its roles, on the server of `serverUrl`. */
export function storeUrl(serverUrl: string, store: string, role: keyof StoreRoles, password: string): string {
  const url = new URL(serverUrl);
  const roles = storeRolesOf(store);
  url.username = roles[role];
  url.password = password;
  url.pathname = `/${roles.service}`;
  return url.toString();
}

async function createRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await admin.query(`select from pg_roles where rolname = $1`, [role]);
  const verb = rows.length === 0 ? 'create' : 'alter';
  await admin.query(
    `${verb} role ${role} login nosuperuser nocreatedb nocreaterole noreplication noinherit password ${pg.escapeLiteral(password)}`,
  );
  await admin.query(`alter role ${role} inherit`);
}

async function grant(owner: pg.Client, roles: StoreRoles, workingSchemas: readonly string[]): Promise<void> {
  const text = await readFile(new URL('./sql/grants.sql', import.meta.url), 'utf8');
  await owner.query(text.replace(/:(service|reader|historian)\b/g, (_, role: keyof StoreRoles) => roles[role]));
  for (const schema of workingSchemas) {
    await owner.query(`grant usage on schema ${schema} to ${roles.service}`);
    await owner.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${roles.service}`);
    await owner.query(`grant usage on all sequences in schema ${schema} to ${roles.service}`);
  }
}

async function firstIncarnation(owner: pg.Client, store: string, demo: boolean): Promise<void> {
  const { rows } = await owner.query(
    `insert into event_store.incarnations (incarnation, store, system_identifier, timeline, reason)
     select 1, $1, (select system_identifier::text from pg_control_system()),
            (select timeline_id from pg_control_checkpoint()), 'created'
      where not exists (select from event_store.incarnations)
      returning incarnation`,
    [store],
  );
  if (rows.length > 0) await owner.query(`update event_store.business_clock set demo = $1`, [demo]);
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
