import { type WorkAssessmentEvent, workAssessmentFacts } from '@wenxiao/facts/accountability';
import type { Aggregate } from '@wenxiao/service-kit';
import { workAssessment as decider, type WorkCommand, type WorkRejection } from './work-assessment.decider.js';
import { placeOf } from './work-assessment.place.js';
import type { WorkState } from './work-assessment.state.js';
import type { WorkWorld } from './work-assessment.world.js';

/** A work assessment: `work-assessment/<organisation>.<year>.<assessment>`. */
export const workAssessment: Aggregate<WorkState, WorkCommand, WorkAssessmentEvent, WorkRejection, WorkWorld> = {
  category: 'work-assessment',
  about: (id) => ({ organisation: placeOf(id).organisation }),
  decider,
  facts: workAssessmentFacts,
  publish: () => undefined,
};
