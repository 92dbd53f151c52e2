import { ruling } from '@wenxiao/rules/ruling';
import type { ReportContent } from './monitoring.commands.js';
import { basisOfLimit } from './monitoring.limits.js';
import { report, submit } from './testing/counties.js';
import { inForce, MonitoredYear, worldOf } from './testing/monitored.js';
import type { ApprovedIndicator } from './monitoring.world.js';

const changde = inForce('changde-2019');
const [first, second] = ['first@2023-10-31', 'second@2023-12-31'];

/** ≥100 and ≥50, of equal weight, and one in words. */
const asked = (indicator: string, different: Partial<ApprovedIndicator>): ApprovedIndicator => ({
  indicator,
  name: `指标${indicator}`,
  direction: 'at-least',
  quantifiable: true,
  weight: '50',
  written: '',
  ...different,
});
const targets = [
  asked('1', { value: '100', written: '≥100' }),
  asked('2', { value: '50', written: '≥50' }),
  asked('3', { direction: 'text', quantifiable: false, written: '明显改善' }),
];
const part = { source: 'own', fund: 'general-public' } as const;
const line = {
  initial: [],
  budget: [{ from: '2023-01-20', total: '10000.00', parts: [{ part, amount: '10000.00' }] }],
};

const attained = (one: string, two: string): Pick<ReportContent, 'attainment'> => ({
  attainment: [
    { indicator: '1', actual: one, trend: 'on-track' },
    { indicator: '2', actual: two, trend: 'on-track' },
    { indicator: '3', actual: '有所改善', trend: 'on-track' },
  ],
});
const all = attained('100', '50');
const spent = (amount: string) => ({ allocated: '10000.00', spent: amount });

function under(more: Partial<Parameters<typeof worldOf>[0]> = {}): MonitoredYear {
  const world = worldOf({
    year: 2023,
    plan: [['2022-11-08', changde]],
    indicators: ['1', '2', '3'],
    targets,
    budget: { '2023-01-20': '10000.00' },
    money: { line },
    ...more,
  });
  return new MonitoredYear(world).lookThrough('2023-11-01');
}
const held = (year: MonitoredYear): readonly string[] =>
  year.warnings.filter((each) => each.includes('below-limit')).toSorted();
const handIn = (year: MonitoredYear, round: string, today: string, said: Partial<ReportContent>) => {
  expect(submit(year, round, today, { ...report, ...said }, {})).toMatchObject({ outcome: 'accepted' });
  return held(year);
};

