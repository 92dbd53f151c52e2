import {
  code,
  count,
  day,
  decimal,
  dueFacts,
  type EventOf,
  fact,
  factsOf,
  flag,
  id,
  limits,
  list,
  oneOf,
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
  year,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 事前绩效评估: whether a project or policy is worth its money, by its department, the finance bureau or another department.
//
// Streams `ex-ante-assessment/<subject>.<number>`: one subject's assessments, whoever makes them, count on. A correction is the same
// fact once more, whole, with `metadata.corrects`.

const step = code(t.step, { noFigure: 'the step is told by its own fact' });

/** The unit asks for it, or whoever assesses begins by itself. */
const exAnteOpened = fact('ex-ante-opened', 1, {
  scheme: code(t.scheme),
  /** A procedure of the set: by whom, and how. */
  procedure: code(t.procedure),
  /** The budget year for which money would be asked for. */
  year: year(t.assessmentYear),
  requested: flag(t.assessmentRequested),
  /** The other department, where the procedure is one of such. */
  organisation: id(t.assessingOrganisation).optional(),
  on: day(t.assessmentOpenedOn),
});

/** On what it was based, and how it was made. Said again, whole, as it goes on. */
const exAnteConducted = fact('ex-ante-conducted', 1, {
  bases: several(code(t.assessmentBasis), limits.items),
  approaches: several(code(t.assessmentApproach), limits.items),
  methods: several(code(t.assessmentMethod), limits.items),
  otherMethods: words(t.otherAssessmentMethods, { max: limits.opinion }).optional(),
  observers: list(['kind'], limits.items, {
    kind: code(t.assessmentObserver),
    count: count(t.assessmentObservers, { min: 1, max: limits.batch }),
  }),
  withFeasibilityStudy: flag(t.withFeasibilityStudy),
  withBudgetReview: flag(t.withBudgetReview),
  on: day(t.assessmentConductedOn),
});

/** It was begun by mistake, or is not needed any more. */
const exAnteGivenUp = fact('ex-ante-given-up', 1, {
  reason: words(t.assessmentGivenUpBecause, { max: limits.opinion }),
});

/** It has come to a conclusion; what follows from it by the set. */
const exAnteResulted = fact(
  'ex-ante-resulted',
  1,
  {
    step,
    conclusion: code(t.assessmentConclusion),
    score: decimal(t.assessmentScore, { min: 0 }).optional(),
    effects: several(oneOf(t.assessmentEffect), limits.items),
    /** A ranking of the set. */
    library: code(t.projectLibrary).optional(),
    on: day(t.assessmentConcludedOn),
    /** After its limit. Judged once, on the day on which it was concluded first. */
    late: flag(t.assessmentLate),
  },
  { discloses: true },
);

/** The conclusion was taken back, or somebody sent the assessment back behind it. */
const exAnteResultWithdrawn = fact(
  'ex-ante-result-withdrawn',
  1,
  { step },
  { becomes: [withdraws(t.assessmentConclusion), withdraws(t.assessmentScore), withdraws(t.projectLibrary)] },
);

/** Who scored is, as with evaluations, nothing for the unit. */
const evaluators = { doers: 'finance' } as const;
/** A step of the set, and the due day of it. */
const dues = dueFacts('ex-ante', { askedBy: code(t.dueAskedBy) }, { to: 'finance' });
const { taskHandedOver } = dueFacts('ex-ante', {}, { to: 'finance' });

export const exAnteAssessmentFacts = factsOf({
  exAnteOpened,
  exAnteConducted,
  exAnteGivenUp,
  exAnteResulted,
  exAnteResultWithdrawn,
  exAnteStepsOpened: stepsOpened('ex-ante'),
  exAnteWithdrawn: stepWithdrawn('ex-ante', evaluators),
  exAnteOpinionGiven: opinionGiven('ex-ante', evaluators),
  exAnteRebased: stepsRebased('ex-ante', { wordsFor: 'finance' }),
  exAnteReassigned: partyReassigned('ex-ante', { wordsFor: 'finance' }),
  exAnteBecameOverdue: dues.becameOverdue,
  exAnteReminded: dues.reminded,
  exAnteOverdueLifted: dues.overdueLifted,
  exAnteTaskHandedOver: taskHandedOver,
  // What a step did, whatever the rule set calls the step.
  ...stepFacts('ex-ante'),
  exAnteScored: stepFact('ex-ante', 'score', evaluators),
});
export type ExAnteAssessmentEvent = EventOf<typeof exAnteAssessmentFacts>;
