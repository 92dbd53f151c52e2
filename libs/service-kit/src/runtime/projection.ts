import { readCheckpoint, startCheckpoint, type StoredEvent } from '@wenxiao/event-store';
import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { ServiceTransaction } from './read-models.js';

/**
 * A read model: rows of one table, folded from the service's own events. Pure; the runner loads and saves the rows.
 * A changed projection takes a new name: it is built anew from the first event.
 */
export type Projection<Row extends ObjectLiteral> = Readonly<{
  /** Its subscriber's name, with a version: `target-list/1`. */
  name: string;
  /** The TypeORM entity of its table. */
  table: new () => Row;
  /** The key of the row that an event belongs to; undefined where the event is of no interest. */
  keyOf: (event: StoredEvent) => FindOptionsWhere<Row> | undefined;
  /** The row after the event; undefined where there was none and the event makes none. Rows are never removed. */
  project: (row: Row | undefined, event: StoredEvent) => Row | undefined;
}>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a service's projections have rows of different kinds
export type AnyProjection = Projection<any>;

/** Folds a batch of events into the rows of a projection, in the events' order. */
export async function applyProjection(
  projection: AnyProjection,
  events: readonly StoredEvent[],
  manager: EntityManager,
): Promise<void> {
  const keyed = events.flatMap((event) => {
    const key = projection.keyOf(event) as ObjectLiteral | undefined;
    return key ? [{ event, key, name: nameOf(key, Object.keys(key)) }] : [];
  });
  const [first] = keyed;
  if (!first) return;
  const columns = Object.keys(first.key);
  const keys = [...new Map(keyed.map(({ name, key }) => [name, key])).values()];
  const found = (await manager.find(projection.table, { where: keys })) as ObjectLiteral[];
  const rows = new Map(found.map((row) => [nameOf(row, columns), row]));
  for (const { event, name } of keyed) {
    const row = projection.project(rows.get(name), event) as ObjectLiteral | undefined;
    if (row) rows.set(name, row);
  }
  if (rows.size > 0) await manager.upsert(projection.table, [...rows.values()], columns);
}

/** The columns of a key are named in the same order for every event of a projection. */
const nameOf = (row: ObjectLiteral, columns: readonly string[]): string =>
  JSON.stringify(columns.map((column) => row[column] as unknown));

/**
 * Empties the table of a projection that has no checkpoint yet: under a new name it is built anew, and what an older version
 * left there is not taken for its own. Safe where several instances start at once.
 */
export async function prepareProjection(
  projection: AnyProjection,
  { sql, manager }: ServiceTransaction,
): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock(hashtext($1))`, [`projection ${projection.name}`]);
  if (await readCheckpoint(sql, projection.name)) return;
  await manager.createQueryBuilder().delete().from(projection.table).execute();
  await startCheckpoint(sql, projection.name);
}
