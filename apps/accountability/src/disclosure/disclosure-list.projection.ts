import { byType } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { DisclosureEvent } from '@wenxiao/facts/accountability';
import { dueText } from '@wenxiao/rules/deadline';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { disclosure } from './disclosure.aggregate.js';
import { DisclosureRow } from './disclosure-list.table.js';
import { placeOf } from './disclosure.place.js';

/** The list of disclosures, with what became of each. */
export const disclosureListProjection: Projection<DisclosureRow> = {
  name: 'disclosure-list/1',
  table: DisclosureRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === disclosure.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [], rules } = JSON.parse(event.metadata) as EventMetadata;
    const fact = decoded<DisclosureEvent>(disclosure, event);
    const before = row ?? opened({ tenant: event.tenant, id, rules: rules?.hash ?? null }, fact);
    if (!before) return undefined;
    const goesBy = fact.type === 'disclosure-rebased' && { rules: rules?.hash ?? null };
    const demo = before.demo || demoFigures.length > 0;
    return { ...after(before, fact), ...goesBy, version: event.version, demo };
  },
};

function opened(of: Pick<DisclosureRow, 'tenant' | 'id' | 'rules'>, event: DisclosureEvent): DisclosureRow | undefined {
  if (event.type !== 'disclosure-opened') return undefined;
  const { results, targets = [], on: openedOn } = event.data;
  const begun = { version: 0, status: 'open', address: null, overdue: [], demo: false } as const;
  return {
    ...of,
    ...placeOf(of.id),
    openedOn,
    results: results.length,
    targets: targets.length,
    ...begun,
    overdue: [],
  };
}

const after = (row: DisclosureRow, event: DisclosureEvent): DisclosureRow =>
  byType<DisclosureEvent, DisclosureRow>(event, {
    'disclosure-published': ({ address = null }) => ({ ...row, status: 'published', address }),
    'disclosure-given-up': () => ({ ...row, status: 'given-up' }),
    'disclosure-became-overdue': (due) => ({ ...row, overdue: [...row.overdue, dueText(due)] }),
    'disclosure-overdue-lifted': (due) => ({ ...row, overdue: row.overdue.filter((each) => each !== dueText(due)) }),
  }) ?? endedBy(row, event);

/** What ends without being published is withheld; what is out may still be filed. */
function endedBy(row: DisclosureRow, { data }: DisclosureEvent): DisclosureRow {
  const { ended } = data as Readonly<{ ended?: string }>;
  return ended === undefined || row.status === 'published' ? row : { ...row, status: 'withheld' };
}
