import type { Queryable } from '@wenxiao/event-store';
import { statement } from '../statement.js';

const lockWaitedRows = statement('lock-waited-rows');
const wake = statement('wake-waiting');

/**
 * Lets the streams go on that wait for rows which `tx` has just written (`WaitsFor`), of every consumer of this database. When it
 * commits they do; a stream whose wait is not written down yet finds the rows by itself, once `tx` has committed.
 * @param table with its schema, as `WaitsFor` names it.
 */
export async function wakeWaiting(tx: Queryable, table: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(lockWaitedRows, [table, keys]);
  await tx.query(wake, [table, keys]);
}
