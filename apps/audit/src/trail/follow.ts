import { inTransaction } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { HistoryBatch, HistoryFeed } from '@wenxiao/messaging';
import { heldProgress, take, type Taken } from './take.js';
import { trailStatement } from './trail-database.js';

const progressRow = trailStatement('progress');

/** What one step of reading did. */
export type Step = Taken & Readonly<{ atEnd: boolean }>;

/**
 * Takes the next batch of a feed into a trail: rows, mark and progress in one transaction. Where somebody else moved the
 * progress meanwhile (another instance, a rebuilt trail), nothing is taken and the next step goes on from there.
 */
export async function takeNext(pool: Pool, schema: string, feed: HistoryFeed): Promise<Step> {
  const [row] = await progressRow<{ progress: string | null }>({ sql: pool, schema }, [feed.store]);
  const seen = row?.progress ?? undefined;
  const { atEnd, ...batch } = await nextOf(feed, seen);
  const nothing: Step = { added: 0, repeated: 0, waiting: 0, diverged: [], atEnd };
  const isNews = batch.rows.length > 0 || batch.closedThrough !== undefined || batch.progress !== seen;
  if (!isNews) return nothing;
  return inTransaction(pool, async (sql) => {
    const trail = { sql, schema };
    if ((await heldProgress(trail, feed.store)) !== seen) return { ...nothing, atEnd: false };
    return { ...(await take(trail, feed.store, batch)), atEnd };
  });
}

/** A feed that cannot read the progress is another than the one before: all comes again, and what the trail has it has. */
async function nextOf(feed: HistoryFeed, progress: string | undefined): Promise<HistoryBatch> {
  try {
    return await feed.next(progress);
  } catch (error) {
    if (progress === undefined || !(error instanceof TypeError)) throw error;
    return feed.next(undefined);
  }
}
