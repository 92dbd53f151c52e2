import type { ServicePlan } from '@wenxiao/service-kit';
import { subjects } from './copies.js';
import { OnBudgetTimetableChanged } from './reacting/on-budget-timetable-changed.js';
import { OnEvaluationFinalised } from './reacting/on-evaluation-finalised.js';
import { OnPerformanceTargetApproved } from './reacting/on-performance-target-approved.js';
import { ResultApplicationController } from './result-application/result-application.controller.js';
import { resultListProjection } from './result-list/result-list.projection.js';
import { ResultList } from './result-list/result-list.query.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const accountabilityPlan: ServicePlan = {
  name: 'accountability',
  description: '结果应用与问责 / what results do to next year’s money, and who is referred',
  controllers: [ResultApplicationController],
  consumers: [OnEvaluationFinalised, OnBudgetTimetableChanged, OnPerformanceTargetApproved],
  copies: [subjects],
  providers: [ResultList],
  listensTo: ['directory', 'evaluation', 'targets'],
  projections: [resultListProjection],
  migrations: [{ name: 'accountability', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['accountability_read'],
};
