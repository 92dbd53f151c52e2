import { code, count, id, limits, list, money, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { rulesOfDecision } from '../rules-of-decision.js';

/** Of which result it is, and on which year's money it acts. */
const which = {
  subject: id(t.subject),
  /** The year whose evaluation it follows from. */
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  actsOn: year(t.disposalYear),
  /** As the rule set names it: `cut-or-cancel`, say. */
  disposal: code(t.disposalCode),
  /** By how much money changes, where it does; a cut is negative. */
  change: money(t.disposalChange, { signed: true }).optional(),
  by: id(t.person),
  rules: rulesOfDecision,
};

/** What follows from an evaluation's result: decided by a person, carried out in targets where it moves money. */
export const disposalDecided = contract('accountability.disposal-decided', 1, 'result-application', {
  ...which,
  effects: list([], limits.items, {
    effect: code(t.disposalEffect),
    names: code(t.disposalEffectNames).optional(),
    kind: code(t.disposalEffectKind).optional(),
  }),
});

export const DisposalDecidedV1 = disposalDecided.Message;
export type DisposalDecidedV1 = MessageOf<typeof disposalDecided>;

/** An earlier decision, of the same stream, holds no longer: it was taken back, sent back, or another one stands in its place. */
export const disposalWithdrawn = contract('accountability.disposal-withdrawn', 1, 'result-application', {
  ...which,
  /** The version in which it was told that it was decided. */
  decision: count(t.decisionVersion, { min: 1 }),
});

export const DisposalWithdrawnV1 = disposalWithdrawn.Message;
export type DisposalWithdrawnV1 = MessageOf<typeof disposalWithdrawn>;
