import { stepsTaken } from '@wenxiao/domain/field';
import { type RectificationEvent, rectificationFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import type { RectificationCommand, RectificationRejection } from './rectification.commands.js';
import { rectification as decider } from './rectification.decider.js';
import { placeOf } from './rectification.place.js';
import { publishRectification } from './rectification.publish.js';
import type { RectificationState } from './rectification.state.js';
import type { RectificationWorld } from './rectification.world.js';

/** What whoever acts on it must have read: what is to be put right, by when, and every step. */
const ofSteps = [
  'rectification-opened',
  'problems-stated',
  'problems-answered',
  'rectification-given-up',
  'rectification-steps-opened',
  'rectification-rebased',
  'rectification-reassigned',
  'rectification-withdrawn',
  ...stepsTaken('rectification'),
] as const;

/** A rectification: `rectification/<subject>.<year>.<origin>[.<of>]`. */
export const rectification: Aggregate<
  RectificationState,
  RectificationCommand,
  RectificationEvent,
  RectificationRejection,
  RectificationWorld
> = {
  category: 'rectification',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider,
  facts: rectificationFacts,
  material: {
    'state-problems': ofSteps,
    'give-up': ofSteps,
    'take-step': ofSteps,
    'correct-step': ofSteps,
    withdraw: ofSteps,
    'give-opinion': ofSteps,
    rebase: ofSteps,
    reassign: ofSteps,
    remind: ofSteps,
    'hand-over': ['rectification-task-handed-over', ...ofSteps],
    'lift-overdue': ['rectification-became-overdue', 'rectification-overdue-lifted', ...ofSteps],
  },
  publish: publishRectification,
};
