import type { DeskRef } from '../shape/desk.js';
import type { Answer, Procedure, Step } from '../shape/procedure.js';
import { layoutOf } from './layout.js';
import type { World } from './world.js';

/** An answer that was given and not taken back, in the order in which they were given. */
export interface AnswerGiven {
  readonly step: string;
  readonly answer: string;
  readonly by: string;
}

/** Desks that an answer informs, and that have not acted on the object since: whoever goes on with it has read it. */
export interface Informed<Given extends AnswerGiven> {
  readonly given: Given;
  readonly step: Step;
  readonly answer: Answer;
  readonly desks: readonly DeskRef[];
  /** The member of the set: `procedures/target-review/steps/desk-review/answers/returned`. */
  readonly path: string;
}

/** Whom the newest answer to each step informs, as long as they do not know by an act of their own. */
export function informedBy<Given extends AnswerGiven>(
  procedure: Procedure,
  world: Pick<World, 'inside'>,
  given: readonly Given[],
): readonly Informed<Given>[] {
  const { steps } = layoutOf(procedure, (at) => world.inside(procedure.code, at));
  const placed = (code: string) => steps.find((each) => each.code === code);
  return given.flatMap((each, index): Informed<Given>[] => {
    const since = given.slice(index + 1);
    const at = placed(each.step);
    const answer = at?.step.answers.find(({ code }) => code === each.answer);
    if (!at || !answer || since.some(({ step }) => step === each.step)) return [];
    const acted = since.map(({ step }) => JSON.stringify(placed(step)?.step.by));
    const desks = (answer.informs ?? []).filter((desk) => !acted.includes(JSON.stringify(desk)));
    const path = `${at.path}/answers/${answer.code}`;
    return desks.length > 0 ? [{ given: each, step: at.step, answer, desks, path }] : [];
  });
}
