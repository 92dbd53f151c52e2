import { correctiveMeasureProposed, warningLifted, warningRaised } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { MonitoringEvent } from '@wenxiao/facts/monitoring';
import type { EventPlace } from '@wenxiao/service-kit';
import { placeOf } from './monitoring.place.js';
import type { MonitoringState } from './monitoring.state.js';

/** What others learn of monitoring: warnings and their end, and measures that targets is to decide on. */
export function publishMonitoring(
  event: MonitoringEvent,
  _: MonitoringState,
  { id, metadata }: EventPlace,
): object | undefined {
  const place = placeOf(id);
  switch (event.type) {
    case 'warning-raised':
      return warningRaised({ ...place, ...event.data });
    case 'warning-lifted':
      return warningLifted({ ...place, ...event.data });
    case 'measure-proposed':
      return correctiveMeasureProposed({ ...place, ...event.data, by: metadata.actor.id });
    case 'monitoring-expected':
    case 'monitoring-opened':
    case 'round-opened':
    case 'round-rebased':
    case 'round-lapsed':
    case 'round-became-overdue':
    case 'round-reminded':
    case 'round-overdue-lifted':
    case 'round-task-handed-over':
    case 'round-reported':
    case 'report-submitted':
    case 'report-withdrawn':
    case 'report-reviewed':
    case 'report-issued':
    case 'report-resolved':
    case 'report-steps-opened':
    case 'report-rebased':
    case 'execution-recorded':
    case 'measure-decided':
    case 'measure-refused':
      return undefined;
    default:
      return unreachable(event);
  }
}
