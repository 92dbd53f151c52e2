import { isBusinessDate, plusDays, weekdayOf } from '@wenxiao/domain';
import { type Reading, read } from '../parameter/reading.js';
import { BusinessDate, isWholeNumber, ListOf } from '../parameter/value-checks.js';

function ListOfDates(): PropertyDecorator {
  const accepts = (item: unknown): boolean => typeof item === 'string' && isBusinessDate(item);
  return ListOf(accepts, '存在的日期', 'a day that exists');
}

/** Which days are working days, for the days that it covers. Nothing is assumed about a day outside. */
export class HolidayCalendar {
  /** First and last day for which the official arrangement is known, both included. */
  @BusinessDate() readonly from!: string;
  @BusinessDate() readonly to!: string;
  /** Weekly rest days, 1 = Monday … 7 = Sunday. */
  @ListOf((item) => isWholeNumber(item, 1, 7), '星期几(1 至 7)', 'a weekday, 1 to 7')
  readonly restWeekdays!: readonly number[];
  /** 放假: days off beyond the weekly rest days. */
  @ListOfDates() readonly holidays!: readonly string[];
  /** 调休上班: weekly rest days on which people work. */
  @ListOfDates() readonly makeUpWorkdays!: readonly string[];
}

export function parseHolidayCalendar(json: unknown): Reading<HolidayCalendar> {
  return read(HolidayCalendar, json);
}

/**
 * Thrown when a day is asked for that the calendar does not cover: guessing would move a deadline. Publish the arrangement
 * of that year, then try again.
 */
export class HolidayCalendarGap extends Error {
  readonly code = 'holiday-calendar-gap';
  /** After the calendar has been extended. */
  readonly canRetry = true;

  constructor(readonly date: string) {
    super(
      `节假日安排未覆盖 ${date}:请先发布该年的节假日安排,再重试。The holiday calendar does not cover ${date}: publish that year's arrangement, then try again.`,
    );
    this.name = 'HolidayCalendarGap';
  }
}

/** @throws {HolidayCalendarGap} */
export function isWorkingDay(date: string, calendar: HolidayCalendar): boolean {
  if (date < calendar.from || date > calendar.to) throw new HolidayCalendarGap(date);
  if (calendar.makeUpWorkdays.includes(date)) return true;
  return !calendar.holidays.includes(date) && !calendar.restWeekdays.includes(weekdayOf(date));
}

/** The `count`-th working day after `date`, which itself does not count. @throws {HolidayCalendarGap} */
export function plusWorkingDays(date: string, count: number, calendar: HolidayCalendar): string {
  let day = date;
  for (let left = count; left > 0;) {
    day = plusDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** `date` itself if it is a working day, else the next one. @throws {HolidayCalendarGap} */
export function workingDayFrom(date: string, calendar: HolidayCalendar): string {
  return isWorkingDay(date, calendar) ? date : plusWorkingDays(date, 1, calendar);
}
