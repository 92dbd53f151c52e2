import type { Queryable } from '@wenxiao/event-store';
import { statement } from '../statement.js';

const wake = statement('wake-waiting');

/**
 * Lets the streams go on that wait for rows which `tx` has just written (`WaitsFor`), of every consumer of this database. When it
 * commits they do; a stream whose wait is not written down yet finds the rows by itself.
 * @param table with its schema, as `WaitsFor` names it.
 */
export async function wakeWaiting(tx: Queryable, table: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await tx.query(wake, [table, keys]);
}
