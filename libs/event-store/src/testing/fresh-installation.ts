import { randomBytes } from 'node:crypto';
import { requirePostgres } from '@wenxiao/infra/testing';
import pg from 'pg';

/** A name that no other installation on the test run's servers has. */
export function freshInstallation(): string {
  return `test-${randomBytes(6).toString('hex')}`;
}

/** Ends the sessions of an installation on the test run's PostgreSQL, and removes its databases and roles. */
export async function removeInstallation(installation: string): Promise<void> {
  const prefix = `${installation.replaceAll('-', '_')}_`;
  const pool = new pg.Pool({ connectionString: requirePostgres().superuserUrl, max: 4 });
  try {
    const names = async (statement: string) =>
      (await pool.query<{ name: string }>(statement, [prefix])).rows.map(({ name }) => pg.escapeIdentifier(name));
    const databases = await names('select datname as name from pg_database where starts_with(datname, $1)');
    await Promise.all(databases.map((name) => pool.query(`drop database if exists ${name} with (force)`)));
    const roles = await names('select rolname as name from pg_roles where starts_with(rolname, $1)');
    if (roles.length > 0) await pool.query(`drop role if exists ${roles.join(', ')}`);
  } finally {
    await pool.end();
  }
}
