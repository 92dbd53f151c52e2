import { isInstant } from '@wenxiao/domain';
import { admits } from '@wenxiao/domain/field';
import { eventAudience } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { type EventName, eventNameOf } from '../history/event-name.js';
import { RootHash, rowHashOf, type StreamHead } from '../proof/proof.js';
import { citedEntries, type TrailEntry } from './cited-rules.js';
import { diffTrail, type TrailDifference } from './diff.js';
import { type FoldedEntry, type FoldedTrail, foldTrail } from './fold.js';
import { namingOf } from './named-by-rules.js';
import { parsedEventOf, type ReadMetadata } from './parsed-event.js';
import { type Asking, knownAmong, readerIn, type Reading } from './reading.js';
import { historyRowOfStored, type RowWithHead, type TrailDatabase, trailStatement } from './trail-database.js';
import { isOfYear } from './year.js';

const subjectRows = trailStatement('subject-rows');
const subjectDivergences = trailStatement('subject-divergences');
const divergenceCount = trailStatement('count-divergences');
const watermarkRows = trailStatement('watermarks');
const headRows = trailStatement('stream-heads');

/** Events of one subject that one answer folds at most; a subject's whole cycle is some hundred. */
const eventsMax = 20_000;
const headsPage = 5_000;

/** Through when a store's record is closed in the trail; null before the store's first mark. */
export type Watermark = Readonly<{ store: string; closedThrough: string | null }>;

/** What must not go unseen in an answer. */
export type Alarm = Readonly<
  | { kind: 'history-diverged'; event: EventName; hash: string; noticedAt: string }
  /** The trail's own row is no longer what it was when it was taken in. */
  | { kind: 'row-altered'; event: EventName }
>;

export type Answer = Readonly<{
  subject: string;
  asOf?: string;
  watermarks: readonly Watermark[];
  alarms: readonly Alarm[];
}>;
type Cited<Folded> = Omit<Folded, 'entries'> & Readonly<{ entries: readonly TrailEntry[] }>;
export type TrailAnswer = Answer & Readonly<{ effective?: string; year?: number }> & Cited<FoldedTrail>;
export type DifferenceAnswer = Answer & Readonly<{ from: string; to: string }> & Cited<TrailDifference>;

export type RootAnswer = Readonly<{
  root: string;
  streams: number;
  rows: number;
  asOf?: string;
  watermarks: readonly Watermark[];
}>;

/** Thrown when somebody asks for an instant at which more may still be recorded. Ask again a little later, or for an earlier instant. */
export class NotClosedYetError extends Error {
  override readonly name = 'NotClosedYetError';
  constructor(
    readonly instant: string,
    readonly watermarks: readonly Watermark[],
  ) {
    super(`The record is not closed through ${instant} yet`);
  }
}

/** Thrown when a subject has more events than one answer takes. */
export class TrailTooLongError extends Error {
  override readonly name = 'TrailTooLongError';
}

/** How often a store delivered other bytes under a name that the trail knows. */
export async function divergencesIn(trail: TrailDatabase): Promise<number> {
  const [counted] = await divergenceCount<{ divergences: number }>(trail);
  return counted?.divergences ?? 0;
}

export async function watermarksOf(trail: TrailDatabase): Promise<readonly Watermark[]> {
  const rows = await watermarkRows<{ store: string; closed_through: string | null }>(trail);
  return rows.map((row) => ({ store: row.store, closedThrough: row.closed_through }));
}

/** The newest instant through which every store's record is closed; undefined where a store has none, or there is no store. */
export function closedEverywhere(watermarks: readonly Watermark[]): string | undefined {
  const instants = watermarks.map(({ closedThrough }) => closedThrough);
  if (instants.some((instant) => instant === null || !isInstant(instant))) return undefined;
  return instants.filter((instant) => instant !== null).sort()[0];
}

/** @throws {NotClosedYetError} */
export function requireClosed(instant: string, watermarks: readonly Watermark[]): void {
  const closed = closedEverywhere(watermarks);
  if (closed === undefined || instant > closed) throw new NotClosedYetError(instant, watermarks);
}

/** Whose trail: a subject's id or a stream's name; of one tenant, or (offline) of whichever. */
export type Subject = Readonly<{ subject: string; tenant?: string }>;

/** Who asks, and how they read what they ask for; whoever has the trail itself reads all of it. */
export type ReadBy = Readonly<{ asking: Asking; reading: Reading }>;

/** What of a trail is asked for. `asOf` cuts by recorded-at, `effective` by business time; both are UTC instants with microseconds. */
export type TrailQuestion = Readonly<{
  asOf?: string | undefined;
  effective?: string | undefined;
  /** What is about another year is left out. */
  year?: number | undefined;
}>;

/**
 * The trail of a subject: what happened to it, and all figures as they stand.
 *
 * @throws {NotClosedYetError} when `asOf` is not closed in every store.
 * @throws {TrailTooLongError}
 */
