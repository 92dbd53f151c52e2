import type { Actor } from '@wenxiao/domain';
import type { EventReference } from '@wenxiao/event-store';
import { displayedValue, figureNames, figuresOf, type SetFigure, sumOf, type Whole } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { compareStreams, eventNameOf } from '../history/event-name.js';
import { parsedEventOf, type ReadMetadata } from './parsed-event.js';

/** A figure of a subject, as it stands. Values are as they were recorded; `shown` is how a person reads them. */
export type FigureValue = Readonly<{
  figure: string;
  /** Which of several: an indicator, a round. */
  item?: string;
  itemName?: string;
  /** 批复数 */
  name: string;
  value: string;
  shown: string;
  unit?: string;
  article?: string;
  ruleSetHash?: string;
  /** What the decision looked up in the rules: paths by code. */
  basis?: readonly string[];
  demo?: true;
  setBy: EventReference;
  recordedAt: string;
  effectiveAt: string;
}>;

/** What one event did to one figure. null: not set, or withdrawn. */
export type FigureChange = Readonly<{
  figure: string;
  item?: string;
  itemName?: string;
  name: string;
  unit?: string;
  article?: string;
  demo?: true;
  before: string | null;
  after: string | null;
  beforeShown: string | null;
  afterShown: string | null;
}>;

/** One event of a subject, as history tells it: what it rests on in the rules by paths alone. */
export type FoldedEntry = Readonly<{
  event: EventReference;
  type: string;
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

/** The order in which events were recorded. Where instants are equal no event knew of the other: names decide. */
export function compareRecorded(a: HistoryRow, b: HistoryRow): number {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
  return compareStreams(a, b) || a.version - b.version;
}

/**
 * The trail of a subject (an id, or a stream's name) from history rows in any order: entries, and the figures as they stand
 * after the last.
 *
 * Without `effective` events count in the order in which they were recorded. With it only those count whose business time
 * is not later, in the order of their business time (recorded later wins where that is equal): what was in force then, as
 * far as the rows know.
 */
export function foldTrail(rows: readonly HistoryRow[], subject: string, effective?: string): FoldedTrail {
  const events = [...rows].sort(compareRecorded).map((row) => {
    const { event, metadata } = parsedEventOf(row);
    return { row, metadata, effectiveAt: metadata.effectiveAt ?? row.recordedAt, set: figuresOf(event) };
  });
  const counted = events
    .filter(({ row, set }) => row.stream === subject || set.subjects.includes(subject))
    .filter(({ effectiveAt }) => effective === undefined || effectiveAt <= effective);
  // A stable sort: within one business time the order of recording stays.
  if (effective !== undefined)
    counted.sort((a, b) => (a.effectiveAt === b.effectiveAt ? 0 : a.effectiveAt < b.effectiveAt ? -1 : 1));
  const standing = new Map<string, FigureValue>();
  const entries = counted.map(({ row, metadata, effectiveAt, set }): FoldedEntry => {
    const isOurs = (figure: { subject: string }) => row.stream === subject || figure.subject === subject;
    const figures = set.figures.filter(isOurs);
    const changes = [
      ...withdrawn(standing, figures, set.wholes.filter(isOurs)),
      ...figures.map((figure) => apply(standing, figure, { row, effectiveAt })),
    ];
    return {
      event: eventNameOf(row),
      type: row.type,
      schemaVersion: row.schemaVersion,
      known: set.known,
      recordedAt: row.recordedAt,
      effectiveAt,
      ...(metadata.actor && { actor: metadata.actor }),
      commandId: row.commandId,
      ...(metadata.correlationId !== undefined && { correlationId: metadata.correlationId }),
      ...(metadata.causation && { causation: metadata.causation }),
      ...(metadata.basedOn && { basedOn: metadata.basedOn }),
      ...(metadata.rules && { rules: metadata.rules }),
      changes,
    };
  });
  return { entries, figures: [...standing.values()].sort(compareFigures) };
}

/** A figure's name among those of its subject. */
export function figureKeyOf({ figure, item }: Readonly<{ figure: string; item?: string }>): string {
  return JSON.stringify([figure, item ?? null]);
}

function shownOf(figure: string, value: string | null): string | null {
  return value === null ? null : displayedValue(figure, value);
}

function termsOf({ figure, item, itemName, unit, article }: SetFigure | FigureValue) {
  return {
    figure,
    ...(item !== undefined && { item }),
    ...(itemName !== undefined && { itemName }),
    name: figureNames.get(figure)?.zh ?? figure,
    ...(unit !== undefined && { unit }),
    ...(article !== undefined && { article }),
  };
}

type SettingEvent = Readonly<{ row: HistoryRow; effectiveAt: string }>;

function apply(standing: Map<string, FigureValue>, set: SetFigure, { row, effectiveAt }: SettingEvent): FigureChange {
  const key = figureKeyOf(set);
  const before = standing.get(key)?.value ?? null;
  const { figure, ruleSetHash, basis, demo } = set;
  const value = set.adds ? sumOf(before, set.value) : set.value;
  if (value === null) standing.delete(key);
  else {
    standing.set(key, {
      ...termsOf(set),
      value,
      shown: displayedValue(figure, value),
      ...(ruleSetHash !== undefined && { ruleSetHash }),
      ...(basis && { basis }),
      ...(demo && { demo }),
      setBy: eventNameOf(row),
      recordedAt: row.recordedAt,
      effectiveAt,
    });
  }
  return {
    ...termsOf(set),
    ...(demo && { demo }),
    before,
    after: value,
    beforeShown: shownOf(figure, before),
    afterShown: shownOf(figure, value),
  };
}

/** Items of figures that an event lists whole, and that it no longer lists. */
function withdrawn(
  standing: Map<string, FigureValue>,
  set: readonly SetFigure[],
  wholes: readonly Whole[],
): FigureChange[] {
  const kept = new Set(set.map(figureKeyOf));
  const gone = [...standing].filter(
    ([key, { figure, item = '' }]) =>
      !kept.has(key) && wholes.some((whole) => whole.figure === figure && isBelow(item, whole.below)),
  );
  return gone
    .sort(([, a], [, b]) => compareFigures(a, b))
    .map(([key, value]) => {
      standing.delete(key);
      return { ...termsOf(value), before: value.value, after: null, beforeShown: value.shown, afterShown: null };
    });
}

/** Whether an item is one of those that an event lists whole: any, where it says no item that they stand below. */
const isBelow = (item: string, above: string | undefined): boolean =>
  above === undefined || above === '' || item.startsWith(`${above}/`);

function compareFigures(a: FigureValue, b: FigureValue): number {
  const [first, second] = [figureKeyOf(a), figureKeyOf(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}
