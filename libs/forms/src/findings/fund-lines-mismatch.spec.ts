import fc from 'fast-check';
import { findingsOf, pathsOf } from '../testing/printed-form.js';

/** Lines as `name: amount`; `?` is an amount that was not read. */
function at(annualBudget: string | null, ...lines: readonly string[]) {
  return pathsOf('fund-lines-mismatch', {
    funds: {
      unit: '万元',
      annualBudget,
      lines: lines.map((line) => {
        const [source, amount] = line.split('|');
        return { source, annualBudget: amount === '?' ? null : amount };
      }),
    },
  });
}
const wrong = ['funds.lines'];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe('the lines of a funds block', () => {
  it('add up to the total', () => {
    expect(at('42', '市本级|40', '县级|2')).toEqual([]);
    expect(at('42', '市本级|40', '县级|12')).toEqual(wrong);
    expect(at('42', '市本级|20', '县级|2')).toEqual(wrong);
  });
  it('may repeat the total in a line of its own, above or below', () => {
    expect(at('148', '年度资金总额|148', '其中：中央财政资金|102', '地方资金|46')).toEqual([]);
    expect(at('148', '中央财政资金|102', '地方资金|46', '合计|148')).toEqual([]);
    expect(at('148', '年度资金总额|148', '其中：中央财政资金|102', '地方资金|40')).toEqual(wrong);
    expect(at('100', '其中：中央财政资金|100', '甲项目|60', '乙项目|40')).toEqual([]);
    expect(at('100', '其中：中央财政资金|100', '甲项目|60', '乙项目|30')).toEqual(wrong);
    expect(at('100', '年度资金总额|100', '中央|0', '地方|0')).toEqual(wrong);
    expect(at('100', '中央|0', '地方|0', '合计|100')).toEqual(wrong);
    expect(at('10', '年度资金总额|10')).toEqual([]);
    expect(at('10', '年度资金总额|12')).toEqual(wrong);
  });
  it('take their total from a total line where the block prints none', () => {
    expect(at(null, '合计|148', '中央|102', '地方|46')).toEqual([]);
    expect(at('', '合计|148', '中央|102', '地方|40')).toEqual(wrong);
    expect(at(null, '合计|148', '总计|150', '中央|102', '地方|40')).toEqual([]);
    expect(at(null, '中央|102', '地方|46')).toEqual([]);
  });
  it('may be nested below the line that they are of', () => {
    expect(
      at('189.42', '社会保险补助|171.62', '退耕还林补助|17.80', '其中：粮食折现补贴|13.84', '其中：现金补贴|3.96'),
    ).toEqual([]);
    expect(at('100', '财政拨款|60', '其中：上级|60', '本级|0', '自有资金|0', '其他|40')).toEqual([]);
    expect(at('100', '财政拨款|60', '其中：上级|50', '本级|10', '其他|40')).toEqual([]);
    expect(at('100', '财政拨款|60', '其中：上级|20', '其他|40')).toEqual([]);
    expect(at('100', '财政拨款|60', '其中：上级|20', '其他|30')).toEqual(wrong);
    expect(at('100', '财政拨款|60', '其中：上级|70', '其他|40')).toEqual(wrong);
  });
  it('may be nested without saying so, where the sums say it', () => {
    expect(at('120', '财政拨款|100', '中央|60', '地方|40', '其他资金|20')).toEqual([]);
    expect(at('120', '中央|60', '地方|40', '小计|100', '其他资金|20')).toEqual([]);
    expect(at('120', '中央|60', '地方|40', '小计|90', '其他资金|20')).toEqual(wrong);
    expect(at('120', '财政拨款|100', '中央|60', '地方|50', '其他资金|20')).toEqual(wrong);
  });
  it('may be nested and repeat the total in the end', () => {
    expect(at('100', '财政拨款|60', '其中：上级|20', '其他|40', '合计|100')).toEqual([]);
    expect(at('100', '财政拨款|60', '其中：上级|20', '其他|30', '合计|100')).toEqual(wrong);
  });
  it('may break the total down more than once', () => {
    expect(at('100', '中央|60', '地方|40', '甲项目|30', '乙项目|70')).toEqual([]);
    expect(at('100', '中央|60', '地方|40', '甲项目|30', '乙项目|60')).toEqual(wrong);
  });
  it('may name only some of what is in the total, when each line says that it is of which', () => {
    expect(at('100', '其中：贫困村|30')).toEqual([]);
    expect(at('100', '其中：贫困村|80', '其中：妇女|60')).toEqual([]);
    expect(at('100', '其中：贫困村|130')).toEqual(wrong);
    expect(at('100', '其中：财政拨款|80', '其他资金|10')).toEqual(wrong);
  });
  it('may leave a gap that an amount fills which was not read, never an excess', () => {
    expect(at('100', '中央|60', '地方|?')).toEqual([]);
    expect(at('100', '中央|102', '地方|?')).toEqual(wrong);
    expect(at('0', '年度资金总额|0', '其中：本年财政拨款|89.974', '上年结转资金|?', '其他资金|?')).toEqual(wrong);
  });
  it('count a blank amount and one that does not apply as nothing', () => {
    for (const blank of ['', '—', '-', '/', '无']) {
      expect(at('100', '年度资金总额|100', '其中：本年财政拨款|100', `其他资金|${blank}`)).toEqual([]);
      expect(at('100', '年度资金总额|100', '其中：本年财政拨款|90', `其他资金|${blank}`)).toEqual(wrong);
    }
  });
  it('are not there to add while nobody has filled them in', () => {
    expect(at('100', '年度资金总额|100', '其中：本年财政拨款|', '其他资金|—')).toEqual([]);
  });
  it('may differ from the total by what rounding explains', () => {
    expect(at('100.00', '甲|33.33', '乙|33.33', '丙|33.33')).toEqual([]);
    expect(at('100.00', '甲|33.33', '乙|33.33', '丙|33.32')).toEqual(wrong);
    expect(at('7165.32', '甲|3144.00', '乙|570.17', '丙|433.00', '丁|1426.90', '戊|1591.22')).toEqual(wrong);
    expect(at('100.00', '甲|33.34', '乙|33.34', '丙|33.33')).toEqual([]);
    expect(at('100.00', '甲|33.34', '乙|33.34', '丙|33.34')).toEqual(wrong);
    expect(at('10', '甲|3', '乙|5')).toEqual(wrong);
  });
  it('settle nothing with amounts that are text, bounds, negative, or in several units', () => {
    expect(at('100', '中央|约60', '地方|90')).toEqual([]);
    expect(at('约100', '合计|100', '中央|60', '地方|90')).toEqual([]);
    expect(at('100', '中央|≥60', '地方|90')).toEqual([]);
    expect(at('100', '中央|160', '核减|-10')).toEqual([]);
    expect(at('39.2696', '中央财政衔接资金|39', '自筹资金|2696元')).toEqual([]);
    expect(at('100', '中央|60万元', '地方|90')).toEqual(wrong);
    expect(at('100', '中央|60元', '地方|90元')).toEqual(wrong);
    expect(at('0.015', '中央|60元', '地方|90元')).toEqual([]);
    expect(at('39.2699', '中央财政衔接资金|39', '自筹资金|2696元')).toEqual(wrong);
  });
  it('are never reported when they do add up, however they are nested and whatever was not read', () => {
    // In hundredths, so that the sums of the test are exact.
    const amount = fc.nat(999_999);
    const text = (hundredths: number) => `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
    const line = (source: string) => (hundredths: number) => `${source}|${text(hundredths)}`;
    const complete = fc
      .tuple(amount, amount)
      .map((details) => [line('其中：甲')(details[0]), line('乙')(details[1]), sum(details)] as const);
    const someOf = fc.tuple(amount, amount).map(([detail, rest]) => [line('其中：丙')(detail), detail + rest] as const);
    const bare = amount.map((hundredths) => [hundredths] as const);
    const part = fc.oneof(bare, someOf, complete).map((built) => {
      const whole = built.at(-1) as number;
      return { whole, lines: [line('某来源')(whole), ...built.slice(0, -1).map(String)] };
    });
    const block = fc.array(part, { minLength: 1, maxLength: 4 }).chain((parts) => {
      const total = sum(parts.map(({ whole }) => whole));
      const lines = parts.flatMap((each) => each.lines);
      const repeated = line('合计')(total);
      const nested = fc.constantFrom(
        lines,
        [repeated, ...lines],
        [...lines, repeated],
        [...lines, line('按用途')(total)],
      );
      const unread = nested.chain((all) =>
        fc
          .array(fc.boolean(), { minLength: all.length, maxLength: all.length })
          .map((known) => all.map((each, index) => (known[index] ? each : each.replace(/\|.*/u, '|?')))),
      );
      return fc.tuple(fc.constant(text(total)), fc.oneof(nested, unread));
    });
    fc.assert(
      fc.property(block, ([total, lines]) => expect(at(total, ...lines)).toEqual([])),
      { numRuns: 1_000 },
    );
  });
  it('settle nothing when they are too many to try every nesting', () => {
    const nested = Array.from({ length: 40 }, () => '其中：某项|1');
    expect(at('1000', '财政拨款|100', ...nested, '其他|1')).toEqual([]);
  });
  it('are compared column by column, in one finding with the sums', () => {
    const funds = {
      annualBudget: '2118',
      executed: '10',
      lines: [
        { source: '其中：中央财政资金', annualBudget: '2118', executed: '10' },
        { source: '重点项目', annualBudget: '774', executed: '8' },
        { source: '其他', annualBudget: '1214', executed: '5' },
      ],
    };
    expect(findingsOf('fund-lines-mismatch', { funds })).toMatchObject([
      {
        level: 'error',
        path: 'funds.lines',
        printed: 'annualBudget: 2118; executed: 10',
        computed: 'annualBudget: 774 + 1214 = 1988 ≠ 2118; executed: 8 + 5 = 13 ≠ 10',
      },
    ]);
  });
});
