import { resolvedSeed } from '../seeds/seed-rule-sets.js';
import { plainWeeks, ruleSet } from '../testing/rule-fragments.js';
import { monitoringRounds } from './monitoring-rounds.js';

const fufeng = resolvedSeed('fufeng-2022')!;

describe('the monitoring rounds of a budget year', () => {
  it('FF-32a, FF-32b, B-33: four quarters, due on their last days, the year forecast in the third', () => {
    const due = (on: string): object => ({ state: 'set', on, onTimeUntil: on, shortMonth: false });
    const round = (number: number, node: string, needsForecast: boolean): object => ({
      code: `2023-Q${number}`,
      budgetYear: 2023,
      every: 'quarter',
      number,
      node,
      needsForecast,
      due: due(node),
    });
    expect(monitoringRounds(fufeng, 2023, plainWeeks)).toEqual([
      round(1, '2023-03-31', false),
      round(2, '2023-06-30', false),
      round(3, '2023-09-30', true),
      round(4, '2023-12-31', false),
    ]);
  });

  it('B-26: in 2022 leave out the first quarter, which ended before the rules were in force', () => {
    expect(monitoringRounds(fufeng, 2022, plainWeeks).map(({ code }) => code)).toEqual([
      '2022-Q2',
      '2022-Q3',
      '2022-Q4',
    ]);
    expect(monitoringRounds(fufeng, 2021, plainWeeks)).toEqual([]);
  });

  const local = (value: unknown, effective: object = {}): Parameters<typeof monitoringRounds>[0] =>
    ruleSet({
      effective: { from: '2020-01-01', source: ['EX-1'], ...effective },
      monitoring: { rounds: { value, source: ['EX-1'] } },
    });

  it('stop where the rule set ends', () => {
    const rounds = monitoringRounds(local([{ every: 'month' }], { to: '2023-03-31' }), 2023, plainWeeks);
    expect(rounds.map(({ node }) => node)).toEqual(['2023-01-31', '2023-02-28']);
  });

  it('N-7: have no due date where the text gives none', () => {
    const rounds = monitoringRounds(local([{ every: 'month' }]), 2024, plainWeeks);
    expect(rounds.map(({ code, due }) => [code, due])).toEqual(
      Array.from({ length: 12 }, (_, at) => [`2024-M${String(at + 1).padStart(2, '0')}`, undefined]),
    );
  });

  it('B-09: may each be due some working days after their month', () => {
    const due = { anchor: 'working-days', count: 10, after: 'month-end', whenLate: 'warning' };
    const october = monitoringRounds(local([{ every: 'month', due }]), 2020, plainWeeks).find(
      ({ number }) => number === 10,
    );
    expect(october?.due).toMatchObject({ on: '2020-11-13' });
  });

  it('of several series come in order of their nodes', () => {
    const codes = monitoringRounds(local([{ every: 'quarter' }, { every: 'month' }]), 2023, plainWeeks).map(
      ({ code }) => code,
    );
    expect(codes.slice(0, 5)).toEqual(['2023-M01', '2023-M02', '2023-Q1', '2023-M03', '2023-M04']);
    expect(codes).toHaveLength(16);
  });

  it('are none where the rule set is silent: a person opens them', () => {
    expect(monitoringRounds(ruleSet(), 2023, plainWeeks)).toEqual([]);
  });
});
