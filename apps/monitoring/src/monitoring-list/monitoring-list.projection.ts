import { byType } from '@wenxiao/domain';
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
  const changed = byType<MonitoringEvent, MonitoringRow>(event, {
    'round-opened': ({ round, marks, dues }) => ({
      ...row,
      marks: [...marks],
      rounds: [...row.rounds, { round, dues: duesOf(dues), overdue: [], status: 'open' }],
    }),
    'round-rebased': ({ round, marks, dues }) =>
      withRound({ ...row, marks: [...marks] }, round, { dues: duesOf(dues) }),
    'round-lapsed': ({ round }) => withRound(row, round, { status: 'lapsed' }),
    'round-became-overdue': ({ round, due }) =>
      withRound(row, round, ({ overdue }) => ({ overdue: [...overdue, due] })),
    'round-overdue-lifted': ({ round, due }) =>
      withRound(row, round, ({ overdue }) => ({ overdue: overdue.filter((each) => each !== due) })),
    'round-reported': ({ round }) => withRound(row, round, { status: 'reported' }),
    'report-withdrawn': ({ round }) => withRound(row, round, { status: 'open' }),
    'examination-withdrawn': ({ round }) => withRound(row, round, { status: 'open' }),
    'finding-recorded': ({ marks }) => ({ ...row, marks: [...marks] }),
    'finding-settled': ({ marks }) => ({ ...row, marks: [...marks] }),
    'warning-raised': (raised) => ({ ...row, warnings: [...row.warnings, shown(raised)] }),
    'warning-lifted': (lifted) => ({ ...row, warnings: row.warnings.filter((each) => !isSameWarning(each, lifted)) }),
    'measure-proposed': ({ proposal }) => withProposal(row, proposal, 'proposed'),
    'decision-withdrawn': ({ proposal }) => withProposal(row, proposal, 'proposed'),
    'measure-decided': ({ proposal, status }) => withProposal(row, proposal, status),
    'proposal-withdrawn': ({ proposal }) => withProposal(row, proposal, 'withdrawn'),
    'measure-applied': ({ proposal }) => withProposal(row, proposal, 'applied'),
    'measure-refused': ({ proposal }) => withProposal(row, proposal, 'refused'),
  });
  if (changed) return changed;
  if (!isOfProcedure('report', event) && !isOfProcedure('examination', event)) return row;
  return withRound(row, event.data.round, (round) => ({ status: statusAfter(round, event.data) }));
}

const duesOf = (dues: readonly Readonly<{ due: string; on?: string }>[]): ListedRound['dues'] =>
  dues.map(({ due, on = null }) => ({ due, on }));

type Change = Partial<ListedRound>;

const withRound = (
  row: MonitoringRow,
  id: string,
  change: Change | ((round: ListedRound) => Change),
): MonitoringRow => ({
  ...row,
  rounds: row.rounds.map((round) =>
    round.round === id ? { ...round, ...(typeof change === 'function' ? change(round) : change) } : round,
  ),
});

type Shown = MonitoringRow['warnings'][number];
const shown = ({ warning, light, round, indicator }: Shown): Shown => ({
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
function statusAfter({ status }: ListedRound, said: object): ListedRound['status'] {
  const { ended, undone = [] }: Readonly<{ ended?: string; undone?: readonly object[] }> = said;
  if (ended !== undefined) return 'done';
  return undone.length > 0 ? 'open' : status;
}
