import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { problem } from '@wenxiao/service-kit';
import { ownProblem } from './own-problems.js';

// What the streams of this service are called, beside `subject/<subject>`.

/** `<subject>.<year>` */
export const lineId = (subject: string, year: number): string => `${subject}.${String(year)}`;

export function lineNamed(id: string): Readonly<{ subject: string; year: number }> {
  const [subject = '', year] = id.split('.');
  return { subject, year: Number(year) };
}

/** `subject.<code>`: capitals are no other code, and what would be read as another part of the name is written otherwise. */
export const codeId = (officialCode: string): string =>
  `subject.${encodeURIComponent(officialCode.toLowerCase()).replaceAll('.', '%2E')}`;

/** `<tenant>.<subject>`: what another jurisdiction handed over. */
export const successionId = ({ tenant, subject }: Readonly<{ tenant: string; subject: string }>): string =>
  `${tenant}.${subject}`;

/** `<subject>.<period>`: a year (`2023`), years (`2023-2025`), a half, a quarter. */
export const targetId = (subject: string, period: string): string => `${subject}.${period}`;

export function targetNamed(id: string): Readonly<{ subject: string; period: string }> {
  const [subject = '', ...period] = id.split('.');
  return { subject, period: period.join('.') };
}

/** The first year of a period: the money that is asked for with a target is that year's. */
export const firstYearOf = (period: string): number => Number(period.slice(0, 4));

/** What is the period of a target: years, halves and quarters, and from – to. */
export const periodPattern = /^\d{4}(-(\d{4}|H[12]|Q[1-4]))?$/;

function isPeriod(text: string): boolean {
  if (!periodPattern.test(text)) return false;
  const [first, last] = text.split('-').filter((part) => /^\d{4}$/.test(part));
  // One year is written as such: what has two names would be two targets.
  return last === undefined || (Number(first) < Number(last) && Number(last) - Number(first) < yearsOfPeriodMax);
}

/** The last day of a period. */
export function lastDayOf(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const ends: Readonly<Record<string, string>> = { H1: '06-30', Q1: '03-31', Q2: '06-30', Q3: '09-30' };
  return /^\d{4}$/.test(part) ? `${part}-12-31` : `${year}-${ends[part] ?? '12-31'}`;
}

/** How far from this year the year of money may lie: what is brought along from before, and what five-year plans look ahead. */
const yearsAround = 5;
/** No target is set for longer: public-private partnerships run up to thirty years. */
const yearsOfPeriodMax = 30;

/** @throws {ProblemError} `year-out-of-reach` for a budget year that nobody can mean today. */
export function requireYearInReach(year: number, today: string): void {
  const now = Number(today.slice(0, 4));
  const [first, last] = [now - yearsAround, now + yearsAround];
  if (year < first || year > last) throw ownProblem('year-out-of-reach', { year, first, last });
}

/**
 * From which day a change of a subject may hold, and until which day a person answers for it: not before the money of which anybody
 * keeps account, and not after next year. Whose it is, and whether it goes on, is so from the moment that it is said: not from a day to come.
 * @throws {ProblemError} `day-out-of-reach`, `not-yet`
 */
export function requireDayInReach(
  { from, to }: Readonly<{ from?: string; to?: string }>,
  today: string,
  isSoAtOnce: boolean,
): void {
  if (isSoAtOnce && from !== undefined && from > today) throw ownProblem('not-yet', { from, today });
  const now = Number(today.slice(0, 4));
  const [first, last] = [`${String(now - yearsAround)}-01-01`, `${String(now + 1)}-12-31`];
  const outside = [from, to].find((day) => day !== undefined && (day < first || day > last));
  if (outside !== undefined) throw ownProblem('day-out-of-reach', { day: outside, first, last });
}

/** Whether a period holds a year, whole or in part. */
export function holdsYear(period: string, year: number): boolean {
  const [first = 0, last = first] = period
    .split('-')
    .filter((part) => /^\d{4}$/.test(part))
    .map(Number);
  return first <= year && year <= last;
}

/** @throws {ProblemError} `invalid-request` for what is no period. */
export function requirePeriod(period: string): void {
  if (isPeriod(period)) return;
  const [zh, en] = [
    '须为年度、半年、季度或起止年度，如 2023、2023-2025',
    'must be a year, a half, a quarter or years, such as 2023-2025',
  ];
  throw problem('invalid-request', { errors: [{ path: 'period', code: 'period', zh, en }] });
}

@Injectable()
class PathPeriodPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isPeriod(value)) throw problem('not-found');
    return value;
  }
}

/** A period in the path. What is none names nothing. */
export const PathPeriod = (): ParameterDecorator => Param('period', PathPeriodPipe);
