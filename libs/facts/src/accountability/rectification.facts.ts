import {
  becomes,
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
  list,
  oneOf,
  opinionGiven,
  partyReassigned,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
  year,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 问题整改: problems are fed back to the unit, which puts every one of them right.
//
// Streams `rectification/<subject>.<year>.<origin>[.…]`: one for what an evaluation, a result or a corrective measure asks for, named
// by that; another for each that a person opens. The unit reads all of it: it answers to it.

/** Each with its code, by which it is answered. */
const problems = list(['item'], limits.batch, {
  item: code(t.rectificationProblem),
  problem: words(t.rectificationProblemWords, { max: limits.opinion }).optional(),
});

/** By when, where a person sets a day: the set gives none. */
const limit = day(t.rectificationLimit).optional();

/** It is to be rectified. Said again, it takes the place of one that has ended or was given up. */
const rectificationOpened = fact(
  'rectification-opened',
  1,
  {
    scheme: code(t.scheme),
    /** That of the set, as what asks for it names it; where the set has none, its rules are waited for. */
    procedure: code(t.procedure).optional(),
    subject: id(t.subject),
    year: year(t.budgetYear),
    origin: oneOf(t.rectificationOrigin),
    /** The evaluation whose answer asks for it. */
    evaluation: group({
      type: code(t.rectificationEvaluationType),
      period: code(t.rectificationEvaluationPeriod),
      number: count(t.rectificationEvaluationNumber, { min: 1, max: limits.items }),
    }).optional(),
    /** The corrective measure that asks for it. */
    measure: id(t.rectificationMeasure).optional(),
    /** Of what asks for it, with which it was told so. */
    version: count(t.rectificationSourceVersion, {
      min: 1,
      noFigure: 'names what asks for it, and not what it says',
    }).optional(),
    problems,
    limit,
    /** Why a person opens it. */
    reason: words(t.rectificationReason, { max: limits.opinion }).optional(),
    on: day(t.rectificationOpenedOn),
  },
  { becomes: [becomes(t.rectificationStatus, 'open')] },
);

/** What is wrong, whole, as the lead desk feeds it back: in the place of what was said before. */
const problemsStated = fact('problems-stated', 1, {
  problems,
  limit,
  /** Why it is said otherwise than before. */
  reason: words(t.rectificationReason, { max: limits.opinion }).optional(),
});

/** What a step says of problems: who reports, how far each is and what was done; who checks, where they see it otherwise. */
const problemsAnswered = fact('problems-answered', 1, {
  step: code(t.step, { noFigure: 'the step is told by its own fact' }),
  problems: list(['item'], limits.batch, {
    item: code(t.rectificationProblem),
    answer: oneOf(t.rectificationAnswer),
    note: words(t.rectificationNote, { max: limits.opinion }).optional(),
  }),
});

/** It is not to be rectified any more: what asked for it does so no longer, or the subject has gone. */
const rectificationGivenUp = fact(
  'rectification-given-up',
  1,
  { reason: words(t.rectificationGivenUpBecause, { max: limits.opinion }) },
  { becomes: [becomes(t.rectificationStatus, 'given-up')] },
);

/** A step of the set, or the rectification itself, and the due day of it. */
const dues = dueFacts('rectification', { askedBy: code(t.dueAskedBy) });

export const rectificationFacts = factsOf({
  rectificationOpened,
  problemsStated,
  problemsAnswered,
  rectificationGivenUp,
  rectificationStepsOpened: stepsOpened('rectification'),
  rectificationWithdrawn: stepWithdrawn('rectification'),
  rectificationOpinionGiven: opinionGiven('rectification'),
  rectificationRebased: stepsRebased('rectification'),
  /** What asks for it does so no longer, or otherwise, and it is kept. */
  rectificationDecisionKept: decisionKept('rectification'),
  rectificationReassigned: partyReassigned('rectification'),
  rectificationBecameOverdue: dues.becameOverdue,
  rectificationReminded: dues.reminded,
  rectificationOverdueLifted: dues.overdueLifted,
  rectificationTaskHandedOver: dueFacts('rectification').taskHandedOver,
  // What a step did, whatever the rule set calls the step.
  ...stepFacts('rectification'),
});
export type RectificationEvent = EventOf<typeof rectificationFacts>;
