import { plusDays, plusMonths } from '@wenxiao/domain';
import { monthsIn } from '@wenxiao/rules/deadline';
import type { MemberOf } from '@wenxiao/rules/shape';

type Every = NonNullable<MemberOf<'registers'>['recurs']>['period'];

/** A period of a year, how entries of it are told apart (`2023-03`, `2023-Q1`, `2023-H1`, `2023`), and its days. */
type RecurringPeriod = Readonly<{ occasion: string; first: string; last: string }>;

/** The period in which a day lies. */
export function periodAt(every: Every, day: string): RecurringPeriod {
  const months = monthsIn[every];
  const [year = '', month = ''] = day.split('-');
  const place = Math.floor((Number(month) - 1) / months);
  const first = `${year}-${String(place * months + 1).padStart(2, '0')}-01`;
  const last = plusDays(plusMonths(first, months), -1);
  const names: Readonly<Record<Every, string>> = {
    month: `${year}-${month}`,
    quarter: `${year}-Q${String(place + 1)}`,
    'half-year': `${year}-H${String(place + 1)}`,
    year,
  };
  return { occasion: names[every], first, last };
}

/** … and the one after that. */
export const periodAfter = (every: Every, { last }: RecurringPeriod): RecurringPeriod =>
  periodAt(every, plusDays(last, 1));

/** The period that an entry is of by its occasion; undefined for what names none. */
export function periodNamed(every: Every, occasion: string): RecurringPeriod | undefined {
  const [year = '', part] = occasion.split('-');
  const place = part === undefined ? 1 : Number(part.replace(/^[QH]/, ''));
  const month = (place - 1) * monthsIn[every] + 1;
  if (!/^\d{4}$/.test(year) || !Number.isInteger(month) || month < 1 || month > 12) return undefined;
  const period = periodAt(every, `${year}-${String(month).padStart(2, '0')}-01`);
  return period.occasion === occasion ? period : undefined;
}
