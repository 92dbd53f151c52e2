import { findingsOf, pathsOf } from '../testing/printed-form.js';

describe('a printed execution rate', () => {
  const at = (executed: string, annualBudget: string, executionRate: string | null) =>
    pathsOf('execution-rate-mismatch', { funds: { executed, annualBudget, executionRate } });
  const wrong = ['funds.executionRate'];

  it('may be 0.05 percentage points off, and no more', () => {
    expect(at('50', '100', '50.05%')).toEqual([]);
    expect(at('50', '100', '49.95%')).toEqual([]);
    expect(at('50', '100', '50.0501%')).toEqual(wrong);
    expect(at('50', '100', '49.9499%')).toEqual(wrong);
  });
  it('may be half a unit of its last decimal off where that is more', () => {
    expect(at('37.24', '43.2', '86%')).toEqual([]);
    expect(at('50.5', '100', '51%')).toEqual([]);
    expect(at('50.5', '100', '50%')).toEqual([]);
    expect(at('50.51', '100', '50%')).toEqual(wrong);
    expect(at('50.49', '100', '51%')).toEqual(wrong);
    expect(at('50.06', '100', '50.0%')).toEqual(wrong);
  });
  it('is judged by the decimals that it prints, so that 31.00% for 46 of 148 is wrong', () => {
    expect(at('46', '148', '31%')).toEqual([]);
    expect(at('46', '148', '31.00%')).toEqual(wrong);
  });
  it('is judged on exact quotients', () => {
    // 1/3 = 33.333…%: 33.38333… is the bound.
    expect(at('1', '3', `33.383${'3'.repeat(25)}%`)).toEqual([]);
    expect(at('1', '3', `33.383${'3'.repeat(24)}4%`)).toEqual(wrong);
  });
  it('is wrong both as a percentage and as a fraction where it has no percent sign', () => {
    expect(at('10', '50', '20')).toEqual([]);
    expect(at('10', '50', '0.2')).toEqual([]);
    expect(at('10', '50', '0.20')).toEqual([]);
    expect(at('20', '20', '1')).toEqual([]);
    expect(at('10', '50', '25')).toEqual(wrong);
    expect(at('10', '50', '0.3')).toEqual(wrong);
  });
  it('may be half a unit × 100 off as a fraction', () => {
    expect(at('37.24', '43.2', '0.86')).toEqual([]);
    expect(at('85.5', '100', '0.86')).toEqual([]);
    expect(at('85.49', '100', '0.86')).toEqual(wrong);
    expect(at('85.99', '100', '0.8600')).toEqual([]);
    expect(at('85.94', '100', '0.8600')).toEqual(wrong);
    expect(at('99.5', '100', '1')).toEqual([]);
    expect(at('99.49', '100', '1')).toEqual(wrong);
    expect(at('1', '100', '1')).toEqual([]);
  });
  it('is a percentage with a percent sign, never a fraction', () => {
    expect(at('10', '50', '0.2%')).toEqual(wrong);
    expect(at('10', '50', '20百分比')).toEqual([]);
    expect(at('10', '50', '0.2百分比')).toEqual(wrong);
  });
  it('of 0 for money that was spent is wrong, as a percentage', () => {
    expect(at('20', '100', '0')).toEqual(wrong);
    expect(at('0.5', '100', '0')).toEqual([]);
    expect(at('0.51', '100', '0')).toEqual(wrong);
  });
  it('is left alone where it or an amount is no number, or the budget is not above 0', () => {
    for (const rate of [null, '', '/', '约40%', '好']) expect(at('1', '100', rate)).toEqual([]);
    expect(at('约10', '50', '99%')).toEqual([]);
    expect(at('10', '', '99%')).toEqual([]);
    expect(at('10', '0', '99%')).toEqual([]);
    expect(at('10', '-50', '99%')).toEqual([]);
  });
  it('is shown beside what the amounts give, with the formula', () => {
    expect(
      findingsOf('execution-rate-mismatch', {
        funds: { executed: '46', annualBudget: '148', executionRate: '31.00%' },
      }),
    ).toEqual([
      {
        code: 'execution-rate-mismatch',
        level: 'error',
        path: 'funds.executionRate',
        printed: '31.00%',
        computed: '46 ÷ 148 ≈ 31.0811%; |31% − 31.0811%| ≈ 0.0811% > 0.05%',
        zh: '预算执行率印为“31.00%”，而执行数 46 ÷ 预算数 148 为 31.0811%：请核对执行率、执行数和预算数。',
        en: 'The execution rate is printed as "31.00%", while executed 46 ÷ budget 148 is 31.0811%: check the rate and both amounts.',
      },
    ]);
  });
});

