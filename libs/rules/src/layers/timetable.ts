import type { Scheme } from '../shape/rule-set.js';
import { type Adoption, type Body, inForce, type InForce, type NoRulesReason, type Published } from './in-force.js';
import type { Resolved, RuleSetVersion } from './resolved.js';
import { decisionsFor, scopesOf, settled, type SettledScope, type Settlement } from './settled.js';

/** From this day on (included), until the next row's, this hash holds, or nothing does. */
export type TimetableRow =
  | Readonly<{ from: string; hash: string; layers: readonly RuleSetVersion[]; settled?: readonly SettledRules[] }>
  | Readonly<{ from: string; hash: null; reason: NoRulesReason }>;

/** What the rules of a row come to with what was decided on their silence: in a scope, or, without one, for good. */
type SettledRules = Readonly<{ scope?: SettledScope; hash: string; layers: readonly RuleSetVersion[] }>;

/** What is in force for one body in one scheme, day after day: rows by their first day. */
export type Timetable = Readonly<{ rows: readonly TimetableRow[]; texts: ReadonlyMap<string, string> }>;

/** The first day of a timetable: what is in force before any change. */
const fromTheBeginning = '0001-01-01';

/**
 * The timetable of a body, with the canonical text of every hash in it. Between two changes nothing changes, so only the days
 * on which an adoption or a set begins or ends are looked at.
 * @param decisions on what the rules are silent on, of the body and of those above it in its tenant, in the order in which they
 * were made, the upper body's first: they hold on every day on which the rules are silent.
 */
export function timetable(
  path: readonly Body[],
  adoptions: readonly Adoption[],
  published: Published,
  scheme: Scheme,
  decisions: readonly Settlement[] = [],
): Timetable {
  const concerned = adoptions.filter(
    (adoption) => adoption.scheme === scheme && path.some(({ id }) => id === adoption.bodyId),
  );
  const rows: TimetableRow[] = [];
  const texts = new Map<string, string>();
  for (const day of daysOfChange(concerned, published)) {
    const found = inForce(path, concerned, published, scheme, day);
    const row = rowOf(day, found);
    if (isSame(rows.at(-1), row)) continue;
    rows.push(found.outcome === 'none' ? row : { ...row, ...settledRow(found.rules, decisions, texts) });
  }
  return { rows, texts };
}

/** What the rules come to with what was decided in each scope, and for good: only where that adds something. */
function settledRow(
  base: Resolved,
  decisions: readonly Settlement[],
  texts: Map<string, string>,
): Readonly<{ settled?: readonly SettledRules[] }> {
  texts.set(base.hash, base.text);
  const known = new Set([base.hash]);
  const rows = [undefined, ...scopesOf(decisions)].flatMap((scope): readonly SettledRules[] => {
    const { hash, text, layers } = settled(base, decisionsFor(decisions, scope));
    if (known.has(hash)) return [];
    known.add(hash);
    texts.set(hash, text);
    return [{ ...(scope && { scope }), hash, layers }];
  });
  return rows.length === 0 ? {} : { settled: rows };
}

/** The row that holds on a day; undefined for a day before the first. */
export function rowOn(rows: readonly TimetableRow[], day: string): TimetableRow | undefined {
  return rows.findLast(({ from }) => from <= day);
}

function daysOfChange(adoptions: readonly Adoption[], published: Published): readonly string[] {
  const days = adoptions.flatMap(({ effectiveFrom, effectiveTo, ruleSet }) => {
    const effective = published(ruleSet)?.effective;
    return [effectiveFrom, effectiveTo, effective?.from, effective?.to].filter((day) => day !== undefined);
  });
  return [...new Set([fromTheBeginning, ...days])].sort();
}

function rowOf(from: string, found: InForce): TimetableRow {
  if (found.outcome === 'none') return { from, hash: null, reason: found.reason };
  return { from, hash: found.rules.hash, layers: found.rules.layers };
}

function isSame(before: TimetableRow | undefined, row: TimetableRow): boolean {
  if (before?.hash !== row.hash) return false;
  return row.hash !== null || (before.hash === null && before.reason === row.reason);
}
