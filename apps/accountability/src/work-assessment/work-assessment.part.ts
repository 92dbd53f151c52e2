import type { ServicePlan } from '@wenxiao/service-kit';
import { workCopies } from './work-assessment.copies.js';
import { workListProjection } from './work-assessment-list.projection.js';
import { WorkAssessmentList } from './work-assessment-list.query.js';
import { WorkAssessmentController } from './work-assessment.controller.js';
import { WorkAssessmentsDue } from './work-assessment.due-source.js';
import { WorkWorlds } from './work-assessment.worlds.js';
import { WorkFacts } from './work-facts.js';
import { WorkToBegin } from './work-to-begin.js';

/** What work assessments add to the plan of the service. Their table stands among its migrations. */
export const workAssessmentPart = {
  controllers: [WorkAssessmentController],
  copies: workCopies,
  due: [WorkAssessmentsDue],
  providers: [WorkAssessmentList, WorkWorlds, WorkFacts, WorkToBegin],
  projections: [workListProjection],
} as const satisfies Partial<ServicePlan>;
