import {
  becomes,
  code,
  day,
  dueFacts,
  fact,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  opinionGiven,
  partyReassigned,
  several,
  stepFacts,
  stepsOpened,
  stepsRebased,
  stepWithdrawn,
  words,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 纠偏: corrective measures that are proposed upon a round, and go by a procedure of their own. They stand in the stream of the monitoring.

const opinion = { max: limits.opinion };
const proposal = id(t.proposal);
const ofMeasure = { per: ['proposal'], fields: { proposal }, wordsFor: 'finance' } as const;

/**
 * Corrective measures (纠偏) that are proposed upon a round. They stand beside the step that proposes them, since a correction says them
 * again, whole. The steps in which they are decided are the set's.
 */
const measureProposed = fact(
  'measure-proposed',
  1,
  {
    proposal,
    /** The step that proposes them: taken back or returned, they count no longer. */
    step: code(t.step, { noFigure: 'the step is told by its own fact' }),
    round: code(t.proposalRound).per('proposal'),
    /** What of the rule set calls for it: a member of its measures. */
    ground: code(t.proposalGround).per('proposal'),
    measures: several(oneOf(t.measures), limits.items).per('proposal'),
    /** For whoever decides on it: the unit is told what is proposed, and why once it is decided. */
    reason: words(t.proposalReason, { ...opinion, audience: 'finance' }).per('proposal'),
    /** By how much the budget in force would change, where a person named an amount; a cut is negative. */
    change: money(t.proposedChange, { signed: true }).per('proposal').optional(),
  },
  { becomes: [becomes(t.measureStatus, 'proposed', 'proposal')] },
);

/** The step that proposed it was taken back or sent back: it counts no longer. */
const proposalWithdrawn = fact(
  'proposal-withdrawn',
  1,
  { proposal },
  { becomes: [becomes(t.measureStatus, 'withdrawn', 'proposal')] },
);

/** What the step that adopts or declines a proposal decides, and what is to be done with the money. */
const measureDecided = fact('measure-decided', 1, {
  proposal,
  /** Names the decision: the budget line answers to it. */
  decision: id(t.measureDecision, { noFigure: 'names the decision, and not what it says' }),
  step: code(t.step, { noFigure: 'the step is told by its own fact' }),
  status: oneOf(t.measureStatus).per('proposal'),
  decidedOn: day(t.measureDecidedOn).per('proposal'),
  reason: words(t.measureDecisionReason, opinion).per('proposal').optional(),
  acts: list(['act', 'fund', 'source', 'level', 'document'], limits.items, {
    act: oneOf(t.measureAct),
    from: day(t.measureActFrom),
    fund: code(t.fundType).optional(),
    source: oneOf(t.moneySource).optional(),
    level: code(t.moneyLevel).optional(),
    document: name(t.moneyDocument, { max: limits.name }).optional(),
    amount: money(t.measureAmount).optional(),
  }).per('proposal'),
});
const ofDecision = {
  proposal,
  decision: id(t.measureDecision, { noFigure: 'names the decision that it is about' }),
};

/** It holds no longer: its step was taken back or sent back, or another decision stands in its place. */
const decisionWithdrawn = fact('decision-withdrawn', 1, ofDecision, {
  becomes: [becomes(t.measureStatus, 'proposed', 'proposal')],
});
/** The budget line carried it out; or it moves no money, and there is nothing to be carried out. */
const measureApplied = fact('measure-applied', 1, ofDecision, {
  becomes: [becomes(t.measureStatus, 'applied', 'proposal')],
});
/** The budget line could not carry it out: the desk decides anew. */
const measureRefused = fact(
  'measure-refused',
  1,
  { ...ofDecision, refusal: code(t.measureRefusal).per('proposal') },
  { becomes: [becomes(t.measureStatus, 'refused', 'proposal')] },
);

const measureDues = dueFacts('measure', { proposal, askedBy: code(t.dueAskedBy) });

export const measureFacts = factsOf({
  measureProposed,
  proposalWithdrawn,
  measureDecided,
  decisionWithdrawn,
  measureApplied,
  measureRefused,
  ...stepFacts('measure', ofMeasure),
  measureWithdrawn: stepWithdrawn('measure', ofMeasure),
  measureOpinionGiven: opinionGiven('measure', ofMeasure),
  measureStepsOpened: stepsOpened('measure', ofMeasure),
  /** By order of the lead desk: it goes on by the procedure of another set, and no longer by that of its round. */
  measureRebased: stepsRebased('measure', {
    ...ofMeasure,
    fields: { proposal, rules: code(t.measureRules, { noFigure: 'the trail names the set of every event' }) },
  }),
  measureReassigned: partyReassigned('measure', ofMeasure),
  measureBecameOverdue: measureDues.becameOverdue,
  measureReminded: measureDues.reminded,
  measureOverdueLifted: measureDues.overdueLifted,
  measureTaskHandedOver: dueFacts('measure', { proposal }).taskHandedOver,
});
