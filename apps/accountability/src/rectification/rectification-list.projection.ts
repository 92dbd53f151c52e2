import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { RectificationEvent } from '@wenxiao/facts/accountability';
import { dueText } from '@wenxiao/rules/deadline';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { rectification } from './rectification.aggregate.js';
import { RectificationRow } from './rectification-list.table.js';
import { lastOf } from './rectification.state.js';

/** The list of rectifications, with how much of what was fed back is put right. */
export const rectificationListProjection: Projection<RectificationRow> = {
  name: 'rectification-list/1',
  table: RectificationRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === rectification.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules } = JSON.parse(event.metadata) as EventMetadata;
    const fact = decoded<RectificationEvent>(rectification, event);
    const before =
      openedAs({ tenant: event.tenant, id, rules: rules?.hash ?? null, demo: row?.demo ?? false }, fact) ?? row;
    if (!before) return undefined;
    const now = counted(after(before, fact));
    const goesBy = fact.type === 'rectification-rebased' && { rules: rules?.hash ?? null };
    return { ...now, ...goesBy, version: event.version, demo: before.demo || demoFigures.length > 0 };
  },
};

function openedAs(
  of: Pick<RectificationRow, 'tenant' | 'id' | 'rules' | 'demo'>,
  event: RectificationEvent,
): RectificationRow | undefined {
  if (event.type !== 'rectification-opened') return undefined;
  const { subject, year, origin, problems, limit = null, on: openedOn } = event.data;
  const stands = { status: 'open', answered: [], rectified: 0, overdue: [], version: 0 } as const;
  const items = problems.map(({ item }) => item);
  return { ...of, subject, year, origin, openedOn, limit, problems: items, ...stands, answered: [], overdue: [] };
}

const after = (row: RectificationRow, event: RectificationEvent): RectificationRow =>
  byType<RectificationEvent, RectificationRow>(event, {
    'problems-stated': ({ problems, limit = null }) => ({ ...row, problems: problems.map(({ item }) => item), limit }),
    'problems-answered': ({ step, problems }) => {
      const said = problems.map(({ item, answer }) => `${step}/${item}/${answer}`);
      return { ...row, answered: [...besideStep(row, step), ...said] };
    },
    'rectification-given-up': () => ({ ...row, status: 'given-up' }),
    'rectification-became-overdue': (due) => ({ ...row, overdue: [...row.overdue, dueText(due)] }),
    'rectification-overdue-lifted': (due) => ({ ...row, overdue: row.overdue.filter((each) => each !== dueText(due)) }),
    'rectification-withdrawn': ({ step }) => ({ ...row, answered: besideStep(row, step) }),
  }) ?? endedBy(row, event);

/** A step may end it, and so may another set by which it goes on. */
function endedBy(row: RectificationRow, { data }: RectificationEvent): RectificationRow {
  const { ended } = data as Readonly<{ ended?: string }>;
  return ended === undefined ? row : { ...row, status: 'rectified' };
}

const besideStep = ({ answered }: RectificationRow, step: string): string[] =>
  answered.filter((each) => !each.startsWith(`${step}/`));

function counted(row: RectificationRow): RectificationRow {
  const answered = row.answered.map((each) => {
    const [, item = '', answer = ''] = each.split('/');
    return { item, answer };
  });
  return { ...row, rectified: row.problems.filter((item) => lastOf(answered, item)?.answer === 'rectified').length };
}
