import { code, count, day, id, limits, list, money, name, oneOf, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { by } from '../by.js';

/** What is in force of one part from a day on, until the next row of that part. */
const partsFrom = list(['from', 'fund', 'source', 'level', 'document'], limits.batch, {
  from: day(t.changeFrom),
  fund: code(t.fundType),
  source: oneOf(t.moneySource),
  level: code(t.moneyLevel).optional(),
  document: name(t.moneyDocument, { max: limits.name }).optional(),
  amount: money(t.budgetInForce),
});

/** Which line it is, and under which rules it stands. */
const ofLine = { subject: id(t.subject), year: year(t.budgetYear), scheme: code(t.scheme), by };

/**
 * The money of a subject in a year, as it is known after a change: what is in force from which day on. Whoever was told
 * before replaces what they know; a change that takes effect earlier moves every row after it.
 */
export const budgetTimetableChanged = contract('targets.budget-timetable-changed', 1, 'budget-line', {
  ...ofLine,
  composition: oneOf(t.lineComposition),
  /** With which budget it was approved; absent as long as it is not. */
  budgetKind: oneOf(t.budgetKind).optional(),
  approvedFrom: day(t.effectiveOn).optional(),
  control: list(['from'], limits.items, {
    from: day(t.changeFrom),
    /** What was issued, and what holds of it. */
    issued: money(t.controlNumberThen),
    holds: money(t.controlNumber),
  }),
  requested: list(['from'], limits.items, { from: day(t.changeFrom), total: money(t.requestedAmount) }),
  /** What was approved with the initial budget, carry-over left out: no later change moves it, unless the approval is put right. */
  initial: list(['from'], limits.items, { from: day(t.changeFrom), total: money(t.initialBudget) }),
  inForce: list(['from'], limits.items, { from: day(t.changeFrom), total: money(t.budgetInForce) }),
  /** The same, part by part: a part that a day does not name is nothing on it. */
  parts: partsFrom,
  payment: list(['from'], limits.items, { from: day(t.paymentFrom), status: oneOf(t.paymentStatus) }),
});

export const BudgetTimetableChangedV1 = budgetTimetableChanged.Message;
export type BudgetTimetableChangedV1 = MessageOf<typeof budgetTimetableChanged>;

/** What became of a decision of monitoring: carried out with the acts that the timetable shows, or refused by the line. */
export const measureSettled = contract('targets.measure-settled', 1, 'budget-line', {
  ...ofLine,
  proposal: id(t.proposal),
  decision: id(t.measureDecision),
  refusal: code(t.measureRefusal).optional(),
});

export const MeasureSettledV1 = measureSettled.Message;
export type MeasureSettledV1 = MessageOf<typeof measureSettled>;

/** What became of a result that was to cut a control number: applied, or refused, and by what. */
export const resultSettled = contract('targets.result-settled', 1, 'budget-line', {
  ...ofLine,
  /** The decision that it answers, by its stream and version there. */
  decision: code(t.decisionStream),
  decisionVersion: count(t.decisionVersion, { min: 1 }),
  /** Absent where it was applied. */
  refusal: oneOf(t.resultRefusal).optional(),
  against: money(t.controlNumberThen).optional(),
});

export const ResultSettledV1 = resultSettled.Message;
export type ResultSettledV1 = MessageOf<typeof resultSettled>;
