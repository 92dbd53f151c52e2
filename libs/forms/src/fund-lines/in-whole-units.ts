import { decimal, decimalsOf, decimalToText, type Decimal } from '@wenxiao/domain';
import type { Column, Line } from './column.js';

/** A printed amount in whole units, fine enough for every amount and every rounding of the column. */
export interface WholeAmount {
  readonly value: bigint;
  readonly half: bigint;
}

export interface WholeLine extends Pick<Line, 'isMarked' | 'isSubtotal'> {
  /** Null: not read. */
  readonly amount: WholeAmount | null;
}

/** A column whose figures are whole numbers, and without lines of 0 that another of the same kind follows: they say nothing more. */
export interface WholeColumn {
  readonly total: WholeAmount;
  readonly lines: readonly WholeLine[];
  /** What stands from each line on; nothing behind the last. */
  readonly ahead: readonly Ahead[];
  /** How far rounding can have moved so many parts. */
  readonly halves: readonly bigint[];
  /** What a whole number of it stands for. */
  readonly figure: (whole: bigint) => Decimal;
}

/** Lines from one on: how many of them are not marked, how many were not read, and what all others add up to. */
export interface Ahead {
  readonly unmarked: number;
  readonly unread: number;
  readonly sum: bigint;
}

export const nothingAhead: Ahead = { unmarked: 0, unread: 0, sum: 0n };

function aheadOf(lines: readonly WholeLine[]): readonly Ahead[] {
  let ahead = nothingAhead;
  const all = lines.toReversed().map(({ amount, isMarked }) => {
    const unmarked = ahead.unmarked + Number(!isMarked);
    ahead = { unmarked, unread: ahead.unread + Number(amount === null), sum: ahead.sum + (amount?.value ?? 0n) };
    return ahead;
  });
  return all.reverse();
}

export function inWholeUnits({ total, lines, halfUnit }: Column): WholeColumn {
  const amounts = [total, ...lines.flatMap(({ amount }) => amount ?? [])];
  const figures = [halfUnit, ...amounts.flatMap(({ value, halfUnit: half }) => [value, half])];
  const decimals = Math.max(...figures.map((figure) => decimalsOf(decimalToText(figure))));
  const whole = (figure: Decimal): bigint => BigInt(figure.toFixed(decimals).replace('.', ''));
  const wholeLines = lines.map(({ amount, isMarked, isSubtotal }): WholeLine => ({
    amount: amount && { value: whole(amount.value), half: whole(amount.halfUnit) },
    isMarked,
    isSubtotal,
  }));
  const told = wholeLines.filter((line, at) => !isZeroLike(line, wholeLines[at - 1]));
  const half = whole(halfUnit);
  return {
    total: { value: whole(total.value), half: whole(total.halfUnit) },
    lines: told,
    ahead: aheadOf(told),
    halves: Array.from({ length: told.length + 1 }, (_, parts) => BigInt(parts) * half),
    figure: (each) => decimal(String(each)).div(decimal(`1${'0'.repeat(decimals)}`)),
  };
}

const isZeroLike = ({ amount, isMarked }: WholeLine, before: WholeLine | undefined): boolean =>
  amount?.value === 0n && before?.amount?.value === 0n && before.isMarked === isMarked;
