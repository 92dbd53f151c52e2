import { yearsFromTo } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import type { EvaluationType } from '@wenxiao/rules/shape';

export type PeriodKind = EvaluationType['periods'][number]['code'];

/** Which evaluation it is: of one subject, of one type of the rule set, of one period; the first, or one that was made again. */
export type EvaluationPlace = Readonly<{ subject: string; type: string; period: string; number: number }>;

/** `<subject>.<type>.<period>.<number>` */
export const evaluationId = ({ subject, type, period, number }: EvaluationPlace): string =>
  `${subject}.${type}.${period}.${String(number)}`;

export function placeOf(id: string): EvaluationPlace {
  const [subject = '', type = '', period = '', number] = id.split('.');
  return { subject, type, period, number: Number(number) };
}

const kinds: readonly (readonly [PeriodKind, RegExp])[] = [
  ['year', /^\d{4}$/],
  ['whole-period', /^\d{4}-\d{4}$/],
  ['half-year', /^\d{4}-H[12]$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['month', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['stage', /^\d{4}-S[1-9]\d?$/],
  ['follow-up', /^\d{4}-F[1-9]\d?$/],
];

/**
 * What a period is: `2024`, `2022-2024` (whole period), `2024-H1`, `2024-Q3`, `2024-05`, `2024-S1` (first stage), `2024-F1` (first
 * follow-up). Undefined where it is none of these.
 */
export function periodKindOf(period: string): PeriodKind | undefined {
  const [kind] = kinds.find(([, pattern]) => pattern.test(period)) ?? [];
  const years = kind === undefined ? [] : yearsIn(period);
  const isKnown = [years.at(0), years.at(-1)].every(
    (year) => year !== undefined && year >= limits.yearMin && year <= limits.yearMax,
  );
  return isKnown && (kind !== 'whole-period' || years.length > 1) ? kind : undefined;
}

/** The budget years that a period lies in: of a whole period all of them, none where it runs backwards. */
export function yearsIn(period: string): readonly number[] {
  const [first = '', last = ''] = period.split('-');
  const from = Number(first);
  const to = /^\d{4}$/.test(last) ? Number(last) : from;
  return yearsFromTo(from, Math.min(to, from + limits.items - 1));
}

/** The first day of a period; a stage and a follow-up are told by their year alone. */
export function firstDayOf(period: string): string {
  const [year = '', part = ''] = period.split('-');
  const half = /^H([12])$/.exec(part)?.[1];
  const quarter = /^Q([1-4])$/.exec(part)?.[1];
  const month = /^\d{2}$/.test(part) ? Number(part) : 1 + 6 * (Number(half ?? 1) - 1) + 3 * (Number(quarter ?? 1) - 1);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** The budget year of a period, of a longer one its last. */
export function yearOf(period: string): number {
  const [first, last = ''] = period.split('-');
  return Number(/^\d{4}$/.test(last) ? last : first);
}
