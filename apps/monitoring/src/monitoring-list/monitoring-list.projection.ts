import type { EventMetadata } from '@wenxiao/event-store';
import type { MonitoringEvent } from '@wenxiao/facts/monitoring';
import { isOfProcedure } from '@wenxiao/rules/procedure';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { monitoring } from '../monitoring/monitoring.aggregate.js';
import { placeOf } from '../monitoring/monitoring.place.js';
import { isSameWarning } from '../monitoring/monitoring.state.js';
import { type ListedRound, MonitoringRow } from './monitoring-list.table.js';

/** The list of what is monitored, with its rounds and lights. */
export const monitoringListProjection: Projection<MonitoringRow> = {
  name: 'monitoring-list/1',
  table: MonitoringRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id = ''] = stream.split('/');
    return category === monitoring.category ? { tenant, ...placeOf(id) } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const before = row ?? {
      tenant: event.tenant,
      ...placeOf(id),
      version: 0,
      rounds: [],
      warnings: [],
      proposals: {},
      marks: [],
      demo: false,
    };
    const demo = before.demo || ((JSON.parse(event.metadata) as EventMetadata).demoFigures?.length ?? 0) > 0;
    return { ...after(before, decoded<MonitoringEvent>(monitoring, event)), version: event.version, demo };
  },
};

function after(row: MonitoringRow, event: MonitoringEvent): MonitoringRow {
  switch (event.type) {
    case 'round-opened':
      return {
        ...row,
        marks: [...event.data.marks],
        rounds: [...row.rounds, { round: event.data.round, dues: duesOf(event.data), overdue: [], status: 'open' }],
      };
    case 'round-rebased':
      return withRound({ ...row, marks: [...event.data.marks] }, event.data.round, (round) => ({
        ...round,
        dues: duesOf(event.data),
      }));
    case 'round-lapsed':
      return withRound(row, event.data.round, (round) => ({ ...round, status: 'lapsed' }));
    case 'round-became-overdue':
      return withRound(row, event.data.round, (round) => ({ ...round, overdue: [...round.overdue, event.data.due] }));
    case 'round-overdue-lifted':
      return withRound(row, event.data.round, (round) => ({
        ...round,
        overdue: round.overdue.filter((due) => due !== event.data.due),
      }));
    case 'round-reported':
      return withRound(row, event.data.round, (round) => ({ ...round, status: 'reported' }));
    case 'report-withdrawn':
      return withRound(row, event.data.round, (round) => ({ ...round, status: 'open' }));
    case 'warning-raised':
      return { ...row, warnings: [...row.warnings, raisedIn(event)] };
    case 'warning-lifted':
      return { ...row, warnings: row.warnings.filter((each) => !isSameWarning(each, event.data)) };
    case 'measure-proposed':
    case 'decision-withdrawn':
      return withProposal(row, event.data.proposal, 'proposed');
    case 'measure-decided':
      return withProposal(row, event.data.proposal, event.data.status);
    case 'proposal-withdrawn':
      return withProposal(row, event.data.proposal, 'withdrawn');
    case 'measure-applied':
      return withProposal(row, event.data.proposal, 'applied');
    case 'measure-refused':
      return withProposal(row, event.data.proposal, 'refused');
    default:
      return isOfProcedure('report', event)
        ? withRound(row, event.data.round, (round) => ({ ...round, status: statusAfter(round, event.data) }))
        : row;
  }
}

const duesOf = ({ dues }: Readonly<{ dues: readonly Readonly<{ due: string; on?: string }>[] }>): ListedRound['dues'] =>
  dues.map(({ due, on = null }) => ({ due, on }));

const withRound = (row: MonitoringRow, id: string, change: (round: ListedRound) => ListedRound): MonitoringRow => ({
  ...row,
  rounds: row.rounds.map((round) => (round.round === id ? change(round) : round)),
});

const raisedIn = ({
  data: { warning, light, round, indicator },
}: Extract<MonitoringEvent, { type: 'warning-raised' }>): MonitoringRow['warnings'][number] => ({
  warning,
  light,
  ...(round !== undefined && { round }),
  ...(indicator !== undefined && { indicator }),
});

const withProposal = (row: MonitoringRow, id: string, status: string): MonitoringRow => ({
  ...row,
  proposals: { ...row.proposals, [id]: status },
});

/** A return asks for the report again; the end of its procedure is the end of the round. */
function statusAfter(
  round: ListedRound,
  { ended, undone = [] }: Readonly<{ ended?: string; undone?: readonly object[] }>,
): ListedRound['status'] {
  if (ended !== undefined) return 'done';
  return undone.length > 0 ? 'open' : round.status;
}
