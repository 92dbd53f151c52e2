import { decimal, type Decimal, isDecimalText, sumOf } from '@wenxiao/domain';
import type { ScoringMethod } from '../shape/index.js';
import { refused, type Score, scored, withFigures } from './score.js';

type Method<Id extends ScoringMethod['method']> = Extract<ScoringMethod, { method: Id }>;

/** A number of units as it was asked for, and as it was done. */
export type CountObserved = Readonly<{ target: string; actual: string }>;

/** 数量递减法: the weight less points for each unit that is short of the target, down to nothing. */
export function byDecreasingCount(
  { perUnit }: Method<'decreasing-count'>,
  weight: string,
  { target, actual }: CountObserved,
): Score {
  if (perUnit === undefined) return refused('scale-silent');
  return withFigures([weight, target, actual], (full, asked, done) => {
    const short = done.gte(asked) ? decimal('0') : asked.minus(done);
    return scored(between(full.minus(short.times(decimal(perUnit))), full));
  });
}

/** 否决计分法: all of the weight where the task is finished, else nothing. */
export function byVeto(weight: string, { finished }: Readonly<{ finished: boolean }>): Score {
  return withFigures([weight], (full) => scored(finished ? full : decimal('0')));
}

/** Points with their sign. */
export type EntriesObserved = Readonly<{ entries: readonly string[] }>;

/** 基础加减法: a base share of the weight, and entries added and taken off, between nothing and the weight. */
export function byBasePlusMinus(
  { base }: Method<'base-plus-minus'>,
  weight: string,
  { entries }: EntriesObserved,
): Score {
  if (base === undefined) return refused('scale-silent');
  if (!entries.every(isDecimalText)) return refused('not-a-decimal');
  return withFigures([weight], (full) => scored(between(full.times(base).plus(sumOf(entries.map(decimal))), full)));
}

/** A number of units that were done, or of occurrences. */
export type OccurrencesObserved = Readonly<{ count: string }>;

/** 累积计分法: points for each unit that was done, up to the weight. */
export function byCumulation({ perUnit }: Method<'cumulative'>, weight: string, { count }: OccurrencesObserved): Score {
  if (perUnit === undefined) return refused('scale-silent');
  return withFigures([weight, count], (full, done) => scored(between(done.times(decimal(perUnit)), full)));
}

/** 直接扣分法: the weight less points for each occurrence, down to nothing. */
export function byDirectDeduction(
  { perUnit }: Method<'direct-deduction'>,
  weight: string,
  { count }: OccurrencesObserved,
): Score {
  if (perUnit === undefined) return refused('scale-silent');
  return withFigures([weight, count], (full, times) =>
    scored(between(full.minus(times.times(decimal(perUnit))), full)),
  );
}

/** 扣完为止, and 得分不得突破权重总额. */
function between(score: Decimal, full: Decimal): Decimal {
  if (score.lt('0')) return decimal('0');
  return score.gt(full) ? full : score;
}
