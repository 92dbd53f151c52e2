import { code, dated, flag, id, year } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

/**
 * An answer in a round has the subject entered in a register, as the rules say; or has it no longer, since it was taken back. Told again,
 * it takes the place of what was told before.
 */
export const registerEntryAsked = contract('monitoring.register-entry-asked', 1, 'monitoring', {
  subject: id(t.subject),
  year: year(t.budgetYear),
  scheme: code(t.scheme),
  round: dated(t.round),
  register: code(t.register),
  kind: code(t.registerKind),
  stands: flag(t.registerAskedStands),
});
export const RegisterEntryAskedV1 = registerEntryAsked.Message;
export type RegisterEntryAskedV1 = MessageOf<typeof registerEntryAsked>;
