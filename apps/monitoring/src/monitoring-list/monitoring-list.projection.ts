import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import type { MonitoringEvent } from '../monitoring/monitoring.decider.js';
import { MonitoringRow } from './monitoring-list.table.js';

/** The list of what is monitored, with its lights. */
export const monitoringListProjection: Projection<MonitoringRow> = {
  name: 'monitoring-list/1',
  table: MonitoringRow,
  keyOf: ({ tenant, stream }) => {
    const [category, targetId] = stream.split('/');
    return category === monitoring.category && targetId !== undefined ? { tenant, targetId } : undefined;
  },
  project: (row, event) => {
    const [, targetId = ''] = event.stream.split('/');
    const before = row ?? emptyRow(event.tenant, targetId);
    const demo = before.demo || ((JSON.parse(event.metadata) as EventMetadata).demoFigures?.length ?? 0) > 0;
    return { ...after(before, decoded<MonitoringEvent>(monitoring, event)), version: event.version, demo };
  },
};

function emptyRow(tenant: string, targetId: string): MonitoringRow {
  const nothing = { unitId: null, subjectName: null, budgetYear: null, light: null };
  return {
    tenant,
    targetId,
    version: 0,
    ...nothing,
    rounds: [],
    reported: [],
    warnings: [],
    proposals: 0,
    demo: false,
  };
}

function after(row: MonitoringRow, event: MonitoringEvent): MonitoringRow {
  switch (event.type) {
    case 'monitoring-opened': {
      const { unitId, subjectName, budgetYear, rounds } = event.data;
      return { ...row, unitId, subjectName, budgetYear, rounds: rounds.map(({ round }) => round) };
    }
    case 'report-submitted':
      return { ...row, reported: [...row.reported, event.data.round] };
    case 'warning-raised': {
      const { round, light, reason } = event.data;
      return {
        ...row,
        light: row.light === 'red' ? 'red' : light,
        warnings: [...row.warnings, { round, light, reason }],
      };
    }
    case 'measure-proposed':
      return { ...row, proposals: row.proposals + 1 };
    case 'target-followed':
    case 'budget-followed':
    case 'report-reviewed':
      return row;
    default:
      return unreachable(event);
  }
}
