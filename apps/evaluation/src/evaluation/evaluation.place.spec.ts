import { periodKindOf, yearsIn } from './evaluation.place.js';

it.each([
  ['2024', 'year'],
  ['2022-2024', 'whole-period'],
  ['2024-H1', 'half-year'],
  ['2024-Q3', 'quarter'],
  ['2024-05', 'month'],
  ['2024-S1', 'stage'],
  ['2024-F1', 'follow-up'],
])('%s is a %s', (period, kind) => {
  expect(periodKindOf(period)).toBe(kind);
});

it.each(['0000', '0001', '1948', '2150', '9999-Q1', '2024-2023', '2024-2024', '2024-9999', '2024-13', ''])(
  '%s is no period that is evaluated',
  (period) => {
    expect(periodKindOf(period)).toBeUndefined();
  },
);

it('a whole period lies in all of its years', () => {
  expect(yearsIn('2022-2024')).toEqual([2022, 2023, 2024]);
  expect(yearsIn('2024-Q1')).toEqual([2024]);
});
