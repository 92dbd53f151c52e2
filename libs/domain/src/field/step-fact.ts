import type { Act } from '../act.js';
import { file } from '../terms/evidence.js';
import * as t from '../terms/procedure.js';
import {
  type Audience,
  type Checked,
  code,
  count,
  type DataOf,
  day,
  decimal,
  type Fields,
  flag,
  id,
  keptFrom,
  list,
  money,
  name,
  type NoFields,
  oneOf,
  perEach,
  saidOfPersons,
  several,
  submittedBlind,
  words,
  year,
} from './field.js';
import { fact, type FactOptions, type FactType } from './fact.js';
import { limits } from './limits.js';

/** The type of an event is object and act, as done. */
export const doneBy = {
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

const held = { noFigure: 'what holds a step, or decided it, is read in its event' } as const;
const asked = {
  step: code(t.step, held),
  /** A figure, a parameter, a finding, a period, or a party that is to be assigned. */
  on: oneOf(t.askedOn, held),
  year: year(t.askedYear, held).optional(),
};

/**
 * Where an object stands in its procedure from now on, as rows without anything nested: enough to know it without ever looking at
 * the procedure again. The rows are those that the engine of procedures returns.
 */
const standing = {
  /** Every step that is open. */
  open: list([], limits.items, { step: code(t.openSteps) }).per('procedure'),
  /** The levels of open steps that are repeated, those done included, from the lowest. */
  levels: list([], limits.items, { step: code(t.step, held), level: id(t.levelOfStep, { audience: 'finance' }) })
    .per('procedure')
    .optional(),
  /** What open steps that are held wait for. */
  missing: list([], limits.items, { ...asked, name: code(t.awaited) })
    .per('procedure')
    .optional(),
  skipped: list([], limits.items, {
    step: code(t.step, held),
    level: id(t.level, held).optional(),
    because: oneOf(t.skippedBecause),
  })
    .per('procedure')
    .optional(),
  /** Steps that were decided on another object. */
  passed: list(['step'], limits.items, {
    step: code(t.step),
    answer: code(t.gateAnswer),
    outcome: code(t.gateOutcome).optional(),
    stream: code(t.gateStream, held),
    version: count(t.gateVersion, held),
    sentBack: flag(t.gateSentBack, held).optional(),
  }).optional(),
  /** The values by which steps opened or were skipped. */
  restedOn: list([], limits.items, {
    ...asked,
    on: oneOf(t.restedOnKind, held),
    name: code(t.restedOn, held),
    value: name(t.restedOnValue, { ...held, max: limits.printed }).optional(),
  })
    .per('procedure')
    .optional(),
  /** Steps whose answers no longer count, because something was sent back: the next submission begins. */
  undone: list([], limits.items, { step: code(t.undoneSteps) })
    .per('procedure')
    .optional(),
  /** As what the procedure ended. */
  ended: code(t.ended).per('procedure').optional(),
};

const opened = { procedure: code(t.procedure), ...standing };

const place = {
  step: code(t.step),
  /** The organisation or person whose level of a step that is repeated. */
  level: id(t.level).optional(),
  /** Which submission it was about, from 1: after a return comes the next. */
  submission: count(t.submission, { min: 1, max: limits.items }).per('step', 'level'),
  /** Who did it: whom the procedure keeps out of other steps follows from events alone. */
  by: id(t.doneBy).per('step', 'level'),
  /** Whom they stood in for: who is kept out is kept out as both. */
  doneFor: id(t.doneFor).per('step', 'level').optional(),
};
const reason = words(t.reason, { max: limits.opinion }).per('step', 'level');

/** Whom an answer, or a replacement, names as a party from now on. */
const assigned = list([], limits.items, {
  as: code(t.assignedAs, held),
  person: id(t.persons, { ...held, audience: 'finance' }).optional(),
  organisation: id(t.organisation, held).optional(),
});

/** Steps that opened without an act; with the first of them, whom the object itself names beside its steps. */
const begun = { ...opened, assigned: assigned.optional() };

/** Where an act stood in its procedure, and what came of it. */
const progress = {
  ...opened,
  ...place,
  answer: code(t.answer).per('step', 'level'),
  /** What is said of the object with it. */
  outcome: code(t.outcome).per('procedure').optional(),
  assigned: assigned.optional(),
  /** Whom a head lets act although the procedure keeps them out. */
  excepted: list([], limits.items, { person: id(t.exceptedPerson, { audience: 'finance' }) })
    .per('step', 'level')
    .optional(),
  /** Who was to be heard before it and gave no opinion: it holds nothing up, and is said. */
  unheard: list([], limits.items, { desk: code(t.unheardDesk, { audience: 'finance' }) })
    .per('step', 'level')
    .optional(),
};

/** What every fact of a step says: where it stood, what came of it, what the answer brought. */
export type StepTakenFields = typeof progress & typeof stepNeeds;

const withdrawn = {
  procedure: code(t.procedure),
  ...place,
  reason,
  open: list([], limits.items, { step: code(t.openSteps) }).per('procedure'),
};
const rebased = {
  ...opened,
  /** The steps of which what was answered, decided or led past counts on. */
  kept: list([], limits.items, { step: code(t.keptSteps) })
    .per('procedure')
    .optional(),
  /** Why the lead desk moved it; absent where the rules themselves did. */
  reason: words(t.rebaseReason, { max: limits.opinion }).per('procedure').optional(),
};
const reassigned = {
  ...opened,
  as: code(t.assignedAs, held),
  /** The person or organisation who leaves, and who takes their place. */
  from: id(t.replacedParty, { audience: 'finance' }).per('as'),
  to: id(t.succeedingParty, { audience: 'finance' }).per('as', 'from'),
  /** Everybody who is named as this from now on. */
  assigned,
  /** Why they leave; of an organisation it is about nobody. */
  reason: words(t.reassignReason, { max: limits.opinion, aboutPersons: 'from' }).per('as', 'from'),
};

/** What an answer may need, one field for each `Needed` of a rule set: who may read it is fixed here, not in the rules. */
export const stepNeeds = {
  reason: words(t.reason, { max: limits.opinion }).optional(),
  opinion: words(t.opinion, { max: limits.opinion }).optional(),
  amount: money(t.stepAmount).optional(),
  score: decimal(t.stepScore, { untilSubmitted: true }).optional(),
  date: day(t.decidedOn).optional(),
  ground: code(t.ground).optional(),
  finding: several(code(t.finding), limits.items).optional(),
  persons: several(id(t.persons, { audience: 'finance' }), limits.items).optional(),
  organisation: id(t.organisation).optional(),
  checklist: list(['item'], limits.items, {
    item: code(t.checklistItem),
    answer: oneOf(t.checklistAnswer),
    note: words(t.checklistNote, { max: limits.opinion }).optional(),
  }).optional(),
  items: list(['item'], limits.batch, {
    item: code(t.item),
    answer: code(t.itemAnswer).optional(),
    note: words(t.itemNote, { max: limits.opinion }).optional(),
  }).optional(),
  documents: list(['name'], limits.items, {
    name: name(t.documentName, { max: limits.name, freely: true }),
    document: code(t.documentKind),
    number: name(t.documentNumber, { max: limits.name, freely: true }).optional(),
    /** The file itself, where it was handed in: kept by evidence, of the same jurisdiction. */
    file: id(file).optional(),
    /** SHA-256 of it, as whoever takes the step knows it. */
    hash: code(t.documentHash).optional(),
  }).optional(),
};

const needed = perEach(stepNeeds, ['step', 'level']);
/** What whoever scores says of it gives away how: all of it is as blind as the score. */
const neededToScore = submittedBlind(needed);

/** What an answer brings, in the fields that every fact of a step has for it. */
export type StepNeeds = DataOf<typeof stepNeeds>;

export type StepFactOptions<F extends Fields> = Omit<FactOptions<F>, 'tells' | 'gathers'> &
  Readonly<{
    fields?: F & Checked<F>;
    per?: readonly (keyof F & string)[];
    /** Who may read reasons and opinions, where they are internal words of whoever decides. */
    wordsFor?: Audience;
    /** All that is said in words is about the persons whom the object is about. */
    ofPersons?: true;
  }>;

const inWords = ['reason', 'opinion', 'checklist', 'items'];

/** A fact of a procedure, with the fields that its object adds. */
export function factOf<T extends string, F extends Fields, G extends Fields>(
  type: T,
  more: G,
  {
    fields = {} as F & Checked<F>,
    per = [],
    wordsFor,
    ofPersons,
    ...options
  }: StepFactOptions<F> & Pick<FactOptions<F>, 'tells' | 'gathers'>,
): FactType<T, F & G> {
  const own = keptFrom(keptFrom(perEach(more, per), ['by', 'doneFor', 'level'], options.doers), inWords, wordsFor);
  const all = { ...fields, ...(ofPersons ? saidOfPersons(own) : own) } as F & G & Checked<F & G>;
  return fact<T, F & G>(type, 1, all, options);
}

/**
 * The fact that a step of an object was taken: `stepFact('target', 'review')` is `target-reviewed`, whatever a rule set calls the
 * step. `fields` are those that the object adds; those named in `per` tell which of several (a round) every field of the step is of.
 */
export const stepFact = <const O extends string, const A extends Act, const F extends Fields = NoFields>(
  object: O,
  act: A,
  of: StepFactOptions<F> = {},
): FactType<`${O}-${(typeof doneBy)[A]}`, F & StepTakenFields> =>
  factOf(
    `${object}-${doneBy[act]}`,
    { ...progress, ...(act === 'score' ? neededToScore : needed) },
    { ...of, tells: 'step-taken', ...(act === 'score' && { gathers: true as const }) },
  );

/** Who took a step took it back before anybody answered it: `target-withdrawn`. */
export const stepWithdrawn = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): FactType<`${O}-withdrawn`, F & typeof withdrawn> =>
  factOf(`${object}-withdrawn`, withdrawn, { ...of, tells: 'step-withdrawn' });

/** Steps opened without an act: a figure became known, a gate was decided elsewhere: `target-steps-opened`. */
export const stepsOpened = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): FactType<`${O}-steps-opened`, F & typeof begun> =>
  factOf(`${object}-steps-opened`, begun, { ...of, tells: 'steps-opened' });

/** The object goes on under another procedure, that of the set in force now: `target-rebased`. */
export const stepsRebased = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): FactType<`${O}-rebased`, F & typeof rebased> => factOf(`${object}-rebased`, rebased, of);

/** Somebody takes the place of a person or organisation that a step named: `target-reassigned`. */
export const partyReassigned = <const O extends string, const F extends Fields = NoFields>(
  object: O,
  of: StepFactOptions<F> = {},
): FactType<`${O}-reassigned`, F & typeof reassigned> =>
  factOf(`${object}-reassigned`, reassigned, { ...of, tells: 'party-reassigned' });