export async function trailOf(
  trail: TrailDatabase,
  asked: Subject,
  { asOf, effective, year }: TrailQuestion = {},
  by?: ReadBy,
): Promise<TrailAnswer> {
  const watermarks = await watermarksOf(trail);
  if (asOf !== undefined) requireClosed(asOf, watermarks);
  const { rows, alarms } = await rowsOf(trail, asked, asOf, by);
  const ofYear = year === undefined ? rows : rows.filter((row) => isOfYear(row, year));
  const { entries, figures } = foldTrail(ofYear, asked.subject, {
    effective,
    naming: await namingOf(trail, ofYear),
    ...foldedFor(by),
  });
  return {
    subject: asked.subject,
    ...(asOf !== undefined && { asOf }),
    ...(effective !== undefined && { effective }),
    ...(year !== undefined && { year }),
    watermarks,
    alarms,
    entries: await citedEntries(trail, await withKnownReferences(trail, entries, by)),
    figures,
  };
}

const foldedFor = (by: ReadBy | undefined) =>
  by && { readerOf: (row: HistoryRow, metadata: ReadMetadata) => readerIn(by.reading, row, metadata) };

/** Entries without the references to what the reader may not know of. */
async function withKnownReferences(
  trail: TrailDatabase,
  entries: readonly FoldedEntry[],
  by: ReadBy | undefined,
): Promise<readonly FoldedEntry[]> {
  if (!by) return entries;
  const references = entries.flatMap(({ basedOn = [], causation }) => [...basedOn, ...(causation ? [causation] : [])]);
  const isKnown = await knownAmong(trail, references, by);
  return entries.map(({ basedOn, causation, ...entry }) => ({
    ...entry,
    ...(causation && isKnown(causation) && { causation }),
    ...(basedOn && { basedOn: basedOn.filter(isKnown) }),
  }));
}

/**
 * What changed for a subject between two instants of recorded-at.
 * @throws {NotClosedYetError} when the later one is not closed in every store.
 * @throws {TrailTooLongError}
 */
export async function differenceOf(
  trail: TrailDatabase,
  asked: Subject,
  [one, other]: readonly [string, string],
  by?: ReadBy,
): Promise<DifferenceAnswer> {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const watermarks = await watermarksOf(trail);
  requireClosed(to, watermarks);
  const { rows, alarms } = await rowsOf(trail, asked, to, by);
  const { entries, figures } = diffTrail(rows, asked.subject, from, {
    naming: await namingOf(trail, rows),
    ...foldedFor(by),
  });
  const cited = await citedEntries(trail, await withKnownReferences(trail, entries, by));
  return { subject: asked.subject, from, to, watermarks, alarms, figures, entries: cited };
}

/**
 * Everything that was recorded of a subject, as it is kept, and what must not go unseen of it.
 * @throws {TrailTooLongError}
 */
export async function rowsOf(
  trail: TrailDatabase,
  { subject, tenant }: Subject,
  asOf: string | undefined,
  by: ReadBy | undefined,
) {
  const stored = await subjectRows<RowWithHead>(trail, [subject, tenant ?? null, asOf ?? null, eventsMax + 1]);
  if (stored.length > eventsMax) throw new TrailTooLongError(`${subject} has more than ${eventsMax} events`);
  const diverged = await subjectDivergences<EventName & { row_hash: Buffer; noticed_at: string }>(trail, [
    subject,
    tenant ?? null,
  ]);
  const rows: HistoryRow[] = [];
  const alarms: Alarm[] = diverged.map((row) => ({
    kind: 'history-diverged',
    event: eventNameOf(row),
    hash: row.row_hash.toString('hex'),
    noticedAt: row.noticed_at,
  }));
  for (const each of stored) {
    const row = historyRowOfStored(each);
    if (!rowHashOf(row).equals(each.row_hash)) alarms.push({ kind: 'row-altered', event: eventNameOf(row) });
    rows.push(row);
  }
  return { stored, rows, alarms: by ? knownAlarms(alarms, rows, by) : alarms };
}

/** An alarm names an event: it is for who may know of that. */
function knownAlarms(alarms: readonly Alarm[], rows: readonly HistoryRow[], { reading }: ReadBy): readonly Alarm[] {
  const named = new Map(rows.map((row) => [JSON.stringify(eventNameOf(row)), row]));
  return alarms.filter(({ event: name }) => {
    const row = named.get(JSON.stringify(name));
    if (!row) return false;
    const { event, metadata } = parsedEventOf(row);
    return admits(readerIn(reading, row, metadata), eventAudience(event));
  });
}

/** Heads of all streams in the order of the root, newest or as of an instant. */
async function* streamHeads(trail: TrailDatabase, asOf?: string): AsyncGenerator<StreamHead> {
  let last = { store: '', tenant: '', stream: '' };
  for (;;) {
    const values = [last.store, last.tenant, last.stream, asOf ?? null, headsPage];
    const page = await headRows<Omit<StreamHead, 'version' | 'head'> & { version: number | null; head: Buffer | null }>(
      trail,
      values,
    );
    for (const { version, head, ...name } of page) {
      if (version !== null && head !== null) yield { ...name, version, head };
      last = name;
    }
    if (page.length < headsPage) return;
  }
}

/**
 * The root of the trail: of everything that it holds, or as of an instant.
 * @throws {NotClosedYetError}
 */
export async function rootOfTrail(trail: TrailDatabase, asOf?: string): Promise<RootAnswer> {
  const watermarks = await watermarksOf(trail);
  if (asOf !== undefined) requireClosed(asOf, watermarks);
  const root = new RootHash();
  let rows = 0;
  for await (const head of streamHeads(trail, asOf)) {
    root.add(head);
    rows += head.version;
  }
  return { root: root.digest(), streams: root.streams, rows, ...(asOf !== undefined && { asOf }), watermarks };
}
