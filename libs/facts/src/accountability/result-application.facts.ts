import {
  becomes,
  code,
  count,
  decimal,
  dueFacts,
  type EventOf,
  fact,
  limits,
  list,
  money,
  oneOf,
  several,
  stepFact,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  year,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 结果应用: what follows from the final result of an evaluation.
//
// Streams `result-application/<subject>.<year>`. How it is decided is a procedure of the rule set; what may be decided, and when,
// are its disposals. Whether money moves is decided by targets, at the line of the year that the disposal acts on.

const located = { noFigure: 'names the evaluation, and not what it says' } as const;
const evaluation = {
  type: code(t.resultEvaluationType),
  period: code(t.resultEvaluationPeriod),
  number: count(t.resultEvaluationNumber, { min: 1, max: limits.items }),
  stream: code(t.resultEvaluationStream, located),
  version: count(t.resultEvaluationVersion, located),
};

/** An evaluation came to its final result: what follows from it is to be decided by this procedure. */
const resultOpened = fact('result-opened', 1, {
  scheme: code(t.scheme),
  procedure: code(t.procedure),
  ...evaluation,
  /** Absent where the type is graded without one. */
  score: decimal(t.resultScore).optional(),
  grade: code(t.resultGrade).optional(),
});

/** What follows, beside the step that decides it. */
const disposalDecided = fact(
  'disposal-decided',
  1,
  {
    /** The step that decides it: taken back or returned, it counts no longer. */
    step: code(t.step, { noFigure: 'the step is told by its own fact' }),
    /** A member of the disposals of the set. */
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
  },
  { becomes: [becomes(t.disposalStatus, 'decided')] },
);

/** Targets carried it out at the line of the year. */
const disposalApplied = fact('disposal-applied', 1, {}, { becomes: [becomes(t.disposalStatus, 'applied')] });

/** Targets could not carry it out: the desk decides anew. */
const disposalRefused = fact(
  'disposal-refused',
  1,
  { refusal: code(t.disposalRefusal) },
  { becomes: [becomes(t.disposalStatus, 'refused')] },
);

/** The evaluation was corrected or withdrawn after it was drawn upon: somebody has to look at what followed. */
const resultOutdated = fact('result-outdated', 1, {
  because: oneOf(t.resultOutdatedBecause),
  /** Of the evaluation, as it is now. */
  version: count(t.resultEvaluationVersion, located),
});

/** Another evaluation of the same year takes its place. */
const resultSuperseded = fact('result-superseded', 1, { by: code(t.resultSupersededBy) });

const dues = dueFacts('result');

export const resultApplicationFacts = {
  resultOpened,
  disposalDecided,
  disposalApplied,
  disposalRefused,
  resultOutdated,
  resultSuperseded,
  resultStepsOpened: stepsOpened('result'),
  resultWithdrawn: stepWithdrawn('result'),
  resultRebased: stepsRebased('result'),
  resultBecameOverdue: dues.becameOverdue,
  resultReminded: dues.reminded,
  resultOverdueLifted: dues.overdueLifted,
  resultTaskHandedOver: dues.taskHandedOver,
  // What a step did, whatever the rule set calls the step.
  resultSubmitted: stepFact('result', 'submit'),
  resultReviewed: stepFact('result', 'review'),
  resultReceived: stepFact('result', 'receive'),
  resultHandedOver: stepFact('result', 'hand-over'),
  resultApproved: stepFact('result', 'approve'),
  resultFiled: stepFact('result', 'file'),
  resultAppointed: stepFact('result', 'appoint'),
  resultIssued: stepFact('result', 'issue'),
  resultRecorded: stepFact('result', 'record'),
  resultScored: stepFact('result', 'score'),
  resultConcluded: stepFact('result', 'conclude'),
  resultHeard: stepFact('result', 'hear'),
  resultReported: stepFact('result', 'report'),
  resultArchived: stepFact('result', 'archive'),
  resultResolved: stepFact('result', 'resolve'),
};
export type ResultApplicationEvent = EventOf<typeof resultApplicationFacts>;
