import { monthEndOf, plusDays, plusMonths } from '@wenxiao/domain';
import { holdsIn } from '../condition/holds-in.js';
import type { Anchor, DayOfMonth, Due, Every } from '../shape/index.js';
import type { WorkCalendar } from './work-calendar.js';

/** What is known of the object whose deadline is asked for. */
export interface DueFacts {
  /** The budget year that the object belongs to. */
  readonly year: number;
  /** The node of its round, where it is one. */
  readonly node?: string;
  /** The effective day on which each event happened first. What happens again does not restart a clock (N-10). */
  readonly events?: Readonly<Record<string, string>>;
}

/** A due day that is fixed. */
export interface FixedDue {
  /** The day to show. */
  readonly on: string;
  /** The last day that still is on time: `on` plus the days of grace. */
  readonly onTimeUntil: string;
  /** A target: being late is warned of. Else a limit: being late is a fact that is flagged. Neither blocks. */
  readonly soft: boolean;
  /** The month lacks the day that the rule names (30 February): its last day is used instead, and this is to be shown. */
  readonly shortMonth?: true;
  /** Hash of the calendar that counted or moved the day. */
  readonly calendar?: string;
}

/** What a due day waits for. None of it is an error: it is asked again when that has come. */
export type AwaitedDue =
  /** None of these events has happened. */
  | Readonly<{ awaits: 'event'; events: readonly string[] }>
  /** No calendar that is known says whether people work on this day. */
  | Readonly<{ awaits: 'calendar'; day: string }>
  /** It recurs by a period, and the object is no round. */
  | Readonly<{ awaits: 'node' }>;

export type DueDay = FixedDue | AwaitedDue;

/** A due day with the code of its rule. */
export type DueRow = Readonly<{ code: string }> & DueDay;

export function isFixed<Row extends DueDay>(due: Row): due is Row & FixedDue {
  return 'on' in due;
}

/** The due days of an object, in the order of the rule set. A due that holds in other years only is left out. */
export function duesOf(
  dues: readonly Due[] | undefined,
  facts: DueFacts,
  calendar: WorkCalendar | undefined,
): readonly DueRow[] {
  return (dues ?? [])
    .filter((due) => holdsIn(due, facts.year))
    .map((due) => ({ code: due.code, ...dueDay(due, facts, calendar) }));
}

/**
 * When something is due. The day of an event does not count (matrix B-27); a month ends on the day with the same number, or
 * on the last day of a shorter month (B-16). `inclusive: false` takes the last day away: 前 without the named day (N-3).
 */
export function dueDay(due: Due, facts: DueFacts, calendar: WorkCalendar | undefined): DueDay {
  const start = startOf(due.from, facts);
  if ('awaits' in start) return start;
  const counted = countedFrom(start, due.plus, calendar);
  if ('awaits' in counted) return counted;
  const last = due.inclusive === false ? plusDays(counted.day, -1) : counted.day;
  const on = rolled(last, due, calendar);
  if ('awaits' in on) return on;
  const until = due.graceDays ? rolled(plusDays(on.day, due.graceDays), due, calendar) : on;
  if ('awaits' in until) return until;
  const usesCalendar = due.roll === true || due.plus?.unit === 'working-day';
  return {
    on: on.day,
    onTimeUntil: until.day,
    soft: due.soft === true,
    ...(counted.shortMonth && { shortMonth: true }),
    ...(usesCalendar && calendar && { calendar: calendar.hash }),
  };
}

/** Whether what was done on `actedOn` (the jurisdiction's day, see `businessDateAt`) was done in time. */
export function punctualityOf(due: FixedDue, actedOn: string): 'on-time' | 'late' {
  return actedOn <= due.onTimeUntil ? 'on-time' : 'late';
}

/** The day on which something becomes overdue if it has not been done. */
export function overdueOn(due: FixedDue): string {
  return plusDays(due.onTimeUntil, 1);
}

export const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const satisfies Record<Every, number>;

export type NamedDay = Readonly<{ day: string; shortMonth?: true }>;

/** A day of a month by its number; the last day where the month has no such day, which is said (matrix B-17). */
export function namedDay(year: number, month: number, day: DayOfMonth): NamedDay {
  const start = monthStart(year, month);
  const numbered = `${start.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (day !== 'last' && day <= 28) return { day: numbered };
  const last = monthEndOf(start);
  if (day === 'last') return { day: last };
  return numbered > last ? { day: last, shortMonth: true } : { day: numbered };
}

export function monthStart(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}

function startOf(anchor: Anchor, { year, node, events }: DueFacts): NamedDay | AwaitedDue {
  if ('on' in anchor) return namedDay(year + (anchor.on.yearOffset ?? 0), anchor.on.month, anchor.on.day);
  if ('node' in anchor) return node === undefined ? { awaits: 'node' } : { day: node };
  if ('after' in anchor) {
    const first = anchor.after
      .flatMap((event) => events?.[event] ?? [])
      .sort()
      .at(0);
    if (first === undefined) return { awaits: 'event', events: anchor.after };
    return { day: anchor.shift === 'month-end' ? monthEndOf(first) : first };
  }
  const within = node ?? (anchor.periodEnd === 'year' ? monthStart(year, 12) : undefined);
  if (within === undefined) return { awaits: 'node' };
  const months = monthsIn[anchor.periodEnd];
  const lastMonth = Math.ceil(Number(within.slice(5, 7)) / months) * months;
  const { day, ...shown } = namedDay(Number(within.slice(0, 4)), lastMonth, anchor.day ?? 'last');
  return { day: anchor.offsetDays ? plusDays(day, anchor.offsetDays) : day, ...shown };
}

function countedFrom(start: NamedDay, plus: Due['plus'], calendar: WorkCalendar | undefined): NamedDay | AwaitedDue {
  if (plus === undefined) return start;
  switch (plus.unit) {
    case 'calendar-day':
      return { day: plusDays(start.day, plus.count) };
    case 'month': {
      const day = plusMonths(start.day, plus.count);
      return { day, ...(day.slice(8) !== start.day.slice(8) && { shortMonth: true }) };
    }
    case 'working-day':
      return counted(calendar?.workingDaysAfter(start.day, plus.count), plusDays(start.day, 1));
  }
}

function rolled(day: string, { roll }: Due, calendar: WorkCalendar | undefined): NamedDay | AwaitedDue {
  return roll === true ? counted(calendar?.workingDayFrom(day), day) : { day };
}

function counted(found: ReturnType<WorkCalendar['workingDayFrom']> | undefined, first: string): NamedDay | AwaitedDue {
  if (found !== undefined && 'day' in found) return found;
  return { awaits: 'calendar', day: found?.unknown ?? first };
}
