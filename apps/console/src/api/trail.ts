import { useQuery } from '@tanstack/react-query';
import { ask, queryOf } from './ask.js';
import type { Article } from './overview.js';

/** One change of one figure by one event. */
export type Change = Readonly<{
  figure: string;
  item?: string;
  itemName?: string;
  name: string;
  unit?: string;
  beforeShown: string | null;
  afterShown: string | null;
  beforeCalled?: string;
  afterCalled?: string;
}>;

export type Entry = Readonly<{
  event: Readonly<{ store: string; stream: string; version: number }>;
  name: string;
  recordedAt: string;
  effectiveAt: string;
  actor: Readonly<{ id: string; as: string; desk?: string }>;
  deskCalled?: string;
  changes: readonly Change[];
  rules?: Readonly<{ basis: readonly Readonly<{ zh: string; article: readonly Article[] }>[] }>;
}>;

type TrailPage = Readonly<{
  entries: readonly Entry[];
  next?: string;
  watermarks: readonly Readonly<{ store: string; closedThrough: string | null }>[];
}>;

export type Figure = Readonly<{
  figure: string;
  item?: string;
  itemName?: string;
  name: string;
  unit?: string;
  value: unknown;
  shown: string | null;
  called?: string;
  setBy: Readonly<{ store: string }>;
  recordedAt: string;
}>;

type FigurePage = Readonly<{ figures: readonly Figure[]; next?: string }>;

/** As many pages of a trail as are asked for at once: a subject of many years is longer, which is said. */
const pagesMax = 10;

export type Whole<Item> = Readonly<{ items: readonly Item[]; truncated: boolean }>;

async function wholeOf<Page extends Readonly<{ next?: string }>, Item>(
  path: string,
  itemsOf: (page: Page) => readonly Item[],
  signal: AbortSignal,
): Promise<Whole<Item>> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer: Page = await ask<Page>(`${path}${queryOf({ after })}`, { signal });
    items.push(...itemsOf(answer));
    if (answer.next === undefined) return { items, truncated: false };
    after = answer.next;
  }
  return { items, truncated: true };
}

const trailOf = (jurisdiction: string, subject: string) => `/api/audit/jurisdictions/${jurisdiction}/trail/${subject}`;

/** What has happened to a subject, in order. */
export const useTrail = (jurisdiction: string, subject: string) =>
  useQuery({
    queryKey: ['trail', jurisdiction, subject],
    queryFn: ({ signal }) =>
      wholeOf<TrailPage, Entry>(trailOf(jurisdiction, subject), ({ entries }) => entries, signal),
  });

/** Every figure of a subject as it stands. */
export const useFigures = (jurisdiction: string, subject: string) =>
  useQuery({
    queryKey: ['figures', jurisdiction, subject],
    queryFn: ({ signal }) =>
      wholeOf<FigurePage, Figure>(`${trailOf(jurisdiction, subject)}/figures`, ({ figures }) => figures, signal),
  });
