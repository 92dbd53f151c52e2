import { decimal, type Decimal, sumOf } from '@wenxiao/domain';
import { totalScore } from '../grading/total-score.js';
import type { AttainmentRule } from '../shape/index.js';
import { type Direction, ratioOf } from './ratio.js';
import type { ScoreRefusal } from './score.js';

/** An indicator with what was reached of it. */
export interface AttainedIndicator {
  readonly id: string;
  readonly direction: Direction;
  readonly target: string;
  readonly upTo?: string;
  /** Undefined: not reported yet. */
  readonly actual?: string;
  /** Decimal text, not negative. */
  readonly weight: string;
}

/** How far one indicator is attained: a ratio (1 is 100%), not known yet, or none, since it cannot be computed. */
export type IndicatorAttainment = Readonly<{ id: string }> &
  (
    | Readonly<{ ratio: Decimal }>
    | Readonly<{ left: 'not-known' }>
    | Readonly<{ left: 'out'; because: 'qualitative' | ScoreRefusal }>
  );

export interface Attainment {
  readonly indicators: readonly IndicatorAttainment[];
  /**
   * Of the subject: the mean of its indicators by weight, those left out that cannot be computed. None where all are left
   * out, or weigh nothing: that is no 0. Not known while an indicator is.
   */
  readonly subject: Readonly<{ ratio: Decimal }> | Readonly<{ left: 'not-known' | 'out' }>;
}

/** Exact and unrounded: 3 × ⅓ weighs as 1. Source: A-4. */
export function attainmentOf(indicators: readonly AttainedIndicator[], rule: AttainmentRule): Attainment {
  const cap = decimal(rule.cap);
  const each = indicators.map((indicator) => attainedBy(indicator, cap));
  return { indicators: each, subject: meanOf(indicators, each) };
}

function attainedBy({ id, direction, target, upTo, actual }: AttainedIndicator, cap: Decimal): IndicatorAttainment {
  if (direction === 'text') return { id, left: 'out', because: 'qualitative' };
  if (actual === undefined) return { id, left: 'not-known' };
  const ratio = ratioOf({ direction, target, actual, ...(upTo !== undefined && { upTo }) }, cap);
  return 'ratio' in ratio ? { id, ratio: ratio.ratio } : { id, left: 'out', because: ratio.refused };
}

function meanOf(indicators: readonly AttainedIndicator[], each: readonly IndicatorAttainment[]): Attainment['subject'] {
  if (each.some((one) => 'left' in one && one.left === 'not-known')) return { left: 'not-known' };
  const counted = each.flatMap((one, at) => ('ratio' in one ? [{ ...one, weight: weightOf(indicators[at]) }] : []));
  const weights = sumOf(counted.map(({ weight }) => weight));
  if (weights.eq('0')) return { left: 'out' };
  return { ratio: totalScore(counted.map(({ weight, ratio }) => weight.times(ratio))).div(weights) };
}

function weightOf(indicator: AttainedIndicator | undefined): Decimal {
  return decimal(indicator?.weight ?? '0');
}
