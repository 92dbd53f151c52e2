import type { HistoryRow } from './history-row.js';

/** Some rows of one store, in whatever order, and what is known beyond them. */
export type HistoryBatch = Readonly<{
  rows: readonly HistoryRow[];
  /** With these rows, everything recorded at or before this instant has been delivered (UTC, microseconds). */
  closedThrough?: string;
  /** Where the feed goes on after this batch. Opaque; kept with the rows, in one transaction. */
  progress?: string;
}>;

/** A batch as a feed gives it. */
export type FedBatch = HistoryBatch & Readonly<{ /** Nothing is left for now. */ atEnd: boolean }>;

/**
 * The history of one store, from wherever: every event row, byte for byte. Rows may come late, twice, and out of order;
 * one that is missing comes some time.
 */
export interface HistoryFeed {
  readonly store: string;
  /**
   * The next batch after `progress` (undefined: from the start).
   * @throws {Error} of the driver when the source is out of reach; a later call goes on.
   */
  next(progress: string | undefined): Promise<FedBatch>;
  close(): Promise<void>;
}
