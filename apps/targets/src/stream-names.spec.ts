import { lastDayOf, requireDayInReach, requirePeriod, requireYearInReach } from './stream-names.js';

describe('a period', () => {
  it.each([
    ['2023', '2023-12-31'],
    ['2023-2025', '2025-12-31'],
    ['2023-H1', '2023-06-30'],
    ['2023-H2', '2023-12-31'],
    ['2023-Q1', '2023-03-31'],
    ['2023-Q3', '2023-09-30'],
  ])('of %s ends on %s', (period, last) => {
    expect(lastDayOf(period)).toBe(last);
  });

  it.each(['2025-2023', '2025-2025', '2023-Q5', '2000-2100', '23', '2023-2024-2025'])('is not %s', (period) => {
    expect(() => {
      requirePeriod(period);
    }).toThrow(expect.objectContaining({ code: 'invalid-request' }) as Error);
  });
});

it('money is of a year near today’s', () => {
  const outcomeOf = (year: number) => {
    try {
      requireYearInReach(year, '2023-03-01');
      return 'taken';
    } catch (error) {
      return error;
    }
  };
  expect([2018, 2023, 2028].map(outcomeOf)).toEqual(['taken', 'taken', 'taken']);
  for (const year of [2000, 2017, 2029, 2100])
    expect(outcomeOf(year)).toMatchObject({
      code: 'year-out-of-reach',
      details: { year, first: 2018, last: 2028 },
    });
});

it('what is said of a subject holds from a day of the years that anybody keeps account of', () => {
  const outcomeOf = (days: Readonly<{ from?: string; to?: string }>, isSoAtOnce = false) => {
    try {
      requireDayInReach(days, '2023-03-01', isSoAtOnce);
      return 'taken';
    } catch (error) {
      return error;
    }
  };
  expect(
    [{}, { from: '2018-01-01' }, { from: '2024-12-31' }, { to: '2024-12-31' }].map((days) => outcomeOf(days)),
  ).toEqual(Array(4).fill('taken'));
  for (const day of ['1900-01-01', '2017-12-31', '2025-01-01', '2999-01-01', '9999-12-31'])
    for (const days of [{ from: day }, { to: day }])
      expect(outcomeOf(days)).toMatchObject({
        code: 'day-out-of-reach',
        details: { day, first: '2018-01-01', last: '2024-12-31' },
      });
  // Whose it is, and whether it goes on, is so from the moment that it is said.
  expect(outcomeOf({ from: '2023-03-01' }, true)).toBe('taken');
  expect(outcomeOf({ from: '2023-03-02' }, true)).toMatchObject({ code: 'not-yet', details: { today: '2023-03-01' } });
});
