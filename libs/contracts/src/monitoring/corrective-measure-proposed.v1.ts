import { code, dated, id, limits, money, oneOf, several, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { rulesOfDecision } from '../rules-of-decision.js';

/**
 * Monitoring proposes corrective measures; whoever holds the target, the budget or the payment decides on them in targets. The same
 * proposal again is its correction, whole.
 */
export const correctiveMeasureProposed = contract('monitoring.corrective-measure-proposed', 1, 'monitoring', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  proposal: id(t.proposal),
  /** The round in which the deviation was found. */
  round: dated(t.round),
  /** What of the rule set calls for it. */
  ground: code(t.proposalGround),
  measures: several(oneOf(t.measures), limits.items),
  /** By how much the budget in force would change, where the proposer named an amount; a cut is negative. */
  change: money(t.proposedChange, { signed: true }).optional(),
  /** Who proposes does not decide. */
  by: id(t.person),
  rules: rulesOfDecision,
});

export const CorrectiveMeasureProposedV1 = correctiveMeasureProposed.Message;
export type CorrectiveMeasureProposedV1 = MessageOf<typeof correctiveMeasureProposed>;

/** Monitoring took a proposal back: where nobody has decided on it, nobody will. */
export const correctiveMeasureWithdrawn = contract('monitoring.corrective-measure-withdrawn', 1, 'monitoring', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  proposal: id(t.proposal),
  rules: rulesOfDecision,
});

export const CorrectiveMeasureWithdrawnV1 = correctiveMeasureWithdrawn.Message;
export type CorrectiveMeasureWithdrawnV1 = MessageOf<typeof correctiveMeasureWithdrawn>;
