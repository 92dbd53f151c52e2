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
        zh: '第1行指标“合格率”印有分值 10、得分 12，得分高于分值：请核对这两个数。',
      },
    ]);
  });
});

describe('points lost without a reason', () => {
  const at = (score: string | null, deviationReason: string | null = '', weight = '10') =>
    pathsOf('deviation-unexplained', { indicators: [{ score, weight, deviationReason }] });
  const wrong = ['indicators[0].deviationReason'];

  it('are those below weight − 0.005', () => {
    expect(at('10')).toEqual([]);
    expect(at('9.995')).toEqual([]);
    expect(at('9.9949')).toEqual(wrong);
    expect(at('0')).toEqual(wrong);
  });
  it('stay unexplained when the cell is blank, or says that nothing applies or that nothing deviates', () => {
    for (const reason of [
      '',
      '  ',
      '/',
      '—',
      '——',
      '无',
      '\uff0f',
      '0',
      '0%',
      '无偏差',
      '没有偏差。',
      '不存在偏差',
      '无偏离',
      'n/a',
    ])
      expect([reason, at('7', reason)]).toEqual([reason, wrong]);
  });
  it('are explained by anything else that is printed, or that was not read', () => {
    for (const reason of ['资金下达滞后', '≥0', '0个', '0万', '1', '无偏差原因', null])
      expect([reason, at('7', reason)]).toEqual([reason, []]);
  });
  it('need both numbers, and are no matter of the execution row', () => {
    expect(at(null)).toEqual([]);
    expect(at('7', '', '')).toEqual([]);
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
    ['﹦100%', '98%', '100.1%'],
    ['═735人次', '734', '736'],
    ['=0', '1', '0'],
    ['≥13万人', '129999人', '13.1万'],
    ['≥5万', '4万', '5万'],
    ['≥95%以上', '94%', '95%'],
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
  it('holds in every reading of a number without per cent', () => {
    expect(at('≥90%', '0.93')).toEqual([]);
    expect(at('≥90%', '0.83')).toEqual(wrong);
    expect(at('≥0.9', '93%')).toEqual([]);
    // 12 of them, of which 100% are done; but no fraction of one.
    expect(at('≥12', '100%')).toEqual([]);
    expect(at('≥12', '98%')).toEqual([]);
    expect(at('=12.5', '10%')).toEqual(wrong);
    expect(at('≥98', '0.99')).toEqual([]);
    expect(at('≥98', '0.97')).toEqual(wrong);
    expect(at('≥200', '0.97')).toEqual(wrong);
  });
  it('holds with a multiplier and without, unless that is a thousand times off', () => {
    expect(at('≥8万亩', '8')).toEqual([]);
    expect(at('≥8万亩', '7')).toEqual(wrong);
    expect(at('≥5万人', '60000')).toEqual([]);
    expect(at('≥5万人', '40000')).toEqual(wrong);
    expect(at('≥2000万', '1')).toEqual([]);
    expect(at('≥5万', '0')).toEqual(wrong);
  });
  it('needs the same unit, or that one of the two names none', () => {
    expect(at('≥11.376万元', '3')).toEqual(wrong);
    expect(at('≥11.376', '3万元')).toEqual(wrong);
    expect(at('≥11.376', '12万元')).toEqual([]);
    expect(at('≥2次/月', '1次/月')).toEqual(wrong);
    expect(at('≥2次/月', '1')).toEqual([]);
    expect(at('≥90%覆盖', '80%')).toEqual([]);
    expect(at('≥13万', '12%')).toEqual([]);
    expect(at('≥100百分比', '98%')).toEqual(wrong);
    expect(at('≥11.376万元', '3元')).toEqual(wrong);
    expect(at('≥1年', '0.5个月')).toEqual([]);
  });
  it('is one only with the full weight or more, above 0', () => {
    expect(at('≥90', '10', { score: '9.99' })).toEqual([]);
    expect(at('≥90', '10', { score: '10.00' })).toEqual(wrong);
    expect(at('≥90', '10', { score: '11' })).toEqual(wrong);
    expect(at('≥90', '10', { score: '0', weight: '0' })).toEqual([]);
    expect(at('≥90', '10', { score: null })).toEqual([]);
    expect(at('≥90', '10', { weight: '/' })).toEqual([]);
  });
  it('is shown with both comparisons', () => {
    const indicators = [{ target: '≤0.9', actual: '1.20', score: '10', weight: '10' }];
    expect(findingsOf('missed-with-full-score', { indicators })).toMatchObject([
      { level: 'error', printed: '10', computed: '1.2 > 0.9 (≤0.9); 10 ≥ 10' },
    ]);
  });
});

describe('over-achievement', () => {
  const at = (target: string, actual: string, cells: Cells = {}) =>
    pathsOf('over-achievement', { indicators: [{ target, actual, ...cells }] });
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
    expect(at('50', '100%')).toEqual([]);
    expect(at('50.5', '100%')).toEqual(over);
    expect(at('1万元', '9000元')).toEqual([]);
    expect(at('≥50', '≥100')).toEqual([]);
    expect(at('1次/月', '3次/月')).toEqual(over);
    expect(at('1次/月', '3次/天')).toEqual([]);
  });
  it('is no praise for a cost, a time or a date, unless more was asked for', () => {
    for (const level2 of ['成本指标', '时效指标', '时 效 指 标']) {
      expect(at('10', '20', { level2 })).toEqual([]);
      expect(at('=10', '20', { level2 })).toEqual([]);
      expect(at('≥10', '20', { level2 })).toEqual(over);
    }
    for (const unit of ['月', '日', '号']) expect(at(`6${unit}`, `12${unit}`)).toEqual([]);
    expect(at('6个月', '12个月')).toEqual(over);
  });
  it('names both ways of a target without a sign', () => {
    const zh = (target: string) =>
      findingsOf('over-achievement', { indicators: [{ target, actual: '200' }] }).map((each) => each.zh);
    expect(zh('100')).toEqual([expect.stringMatching(/越多越好.*越少越好/u)]);
    expect(zh('≥100')).toEqual([expect.not.stringContaining('越少越好')]);
  });
  it('is shown as a ratio that does not read like 130%', () => {
    expect(findingsOf('over-achievement', { indicators: [{ target: '3000000', actual: '3900001' }] })).toMatchObject([
      { level: 'info', printed: '3900001', computed: '3900001 ÷ 3000000 ≈ 130.00003% > 130%' },
    ]);
  });
});

