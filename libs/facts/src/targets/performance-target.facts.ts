import {
  becomes,
  code,
  count,
  day,
  decimal,
  decisionKept,
  document,
  dueFacts,
  type EventOf,
  fact,
  flag,
  id,
  limits,
  list,
  name,
  oneOf,
  opinionGiven,
  several,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
  factsOf,
  formFindings,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 绩效目标: what is to be reached with the money of a subject in a period.
//
// Streams `performance-target/<subject>.<period>`. How a target is reviewed and approved is a procedure of the rule set: what was
// done in it is told by the facts of its steps.

const declaration = count(t.declaration, { min: 1, max: limits.items });
const printed = { max: limits.printed } as const;

/** Indicators, told apart by codes that outlive revisions and adjustments. */
const indicators = list(
  ['indicator'],
  limits.items,
  {
    indicator: code(t.indicator),
    level1: name(t.indicatorLevel1, { max: limits.label, audience: 'public' }),
    level2: name(t.indicatorLevel2, { max: limits.label, audience: 'public' }).optional(),
    name: name(t.indicatorName, { ...printed, audience: 'public' }),
    direction: oneOf(t.indicatorDirection),
    /** The number to be reached; the lower end of a range. */
    value: decimal(t.indicatorValue).optional(),
    valueMax: decimal(t.indicatorValueMax).optional(),
    unit: name(t.indicatorUnit, { max: limits.label }).optional(),
    /** What is to be reached, in words, where it is no number. */
    text: name(t.indicatorText, printed).optional(),
    quantifiable: flag(t.indicatorQuantifiable),
    weight: decimal(t.indicatorWeight, { min: 0 }).optional(),
    /** Whose task it is, where the rules list that: a code of the rule set. */
    origin: code(t.indicatorOrigin).optional(),
    /** How it is scored: a code of the rule set. */
    method: code(t.indicatorMethod).optional(),
    /** Where its value comes from: 年报, 工作计划. */
    valueFrom: name(t.indicatorSource, printed).optional(),
    /** Entry of the indicator library, in the version by which it was declared. */
    entry: id(t.indicatorEntry).optional(),
    entryVersion: count(t.entryVersion, { min: 1, max: limits.versions }).optional(),
    /** The standard that it goes by: 行业标准, 历史水平. */
    standard: name(t.indicatorStandard, printed).optional(),
    /** As it was written: `≥735人次`. */
    written: name(t.indicatorTarget, { ...printed, audience: 'public' }),
  },
  // Two may have one name: number and levels belong to it.
  { called: ['indicator', 'level1', 'level2', 'name'] },
);

/** It is to be declared, reviewed and approved by this procedure; once more, where what was approved is to be adjusted. */
const targetOpened = fact('target-opened', 1, {
  scheme: code(t.scheme),
  procedure: code(t.procedure),
  /** Why what was approved is to be adjusted. */
  adjusts: words(t.targetAdjustmentReason, { max: limits.opinion }).optional(),
  /** Corrective measures of monitoring that ask for it. */
  answers: several(id(t.proposal, { noFigure: 'names the measures that it answers' }), limits.items).optional(),
});

/** What the unit declares, whole; what it revises, or adjusts, is the next declaration. */
const targetDeclared = fact('target-declared', 1, {
  declaration,
  horizon: code(t.horizon).per('declaration'),
  objective: words(t.objective, { max: limits.opinion, audience: 'public' }).per('declaration').optional(),
  indicators: indicators.per('declaration'),
  by: id(t.declaredBy).per('declaration'),
  /** Whom they stood in for. */
  doneFor: id(t.doneFor).per('declaration').optional(),
  on: day(t.declaredOn).per('declaration'),
  /** SHA-256 of the whole declaration as a form. */
  form: code(t.formHash).per('declaration'),
  findings: formFindings.per('declaration'),
});

/** The form that was handed in with a declaration, whole: only who asks for it gets it. */
const targetFormKept = fact('target-form-kept', 1, {
  declaration,
  /** SHA-256 of the content as JSON text. */
  form: code(t.handedInForm, { noFigure: 'names the form, and not what it says' }),
  content: document('it was checked beside what is declared, and counts for nothing itself'),
});

/** From which table of another system it is known. */
const fromTable = {
  batch: name(t.exchangeBatch, { max: limits.name }).optional(),
  mapping: code(t.exchangeMapping).optional(),
};
/** By which keys another system knows what is declared: they stand beside it, and decide nothing. */
const targetKeyed = fact('target-keyed', 1, {
  declaration,
  key: name(t.targetKey, { max: limits.label }).optional(),
  indicators: list(['indicator'], limits.items, {
    indicator: code(t.indicator),
    key: name(t.indicatorKey, { max: limits.label }),
  }),
  ...fromTable,
});
/** The province's budget system has another target than was approved here: it stands until somebody decides. */
const otherTargetNoted = fact('other-target-noted', 1, {
  objective: words(t.otherObjective, { max: limits.opinion }).optional(),
  indicators: list([], limits.items, {
    level1: name(t.otherIndicatorLevel, { max: limits.label }),
    name: name(t.otherIndicator, printed),
    written: name(t.otherIndicatorTarget, printed),
  }),
  ...fromTable,
});
/** Somebody who may have it adjusted knows of it, and it stays as it is. */
const otherTargetKept = fact('other-target-kept', 1, { reason: words(t.otherTargetReason, { max: limits.opinion }) });
/** What stands there now is what stands here. */
const otherTargetAgreed = fact('other-target-agreed', 1, fromTable);

/** The adjustment that was begun was given up: what was approved is in force as before. */
const targetAdjustmentAbandoned = fact('target-adjustment-abandoned', 1, {
  by: id(t.adjustmentAbandonedBy),
  reason: words(t.adjustmentAbandonedReason, { max: limits.opinion }),
});

const proposal = id(t.proposal);

/** A corrective measure of monitoring asks that what is in force be adjusted: the unit proposes how, or somebody says why it is not. */
const targetAdjustmentAsked = fact(
  'target-adjustment-asked',
  1,
  {
    proposal,
    decision: id(t.measureDecision, { noFigure: 'names the decision, and not what it says' }),
    /** What of the rule set calls for it: a member of its measures. */
    ground: code(t.proposalGround, { noFigure: 'monitoring tells it' }),
    /** The set by which it was decided. */
    rules: code(t.measureRules, { noFigure: 'the trail names the set of every event' }),
    on: day(t.adjustmentAskedOn).per('proposal'),
  },
  { becomes: [becomes(t.adjustmentAsked, 'asked', 'proposal')] },
);
const targetAdjustmentDeclined = fact(
  'target-adjustment-declined',
  1,
  { proposal, because: words(t.adjustmentDeclinedBecause, { max: limits.opinion }).per('proposal') },
  { becomes: [becomes(t.adjustmentAsked, 'declined', 'proposal')] },
);
/** Monitoring took its decision back. */
const targetAdjustmentNoLongerAsked = fact(
  'target-adjustment-no-longer-asked',
  1,
  { proposal },
  { becomes: [becomes(t.adjustmentAsked, 'withdrawn', 'proposal')] },
);

export const performanceTargetFacts = factsOf({
  targetOpened,
  targetDeclared,
  targetFormKept,
  targetKeyed,
  otherTargetNoted,
  otherTargetKept,
  otherTargetAgreed,
  targetAdjustmentAbandoned,
  targetAdjustmentAsked,
  targetAdjustmentDeclined,
  targetAdjustmentNoLongerAsked,
  targetAdjustmentBecameOverdue: dueFacts('target-adjustment', { proposal }).becameOverdue,
  targetAdjustmentOverdueLifted: dueFacts('target-adjustment', { proposal }).overdueLifted,
  targetStepsOpened: stepsOpened('target'),
  targetWithdrawn: stepWithdrawn('target'),
  targetOpinionGiven: opinionGiven('target'),
  /** What was approved rests on a subject that is otherwise now, and is kept. */
  targetDecisionKept: decisionKept('target'),
  targetTaskHandedOver: dueFacts('target').taskHandedOver,
  /** It goes on by the procedure of the set in force now. */
  targetRebased: stepsRebased('target'),
  // What a step did, whatever the rule set calls the step.
  ...stepFacts('target'),
});
export type PerformanceTargetEvent = EventOf<typeof performanceTargetFacts>;
