import type { DeclaredFact } from './fact.js';
import { isObject } from './value.js';

/** Whom an event makes a party to its object: the id of a person or an organisation, as what, by which step (`''`: by none). */
export type NamedParty = Readonly<{ who: string; as: string; step: string }>;

/** What an event says of those who have to do with its object from then on. */
export type NamedThen = Readonly<{
  /** Of those named as the same thing, the newest event’s are it. */
  parties: readonly NamedParty[];
  /** A step that was taken back, and with it whom it named. */
  withdrawn?: string;
  /** Whether the procedure has ended, where the event says how it stands. */
  ended?: boolean;
}>;

/** Whom a declared fact names, from its data as they were written. What is not as declared names nobody. */
export function namedThen({ tells, fields }: DeclaredFact, data: object): NamedThen {
  const { step, assigned, to, open, ended } = data as Readonly<Record<string, unknown>>;
  const standing = fields['open'] && Array.isArray(open) ? { ended: ended !== undefined } : {};
  // Everybody who is it from then on is said: whose place was taken is it no longer.
  if (tells === 'party-reassigned' || tells === 'steps-opened')
    return { parties: partiesIn(assigned, ''), ...standing };
  if (typeof step !== 'string') return { parties: [], ...standing };
  if (tells === 'step-withdrawn') return { parties: [], withdrawn: step, ...standing };
  if (tells === 'task-handed-over' && typeof to === 'string')
    return { parties: [{ who: to, as: `task:${step}`, step }], ...standing };
  return { parties: tells === 'step-taken' ? partiesIn(assigned, step) : [], ...standing };
}

function partiesIn(assigned: unknown, step: string): readonly NamedParty[] {
  if (!Array.isArray(assigned)) return [];
  return assigned.filter(isObject).flatMap(({ as, person, organisation }) => {
    const who = person ?? organisation;
    return typeof as === 'string' && typeof who === 'string' ? [{ who, as, step }] : [];
  });
}
