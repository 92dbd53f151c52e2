import * as t from '../terms/procedure.js';
import { fact, type FactOptions, type FactType } from './fact.js';
import {
  type Audience,
  type Checked,
  code,
  day,
  type Fields,
  id,
  keptFrom,
  type NoFields,
  perEach,
  saidOfPersons,
  words,
} from './field.js';
import { limits } from './limits.js';

const becameOverdue = { due: code(t.due), since: day(t.overdueSince).per('due') };
const reminded = {
  due: code(t.due),
  on: day(t.remindedOn).per('due'),
  /** The organisation or person who was reminded. */
  to: id(t.remindedTo).per('due'),
  words: words(t.reminderWords, { max: limits.opinion }).per('due').optional(),
};
const overdueLifted = {
  due: code(t.due),
  because: words(t.overdueLiftedBecause, { max: limits.opinion }).per('due'),
};
const taskHandedOver = {
  step: code(t.step),
  /** The organisation or person who has it now. */
  to: id(t.handedTo).per('step'),
  because: words(t.handedBecause, { max: limits.opinion }).per('step'),
};

type DueFacts<O extends string, F extends Fields> = Readonly<{
  becameOverdue: FactType<`${O}-became-overdue`, F & typeof becameOverdue>;
  reminded: FactType<`${O}-reminded`, F & typeof reminded>;
  overdueLifted: FactType<`${O}-overdue-lifted`, F & typeof overdueLifted>;
  taskHandedOver: FactType<`${O}-task-handed-over`, F & typeof taskHandedOver>;
}>;

/**
 * What becomes of what is due of an object. `fields` are those by which the object tells which of several (a round) it is
 * about: every figure is of one of them. Who may know of the object may know what is due of it: `audience`; `to` says who may
 * know whom it asks, where that is less people. `ofPersons`: what is said is about the persons whom the object is about.
 */
export function dueFacts<const O extends string, const F extends Fields = NoFields>(
  object: O,
  fields: F & Checked<F> = {} as F & Checked<F>,
  { to, ofPersons, ...options }: Pick<FactOptions<F>, 'audience'> & Readonly<{ to?: Audience; ofPersons?: true }> = {},
): DueFacts<O, F> {
  const per = Object.keys(fields);
  const of = <const T extends string, G extends Fields>(
    type: T,
    own: G,
    more: Pick<FactOptions<F>, 'tells'> = {},
  ): FactType<T, F & G> => {
    const kept = keptFrom(perEach(own, per), ['to'], to);
    const all = { ...fields, ...(ofPersons ? saidOfPersons(kept) : kept) } as F & G & Checked<F & G>;
    return fact<T, F & G>(type, 1, all, { ...options, ...more });
  };
  return {
    becameOverdue: of(`${object}-became-overdue`, becameOverdue),
    reminded: of(`${object}-reminded`, reminded),
    overdueLifted: of(`${object}-overdue-lifted`, overdueLifted),
    taskHandedOver: of(`${object}-task-handed-over`, taskHandedOver, { tells: 'task-handed-over' }),
  };
}
