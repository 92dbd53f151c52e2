import type { ExchangeRow } from '@wenxiao/exchange';
import { withCodes } from './targets-compared.js';
import { type ForeignIndicator, targetsInRows } from './targets-in-rows.js';

const row = (line: number, values: Readonly<Record<string, string>>): ExchangeRow => ({
  line,
  values: new Map(Object.entries({ PRO_CODE: 'R1', FISCAL_YEAR: '2026', ...values })),
  kept: new Map(),
  flaws: [],
});
const target = (line: number, values: Readonly<Record<string, string>> = {}) =>
  row(line, { KPI_TARGET: '保障畅通', ...values });
const indicator = (line: number, values: Readonly<Record<string, string>> = {}) =>
  row(line, {
    KPI_LV1: '产出指标',
    KPI_LV2: '数量指标',
    KPI_LV3: '养护里程',
    COMPUTESIGN: '≥',
    KPI_VAL: '120',
    METERUNIT: '公里',
    ...values,
  });

describe('the rows of targets and indicators', () => {
  it.each([
    [{}, { direction: 'at-least', value: '120', written: '≥120公里', quantifiable: true }],
    [{ COMPUTESIGN: '<=' }, { direction: 'at-most', value: '120', written: '≤120公里' }],
    [{ COMPUTESIGN: '＝' }, { direction: 'is', value: '120', written: '120公里' }],
    [
      { COMPUTESIGN: '', KPI_VAL: '明显改善', METERUNIT: '' },
      { direction: 'text', text: '明显改善', written: '明显改善', quantifiable: false },
    ],
  ])('are read by their sign: %j', (values, expected) => {
    const { targets, flaws } = targetsInRows([target(2)], [indicator(2, values)]);
    expect(flaws).toEqual([]);
    expect(targets[0]?.indicators).toMatchObject([expected]);
  });

  it.each([
    [{ COMPUTESIGN: '' }, 'COMPUTESIGN', 'cell-missing'],
    [{ COMPUTESIGN: '>' }, 'COMPUTESIGN', 'unknown-value'],
    [{ KPI_VAL: '约120' }, 'KPI_VAL', 'bad-decimal'],
    [{ WEIGHT: '-5' }, 'WEIGHT', 'bad-decimal'],
    [{ METERUNIT: '012' }, 'METERUNIT', 'unknown-value'],
    [{ KPI_LV3: '养护\n里程' }, 'KPI_LV3', 'unseen-characters'],
    [{ YEARFLAG: '2' }, 'YEARFLAG', 'unknown-value'],
  ])('say what is wrong with an indicator, and leave out its target whole: %j', (values, element, code) => {
    const { targets, flaws, wrong } = targetsInRows([target(2)], [indicator(2), indicator(3, values)]);
    expect(targets).toEqual([]);
    expect(flaws).toMatchObject([
      { table: 'indicators', line: 3, element, code },
      { table: 'targets', line: 2, code: 'indicators-wanting' },
    ]);
    expect(wrong).toBe(2);
  });

  it('that were deleted there are no more', () => {
    const gone = { IS_DELETED: 'true' };
    expect(targetsInRows([target(2, gone)], [indicator(2)])).toEqual({ targets: [], flaws: [], wrong: 0 });
    const { targets } = targetsInRows([target(2)], [indicator(2), indicator(3, { KPI_LV3: '其他', ...gone })]);
    expect(targets.map(({ indicators }) => indicators.length)).toEqual([1]);
  });
});

it('indicators keep their codes by key, else by level and name; others get the next numbers', () => {
  const told = (name: string, key?: string): ForeignIndicator => ({
    line: 2,
    level1: '产出指标',
    name,
    direction: 'text',
    text: '好',
    written: '好',
    quantifiable: false,
    ...(key !== undefined && { key }),
  });
  const before = [
    { ...told('甲'), indicator: '1' },
    { ...told('乙'), indicator: '7' },
  ];
  const declared = { declaration: 1, indicators: before } as unknown as Parameters<typeof withCodes>[1]['declared'];
  const keys = { declaration: 1, indicators: [{ indicator: '7', key: 'K' }] };
  const after = withCodes([told('丙', 'K'), told('甲'), told('乙'), told('丁')], { declared, keys } as never);
  expect(after.map(({ name, indicator: code }) => [name, code])).toEqual([
    ['丙', '7'],
    ['甲', '1'],
    ['乙', '2'],
    ['丁', '3'],
  ]);
});
