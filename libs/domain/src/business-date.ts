import { Temporal } from 'temporal-polyfill';

/** A day in the jurisdiction's calendar, `2022-05-09`. Text order is time order. */
export function isBusinessDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** The day that it is in `timeZone` (IANA, `Asia/Shanghai`) at `instant`. */
export function businessDateAt(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The instant (UTC, microseconds) at which `date` begins in `timeZone`. */
export function startOfDay(date: string, timeZone: string): string {
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant();
  return start.toString({ fractionalSecondDigits: 6 });
}

/** The last day of the month in which `date` lies. */
export function monthEndOf(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.with({ day: day.daysInMonth }).toString();
}

/** The last day of a budget year. */
export const yearEndOf = (year: number): string => `${String(year)}-12-31`;

/** The years from one to another, both among them; none where that runs backwards. */
export const yearsFromTo = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, after) => first + after);

/** `date`, or the last day of a budget year where that came before. */
export function byYearEnd(date: string, year: number): string {
  const end = yearEndOf(year);
  return date < end ? date : end;
}

/** `date` plus calendar months; where that month has no such day, its last day (31 May + 1 month → 30 June, matrix B-27). */
export function plusMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

export function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** How many days lie between one day and another; negative where the other came first. */
export function daysUntil(date: string, other: string): number {
  return Temporal.PlainDate.from(date).until(other).days;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
