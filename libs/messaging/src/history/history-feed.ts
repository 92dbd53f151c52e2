import type { HistoryRow } from '../relay/history-record.js';

/** Some rows of one store, and what is known beyond them. */
export type HistoryBatch = Readonly<{
  rows: readonly HistoryRow[];
  /** With these rows, everything recorded at or before this instant has been delivered (UTC, microseconds). */
  closedThrough?: string;
  /** Where the feed goes on after this batch. Opaque; to be kept with the rows, in one transaction. */
  progress?: string;
  /** Nothing is left for now. */
  atEnd: boolean;
  /** The batch is full: more is at hand. Else what is left cannot be read yet, and comes together a moment later. */
  more: boolean;
}>;

/**
 * The history of one store: every event row, byte for byte, from a place that the reader keeps.
 *
 * Rows of one stream come in the order of their versions. A row may come twice, and late: after a relay was killed or stopped
 * (its last send again), when a topic begins anew or in a later generation (everything again), and with a `progress` that is
 * older than what was kept. Rows of different streams come in any order. The reader tells a repetition by store,
 * incarnation, tenant, stream and version, and compares the texts.
 */
export interface HistoryFeed {
  readonly store: string;
  /**
   * The next batch after `progress` (undefined: from the start). One call at a time.
   * @throws {Error} of the driver when the source is out of reach; a later call goes on.
   */
  next(progress: string | undefined): Promise<HistoryBatch>;
  close(): Promise<void>;
}
