import { plusDays } from '@wenxiao/domain';
import fc from 'fast-check';
import { inForce, MonitoredYear, worldOf } from './testing/monitored.js';

const sets = { fufeng: inForce('fufeng-2022'), changji: inForce('changji-2018') };
const days = Array.from({ length: 400 }, (_, at) => plusDays('2024-01-01', at));
const day = fc.constantFrom(...days);

describe('what becomes due of a year', () => {
  it('is the same whether one looks every day, or after a time in which nobody did', () => {
    const written = fc.record({
      set: fc.constantFrom('fufeng', 'changji'),
      kind: fc.constantFrom('project', 'whole-department'),
      approved: day,
      begun: fc.option(day, { nil: undefined }),
      until: day,
    });
    fc.assert(
      fc.property(written, ({ set, kind, approved, begun, until }) => {
        const world = worldOf({
          year: 2024,
          plan: [['2018-01-01', sets[set]]],
          events: { 'budget.approved': approved, ...(begun && { 'self-evaluation.begun': begun }) },
          figures: { 'subject.kind': kind },
        });
        const daily = new MonitoredYear(world);
        for (const today of days) if (today <= until) daily.lookThrough(today);
        const gap = new MonitoredYear(world).lookThrough(until);
        expect(gap.history).toEqual(daily.history);
      }),
      { numRuns: 10 },
    );
  });
});
