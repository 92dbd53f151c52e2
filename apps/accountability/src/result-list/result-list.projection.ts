import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { ResultApplicationEvent } from '@wenxiao/facts/accountability';
import { dueText } from '@wenxiao/rules/deadline';
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
      ...(['result-opened', 'result-rebased'].includes(fact.type) && { rules: rules?.hash ?? null }),
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

/** What changes in the row with which event; the steps of the procedure change nothing in it. */
const after = (row: ResultRow, event: ResultApplicationEvent, version: number): ResultRow =>
  byType<ResultApplicationEvent, ResultRow>(event, {
    'result-opened': ({ type, score = null, grade = null }) => ({
      ...row,
      type,
      score,
      grade,
      // What was decided on the result as it was before holds until it is decided anew; and yet it is open.
      status: 'open',
      overdue: [],
    }),
    'result-outdated': ({ because }) => (because === 'withdrawn' ? { ...row, status: 'outdated' } : row),
    'disposal-decided': ({ disposal, change = null, actsOn }) => ({
      ...row,
      status: 'decided',
      decision: version,
      disposal,
      change,
      actsOn,
    }),
    'disposal-applied': ({ decision }) => ofLatest(row, decision, { status: 'applied' }),
    'disposal-refused': ({ decision }) => ofLatest(row, decision, { status: 'refused' }),
    'disposal-withdrawn': ({ decision }) => ofLatest(row, decision, { ...undecided, status: 'open' }),
    'result-became-overdue': (due) => ({ ...row, overdue: [...row.overdue, dueText(due)] }),
    'result-overdue-lifted': (due) => ({ ...row, overdue: row.overdue.filter((each) => each !== dueText(due)) }),
  }) ?? row;

/** As it is until something else is decided: an answer to an earlier decision changes nothing. */
function ofLatest(row: ResultRow, decision: number, now: Partial<ResultRow>): ResultRow {
  return row.decision === decision ? { ...row, ...now } : row;
}
