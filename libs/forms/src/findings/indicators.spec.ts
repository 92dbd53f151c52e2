import { findingsOf, pathsOf } from '../testing/printed-form.js';

type Cells = Readonly<Record<string, string | null>>;

describe('a score above its weight', () => {
  const at = (...indicators: readonly Cells[]) => pathsOf('score-above-weight', { indicators });

  it('may be 0.005 above, and no more', () => {
    expect(at({ score: '10', weight: '10' }, { score: '10.005', weight: '10' })).toEqual([]);
    expect(at({ score: '10', weight: '10' }, { score: '10.0051', weight: '10' })).toEqual(['indicators[1].score']);
    expect(at({ score: '12', weight: '10' }, { score: '9', weight: '10' }, { score: '1', weight: '0' })).toEqual([
      'indicators[0].score',
      'indicators[2].score',
    ]);
  });
  it('is looked for in the execution row too', () => {
    const funds = (score: string) => ({ funds: { score, weight: '10' }, indicators: [{ score: '6', weight: '5' }] });
    expect(pathsOf('score-above-weight', funds('10.005'))).toEqual(['indicators[0].score']);
    expect(pathsOf('score-above-weight', funds('10.006'))).toEqual(['funds.score', 'indicators[0].score']);
  });
  it('needs both numbers', () => {
    expect(at({ score: '12', weight: null }, { score: '/', weight: '10' }, { score: '12', weight: '约10' })).toEqual(
      [],
    );
  });
  it('names the row and the excess', () => {
    expect(
      findingsOf('score-above-weight', { indicators: [{ level3: '合格率', score: '12分', weight: '10分' }] }),
    ).toMatchObject([
      {
        level: 'error',
        printed: '12分',
        computed: '12 − 10 = 2 > 0.005',
        zh: '第1行指标“合格率”的得分高于其分值：得分最高不能超过该行分值，请更正得分或分值。',
      },
    ]);
  });
});

describe('points lost without a reason', () => {
  const at = (score: string | null, deviationReason: string | null = null, weight = '10') =>
    pathsOf('deviation-unexplained', { indicators: [{ score, weight, deviationReason }] });
  const wrong = ['indicators[0].deviationReason'];

  it('are those below weight − 0.005', () => {
    expect(at('10')).toEqual([]);
    expect(at('9.995')).toEqual([]);
    expect(at('9.9949')).toEqual(wrong);
    expect(at('0')).toEqual(wrong);
  });
  it('stay unexplained when the cell was not read, is blank or says that nothing applies', () => {
    for (const reason of [null, '', '  ', '/', '—', '-', '无', '\uff0f']) expect(at('7', reason)).toEqual(wrong);
  });
  it('are explained by anything else that is printed', () => {
    for (const reason of ['0', '资金下达滞后', '——', '无偏差', 'n/a']) expect(at('7', reason)).toEqual([]);
  });
  it('need both numbers, and are no matter of the execution row', () => {
    expect(at(null)).toEqual([]);
    expect(at('7', null, '')).toEqual([]);
    expect(pathsOf('deviation-unexplained', { funds: { score: '7', weight: '10' } })).toEqual([]);
  });
  it('are shown with the cell as it was printed', () => {
    const indicators = [{ level3: '及时率', score: '7', weight: '10', deviationReason: '' }];
    expect(findingsOf('deviation-unexplained', { indicators })).toMatchObject([
      { level: 'warning', printed: '', computed: '10 − 7 = 3 > 0.005' },
    ]);
  });
});

