import { monthEndOf, plusDays, weekdayOf } from '@wenxiao/domain';
import { z } from 'zod';
import { extentFlaw } from '../reading/extent.js';
import { frozen, invalid, type Reading } from '../reading/flaw.js';
import { shapeFlaws } from '../reading/shape-flaws.js';
import { dayShape } from '../shape/index.js';

/** Arrangements are published a year at a time: more years in one calendar are a slip of the pen. */
const yearsMax = 40;

const daysShape = z.array(dayShape).max(4000);

/**
 * 节假日安排, as a body publishes it: which days are working days from `from` to `to`, both included. Nothing is assumed about
 * a day outside.
 */
const calendarShape = z
  .strictObject({
    from: dayShape,
    to: dayShape,
    /** Weekly rest days, 1 = Monday … 7 = Sunday. */
    restWeekdays: z.array(z.int().min(1).max(7)).max(7),
    /** 放假: days off beyond the weekly rest days. */
    holidays: daysShape,
    /** 调休上班: weekly rest days on which people work. */
    makeUpWorkdays: daysShape,
  })
  .refine(({ from, to }) => from <= to && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < yearsMax, {
    path: ['to'],
    error:
      '节假日安排的截止日须不早于起始日，且不超过四十年\nmust end no earlier than it begins, and cover no more than forty years',
  })
  .refine(({ holidays, makeUpWorkdays }) => !makeUpWorkdays.some((day) => holidays.includes(day)), {
    path: ['makeUpWorkdays'],
    error: '同一天不能既放假又调休上班\nthe same day cannot be both a holiday and a make-up workday',
  });
export type CalendarDays = Readonly<z.infer<typeof calendarShape>>;

/** Reads parsed JSON as the text of a calendar, or says all that is wrong with it. */
export function readCalendar(json: unknown): Reading<CalendarDays> {
  const extent = extentFlaw(json);
  if (extent !== undefined) return invalid([extent]);
  const parsed = calendarShape.safeParse(json, { reportInput: true });
  if (parsed.success) return { outcome: 'valid', value: frozen(parsed.data) };
  return invalid(shapeFlaws(json, parsed.error.issues));
}

/** A day, or the first day that would have to be known and is not. */
export type CountedDay = Readonly<{ day: string }> | Readonly<{ unknown: string }>;

/** A published calendar that counts. Its hash is that of the published text, and stands beside every deadline that it counted. */
export class WorkCalendar {
  #workingDays: readonly string[] | undefined;

  constructor(
    readonly hash: string,
    readonly days: CalendarDays,
  ) {}

  /** `day` itself if people work on it, else the next day on which they do. */
  workingDayFrom(day: string): CountedDay {
    return this.#nth(day, 1);
  }

  /** The `count`-th working day after `day`, which itself does not count. */
  workingDaysAfter(day: string, count: number): CountedDay {
    return this.#nth(plusDays(day, 1), count);
  }

  #nth(first: string, count: number): CountedDay {
    const { from, to } = this.days;
    if (first < from) return { unknown: first };
    const working = (this.#workingDays ??= workingDaysOf(this.days));
    const day = working[firstNotBefore(first, working) + count - 1];
    if (day !== undefined) return { day };
    return { unknown: first > to ? first : plusDays(to, 1) };
  }
}

function workingDaysOf({ from, to, restWeekdays, holidays, makeUpWorkdays }: CalendarDays): readonly string[] {
  const [rest, off, on] = [new Set(restWeekdays), new Set(holidays), new Set(makeUpWorkdays)];
  const working: string[] = [];
  let weekday = weekdayOf(from);
  for (let month = from; month <= to; month = plusDays(monthEndOf(month), 1)) {
    const last = Number(monthEndOf(month).slice(8));
    for (let number = Number(month.slice(8)); number <= last; number += 1) {
      const day = `${month.slice(0, 8)}${String(number).padStart(2, '0')}`;
      if (day > to) return working;
      if (on.has(day) || (!rest.has(weekday) && !off.has(day))) working.push(day);
      weekday = (weekday % 7) + 1;
    }
  }
  return working;
}

/** Where in days in order the first stands that is not before `day`; their number where there is none. */
function firstNotBefore(day: string, days: readonly string[]): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
