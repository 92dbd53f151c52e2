import type { Act } from '../act.js';
import * as t from '../terms/procedure.js';
import {
  type Checked,
  code,
  count,
  type DataOf,
  day,
  decimal,
  type Fields,
  id,
  list,
  money,
  name,
  type NoFields,
  oneOf,
  perEach,
  several,
  words,
} from './field.js';
import { fact, type FactOptions, type FactType } from './fact.js';
import { limits } from './limits.js';
import { named, standing, takenBy } from './step-standing.js';

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

const skipped = list(['step', 'level'], limits.items, {
  step: code(t.step),
  /** Of a step that goes up level by level, or to each who is assigned: the one that is left out. */
  level: id(t.level).optional(),
  because: oneOf(t.skippedBecause),
});

/** What is open now, and what was left out. */
const opened = {
  procedure: code(t.procedure),
  open: several(code(t.openSteps), limits.items).per('procedure'),
  skipped,
  ...standing,
};

const place = {
  step: code(t.step),
  /** The organisation whose level of a step that goes up level by level. */
  level: id(t.level).optional(),
  /** Which submission it was about, from 1: after a return comes the next. */
  submission: count(t.submission, { min: 1, max: limits.items }).per('step', 'level'),
  ...takenBy,
};
const reason = words(t.reason, { max: limits.opinion }).per('step', 'level');

/** Where an act stood in its procedure, and what came of it. */
const progress = {
  ...opened,
  ...place,
  answer: code(t.answer).per('step', 'level'),
  /** As what the answer leaves the object. */
  outcome: code(t.outcome).per('procedure').optional(),
  ...named,
};

const withdrawn = { ...opened, ...place, reason };

/** What an answer may need, one field for each `Needed` of a rule set: who may read it is fixed here, not in the rules. */
const needed = {
  reason: reason.optional(),
  opinion: words(t.opinion, { max: limits.opinion }).per('step', 'level').optional(),
  amount: money(t.stepAmount).per('step', 'level').optional(),
  score: decimal(t.stepScore, { untilSubmitted: true }).per('step', 'level').optional(),
  date: day(t.decidedOn).per('step', 'level').optional(),
  ground: code(t.ground).per('step', 'level').optional(),
  finding: several(code(t.finding), limits.items).per('step', 'level').optional(),
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
  documents: list(['name'], limits.items, {
    name: name(t.documentName, { max: limits.name }),
    document: code(t.documentKind),
    number: name(t.documentNumber, { max: limits.name }).optional(),
    /** Of the file, where it was handed in. */
    hash: code(t.documentHash).optional(),
  })
    .per('step', 'level')
    .optional(),
};

/** What a person brings with an answer, as it is stored. */
export type BroughtData = DataOf<typeof needed>;
/** The data that every fact of a step, of a withdrawal, of an opening has. */
export type StepData = DataOf<typeof progress & typeof needed>;
export type WithdrawnData = DataOf<typeof withdrawn>;
export type OpenedData = DataOf<typeof opened>;

type Of<F extends Fields> = FactOptions<F> & Readonly<{ fields?: F & Checked<F>; per?: readonly (keyof F & string)[] }>;

function factOf<T extends string, F extends Fields, G extends Fields>(
  type: T,
  more: G,
  { fields = {} as F & Checked<F>, per = [], audience = 'parties', becomes = [] }: Of<F>,
): FactType<T, F & G> {
  const all = { ...fields, ...perEach(more, per) } as F & G & Checked<F & G>;
  return fact<T, F & G>(type, 1, all, { audience, becomes });
}

/**
 * The fact that a step of an object was taken: `stepFact('target', 'review')` is `target-reviewed`, whatever a rule set calls the
 * step. `fields` are those that the object adds; those named in `per` tell which of several (a round) every field of the step is of.
 */
export const stepFact = <const O extends string, const A extends Act, const F extends Fields = NoFields>(
  object: O,
  act: A,
  of: Of<F> = {},
): FactType<`${O}-${(typeof done)[A]}`, F & typeof progress & typeof needed> =>
  factOf(`${object}-${done[act]}`, { ...progress, ...needed }, of);

/** Who took a step took it back before anybody answered it: `target-withdrawn`. */
export const stepWithdrawn = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: Of<F> = {},
): FactType<`${O}-withdrawn`, F & typeof withdrawn> => factOf(`${object}-withdrawn`, withdrawn, of);

/** Steps opened without an act: a figure became known, a gate was decided elsewhere: `target-steps-opened`. */
export const stepsOpened = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: Of<F> = {},
): FactType<`${O}-steps-opened`, F & typeof opened> => factOf(`${object}-steps-opened`, opened, of);
