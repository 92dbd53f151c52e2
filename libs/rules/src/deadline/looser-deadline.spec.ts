import { deadline } from '../testing/rule-fragments.js';
import { laterIsLooser } from './looser-deadline.js';

const fixed = { anchor: 'fixed-date', month: 6, day: 'last', yearOffset: 1, inclusive: true, rollNonWorking: false };
const quarterly = {
  anchor: 'period-end',
  period: 'quarter',
  day: 'last',
  offsetDays: 0,
  inclusive: true,
  rollNonWorking: false,
};
const period = {
  anchor: 'event',
  events: ['final-accounts-completed'],
  count: 1,
  unit: 'month',
  rollNonWorking: false,
};
const working = { anchor: 'working-days', count: 10, after: 'month-end' };

const compared = (upper: object, own: object): unknown =>
  laterIsLooser(deadline({ ...upper, ...own }), deadline(upper));

describe('CJ-17: an own deadline beside the upper level’s', () => {
  it.each([
    ['fixed date', fixed, { month: 7 }],
    ['fixed date', fixed, { yearOffset: 2, month: 1 }],
    ['fixed date', fixed, { graceDays: 1 }],
    ['fixed date', fixed, { rollNonWorking: true }],
    ['fixed date', fixed, { firstBudgetYear: 2025 }],
    ['quarter end', quarterly, { offsetDays: 5 }],
    ['period', period, { count: 2 }],
    ['working days', working, { count: 11 }],
  ])('is looser where a %s comes later', (_, upper, own) => {
    expect(compared(upper, own)).toBe('looser');
  });

  it.each([
    ['the same', fixed, {}],
    ['an earlier day', fixed, { month: 5 }],
    ['the named day left out', fixed, { inclusive: false }],
    ['five days before the quarter ends', quarterly, { offsetDays: -5 }],
    ['fewer working days', working, { count: 5 }],
  ])('is no deviation where it is %s', (_, upper, own) => {
    expect(compared(upper, own)).toBeUndefined();
  });

  it.each([
    ['another anchor', fixed, quarterly],
    ['another unit', period, { unit: 'calendar-day', count: 31 }],
    ['an earlier day with longer grace', fixed, { month: 5, graceDays: 40 }],
  ])('is left to a person where it has %s', (_, upper, own) => {
    expect(laterIsLooser(deadline('anchor' in own ? own : { ...upper, ...own }), deadline(upper))).toBe(
      'not-comparable',
    );
  });
});