describe('the limits of a round of monitoring', () => {
  it.each([
    ['6000.00', []],
    ['5999.99', [`execution-below-limit ${first}`]],
    ['0.00', [`execution-below-limit ${first}`]],
  ])('CD-09a, N-1, N-2: in October %s of 10000.00 spent is held against 60%%, unrounded', (amount, warned) => {
    expect(handIn(under(), first, '2023-11-05', { ...all, ...spent(amount) })).toEqual(warned);
  });

  it('A-4: of attained 100% and 40% the second indicator is flagged, and the project at 70% is not', () => {
    const year = under();
    expect(handIn(year, first, '2023-11-05', { ...spent('6000.00'), ...attained('300', '20') })).toEqual([
      `attainment-below-limit ${first} 2`,
    ]);
    const raised = year.history.flatMap(({ type, data }) => (type === 'warning-raised' ? [data] : []));
    expect(raised).toEqual([
      {
        warning: 'attainment-below-limit',
        light: 'yellow',
        lens: 'effectiveness',
        round: first,
        indicator: '2',
        figures: [
          { figure: 'attainment', value: '0.4' },
          { figure: 'attainment-shown', value: '40.00%' },
          { figure: 'round-limit', value: '0.60' },
          { figure: 'indicator-actual', value: '20' },
        ],
      },
    ]);
  });

  it('A-4: the mean by weight is flagged beside each indicator that is below', () => {
    expect(handIn(under(), first, '2023-11-05', { ...spent('6000.00'), ...attained('60', '29') })).toEqual([
      `attainment-below-limit ${first}`,
      `attainment-below-limit ${first} 2`,
    ]);
    expect(handIn(under(), first, '2023-11-05', { ...spent('6000.00'), ...attained('60', '30') })).toEqual([]);
  });

  it('N-2: a figure is never shown as if it reached what it is below', () => {
    const year = under();
    const huge = { initial: [], budget: [{ from: '2023-01-20', total: '', parts: [{ part, amount: '1000000.00' }] }] };
    year.world = worldOf({
      year: 2023,
      plan: [['2022-11-08', changde]],
      indicators: ['1', '2', '3'],
      targets,
      budget: { '2023-01-20': '1000000.00' },
      money: { line: huge },
    });
    handIn(year, first, '2023-11-05', { ...all, allocated: '600000.00', spent: '599960.00' });
    const [raised] = year.history.flatMap(({ type, data }) => (type === 'warning-raised' ? [data] : []));
    expect(raised?.figures).toEqual([
      { figure: 'execution-rate', value: '0.59996' },
      { figure: 'execution-rate-shown', value: '59.996%' },
      { figure: 'round-limit', value: '0.60' },
      { figure: 'spent-amount', value: '599960.00' },
      { figure: 'budget-in-force', value: '1000000.00' },
    ]);
  });

  it('N-1: what the treasury has said of the node goes before what the unit reports', () => {
    const paidOn = (on: string) =>
      under({ money: { line, executed: { rows: [{ on, total: '5000.00' }], parts: [] } } });
    expect(handIn(paidOn('2023-10-31'), first, '2023-11-05', { ...all, ...spent('6000.00') })).toEqual([
      `execution-below-limit ${first}`,
    ]);
    expect(handIn(paidOn('2023-09-30'), first, '2023-11-05', { ...all, ...spent('6000.00') })).toEqual([]);
  });

  it('CD-09a: what is below 60% in October is warned of until a later report reaches 60%, and in December 85% is to be reached', () => {
    const through = (amount: string): readonly string[] => {
      const year = under();
      expect(handIn(year, first, '2023-11-05', { ...all, ...spent('5000.00') })).toEqual([
        `execution-below-limit ${first}`,
      ]);
      year.lookThrough('2024-01-01');
      return handIn(year, second, '2024-01-05', { ...all, ...spent(amount) });
    };
    expect(through('5999.99')).toEqual([`execution-below-limit ${first}`, `execution-below-limit ${second}`]);
    expect(through('8499.99')).toEqual([`execution-below-limit ${second}`]);
    expect(through('8500.00')).toEqual([]);
  });

  it('nothing is warned of where there is no budget, or the rules do not say how the figure is computed', () => {
    const none = { initial: [], budget: [] };
    const low = { ...attained('10', '5'), ...spent('1.00') };
    expect(handIn(under({ money: { line: none } }), first, '2023-11-05', { ...all, ...spent('1.00') })).toEqual([]);
    const silent = {
      ...changde,
      content: {
        ...changde.content,
        values: {
          ...changde.content.values,
          'conventions.rateDenominator': undefined,
          'conventions.attainment': undefined,
        },
      },
    } as unknown as typeof changde;
    expect(handIn(under({ plan: [['2022-11-08', silent]] }), first, '2023-11-05', low)).toEqual([]);
  });

  it('CD-09a: a warning stands under the limit and under what says how the figure is computed', () => {
    const rules = ruling(changde);
    expect(basisOfLimit('execution-below-limit', { id: first }, rules).map(({ path }) => path)).toEqual([
      'rounds/first/limits',
      'conventions.rateDenominator',
    ]);
    expect(rules.cited('rounds/first/limits').article.map(({ article }) => article)).toEqual([
      '9.加强运行监控',
      '9.加强运行监控',
      '监控节点',
    ]);
    expect(basisOfLimit('falling-spending', { id: first }, rules)).toEqual([]);
  });
});
