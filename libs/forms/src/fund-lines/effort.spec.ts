import { examineForm } from '../check-form.js';
import { fundLines } from '../findings/fund-lines-mismatch.js';
import { readSheet } from '../sheet.js';
import { printedForm } from '../testing/printed-form.js';
import { stepsMax } from './effort.js';

type Line = Readonly<{ source: string; annualBudget: string | null }>;

const block = (annualBudget: string, lines: readonly Line[]) =>
  printedForm({ funds: { unit: '万元', annualBudget, lines } });
const repeated = (count: number, annualBudget: string, source = '某项'): Line[] =>
  Array.from({ length: count }, () => ({ source, annualBudget }));
/** Each line may be a part or the detail of the same amount above it, so that every choice has a sum of its own. */
const pairs = (count: number): Line[] =>
  Array.from({ length: count }, (_, index) => ({
    source: `来源${index}`,
    annualBudget: String(2 ** Math.floor(index / 2)),
  }));

function stepsFor(annualBudget: string, lines: readonly Line[]): number {
  const effort = { steps: 1_000_000 };
  fundLines(readSheet(block(annualBudget, lines)), effort);
  return 1_000_000 - effort.steps;
}
const codes = (annualBudget: string, lines: readonly Line[]) => {
  const { findings, notJudged } = examineForm(block(annualBudget, lines));
  return [...findings, ...notJudged].map(({ code }) => code);
};

describe('the work on a funds block', () => {
  it('ends, however many sums its lines can have', () => {
    expect(stepsFor('1030', pairs(16))).toBeLessThan(stepsMax);
    const effort = { steps: stepsMax };
    fundLines(readSheet(block('700001', pairs(39))), effort);
    // Whoever finds none left may ask once more for each line.
    expect(effort.steps).toBeGreaterThan(-40);
    expect(codes('700001', pairs(39))).toEqual(['too-tangled']);
  });
  it('grows by a power of the lines where their sums are few', () => {
    const equal = (count: number) => stepsFor('1000', repeated(count, '1'));
    // Twice the lines: at most 2³ times the steps, and some for the ends.
    expect(equal(20)).toBeLessThan(9 * equal(10));
    expect(equal(40)).toBeLessThan(9 * equal(20));
  });
  it('is enough for 40 lines that are equal, or of which', () => {
    expect(codes('23', repeated(40, '1'))).toEqual([]);
    expect(codes('100', repeated(40, '1'))).toEqual(['fund-lines-mismatch']);
    expect(codes('1000', [{ source: '财政拨款', annualBudget: '100' }, ...repeated(39, '1', '其中：某项')])).toEqual([
      'fund-lines-mismatch',
    ]);
  });
  it('is not begun for more than 40 lines that print an amount, and the form says so', () => {
    expect(codes('100', repeated(40, '1'))).toEqual(['fund-lines-mismatch']);
    expect(examineForm(block('100', repeated(41, '1')))).toEqual({
      findings: [],
      notJudged: [
        {
          code: 'too-many-lines',
          path: 'funds.lines',
          zh: '资金分项过多（印有金额的超过 40 行，或共超过 400 行），未核对分项之和，请自行核对：annualBudget。',
          en: 'Not checked, too many lines (more than 40 that print an amount, or 400 in all): add them up yourself: annualBudget.',
        },
      ],
    });
    expect(stepsFor('100', repeated(10_000, '1'))).toBe(0);
  });
  it('counts the lines that print an amount: others may stand between them', () => {
    const sparse = repeated(40, '1').flatMap((line) => [line, { source: '其他', annualBudget: '' }]);
    expect(codes('50', sparse)).not.toContain('too-many-lines');
    expect(codes('50', [...repeated(40, '1'), ...repeated(361, '')])).toEqual(['too-many-lines']);
  });
});
