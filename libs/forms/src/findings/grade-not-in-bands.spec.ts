import { checkForm } from '../check-form.js';
import { printedForm } from '../testing/printed-form.js';
import type { FormRuleSet } from './grade-not-in-bands.js';

const ruleSet: FormRuleSet = {
  id: 'county-2022',
  gradeBands: [
    { zh: '优', from: '90', to: '100' },
    { zh: '良', from: '80', to: '90' },
    { zh: '合格', from: '60', to: '80' },
    { zh: '不合格', from: '0', to: '60' },
  ],
};

function at(
  publishedTotalScore: string | null,
  grade: string | null,
  fullScore: string | null = null,
  rules = ruleSet,
) {
  return checkForm(printedForm({ totals: { publishedTotalScore, grade, fullScore } }), rules).map(({ code }) => code);
}

describe('a grade under the bands of a rule set', () => {
  it.each([
    ['100', '优'],
    ['90', '优'],
    ['89.999', '良'],
    ['80', '良'],
    ['79.99', '合格'],
    ['60', '合格'],
    ['59.99', '不合格'],
    ['0', '不合格'],
  ])('is for %s points %s and no other', (total, due) => {
    const worstFirst = { ...ruleSet, gradeBands: ruleSet.gradeBands.toReversed() };
    for (const { zh } of ruleSet.gradeBands) {
      const expected = zh === due ? [] : ['grade-not-in-bands'];
      expect([at(total, zh), at(total, zh, null, worstFirst)]).toEqual([expected, expected]);
    }
  });
  it('is not given to a total outside every band', () => {
    expect(at('100.01', '优')).toEqual(['grade-not-in-bands']);
    expect(at('-1', '不合格')).toEqual(['grade-not-in-bands']);
  });
  it('has one of the names that the rule set gives', () => {
    expect(at('95', '优秀')).toEqual(['grade-unknown']);
    expect(at('85', '中')).toEqual(['grade-unknown']);
  });
  it('is judged where grade and total are printed, out of the full score of the bands', () => {
    expect(at('85', null)).toEqual([]);
    expect(at('85', '/')).toEqual([]);
    expect(at('', '优')).toEqual(['grade-without-score']);
    expect(at('85', '优', '100')).toEqual(['grade-not-in-bands']);
    expect(at('85', '优', '110')).toEqual([]);
  });
  it('is not judged without bands, nor without a rule set', () => {
    expect(at('10', '优', null, { id: 'without', gradeBands: [] })).toEqual([]);
    expect(checkForm(printedForm({ totals: { publishedTotalScore: '10', grade: '优' } }))).toEqual([]);
  });
  it('is shown beside the bands', () => {
    expect(checkForm(printedForm({ totals: { publishedTotalScore: '89.99', grade: '优' } }), ruleSet)).toMatchObject([
      {
        level: 'error',
        path: 'totals.grade',
        printed: '优',
        computed: '89.99 → 良; county-2022: 优 [90, 100], 良 [80, 90), 合格 [60, 80), 不合格 [0, 60)',
      },
    ]);
    expect(checkForm(printedForm({ totals: { publishedTotalScore: '96', grade: '优秀' } }), ruleSet)).toMatchObject([
      { code: 'grade-unknown', level: 'warning', printed: '优秀' },
    ]);
  });
});
