import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { ReportUpwardEvent } from '@wenxiao/facts/accountability';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { reportUpward } from './report-upward.aggregate.js';
import { ReportUpwardRow } from './report-upward-list.table.js';
import { placeOf } from './report-upward.place.js';

/** The list of reports, with how far each is. */
export const reportUpwardListProjection: Projection<ReportUpwardRow> = {
  name: 'report-upward-list/1',
  table: ReportUpwardRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === reportUpward.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [] } = JSON.parse(event.metadata) as EventMetadata;
    const before = row ?? { tenant: event.tenant, id, ...placeOf(id), ...begun };
    const demo = before.demo || demoFigures.length > 0;
    return { ...after(before, decoded<ReportUpwardEvent>(reportUpward, event)), version: event.version, demo };
  },
};

const nothing = { compiledOn: null, submittedOn: null };
const begun = { version: 0, status: 'expected', results: 0, ...nothing, demo: false } as const;

const after = (row: ReportUpwardRow, event: ReportUpwardEvent): ReportUpwardRow =>
  byType<ReportUpwardEvent, ReportUpwardRow>(event, {
    'report-compiled': ({ results, on }) => ({ ...row, status: 'compiled', results, compiledOn: on }),
    'report-upward-submitted': ({ on }) => ({ ...row, status: 'submitted', submittedOn: on }),
    'report-upward-taken-back': () => ({ ...row, status: 'compiled', submittedOn: null }),
  }) ?? row;
