import { unreachable } from '@wenxiao/domain';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';
import type { Refusal } from '../access/authority.js';
import type { Organisation } from '../directory/organisations.js';
import type { ObjectPlace } from './object-place.js';

export type Words = Readonly<{ zh: string; en: string }>;

/** What a refusal speaks of, in words: its desk at its organisation, its step, its route, whom it has assigned. */
export type RefusalWords = Readonly<{
  what?: Words | undefined;
  organisations?: readonly string[];
  /** They have the desk, over other organisations. */
  elsewhere?: boolean;
}>;

/** A name in Chinese quotation marks, where there is one. */
export const named = (name: string | undefined): string => (name === undefined ? '' : `“${name}”`);

/** A desk as its set calls it. */
export function deskCalled(ruling: Ruling, desk: string): Words {
  return called(ruling.member('desks', desk)) ?? { zh: desk, en: desk };
}

/** The names of those who bear a desk at an organisation: of a jurisdiction its bureau, of any other itself. */
export function bearersCalled(place: Pick<ObjectPlace, 'bearers'>, desk: string, at: Organisation): readonly string[] {
  const bearers = place.bearers.filter((each) => each.desks.includes(desk) && each.jurisdictionId === at.id);
  return (bearers.length > 0 ? bearers : [at]).map(({ name }) => name);
}

/** What a refusal at an object speaks of, in the words of its set. */
export function refusalCalled(
  refusal: Refusal,
  {
    place,
    ruling,
    procedure,
    at,
  }: Readonly<{ place: ObjectPlace; ruling: Ruling; procedure?: Procedure | undefined; at: Organisation }>,
): RefusalWords {
  switch (refusal.code) {
    case 'wrong-desk':
      return { what: deskCalled(ruling, refusal.desk), organisations: bearersCalled(place, refusal.desk, at) };
    case 'same-person': {
      const step = procedure?.steps.find(({ code }) => code === refusal.step);
      return { what: step && wordsOf(step) };
    }
    case 'not-assigned':
      return { what: called(ruling.member('parties', refusal.assigned)) };
    case 'no-route':
      return { what: called(ruling.member('routes', refusal.route)) };
    case 'not-acting-as':
      return {};
    default:
      return unreachable(refusal);
  }
}

const wordsOf = ({ zh, en = zh }: Readonly<{ zh: string; en?: string | undefined }>): Words => ({ zh, en });

/** What a set calls a member of it. */
const called = (found: ReturnType<Ruling['member']>): Words | undefined =>
  found.is === 'stated' ? wordsOf(found.value) : undefined;
