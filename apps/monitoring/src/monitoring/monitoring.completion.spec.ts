import { ruling } from '@wenxiao/rules/ruling';
import { comparedWithTargets } from './monitoring.completion.js';
import type { ApprovedIndicator } from './monitoring.world.js';
import { inForce, laidOver } from './testing/monitored.js';

const set = inForce('fufeng-2022');
const source = [{ instrument: 'readings', article: '取舍' }];
const stating = laidOver(
  set,
  'fufeng-2022',
  {},
  {
    'conventions.attainment': { value: { cap: '1', aggregate: 'weighted-mean' }, source },
  },
);

const asked = (indicator: string, written: string, different: Partial<ApprovedIndicator> = {}): ApprovedIndicator => ({
  ...{ indicator, name: `指标${indicator}`, direction: 'at-least', quantifiable: true, weight: '50', written },
  ...different,
});
const compared = (
  rows: readonly (readonly [asked: ApprovedIndicator, actual: string])[],
  rules = ruling(set),
): { attainment: readonly Readonly<{ shown?: string }>[]; attained?: object } => {
  const reached = rows.map(([{ indicator }, actual]) => ({ indicator, actual, trend: 'on-track' as const }));
  const indicators = rows.map(([indicator]) => indicator);
  return comparedWithTargets(reached, indicators, rules) as ReturnType<typeof compared>;
};
const shownOf = (written: string, actual: string, different: Partial<ApprovedIndicator> = {}) =>
  compared([[asked('1', written, different), actual]]).attainment[0]?.shown;

describe('FF-28: what was reached is compared with the target', () => {
  it('stands beside it as it was written, with how far it is attained', () => {
    expect(compared([[asked('1', '≥120公里'), '30公里']]).attainment).toEqual([
      {
        ...{ indicator: '1', name: '指标1', target: '≥120公里', actual: '30公里', trend: 'on-track' },
        ...{ completion: '0.25', shown: '25.00%' },
      },
    ]);
  });

  it.each([
    ['≥100', '300', {}, '300.00%'],
    ['≥13万人', '6.5万人', {}, '50.00%'],
    ['≥120公里', '30', {}, '25.00%'],
    ['≤20天', '25天', { direction: 'at-most' }, '80.00%'],
    ['12次', '9次', { direction: 'is' }, '75.00%'],
    ['20—30摄氏度', '10', { direction: 'between', value: '20', valueMax: '30' }, '50.00%'],
  ] as const)('of %s with %s, %j, it is %s', (written, actual, different, shown) => {
    expect(shownOf(written, actual, different)).toBe(shown);
  });

  it.each([
    ['≥120公里', '30个标段', {}],
    ['≥120公里', '基本完成', {}],
    ['明显改善', '有所改善', { direction: 'text', quantifiable: false }],
    ['≤0起', '0起', { direction: 'at-most' }],
  ] as const)('of %s with %s, %j, nobody says how far', (written, actual, different) => {
    expect(shownOf(written, actual, different)).toBeUndefined();
  });

  it('A-4: is put together of all that can be computed where the rules say how, and only there', () => {
    const rows = [
      [asked('1', '≥100'), '300'],
      [asked('2', '≥50'), '20'],
      [asked('3', '明显改善', { direction: 'text', quantifiable: false }), '有所改善'],
    ] as const;
    expect(compared(rows)).not.toHaveProperty('attained');
    expect(compared(rows, ruling(stating)).attained).toEqual({ completion: '0.7', shown: '70.00%' });
    // What asks for a number and was told in words is not known, and neither is the whole.
    const inWords = [...rows, [asked('4', '≥10场次'), '正在开展']] as const;
    expect(compared(inWords, ruling(stating))).not.toHaveProperty('attained');
  });
});
