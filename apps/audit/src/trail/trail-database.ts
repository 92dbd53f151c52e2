import { readFileSync } from 'node:fs';
import type { Migrations, Queryable } from '@wenxiao/event-store';
import type { HistoryRow } from '@wenxiao/messaging';

/** The trail's own tables. */
export const trailMigrations: Migrations = {
  name: 'audit-trail',
  directory: new URL('../migrations/', import.meta.url),
};

/** The schema of the trail in force. */
export const trailSchema = 'trail';

/** Where a trail lies: a connection or transaction, and the schema: a rebuilt trail grows beside the one in force. */
export type TrailDatabase = Readonly<{ sql: Queryable; schema: string }>;

/** A text of `sql/` or a migration, for the trail in `schema`. */
export function inSchema(text: string, schema: string): string {
  return text.replace(/\btrail\b(?=[.;])/g, schema);
}

/** Statements of `sql/<name>.sql`, run in whatever schema a trail lies. */
export function trailStatement(
  name: string,
): <Row extends object>(trail: TrailDatabase, values?: readonly unknown[]) => Promise<Row[]> {
  const text = readFileSync(new URL(`../sql/${name}.sql`, import.meta.url), 'utf8');
  const bySchema = new Map<string, string>();
  return async <Row extends object>(trail: TrailDatabase, values: readonly unknown[] = []) => {
    const own = bySchema.get(trail.schema) ?? inSchema(text, trail.schema);
    bySchema.set(trail.schema, own);
    return (await trail.sql.query<Row>(own, values)).rows;
  };
}

/** A row of `trail.rows`, as the driver gives it. */
export type StoredRow = {
  store: string;
  incarnation: number;
  tenant: string;
  stream: string;
  version: number;
  type: string;
  schema_version: number;
  data: string;
  metadata: string;
  recorded_at: string;
  command_id: string;
  command_hash: string | null;
  published_type: string | null;
  published_version: number | null;
  published: string | null;
  previous_published: number;
  row_hash: Buffer;
};

/** … with the head of its stream up to there. */
export type RowWithHead = StoredRow & { head: Buffer };

export function historyRowOfStored(row: Omit<StoredRow, 'row_hash'>): HistoryRow {
  const { published_type: type, published_version: version, published: text } = row;
  return {
    store: row.store,
    incarnation: row.incarnation,
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
    metadata: row.metadata,
    recordedAt: row.recorded_at,
    commandId: row.command_id,
    commandHash: row.command_hash ?? undefined,
    published: type !== null && version !== null && text !== null ? { type, version, text } : undefined,
    previousPublished: row.previous_published,
  };
}

/** The columns of rows, in the order of `add-rows.sql`: one array each. */
export function columnsOf(rows: readonly Readonly<{ row: HistoryRow; hash: Buffer }>[]): unknown[][] {
  const column = (value: (row: HistoryRow) => unknown) => rows.map(({ row }) => value(row));
  return [
    column((row) => row.store),
    column((row) => row.incarnation),
    column((row) => row.tenant),
    column((row) => row.stream),
    column((row) => row.version),
    column((row) => row.type),
    column((row) => row.schemaVersion),
    column((row) => row.data),
    column((row) => row.metadata),
    column((row) => row.recordedAt),
    column((row) => row.commandId),
    column((row) => row.commandHash ?? null),
    column((row) => row.published?.type ?? null),
    column((row) => row.published?.version ?? null),
    column((row) => row.published?.text ?? null),
    column((row) => row.previousPublished),
    rows.map(({ hash }) => hash),
  ];
}
