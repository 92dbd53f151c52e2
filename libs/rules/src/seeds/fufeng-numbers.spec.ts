import { judge } from '../condition/judge.js';
import { knownFrom } from '../condition/testing/known-from.js';
import { inForce } from '../layers/in-force.js';
import { layered } from '../layers/resolve.js';
import { citationOf } from '../ruling/citation.js';
import { ruling } from '../ruling/ruling.js';
import { seed } from './seeds.js';

const set = seed('fufeng-2022')!;
const resolved = layered(set, undefined, { organisation: false });
const rules = ruling(resolved);

/** The articles under which something stands. */
const articlesOf = (path: string): readonly string[] =>
  (citationOf(resolved.content, path)?.citations ?? []).map(({ article }) => article);

describe('the numbers of fufeng-2022', () => {
  it('FF-50, B-26: hold from 2022-05-09, and before there are no rules but earlier ones', () => {
    const adoption = {
      bodyId: 'county',
      scheme: set.scheme,
      ruleSet: { id: set.id, version: set.version },
      effectiveFrom: '2022-01-01',
      decidedAt: '2022-01-01T00:00:00Z',
    };
    const found = ['2021-12-31', '2022-05-08', '2022-05-09'].map((day) =>
      inForce([{ id: 'county', organisation: false }], [adoption], () => set, set.scheme, day),
    );
    expect(found.map((each) => (each.outcome === 'none' ? each.reason : each.rules.layers))).toEqual([
      'nothing-adopted',
      'set-not-in-effect',
      [{ id: 'fufeng-2022', version: 1 }],
    ]);
    expect(set.effective.source).toEqual([{ instrument: 'implementing-rules', article: '第五十条' }]);
  });

  it('B-03: 500,000.00 yuan of fiscal money makes a policy a major one, 499,999.99 does not', () => {
    const major = rules.member('exAnte.keyMarks', 'major-policy');
    const threshold = rules.value('exAnte.majorPolicyThreshold');
    if (major.is === 'silent' || threshold.is === 'silent') throw new Error('The set is silent');
    const { when } = major.value;
    const holds = (money: string): string =>
      judge(
        when,
        knownFrom({
          figures: { 'subject.kind': 'policy', 'subject.planned-fiscal-money': money },
          parameters: { 'exAnte.majorPolicyThreshold': threshold.value },
        }),
      ).truth;
    expect(['500000.00', '500000', '499999.99'].map(holds)).toEqual(['yes', 'yes', 'no']);
  });

  it('FF-13, FF-14, FF-15e: 5 and 5 dimensions of an assessment, which goes in 5 steps', () => {
    const checklists = rules.members('checklists').map(({ value: { code, items } }) => [code, items?.length]);
    expect(checklists).toEqual(
      expect.arrayContaining([
        ['project-dimensions', 5],
        ['policy-dimensions', 5],
      ]),
    );
    const finance = rules.member('procedures', 'ex-ante-finance');
    // The sixth is what follows where it is not supported: FF-19b.
    expect(finance.is === 'stated' && finance.value.steps.map(({ code }) => code).slice(0, -1)).toHaveLength(5);
  });

  it('N-1, N-2: where the text gives none, stand under how it was read', () => {
    expect(rules.value('conventions.rateDenominator')).toMatchObject({ value: 'adjusted-budget-with-carry-over' });
    expect(rules.value('conventions.displayDecimals')).toMatchObject({ value: 2 });
    expect(articlesOf('conventions.rateDenominator')).toEqual(['执行率的分母']);
    expect(articlesOf('conventions.displayDecimals')).toEqual(['取舍']);
  });

  it('FF-19a, FF-19b, N-12: rank the libraries by score, and equal scores by the time of filing', () => {
    const rankings = rules.members('rankings').map(({ value: { code, by, tie } }) => [code, by, tie]);
    expect(rankings).toEqual([
      ['department-library', 'ex-ante.score', 'filing-time'],
      ['finance-library', 'ex-ante.score', 'filing-time'],
    ]);
    expect(articlesOf('rankings/department-library')).toEqual(['第十九条']);
  });
});
