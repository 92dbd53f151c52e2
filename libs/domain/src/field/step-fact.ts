import * as t from '../terms/procedure.js';
import {
  type Audience,
  type Checked,
  code,
  count,
  day,
  decimal,
  Field,
  type Fields,
  id,
  list,
  money,
  name,
  several,
  words,
} from './field.js';
import { fact, type FactType } from './fact.js';
import { limits } from './limits.js';

/** What can be done in a procedure. */
export type Act = keyof typeof t.act.codes;

/** The type of an event is object and act, as done. */
const done = {
  submit: 'submitted',
  review: 'reviewed',
  receive: 'received',
  'hand-over': 'handed-over',
  approve: 'approved',
  file: 'filed',
  appoint: 'appointed',
  issue: 'issued',
  record: 'recorded',
  score: 'scored',
  conclude: 'concluded',
  hear: 'heard',
  report: 'reported',
  archive: 'archived',
  resolve: 'resolved',
} as const satisfies Readonly<Record<Act, string>>;

const skipped = list(['step'], limits.items, {
  step: code(t.step),
  /** The figure, parameter or finding whose value left the step out, and that value. */
  because: code(t.skippedBecause),
});

/** Where an act stood in its procedure. */
const progress = {
  procedure: code(t.procedure, { noFigure: 'the step says it' }),
  step: code(t.step),
  /** The organisation whose level of a step that goes up level by level. */
  level: id(t.level).optional(),
  /** Which submission it was about, from 1: after a return comes the next. */
  submission: count(t.submission, { min: 1, max: limits.items }).per('step', 'level'),
  answer: code(t.answer).per('step', 'level'),
  /** As what the procedure ended with it. */
  outcome: code(t.outcome).optional(),
  open: several(code(t.openSteps), limits.items),
  skipped,
};

/** What an answer may need, one field for each `Needed` of a rule set: who may read it is fixed here, not in the rules. */
const needed = {
  reason: words(t.reason, { max: limits.opinion }).per('step', 'level').optional(),
  opinion: words(t.opinion, { max: limits.opinion }).per('step', 'level').optional(),
  amount: money(t.stepAmount).per('step', 'level').optional(),
  score: decimal(t.stepScore, { untilSubmitted: true }).per('step', 'level').optional(),
  date: day(t.decidedOn).per('step', 'level').optional(),
  ground: code(t.ground).per('step', 'level').optional(),
  finding: code(t.finding).per('step', 'level').optional(),
  persons: several(id(t.persons, { audience: 'finance' }), limits.items)
    .per('step', 'level')
    .optional(),
  organisation: id(t.organisation).per('step', 'level').optional(),
  checklist: list(['item'], limits.items, {
    item: code(t.checklistItem),
    answer: code(t.checklistAnswer),
    note: words(t.checklistNote, { max: limits.opinion }).optional(),
  })
    .per('step', 'level')
    .optional(),
  items: list(['item'], limits.batch, { item: code(t.item), answer: code(t.itemAnswer).optional() })
    .per('step', 'level')
    .optional(),
  documents: list(['document', 'hash'], limits.items, {
    document: code(t.documentKind),
    hash: code(t.documentHash),
    name: name(t.documentName, { max: limits.name }).optional(),
    number: name(t.documentNumber, { max: limits.name }).optional(),
  })
    .per('step', 'level')
    .optional(),
};

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- an object that adds no field of its own
type NoFields = Record<never, never>;
type StepFields = typeof progress & typeof needed;

/**
 * The fact that a step of an object was taken: `stepFact('target', 'review')` is `target-reviewed`, whatever a rule set calls the
 * step. `own` are the fields that the object adds; those named in `per` tell which of several (a round) every field of the step is of.
 */
export function stepFact<const O extends string, const A extends Act, const F extends Fields = NoFields>(
  object: O,
  act: A,
  {
    fields = {} as F & Checked<F>,
    per = [],
    audience = 'parties',
  }: Readonly<{
    fields?: F & Checked<F>;
    per?: readonly (keyof F & string)[];
    audience?: Audience;
  }> = {},
): FactType<`${O}-${(typeof done)[A]}`, F & StepFields> {
  const step = Object.entries<Field>({ ...progress, ...needed }).map(([key, { spec }]) => [
    key,
    new Field({ ...spec, per: [...per, ...spec.per] }),
  ]);
  // The step's fields are what they were; only whose they are is told more closely.
  const all = { ...fields, ...Object.fromEntries(step) } as (F & StepFields) & Checked<F & StepFields>;
  return fact(`${object}-${done[act]}`, 1, all, { audience }) as FactType<`${O}-${(typeof done)[A]}`, F & StepFields>;
}
