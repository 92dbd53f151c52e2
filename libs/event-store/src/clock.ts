import { isInstant } from '@wenxiao/domain';
import type { Queryable } from './database.js';
import { statement } from './statement.js';

const advanceStatement = statement('advance-clock');
const nowStatement = statement('business-now');

/** The store's business clock: the server's own, and in a demo as far ahead of it as the demo was moved. UTC instant. */
export async function businessNow(db: Queryable): Promise<string> {
  return instantOf(await db.query<{ now: string }>(nowStatement));
}

/**
 * Moves the business clock of a demo forward to `to` (UTC instant), and answers what it shows then. A demo that has recorded
 * nothing yet may be set to any instant. Waits for running appends; none begins under the clock that was.
 *
 * @throws {Error} with code `WX004` when it would go back, `WX005` when the store belongs to no demo.
 */
export async function advanceClock(db: Queryable, to: string): Promise<string> {
  assertInstant('The time to advance to', to);
  return instantOf(await db.query<{ now: string }>(advanceStatement, [to]));
}

/**
 * Refuses what is no UTC instant in the stored form: without the Z it would be read in the session's time zone.
 *
 * @throws {TypeError}
 */
export function assertInstant(name: string, value: string): void {
  if (isInstant(value)) return;
  throw new TypeError(`${name} is a UTC instant such as 2022-05-09T01:02:03.000004Z, not ${value}`);
}

function instantOf({ rows }: { rows: { now: string }[] }): string {
  const [row] = rows;
  if (!row) throw new Error('The store has no business clock');
  return row.now;
}
