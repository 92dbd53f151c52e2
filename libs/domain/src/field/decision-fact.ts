import * as t from '../terms/procedure.js';
import { fact, type FactOptions, type FactType } from './fact.js';
import { count, name, type NoFields, oneOf, saidOfPersons, words } from './field.js';
import { limits } from './limits.js';

const which = {
  /** The version of the event that decided, in the same stream. */
  decision: count(t.keptDecision, { min: 1, noFigure: 'names the decision, and not what it says' }),
  /** The stream of another object that says otherwise now, and the version with which it does. */
  stream: name(t.changedFact, { max: limits.name, noFigure: 'names the fact, and not what it says' }),
  version: count(t.changedFactVersion, { min: 1, noFigure: 'names the fact, and not what it says' }),
} as const;

const kept = {
  ...which,
  because: oneOf(t.outdatedBecause).per('decision', 'stream', 'version'),
  reason: words(t.keptReason, { max: limits.opinion, audience: 'finance' }).per('decision', 'stream', 'version'),
};

/** What a person says who keeps a decision although what it rests on has changed. */
export const decisionKeeping = {
  type: 'decision-keeping',
  fields: { ...which, reason: words(t.keptReason, { max: limits.opinion }) },
} as const;

/** The desk looked at a decision whose ground had changed, and keeps it: `evaluation-decision-kept`. */
export const decisionKept = <const O extends string>(
  object: O,
  { ofPersons, ...options }: Pick<FactOptions<NoFields>, 'audience'> & Readonly<{ ofPersons?: true }> = {},
): FactType<`${O}-decision-kept`, typeof kept> =>
  fact(`${object}-decision-kept`, 1, ofPersons ? saidOfPersons(kept) : kept, options);
