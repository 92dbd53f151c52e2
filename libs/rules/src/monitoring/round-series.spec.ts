import { deadline } from '../testing/rule-fragments.js';
import { type RoundSeries, roundsLooser } from './round-series.js';

const due = (offsetDays: number) =>
  deadline({
    anchor: 'period-end',
    period: 'quarter',
    day: 'last',
    offsetDays,
    inclusive: true,
    rollNonWorking: false,
  });
const monthly: RoundSeries = { every: 'month' };
const quarterly: RoundSeries = { every: 'quarter', due: due(0) };

describe('CJ-17: own monitoring rounds beside the upper level’s', () => {
  it('are looser where there are fewer, where they are due later, or never', () => {
    expect(roundsLooser([quarterly], [monthly])).toBe('looser');
    expect(roundsLooser([{ every: 'quarter', due: due(5) }], [quarterly])).toBe('looser');
    expect(roundsLooser([{ every: 'quarter' }], [quarterly])).toBe('looser');
  });

  it('are no deviation where they are as frequent and as early', () => {
    expect(roundsLooser([quarterly], [quarterly])).toBeUndefined();
    expect(roundsLooser([quarterly, monthly], [monthly])).toBeUndefined();
  });

  it('are left to a person where they are more frequent and due by other dates', () => {
    expect(roundsLooser([monthly], [quarterly])).toBe('not-comparable');
  });
});
