import type { Scheme } from '../shape/rule-set.js';
import { type Adoption, type Body, inForce, type InForce, type NoRulesReason, type Published } from './in-force.js';
import type { RuleSetVersion } from './resolved.js';

/** From this day on (included), until the next row's, this hash holds, or nothing does. */
export type TimetableRow =
  | Readonly<{ from: string; hash: string; layers: readonly RuleSetVersion[] }>
  | Readonly<{ from: string; hash: null; reason: NoRulesReason }>;

/** What is in force for one body in one scheme, day after day: rows by their first day. */
export type Timetable = Readonly<{ rows: readonly TimetableRow[]; texts: ReadonlyMap<string, string> }>;

/** The first day of a timetable: what is in force before any change. */
const fromTheBeginning = '0001-01-01';

/**
 * The timetable of a body, with the canonical text of every hash in it. Between two changes nothing changes, so only the days
 * on which an adoption or a set begins or ends are looked at.
 */
export function timetable(
  path: readonly Body[],
  adoptions: readonly Adoption[],
  published: Published,
  scheme: Scheme,
): Timetable {
  const concerned = adoptions.filter(
    (adoption) => adoption.scheme === scheme && path.some(({ id }) => id === adoption.bodyId),
  );
  const rows: TimetableRow[] = [];
  const texts = new Map<string, string>();
  for (const day of daysOfChange(concerned, published)) {
    const found = inForce(path, concerned, published, scheme, day);
    if (found.outcome === 'in-force') texts.set(found.rules.hash, found.rules.text);
    const row = rowOf(day, found);
    if (!isSame(rows.at(-1), row)) rows.push(row);
  }
  return { rows, texts };
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
