import {
  becomes,
  code,
  count,
  day,
  type EventOf,
  fact,
  id,
  limits,
  list,
  money,
  name,
  oneOf,
  words,
  year,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 预算: the money of one subject in one budget year, as changes of three accounts. No event holds a total.
//
// Streams `budget-line/<subject>.<year>`. What is right is stated anew beside a reversing entry, which takes back what an earlier
// event changed.

const reason = words(t.moneyReason, { max: limits.opinion });

/** What changes of which part of an account, and from which day. */
const changes = list(['account', 'fund', 'source', 'level', 'document', 'from'], limits.items, {
  account: oneOf(t.account),
  fund: code(t.fundType),
  source: oneOf(t.moneySource),
  level: code(t.moneyLevel).optional(),
  /** Number of the document that gives the money. */
  document: name(t.moneyDocument, { max: limits.name }).optional(),
  from: day(t.changeFrom),
  change: money(t.change, {
    signed: true,
    sums: { by: 'account', into: { control: t.controlNumber, request: t.requestedAmount, budget: t.budgetInForce } },
  }),
});

/** What an act on the budget in force says; `proposal` or `result` where one asked for it. */
const moved = {
  changes,
  reason: reason.optional(),
  proposal: id(t.proposal, { noFigure: 'the proposal has figures of its own' }).optional(),
  result: id(t.appliedResult, { noFigure: 'names what asked for it' }).optional(),
};

/** Of another line, in the same append (调剂), or an earlier one (结转). */
const counterpart = {
  counterpartSubject: id(t.counterpartSubject).optional(),
  counterpartYear: year(t.counterpartYear).optional(),
};

/** Under which rules the line stands. Its first event says so, whichever that is. */
const first = { scheme: code(t.scheme).optional() };

/** Whether it has money of its own, or shows what its parts have (整体, 专项): totals take own lines alone. */
const lineComposed = fact('budget-line-composed', 1, {
  ...first,
  composition: oneOf(t.lineComposition),
  reason: reason.optional(),
});

/** The control number that may be asked for: issued, or cut by a result. Of several cuts the greatest holds until a desk decides. */
const controlNumberChanged = fact('control-number-changed', 1, {
  ...first,
  origin: oneOf(t.controlOrigin),
  /** What cut it: the application of a result, or an ex-ante assessment. */
  result: id(t.appliedResult).optional(),
  /** Of an assessment, which of the subject's it is. */
  assessment: count(t.assessmentNumber, { min: 1, max: limits.items }).optional(),
  changes,
  reason: reason.optional(),
});
/** A desk decides which control number holds: a cut, or what was issued. */
const controlNumberDecided = fact('control-number-decided', 1, {
  /** The result whose cut holds; none: what was issued holds. */
  holds: id(t.controlHolds).optional(),
  reason: words(t.controlReason, { max: limits.opinion }),
});
/** The decision that is carried out: the answer names it. */
const decision = {
  decision: code(t.decisionStream, { noFigure: 'names what asked for it' }),
  decisionVersion: count(t.decisionVersion, { noFigure: 'names what asked for it', min: 1 }),
};
/** A result cuts this line's control number; by how much stands in the event that comes with it. */
const resultApplied = fact('result-applied', 1, { ...first, result: id(t.appliedResult), ...decision });
/** A result could not cut this line's control number: its desk decides anew, or asks for an adjustment. */
const resultRefused = fact('result-refused', 1, {
  ...first,
  result: id(t.appliedResult),
  ...decision,
  refusal: oneOf(t.resultRefusal).per('result'),
  reduction: money(t.resultReduction).per('result'),
  /** The control number or the budget by which it was refused, where there was one. */
  against: money(t.controlNumberThen).per('result').optional(),
});

/** The unit asks for money; said again, by the difference. */
const budgetRequested = fact('budget-requested', 1, {
  ...first,
  changes,
  /** The period of the target with which it is asked for. */
  period: code(t.period, { noFigure: 'the target is a stream of its own' }).optional(),
  /** Why it is more than the control number. */
  excess: words(t.excessReason, { max: limits.opinion }).optional(),
});
/** The control number fell below what was asked for, and the unit says why it keeps to it. */
const requestExplained = fact('request-explained', 1, { excess: words(t.excessReason, { max: limits.opinion }) });

const budgetApproved = fact('budget-approved', 1, { ...moved, budgetKind: oneOf(t.budgetKind) });
const budgetRaised = fact('budget-raised', 1, moved);
const budgetCut = fact('budget-cut', 1, moved);
const budgetTransferred = fact('budget-transferred', 1, { ...moved, ...counterpart });
const budgetCarriedOver = fact('budget-carried-over', 1, { ...first, ...moved, ...counterpart });
/** What is left of which money: the source is no matter, as it is carried over as what was left of the year before. */
const partOfRest = {
  fund: code(t.fundType),
  level: code(t.moneyLevel).optional(),
  document: name(t.moneyDocument, { max: limits.name }).optional(),
};
const restReason = words(t.restReason, { max: limits.opinion });
/** What is left of this line is carried over to a later one, in the same append: no account of this line changes. */
const restCarriedOver = fact('rest-carried-over', 1, {
  rests: list(['fund', 'level', 'document'], limits.items, { ...partOfRest, carried: money(t.restCarried) }),
  /** Where the treasury has said nothing: what was paid, as whoever carries it over states it. */
  paid: list(['fund', 'level', 'document'], limits.items, { ...partOfRest, amount: money(t.paidStated) }).optional(),
  ...counterpart,
  reason: restReason.optional(),
});
/** It was carried over by mistake: it is left of this line again. */
const restReturned = fact('rest-returned', 1, {
  reverses: count(t.reversedVersion, { min: 1, noFigure: 'names a record, and not what it says' }),
  reason: restReason,
});
const budgetRecovered = fact('budget-recovered', 1, moved);

/** Takes back what an earlier event of this stream changed, from the same days on. */
const moneyReversed = fact('money-reversed', 1, {
  reverses: count(t.reversedVersion, { min: 1, noFigure: 'names a record, and not what it says' }),
  act: oneOf(t.moneyAct, { noFigure: 'says what is taken back; the changes are figures' }),
  changes,
  reason,
});

/** What was recorded before it in one act changed the money of a year that was over on that day. */
const changedAfterClosing = fact('changed-after-closing', 1, { on: day(t.changedAfterClosing) });
/** Somebody looked at all that had changed so, up to the record, and says what follows from it. */
const lateChangesReviewed = fact('late-changes-reviewed', 1, {
  through: count(t.reversedVersion, { min: 1, noFigure: 'names a record, and not what it says' }),
  conclusion: words(t.lateChangeConclusion, { max: limits.opinion }),
});

/** From which table of another system it is known. */
const fromTable = {
  batch: name(t.exchangeBatch, { max: limits.name }).optional(),
  mapping: code(t.exchangeMapping).optional(),
};
/** The province's budget system has another budget than was approved here: it stands until the desk decides. */
const otherBudgetNoted = fact('other-budget-noted', 1, {
  parts: list(['fund', 'source', 'level', 'document'], limits.items, {
    fund: code(t.fundType),
    source: oneOf(t.moneySource),
    level: code(t.moneyLevel).optional(),
    document: name(t.moneyDocument, { max: limits.name }).optional(),
    amount: money(t.otherBudget),
  }),
  ...fromTable,
});
/** The desk knows of it, and the budget stays as it is. */
const otherBudgetKept = fact('other-budget-kept', 1, { reason: words(t.otherBudgetReason, { max: limits.opinion }) });
/** What stands there now is what stands here. */
const otherBudgetAgreed = fact('other-budget-agreed', 1, fromTable);

const payment = {
  from: day(t.paymentFrom),
  reason: words(t.paymentReason, { max: limits.opinion }).optional(),
  proposal: id(t.proposal, { noFigure: 'the proposal has figures of its own' }).optional(),
  result: id(t.appliedResult, { noFigure: 'names what asked for it' }).optional(),
};
const paymentSuspended = fact('payment-suspended', 1, payment, { becomes: [becomes(t.paymentStatus, 'suspended')] });
const paymentStopped = fact('payment-stopped', 1, payment, { becomes: [becomes(t.paymentStatus, 'stopped')] });
const paymentResumed = fact('payment-resumed', 1, payment, { becomes: [becomes(t.paymentStatus, 'open')] });
/** Takes back an earlier change of payment. */
const paymentReversed = fact('payment-reversed', 1, {
  reverses: count(t.reversedVersion, { min: 1, noFigure: 'names a record, and not what it says' }),
  /** What holds from today on, with it taken back. */
  status: oneOf(t.paymentStatus),
  reason,
});

const ofDecision = {
  proposal: id(t.proposal),
  decision: id(t.measureDecision, { noFigure: 'names the decision, which monitoring tells' }),
};
/** What monitoring decided on a proposal is done; what that does with the money stands in the events that come with it, and name the proposal. */
const measureApplied = fact(
  'measure-applied',
  1,
  { ...first, ...ofDecision },
  { becomes: [becomes(t.measureStatus, 'applied', 'proposal')] },
);
/** The line cannot carry it out: the desk decides anew. */
const measureRefused = fact(
  'measure-refused',
  1,
  { ...first, ...ofDecision, refusal: code(t.measureRefusal).per('proposal') },
  { becomes: [becomes(t.measureStatus, 'refused', 'proposal')] },
);
/** The decision was taken back: what was done for it is reversed beside, as far as that can be. */
const measureWithdrawn = fact('measure-withdrawn', 1, ofDecision, {
  becomes: [becomes(t.measureStatus, 'withdrawn', 'proposal')],
});

export const budgetLineFacts = factsOf({
  lineComposed,
  controlNumberChanged,
  controlNumberDecided,
  resultApplied,
  resultRefused,
  budgetRequested,
  requestExplained,
  budgetApproved,
  budgetRaised,
  budgetCut,
  budgetTransferred,
  budgetCarriedOver,
  restCarriedOver,
  restReturned,
  budgetRecovered,
  moneyReversed,
  changedAfterClosing,
  lateChangesReviewed,
  otherBudgetNoted,
  otherBudgetKept,
  otherBudgetAgreed,
  paymentSuspended,
  paymentStopped,
  paymentResumed,
  paymentReversed,
  measureApplied,
  measureRefused,
  measureWithdrawn,
});
export type BudgetLineEvent = EventOf<typeof budgetLineFacts>;
