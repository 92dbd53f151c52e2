import { evidenceFiles, type ServicePlan } from '@wenxiao/service-kit';
import { budgets, closedYears, earlierBudgets, executions, subjects } from './copies.js';
import { OnEvaluationConcluded } from './reacting/on-evaluation-concluded.js';
import { OnResultSettled } from './reacting/on-result-settled.js';
import { disclosurePart } from './disclosure/disclosure.part.js';
import { rectificationPart } from './rectification/rectification.part.js';
import { referralPart } from './referral/referral.part.js';
import { registerPart } from './register/register.part.js';
import { workAssessmentPart } from './work-assessment/work-assessment.part.js';
import { reportUpwardPart } from './report-upward/report-upward.part.js';
import { ResultActs } from './result-application/result-application.acts.js';
import { ResultController } from './result-application/result-application.controller.js';
import { ResultDue } from './result-application/result-application.due-source.js';
import { ResultWorlds } from './result-application/result-application.worlds.js';
import { resultListProjection } from './result-list/result-list.projection.js';
import { ResultList } from './result-list/result-list.query.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const accountabilityPlan: ServicePlan = {
  name: 'accountability',
  description: '结果应用与问责 / what results do to money, what is put right, and who is referred',
  controllers: [
    ResultController,
    ...rectificationPart.controllers,
    ...disclosurePart.controllers,
    ...reportUpwardPart.controllers,
    ...referralPart.controllers,
    ...workAssessmentPart.controllers,
    ...registerPart.controllers,
  ],
  consumers: [
    OnEvaluationConcluded,
    OnResultSettled,
    ...rectificationPart.consumers,
    ...reportUpwardPart.consumers,
    ...registerPart.consumers,
  ],
  copies: [
    subjects,
    budgets,
    earlierBudgets,
    executions,
    closedYears,
    evidenceFiles,
    ...rectificationPart.copies,
    ...disclosurePart.copies,
    ...reportUpwardPart.copies,
    ...referralPart.copies,
    ...registerPart.copies,
    ...workAssessmentPart.copies,
  ],
  due: [
    ResultDue,
    ...rectificationPart.due,
    ...disclosurePart.due,
    ...reportUpwardPart.due,
    ...referralPart.due,
    ...workAssessmentPart.due,
    ...registerPart.due,
  ],
  providers: [
    ResultList,
    ResultWorlds,
    ResultActs,
    ...rectificationPart.providers,
    ...disclosurePart.providers,
    ...reportUpwardPart.providers,
    ...referralPart.providers,
    ...workAssessmentPart.providers,
    ...registerPart.providers,
  ],
  // What is decided of a result it hears itself: what that opens is an object of its own.
  listensTo: ['directory', 'evaluation', 'evidence', 'targets', 'monitoring', 'accountability'],
  projections: [
    resultListProjection,
    ...rectificationPart.projections,
    ...disclosurePart.projections,
    ...reportUpwardPart.projections,
    ...referralPart.projections,
    ...workAssessmentPart.projections,
    ...registerPart.projections,
  ],
  migrations: [{ name: 'accountability', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['accountability_read'],
};
