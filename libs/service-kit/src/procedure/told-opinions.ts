import { calledRef, consultedOn, type OpenStep, type Opinion, unheardOn } from '@wenxiao/rules/procedure';
import type { DeskRef } from '@wenxiao/rules/shape';
import type { Admission } from '../access/admission.js';
import { audienceOf } from '../access/audience-of.js';
import { deskCalled } from './desk-words.js';
import type { InProcedure } from './step-authority.js';

/** Who co-operates in a step that is open, as its set calls them, and whether they have given an opinion of this submission. */
export function consultedIn(
  { ruling, world, progress }: Pick<InProcedure, 'ruling' | 'world' | 'progress'>,
  open: Pick<OpenStep, 'code' | 'step' | 'level'>,
): object {
  const consulted = consultedOn(open.step, world);
  if (consulted.length === 0) return {};
  const left = unheardOn(open, progress, world).map(calledRef);
  const of = (ref: DeskRef) => {
    const desk = calledRef(ref);
    return { desk, zh: deskCalled(ruling, desk).zh, heard: !left.includes(desk) };
  };
  return { consulted: consulted.map(of) };
}

/**
 * What desks that co-operate said of the steps of an object, for whoever decides on it: the bureau, and the desks of a body that ask each
 * other. Nothing where nobody said anything, and to nobody else.
 */
export function opinionsIn(
  { place, ruling, progress }: Pick<InProcedure, 'place' | 'ruling' | 'progress'>,
  admission: Admission,
): object {
  const { opinions = [] } = progress;
  const isTold = audienceOf(admission, place.jurisdiction) === 'finance';
  const isOfTheirs = ({ organisation = '', desk }: Opinion): boolean =>
    admission.grants.some((grant) => grant.desk === desk && grant.organisationId === organisation);
  const told = opinions.filter((opinion) => isTold || isOfTheirs(opinion));
  return opinionsTold(told, ruling);
}

/** Opinions as their set calls the desks; nothing where there are none. */
export const opinionsTold = (opinions: readonly Opinion[], ruling: InProcedure['ruling']): object =>
  opinions.length === 0 ? {} : { opinions: opinions.map((opinion) => opinionView(opinion, ruling)) };

const opinionView = ({ desk, ...said }: Opinion, ruling: InProcedure['ruling']): object => ({
  ...said,
  ...(desk !== undefined && { desk, zh: deskCalled(ruling, desk).zh }),
});
