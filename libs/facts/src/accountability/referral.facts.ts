import {
  code,
  count,
  day,
  decisionKept,
  dueFacts,
  type EventOf,
  fact,
  group,
  id,
  limits,
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

// 移送问责: a body and persons are referred to whoever holds them to account.
//
// Streams `referral/<subject>.<organisation>.<trigger>.<number>` (of how a body works the body itself is the subject), of their own since what is under way must not be known at all: every
// event is for those named alone. The name keeps a body from being referred twice at a time for the same trigger.

//
// Whatever is said of it in words is about the persons whom its opening names, and goes with the first of them who is erased.

const named = { audience: 'named' } as const;
const ofThem = { ...named, ofPersons: true } as const;

/** Somebody proposes it, about a body or persons, for a trigger of the set. */
const referralOpened = fact(
  'referral-opened',
  1,
  {
    scheme: code(t.scheme),
    procedure: code(t.procedure),
    subject: id(t.subject),
    organisation: id(t.referredOrganisation),
    persons: several(id(t.referredPersons), limits.items),
    /** A member of the triggers of the set. */
    trigger: code(t.referralTriggerCode),
    /** What a person found, where no figure leads to it. */
    ground: code(t.referralGround).optional(),
    /** Why this body, or these persons, where the set does not say whom it refers: a person decides. */
    reason: words(t.referralReason, { max: limits.opinion, aboutPersons: 'persons' }).optional(),
    /** The evaluation that it rests on, where it rests on one, and how that stood then. */
    evaluation: group({
      type: code(t.referralEvaluationType),
      period: code(t.referralEvaluationPeriod),
      number: count(t.referralEvaluationNumber, { min: 1, max: limits.items }),
      version: count(t.referralEvaluationVersion, { noFigure: 'names the evaluation, and not what it says' }),
    }).optional(),
    /** The assessment of the work of the body itself, where it rests on that. */
    assessment: group({
      assessment: code(t.referralAssessment),
      year: year(t.referralAssessmentYear, { noFigure: 'names the assessment, and not what it says' }),
      version: count(t.referralAssessmentVersion, { noFigure: 'names the assessment, and not what it says' }),
    }).optional(),
    on: day(t.referralOpenedOn),
  },
  named,
);

/** A step of the set, and the due day of it. */
const dues = dueFacts('referral', { askedBy: code(t.dueAskedBy) }, ofThem);
const { taskHandedOver } = dueFacts('referral', {}, ofThem);

export const referralFacts = factsOf({
  referralOpened,
  referralStepsOpened: stepsOpened('referral', ofThem),
  referralWithdrawn: stepWithdrawn('referral', ofThem),
  referralOpinionGiven: opinionGiven('referral', ofThem),
  referralRebased: stepsRebased('referral', ofThem),
  /** The result that it rests on is another now, and it is kept. */
  referralDecisionKept: decisionKept('referral', ofThem),
  referralReassigned: partyReassigned('referral', ofThem),
  referralBecameOverdue: dues.becameOverdue,
  referralReminded: dues.reminded,
  referralOverdueLifted: dues.overdueLifted,
  referralTaskHandedOver: taskHandedOver,
  // What a step did, whatever the rule set calls the step; to whom, when and by which document it was referred, an answer brings.
  ...stepFacts('referral', ofThem),
});
export type ReferralEvent = EventOf<typeof referralFacts>;
