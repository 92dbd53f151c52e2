import { PARTIES, type ServicePlan } from '@wenxiao/service-kit';
import { assessmentListProjection } from './assessment-list.projection.js';
import { AssessmentList } from './assessment-list.query.js';
import { AssessmentActs } from './assessment.acts.js';
import { AssessmentController } from './assessment.controller.js';
import { AssessmentDue } from './assessment.due-source.js';
import { AssessmentParties } from './assessment.parties.js';
import { AssessmentWorlds } from './assessment.worlds.js';
import { Assessments } from './assessments.js';
import { LibraryController } from './library.controller.js';
import { Prerequisites } from './prerequisites.js';
import { SimilarAssessments } from './similar-assessments.query.js';

/** What ex-ante assessments add to the plan of the service. Their table stands among its migrations. */
export const assessmentPart = {
  controllers: [AssessmentController, LibraryController],
  due: [AssessmentDue],
  providers: [
    AssessmentList,
    AssessmentWorlds,
    AssessmentActs,
    Assessments,
    Prerequisites,
    SimilarAssessments,
    { provide: PARTIES, useClass: AssessmentParties },
  ],
  projections: [assessmentListProjection],
} as const satisfies Partial<ServicePlan>;
