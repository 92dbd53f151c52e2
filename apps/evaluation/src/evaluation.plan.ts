import type { ServicePlan } from '@wenxiao/service-kit';
import { subjects } from './copies.js';
import { evaluationListProjection } from './evaluation-list/evaluation-list.projection.js';
import { EvaluationList } from './evaluation-list/evaluation-list.query.js';
import { EvaluationController } from './evaluation/evaluation.controller.js';
import { OnPerformanceTargetApproved } from './reacting/on-performance-target-approved.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const evaluationPlan: ServicePlan = {
  name: 'evaluation',
  description: '绩效评价 / self-evaluation, department and finance evaluation, scores and grades',
  controllers: [EvaluationController],
  consumers: [OnPerformanceTargetApproved],
  copies: [subjects],
  providers: [EvaluationList],
  listensTo: ['directory', 'targets'],
  projections: [evaluationListProjection],
  migrations: [{ name: 'evaluation', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['evaluation_read'],
};
