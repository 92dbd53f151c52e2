import type { RulesReference } from '@wenxiao/event-store';
import type { ResolvedContent } from '@wenxiao/rules/layers';
import { type Citation, citationOf } from '@wenxiao/rules/ruling';
import type { FoldedEntry } from './fold.js';
import { rulesBy } from './rules-texts.js';
import type { TrailDatabase } from './trail-database.js';

/** An article of an instrument, in that set's own words. */
export type CitedArticle = Readonly<{
  /** The set that states it, `fufeng-2022`. */
  set: Readonly<{ id: string; version: number }>;
  /** 《…预算绩效管理办法》 */
  instrument: string;
  /** As it is printed: 第四十三条. */
  article: string;
  /** The sentence that is meant, or the whole article. */
  quote: string;
}>;

/** What an event rests on: a path of the set that it was decided under, and where that stands. */
export type CitedBasis = Readonly<{
  path: string;
  /** What the set calls it. */
  zh?: string;
  /** None where the set has nothing at this path, or its text has not been told. */
  article: readonly CitedArticle[];
}>;

/** The rules that an event was decided under, and what of them it rests on. */
export type CitedRules = RulesReference & Readonly<{ basis: readonly CitedBasis[] }>;

/** One event of a subject: who did what, when, under which rules and articles, why. */
export type TrailEntry = Omit<FoldedEntry, 'rules'> & Readonly<{ rules?: CitedRules }>;

/** Entries with the articles of exactly those sets under which their events were decided, whatever is in force today. */
export async function citedEntries(trail: TrailDatabase, entries: readonly FoldedEntry[]): Promise<TrailEntry[]> {
  const rules = await rulesBy(
    trail,
    entries.flatMap((entry) => entry.rules?.hash ?? []),
  );
  const cited = new Map<string, CitedBasis>();
  const basisOf = (hash: string, path: string): CitedBasis => {
    const key = `${hash} ${path}`;
    const basis = cited.get(key) ?? cite(rules.get(hash), path);
    cited.set(key, basis);
    return basis;
  };
  return entries.map(({ rules: decidedUnder, ...entry }) => {
    if (!decidedUnder) return entry;
    const { hash, layers, basis = [] } = decidedUnder;
    return { ...entry, rules: { hash, layers, basis: basis.map((path) => basisOf(hash, path)) } };
  });
}

function cite(content: ResolvedContent | undefined, path: string): CitedBasis {
  const found = content && citationOf(content, path);
  if (!found) return { path, article: [] };
  return { path, ...(found.zh !== undefined && { zh: found.zh }), article: found.citations.map(articleOf) };
}

function articleOf({ set: { id, version }, instrument, article, words }: Citation): CitedArticle {
  return { set: { id, version }, instrument: instrument.zh, article, quote: words };
}
