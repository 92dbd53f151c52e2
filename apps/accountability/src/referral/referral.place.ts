import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';

/**
 * Which referral it is: of one body, about one subject, for one trigger of the rule set. What was not referred may be proposed
 * again: that is the next one. For how it works, a body is its own subject.
 */
export type ReferralPlace = Readonly<{ subject: string; organisation: string; trigger: string; number: number }>;

/** Whether it is about how a body does its work, and not about what it does with the money of a subject. */
export const isOfWork = ({ subject, organisation }: Pick<ReferralPlace, 'subject' | 'organisation'>): boolean =>
  subject === organisation;

/** `<subject>.<organisation>.<trigger>.<number>`: whoever proposes the same at the same time meets in one stream. */
export const referralId = ({ subject, organisation, trigger, number }: ReferralPlace): string =>
  `${subject}.${organisation}.${trigger}.${String(number)}`;

export function placeOf(id: string): ReferralPlace {
  const [subject = '', organisation = '', trigger = '', number] = id.split('.');
  return { subject, organisation, trigger, number: Number(number) };
}

/** Undefined for what names no referral. */
export function placeNamed(id: string): ReferralPlace | undefined {
  const place = placeOf(id.toLowerCase());
  const { subject, organisation, trigger, number } = place;
  const isPlace = isUuid(subject) && isUuid(organisation) && /^[a-z][a-z0-9-]{0,63}$/.test(trigger);
  const isNumber = Number.isInteger(number) && number >= 1 && number <= limits.items;
  return isPlace && isNumber && referralId(place) === id.toLowerCase() ? place : undefined;
}
