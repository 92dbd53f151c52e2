import { code, day, id, limits, list, money, name, oneOf, several, words, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { rulesOfDecision } from '../rules-of-decision.js';

const ofDecision = {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  proposal: id(t.proposal),
  /** The line answers to it. */
  decision: id(t.measureDecision),
  rules: rulesOfDecision,
};

/**
 * A corrective measure was adopted: what moves money the budget line of the year carries out, or says why it cannot; what is to be
 * suspended is, a target that is to be adjusted is asked about, and what is to be put right is rectified. One that does none of it is not told.
 */
export const correctiveMeasureDecided = contract('monitoring.corrective-measure-decided', 1, 'monitoring', {
  ...ofDecision,
  /** What of the rule set calls for it. */
  ground: code(t.proposalGround),
  measures: several(oneOf(t.measures), limits.items),
  reason: words(t.measureDecisionReason, { max: limits.opinion }).optional(),
  /** Part of the money by part; `suspend` and `stop` name a day alone. */
  acts: list(['act', 'fund', 'source', 'level', 'document'], limits.items, {
    act: oneOf(t.measureAct),
    from: day(t.measureActFrom),
    fund: code(t.fundType).optional(),
    source: oneOf(t.moneySource).optional(),
    level: code(t.moneyLevel).optional(),
    document: name(t.moneyDocument, { max: limits.name }).optional(),
    amount: money(t.measureAmount).optional(),
  }),
  by: id(t.person),
});

export const CorrectiveMeasureDecidedV1 = correctiveMeasureDecided.Message;
export type CorrectiveMeasureDecidedV1 = MessageOf<typeof correctiveMeasureDecided>;

/** That decision holds no longer: where it was carried out, what it did is given back. */
export const correctiveMeasureWithdrawn = contract(
  'monitoring.corrective-measure-withdrawn',
  1,
  'monitoring',
  ofDecision,
);

export const CorrectiveMeasureWithdrawnV1 = correctiveMeasureWithdrawn.Message;
export type CorrectiveMeasureWithdrawnV1 = MessageOf<typeof correctiveMeasureWithdrawn>;
