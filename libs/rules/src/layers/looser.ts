import { decimal } from '@wenxiao/domain';
import { monthsIn } from '../deadline/due-day.js';
import { roundsPerYear } from '../rounds/rounds-per-year.js';
import type { Check } from '../shape/collections.js';
import type { Anchor, DayOfMonth, Due } from '../shape/due.js';
import type { Round } from '../shape/round.js';
import type { ValueAt, ValuePath } from '../shape/values.js';

/** How an own statement stands to the one above; undefined: neither looser nor incomparable. */
export type Looseness = 'looser' | 'not-comparable' | undefined;

/** Compares part by part, each a number that is larger where the statement is looser. */
function compareExtents(own: readonly number[], upper: readonly number[]): Looseness {
  const differences = own.map((extent, part) => extent - (upper[part] ?? 0));
  if (differences.every((difference) => difference <= 0)) return undefined;
  return differences.every((difference) => difference >= 0) ? 'looser' : 'not-comparable';
}

/** The sign of a difference of decimals as a pair of extents. */
function compareDecimals(own: string, upper: string): number {
  return decimal(own).cmp(decimal(upper));
}

type Period = ValueAt<'monitoring.correctionLimit'>;

function longer(own: Period, upper: Period): Looseness {
  return own.unit === upper.unit ? compareExtents([own.count], [upper.count]) : 'not-comparable';
}

/** The values of which one can say that they are looser: later, seldomer, higher from where a rule begins. */
const values: { readonly [Path in ValuePath]?: (own: ValueAt<Path>, upper: ValueAt<Path>) => Looseness } = {
  'exAnte.majorPolicyThreshold': (own, upper) => compareExtents([compareDecimals(own, upper)], [0]),
  'monitoring.correctionLimit': longer,
  'monitoring.submissionLimit': longer,
  'monitoring.financeFrequency': (own, upper) => compareExtents([monthsIn[own]], [monthsIn[upper]]),
  'disclosure.classificationCheck': (own, upper) => compareExtents([Number(!own)], [Number(!upper)]),
};

/** How an own value stands to the one above, or `no-order` where neither of two can be called looser. */
export function valueLooseness<Path extends ValuePath>(
  path: Path,
  own: ValueAt<Path>,
  upper: ValueAt<Path>,
): Looseness | 'no-order' {
  const compare = values[path] as ((own: ValueAt<Path>, upper: ValueAt<Path>) => Looseness) | undefined;
  return compare === undefined ? 'no-order' : compare(own, upper);
}

/** A later deadline is looser, and a soft one than a limit; different anchors are not comparable. */
export function dueLooseness(own: Due, upper: Due): Looseness {
  if (kindOf(own) !== kindOf(upper)) return 'not-comparable';
  return compareExtents(extentsOf(own), extentsOf(upper));
}

function kindOf({ from, plus }: Due): string {
  return `${anchorKind(from)} ${plus?.unit ?? ''}`;
}

function anchorKind(from: Anchor): string {
  if ('on' in from) return 'on';
  if ('node' in from) return 'node';
  if ('periodEnd' in from) return `period-end ${from.periodEnd}`;
  return `after ${from.after.join(' ')} ${from.shift ?? ''}`;
}

function extentsOf(due: Due): readonly number[] {
  const { from, plus, inclusive, graceDays, roll, soft, years } = due;
  const start = anchorDay(from) - Number(inclusive === false);
  return [start, plus?.count ?? 0, graceDays ?? 0, Number(roll ?? false), Number(soft ?? false), years?.from ?? 0];
}

function anchorDay(from: Anchor): number {
  if ('on' in from) return (from.on.yearOffset ?? 0) * 13 * 31 + from.on.month * 31 + dayNumber(from.on.day);
  if ('periodEnd' in from) return dayNumber(from.day ?? 'last') + (from.offsetDays ?? 0);
  return 0;
}

function dayNumber(day: DayOfMonth): number {
  return day === 'last' ? 31 : day;
}

/** Fewer rounds of a series in a year are looser; rounds that a person opens are comparable to none. */
export function nodesLooseness(own: Round['nodes'], upper: Round['nodes']): Looseness {
  const ownCount = roundsPerYear(own);
  const upperCount = roundsPerYear(upper);
  if (ownCount === undefined || upperCount === undefined)
    return JSON.stringify(own) === JSON.stringify(upper) ? undefined : 'not-comparable';
  return compareExtents([-ownCount], [-upperCount]);
}

/** A number to be kept is looser where less is asked for, or more allowed. */
export function checkLooseness(own: Check, upper: Check): Looseness {
  return compareExtents(
    [boundExtent(own.atLeast, upper.atLeast, -1), boundExtent(own.atMost, upper.atMost, 1)],
    [0, 0],
  );
}

function boundExtent(own: string | undefined, upper: string | undefined, looser: 1 | -1): number {
  if (own === undefined || upper === undefined) return Number(own === undefined && upper !== undefined);
  return compareDecimals(own, upper) * looser;
}
