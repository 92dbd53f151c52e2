import { DatabasePool } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import { type TrailDatabase, trailSchema } from '../trail/trail-database.js';

/** Runs work on an audit database, for a command that comes and goes. */
export async function withAuditDatabase<Result>(
  url: string,
  work: (audit: Readonly<{ pool: Pool; trail: TrailDatabase }>) => Promise<Result>,
): Promise<Result> {
  const pool = new DatabasePool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 10_000,
    application_name: 'wenxiao-audit-offline',
  });
  try {
    return await work({ pool, trail: { sql: pool, schema: trailSchema } });
  } finally {
    await pool.end();
  }
}
