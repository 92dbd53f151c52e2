import { CorrectiveMeasureProposedV1, WarningRaisedV1 } from '@wenxiao/contracts';
import { unreachable } from '@wenxiao/domain';
import type { EventPlace } from '@wenxiao/service-kit';
import type { MonitoringEvent, MonitoringState } from '../monitoring/monitoring.decider.js';

/** What others learn of monitoring: warnings, and measures that targets is to decide on. */
export function publishMonitoring(event: MonitoringEvent, _: MonitoringState, place: EventPlace): object | undefined {
  const targetId = place.id;
  switch (event.type) {
    case 'monitoring-opened':
    case 'target-followed':
    case 'budget-followed':
    case 'report-submitted':
    case 'report-reviewed':
      return undefined;
    case 'warning-raised': {
      const { round, light, reason } = event.data;
      return Object.assign(new WarningRaisedV1(), { targetId, round, light, reason });
    }
    case 'measure-proposed': {
      const { proposalId, round, measure, proposedYuan } = event.data;
      const amount = proposedYuan !== undefined && { proposedYuan };
      return Object.assign(new CorrectiveMeasureProposedV1(), { targetId, proposalId, round, measure, ...amount });
    }
    default:
      return unreachable(event);
  }
}
