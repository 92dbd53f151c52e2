/** Forms that are made to be slow, each by the same figures every time. A form is what `wenxiao forms check` reads. */

type Row = Readonly<Record<string, unknown>>;

const times = <Item>(count: number, item: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(index));

const form = (blocks: Row): Row => ({
  kind: 'self-evaluation',
  indicators: [],
  truncated: false,
  complete: true,
  ...blocks,
});

const columns = ['yearStartBudget', 'annualBudget', 'received', 'executed', 'executedJanJun', 'forecastFullYear'];
const inEveryColumn = (cell: string): Row => Object.fromEntries(columns.map((column) => [column, cell]));

const funds = (total: string, lines: readonly Row[]): Row =>
  form({ funds: { unit: '万元', ...inEveryColumn(total), lines } });

/** Lines that could be parts, details of the line above, or both: the sums of every choice are different. */
const pairs = (count: number): Row[] =>
  times(count, (index) => inEveryColumn(String(2 ** Math.floor(index / 2)))).map((line, index) => ({
    source: `来源${index}`,
    ...line,
  }));

const sameLines = (count: number, amount: string, source = '某项'): Row[] =>
  times(count, () => ({ source, annualBudget: amount }));

const rows = (count: number, cell: string): Row[] =>
  times(count, (index) => ({
    level1: '产出指标',
    level2: '数量指标',
    level3: `指标${index}${cell}`,
    target: `≥${cell}`,
    actual: cell,
    weight: cell,
    score: cell,
    deviationReason: cell,
  }));

const indicator = (target: string, actual: string, weight: string): Row => ({ target, actual, weight, score: weight });

const nested = (depth: number): unknown => times(depth, () => 0).reduce<unknown>((inner) => ({ inner }), {});

/** By name, so that a figure can be told from another. */
export const hostileForms: Readonly<Record<string, () => Row>> = {
  'funds: 39 lines whose every subset has its own sum': () => funds('700001', pairs(39)),
  'funds: 40 equal lines': () => funds('23', sameLines(40, '1')),
  'funds: 40 lines of which': () =>
    funds('1000', [{ source: '财政拨款', annualBudget: '100' }, ...sameLines(39, '1', '其中：某项')]),
  'funds: 41 lines': () => funds('700001', pairs(41)),
  'funds: 200 lines': () => funds('700001', pairs(200)),
  'funds: 300 equal lines': () => funds('1000', sameLines(300, '1')),
  'funds: 400 lines with labels that grow': () =>
    funds(
      '100',
      times(400, (index) => ({ source: '\ufdfa'.repeat(800), annualBudget: index < 40 ? '1' : '' })),
    ),
  'funds: 1000 lines of six long amounts': () =>
    funds(
      '100',
      times(1_000, (index) => ({ source: `来源${index}`, ...inEveryColumn('9'.repeat(100)) })),
    ),
  'funds: 1000 lines of six amounts': () =>
    funds(
      '100',
      times(1_000, (index) => ({ source: `来源${index}`, ...inEveryColumn(`${index}.5`), executionRate: '99%' })),
    ),
  'funds: 1000 lines of six amounts that cannot be read': () =>
    funds(
      '100',
      times(1_000, (index) => ({ source: `来源${index}`, ...inEveryColumn(`约${index}`) })),
    ),
  'funds: 10000 lines': () => funds('10001', sameLines(10_000, '1')),
  'funds: 10000 lines that print nothing': () => funds('100', [...sameLines(39, '1'), ...sameLines(10_000, '')]),
  'funds: 10000 lines, every other one unread': () =>
    funds(
      '100',
      times(10_000, (index) => ({ source: index % 3 ? '甲' : '其中：乙', annualBudget: index % 2 ? null : '—' })),
    ),
  'funds: 300000 empty lines': () =>
    funds(
      '100',
      times(300_000, () => ({})),
    ),
  'funds: amounts of 100000 digits': () =>
    funds('9'.repeat(100_000), [{ source: '甲', ...inEveryColumn('9'.repeat(100_000)) }]),
  'indicators: 500 with long cells': () => form({ indicators: rows(500, '9'.repeat(300)) }),
  'indicators: 500 rows of 100 digits': () =>
    form({ indicators: times(500, () => indicator('9'.repeat(100), '9'.repeat(100), '9'.repeat(100))) }),
  'indicators: 500 rows that reach a hundred times their target': () =>
    form({ indicators: times(500, () => indicator('3'.repeat(98), '7'.repeat(100), `0.${'7'.repeat(98)}`)) }),
  'indicators: 2000 rows': () => form({ indicators: rows(2_000, '9') }),
  'indicators: 300000 empty rows': () => form({ indicators: times(300_000, () => ({})) }),
  'indicators: 500 full-width cells': () => form({ indicators: rows(500, '９'.repeat(100)) }),
  'indicators: blanks between digits': () => form({ indicators: rows(50, '1 \u3000\t,'.repeat(400)) }),
  'cell: 300000 full-width digits': () => form({ indicators: [{ level3: '甲', target: '９'.repeat(300_000) }] }),
  'cell: 1000000 digits and a slash': () => form({ indicators: [{ level3: '甲', actual: `${'9'.repeat(1e6)}/` }] }),
  'cell: 1000000 dashes': () => form({ indicators: [{ level3: '甲', actual: '-'.repeat(1e6) }] }),
  'cell: 300000 blanks before a letter': () =>
    form({
      funds: { annualBudget: `${'\u3000'.repeat(300_000)}x`, lines: [{ source: `其中${' '.repeat(50_000)}x` }] },
    }),
  'label: 300000 opening brackets': () =>
    form({ funds: { annualBudget: '1', lines: [{ source: `合计${'('.repeat(300_000)}`, annualBudget: '1' }] } }),
  'label: 100000 totals in brackets': () =>
    form({ funds: { annualBudget: '1', lines: [{ source: '合计('.repeat(100_000), annualBudget: '1' }] } }),
  'cell: powers and signs': () =>
    form({ indicators: rows(250, '1e999999999').concat(rows(250, '≥≥≥＞＝'.repeat(20))) }),
  'columns: 50000 that no form has': () =>
    form({ funds: Object.fromEntries(times(50_000, (index) => [`column${index}`, '1'])) }),
  'nesting: 30 levels': () => form({ notes: nested(30) }),
  'nesting: 60 levels': () => form({ notes: nested(60) }),
};
