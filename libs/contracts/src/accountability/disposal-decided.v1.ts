import { code, id, money, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** What an evaluation's result does to next year's money: decided by a person, carried out in targets. */
export const disposalDecided = contract('accountability.disposal-decided', 1, 'result-application', {
  targetId: id(t.subject),
  unitId: id(t.unit),
  /** The budget year that it is for. */
  budgetYear: year(t.budgetYear),
  /** As the rule set names it: `cut-or-cancel`, say. */
  disposal: code(t.disposalCode),
  /** By how much, where the disposal takes money and a person named the amount. */
  reductionYuan: money(t.reductionAmount).optional(),
});

export const DisposalDecidedV1 = disposalDecided.Message;
export type DisposalDecidedV1 = MessageOf<typeof disposalDecided>;
