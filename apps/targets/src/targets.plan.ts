import type { ServicePlan } from '@wenxiao/service-kit';
import { BudgetLineController } from './budget-line/budget-line.controller.js';
import { PerformanceTargetController } from './performance-target/performance-target.controller.js';
import { OnCorrectiveMeasureProposed } from './reacting/on-corrective-measure-proposed.js';
import { OnDisposalDecided } from './reacting/on-disposal-decided.js';
import { targetListProjection } from './target-list/target-list.projection.js';
import { TargetList } from './target-list/target-list.query.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const targetsPlan: ServicePlan = {
  name: 'targets',
  description: '绩效目标与预算项目 / performance targets and budget lines',
  controllers: [PerformanceTargetController, BudgetLineController],
  consumers: [OnCorrectiveMeasureProposed, OnDisposalDecided],
  providers: [TargetList],
  listensTo: ['directory', 'monitoring', 'accountability'],
  projections: [targetListProjection],
  migrations: [{ name: 'targets', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['targets_read'],
};
