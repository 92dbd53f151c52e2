import { byType, decimal, decimalToText, sumOf } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { RegisterEvent } from '@wenxiao/facts/accountability';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { RegisterEntryRow } from './register-list.table.js';
import { register } from './register.aggregate.js';
import { placeOf } from './register.place.js';

/** The entries of registers, with what they were rated. */
export const registerListProjection: Projection<RegisterEntryRow> = {
  name: 'register-list/1',
  table: RegisterEntryRow,
  keyOf: ({ tenant, stream }) => {
    const [category, id] = stream.split('/');
    return category === register.category && id !== undefined ? { tenant, id } : undefined;
  },
  project: (row, event) => {
    const [, id = ''] = event.stream.split('/');
    const { demoFigures = [] } = JSON.parse(event.metadata) as EventMetadata;
    const { kind = null, ...place } = placeOf(id);
    const before = row ?? { tenant: event.tenant, id, ...place, kind, ...begun };
    const demo = before.demo || demoFigures.length > 0;
    return { ...after(before, decoded<RegisterEvent>(register, event)), version: event.version, demo };
  },
};

const nothing = { named: null, occasion: null, enteredOn: null, leftOn: null, overdueSince: null };
const begun = {
  version: 0,
  status: 'proposed',
  ...nothing,
  rated: {},
  ratingSum: '0',
  ratings: 0,
  demo: false,
} as const;

const after = (row: RegisterEntryRow, event: RegisterEvent): RegisterEntryRow =>
  byType<RegisterEvent, RegisterEntryRow>(event, {
    'register-entry-proposed': ({ named = null, occasion = null }) => ({ ...row, named, occasion }),
    'register-entry-became-overdue': ({ on }) => ({ ...row, overdueSince: on }),
    'register-entry-submitted': ({ named = null, occasion = null, on: enteredOn }) => ({
      ...row,
      ...{ status: 'awaiting', named, occasion, enteredOn },
    }),
    'register-entry-entered': ({ named = null, occasion = null, on: enteredOn }) => ({
      ...row,
      ...{ status: 'in-force', named, occasion, enteredOn },
    }),
    'register-entry-confirmed': () => ({ ...row, status: 'in-force' }),
    'register-entry-declined': () => ({ ...row, status: 'declined' }),
    'register-entry-logged': ({ row: number, rating }) =>
      rating === undefined ? row : ratedOf(row, { ...row.rated, [number]: rating }),
    'register-entry-left': ({ on: leftOn }) => ({ ...row, status: 'left', leftOn }),
    'register-entry-taken-back': () => ({ ...row, status: 'taken-back' }),
    'register-entry-withdrawn': () => ({ ...row, status: 'withdrawn' }),
    'register-entry-struck': () => ({ ...row, status: 'struck' }),
  }) ?? row;

function ratedOf(row: RegisterEntryRow, rated: RegisterEntryRow['rated']): RegisterEntryRow {
  const all = Object.values(rated);
  const ratingSum = decimalToText(sumOf(all.map((each) => decimal(each))));
  return { ...row, rated, ratingSum, ratings: all.length };
}
