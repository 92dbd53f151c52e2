import { code, count, dated, day, id, limits, name, oneOf, several } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';
import { rulesOfDecision } from '../rules-of-decision.js';

/**
 * How an entry of a register stands, once it is in force or was. Told again, it takes the place of what was told before. Why, and what is
 * said of it, is told to nobody.
 */
export const registerEntryChanged = contract('accountability.register-entry-changed', 1, 'register', {
  scheme: code(t.scheme),
  register: code(t.register),
  kind: code(t.registerKind).optional(),
  of: oneOf(t.registerOf),
  /** The subject, organisation or person; of what has a name alone, an id that follows from that. */
  about: id(t.registerAbout),
  named: name(t.registerNamed, { max: limits.name }).optional(),
  number: count(t.registerNumber, { min: 1, max: limits.items }),
  occasion: dated(t.registerOccasion).optional(),
  status: oneOf(t.registerStatus),
  /** The day on which it was entered. */
  on: day(t.registerEnteredOn).optional(),
  /** What it brings with it while it is in force. */
  effects: several(code(t.registerEffects), limits.items),
  rules: rulesOfDecision,
});
export const RegisterEntryChangedV1 = registerEntryChanged.Message;
export type RegisterEntryChangedV1 = MessageOf<typeof registerEntryChanged>;
