import { monthEndOf } from '@wenxiao/domain';
import { type Due, dueDate } from '../deadline/due-date.js';
import type { HolidayCalendar } from '../deadline/holiday-calendar.js';
import type { RuleSet } from '../rule-set/rule-set.js';
import { type RoundSeries, roundsPerYear } from './round-series.js';

/** One monitoring round of a budget year. */
export interface MonitoringRound {
  /** `2023-Q3`, `2023-M07`: unique within a rule set and a budget year. */
  readonly code: string;
  readonly budgetYear: number;
  readonly every: RoundSeries['every'];
  /** 1 is the first round of the year. */
  readonly number: number;
  /** The last day that the round looks at; it is the round's governing date. */
  readonly node: string;
  /** Whether the attainment of the whole year is forecast, and what cannot be attained explained (FF-32b). */
  readonly needsForecast: boolean;
  /** When form and report are due; undefined where the rule set gives no date, and then nothing is overdue (N-7). */
  readonly due: Due | undefined;
}

/**
 * The rounds of a budget year, in order of their nodes. Rounds whose node lies outside the days on which the rule set
 * holds are not among them (matrix B-26). A rule set that is silent on rounds has none: a person opens them.
 * @throws {HolidayCalendarGap} where a due date depends on a day that the calendar does not cover.
 */
export function monitoringRounds(
  rules: Pick<RuleSet, 'effective' | 'monitoring'>,
  budgetYear: number,
  calendar: HolidayCalendar,
): readonly MonitoringRound[] {
  const { from, to } = rules.effective;
  const series = rules.monitoring.rounds?.value ?? [];
  return series
    .flatMap((each) => roundsOf(each, budgetYear, calendar))
    .filter(({ node }) => node >= from && (to === undefined || node < to))
    .sort((a, b) => (a.node < b.node ? -1 : Number(a.node > b.node)));
}

function roundsOf(series: RoundSeries, budgetYear: number, calendar: HolidayCalendar): readonly MonitoringRound[] {
  const rounds = roundsPerYear[series.every];
  return Array.from({ length: rounds }, (_, index) => {
    const number = index + 1;
    const month = (12 / rounds) * number;
    const facts = { budgetYear, month, quarter: Math.ceil(month / 3) };
    return {
      code: `${budgetYear}-${series.every === 'quarter' ? 'Q' : 'M'}${String(number).padStart(rounds > 9 ? 2 : 1, '0')}`,
      budgetYear,
      every: series.every,
      number,
      node: monthEndOf(`${budgetYear}-${String(month).padStart(2, '0')}-01`),
      needsForecast: series.forecastIn?.includes(number) ?? false,
      due: series.due && dueDate(series.due, facts, calendar),
    };
  });
}
