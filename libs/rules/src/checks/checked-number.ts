import { decimal, isDecimalText } from '@wenxiao/domain';
import { judge } from '../condition/judge.js';
import type { Known } from '../condition/known.js';
import type { Stated } from '../ruling/stated.js';
import type { Check, CountedEntries } from '../shape/collections.js';

/** A check, what it comes to, and whether that is within its bounds; without a value it is not known yet, and kept by nobody. */
export type CheckedNumber = Readonly<{ check: Stated<Check> }> &
  (Readonly<{ value: string; kept: 'yes' | 'no' }> | Readonly<{ kept: 'not-known' }>);

type Figures = Readonly<Record<string, string>>;

/** An entry of a register that is in force, and the day on which it came to be. */
export type EntryInForce = Readonly<{ register: string; kind?: string; on?: string }>;

/**
 * The checks over one object that are meant for it: its figures, or how many of its lines are so. Where it is not known yet whether
 * one is meant for it, that one is not known either.
 * @param lines what the figures of each line are, beside those of the object: `indicator.quantifiable`
 * @param entries about the object; undefined where nobody looked
 */
export function checksOfObject(
  checks: readonly Stated<Check>[],
  known: Known,
  lines: readonly Figures[],
  entries?: readonly EntryInForce[],
): readonly CheckedNumber[] {
  return checks.flatMap((check) => {
    const { over, of, count, entries: asked } = check.value;
    const { truth } = over === 'object' ? judge(of, known) : { truth: 'no' };
    if (truth === 'not-known') return [{ check, kept: 'not-known' }];
    if (truth !== 'yes') return [];
    if (asked !== undefined) return [checked(check, entries && numberIn(asked, entries))];
    if (count === undefined) return [checked(check, figureOf(check.value, known))];
    const counted = lines.map((line) => judge(count, beside(known, line)).truth);
    return [checked(check, counted.includes('not-known') ? undefined : numberOf(counted))];
  });
}

/** What is counted over a tenant. */
export type TenantCounts = Readonly<{
  /** The figures of the tenant itself: `jurisdiction.level`. */
  known: Known;
  /** What is known of each of its objects. */
  objects: readonly Known[];
}>;

/** The checks over a tenant that are meant for it: its figures, or how many of its objects are so. */
export function checksOfTenant(
  checks: readonly Stated<Check>[],
  { known, objects }: TenantCounts,
): readonly CheckedNumber[] {
  return checks.flatMap((check) => {
    const { over, of, count, figure, entries } = check.value;
    // What asks for objects, too, is not known of the tenant alone; what is no for it is no whatever its objects are.
    const { truth } = over === 'tenant' ? judge(of, known) : { truth: 'no' };
    if (truth === 'no' || truth === 'neither') return [];
    if (count !== undefined || entries !== undefined) return [{ check, kept: 'not-known' }];
    if (figure !== undefined) return [checked(check, truth === 'yes' ? figureOf(check.value, known) : undefined)];
    const counted = objects.map((object) => judge(of, object).truth);
    return [checked(check, counted.includes('not-known') ? undefined : numberOf(counted))];
  });
}

const numberIn = ({ register, kind }: CountedEntries, entries: readonly EntryInForce[]): string =>
  String(entries.filter((each) => each.register === register && (kind === undefined || each.kind === kind)).length);

const numberOf = (truths: readonly string[]): string => String(truths.filter((truth) => truth === 'yes').length);

function figureOf({ figure }: Check, known: Known): string | undefined {
  const value = figure === undefined ? undefined : known.figure(figure, known.year);
  return typeof value === 'string' && isDecimalText(value) ? value : undefined;
}

const beside = (known: Known, line: Figures): Known => ({
  ...known,
  figure: (code, year) => (Object.hasOwn(line, code) ? line[code] : known.figure(code, year)),
});

function checked(check: Stated<Check>, value: string | undefined): CheckedNumber {
  if (value === undefined) return { check, kept: 'not-known' };
  const { atLeast, atMost } = check.value;
  const number = decimal(value);
  const isKept = (atLeast === undefined || number.gte(atLeast)) && (atMost === undefined || number.lte(atMost));
  return { check, value, kept: isKept ? 'yes' : 'no' };
}
