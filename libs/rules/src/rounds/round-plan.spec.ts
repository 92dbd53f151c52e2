import { layered } from '../layers/resolve.js';
import { ruling } from '../ruling/ruling.js';
import { seed } from '../seeds/seeds.js';
import type { RuleSet } from '../shape/rule-set.js';
import { roundNodes, roundsOfSet } from './round-plan.js';

const within = (set: RuleSet, count: number): RuleSet => {
  const { source } = set.values['general.leadDesk']!;
  const limit = { value: { count, unit: 'calendar-day' as const }, source };
  return { ...set, values: { ...set.values, 'monitoring.submissionLimit': limit } };
};
const planned = (set: RuleSet) => {
  const rules = layered(set, undefined, { organisation: false });
  return roundNodes([{ from: '2018-12-24', hash: rules.hash, rounds: roundsOfSet(ruling(rules)) }], 2024, undefined);
};
const duesOfQuarters = (set: RuleSet) =>
  planned(set)
    .filter(({ series }) => series === 'quarterly')
    .map(({ dues }) => dues);

describe('results of a round', () => {
  const measure = seed('changji-2018')!;

  it('are due by no day where the set states none', () => {
    expect(planned(measure).flatMap(({ dues }) => dues)).toEqual([]);
  });

  it('are due within the time that the set states, from the node on', () => {
    const [january] = planned(within(measure, 10));
    expect(january).toMatchObject({
      node: '2024-01-31',
      dues: [{ code: 'submission', on: '2024-02-10', soft: false }],
    });
  });

  it('are due by the deadlines of their series alone where it has some', () => {
    const county = seed('fufeng-2022')!;
    expect(duesOfQuarters(within(county, 10))).toEqual(duesOfQuarters(county));
    expect(duesOfQuarters(county)).toMatchObject([{}, {}, {}, {}].map(() => [{ code: expect.any(String) }]));
  });
});
