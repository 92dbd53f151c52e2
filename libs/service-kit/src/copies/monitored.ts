import { warningLifted, warningRaised } from '@wenxiao/contracts';
import type { Copies } from './copies.js';
import { copyKey, factCopy } from './fact-copy.js';

const which = ['subject', 'year', 'warning', 'round', 'indicator'] as const;

/** What monitoring warned of, and what of it is so no longer: for services that show it beside what rests on it. */
export const raisedWarnings = factCopy(warningRaised, ['light'], which);
export const liftedWarnings = factCopy(warningLifted, [], which);

/** A warning that stands: of which round, and of which indicator where it is about one. */
export type StandingWarning = Readonly<{ warning: string; light: string; round?: string; indicator?: string }>;

/** What monitoring warned of a subject in a year and what has not been put right since, in the order in which it came. */
export async function monitoredIn(
  copies: Copies,
  tenant: string,
  subject: string,
  year: number,
): Promise<readonly StandingWarning[]> {
  const read = { raised: raisedWarnings, lifted: liftedWarnings };
  const { raised, lifted } = await copies.about(tenant, copyKey(subject), read);
  const isSame = (one: object, other: object): boolean =>
    which.every((field) => Reflect.get(one, field) === Reflect.get(other, field));
  return raised
    .filter(({ data }) => data.year === year)
    .filter(({ data, fact }) => !lifted.some((each) => isSame(each.data, data) && each.fact.version > fact.version))
    .sort((one, other) => one.fact.version - other.fact.version)
    .map(({ data: { warning, light, round, indicator } }) => ({
      warning,
      light,
      ...(round !== undefined && { round }),
      ...(indicator !== undefined && { indicator }),
    }));
}
