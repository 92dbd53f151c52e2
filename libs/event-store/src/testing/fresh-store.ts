import { requirePostgres } from '@wenxiao/infra/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabasePool } from '../connections.js';
import { storeRolesOf, storeUrl, type StoreName, type StoreRoles } from '../names.js';
import { provisionStore, type StorePlan } from '../provision.js';
import { freshInstallation } from './fresh-installation.js';

type Role = keyof StoreRoles;

const endGrace_ms = 1_000;

/** A provisioned store of its own, on the test run's PostgreSQL. */
export interface FreshStore {
  /** What it was asked to be called, in an installation unlike any other. */
  readonly name: StoreName;
  /** The server's database `postgres`, as superuser. */
  readonly superuserUrl: string;
  readonly passwords: Readonly<Record<Role, string>>;
  readonly roles: StoreRoles;
  /** The store's database, for one of its roles. */
  url(role: Role): string;
  /** A pool for one of its roles; ended by `drop`. */
  pool(role: Role, options?: pg.PoolConfig): pg.Pool;
  /** A session of its own, as one of the store's roles or as superuser; ended by `drop`. */
  session(role: Role | 'superuser', options?: pg.ClientConfig): Promise<pg.Client>;
  /** Ends pools and sessions, those included that a failed test has left, and removes database and roles. */
  drop(): Promise<void>;
}

/**
 * Provisions a store for one test file (or one test).
 * @param store its name: lower-case letters, digits, hyphens; 20 at most
 * @param plan beside it: the installation, where several stores belong to one
 */
export async function freshStore(store: string, plan: Partial<Omit<StorePlan, 'store'>> = {}): Promise<FreshStore> {
  const { superuserUrl } = requirePostgres();
  const name = { installation: plan.installation ?? freshInstallation(), store };
  const passwords = {
    owner: 'owner-secret',
    service: 'service-secret',
    reader: 'reader-secret',
    historian: 'historian-secret',
  };
  await provisionStore(superuserUrl, { migrations: [], workingSchemas: [], ...plan, ...name }, passwords);
  const roles = storeRolesOf(name);
  const opened: { end(): Promise<void> }[] = [];
  const url = (role: Role) => storeUrl(superuserUrl, name, role, passwords[role]);
  const superuserOfStore = new URL(superuserUrl);
  superuserOfStore.pathname = `/${roles.service}`;
  return {
    name,
    superuserUrl,
    passwords,
    roles,
    url,
    pool(role, options = {}) {
      const pool = new DatabasePool({ connectionString: url(role), application_name: `test ${role}`, ...options });
      opened.push(pool);
      return pool;
    },
    async session(role, options = {}) {
      const connectionString = role === 'superuser' ? superuserOfStore.href : url(role);
      const client = new pg.Client({ connectionString, application_name: `test ${role}`, ...options });
      client.on('error', () => undefined);
      await client.connect();
      opened.push(client);
      return client;
    },
    async drop() {
      const ended = Promise.all(opened.splice(0).map((each) => each.end().catch(() => undefined)));
      // A pool waits for connections that were never given back; the removal below ends them.
      await Promise.race([ended, sleep(endGrace_ms, undefined, { ref: false })]);
      await removeStore(superuserUrl, roles);
    },
  };
}

async function removeStore(superuserUrl: string, roles: StoreRoles): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    await superuser.query(`drop database if exists ${roles.service} with (force)`);
    await superuser.query(`drop role if exists ${Object.values(roles).join(', ')}`);
  } finally {
    await superuser.end();
  }
}
