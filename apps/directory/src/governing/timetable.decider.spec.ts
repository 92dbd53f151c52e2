import { specOf } from '@wenxiao/domain/testing';
import type { TimetableEvent } from '@wenxiao/facts/directory';
import { timetableDecider, type TimetableCommand, type TimetableRow } from './timetable.decider.js';

const timetable = specOf(timetableDecider, undefined);
const row = (from: string, hash: string): TimetableRow => ({ from, hash, layers: [{ id: 'county', version: 1 }] });
const set = (...rows: TimetableRow[]): TimetableCommand => ({
  type: 'set',
  data: {
    bodyId: 'county',
    scheme: 'budget-performance',
    rows,
    texts: rows.map(({ hash = '' }) => ({ hash, text: `text of ${hash}` })),
  },
  at: '2022-05-09T01:00:00.000000Z',
  by: { id: 'system:rules-timetable', as: 'system' },
});
const resolved = (hash: string): TimetableEvent => ({
  type: 'rules-resolved',
  data: { hash, text: `text of ${hash}` },
});
const isSet = (...rows: TimetableRow[]): TimetableEvent => ({
  type: 'rules-timetable-set',
  data: { bodyId: 'county', scheme: 'budget-performance', rows },
});
const [first, second] = [row('2022-06-01', 'one'), row('2023-01-01', 'two')];

describe('a timetable', () => {
  it('stands behind the texts that it names', () => {
    timetable.given().when(set(first)).then(resolved('one'), isSet(first));
  });

  it('brings along the texts alone that were not published before', () => {
    timetable.given(resolved('one'), isSet(first)).when(set(first, second)).then(resolved('two'), isSet(first, second));
  });

  it('that says the same is not published again', () => {
    timetable.given(resolved('one'), isSet(first)).when(set(first)).thenNothing();
  });
});
