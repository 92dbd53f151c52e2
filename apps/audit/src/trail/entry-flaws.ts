import { isDeepStrictEqual } from 'node:util';
import { holdsSealed } from '@wenxiao/domain/field';
import { figuresOf } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';
import { type EventName, eventNameOf } from '../history/event-name.js';
import type { TrailEntry } from './cited-rules.js';
import { type FoldedEntry, foldTrail } from './fold.js';
import { parsedEventOf } from './parsed-event.js';
import { type FigureChange, figureKeyOf, type FigureValue } from './standing.js';

/** What is told of a subject. */
export type ToldTrail = Readonly<{
  subject: string;
  entries: readonly TrailEntry[];
  figures: readonly FigureValue[];
}>;

export type HeldAgainst = Readonly<{
  /** These are all rows of the subject: what stood before each change, and what stands now, follows from them, too. */
  isWhole: boolean;
  /** What events, figures and codes are called was told by this product, and is to be the same. */
  isCalledAlike: boolean;
}>;

/** What is told otherwise than rows have it: of an event, or of the figures as they stand. */
export type EntryFlaw = Readonly<{ event?: EventName; what: string }>;

/**
 * Holds what is told of a subject against rows that tell of it. Where rows have a sealed text any may be told. What sets call a code, and
 * the words of articles, stand in no row.
 */
export function entryFlaws(told: ToldTrail, rows: readonly HistoryRow[], against: HeldAgainst): readonly EntryFlaw[] {
  const { entries, figures } = foldTrail(rows, told.subject);
  const folded = new Map(entries.map((entry) => [nameOf(entry.event), entry]));
  const adding = new Map(rows.map((row) => [nameOf(row), addingKeys(row)]));
  const flaws = told.entries.flatMap((entry): EntryFlaw[] => {
    const own = folded.get(nameOf(entry.event));
    if (!own) return [];
    const event = eventNameOf(entry.event);
    const isSame = against.isWhole
      ? isTold(compared(entry.changes, against), compared(own.changes, against))
      : changesFollow(entry.changes, own.changes, adding.get(nameOf(own.event)) ?? new Set(), against);
    return [...flawsOfEntry(entry, own, against), ...(isSame ? [] : ['changes'])].map((what) => ({ event, what }));
  });
  const isStanding = !against.isWhole || isTold(standing(told.figures), standing(figures));
  return isStanding ? flaws : [...flaws, { what: 'figures' }];
}

const nameOf = (event: Readonly<{ store: string; stream: string; version: number }>): string =>
  JSON.stringify([event.store, event.stream, event.version]);

/** Figures of a row that add to what stood before. */
const addingKeys = (row: HistoryRow): ReadonlySet<string> =>
  new Set(
    figuresOf(parsedEventOf(row).event)
      .figures.filter(({ adds }) => adds)
      .map(figureKeyOf),
  );

const standing = (figures: readonly FigureValue[]) =>
  figures.map(({ figure, item, value, setBy }) => ({ figure, item, value, setBy }));

const said = [
  'event',
  'type',
  'schemaVersion',
  'recordedAt',
  'effectiveAt',
  'actor',
  'commandId',
  'correlationId',
  'causation',
] as const satisfies readonly (keyof FoldedEntry)[];

function flawsOfEntry(entry: TrailEntry, own: FoldedEntry, { isCalledAlike }: HeldAgainst): string[] {
  const flaws: string[] = said.filter((field) => !isDeepStrictEqual(entry[field], own[field]));
  if (isCalledAlike && entry.name !== own.name) flaws.push('name');
  if (!isDeepStrictEqual(entry.basedOn ?? [], own.basedOn ?? [])) flaws.push('basedOn');
  const { basis: cited = [], ...under } = entry.rules ?? {};
  const { basis = [], ...ownUnder } = own.rules ?? {};
  const paths = cited.map(({ path }) => path);
  if (!isDeepStrictEqual(paths, basis) || !isDeepStrictEqual(under, ownUnder)) flaws.push('rules');
  return flaws;
}

const compared = (changes: readonly FigureChange[], { isWhole, isCalledAlike }: HeldAgainst) =>
  changes.map(({ figure, item, name, unit, demo, before, after, beforeShown, afterShown }) => ({
    ...{ figure, item, demo, after },
    ...(isCalledAlike && { name, unit, afterShown }),
    ...(isWhole && { before }),
    ...(isWhole && isCalledAlike && { beforeShown }),
  }));

/** Without all rows a change is known by what it came to, where it does not add to what stood before, nor takes it away. */
function changesFollow(
  told: readonly FigureChange[],
  own: readonly FigureChange[],
  adding: ReadonlySet<string>,
  against: HeldAgainst,
): boolean {
  const isSet = ({ after }: FigureChange) => after !== null;
  const [toldSet, ownSet] = [told.filter(isSet), own.filter(isSet)];
  const places = (changes: readonly FigureChange[]) => changes.map(({ figure, item }) => ({ figure, item }));
  if (!isTold(places(toldSet), places(ownSet))) return false;
  const known = (changes: readonly FigureChange[]) => changes.filter((change) => !adding.has(figureKeyOf(change)));
  return isTold(compared(known(toldSet), against), compared(known(ownSet), against));
}

/** Whether the one is what the other has, where that is not sealed. */
function isTold(told: unknown, own: unknown): boolean {
  if (typeof own === 'string' && holdsSealed(own)) return typeof told === 'string';
  if (typeof own !== 'object' || own === null || typeof told !== 'object' || told === null) return told === own;
  const names = [...new Set([...Object.keys(told), ...Object.keys(own)])];
  const [one, other] = [told as Readonly<Record<string, unknown>>, own as Readonly<Record<string, unknown>>];
  return Array.isArray(told) === Array.isArray(own) && names.every((name) => isTold(one[name], other[name]));
}
