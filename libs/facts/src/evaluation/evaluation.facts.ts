import {
  becomes,
  code,
  count,
  day,
  decimal,
  decisionKept,
  dueFacts,
  type EventOf,
  fact,
  flag,
  id,
  limits,
  list,
  name,
  opinionGiven,
  partyReassigned,
  several,
  stepFact,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  withdraws,
  words,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { selfEvaluationFacts } from './self-evaluation.facts.js';

// 绩效评价: one evaluation of one type of the rule set, of one period, by the unit itself, its department or the finance bureau.
//
// Streams `evaluation/<subject>.<type>.<period>.<number>`. A correction is the same fact once more, whole, with `metadata.corrects`.

const opinion = { max: limits.opinion };
const step = code(t.step, { noFigure: 'the step is told by its own fact' });

/** The scheduler opened it, since duties of the rule set ask for it, and nobody has begun. */
const evaluationExpected = fact('evaluation-expected', 1, {
  duties: several(code(t.duty), limits.items),
  scheme: code(t.scheme),
});

/** It has begun: from now on the steps of its type's procedure open. */
const evaluationOpened = fact('evaluation-opened', 1, {
  scheme: code(t.scheme),
  isReEvaluation: flag(t.reEvaluation),
  ofItself: flag(t.evaluatesItself),
  openedOn: day(t.evaluationOpenedOn),
  /** What is in principle not evaluated alone (原则上不单独开展) has a reason. */
  reason: words(t.evaluatedAloneReason, opinion).optional(),
  /** Where the set chooses what is evaluated: by which of its selections, and for which of the reasons that this lists. */
  selection: code(t.evaluationSelection).optional(),
  chosenFor: several(code(t.chosenFor), limits.items).optional(),
});

/** It was begun by mistake, and nothing was done in it: it is as it was before, asked for by these duties or by none. */
const evaluationStartWithdrawn = fact(
  'evaluation-start-withdrawn',
  1,
  {
    scheme: code(t.scheme),
    duties: several(code(t.duty), limits.items),
    reason: words(t.startWithdrawnReason, opinion),
  },
  { becomes: [withdraws(t.evaluationOpenedOn), withdraws(t.evaluationSelection), withdraws(t.chosenFor)] },
);

/** What is evaluated in principle is left out for a reason (双覆盖的例外), or is not left out after all. */
const evaluationExcepted = fact('evaluation-excepted', 1, {
  excepted: flag(t.evaluationExcepted),
  reason: words(t.evaluationExceptedReason, opinion),
  on: day(t.evaluationExceptedOn),
});

/** By which methods it is made. Said again, whole, as it goes on. */
const evaluationMethodsStated = fact('evaluation-methods-stated', 1, {
  methods: several(code(t.evaluationMethod), limits.items),
  /** Where the set leaves its list open (其他评价方法). */
  otherMethods: words(t.otherEvaluationMethods, opinion).optional(),
  on: day(t.evaluationMethodsOn),
});

/** The parts of a sheet: points or a tier each; a part of entries may say several. */
const scores = list(
  [],
  limits.items,
  {
    part: code(t.sheetPart),
    score: decimal(t.sheetPartScore).optional(),
    tier: code(t.sheetTier).optional(),
    ground: words(t.sheetGround, opinion).optional(),
    document: name(t.sheetDocument, { max: limits.name }).optional(),
    /** Of a part along the target: which indicator; how it is scored where it is not finished; what was seen, of which aspect. */
    indicator: code(t.indicator).optional(),
    method: code(t.indicatorMethod).optional(),
    reached: decimal(t.sheetReached).optional(),
    aspect: code(t.sheetAspect).optional(),
    /** Of a poll among people outside: how many were asked, answered, and were satisfied. */
    polled: count(t.pollAsked, { min: 1 }).optional(),
    answered: count(t.pollAnswered).optional(),
    favourable: count(t.pollFavourable).optional(),
  },
  { untilSubmitted: true },
);

/** Whose sheet it is: an assigned person or organisation, or who fills it. As persons of every step, the unit does not read it. */
const evaluator = id(t.evaluator, { audience: 'finance' });
const evaluators = { doers: 'finance' } as const;
/** Which level of the step it is, where each evaluator has one. */
const level = id(t.levelOfStep, {
  audience: 'finance',
  noFigure: 'the step is told by its own fact',
}).optional();

/**
 * One evaluator's sheet, whole. Blind: who is a party, and whoever evaluates beside, reads no score of it before they may; the
 * parties once it has come to a conclusion.
 */
const sheetSubmitted = fact(
  'sheet-submitted',
  1,
  {
    step,
    level,
    evaluator,
    scores: scores.per('evaluator'),
    /** The score of the sheet: its parts put together. */
    total: decimal(t.sheetTotal, { untilSubmitted: true }).per('evaluator'),
  },
  { becomes: [becomes(t.sheetStatus, 'submitted', 'evaluator')], doers: 'finance' },
);

/** An evaluator took the own sheet back before the next act. */
const sheetWithdrawn = fact(
  'sheet-withdrawn',
  1,
  { step, level, evaluator, reason: words(t.reason, { ...opinion, audience: 'finance' }).per('evaluator') },
  { becomes: [becomes(t.sheetStatus, 'withdrawn', 'evaluator')], doers: 'finance' },
);

/** The conclusion in figures. A person's score beside the computed one has a reason. */
const evaluationFinalised = fact(
  'evaluation-finalised',
  1,
  {
    step,
    /** From all sheets, or as the form prints it; absent where neither gives one. */
    computed: decimal(t.computedScore).optional(),
    /** Exact; grades are given by it and not by what is displayed. */
    score: decimal(t.evaluationScore).optional(),
    displayed: name(t.displayedScore, { max: limits.label }).optional(),
    fullMark: decimal(t.evaluationFullMark).optional(),
    grade: code(t.gradeCode).optional(),
    deviation: words(t.scoreDeviation, opinion).optional(),
    concludedOn: day(t.conclusionOn),
    /** What whoever concluded it found. */
    findings: several(code(t.evaluationFindings), limits.items),
    /** After its limit. Judged once, on the day on which it came to a conclusion first. */
    late: flag(t.conclusionLate),
  },
  { becomes: [becomes(t.conclusionStatus, 'concluded')], discloses: true },
);

/** Whoever ranks what was concluded of one type and period said how many have each grade: it has that of its rank. */
const evaluationRanked = fact('evaluation-ranked', 1, {
  rank: count(t.rankGiven, { min: 1 }),
  among: count(t.rankAmong, { min: 1 }),
  grade: code(t.gradeCode),
  because: words(t.rankedBecause, opinion),
  on: day(t.rankedOn),
});

/** The conclusion was taken back, or somebody sent the evaluation back behind it. */
const conclusionWithdrawn = fact(
  'conclusion-withdrawn',
  1,
  { step },
  { becomes: [becomes(t.conclusionStatus, 'withdrawn')] },
);

/** What an answer opens beside the evaluation, with what it brings of it: others open it. */
const furtherProcedureOpened = fact('further-procedure-opened', 1, {
  step,
  procedure: code(t.furtherProcedure),
  items: list(['item'], limits.batch, {
    item: code(t.furtherItem),
    note: words(t.furtherItemNote, opinion).optional(),
  }),
});

/** The step that opened it was taken back or sent back. */
const furtherProcedureWithdrawn = fact('further-procedure-withdrawn', 1, {
  step,
  procedure: code(t.furtherProcedure, { noFigure: 'tells what holds no longer' }),
});

/** A duty or step of the set, and the due day of it. */
const dues = dueFacts('evaluation', { askedBy: code(t.dueAskedBy) }, { to: 'finance' });
const evaluationBecameOverdue = dues.becameOverdue;
const evaluationReminded = dues.reminded;
const evaluationOverdueLifted = dues.overdueLifted;
const evaluationTaskHandedOver = dueFacts('evaluation', {}, { to: 'finance' }).taskHandedOver;

/** A step was taken back before the next act. */
const evaluationWithdrawn = stepWithdrawn('evaluation', evaluators);
/** A desk that co-operates was heard before a step. */
const evaluationOpinionGiven = opinionGiven('evaluation', evaluators);
/** Steps opened without an act. */
const evaluationStepsOpened = stepsOpened('evaluation');
/** It goes on by the procedure of the set in force now. */
const evaluationRebased = stepsRebased('evaluation', { wordsFor: 'finance' });
/** Somebody takes the place of an evaluator who left. */
const evaluationReassigned = partyReassigned('evaluation', { wordsFor: 'finance' });

export const evaluationFacts = factsOf({
  ...selfEvaluationFacts,
  evaluationExpected,
  evaluationOpened,
  evaluationStartWithdrawn,
  evaluationExcepted,
  evaluationMethodsStated,
  sheetSubmitted,
  sheetWithdrawn,
  evaluationFinalised,
  evaluationRanked,
  conclusionWithdrawn,
  furtherProcedureOpened,
  furtherProcedureWithdrawn,
  evaluationBecameOverdue,
  evaluationReminded,
  evaluationOverdueLifted,
  evaluationTaskHandedOver,
  // What a step did, whatever the rule set calls the step.
  ...stepFacts('evaluation'),
  evaluationScored: stepFact('evaluation', 'score', evaluators),
  evaluationWithdrawn,
  evaluationOpinionGiven,
  evaluationStepsOpened,
  evaluationRebased,
  evaluationReassigned,
  /** What the conclusion rests on has changed, and it is kept. */
  evaluationDecisionKept: decisionKept('evaluation'),
});
export type EvaluationEvent = EventOf<typeof evaluationFacts>;
