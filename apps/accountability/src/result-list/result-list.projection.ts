import type { EventMetadata } from '@wenxiao/event-store';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { resultApplication } from '../result-application/result-application.aggregate.js';
import { placeOf } from '../result-application/result-application.place.js';
import { ResultRow } from './result-list.table.js';

/** The list of results, with how far each is and what was decided. */
export const resultListProjection: Projection<ResultRow> = {
  name: 'result-list/1',
  table: ResultRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id = ''] = stream.split('/');
    return category === resultApplication.category ? { tenant, ...placeOf(id) } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules } = JSON.parse(event.metadata) as EventMetadata;
    const fact = decoded<ResultApplicationEvent>(resultApplication, event);
    const before = row ?? { tenant: event.tenant, ...placeOf(id), ...unknown };
    return {
      ...after(before, fact, event.version),
      version: event.version,
      demo: before.demo || demoFigures.length > 0,
      ...(fact.type === 'result-opened' && { rules: rules?.hash ?? null }),
    };
  },
};

const undecided = { decision: null, disposal: null, change: null, actsOn: null };
const unknown = {
  version: 0,
  type: '',
  score: null,
  grade: null,
  status: 'open' as const,
  ...undecided,
  rules: null,
  overdue: [],
  demo: false,
};

function after(row: ResultRow, event: ResultApplicationEvent, version: number): ResultRow {
  switch (event.type) {
    case 'result-opened': {
      const { type, score = null, grade = null } = event.data;
      return { ...row, type, score, grade, status: 'open', overdue: [] };
    }
    case 'disposal-decided': {
      const { disposal, change = null, actsOn } = event.data;
      return { ...row, status: 'decided', decision: version, disposal, change, actsOn };
    }
    case 'disposal-applied':
      return row.decision === event.data.decision ? { ...row, status: 'applied' } : row;
    case 'disposal-refused':
      return row.decision === event.data.decision ? { ...row, status: 'refused' } : row;
    case 'disposal-withdrawn':
      return row.decision === event.data.decision ? { ...row, ...undecided, status: 'open' } : row;
    case 'result-outdated':
      return event.data.because === 'withdrawn' ? { ...row, status: 'outdated' } : row;
    case 'result-became-overdue':
      return { ...row, overdue: [...row.overdue, dueIn(event.data)] };
    case 'result-overdue-lifted':
      return { ...row, overdue: row.overdue.filter((each) => each !== dueIn(event.data)) };
    default:
      return row;
  }
}

const dueIn = ({ askedBy, due }: Readonly<{ askedBy: string; due: string }>): string => `${askedBy}/${due}`;
