import {
  closedThrough,
  type ClosedThrough,
  DatabasePool,
  type Queryable,
  readableBelow,
  readAfter,
  type StoreName,
  storeStart,
} from '@wenxiao/event-store';
import { parsePosition, positionText } from '../postgres/feed-position.js';
import { historyRowOf } from '../relay/history-record.js';
import type { HistoryBatch, HistoryFeed } from './history-feed.js';
import { readerConnections_max } from '../postgres/reader-connections.js';

const rows_max = 1_000;

/** A store's history read where it is stored, as its historian: who may read every event, and change nothing. */
class PostgresHistory implements HistoryFeed {
  /** An instant through which the store is closed, once everything below has been read. */
  private mark: ClosedThrough | undefined;

  constructor(
    readonly store: string,
    private readonly db: Queryable,
    private readonly end: () => Promise<void>,
  ) {}

  async next(progress: string | undefined): Promise<HistoryBatch> {
    const mark = (this.mark ??= await closedThrough(this.db));
    // What is readable is asked before the rows: a page that is not full then holds everything below it.
    const readable = await readableBelow(this.db);
    const events = await readAfter(this.db, progress === undefined ? storeStart : parsePosition(progress), rows_max);
    const last = events.at(-1);
    const reached =
      readable.incarnation > mark.incarnation ||
      (readable.incarnation === mark.incarnation && BigInt(readable.transactionId) >= BigInt(mark.completeBelow));
    const closed = events.length < rows_max && reached;
    if (closed) this.mark = undefined;
    return {
      rows: events.map((event) => historyRowOf(this.store, event)),
      ...(closed && { closedThrough: mark.instant }),
      ...(last && { progress: positionText(last.order) }),
      atEnd: closed,
      more: events.length === rows_max,
    };
  }

  async close(): Promise<void> {
    await this.end();
  }
}

/** @param source the store's database as its historian role: a URL, or a pool of the caller's, which stays open */
export function postgresHistory({ installation, store }: StoreName, source: string | Queryable): HistoryFeed {
  if (typeof source !== 'string') return new PostgresHistory(store, source, async () => undefined);
  const pool = new DatabasePool({
    connectionString: source,
    max: readerConnections_max,
    application_name: `${installation} history of ${store}`,
  });
  return new PostgresHistory(store, pool, () => pool.end());
}
