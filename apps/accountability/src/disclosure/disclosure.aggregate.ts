import { stepsTaken } from '@wenxiao/domain/field';
import { type DisclosureEvent, disclosureFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import type { DisclosureCommand, DisclosureRejection } from './disclosure.commands.js';
import { disclosure as decider } from './disclosure.decider.js';
import { placeOf } from './disclosure.place.js';
import { publishDisclosure } from './disclosure.publish.js';
import type { DisclosureState } from './disclosure.state.js';
import type { DisclosureWorld } from './disclosure.world.js';

/** What whoever acts on it must have read: what is disclosed, and every step. */
const ofSteps = [
  'disclosure-opened',
  'disclosure-published',
  'disclosure-given-up',
  'disclosure-steps-opened',
  'disclosure-rebased',
  'disclosure-reassigned',
  'disclosure-withdrawn',
  ...stepsTaken('disclosure'),
] as const;

/** A disclosure: `disclosure/<subject>.<year>.<number>`. It is the record; nothing goes out by itself. */
export const disclosure: Aggregate<
  DisclosureState,
  DisclosureCommand,
  DisclosureEvent,
  DisclosureRejection,
  DisclosureWorld
> = {
  category: 'disclosure',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider,
  facts: disclosureFacts,
  material: {
    'give-up': ofSteps,
    'take-step': ofSteps,
    'correct-step': ofSteps,
    withdraw: ofSteps,
    'give-opinion': ofSteps,
    rebase: ofSteps,
    reassign: ofSteps,
    remind: ofSteps,
    'hand-over': ['disclosure-task-handed-over', ...ofSteps],
    'lift-overdue': ['disclosure-became-overdue', 'disclosure-overdue-lifted', ...ofSteps],
  },
  publish: publishDisclosure,
};
