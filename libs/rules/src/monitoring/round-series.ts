import { type Deadline, DeadlineValue } from '../deadline/deadline.js';
import { laterIsLooser } from '../deadline/looser-deadline.js';
import type { Looseness } from '../parameter/refinement.js';
import { isWholeNumber, ListOf, OneOf, Optional } from '../parameter/value-checks.js';

/** Rounds that recur through a budget year. */
export class RoundSeries {
  @OneOf(['month', 'quarter']) readonly every!: 'month' | 'quarter';
  /** Numbers of the rounds (1 = first of the year) in which the whole year is forecast. */
  @Optional()
  @ListOf((item) => isWholeNumber(item, 1, 12), '轮次序号', 'the number of a round')
  readonly forecastIn?: readonly number[];
  /** When a round's form and report are due; left out where the text gives no date (N-7), and then nothing is overdue. */
  @Optional() @DeadlineValue() readonly due?: Deadline;
}

export const roundsPerYear = { month: 12, quarter: 4 } as const satisfies Record<RoundSeries['every'], number>;

/** Fewer rounds, or a round that is due later, are looser. */
export function roundsLooser(own: readonly RoundSeries[], upper: readonly RoundSeries[]): Looseness {
  if (mostRounds(own) < mostRounds(upper)) return 'looser';
  const verdicts = upper.map((series) =>
    seriesLooser(
      own.find(({ every }) => every === series.every),
      series,
    ),
  );
  return verdicts.find((verdict) => verdict === 'looser') ?? verdicts.find((verdict) => verdict === 'not-comparable');
}

function mostRounds(series: readonly RoundSeries[]): number {
  return Math.max(...series.map(({ every }) => roundsPerYear[every]));
}

function seriesLooser(own: RoundSeries | undefined, upper: RoundSeries): Looseness {
  if (own === undefined) return 'not-comparable';
  if (upper.due === undefined) return undefined;
  return own.due === undefined ? 'looser' : laterIsLooser(own.due, upper.due);
}
