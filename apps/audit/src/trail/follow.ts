import { inTransaction } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { HistoryBatch, HistoryFeed } from '@wenxiao/messaging';
import { heldProgress, take, type Taken } from './take.js';
import { trailStatement } from './trail-database.js';

const progressRow = trailStatement('progress');
const closeSource = trailStatement('close-source');

/** What one step of reading did, and what the feed says of the rest. */
export type Step = Taken & Pick<HistoryBatch, 'atEnd' | 'more'>;

/**
 * Takes the next batch of a feed into a trail: rows, mark and progress in one transaction. Where somebody else moved the
 * progress meanwhile (another instance, a rebuilt trail), nothing is taken and the next step goes on from there.
 */
export async function takeNext(pool: Pool, schema: string, feed: HistoryFeed): Promise<Step> {
  const [row] = await progressRow<{ progress: string | null }>({ sql: pool, schema }, [feed.store]);
  const seen = row?.progress ?? undefined;
  const { atEnd, more, ...batch } = await nextOf(feed, seen);
  const { rows, progress = seen, closedThrough } = batch;
  const nothing: Step = { added: 0, repeated: 0, waiting: 0, diverged: [], atEnd, more };
  if (rows.length === 0 && progress === seen) {
    // As a rule there is nothing new but the time.
    if (closedThrough !== undefined)
      await closeSource({ sql: pool, schema }, [feed.store, seen ?? null, closedThrough]);
    return nothing;
  }
  return inTransaction(pool, async (sql) => {
    const trail = { sql, schema };
    if ((await heldProgress(trail, feed.store)) !== seen) return { ...nothing, atEnd: false, more: true };
    return { ...(await take(trail, feed.store, batch)), atEnd, more };
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
