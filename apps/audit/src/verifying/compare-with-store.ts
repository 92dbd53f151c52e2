import { readFileSync } from 'node:fs';
import type { Queryable } from '@wenxiao/event-store';
import { compareStreams, type EventName } from '../history/event-name.js';
import { rowHashOf } from '../proof/proof.js';
import { historyRowOfStored, type StoredRow, type TrailDatabase, trailStatement } from '../trail/trail-database.js';
import type { Findings } from './verify.js';

const ownRowsInOrder = trailStatement('own-rows-in-order');
const storeRowsInOrder = readFileSync(new URL('../sql/store-rows-in-order.sql', import.meta.url), 'utf8');

const page = 2_000;

type Hashed = EventName & { hash: Buffer };

/**
 * Holds a trail against a fresh read of one store: everything that was recorded through an instant that is closed in the
 * trail. `store` is a connection of the store's historian.
 *
 * @returns how many events of the store were compared.
 */
export async function compareWithStore(
  trail: TrailDatabase,
  { name, sql, through }: Readonly<{ name: string; sql: Queryable; through: string }>,
  findings: Findings,
): Promise<number> {
  const own = ownRows(trail, name, through);
  const theirs = storeRows(sql, name, through);
  let compared = 0;
  let ours = await own.next();
  for await (const event of theirs) {
    compared += 1;
    while (ours.done !== true && compareEvents(ours.value, event) < 0) {
      findings.add('not-in-store', ours.value);
      ours = await own.next();
    }
    if (ours.done === true || compareEvents(ours.value, event) > 0) {
      findings.add('not-in-trail', event);
      continue;
    }
    if (!ours.value.hash.equals(event.hash)) findings.add('differs-from-store', event);
    ours = await own.next();
  }
  for (; ours.done !== true; ours = await own.next()) findings.add('not-in-store', ours.value);
  return compared;
}

function compareEvents(a: EventName, b: EventName): number {
  return compareStreams(a, b) || a.version - b.version;
}

async function* ownRows(trail: TrailDatabase, store: string, through: string): AsyncGenerator<Hashed, undefined> {
  let last = { tenant: '', stream: '', version: 0 };
  for (;;) {
    const values = [store, last.tenant, last.stream, last.version, through, page];
    const rows = await ownRowsInOrder<Omit<EventName, 'store'> & { row_hash: Buffer }>(trail, values);
    for (const { row_hash: hash, ...event } of rows) yield { ...event, store, hash };
    if (rows.length < page) return undefined;
    last = rows.at(-1) ?? last;
  }
}

async function* storeRows(sql: Queryable, store: string, through: string): AsyncGenerator<Hashed> {
  let last = { tenant: '', stream: '', version: 0 };
  for (;;) {
    const values = [store, last.tenant, last.stream, last.version, through, page];
    const { rows } = await sql.query<Omit<StoredRow, 'row_hash'>>(storeRowsInOrder, values);
    for (const row of rows) {
      const { tenant, stream, version } = row;
      yield { store, tenant, stream, version, hash: rowHashOf(historyRowOfStored(row)) };
    }
    if (rows.length < page) return;
    last = rows.at(-1) ?? last;
  }
}
