import type { Aggregate } from '@wenxiao/service-kit';
import { publishMonitoring } from '../publishing/publish-monitoring.js';
import {
  type MonitoringCommand,
  monitoringDecider,
  type MonitoringEvent,
  type MonitoringRejection,
  type MonitoringState,
  monitoringTexts,
} from './monitoring.decider.js';

/** The monitoring of one subject in one budget year, under the id of its target. */
export const monitoring: Aggregate<
  MonitoringState,
  MonitoringCommand,
  MonitoringEvent,
  MonitoringRejection,
  undefined
> = {
  category: 'monitoring',
  about: (id) => ({ subject: id }),
  decider: monitoringDecider,
  schemaVersions: {
    'monitoring-opened': 1,
    'target-followed': 1,
    'budget-followed': 1,
    'report-submitted': 1,
    'warning-raised': 1,
    'report-reviewed': 1,
    'measure-proposed': 1,
  },
  texts: monitoringTexts,
  publish: publishMonitoring,
};
