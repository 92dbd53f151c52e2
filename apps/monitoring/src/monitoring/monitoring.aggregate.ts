import { stepsTaken } from '@wenxiao/domain/field';
import { type MonitoringEvent, monitoringFacts } from '@wenxiao/facts/monitoring';
import type { Aggregate } from '@wenxiao/service-kit';
import type { MonitoringCommand, MonitoringRejection } from './monitoring.commands.js';
import { monitoring as decider } from './monitoring.decider.js';
import { placeOf } from './monitoring.place.js';
import { publishMonitoring } from './monitoring.publish.js';
import type { MonitoringState } from './monitoring.state.js';
import type { MonitoringWorld } from './monitoring.world.js';

/** What whoever acts on a report must have read: what became of a round, and what it asks. */
const ofReports = [
  'round-opened',
  'report-steps-opened',
  'round-lapsed',
  'round-rebased',
  'round-reported',
  'report-submitted',
  'report-withdrawn',
  'report-reviewed',
  'report-issued',
  'report-resolved',
  'report-rebased',
  'examination-steps-opened',
  'examination-withdrawn',
  'examination-reviewed',
  'examination-rebased',
] as const;

/** What became of a corrective measure. */
const ofMeasures = [
  'measure-proposed',
  'proposal-withdrawn',
  'measure-decided',
  'decision-withdrawn',
  'measure-applied',
  'measure-refused',
  'measure-steps-opened',
  'measure-withdrawn',
  'measure-rebased',
  'measure-reassigned',
  ...stepsTaken('measure'),
] as const;

/** The monitoring of one subject in one budget year: `monitoring/<subject>.<year>`. */
export const monitoring: Aggregate<
  MonitoringState,
  MonitoringCommand,
  MonitoringEvent,
  MonitoringRejection,
  MonitoringWorld
> = {
  category: 'monitoring',
  about: (id) => ({ subject: placeOf(id).subject }),
  decider,
  facts: monitoringFacts,
  material: {
    'open-round': ['round-opened', 'report-steps-opened', 'examination-steps-opened'],
    'confirm-finding': ['finding-recorded', 'finding-declined'],
    'decline-finding': ['finding-recorded', 'finding-declined'],
    'settle-finding': ['finding-recorded', 'finding-settled'],
    'take-step': ofReports,
    withdraw: ofReports,
    'correct-step': ofReports,
    'give-opinion': ofReports,
    'correct-report': ofReports,
    'lift-overdue': ['round-became-overdue', 'round-overdue-lifted', ...ofReports],
    remind: ofReports,
    'hand-over': ['round-task-handed-over', ...ofReports],
    'propose-measure': ['measure-proposed', ...ofReports],
    'take-measure-step': ofMeasures,
    'correct-measure-step': ofMeasures,
    'withdraw-measure-step': ofMeasures,
    'lift-measure-overdue': ['measure-became-overdue', 'measure-overdue-lifted', ...ofMeasures],
    'remind-measure': ofMeasures,
    'give-measure-opinion': ofMeasures,
    'rebase-measure': ofMeasures,
    'reassign-measure': ofMeasures,
    'hand-over-measure': ['measure-task-handed-over', ...ofMeasures],
  },
  publish: publishMonitoring,
};
