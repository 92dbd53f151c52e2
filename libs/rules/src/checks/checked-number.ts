import { decimal, decimalToText, isDecimalText } from '@wenxiao/domain';
import { judge } from '../condition/judge.js';
import type { Known } from '../condition/known.js';
import type { Stated } from '../ruling/stated.js';
import type { Check, CountedEntries } from '../shape/collections.js';

/**
 * A check, what it comes to, and whether that is within its bounds; without a value it is not known yet, and kept by nobody. `share`: of
 * how many how many are done, where it is one.
 */
export type CheckedNumber = Readonly<{ check: Stated<Check> }> &
  (Readonly<{ value: string; kept: 'yes' | 'no'; share?: Share }> | Readonly<{ kept: 'not-known' }>);

type Share = Readonly<{ of: number; done: number }>;

type Figures = Readonly<Record<string, string>>;

/** An entry of a register that is in force, the day on which it came to be, and for which time. */
export type EntryInForce = Readonly<{ register: string; kind?: string; on?: string; occasion?: string }>;

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

/** Of how many (`of`) how many are done, and what figures these are of: `evaluation.type`. */
export type ShareOf = Share & Readonly<{ figures: Figures }>;

/** What is counted over a tenant. */
export type TenantCounts = Readonly<{
  /** The figures of the tenant itself: `jurisdiction.level`. */
  known: Known;
  /** What is known of each of its objects. */
  objects: readonly Known[];
  /** Entries of its registers that are in force; undefined where nobody looked. */
  entries?: readonly EntryInForce[];
  /** Figures that are a share, by their codes: what each is a share of, of which that counts for which the check is. */
  shares?: Readonly<Record<string, readonly ShareOf[]>>;
}>;

/** The checks over a tenant that are meant for it: its figures, or how many of its objects are so. */
export function checksOfTenant(
  checks: readonly Stated<Check>[],
  { known, objects, entries: standing, shares = {} }: TenantCounts,
): readonly CheckedNumber[] {
  return checks.flatMap((check) => {
    const { over, of, count, figure, entries } = check.value;
    // What asks for objects, too, is not known of the tenant alone; what is no for it is no whatever its objects are.
    const { truth } = over === 'tenant' ? judge(of, known) : { truth: 'no' };
    if (truth === 'no' || truth === 'neither') return [];
    if (count !== undefined) return [{ check, kept: 'not-known' }];
    if (figure !== undefined && shares[figure]) return [shareOf(check, known, shares[figure])];
    if (truth === 'not-known' && (figure !== undefined || entries !== undefined)) return [{ check, kept: 'not-known' }];
    if (entries !== undefined) return [checked(check, standing && numberIn(entries, enteredIn(known.year, standing)))];
    if (figure !== undefined) return [checked(check, figureOf(check.value, known))];
    const counted = objects.map((object) => judge(of, object).truth);
    return [checked(check, counted.includes('not-known') ? undefined : numberOf(counted))];
  });
}

function numberIn({ register, kind, each }: CountedEntries, entries: readonly EntryInForce[]): string {
  const counted = entries.filter((entry) => entry.register === register && (kind === undefined || entry.kind === kind));
  return String(each === undefined ? counted.length : new Set(counted.flatMap(({ occasion }) => occasion ?? [])).size);
}

const enteredIn = (year: number, entries: readonly EntryInForce[]): readonly EntryInForce[] =>
  entries.filter(({ on }) => on?.startsWith(`${String(year)}-`) === true);

/** Unrounded: what is not all of it is never all. Without anything that it is a share of there is none. */
function shareOf(check: Stated<Check>, known: Known, lines: readonly ShareOf[]): CheckedNumber {
  const counted = lines.filter(({ figures }) => judge(check.value.of, beside(known, figures)).truth === 'yes');
  const of = counted.reduce((sum, each) => sum + each.of, 0);
  const done = counted.reduce((sum, each) => sum + each.done, 0);
  if (of === 0) return { check, kept: 'not-known' };
  const rate = decimalToText(decimal(String(done)).div(String(of)));
  return { check, value: rate, kept: isKept(check.value, rate) ? 'yes' : 'no', share: { of, done } };
}

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
  return { check, value, kept: isKept(check.value, value) ? 'yes' : 'no' };
}

function isKept({ atLeast, atMost }: Check, value: string): boolean {
  const number = decimal(value);
  return (atLeast === undefined || number.gte(atLeast)) && (atMost === undefined || number.lte(atMost));
}
