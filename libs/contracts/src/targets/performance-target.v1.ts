import { code, count, day, decimal, flag, id, limits, list, name, oneOf, words } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

const printed = { max: limits.printed } as const;

const named = {
  subject: id(t.subject),
  /** `2024`, `2024-2026`. */
  period: code(t.period),
  scheme: code(t.scheme),
  declaration: count(t.declaration, { min: 1 }),
  /** Who approved it, or took that back. */
  by: id(t.person),
};

/** What is in force: indicators are told apart by codes that outlive adjustments. */
const inForce = {
  ...named,
  /** The day of the budget that it was approved with; absent where no budget was. */
  effectiveOn: day(t.effectiveOn).optional(),
  horizon: code(t.horizon),
  objective: words(t.objective, { max: limits.opinion }).optional(),
  indicators: list(['indicator'], limits.items, {
    indicator: code(t.indicator),
    level1: name(t.indicatorLevel1, { max: limits.label }),
    level2: name(t.indicatorLevel2, { max: limits.label }).optional(),
    name: name(t.indicatorName, printed),
    direction: oneOf(t.indicatorDirection),
    /** The number to be reached; the lower end of a range. */
    value: decimal(t.indicatorValue).optional(),
    valueMax: decimal(t.indicatorValueMax).optional(),
    unit: name(t.indicatorUnit, { max: limits.label }).optional(),
    /** In words, where it is no number. */
    text: name(t.indicatorText, printed).optional(),
    quantifiable: flag(t.indicatorQuantifiable),
    weight: decimal(t.indicatorWeight).optional(),
    origin: code(t.indicatorOrigin).optional(),
    method: code(t.indicatorMethod).optional(),
    valueFrom: name(t.indicatorSource, printed).optional(),
    /** Of the indicator library, in the version by which it was declared. */
    entry: id(t.indicatorEntry).optional(),
    entryVersion: count(t.entryVersion, { min: 1, max: limits.versions }).optional(),
    standard: name(t.indicatorStandard, printed).optional(),
    /** As it was written: `≥735人次`. */
    written: name(t.indicatorTarget, printed),
  }),
};

/** A performance target was approved, and is in force. */
export const performanceTargetApproved = contract(
  'targets.performance-target-approved',
  1,
  'performance-target',
  inForce,
);
export const PerformanceTargetApprovedV1 = performanceTargetApproved.Message;
export type PerformanceTargetApprovedV1 = MessageOf<typeof performanceTargetApproved>;

/** What was approved was adjusted, for a reason: this is in force in its place. */
export const performanceTargetAdjusted = contract('targets.performance-target-adjusted', 1, 'performance-target', {
  ...inForce,
  adjusts: words(t.targetAdjustmentReason, { max: limits.opinion }),
});
export const PerformanceTargetAdjustedV1 = performanceTargetAdjusted.Message;
export type PerformanceTargetAdjustedV1 = MessageOf<typeof performanceTargetAdjusted>;

/** An approval was taken back: what was in force before it is so again, if anything was. */
export const performanceTargetWithdrawn = contract('targets.performance-target-withdrawn', 1, 'performance-target', {
  ...named,
  /** The declaration that is in force again. */
  inForce: count(t.declarationInForce, { min: 1 }).optional(),
});
export const PerformanceTargetWithdrawnV1 = performanceTargetWithdrawn.Message;
export type PerformanceTargetWithdrawnV1 = MessageOf<typeof performanceTargetWithdrawn>;
