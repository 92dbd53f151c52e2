import { decimal, type Decimal } from '@wenxiao/domain';
import { isBare, type PrintedNumber, type Sign } from './cell.js';
import type { IndicatorRow } from './sheet.js';

/** What target and actual value may mean, in one unit. */
export interface Reading {
  readonly target: Decimal;
  readonly actual: Decimal;
}

/** A row of which target and actual value can be compared, with everything that they may mean. */
export interface Comparison {
  readonly target: PrintedNumber;
  readonly actual: PrintedNumber;
  /** At least one. A finding must hold in every one of them. */
  readonly readings: readonly [Reading, ...Reading[]];
}

const [zero, hundred, thousand] = [decimal('0'), decimal('100'), decimal('1000')];
/** Up to so much a number without `%` may be a fraction of 1. */
const fractionMax = decimal('1.5');
/** Beside a fraction, a number in between may be per cent. */
const [percentMin, percentMax] = [decimal('20'), decimal('150')];

const mayBeFraction = (value: Decimal): boolean => !value.abs().gt(fractionMax);
const mayBePercent = (value: Decimal): boolean => !value.lt(percentMin) && !value.gt(percentMax);
const isWholeNumber = (value: Decimal): boolean => value.eq(value.round(0, 0));

/** Null unless both are numbers that can be compared, the actual value without a sign (form checks §2). */
export function comparisonOf({ target, actual }: IndicatorRow): Comparison | null {
  if (target === null || actual === null || actual.sign !== null) return null;
  const [first, ...others] = readingsOf(target, actual);
  return first === undefined ? null : { target, actual, readings: [first, ...others] };
}

function readingsOf(target: PrintedNumber, actual: PrintedNumber): readonly Reading[] {
  const printed = { target: target.value, actual: actual.value };
  if (isBare(target) && isBare(actual)) return bothBare(printed);
  if (isBare(target)) {
    const pairs = ofBareAnd(actual, target).map(([bare, other]) => ({ target: bare, actual: other }));
    return mayBeCount(target, actual) ? [...pairs, { target: hundred, actual: actual.value }] : pairs;
  }
  if (isBare(actual)) return ofBareAnd(target, actual).map(([bare, other]) => ({ target: other, actual: bare }));
  if (target.unit === actual.unit) return [printed];
  const named = target.unit === '' ? actual.unit : target.unit;
  const isNamedOnce = target.unit === '' || actual.unit === '';
  return isNamedOnce && named !== '%' && !isOfItsOwn(named) ? [printed] : [];
}

/** A rate of something: only its like compares with it. */
const isOfItsOwn = (unit: string): boolean => /[/‰]/u.test(unit) || (unit.includes('%') && unit !== '%');

function bothBare(printed: Reading): readonly Reading[] {
  const { target, actual } = printed;
  if (mayBeFraction(target) && mayBePercent(actual)) return [printed, { target: target.times(hundred), actual }];
  if (mayBeFraction(actual) && mayBePercent(target)) return [printed, { target, actual: actual.times(hundred) }];
  return [printed];
}

type Pair = readonly [bare: Decimal, other: Decimal];

/** A bare number beside one with a unit or a multiplier. */
function ofBareAnd(other: PrintedNumber, bare: PrintedNumber): readonly Pair[] {
  if (other.multiplier !== null) return isOfItsOwn(other.unit) ? [] : besideMultiplier(bare, other);
  if (other.unit === '%') return besidePercent(bare, other);
  return isOfItsOwn(other.unit) ? [] : [[bare.value, other.value]];
}

/** With the multiplier and without, unless that is more than a thousand times the other side, or less than a thousandth of it. */
function besideMultiplier({ value }: PrintedNumber, other: PrintedNumber): readonly Pair[] {
  return [other.value, other.digits].flatMap((each): readonly Pair[] => {
    const [lesser, greater] = [value.abs(), each.abs()].sort((one, another) => one.cmp(another));
    const isMeant = lesser === undefined || lesser.eq(zero) || !greater?.gt(lesser.times(thousand));
    return isMeant ? [[value, each]] : [];
  });
}

/** Of a target that is a whole number, the share that is done. */
function mayBeCount({ value, sign }: PrintedNumber, actual: PrintedNumber): boolean {
  const isShare = actual.unit === '%' && actual.multiplier === null;
  return isShare && sign !== 'at-most' && value.gt(zero) && isWholeNumber(value);
}

/** Per cent, or a fraction. */
function besidePercent(bare: PrintedNumber, percent: PrintedNumber): readonly Pair[] {
  return [
    [bare.value, percent.value],
    ...(mayBeFraction(bare.value) ? [[bare.value.times(hundred), percent.value] as const] : []),
  ];
}

/** Below an at-least or an equal target, above an at-most one. Null where it is not missed, or which way it counts is not printed. */
export function missedSign(comparison: Comparison): Sign | null {
  const { sign } = comparison.target;
  return sign !== null && comparison.readings.every((reading) => isMissed(sign, reading)) ? sign : null;
}

function isMissed(sign: Sign, { target, actual }: Reading): boolean {
  const isCeiling = sign === 'at-most' || (sign === 'equal' && target.eq(zero));
  return isCeiling ? actual.gt(target) : actual.lt(target);
}

/** Whether the actual value is above so many times the target, which is above 0. */
export function isAboveTimes({ readings }: Comparison, times: Decimal): boolean {
  return readings.every(({ target, actual }) => target.gt(zero) && actual.gt(target.times(times)));
}
