import { code, id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A body was referred to those who hold it to account. */
export const referralMade = contract('accountability.referral-made', 1, 'result-application', {
  targetId: id(t.subject),
  /** The department or unit that is referred. */
  organisationId: id(t.body),
  /** The trigger, as the rule set names it: `unqualified-grade`, say. */
  trigger: code(t.referralTriggerCode),
});

export const ReferralMadeV1 = referralMade.Message;
export type ReferralMadeV1 = MessageOf<typeof referralMade>;
