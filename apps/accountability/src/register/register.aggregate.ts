import { type RegisterEvent, registerFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import type { RegisterCommand, RegisterRejection } from './register.commands.js';
import { register as decider } from './register.decider.js';
import { placeOf } from './register.place.js';
import { publishRegister } from './register.publish.js';
import type { EntryState } from './register.state.js';
import type { RegisterWorld } from './register.world.js';

/** How it stands, and what is said of it: a row of its log rests on no other row. */
const standing = [
  'register-entry-proposed',
  'register-entry-submitted',
  'register-entry-entered',
  'register-entry-confirmed',
  'register-entry-declined',
  'register-entry-corrected',
  'register-entry-left',
  'register-entry-taken-back',
  'register-entry-withdrawn',
  'register-entry-struck',
] as const;
/** … and whether it should never have been entered. */
const doubted = [...standing, 'register-entry-strike-asked', 'register-entry-strike-declined'] as const;

/** An entry of a register: `register/<about>.<register>.<kind>.<of>.<number>`. */
export const register: Aggregate<EntryState, RegisterCommand, RegisterEvent, RegisterRejection, RegisterWorld> = {
  category: 'register',
  about(id) {
    const { of, about } = placeOf(id);
    return of === 'subject' ? { subject: about } : of === 'person' ? { person: about } : { organisation: about };
  },
  decider,
  facts: registerFacts,
  material: {
    confirm: standing,
    decline: standing,
    correct: standing,
    log: standing,
    strike: doubted,
    'confirm-strike': doubted,
    'decline-strike': doubted,
  },
  publish: publishRegister,
};
