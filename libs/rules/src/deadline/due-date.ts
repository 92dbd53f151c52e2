import { monthEndOf, plusDays, plusMonths, unreachable } from '@wenxiao/domain';
import type { DayOfMonth, Deadline, DeadlineEvent } from './deadline.js';
import { type HolidayCalendar, plusWorkingDays, workingDayFrom } from './holiday-calendar.js';

/** What a service knows of the matter whose deadline it asks for. */
export interface DeadlineFacts {
  /** The budget year that the matter belongs to. */
  readonly budgetYear: number;
  /** The month (1–12) or quarter (1–4) of that year, where the matter recurs within it. */
  readonly month?: number;
  readonly quarter?: number;
  /** The days on which events happened. */
  readonly events?: Readonly<Partial<Record<DeadlineEvent, string>>>;
}

/** A due date that is fixed. */
export interface DueDate {
  readonly state: 'set';
  /** The day to show. */
  readonly on: string;
  /** The last day that still is on time: `on` plus the days of grace. */
  readonly onTimeUntil: string;
  /** The month lacks the day that the rule names (30 February): its last day is used instead, and this is to be shown. */
  readonly shortMonth: boolean;
}

export type Due =
  | DueDate
  /** The event from which the period runs has not happened. */
  | Readonly<{ state: 'awaiting-event'; events: readonly DeadlineEvent[] }>
  /** The rule asks for nothing in this budget year. */
  | Readonly<{ state: 'none'; firstBudgetYear: number }>;

/**
 * When something is due. A period from an event runs from the day after it; a month ends on the day with the same number,
 * or on the last day of a shorter month (matrix B-16, B-27).
 * @throws {HolidayCalendarGap} where a working day is asked for that the calendar does not cover.
 * @throws {TypeError} where the month or quarter that the deadline recurs in is not given.
 */
export function dueDate(deadline: Deadline, facts: DeadlineFacts, calendar: HolidayCalendar): Due {
  switch (deadline.anchor) {
    case 'fixed-date': {
      const { firstBudgetYear } = deadline;
      if (firstBudgetYear !== undefined && facts.budgetYear < firstBudgetYear)
        return { state: 'none', firstBudgetYear };
      return dueOn(namedDay(facts.budgetYear + deadline.yearOffset, deadline.month, deadline), deadline, calendar);
    }
    case 'period-end': {
      const named = namedDay(facts.budgetYear, lastMonth(deadline.period, facts), deadline);
      return dueOn({ ...named, day: plusDays(named.day, deadline.offsetDays) }, deadline, calendar);
    }
    case 'event': {
      const start = clockStart(deadline.events, facts);
      if (start === undefined) return { state: 'awaiting-event', events: deadline.events };
      const { count, unit } = deadline;
      return dueOn(unchanged(unit === 'month' ? plusMonths(start, count) : plusDays(start, count)), deadline, calendar);
    }
    case 'working-days': {
      const { after, events = [] } = deadline;
      const start = after === 'event' ? clockStart(events, facts) : endOf(after, facts);
      if (start === undefined) return { state: 'awaiting-event', events };
      const terms: RollAndGrace = { rollNonWorking: true, graceDays: deadline.graceDays };
      return dueOn(unchanged(plusWorkingDays(start, deadline.count, calendar)), terms, calendar);
    }
    default:
      return unreachable(deadline);
  }
}

/** Whether what was done on `actedOn` (the jurisdiction's day, see `businessDateAt`) was done in time. */
export function punctualityOf(due: DueDate, actedOn: string): 'on-time' | 'late' {
  return actedOn <= due.onTimeUntil ? 'on-time' : 'late';
}

type NamedDay = Readonly<{ day: string; shortMonth: boolean }>;

function unchanged(day: string): NamedDay {
  return { day, shortMonth: false };
}

function namedDay(year: number, month: number, named: Readonly<{ day: DayOfMonth; inclusive: boolean }>): NamedDay {
  const last = monthEndOf(monthStart(year, month));
  const shortMonth = named.day !== 'last' && named.day > Number(last.slice(8));
  const day = named.day === 'last' || shortMonth ? last : plusDays(monthStart(year, month), named.day - 1);
  return { day: named.inclusive ? day : plusDays(day, -1), shortMonth };
}

function monthStart(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

type RollAndGrace = Readonly<{ rollNonWorking: boolean; graceDays?: number | undefined }>;

function dueOn(named: NamedDay, terms: RollAndGrace, calendar: HolidayCalendar): DueDate {
  const rolled = (day: string): string => (terms.rollNonWorking ? workingDayFrom(day, calendar) : day);
  const on = rolled(named.day);
  return { state: 'set', on, onTimeUntil: rolled(plusDays(on, terms.graceDays ?? 0)), shortMonth: named.shortMonth };
}

function clockStart(events: readonly DeadlineEvent[], facts: DeadlineFacts): string | undefined {
  return events
    .flatMap((event) => facts.events?.[event] ?? [])
    .sort()
    .at(0);
}

function endOf(after: 'month-end' | 'quarter-end', facts: DeadlineFacts): string {
  return monthEndOf(monthStart(facts.budgetYear, lastMonth(after === 'month-end' ? 'month' : 'quarter', facts)));
}

function lastMonth(period: 'month' | 'quarter', facts: DeadlineFacts): number {
  const number = facts[period];
  if (number === undefined) throw new TypeError(`This deadline recurs by ${period}: say which ${period} it is`);
  return period === 'month' ? number : number * 3;
}
