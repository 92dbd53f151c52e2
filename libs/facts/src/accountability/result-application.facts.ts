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
  limits,
  list,
  money,
  oneOf,
  opinionGiven,
  partyReassigned,
  several,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
  year,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 结果应用: what follows from the final result of an evaluation.
//
// Streams `result-application/<subject>.<year>`. How it is decided is a procedure of the rule set; what may be decided, and when,
// are its disposals. Whether money moves is decided by targets, at the line of the year that the disposal acts on. What desks say
// to one another on the way is not for the unit: it reads the result, what was decided of it, and what came of that.

const internal = { wordsFor: 'finance' } as const;

/** Its stream is `evaluation/<subject>.<type>.<period>.<number>`. */
const evaluation = {
  type: code(t.resultEvaluationType),
  period: code(t.resultEvaluationPeriod),
  number: count(t.resultEvaluationNumber, { min: 1, max: limits.items }),
  version: count(t.resultEvaluationVersion, { noFigure: 'names the evaluation, and not what it says' }),
};

/**
 * An evaluation came to its final result: what follows from it is to be decided. Said again, whole, it takes the place of what was
 * said before: another evaluation, or the same one corrected.
 */
const resultOpened = fact('result-opened', 1, {
  scheme: code(t.scheme),
  ...evaluation,
  isReEvaluation: flag(t.reEvaluation),
  /** Whose evaluation it is. */
  madeBy: oneOf(t.resultMadeBy),
  concludedOn: day(t.resultConcludedOn),
  /** Absent where the type is graded without one. */
  score: decimal(t.resultScore).optional(),
  grade: code(t.resultGrade).optional(),
  findings: several(code(t.resultFindings), limits.items),
});

/** What follows, beside the step that decides it. */
const disposalDecided = fact(
  'disposal-decided',
  1,
  {
    /** The step that decides it: taken back or returned, it counts no longer. */
    step: code(t.step, { noFigure: 'the step is told by its own fact' }),
    /** A member of the disposals of the set; where it has none, what a person calls it. */
    disposal: code(t.disposalCode),
    effects: list([], limits.items, {
      effect: code(t.disposalEffect),
      /** Which procedure it opens, or which register it enters. */
      names: code(t.disposalEffectNames).optional(),
      /** As what it enters the register. */
      kind: code(t.disposalEffectKind).optional(),
    }),
    /** What a person found, where the figures alone do not lead to it. */
    findings: several(code(t.disposalFindings), limits.items),
    /** By how much money changes; a cut is negative. */
    change: money(t.disposalChange, { signed: true }).optional(),
    /** The year whose money it acts on. */
    actsOn: year(t.disposalYear),
    reason: words(t.disposalReason, { audience: 'finance', max: limits.opinion }).optional(),
  },
  { becomes: [becomes(t.disposalStatus, 'decided')] },
);

/** The version of the decision that it is about, in the same stream. */
const ofDecision = { decision: count(t.decisionVersion, { noFigure: 'names the decision that it is about', min: 1 }) };

/** Targets carried it out at the line of the year; or it moves no money, and there is nothing to be carried out. */
const disposalApplied = fact('disposal-applied', 1, ofDecision, { becomes: [becomes(t.disposalStatus, 'applied')] });

/** Targets could not carry it out: the desk decides anew. */
const disposalRefused = fact(
  'disposal-refused',
  1,
  {
    ...ofDecision,
    refusal: oneOf(t.resultRefusal),
    /** The control number or the budget by which it was refused, where there was one. */
    against: money(t.controlNumberThen).optional(),
  },
  { becomes: [becomes(t.disposalStatus, 'refused')] },
);

const gone = { noFigure: 'tells what holds no longer' } as const;

/** It holds no longer: its step was taken back or sent back, or another decision stands in its place. */
const disposalWithdrawn = fact(
  'disposal-withdrawn',
  1,
  {
    ...ofDecision,
    // What it was, so that whoever carried it out knows what to give back.
    disposal: code(t.disposalCode, gone),
    change: money(t.disposalChange, { ...gone, signed: true }).optional(),
    actsOn: year(t.disposalYear, gone),
  },
  { becomes: [becomes(t.disposalStatus, 'withdrawn')] },
);

/** The evaluation was corrected or withdrawn after it was drawn upon: somebody has to look at what followed. */
const resultOutdated = fact('result-outdated', 1, {
  because: oneOf(t.resultOutdatedBecause),
  /** Of the evaluation, as it is now. */
  version: evaluation.version,
});

/** Another evaluation of the same year takes its place. */
const resultSuperseded = fact('result-superseded', 1, {
  type: code(t.resultSupersededBy),
  period: code(t.resultSupersededByPeriod),
  number: count(t.resultSupersededByNumber, { min: 1, max: limits.items }),
});

const dues = dueFacts('result', { askedBy: code(t.dueAskedBy) });

export const resultApplicationFacts = factsOf({
  resultOpened,
  disposalDecided,
  disposalApplied,
  disposalRefused,
  disposalWithdrawn,
  resultOutdated,
  resultSuperseded,
  resultStepsOpened: stepsOpened('result'),
  /** What was decided rests on money that is otherwise now, and is kept. */
  resultDecisionKept: decisionKept('result'),
  resultRebased: stepsRebased('result', internal),
  resultReassigned: partyReassigned('result', internal),
  resultWithdrawn: stepWithdrawn('result', internal),
  resultOpinionGiven: opinionGiven('result', internal),
  resultBecameOverdue: dues.becameOverdue,
  resultReminded: dues.reminded,
  resultOverdueLifted: dues.overdueLifted,
  resultTaskHandedOver: dueFacts('result').taskHandedOver,
  // What a step did, whatever the rule set calls the step.
  ...stepFacts('result', internal),
});
export type ResultApplicationEvent = EventOf<typeof resultApplicationFacts>;
