import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@wenxiao/event-store';
import { freshDatabase, type FreshDatabase } from '@wenxiao/infra/testing';
import pg from 'pg';
import { type HistoryFeed, type HistoryRow, postgresHistory } from '@wenxiao/messaging';
import { takeNext } from '../trail/follow.js';
import { take, type Taken } from '../trail/take.js';
import { inSchema, type TrailDatabase, trailMigrations } from '../trail/trail-database.js';
import type { TestStore } from './stores.js';

/** A store comes to its end once no older transaction runs on the whole server: other test files have theirs. */
const pause_ms = 10;

/** An empty trail of its own, for tests. */
export type TestTrail = TrailDatabase & Readonly<{ pool: pg.Pool; database: FreshDatabase; drop(): Promise<void> }>;

export async function testTrail(): Promise<TestTrail> {
  const database = await freshDatabase('trail');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await migrate(client, trailMigrations);
  await client.end();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  return {
    sql: pool,
    schema: 'trail',
    pool,
    database,
    async drop() {
      await pool.end();
      await database.drop();
    },
  };
}

/** Another empty trail in the same database. */
export async function siblingTrail({ pool }: TestTrail, schema: string): Promise<TrailDatabase> {
  const text = await readFile(new URL('0001_trail.sql', trailMigrations.directory), 'utf8');
  await pool.query(`drop schema if exists ${schema} cascade`);
  await pool.query(inSchema(text, schema));
  return { sql: pool, schema };
}

/** Reads all that stores hold now into a trail. */
export async function catchUp(trail: TestTrail, stores: readonly TestStore[]): Promise<void> {
  for (const store of stores) {
    const feed = postgresHistory(store, store.historianUrl);
    while (!(await takeNext(trail.pool, trail.schema, feed)).atEnd) await sleep(pause_ms);
    await feed.close();
  }
}

/** A feed with whose every batch another instance has gone on in the trail meanwhile, as far as it says. */
export const overtaken = (feed: HistoryFeed, trail: TrailDatabase, progress: string): HistoryFeed => ({
  store: feed.store,
  next: async (seen) => {
    const batch = await feed.next(seen);
    await take(trail, feed.store, { rows: [], progress });
    return batch;
  },
  close: () => feed.close(),
});

/** Every row that a feed has. */
export async function readRows(feed: HistoryFeed): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = [];
  for (let progress: string | undefined; ;) {
    const batch = await feed.next(progress);
    rows.push(...batch.rows);
    if (batch.atEnd) return rows;
    await sleep(pause_ms);
    progress = batch.progress ?? progress;
  }
}

/** Takes rows of any stores as they come, in batches. */
export async function takeRows(
  trail: TrailDatabase,
  rows: readonly HistoryRow[],
  batch = rows.length,
): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch);
    for (const store of new Set(part.map((row) => row.store))) {
      taken.push(await take(trail, store, { rows: part.filter((row) => row.store === store) }));
    }
  }
  return taken;
}
