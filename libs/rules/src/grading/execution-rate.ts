import { decimal, type Decimal, timetableRowOn, sumOf, type TimetableRow } from '@wenxiao/domain';
import type { ValueAt } from '../shape/index.js';

/** A line's timetables as they are published: what was approved with the initial budget, and what is in force. */
export type PublishedLine = Readonly<{
  initial: readonly Readonly<{ from: string; total: string }>[];
  budget: readonly TimetableRow[];
}>;

/** The budget by which an execution rate is divided on a day, in 元 (matrix N-1). */
export function rateDenominator(
  kind: ValueAt<'conventions.rateDenominator'>,
  line: PublishedLine,
  day: string,
): Decimal {
  if (kind === 'initial-budget') return decimal(timetableRowOn(line.initial, day)?.total ?? '0');
  const parts = timetableRowOn(line.budget, day)?.parts ?? [];
  const counted = kind === 'adjusted-budget' ? parts.filter(({ part }) => part.source !== 'carry-over') : parts;
  return sumOf(counted.map(({ amount }) => decimal(amount)));
}

/**
 * 预算执行率: executed ÷ budget, unrounded and not capped. Undefined where there is no budget: then there is no rate, which is
 * not 0. Amounts have two decimals and quotients forty, so that a rate is never on the wrong side of a bound.
 */
export function executionRate(executed: string, denominator: Decimal): Decimal | undefined {
  return denominator.eq('0') ? undefined : decimal(executed).div(denominator);
}