describe('a missed target with the full score', () => {
  const at = (target: string, actual: string, cells: Cells = {}) =>
    pathsOf('missed-with-full-score', { indicators: [{ target, actual, score: '10', weight: '10', ...cells }] });
  const wrong = ['indicators[0].score'];

  it.each([
    ['≥90%', '89.99%', '90%'],
    ['>90%', '89.99%', '90%'],
    ['≤5%', '5.01%', '5%'],
    ['<5%', '5.01%', '4%'],
    ['=100%', '99.9%', '100.0%'],
    ['=100%', '100.1%', '100%'],
    ['═735人次', '736', '735'],
    ['≥-1', '-1.5', '-1'],
  ])('%s is missed by %s and met by %s', (target, missed, met) => {
    expect(at(target, missed)).toEqual(wrong);
    expect(at(target, met)).toEqual([]);
  });
  it('needs an explicit sign: which way a bare figure counts is not printed', () => {
    expect(at('90%', '10%')).toEqual([]);
    expect(at('0', '5')).toEqual([]);
  });
  it('needs a definite actual value', () => {
    expect(at('≥90%', '≥50%')).toEqual([]);
    expect(at('≤90%', '=95%')).toEqual([]);
    expect(at('≥90%', '约50%')).toEqual([]);
    expect(at('≥90%', '')).toEqual([]);
  });
  it('needs the same unit, or that one of the two names none', () => {
    expect(at('≥11.376万元', '3')).toEqual(wrong);
    expect(at('≥11.376', '3万元')).toEqual(wrong);
    expect(at('≥100百分比', '98%')).toEqual(wrong);
    expect(at('≥11.376万元', '3元')).toEqual([]);
    expect(at('≥1年', '0.5个月')).toEqual([]);
    expect(at('≥2次/月', '1次/月')).toEqual([]);
  });
  it('is one only with the full weight, above 0', () => {
    expect(at('≥90', '10', { score: '9.99' })).toEqual([]);
    expect(at('≥90', '10', { score: '10.00' })).toEqual(wrong);
    expect(at('≥90', '10', { score: '11' })).toEqual([]);
    expect(at('≥90', '10', { score: '0', weight: '0' })).toEqual([]);
    expect(at('≥90', '10', { score: null })).toEqual([]);
    expect(at('≥90', '10', { weight: '/' })).toEqual([]);
  });
  it('is shown with both comparisons', () => {
    const indicators = [{ target: '≤0.9', actual: '1.20', score: '10', weight: '10' }];
    expect(findingsOf('missed-with-full-score', { indicators })).toMatchObject([
      { level: 'error', printed: '10', computed: '1.2 > 0.9 (≤0.9); 10 = 10' },
    ]);
  });
});

describe('over-achievement', () => {
  const at = (target: string, actual: string) => pathsOf('over-achievement', { indicators: [{ target, actual }] });
  const over = ['indicators[0].actual'];

  it('is more than 130% of the target', () => {
    expect(at('100户', '130户')).toEqual([]);
    expect(at('100户', '130.01户')).toEqual(over);
    expect(at('115户', '264户')).toEqual(over);
    expect(at('0.3', '0.39')).toEqual([]);
    expect(at('0.3', '0.3900001')).toEqual(over);
  });
  it('counts for floors, equalities and bare figures, never for ceilings', () => {
    for (const target of ['≥100', '>100', '=100', '100']) expect(at(target, '200')).toEqual(over);
    for (const target of ['≤100', '<100']) expect(at(target, '200')).toEqual([]);
  });
  it('needs a target above 0', () => {
    expect(at('0次', '3次')).toEqual([]);
    expect(at('-1', '3')).toEqual([]);
  });
  it('needs comparable cells', () => {
    expect(at('50', '100%')).toEqual(over);
    expect(at('1万元', '9000元')).toEqual([]);
    expect(at('≥50', '≥100')).toEqual([]);
    expect(at('1次/月', '3次/月')).toEqual([]);
  });
  it('is shown as a ratio that does not read like 130%', () => {
    expect(findingsOf('over-achievement', { indicators: [{ target: '3000000', actual: '3900001' }] })).toMatchObject([
      { level: 'info', printed: '3900001', computed: '3900001 ÷ 3000000 ≈ 130.00003% > 130%' },
    ]);
  });
});
