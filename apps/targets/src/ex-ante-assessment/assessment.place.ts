import { isUuid } from '@wenxiao/domain';
import { limits } from '@wenxiao/domain/field';
import { pathPlace } from '@wenxiao/service-kit';

/** Which assessment it is: a subject's, whoever makes them, count on. */
export type AssessmentPlace = Readonly<{ subject: string; number: number }>;

/** `<subject>.<number>`: two that are begun at the same time meet in one stream. */
export const assessmentId = ({ subject, number }: AssessmentPlace): string => `${subject}.${String(number)}`;

export function placeOf(id: string): AssessmentPlace {
  const [subject = '', number] = id.split('.');
  return { subject, number: Number(number) };
}

/** Undefined for what names no assessment. */
function placeNamed(id: string): AssessmentPlace | undefined {
  const place = placeOf(id.toLowerCase());
  const { subject, number } = place;
  const isNumber = Number.isInteger(number) && number >= 1 && number <= limits.items;
  return isUuid(subject) && isNumber && assessmentId(place) === id.toLowerCase() ? place : undefined;
}

/** The assessment that a path names. What is no id of one names nothing: 404. */
export const PathAssessment = pathPlace({ assessment: 'string' }, ({ assessment }) => placeNamed(assessment));
