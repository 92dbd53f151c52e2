import { periodAfter, periodAt, periodNamed } from './recurring.js';

describe('periods in which something recurs', () => {
  it.each([
    ['month', '2024-02-10', '2024-02', '2024-02-01', '2024-02-29', '2024-03'],
    ['quarter', '2023-03-31', '2023-Q1', '2023-01-01', '2023-03-31', '2023-Q2'],
    ['quarter', '2023-12-31', '2023-Q4', '2023-10-01', '2023-12-31', '2024-Q1'],
    ['half-year', '2023-07-01', '2023-H2', '2023-07-01', '2023-12-31', '2024-H1'],
    ['year', '2023-06-30', '2023', '2023-01-01', '2023-12-31', '2024'],
  ] as const)('of a %s: %s lies in %s', (every, day, occasion, first, last, next) => {
    const period = periodAt(every, day);
    expect(period).toEqual({ occasion, first, last });
    expect(periodAfter(every, period).occasion).toBe(next);
    expect(periodNamed(every, occasion)).toEqual(period);
  });

  it('are none that nothing is called', () => {
    for (const occasion of ['2023-Q5', '2023-Q0', '2023', 'spring', '2023-03'])
      expect(periodNamed('quarter', occasion)).toBeUndefined();
  });
});
