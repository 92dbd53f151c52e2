import * as t from '../terms/procedure.js';
import type { FactType } from './fact.js';
import { code, count, type Fields, id, type NoFields, words } from './field.js';
import { limits } from './limits.js';
import { factOf, type StepFactOptions } from './step-fact.js';

const ofAdvice = ['step', 'level', 'desk'] as const;
const advised = {
  procedure: code(t.procedure),
  step: code(t.step),
  level: id(t.level).optional(),
  submission: count(t.submission, { min: 1, max: limits.items, noFigure: 'the submission is told by its own step' }),
  /** As which desk, of which organisation; a person whom the object names has no desk. */
  desk: code(t.advisingDesk).optional(),
  organisation: id(t.advisingOrganisation)
    .per(...ofAdvice)
    .optional(),
  by: id(t.advisedBy).per(...ofAdvice),
  doneFor: id(t.advisedFor)
    .per(...ofAdvice)
    .optional(),
  opinion: words(t.advice, { max: limits.opinion }).per(...ofAdvice),
};

/**
 * A desk that co-operates (会同) said what it thinks before somebody else takes the step: `target-opinion-given`. Among those who decide,
 * unless the object is for fewer still.
 */
export const opinionGiven = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): FactType<`${O}-opinion-given`, F & typeof advised> =>
  factOf(`${object}-opinion-given`, advised, { audience: 'finance', ...of });
