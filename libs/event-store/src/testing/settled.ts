import { setTimeout as sleep } from 'node:timers/promises';
import type { Queryable } from '../database.js';
import { readableBelow } from '../read.js';

/**
 * Waits until all that is committed now is readable. Other test files share the server, and their transactions hold back
 * the readers of this one, too.
 */
export async function settled(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ xmax: string }>(`select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`);
  const committedBelow = BigInt(rows[0]?.xmax ?? '0');
  while (BigInt((await readableBelow(db)).transactionId) < committedBelow) await sleep(10);
}
