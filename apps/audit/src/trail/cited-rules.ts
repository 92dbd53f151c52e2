import type { RulesReference } from '@wenxiao/event-store';
import { type CitedBasis, citedBasis } from '@wenxiao/rules/ruling';
import type { FoldedEntry } from './fold.js';
import { rulesBy } from './rules-texts.js';
import type { TrailDatabase } from './trail-database.js';

/** The rules that an event was decided under, what of them it rests on, and the holiday calendar where that counted a day of it. */
export type CitedRules = RulesReference & Readonly<{ basis: readonly CitedBasis[]; calendar?: string }>;

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
    const basis = cited.get(key) ?? citedBasis(rules.get(hash), path);
    cited.set(key, basis);
    return basis;
  };
  return entries.map(({ rules: decidedUnder, ...entry }) => {
    if (!decidedUnder) return entry;
    const { basis = [], ...under } = decidedUnder;
    return { ...entry, rules: { ...under, basis: basis.map((path) => basisOf(under.hash, path)) } };
  });
}
