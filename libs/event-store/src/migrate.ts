import { readdir, readFile } from 'node:fs/promises';
import type { Client } from 'pg';

/** A set of numbered, forward-only migrations: `0001_events.sql`, `0002_…`. */
export type Migrations = Readonly<{ name: string; directory: URL }>;

/** The event store's own. Every service runs them before its own. */
export const eventStoreMigrations: Migrations = {
  name: 'event-store',
  directory: new URL('./migrations/', import.meta.url),
};

/**
 * Brings a database up to date, as its owner: each migration in one transaction, once. Concurrent calls wait for each other, and a
 * second call does nothing.
 *
 * @throws {DatabaseIsNewerError} when the database holds a migration that this release does not know.
 */
export async function migrate(client: Client, ...sets: readonly Migrations[]): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtext('wenxiao migrations'))`);
  try {
    await client.query(`create schema if not exists migration`);
    await client.query(`create table if not exists migration.applied (
      name text primary key, applied_at timestamptz not null default clock_timestamp())`);
    for (const set of sets) await applySet(client, set);
  } finally {
    // A connection that is gone has let go of the lock, and must not hide what went wrong.
    await client.query(`select pg_advisory_unlock(hashtext('wenxiao migrations'))`).catch(() => undefined);
  }
}

async function applySet(client: Client, set: Migrations): Promise<void> {
  const files = (await readdir(set.directory)).filter((file) => file.endsWith('.sql')).sort();
  const prefix = `${set.name}/`;
  const { rows } = await client.query<{ name: string }>(
    `select name from migration.applied where starts_with(name, $1)`,
    [prefix],
  );
  const applied = new Set(rows.map((row) => row.name.slice(prefix.length)));
  const unknown = [...applied].filter((file) => !files.includes(file)).sort();
  if (unknown.length > 0) throw new DatabaseIsNewerError(set.name, unknown);
  for (const file of files.filter((file) => !applied.has(file))) {
    const text = await readFile(new URL(file, set.directory), 'utf8');
    await client.query('begin');
    try {
      await client.query(text);
      await client.query(`insert into migration.applied (name) values ($1)`, [prefix + file]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined); // A lost connection has rolled back, and is the cause to tell.
      throw new Error(`Migration ${prefix}${file} failed`, { cause: error });
    }
  }
}

/** Thrown when a database was written by a newer release. A retry cannot help: start the newer release, or restore an older backup. */
export class DatabaseIsNewerError extends Error {
  override readonly name = 'DatabaseIsNewerError';
  constructor(
    readonly migrations: string,
    readonly unknown: readonly string[],
  ) {
    super(`The database was made by a newer release: it holds ${migrations} migrations ${unknown.join(', ')}`);
  }
}
