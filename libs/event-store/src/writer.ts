import type { Queryable } from './database.js';
import { statement } from './statement.js';

/** A transaction that has written and still runs, in whatever database of the server. */
export type OldestWriter = Readonly<{
  /** The server process; undefined for a prepared transaction. */
  pid: number | undefined;
  /** The name of a prepared transaction, which stays open without a session until somebody ends it. */
  preparedAs: string | undefined;
  /** What the session calls itself. */
  application: string | undefined;
  role: string;
  database: string;
  /** UTC instant of its start (of its preparation, for a prepared one). */
  since: string;
  open_s: number;
}>;

type WriterRow = {
  pid: number | null;
  prepared_as: string | null;
  application: string | null;
  role: string;
  database: string;
  since: string;
  open_s: number;
};

const writerStatement = statement('oldest-writer');

/**
 * The transaction that holds all readers of the server back now: readers go no further than the oldest running writer. For
 * the health endpoint: one that is open for seconds is a stall, and this is its name. Undefined where none is open.
 */
export async function oldestWriter(db: Queryable): Promise<OldestWriter | undefined> {
  const { rows } = await db.query<WriterRow>(writerStatement);
  const [row] = rows;
  return (
    row && {
      pid: row.pid ?? undefined,
      preparedAs: row.prepared_as ?? undefined,
      application: row.application ?? undefined,
      role: row.role,
      database: row.database,
      since: row.since,
      open_s: row.open_s,
    }
  );
}
