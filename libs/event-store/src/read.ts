import type { Queryable } from './database.js';
import { type HistoryRow, storedEventOf, type StoredEvent, type StorePosition } from './event.js';
import { statement } from './statement.js';

const streamStatement = statement('read-stream');
const streamsStatement = statement('read-streams');
const afterStatement = statement('read-after');
const pendingStatement = statement('pending');
const publishedAfterStatement = statement('read-published-after');
const publishedStreamStatement = statement('read-published-stream');
const readableStatement = statement('readable-below');
const closedStatement = statement('closed-through');

/** A stream's events after `version`, oldest first. */
export async function readStream(db: Queryable, tenant: string, stream: string, version = 0): Promise<StoredEvent[]> {
  const { rows } = await db.query<HistoryRow>(streamStatement, [tenant, stream, version]);
  return rows.map(storedEventOf);
}

/** All events of some streams of one tenant in one question, stream by stream as they were named; a stream without events is empty. */
export async function readStreams(db: Queryable, tenant: string, streams: readonly string[]): Promise<StoredEvent[][]> {
  const { rows } = await db.query<HistoryRow>(streamsStatement, [tenant, streams]);
  const found = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
  for (const row of rows) found.get(row.stream)?.push(storedEventOf(row));
  return [...found.values()];
}

/**
 * The next events of the store after a position, in the order that loses nothing. An event that is committed while an
 * older transaction still runs is not among them yet.
 */
export async function readAfter(db: Queryable, after: StorePosition, limit: number): Promise<StoredEvent[]> {
  const { rows } = await db.query<HistoryRow>(afterStatement, [...valuesOf(after), limit]);
  return rows.map(storedEventOf);
}

/** Whether committed events lie after a position, those included that may not be read yet. */
export async function hasPending(db: Queryable, after: StorePosition): Promise<boolean> {
  const { rows } = await db.query(pendingStatement, valuesOf(after));
  return rows.length > 0;
}

/** A published event as another service may see it: what was published of it, and nothing else. */
export type PublishedEvent = Pick<
  StoredEvent,
  'order' | 'tenant' | 'stream' | 'version' | 'recordedAt' | 'previousPublished'
> &
  Readonly<{
    published: NonNullable<StoredEvent['published']>;
    /** The trace of its command, where the metadata names one. */
    correlationId: string | undefined;
  }>;

/** As {@link readAfter}, of published events alone; this is what the transport `postgres` reads. */
export async function readPublishedAfter(
  db: Queryable,
  after: StorePosition,
  limit: number,
): Promise<PublishedEvent[]> {
  const { rows } = await db.query<PublishedRow>(publishedAfterStatement, [...valuesOf(after), limit]);
  return rows.map(publishedEventOf);
}

/** The published events of one stream after a version, oldest first. */
export async function readPublishedStream(
  db: Queryable,
  stream: Readonly<{ tenant: string; stream: string; after: number }>,
  limit: number,
): Promise<PublishedEvent[]> {
  const values = [stream.tenant, stream.stream, stream.after, limit];
  const { rows } = await db.query<PublishedRow>(publishedStreamStatement, values);
  return rows.map(publishedEventOf);
}

/**
 * The bound of what readers may read now: incarnation and transaction id. It only ever rises. Who asks for it, and after
 * that reads until a page is not full, holds every event below it.
 */
export type ReadableBelow = Readonly<Pick<StorePosition, 'incarnation' | 'transactionId'>>;

export async function readableBelow(db: Queryable): Promise<ReadableBelow> {
  const { rows } = await db.query<{ incarnation: number; transaction_id: string }>(readableStatement);
  const [row] = rows;
  if (!row) throw new Error('The store did not say what is readable');
  return { incarnation: row.incarnation, transactionId: row.transaction_id };
}

/**
 * The instant through which the store's record is closed, and the transaction id below which a reader must have read to
 * hold all that was recorded up to it: see {@link readableBelow}.
 */
export type ClosedThrough = Readonly<{ instant: string; incarnation: number; completeBelow: string }>;

/**
 * Raises the store's floor to its clock, and says through when the record is closed: no event recorded at or before that
 * can still appear. To be asked outside a longer transaction, which would hold the answer back.
 *
 * @throws {Error} with code `WX006` outside READ COMMITTED, `WX007` while a transaction is open whose start is not known.
 */
export async function closedThrough(db: Queryable): Promise<ClosedThrough> {
  const { rows } = await db.query<{ closed_through: string; complete_below: string; incarnation: number }>(
    closedStatement,
  );
  const [row] = rows;
  if (!row) throw new Error('The store did not say through when it is closed');
  return { instant: row.closed_through, incarnation: row.incarnation, completeBelow: row.complete_below };
}

type PublishedRow = Pick<
  HistoryRow,
  'incarnation' | 'transaction_id' | 'position' | 'tenant' | 'stream' | 'version' | 'recorded_at' | 'previous_published'
> & { published_type: string; published_version: number; published: string; correlation_id: string | null };

function publishedEventOf(row: PublishedRow): PublishedEvent {
  return {
    order: { incarnation: row.incarnation, transactionId: row.transaction_id, position: row.position },
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    recordedAt: row.recorded_at,
    previousPublished: row.previous_published,
    published: { type: row.published_type, version: row.published_version, text: row.published },
    correlationId: row.correlation_id ?? undefined,
  };
}

function valuesOf(position: StorePosition): [number, string, string] {
  return [position.incarnation, position.transactionId, position.position];
}
