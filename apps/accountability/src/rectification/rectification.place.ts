import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';

/** What asks for it: an answer of an evaluation, what was decided of a result, a corrective measure; or a person by themselves. */
export const origins = ['evaluation', 'result', 'measure', 'person'] as const;
export type Origin = (typeof origins)[number];

/** Which rectification it is: of one subject in one budget year, by what asks for it; `of` names which of those it is. */
export type RectificationPlace = Readonly<{ subject: string; year: number; origin: Origin; of?: string }>;

/** `<subject>.<year>.<origin>[.<of>]`: what asks for the same again meets the same one. */
export const rectificationId = ({ subject, year, origin, of }: RectificationPlace): string =>
  [subject, String(year), nameIn({ origin, ...(of !== undefined && { of }) })].join('.');

/** `<origin>[.<of>]`: which of its subject and year it is. */
export const nameIn = ({ origin, of }: Pick<RectificationPlace, 'origin' | 'of'>): string =>
  of === undefined ? origin : `${origin}.${of}`;

export function placeOf(id: string): RectificationPlace {
  const [subject = '', year, origin, ...of] = id.split('.');
  return {
    subject,
    year: Number(year),
    origin: origin as Origin,
    ...(of.length > 0 && { of: of.join('.') }),
  };
}

/** The evaluation whose answer asks for it. */
export type EvaluationNamed = Readonly<{ type: string; period: string; number: number }>;

/** `<type>.<period>.<number>` */
export const nameOf = ({ type, period, number }: EvaluationNamed): string => `${type}.${period}.${String(number)}`;

export function evaluationIn({ of = '' }: RectificationPlace): EvaluationNamed {
  const [type = '', period = '', number] = of.split('.');
  return { type, period, number: Number(number) };
}

const isOne: Readonly<Record<Origin, (of: string | undefined) => boolean>> = {
  evaluation: (of = '') => /^[a-z][a-z0-9-]{0,63}\.\d{4}(-[0-9A-Z]{1,4})?\.[1-9]\d{0,3}$/.test(of),
  result: (of) => of === undefined,
  measure: (of = '') => isUuid(of),
  person: (of = '') => isUuid(of),
};

/** Undefined for what names no rectification. */
export function placeNamed(id: string): RectificationPlace | undefined {
  const place = placeOf(id);
  const { subject, year, origin, of } = place;
  const isYear = Number.isInteger(year) && year >= limits.yearMin && year <= limits.yearMax;
  const isPlace = isUuid(subject) && subject === subject.toLowerCase() && isYear && origins.includes(origin);
  return isPlace && isOne[origin](of) && rectificationId(place) === id ? place : undefined;
}
