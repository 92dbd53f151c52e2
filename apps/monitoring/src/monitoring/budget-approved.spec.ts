import { budgetApprovedOn } from './budget-approved.js';

const approved = (recordedAt: string, period = '2023') => ({
  fact: { store: 'targets', tenant: 't', stream: `performance-target/s.${period}`, version: 1 },
  recordedAt,
  data: { period },
});
const dayOf = (instant: string): string => instant.slice(0, 10);
const on = (from: string | undefined, ...told: readonly ReturnType<typeof approved>[]) =>
  budgetApprovedOn(from, told, 2023, dayOf);

describe('the day on which the budget of a year was approved', () => {
  it('B-13: is that of the decision, where it was decided before the year that it holds for from its first day', () => {
    expect(on('2023-01-01', approved('2022-12-31T02:00:00Z'))).toBe('2022-12-31');
  });

  it('is the day from which it holds otherwise, however early or late it was decided', () => {
    expect(on('2023-02-15', approved('2022-12-31T02:00:00Z'))).toBe('2023-02-15');
    expect(on('2023-01-01', approved('2023-02-15T02:00:00Z'))).toBe('2023-01-01');
    expect(on('2023-01-01', approved('2021-12-31T02:00:00Z', '2022-2024'))).toBe('2023-01-01');
    expect(on(undefined, approved('2022-12-31T02:00:00Z'))).toBeUndefined();
  });
});
