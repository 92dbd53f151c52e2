import type { Queryable } from '@wenxiao/event-store';
import type { Pool } from 'pg';

/**
 * Runs `work` on one unchanging state of the database. It only reads, and so it holds up no writer however long it takes:
 * the time limit for transactions, which is there for those who write, is lifted.
 */
export async function inSnapshot<Result>(pool: Pool, work: (sql: Queryable) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query('set local transaction_timeout = 0');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
