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
  factsOf,
  id,
  limits,
  list,
  opinionGiven,
  partyReassigned,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
  year,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 信息公开: results of evaluations, and targets where the rules have them disclosed, are checked for what is secret, and published by somebody else.
//
// Streams `disclosure/<subject>.<year>.<number>`: what was withheld, or published before it was corrected, may be disclosed again.

/** What is to be disclosed: results as they stood when it was opened. */
const disclosureOpened = fact(
  'disclosure-opened',
  1,
  {
    scheme: code(t.scheme),
    procedure: code(t.procedure),
    subject: id(t.subject),
    year: year(t.budgetYear),
    results: list(['type', 'period', 'number'], limits.items, {
      type: code(t.disclosedEvaluationType),
      period: code(t.disclosedEvaluationPeriod),
      number: count(t.disclosedEvaluationNumber, { min: 1, max: limits.items }),
      version: count(t.disclosedEvaluationVersion, { noFigure: 'names the evaluation, and not what it says' }),
      score: decimal(t.disclosedScore).optional(),
      grade: code(t.disclosedGrade).optional(),
    }),
    /** Targets, as they were approved then. */
    targets: list(['period'], limits.items, {
      period: code(t.disclosedTargetPeriod),
      declaration: count(t.disclosedTargetDeclaration, { min: 1 }),
    }).optional(),
    reason: words(t.disclosureReason, { max: limits.opinion }).optional(),
    on: day(t.disclosureOpenedOn),
  },
  { becomes: [becomes(t.disclosureStatus, 'open')] },
);

/** It is out: where, beside the documents that its step brings. */
const disclosurePublished = fact(
  'disclosure-published',
  1,
  {
    step: code(t.step, { noFigure: 'the step is told by its own fact' }),
    address: words(t.disclosureAddress, { max: limits.opinion }).optional(),
  },
  { becomes: [becomes(t.disclosureStatus, 'published')] },
);

/** It is not disclosed in this way: its results are other ones now, or it was opened by mistake. */
const disclosureGivenUp = fact(
  'disclosure-given-up',
  1,
  { reason: words(t.disclosureGivenUpBecause, { max: limits.opinion }) },
  { becomes: [becomes(t.disclosureStatus, 'given-up')] },
);

/** A step of the set, and the due day of it. */
const dues = dueFacts('disclosure', { askedBy: code(t.dueAskedBy) });

export const disclosureFacts = factsOf({
  disclosureOpened,
  disclosurePublished,
  disclosureGivenUp,
  disclosureStepsOpened: stepsOpened('disclosure'),
  disclosureWithdrawn: stepWithdrawn('disclosure'),
  disclosureOpinionGiven: opinionGiven('disclosure'),
  disclosureRebased: stepsRebased('disclosure'),
  /** A result that it holds was corrected or taken back since, and it is kept. */
  disclosureDecisionKept: decisionKept('disclosure'),
  disclosureReassigned: partyReassigned('disclosure'),
  disclosureBecameOverdue: dues.becameOverdue,
  disclosureReminded: dues.reminded,
  disclosureOverdueLifted: dues.overdueLifted,
  disclosureTaskHandedOver: dueFacts('disclosure').taskHandedOver,
  // What a step did: why it is withheld, and when it was published, an answer brings.
  ...stepFacts('disclosure'),
});
export type DisclosureEvent = EventOf<typeof disclosureFacts>;
