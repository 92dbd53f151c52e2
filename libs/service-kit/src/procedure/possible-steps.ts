import { openNow, type OpenStep } from '@wenxiao/rules/procedure';
import type { Admission } from '../access/admission.js';
import { ProblemError } from '../http/problem.js';
import { authorityOnStep, type InProcedure } from './step-authority.js';
import { consultedIn } from './told-opinions.js';
import { toldRows } from './told-rows.js';

/** What can be done of an object now, and whether the person who asks may. */
export function possibleOn(object: InProcedure, admission: Admission): readonly object[] {
  const possible = openNow(object.procedure, object.progress, object.world).map((open) => ({
    step: open.code,
    ...(open.level !== undefined && { level: open.level }),
    zh: open.step.zh,
    answers: open.step.answers
      .filter(({ code }) => open.answers.includes(code))
      .map(({ code, zh, needs = [] }) => ({ code, zh, needs })),
    ...checklistOf(open.step, object.world),
    ...consultedIn(object, open),
    ...(open.step.together !== undefined && { together: open.step.together }),
    ...(open.heldBy !== undefined && { heldBy: open.heldBy }),
    ...(open.waitsFor && { waitsFor: open.waitsFor }),
    mine: mayTake(object, open, admission),
  }));
  return toldRows(possible, object, admission);
}

/** What is gone through, in the words of the set: each item is answered, with its questions in view. */
export function checklistOf({ checklist }: OpenStep['step'], world: InProcedure['world']): object {
  const list = checklist === undefined ? undefined : world.checklist(checklist);
  if (!list) return {};
  const { items, inWords, open } = list;
  return {
    checklist: items.map(({ code: item, zh, questions }) => ({ item, zh, questions })),
    ...(inWords === true && { inWords }),
    ...(open === true && { open }),
  };
}

function mayTake(object: InProcedure, open: OpenStep, admission: Admission): boolean {
  const at = { step: open.code, ...(open.level !== undefined && { level: open.level }) };
  try {
    return authorityOnStep(admission, object, at, { reason: 'asked' }) !== undefined;
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
