import { freshDatabase } from '@wenxiao/infra/testing';
import pg from 'pg';
import { provisionStore, storeRolesOf, storeUrl, type StorePlan, type StoreRoles } from '../provision.js';

type Role = keyof StoreRoles;

/** A provisioned store of its own, on the test run's PostgreSQL. */
export interface FreshStore {
  /** The store's name, unlike any other's. */
  readonly name: string;
  /** The server's database `postgres`, as superuser. */
  readonly superuserUrl: string;
  readonly passwords: Readonly<Record<Role, string>>;
  readonly roles: StoreRoles;
  /** The store's database, for one of its roles. */
  url(role: Role): string;
  /** A pool for one of its roles; ended by `drop`. */
  pool(role: Role, options?: pg.PoolConfig): pg.Pool;
  /** Ends the pools, and removes database and roles. */
  drop(): Promise<void>;
}

/**
 * Provisions a store for one test file (or one test).
 * @param label lower-case letters, digits, hyphens; 20 at most
 */
export async function freshStore(label: string, plan: Partial<StorePlan> = {}): Promise<FreshStore> {
  const empty = await freshDatabase(label);
  const { name, superuserUrl } = empty;
  await empty.drop();
  const passwords = {
    owner: 'owner-secret',
    service: 'service-secret',
    reader: 'reader-secret',
    historian: 'historian-secret',
  };
  await provisionStore(superuserUrl, { store: name, migrations: [], workingSchemas: [], ...plan }, passwords);
  const roles = storeRolesOf(name);
  const pools: pg.Pool[] = [];
  const url = (role: Role) => storeUrl(superuserUrl, name, role, passwords[role]);
  return {
    name,
    superuserUrl,
    passwords,
    roles,
    url,
    pool(role, options = {}) {
      const pool = new pg.Pool({ connectionString: url(role), application_name: `test ${role}`, ...options });
      pool.on('error', () => undefined); // Connections that the test or `drop` ends.
      pools.push(pool);
      return pool;
    },
    async drop() {
      await Promise.all(pools.map((pool) => pool.end()));
      await removeStore(superuserUrl, roles);
    },
  };
}

async function removeStore(superuserUrl: string, roles: StoreRoles): Promise<void> {
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  try {
    await superuser.query(`drop database if exists ${roles.service} with (force)`);
    for (const role of Object.values(roles)) await superuser.query(`drop role if exists ${role}`);
  } finally {
    await superuser.end();
  }
}