describe('a cost or a time that ran over', () => {
  const at = (level2: string, level3: string | null, target: string, actual: string) =>
    pathsOf('cost-or-time-overrun', { indicators: [{ level1: '产出指标', level2, level3, target, actual }] });
  const over = ['indicators[0].actual'];

  it('is more than 110% of a target without a sign, or of an equal one', () => {
    expect(at('成本指标', '设备购置', '100元', '110元')).toEqual([]);
    expect(at('成本指标', '设备购置', '100元', '110.01元')).toEqual(over);
    expect(at('成本指标', '设备购置', '=100元', '111元')).toEqual(over);
    for (const sign of ['≥', '≤']) expect(at('成本指标', '设备购置', `${sign}100元`, '200元')).toEqual([]);
  });
  it('is of money in a cost row that is no saving', () => {
    for (const target of ['290万元', '290万', '290元/人'])
      expect(at('成本指标', '人均成本', target, target.replace('290', '563'))).toEqual(over);
    for (const name of ['节约成本', '成本降低额', '减少支出', '结余资金'])
      expect(at('成本指标', name, '100元', '200元')).toEqual([]);
    for (const target of ['100人', '100%', '100'])
      expect(at('成本指标', '人均成本', target, target.replace('100', '200'))).toEqual([]);
    expect(at('成本指标', '人均成本', '100', '200元')).toEqual(over);
    expect(at('成本指标', null, '100元', '200元')).toEqual([]);
    expect(at('数量指标', '设备购置', '100元', '200元')).toEqual([]);
  });
  it('is of a time row whose name says how long something takes', () => {
    for (const name of ['建设工期', '办理时限', '完成期限', '项目完成时间', '资金拨付到位时间'])
      expect([name, at('时效指标', name, '6个月', '12个月')]).toEqual([name, over]);
    for (const name of ['质保期', '服务时间', '及时率', '时间完成', '完成所需时间'])
      expect([name, at('时效指标', name, '6个月', '12个月')]).toEqual([name, []]);
    for (const unit of ['年', '月', '周', '天', '日', '小时', '个小时', '分钟', '工作日', '个工作日', '日历天'])
      expect([unit, at('时效指标', '工期', `6${unit}`, `12${unit}`)]).toEqual([unit, over]);
    expect(at('时效指标', '工期', '6%', '12%')).toEqual([]);
  });
});

describe('a name without a letter', () => {
  const at = (level3: string | null) => pathsOf('meaningless-name', { indicators: [{ level3 }] });
  it('says nothing of what is measured', () => {
    for (const name of ['88', '①', '100%', '1.']) expect([name, at(name)]).toEqual([name, ['indicators[0].level3']]);
    for (const name of [null, '', '/', '——', '无', '数量', '3D', '㎡数', 'é'])
      expect([name, at(name)]).toEqual([name, []]);
  });
});

describe('an indicator that stands there twice', () => {
  const row = { level1: '产出', level2: '数量', level3: '道路 长度', target: '≥5公里' };
  const at = (...indicators: readonly Cells[]) => pathsOf('indicator-twice', { indicators });
  it('has the levels, the name and the target of an earlier row', () => {
    expect(at(row, { ...row, level3: '道路长度', target: '≥５公里。' }, row)).toEqual([
      'indicators[1]',
      'indicators[2]',
    ]);
    for (const other of [{ level1: '效益' }, { level2: '质量' }, { level3: '道路' }, { target: '≥6公里' }])
      expect(at(row, { ...row, ...other })).toEqual([]);
  });
  it('was read in all four cells, and is named', () => {
    for (const name of Object.keys(row)) expect(at({ ...row, [name]: null }, { ...row, [name]: null })).toEqual([]);
    expect(at({ ...row, level3: '/' }, { ...row, level3: '/' })).toEqual([]);
  });
});