describe('execution over 100%', () => {
  const at = (executed: string, annualBudget: string) =>
    findingsOf('execution-over-100', { funds: { executed, annualBudget } });

  it('is reported from the first fen', () => {
    expect(at('100', '100')).toEqual([]);
    expect(at('99.99', '100')).toEqual([]);
    expect(at('100.01', '100')).toMatchObject([
      { level: 'warning', path: 'funds.executed', printed: '100.01', computed: '100.01 ÷ 100 = 100.01% > 100%' },
    ]);
  });
  it('never reads as if it were 100%', () => {
    expect(at('100000000.01', '100000000')).toMatchObject([
      { computed: '100000000.01 ÷ 100000000 = 100.00000001% > 100%' },
    ]);
    expect(at('300000000.01', '300000000')).toMatchObject([
      { computed: '300000000.01 ÷ 300000000 ≈ 100.000000003% > 100%' },
    ]);
  });
  it('needs a budget above 0', () => {
    expect(at('100', '0')).toEqual([]);
    expect(at('100', '-1')).toEqual([]);
    expect(at('100', '无')).toEqual([]);
  });
});

describe('a budget of 0', () => {
  const at = (annualBudget: string | null) =>
    findingsOf('zero-budget', { funds: { annualBudget, executed: '89.974' } });

  it('is an error however it is printed', () => {
    for (const cell of ['0', '0.00', '0万元', '-0', '\uff10']) {
      expect(at(cell)).toMatchObject([
        { level: 'error', path: 'funds.annualBudget', printed: cell, computed: '89.974 ÷ 0' },
      ]);
    }
  });
  it('is neither a blank one nor a small one', () => {
    for (const cell of [null, '', '/', '0.01', '-1', '零']) expect(at(cell)).toEqual([]);
  });
});

describe('an execution score', () => {
  const at = (score: string | null, funds: Readonly<Record<string, string | null>> = {}) =>
    pathsOf('execution-score-mismatch', {
      funds: { executed: '80', annualBudget: '100', weight: '10', score, ...funds },
    });
  const wrong = ['funds.score'];

  it('may be 0.05 points off rate × weight, and no more', () => {
    expect(at('8')).toEqual([]);
    expect(at('8.05')).toEqual([]);
    expect(at('7.95')).toEqual([]);
    expect(at('8.0501')).toEqual(wrong);
    expect(at('7.9499')).toEqual(wrong);
  });
  it('counts no more than 100% of the budget', () => {
    expect(at('10', { executed: '120' })).toEqual([]);
    expect(at('12', { executed: '120' })).toEqual(wrong);
  });
  it('follows the computed rate, not the printed one', () => {
    expect(at('8', { executionRate: '50%' })).toEqual([]);
    expect(at('5', { executionRate: '50%' })).toEqual(wrong);
    expect(at('5', { executed: null, executionRate: '80%' })).toEqual([]);
  });
  it('is a number whatever its unit: 20% of 20 points is printed for 20', () => {
    expect(at('20%', { executed: '100', weight: '20' })).toEqual([]);
    expect(at('20分', { executed: '100', weight: '20分' })).toEqual([]);
    expect(at('15%', { executed: '100', weight: '20' })).toEqual(wrong);
  });
  it('is left alone where score, weight or rate is missing', () => {
    expect(at(null)).toEqual([]);
    expect(at('优')).toEqual([]);
    expect(at('0', { weight: '' })).toEqual([]);
    expect(at('0', { annualBudget: '0' })).toEqual([]);
  });
  it('is shown beside the rule with its figures', () => {
    const funds = { executed: '37.24', annualBudget: '43.2', weight: '10', score: '9' };
    expect(findingsOf('execution-score-mismatch', { funds })).toMatchObject([
      { printed: '9', computed: 'min(37.24 ÷ 43.2, 100%) × 10 ≈ 8.6204 ≠ 9' },
    ]);
  });
});
