import { evidenceFiles, type ServicePlan } from '@wenxiao/service-kit';
import {
  adjustedTargets,
  approvedTargets,
  budgets,
  closedYears,
  conclusions,
  conclusionsTakenBack,
  earlierYears,
  executed,
  openedEvaluations,
  subjects,
  withdrawnStarts,
  withdrawnTargets,
} from './copies.js';
import { ExecutionFeed } from './execution-feed/execution-feed.js';
import { FeedController } from './execution-feed/feed.controller.js';
import { FeedDesk } from './execution-feed/feed-desk.js';
import { FeedLines } from './execution-feed/feed-lines.js';
import { FeedRows } from './execution-feed/feed-rows.query.js';
import { FeedStore } from './execution-feed/feed-store.js';
import { KnownLines } from './execution-feed/known-lines.js';
import { ListedRates } from './monitoring-list/listed-rates.js';
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
  controllers: [MonitoringController, MonitoringMeasuresController, MonitoringRecordsController, FeedController],
  consumers: [OnPerformanceTargetApproved, OnMeasureSettled],
  providers: [
    MonitoringActing,
    ListedRates,
    MonitoringList,
    MonitoringWorlds,
    ExecutionFeed,
    FeedDesk,
    FeedLines,
    FeedRows,
    FeedStore,
    KnownLines,
  ],
  listensTo: ['directory', 'targets', 'evaluation', 'evidence', 'monitoring'],
  copies: [
    subjects,
    budgets,
    closedYears,
    executed,
    approvedTargets,
    adjustedTargets,
    withdrawnTargets,
    openedEvaluations,
    withdrawnStarts,
    conclusions,
    conclusionsTakenBack,
    earlierYears,
    evidenceFiles,
  ],
  due: [MonitoringDue],
  projections: [monitoringListProjection],
  migrations: [{ name: 'monitoring', directory: new URL('./migrations/', import.meta.url) }],
  workingSchemas: ['monitoring_read', 'execution_feed'],
};
