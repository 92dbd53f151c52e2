import type { ServicePlan } from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  openedEvaluations,
  subjects,
  withdrawnStarts,
  withdrawnTargets,
} from './copies.js';
import { monitoringListProjection } from './monitoring-list/monitoring-list.projection.js';
import { MonitoringList } from './monitoring-list/monitoring-list.query.js';
import { MonitoringActing } from './monitoring/monitoring.acting.js';
import { MonitoringMeasuresController } from './monitoring/monitoring-measures.controller.js';
import { MonitoringRecordsController } from './monitoring/monitoring-records.controller.js';
import { MonitoringController } from './monitoring/monitoring.controller.js';
import { MonitoringDue } from './monitoring/monitoring.due-source.js';
import { MonitoringWorlds } from './monitoring/monitoring.worlds.js';
import { OnMeasureSettled } from './reacting/on-measure-settled.js';
import { OnPerformanceTargetApproved } from './reacting/on-performance-target-approved.js';

/** Everything that makes this service: what it answers, hears, shows and keeps. */
export const monitoringPlan: ServicePlan = {
  name: 'monitoring',
  description: '绩效运行监控 / performance monitoring of spending and attainment',
  controllers: [MonitoringController, MonitoringMeasuresController, MonitoringRecordsController],
  consumers: [OnPerformanceTargetApproved, OnMeasureSettled],
  providers: [MonitoringActing, MonitoringList, MonitoringWorlds],
  listensTo: ['directory', 'targets', 'evaluation'],
  copies: [subjects, budgets, approvedTargets, adjustedTargets, withdrawnTargets, openedEvaluations, withdrawnStarts],
  due: [MonitoringDue],
  projections: [monitoringListProjection],
  migrations: [{ name: 'monitoring', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['monitoring_read'],
};
