import { stepsTaken } from '@wenxiao/domain/field';
import { type ResultApplicationEvent, resultApplicationFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import type { ResultCommand, ResultRejection } from './result-application.commands.js';
import { resultApplication as decider } from './result-application.decider.js';
import { placeOf } from './result-application.place.js';
import { publishResultApplication } from './result-application.publish.js';
import type { ResultState } from './result-application.state.js';
import type { ResultWorld } from './result-application.world.js';

/** What whoever acts on a result must have read: the result itself, every step, what was decided and what came of it. */
const ofSteps = [
  'result-opened',
  'result-outdated',
  'result-superseded',
  'disposal-decided',
  'disposal-applied',
  'disposal-refused',
  'disposal-withdrawn',
  'result-steps-opened',
  'result-rebased',
  'result-reassigned',
  'result-withdrawn',
  ...stepsTaken('result'),
] as const;

/** What follows from the result of a subject's year: `result-application/<subject>.<year>`. */
export const resultApplication: Aggregate<
  ResultState,
  ResultCommand,
  ResultApplicationEvent,
  ResultRejection,
  ResultWorld
> = {
  category: 'result-application',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider,
  facts: resultApplicationFacts,
  material: {
    'take-step': ofSteps,
    withdraw: ofSteps,
    'give-opinion': ofSteps,
    correct: ofSteps,
    rebase: ofSteps,
    reassign: ofSteps,
    remind: ofSteps,
    'hand-over': ['result-task-handed-over', ...ofSteps],
    'lift-overdue': ['result-became-overdue', 'result-overdue-lifted', ...ofSteps],
  },
  publish: publishResultApplication,
};
