import {
  correctiveMeasureProposed,
  correctiveMeasureWithdrawn,
  monitoringPartiesNamed,
  warningLifted,
  warningRaised,
} from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { MonitoringEvent } from '@wenxiao/facts/monitoring';
import { namedAfter, namedNow } from '@wenxiao/rules/procedure';
import { type EventPlace, rulesToTell } from '@wenxiao/service-kit';
import { placeOf } from './monitoring.place.js';
import type { MonitoringState } from './monitoring.state.js';

/** What others learn of monitoring: warnings and their end, measures that targets is to decide on, and whom its rounds name. */
export function publishMonitoring(
  event: MonitoringEvent,
  after: MonitoringState,
  { id, metadata }: EventPlace,
): object | undefined {
  const place = { ...placeOf(id), scheme: after.status === 'open' ? after.scheme : '' };
  const rounds = after.status === 'open' ? after.rounds : [];
  const procedures = rounds.filter(({ lapsed }) => !lapsed).map(({ progress }) => progress);
  const told = (parties: ReturnType<typeof namedAfter>) => parties && monitoringPartiesNamed({ ...place, parties });
  switch (event.type) {
    case 'warning-raised':
      return warningRaised({ ...place, ...event.data });
    case 'warning-lifted':
      return warningLifted({ ...place, ...event.data });
    case 'measure-proposed':
      return correctiveMeasureProposed({
        ...place,
        ...event.data,
        by: metadata.actor.id,
        rules: rulesToTell(metadata),
      });
    case 'measure-withdrawn':
      return correctiveMeasureWithdrawn({ ...place, proposal: event.data.proposal, rules: rulesToTell(metadata) });
    case 'monitoring-opened':
    case 'round-opened':
    case 'round-rebased':
    case 'round-became-overdue':
    case 'round-reminded':
    case 'round-overdue-lifted':
    case 'round-reported':
    case 'measure-decided':
    case 'measure-reopened':
    case 'measure-refused':
      return undefined;
    case 'round-task-handed-over':
    case 'report-withdrawn':
      return told(namedNow(procedures));
    case 'round-lapsed':
      return rounds.some(({ progress }) => namedNow([progress]).length > 0) ? told(namedNow(procedures)) : undefined;
    case 'report-submitted':
    case 'report-reviewed':
    case 'report-issued':
    case 'report-resolved':
    case 'report-steps-opened':
    case 'report-rebased':
      return told(namedAfter(event.data, procedures));
    default:
      return unreachable(event);
  }
}
