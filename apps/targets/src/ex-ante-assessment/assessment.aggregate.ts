import { type ExAnteAssessmentEvent, exAnteAssessmentFacts as facts } from '@wenxiao/facts/targets';
import { stepsTaken } from '@wenxiao/domain/field';
import type { Aggregate } from '@wenxiao/service-kit';
import type { AssessmentCommand, AssessmentRejection } from './assessment.commands.js';
import { assessmentDecider } from './assessment.decider.js';
import { placeOf } from './assessment.place.js';
import type { AssessmentState } from './assessment.state.js';
import type { AssessmentWorld } from './assessment.world.js';

/** What whoever scores must have read. What a colleague scores changes nothing in the own score. */
const ofScores = [
  'ex-ante-opened',
  ...stepsTaken('ex-ante').filter((type) => type !== 'ex-ante-scored'),
  'ex-ante-withdrawn',
  'ex-ante-steps-opened',
  'ex-ante-rebased',
  'ex-ante-reassigned',
] as const;

/** … and whoever takes another step: a conclusion is drawn from all scores. That a day has gone by changes none. */
const ofSteps = [...ofScores, 'ex-ante-scored'] as const;

/** One ex-ante assessment of a subject: `ex-ante-assessment/<subject>.<number>`. Others learn of it at the subject's budget line. */
export const exAnteAssessment: Aggregate<
  AssessmentState,
  AssessmentCommand,
  ExAnteAssessmentEvent,
  AssessmentRejection,
  AssessmentWorld
> = {
  category: 'ex-ante-assessment',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider: assessmentDecider,
  facts,
  material: {
    'take-step': ofSteps,
    score: ofScores,
    conduct: [...ofSteps, 'ex-ante-conducted'],
    'give-up': ofSteps,
    'give-opinion': ofSteps,
    remind: ofSteps,
    rebase: ofSteps,
    reassign: ofSteps,
    'hand-over': ofSteps,
    'lift-overdue': ['ex-ante-became-overdue', 'ex-ante-overdue-lifted'],
  },
  publish: () => undefined,
};
