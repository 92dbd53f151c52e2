import { code, id, oneOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/** A subject deviates in spending or in attainment. */
export const warningRaised = contract('monitoring.warning-raised', 1, 'monitoring', {
  targetId: id(t.subject),
  round: code(t.round),
  light: oneOf(t.warningLight),
  /** `target-out-of-reach`, say: a code of the program or of the rule set. */
  reason: code(t.warning),
});

export const WarningRaisedV1 = warningRaised.Message;
export type WarningRaisedV1 = MessageOf<typeof warningRaised>;
