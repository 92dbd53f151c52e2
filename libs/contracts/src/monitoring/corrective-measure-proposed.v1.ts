import { code, id, money, oneOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** Monitoring proposes a corrective measure; the budget desk decides on it in targets. */
export const correctiveMeasureProposed = contract('monitoring.corrective-measure-proposed', 1, 'monitoring', {
  targetId: id(t.subject),
  /** Unique within the subject's monitoring. */
  proposalId: id(t.proposal),
  /** The round in which the deviation was found, `2023-Q3`. */
  round: code(t.round),
  measure: oneOf(t.proposedMeasure),
  /** What the budget in force would become, where the proposer named an amount. */
  proposedYuan: money(t.proposedAmount).optional(),
});

export const CorrectiveMeasureProposedV1 = correctiveMeasureProposed.Message;
export type CorrectiveMeasureProposedV1 = MessageOf<typeof correctiveMeasureProposed>;
