import { decimal, type Decimal, isDecimalText } from '@wenxiao/domain';
import type { ScoreRefusal } from './score.js';

/** ≥ ≤ = 区间 定性. */
export const directions = ['at-least', 'at-most', 'equal', 'between', 'text'] as const;
export type Direction = (typeof directions)[number];

/** What an indicator asks for and what was reached, in the same unit. */
export interface Measurement {
  readonly direction: Exclude<Direction, 'text'>;
  /** Of a range: its beginning, which belongs to it. */
  readonly target: string;
  /** Of a range: its end, which belongs to it. */
  readonly upTo?: string;
  readonly actual: string;
}

export type Ratio = Readonly<{ ratio: Decimal }> | Readonly<{ refused: ScoreRefusal }>;

/**
 * How far a target is attained, never above `cap`. ≥: actual ÷ target. ≤: target ÷ actual. =: the smaller of both by the
 * larger. A range: its nearer end as ≥ or ≤ has it. There is none for figures below 0 and for ≥ 0.
 * Source: A-4, and the note of the Hubei self-evaluation form for ≥ and ≤.
 */
export function ratioOf({ direction, target, upTo = target, actual }: Measurement, cap: Decimal): Ratio {
  if (![target, upTo, actual].every(isDecimalText)) return { refused: 'not-a-decimal' };
  const [from, to, reached] = [decimal(target), decimal(upTo), decimal(actual)];
  if ([from, to, reached].some((figure) => figure.lt('0'))) return { refused: 'negative' };
  switch (direction) {
    case 'at-least':
      return from.eq('0') ? { refused: 'zero-target' } : capped(reached, from, cap);
    case 'at-most':
      return capped(from, reached, cap);
    case 'equal':
      return within(reached, from, from, cap);
    case 'between':
      return from.gt(to) ? { refused: 'empty-range' } : within(reached, from, to, cap);
  }
}

/** Inside is 1, and no more: more than what is asked for is not better here. */
function within(reached: Decimal, from: Decimal, to: Decimal, cap: Decimal): Ratio {
  if (reached.lt(from)) return capped(reached, from, cap);
  const one = decimal('1');
  return reached.gt(to) ? capped(to, reached, cap) : capped(one, one, cap);
}

/** Also where nothing divides: ≤ 5 with 0 used is more than any cap. */
function capped(dividend: Decimal, divisor: Decimal, cap: Decimal): Ratio {
  return { ratio: dividend.gte(cap.times(divisor)) ? cap : dividend.div(divisor) };
}
