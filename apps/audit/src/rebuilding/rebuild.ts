import { readdir, readFile } from 'node:fs/promises';
import { inTransaction, type Queryable } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { HistoryFeed } from '@wenxiao/messaging';
import { type EventName, eventNameOf } from '../history/event-name.js';
import { rowHashOf } from '../proof/proof.js';
import { takeNext } from '../trail/follow.js';
import { type RootAnswer, rootOfTrail } from '../trail/questions.js';
import { refreshSubjects } from '../trail/subject-index.js';
import {
  columnsOf,
  historyRowOfStored,
  inSchema,
  type StoredRow,
  trailMigrations,
  trailSchema,
  trailStatement,
} from '../trail/trail-database.js';

const freshSchema = 'trail_rebuilt';
const differencesMax = 1_000;

const formerRows = trailStatement('former-rows');
const addDivergences = trailStatement('add-divergences');

export type RebuildProgress = Readonly<{ store: string; rows: number }>;

export type RebuildDifference = Readonly<{
  kind:
    /** The source gives other bytes now: its history diverged. */
    | 'differs'
    /** The former trail's row was no longer what had been taken in. */
    | 'altered'
    /** The row is the same, what came before it in the stream is not. */
    | 'head-differs'
    /** The source does not give it (any more). */
    | 'not-in-source';
  event: EventName;
}>;

export type Rebuilt = RootAnswer &
  Readonly<{
    /** What the former trail said otherwise; the first thousand. */
    differences: readonly RebuildDifference[];
    /** Where the former trail is kept, if it said anything else. */
    keptAs?: string;
    /** Rows that wait for a predecessor that the source does not give. */
    waiting: number;
    diverged: number;
  }>;

/** Thrown when a rebuild cannot begin or go on. */
export class RebuildRefusedError extends Error {
  override readonly name = 'RebuildRefusedError';
  constructor(
    readonly code: 'not-owner' | 'under-way' | 'source-stuck' | 'trail-in-use',
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
  }
}

/**
 * Builds the trail anew from its sources, beside the one in force, and puts it in force. The former trail goes when it said
 * the same; when it said anything else it is kept under another name, and what differs is a divergence of the new one.
 *
 * @param pool of a role that may make schemas in the audit database
 * @throws {RebuildRefusedError}
 */
export async function rebuildTrail(
  pool: Pool,
  feeds: readonly HistoryFeed[],
  report: (progress: RebuildProgress) => void = () => undefined,
): Promise<Rebuilt> {
  const lock = await pool.connect();
  try {
    await requireOwner(lock);
    await lockRebuild(lock);
    await createFresh(lock);
    const counts = { waiting: 0, diverged: 0 };
    for (const feed of feeds) counts.diverged += await readWhole(pool, feed, report);
    await refreshSubjects(pool, freshSchema);
    const answer = await rootOfTrail({ sql: pool, schema: freshSchema });
    const { rows: waiting } = await lock.query<{ count: number }>(
      `select count(*)::integer as count from ${freshSchema}.waiting`,
    );
    counts.waiting = waiting[0]?.count ?? 0;
    return { ...answer, ...counts, ...(await putInForce(pool)) };
  } finally {
    lock.release(true); // Ends the session, and the lock with it.
  }
}

async function requireOwner(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ may: boolean }>(
    `select has_database_privilege(current_database(), 'CREATE') as may`,
  );
  if (rows[0]?.may === true) return;
  throw new RebuildRefusedError(
    'not-owner',
    '重建需要审计库所有者角色。请在 connections.json 的 audit.ownerUrl 中给出。',
    'A rebuild needs the owner role of the audit database: give it as audit.ownerUrl in connections.json.',
  );
}

async function lockRebuild(sql: Queryable): Promise<void> {
  const { rows } = await sql.query<{ held: boolean }>(
    `select pg_try_advisory_lock(hashtext('wenxiao audit rebuild')) as held`,
  );
  if (rows[0]?.held === true) return;
  throw new RebuildRefusedError(
    'under-way',
    '另一次重建正在进行，请等它结束。',
    'Another rebuild is under way. Wait until it has ended.',
  );
}

async function createFresh(sql: Queryable): Promise<void> {
  await sql.query(`drop schema if exists ${freshSchema} cascade`);
  const files = (await readdir(trailMigrations.directory)).filter((file) => file.endsWith('.sql')).sort();
  for (const file of files) {
    await sql.query(inSchema(await readFile(new URL(file, trailMigrations.directory), 'utf8'), freshSchema));
  }
}

/** How long a source may show nothing new and yet not be at its end: a transaction left open there, say. */
const stuckAfter_ms = 60_000;

