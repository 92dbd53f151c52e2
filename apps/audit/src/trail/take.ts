import { figuresOf } from '@wenxiao/figures';
import type { HistoryBatch, HistoryRow } from '@wenxiao/messaging';
import { type EventName, eventNameOf, streamKeyOf, type StreamName } from '../history/event-name.js';
import { parsedEventOf } from './parsed-event.js';
import { compareRecorded } from './fold.js';
import { indexReaders } from './readers-index.js';
import { keepRulesTexts } from './rules-texts.js';
import { type HashedRow, placeRows, type Placing, type Tip } from './placing.js';
import { columnsOf, historyRowOfStored, type StoredRow, type TrailDatabase, trailStatement } from './trail-database.js';

const holdSource = trailStatement('hold-source');
const moveSource = trailStatement('move-source');
const knownRows = trailStatement('known-rows');
const streamTips = trailStatement('stream-tips');
const waitingRows = trailStatement('waiting-rows');
const addRows = trailStatement('add-rows');
const addWaiting = trailStatement('add-waiting');
const addDivergences = trailStatement('add-divergences');
const releaseWaiting = trailStatement('release-waiting');
const setTips = trailStatement('set-tips');
const addSubjects = trailStatement('add-subjects');
const setSubjectUnits = trailStatement('set-subject-units');

/** What a batch did to the trail. */
export type Taken = Readonly<{
  added: number;
  repeated: number;
  waiting: number;
  /** New divergences: the store delivered other bytes under a name that the trail knows. An alarm each. */
  diverged: readonly EventName[];
}>;

/** Holds a store's row in the trail for this transaction, and answers how far the store was read. */
export async function heldProgress(trail: TrailDatabase, store: string): Promise<string | undefined> {
  const [row] = await holdSource<{ progress: string | null }>(trail, [store]);
  return row?.progress ?? undefined;
}

/**
 * Takes a batch of one store into the trail, in the caller's transaction. Rows that the trail has change nothing; one whose
 * bytes differ is kept beside it as diverged; one whose predecessor is missing waits.
 *
 * @throws {TypeError} when a row is another store's.
 */
export async function take(
  trail: TrailDatabase,
  store: string,
  batch: Omit<HistoryBatch, 'atEnd' | 'more'>,
): Promise<Taken> {
  const foreign = batch.rows.find((row) => row.store !== store);
  if (foreign) throw new TypeError(`A row of ${foreign.store} came with the history of ${store}`);
  await heldProgress(trail, store);
  const placing = await place(trail, store, batch.rows);
  const diverged = await keep(trail, store, placing);
  await moveSource(trail, [store, batch.progress ?? null, batch.closedThrough ?? null]);
  return {
    added: placing.placed.length,
    repeated: placing.repeated,
    waiting: placing.waiting.length,
    diverged: diverged.map(eventNameOf),
  };
}

async function place(trail: TrailDatabase, store: string, rows: readonly HistoryRow[]): Promise<Placing> {
  const streams = [...new Map(rows.map((row) => [streamKeyOf(row), row])).values()];
  const [tenants, names] = [streams.map(({ tenant }) => tenant), streams.map(({ stream }) => stream)];
  const known = await knownRows<Omit<EventName, 'store'> & { row_hash: Buffer }>(trail, [store, ...eventColumns(rows)]);
  const hashes = new Map(known.map((row) => [eventKeyOf(row), row.row_hash]));
  const tips = await streamTips<Tip>(trail, [store, tenants, names]);
  const waiting = await waitingRows<StoredRow>(trail, [store, tenants, names]);
  return placeRows(rows, {
    hashOf: (row) => hashes.get(eventKeyOf(row)),
    tips,
    waiting: waiting.map((row) => ({ row: historyRowOfStored(row), hash: row.row_hash })),
  });
}

async function keep(trail: TrailDatabase, store: string, placing: Placing): Promise<readonly EventName[]> {
  const { placed, waiting, released, tips, diverged } = placing;
  if (placed.length > 0) await addRows(trail, [...columnsOf(placed), placed.map(({ head }) => head)]);
  if (waiting.length > 0) await addWaiting(trail, columnsOf(waiting));
  if (released.length > 0) await releaseWaiting(trail, [store, ...eventColumns(released.map(({ row }) => row))]);
  if (tips.length > 0) {
    const column = (value: (tip: Tip) => unknown) => tips.map(value);
    const values = [column((tip) => tip.tenant), column((tip) => tip.stream), column((tip) => tip.version)];
    await setTips(trail, [store, ...values, column((tip) => tip.head)]);
  }
  const rows = placed.map(({ row }) => row);
  await indexSubjects(trail, rows);
  await keepRulesTexts(trail, rows);
  return diverged.length > 0 ? addDivergences<EventName>(trail, columnsOf(uniqueByHash(diverged))) : [];
}

/** Notes for each subject which streams tell of it, and who may read of them. */
export async function indexSubjects(trail: TrailDatabase, rows: readonly HistoryRow[]): Promise<void> {
  const found = new Map<string, StreamName & { subject: string }>();
  for (const row of rows) {
    const { subjects } = figuresOf(parsedEventOf(row).event);
    for (const subject of [...subjects, row.stream]) {
      const { store, tenant, stream } = row;
      found.set(JSON.stringify([subject, store, tenant, stream]), { subject, store, tenant, stream });
    }
  }
  await indexUnits(trail, rows);
  await indexReaders(trail, rows);
  const all = [...found.values()];
  if (all.length === 0) return;
  const column = (name: keyof (typeof all)[number]) => all.map((each) => each[name]);
  await addSubjects(trail, [column('subject'), column('store'), column('tenant'), column('stream')]);
}

type SubjectUnit = Readonly<{ subject: string; unit: string; row: HistoryRow }>;

/** The figures that say to which organisation a subject belongs: a project's unit, the workplace of a person. */
const belonging: readonly string[] = ['unit', 'workplace'];

/** Notes for each subject, and for each stream, which organisation the newest row says that it belongs to. */
async function indexUnits(trail: TrailDatabase, rows: readonly HistoryRow[]): Promise<void> {
  const newest = new Map<string, SubjectUnit>();
  for (const row of [...rows].sort(compareRecorded)) {
    for (const { figure, subject, value } of figuresOf(parsedEventOf(row).event).figures) {
      if (!belonging.includes(figure) || value === null) continue;
      for (const each of [subject, row.stream])
        newest.set(JSON.stringify([row.tenant, each]), { subject: each, unit: value, row });
    }
  }
  if (newest.size === 0) return;
  const column = (value: (each: SubjectUnit) => unknown) => [...newest.values()].map(value);
  await setSubjectUnits(trail, [
    column(({ row }) => row.tenant),
    column(({ subject }) => subject),
    column(({ unit }) => unit),
    column(({ row }) => row.recordedAt),
    column(({ row }) => row.store),
    column(({ row }) => row.stream),
    column(({ row }) => row.version),
  ]);
}

function uniqueByHash(rows: readonly HashedRow[]): HashedRow[] {
  return [...new Map(rows.map((each) => [each.hash.toString('hex'), each])).values()];
}

function eventColumns(rows: readonly Pick<EventName, 'tenant' | 'stream' | 'version'>[]): unknown[][] {
  return [rows.map(({ tenant }) => tenant), rows.map(({ stream }) => stream), rows.map(({ version }) => version)];
}

function eventKeyOf({ tenant, stream, version }: Pick<EventName, 'tenant' | 'stream' | 'version'>): string {
  return JSON.stringify([tenant, stream, version]);
}
