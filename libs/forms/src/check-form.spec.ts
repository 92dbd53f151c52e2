import { checkForm } from './check-form.js';
import { findingLevels } from './finding.js';
import { printedForm } from './testing/printed-form.js';

/** One form with everything that can be wrong at once. */
const everythingWrong = printedForm({
  funds: {
    annualBudget: '100',
    executed: '120',
    executionRate: '50%',
    weight: '10',
    score: '15',
    lines: [{ source: '合计', annualBudget: '90' }],
  },
  indicators: [
    { level3: '甲', target: '≥90%', actual: '80%', weight: '10', score: '10' },
    { level3: '乙', target: '10', actual: '20', weight: '10', score: '5', deviationReason: '无' },
  ],
  totals: { publishedTotalScore: '20', grade: '优' },
});

describe('checking a form', () => {
  it('reports in the order of the closed list, row by row', () => {
    expect(checkForm(everythingWrong).map(({ code, path }) => [code, path])).toEqual([
      ['execution-rate-mismatch', 'funds.executionRate'],
      ['execution-over-100', 'funds.executed'],
      ['execution-score-mismatch', 'funds.score'],
      ['fund-lines-mismatch', 'funds.lines'],
      ['score-above-weight', 'funds.score'],
      ['deviation-unexplained', 'indicators[1].deviationReason'],
      ['missed-with-full-score', 'indicators[0].score'],
      ['over-achievement', 'indicators[1].actual'],
      ['total-mismatch', 'totals.publishedTotalScore'],
      ['weights-not-100', 'indicators'],
    ]);
  });
  it('gives every finding its level, its figures and a sentence in both languages', () => {
    for (const { code, level, computed, zh, en } of checkForm(everythingWrong)) {
      expect(level).toBe(findingLevels[code]);
      expect(computed).toMatch(/\d/u);
      expect(zh).toMatch(/\p{Script=Han}.*[请不].*。$/su);
      expect(en).toMatch(/^[A-Z].*\.$/su);
    }
  });
  it('says the same of the same form every time', () => {
    expect(checkForm(everythingWrong)).toEqual(checkForm(everythingWrong));
  });
  it('finds nothing on a form that prints nothing', () => {
    expect(checkForm(printedForm({ indicators: [{}], funds: {}, totals: {}, objective: {} }))).toEqual([]);
  });
});