async function readWhole(pool: Pool, feed: HistoryFeed, report: (progress: RebuildProgress) => void): Promise<number> {
  let [rows, diverged, moved] = [0, 0, performance.now()];
  for (;;) {
    const step = await takeNext(pool, freshSchema, feed);
    rows += step.added + step.waiting;
    diverged += step.diverged.length;
    report({ store: feed.store, rows });
    if (step.atEnd) return diverged;
    if (step.added + step.waiting + step.repeated > 0) moved = performance.now();
    else if (performance.now() - moved > stuckAfter_ms) {
      throw new RebuildRefusedError(
        'source-stuck',
        `${feed.store} 的历史读不到结尾（可能有未结束的事务）。请稍后再试。`,
        `The history of ${feed.store} does not come to its end (a transaction left open, perhaps). Try again later.`,
      );
    } else await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Exchanges the trails in one transaction, so that there always is one. */
async function putInForce(pool: Pool): Promise<Pick<Rebuilt, 'differences' | 'keptAs'>> {
  return inTransaction(pool, async (tx) => {
    await tx.query(`set local transaction_timeout = 0`);
    const { rows } = await tx.query<{ exists: boolean; name: string }>(
      `select to_regnamespace('${trailSchema}') is not null as exists,
              'trail_kept_' || to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDDHH24MISSMS') as name`,
    );
    const [former] = rows;
    const differences = former?.exists ? await keepDifferences(tx) : [];
    if (former?.exists) {
      const kept = differences.length > 0;
      if (!kept) await holdAlone(tx);
      await tx.query(
        kept ? `alter schema ${trailSchema} rename to ${former.name}` : `drop schema ${trailSchema} cascade`,
      );
      await tx.query(`alter schema ${freshSchema} rename to ${trailSchema}`);
      await grantToService(tx);
      return { differences, ...(kept && { keptAs: former.name }) };
    }
    await tx.query(`alter schema ${freshSchema} rename to ${trailSchema}`);
    await grantToService(tx);
    return { differences };
  });
}

/**
 * Holds every table of the former trail before it goes. Whoever reads or follows it has some of them and asks for others: to wait for one
 * while holding another would be a deadlock, so it has all or none, and asks again.
 */
async function holdAlone(tx: Queryable): Promise<void> {
  const { rows } = await tx.query<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables where schemaname = $1`,
    [trailSchema],
  );
  for (const since = performance.now(); ;) {
    await tx.query('savepoint alone');
    try {
      await tx.query(`lock table ${rows[0]?.tables ?? ''} in access exclusive mode nowait`);
      return;
    } catch (error) {
      await tx.query('rollback to savepoint alone');
      const isHeld = (error as { code?: unknown }).code === '55P03';
      if (!isHeld) throw error;
    }
    if (performance.now() - since > stuckAfter_ms)
      throw new RebuildRefusedError(
        'trail-in-use',
        '轨迹一直有人在读，未能换上重建的轨迹。请稍后再试。',
        'The trail was being read all the time, and could not be exchanged for the rebuilt one. Try again later.',
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * What the former trail held otherwise. Where the store's history itself was another then, the former row is a divergence of the
 * fresh trail; and so is what had diverged before.
 */
async function keepDifferences(tx: Queryable): Promise<readonly RebuildDifference[]> {
  const former = await formerRows<FormerRow>({ sql: tx, schema: trailSchema }, [differencesMax]);
  const hashed = former.map((row) => ({
    row: historyRowOfStored(row),
    hash: rowHashOf(historyRowOfStored(row)),
    former: row,
  }));
  const differences = hashed.map(({ hash, former }): RebuildDifference => {
    const event = eventNameOf(former);
    if (!former.in_source) return { kind: 'not-in-source', event };
    if (!hash.equals(former.row_hash)) return { kind: 'altered', event };
    return { kind: former.same_hash ? 'head-differs' : 'differs', event };
  });
  const diverged = hashed.filter((_, index) => differences[index]?.kind === 'differs');
  if (diverged.length > 0) await addDivergences({ sql: tx, schema: freshSchema }, columnsOf(diverged));
  await tx.query(
    `insert into ${freshSchema}.divergences select * from ${trailSchema}.divergences on conflict do nothing`,
  );
  return differences;
}

type FormerRow = StoredRow & { in_source: boolean; same_hash: boolean };

async function grantToService(tx: Queryable): Promise<void> {
  // A store's service role is named as its database.
  const { rows } = await tx.query<{ service: string }>(
    `select quote_ident(rolname) as service from pg_roles where rolname = current_database()`,
  );
  const service = rows[0]?.service;
  if (service === undefined) return; // A trail beside a service's store: an auditor's own database.
  await tx.query(`grant usage on schema ${trailSchema} to ${service}`);
  await tx.query(`grant select, insert, update, delete on all tables in schema ${trailSchema} to ${service}`);
}
