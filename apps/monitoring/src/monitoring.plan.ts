import type { ServicePlan } from '@wenxiao/service-kit';
import { monitoringListProjection } from './monitoring-list/monitoring-list.projection.js';
import { MonitoringList } from './monitoring-list/monitoring-list.query.js';
import { MonitoringController } from './monitoring/monitoring.controller.js';
import { OnBudgetLineChanged } from './reacting/on-budget-line-changed.js';
import { OnTargetApproved } from './reacting/on-target-approved.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const monitoringPlan: ServicePlan = {
  name: 'monitoring',
  description: '绩效运行监控 / performance monitoring of spending and attainment',
  controllers: [MonitoringController],
  consumers: [OnTargetApproved, OnBudgetLineChanged],
  providers: [MonitoringList],
  listensTo: ['directory', 'targets'],
  projections: [monitoringListProjection],
  migrations: [{ name: 'monitoring', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['monitoring_read'],
};
