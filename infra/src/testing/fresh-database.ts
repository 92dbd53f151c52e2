import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureDatabase } from '../postgres/ensure-database.js';
import { runVariables } from './run-variables.js';

export interface TestPostgres {
  /** The database `postgres` of the test run's own server, as superuser: for roles and further databases. */
  readonly superuserUrl: string;
}

/** The test run's own PostgreSQL. Names of databases and roles are the whole run's: a test puts something random into them. */
export function requirePostgres(): TestPostgres {
  const superuserUrl = process.env[runVariables.postgres];
  if (superuserUrl !== undefined) return { superuserUrl };
  throw new Error(
    `${runVariables.postgres} is not set: only tests of a Jest project with the PostgreSQL global setup can ask for it.`,
  );
}

export interface FreshDatabase extends TestPostgres {
  /** The new, empty database, as superuser. */
  readonly url: string;
  readonly name: string;
  /** Ends its sessions and removes it. */
  drop(): Promise<void>;
}

/**
 * An empty database of the test run's own PostgreSQL, for one test file (or one test).
 * @param label lower-case letters, digits, hyphens; stands in the database's name
 */
export async function freshDatabase(label: string): Promise<FreshDatabase> {
  const { superuserUrl } = requirePostgres();
  if (!/^[a-z0-9-]{1,40}$/.test(label)) throw new Error(`“${label}” is no label of a test database.`);
  const name = `test-${label}-${randomBytes(4).toString('hex')}`;
  const url = await ensureDatabase(superuserUrl, name);
  return { url, superuserUrl, name, drop: () => drop(superuserUrl, name) };
}

async function drop(superuserUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
