import {
  type ClosedThrough,
  closedThrough,
  readableBelow,
  readAfter,
  storeStart,
  type StorePosition,
} from '@wenxiao/event-store';
import pg from 'pg';
import type { FedBatch, HistoryFeed } from './history-feed.js';
import { historyRowOf } from './history-row.js';

const rowsMax = 1_000;

/** A store's history read from the store itself, as its historian: who may read every event, and change nothing. */
export class PostgresHistory implements HistoryFeed {
  private readonly pool: pg.Pool;
  /** A mark that the reader has not reached yet. */
  private mark: ClosedThrough | undefined;

  constructor(
    readonly store: string,
    historianUrl: string,
  ) {
    this.pool = new pg.Pool({ connectionString: historianUrl, max: 2, application_name: `wenxiao-audit-${store}` });
    this.pool.on('error', () => undefined); // An idle connection was lost: the next query opens another, or throws.
  }

  async next(progress: string | undefined): Promise<FedBatch> {
    const mark = (this.mark ??= await closedThrough(this.pool));
    // What is readable is asked before the rows: a page that is not full then holds everything below it.
    const readable = await readableBelow(this.pool);
    const events = await readAfter(this.pool, progress === undefined ? storeStart : positionOf(progress), rowsMax);
    const last = events.at(-1);
    const whole = events.length < rowsMax;
    const reached =
      readable.incarnation > mark.incarnation ||
      (readable.incarnation === mark.incarnation && BigInt(readable.transactionId) >= BigInt(mark.completeBelow));
    const closed = whole && reached;
    if (closed) this.mark = undefined;
    return {
      rows: events.map((event) => historyRowOf(this.store, event)),
      ...(closed && { closedThrough: mark.instant }),
      ...(last && { progress: progressOf(last.order) }),
      atEnd: closed,
    };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function progressOf({ incarnation, transactionId, position }: StorePosition): string {
  return `${String(incarnation)}-${transactionId}-${position}`;
}

function positionOf(progress: string): StorePosition {
  const [, incarnation, transactionId, position] = /^(\d+)-(\d+)-(\d+)$/.exec(progress) ?? [];
  if (incarnation === undefined || transactionId === undefined || position === undefined) {
    throw new TypeError(`“${progress}” is no place in a store's history`);
  }
  return { incarnation: Number(incarnation), transactionId, position };
}
