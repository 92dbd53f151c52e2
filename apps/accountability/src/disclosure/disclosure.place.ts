import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';

/** Which disclosure it is: of one subject's results of one budget year; once that one is over, the next. */
export type DisclosurePlace = Readonly<{ subject: string; year: number; number: number }>;

/** `<subject>.<year>.<number>`: whoever opens one at the same time meets in one stream. */
export const disclosureId = ({ subject, year, number }: DisclosurePlace): string =>
  `${subject}.${String(year)}.${String(number)}`;

export function placeOf(id: string): DisclosurePlace {
  const [subject = '', year, number] = id.split('.');
  return { subject, year: Number(year), number: Number(number) };
}

/** Undefined for what names no disclosure. */
export function placeNamed(id: string): DisclosurePlace | undefined {
  const place = placeOf(id.toLowerCase());
  const { subject, year, number } = place;
  const isYear = Number.isInteger(year) && year >= limits.yearMin && year <= limits.yearMax;
  const isNumber = Number.isInteger(number) && number >= 1 && number <= limits.items;
  return isUuid(subject) && isYear && isNumber && disclosureId(place) === id.toLowerCase() ? place : undefined;
}
