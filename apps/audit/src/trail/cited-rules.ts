import type { RulesReference } from '@wenxiao/event-store';
import type { ResolvedContent } from '@wenxiao/rules/layers';
import { type CitedBasis, citedBasis } from '@wenxiao/rules/ruling';
import { systemDesks } from '@wenxiao/service-kit';
import { calledDesk } from './called.js';
import type { FoldedEntry } from './fold.js';
import { rulesBy } from './rules-texts.js';
import type { TrailDatabase } from './trail-database.js';

/** The rules that an event was decided under, what of them it rests on, and the holiday calendar where that counted a day of it. */
export type CitedRules = RulesReference & Readonly<{ basis: readonly CitedBasis[]; calendar?: string }>;

/** One event of a subject: who did what, when, under which rules and articles, why. */
export type TrailEntry = Omit<FoldedEntry, 'rules'> &
  Readonly<{
    rules?: CitedRules;
    /** What the set calls the desk by which it was done, in Chinese. */
    deskCalled?: string;
  }>;

/**
 * Entries with the articles of exactly those sets under which their events were decided, whatever is in force today. A desk whose event
 * was decided under no set, or by one of another body, is called as the newest set among them calls it.
 */
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
  const newest = new Set(entries.toReversed().flatMap((entry) => rules.get(entry.rules?.hash ?? '') ?? []));
  const desks = new Map<string, string | undefined>();
  const deskIn = (hash: string | undefined, desk: string): string | undefined => {
    const key = `${hash ?? ''} ${desk}`;
    if (!desks.has(key)) desks.set(key, deskCalledBy([rules.get(hash ?? ''), ...newest], desk));
    return desks.get(key);
  };
  return entries.map(({ rules: decidedUnder, ...entry }) => {
    const desk = entry.actor?.desk === undefined ? undefined : deskIn(decidedUnder?.hash, entry.actor.desk);
    const told = { ...entry, ...(desk !== undefined && { deskCalled: desk }) };
    if (!decidedUnder) return told;
    const { basis = [], ...under } = decidedUnder;
    return { ...told, rules: { ...under, basis: basis.map((path) => basisOf(under.hash, path)) } };
  });
}

/** What the first of these sets that has the desk calls it; those of the product itself are in none. */
function deskCalledBy(contents: readonly (ResolvedContent | undefined)[], desk: string): string | undefined {
  const own = Object.entries(systemDesks).find(([code]) => code === desk);
  if (own) return own[1];
  return contents.map((content) => content && calledDesk(content, desk)).find((name) => name !== undefined);
}
