import {
  correctiveMeasureDecided,
  correctiveMeasureWithdrawn,
  monitoringPartiesNamed,
  warningLifted,
  warningRaised,
} from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import { isStepTaken } from '@wenxiao/domain/field';
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
  const measures = after.status === 'open' ? Object.values(after.proposals) : [];
  const procedures = [...rounds.filter(({ lapsed }) => !lapsed), ...measures].map(({ progress }) => progress);
  const told = (parties: ReturnType<typeof namedAfter>) => parties && monitoringPartiesNamed({ ...place, parties });
  if (isStepTaken('measure', event)) return told(namedAfter(event.data, procedures));
  switch (event.type) {
    case 'warning-raised':
      return warningRaised({ ...place, ...event.data });
    case 'warning-lifted':
      return warningLifted({ ...place, ...event.data });
    case 'measure-decided': {
      const { proposal, decision, status, reason, acts } = event.data;
      // What moves no money concerns no line.
      if (status !== 'adopted' || acts.length === 0) return undefined;
      const decided = { ...place, proposal, decision, rules: rulesToTell(metadata), by: metadata.actor.id };
      return correctiveMeasureDecided({ ...decided, acts, ...(reason !== undefined && { reason }) });
    }
    case 'decision-withdrawn': {
      const { proposal, decision } = event.data;
      return correctiveMeasureWithdrawn({ ...place, proposal, decision, rules: rulesToTell(metadata) });
    }
    case 'monitoring-opened':
    case 'round-opened':
    case 'round-rebased':
    case 'round-became-overdue':
    case 'round-reminded':
    case 'round-overdue-lifted':
    case 'round-reported':
    case 'measure-proposed':
    case 'proposal-withdrawn':
    case 'measure-applied':
    case 'measure-refused':
    case 'measure-became-overdue':
    case 'measure-reminded':
    case 'measure-overdue-lifted':
      return undefined;
    // Nobody is named by a step of it, and who has it by hand-over keeps it.
    case 'measure-withdrawn':
      return undefined;
    case 'round-task-handed-over':
    case 'measure-task-handed-over':
    case 'report-withdrawn':
      return told(namedNow(procedures));
    case 'round-lapsed':
      return rounds.some(({ progress }) => namedNow([progress]).length > 0) ? told(namedNow(procedures)) : undefined;
    case 'report-submitted':
    case 'report-reviewed':
    case 'report-issued':
    case 'report-resolved':
    case 'report-steps-opened':
    case 'measure-steps-opened':
    case 'measure-rebased':
    case 'measure-reassigned':
    case 'report-rebased':
      return told(namedAfter(event.data, procedures));
    default:
      return unreachable(event);
  }
}
