import type { County } from './county.js';
import { eventually } from './eventually.js';

type EventName = Readonly<{ store: string; tenant: string; stream: string; version: number }>;

/** What one event did to one figure. */
export type Change = Readonly<{
  figure: string;
  item?: string;
  itemName?: string;
  name: string;
  unit?: string;
  article?: string;
  demo?: true;
  before: string | null;
  after: string | null;
  /** What the set calls it under which it was decided. */
  afterCalled?: string;
}>;

export type Entry = Readonly<{
  event: EventName;
  type: string;
  recordedAt: string;
  effectiveAt: string;
  actor?: Readonly<{ id: string; as: string; desk?: string; organisation?: string }>;
  commandId: string;
  causation?: EventName;
  basedOn?: readonly EventName[];
  rules?: Readonly<{
    hash: string;
    layers: readonly Readonly<{ id: string; version: number }>[];
    basis: readonly Readonly<{
      path: string;
      zh?: string;
      article: readonly Readonly<{ instrument: string; article: string; quote: string }>[];
    }>[];
  }>;
  changes: readonly Change[];
}>;

export type Trail = Readonly<{
  subject: string;
  watermarks: readonly Readonly<{ store: string; closedThrough: string }>[];
  alarms: readonly object[];
  entries: readonly Entry[];
  figures: readonly (Omit<Change, 'before' | 'after'> & Readonly<{ value: string; ruleSetHash?: string }>)[];
}>;

/** The audit trail of a subject as the auditor reads it, once it holds an event of each type; of one that is named twice, two. */
export function trailWith(county: County, subject: string, ...types: readonly string[]): Promise<Trail> {
  return eventually(`the trail of ${subject} shows ${types.join(', ')}`, async () => {
    const { status, body } = await county.get<Trail>('auditor', 'audit', `trail/${subject}`);
    if (status !== 200) return undefined;
    const times = (all: readonly string[], type: string) => all.filter((each) => each === type).length;
    const shown = body.entries.map(({ type }) => type);
    return types.every((type) => times(shown, type) >= times(types, type)) ? body : undefined;
  });
}

/** The newest event of a type. */
export function entryOf(trail: Trail, type: string): Entry {
  const entry = trail.entries.findLast((each) => each.type === type);
  if (!entry) throw new Error(`The trail of ${trail.subject} has no ${type}`);
  return entry;
}

/** What an event changed, figure by figure (`spent-amount 2023-Q1` where there are several of one). */
export function changesOf({ changes }: Entry): Record<string, { before: string | null; after: string | null }> {
  return Object.fromEntries(
    changes.map(({ figure, item, before, after }) => [
      item === undefined ? figure : `${figure} ${item}`,
      { before, after },
    ]),
  );
}

/** Figures as they stand, by name (and item). */
export function figuresOf({ figures }: Trail): Record<string, string> {
  return Object.fromEntries(
    figures.map(({ figure, item, value }) => [item === undefined ? figure : `${figure} ${item}`, value]),
  );
}
