import type { Actor } from '@wenxiao/domain';
import { admits, type Reader, unrestricted } from '@wenxiao/domain/field';
import type { EventReference } from '@wenxiao/event-store';
import { eventAudience, eventNames, figuresOf } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { compareStreams, eventNameOf } from '../history/event-name.js';
import { type FigureChange, type FigureValue, type Naming, Standing } from './standing.js';
import { parsedEventOf, type ReadMetadata } from './parsed-event.js';

/** One event of a subject, as history tells it: what it rests on in the rules by paths alone. */
export type FoldedEntry = Readonly<{
  event: EventReference;
  type: string;
  /** What events of this type are called: 批复预算. */
  name?: string;
  schemaVersion: number;
  /** Whether the catalogue of figures knows this type in this version. */
  known: boolean;
  recordedAt: string;
  /** Business time; recorded-at where the event does not say. */
  effectiveAt: string;
  actor?: Actor;
  commandId: string;
  correlationId?: string;
  /** The event that this one answers. */
  causation?: EventReference;
  basedOn?: readonly EventReference[];
  /** The sets that it was decided under, and what of them it rests on. */
  rules?: ReadMetadata['rules'];
  changes: readonly FigureChange[];
}>;

export type FoldedTrail = Readonly<{ entries: readonly FoldedEntry[]; figures: readonly FigureValue[] }>;

/** Of what is folded, what counts, and for whom: without a reader, all that history says. */
export type FoldOptions = Readonly<{
  effective?: string | undefined;
  readerOf?: (row: HistoryRow, metadata: ReadMetadata) => Reader;
  /** What rules call the codes that were decided under them. */
  naming?: Naming;
}>;

/** The order in which events were recorded. Where instants are equal no event knew of the other: names decide. */
export function compareRecorded(a: HistoryRow, b: HistoryRow): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
  return compareStreams(a, b) || a.version - b.version;
}

/**
 * The trail of a subject (an id, or a stream's name) from history rows in any order: entries, and the figures as they stand
 * after the last.
 *
 * A reader is shown the events that are for them, and of these the figures; what else happened counts, and stays unsaid.
 *
 * Without `effective` events count in the order in which they were recorded. With it only those count whose business time
 * is not later, in the order of their business time (recorded later wins where that is equal): what was in force then, as
 * far as the rows know.
 */
export function foldTrail(
  rows: readonly HistoryRow[],
  subject: string,
  { effective, readerOf = () => unrestricted, naming }: FoldOptions = {},
): FoldedTrail {
  const events = [...rows].sort(compareRecorded).map((row) => {
    const { event, metadata } = parsedEventOf(row);
    const effectiveAt = metadata.effectiveAt ?? row.recordedAt;
    return { row, metadata, effectiveAt, set: figuresOf(event), is: eventAudience(event) };
  });
  const counted = events
    .filter(({ row, set }) => row.stream === subject || set.subjects.includes(subject))
    .filter(({ effectiveAt }) => effective === undefined || effectiveAt <= effective);
  // A stable sort: within one business time the order of recording stays.
  if (effective !== undefined)
    counted.sort((a, b) => (a.effectiveAt === b.effectiveAt ? 0 : a.effectiveAt < b.effectiveAt ? -1 : 1));
  // What a reader may not read sets figures all the same: what stands is what happened, and they are not shown it.
  const standing = new Standing(naming);
  const entries = counted.flatMap(({ row, metadata, effectiveAt, set, is }): FoldedEntry[] => {
    const isOurs = (figure: { subject: string }) => row.stream === subject || figure.subject === subject;
    const reader = readerOf(row, metadata);
    const setting = { row, effectiveAt, reader, isKnown: admits(reader, { audience: is.audience }) };
    const figures = set.figures.filter(isOurs);
    const changes = [
      ...standing.withdraw(figures, set.wholes.filter(isOurs), setting),
      ...figures.flatMap((figure) => standing.set(figure, setting)),
    ];
    if (!setting.isKnown) return [];
    const knowsDoer = admits(reader, { audience: is.doers }) && reader.unnamed === undefined;
    return [{ ...entryOf({ row, metadata, effectiveAt, known: set.known, knowsDoer }), changes }];
  });
  return { entries, figures: standing.shown() };
}

type Telling = Readonly<{
  row: HistoryRow;
  metadata: ReadMetadata;
  effectiveAt: string;
  known: boolean;
  knowsDoer: boolean;
}>;

function entryOf({ row, metadata, effectiveAt, known, knowsDoer }: Telling): Omit<FoldedEntry, 'changes'> {
  const name = eventNames.get(row.type);
  return {
    event: eventNameOf(row),
    type: row.type,
    ...(name !== undefined && { name }),
    schemaVersion: row.schemaVersion,
    known,
    recordedAt: row.recordedAt,
    effectiveAt,
    ...(metadata.actor && knowsDoer && { actor: metadata.actor }),
    commandId: row.commandId,
    ...(metadata.correlationId !== undefined && { correlationId: metadata.correlationId }),
    ...(metadata.causation && { causation: metadata.causation }),
    ...(metadata.basedOn && { basedOn: metadata.basedOn }),
    ...(metadata.rules && { rules: metadata.rules }),
  };
}
