import { findingsOf, pathsOf } from '../testing/printed-form.js';

type Cells = Readonly<Record<string, string | null>>;
const scored = (...scores: readonly string[]): readonly Cells[] => scores.map((score) => ({ score, weight: score }));

describe('a printed total', () => {
  const at = (publishedTotalScore: string | null, blocks: Readonly<Record<string, unknown>>) =>
    pathsOf('total-mismatch', { totals: { publishedTotalScore }, ...blocks });
  const wrong = ['totals.publishedTotalScore'];

  it('may be 0.05 below the printed scores, and no more', () => {
    const indicators = scored('50', '40');
    expect(at('89.95', { indicators })).toEqual([]);
    expect(at('89.5', { indicators })).toEqual(wrong);
    expect(at('89.9499', { indicators })).toEqual(wrong);
  });
  it('may be 0.05 above what a whole form allows, and no more', () => {
    const indicators = scored('50', '40');
    expect(at('90.05', { indicators })).toEqual([]);
    expect(at('90.0501', { indicators })).toEqual(wrong);
  });
  it('counts the execution score and the score of the overall objective', () => {
    const blocks = { indicators: scored('50'), funds: { score: '20', weight: '20' }, objective: { score: '20' } };
    expect(at('90', blocks)).toEqual([]);
    expect(at('89.9', blocks)).toEqual(wrong);
    expect(at('90.1', blocks)).toEqual(wrong);
  });
  it('counts rows without a score at their full weight, upward only', () => {
    const blocks = {
      indicators: [
        { score: '50', weight: '50' },
        { score: '', weight: '30' },
      ],
      funds: { weight: '10' },
      objective: { weight: '10' },
    };
    for (const total of ['50', '99', '100']) expect(at(total, blocks)).toEqual([]);
    expect(at('49', blocks)).toEqual(wrong);
    expect(at('101', blocks)).toEqual(wrong);
  });
  it('counts the score of a row that has one, not its weight', () => {
    expect(at('41', { indicators: [{ score: '40', weight: '50' }] })).toEqual(wrong);
  });
  it('may be off by half a unit of its last decimal where that is more', () => {
    const indicators = scored('90', '7.93');
    expect(at('98', { indicators })).toEqual([]);
    expect(at('97', { indicators })).toEqual(wrong);
    expect(at('99', { indicators })).toEqual(wrong);
    expect(at('97.9', { indicators })).toEqual([]);
  });
  it('has no upper bound while an indicator has neither score nor weight, unless it does not apply', () => {
    const open = { indicators: [...scored('50'), { score: '/', weight: '' }] };
    expect(at('1000', open)).toEqual([]);
    expect(at('49', open)).toEqual(wrong);
    expect(at('51', { indicators: [...scored('50'), { score: '/', weight: '/' }] })).toEqual(wrong);
  });
  it('is not held against weights that are shares', () => {
    const blocks = {
      indicators: [
        { score: '', weight: '0.5' },
        { score: '', weight: '0.5' },
      ],
    };
    expect(at('95', blocks)).toEqual([]);
    expect(at('95', { ...blocks, totals: { publishedTotalScore: '95', fullScore: '1' } })).toEqual(wrong);
  });
  it('has an upper bound without execution row and objective, which are not scored on every form', () => {
    expect(
      at('90.1', { indicators: scored('90'), funds: { score: '', weight: '约10' }, objective: { score: null } }),
    ).toEqual(wrong);
  });
  it('is held against the visible scores of a form that is not whole, but only from below', () => {
    for (const part of [{ truncated: true }, { complete: false }]) {
      expect(at('1000', { indicators: scored('50'), ...part })).toEqual([]);
      expect(at('49', { indicators: scored('50'), ...part })).toEqual(wrong);
    }
  });
  it('is a matter of forms with indicators, and of totals that are numbers', () => {
    expect(at('5', { funds: { score: '10', weight: '10' } })).toEqual([]);
    for (const total of [null, '', '约90']) expect(at(total, { indicators: scored('50') })).toEqual([]);
  });
  it('is shown beside the sum', () => {
    const low = { totals: { publishedTotalScore: '100' }, indicators: scored('70', '30'), funds: { score: '10' } };
    expect(findingsOf('total-mismatch', low)).toMatchObject([
      {
        level: 'error',
        printed: '100',
        computed: '70 + 30 + 10 = 110 > 100 + 0.5',
        zh: expect.stringContaining('低于'),
      },
    ]);
    const high = { totals: { publishedTotalScore: '100' }, indicators: [{ score: '70' }, { weight: '10' }] };
    expect(findingsOf('total-mismatch', high)).toMatchObject([
      { computed: '70 + 10 = 80 < 100 − 0.5', zh: expect.stringContaining('高于') },
    ]);
  });
});

describe('weights', () => {
  const at = (
    weights: readonly (string | null)[],
    execution: string | null,
    part: Readonly<Record<string, unknown>> = {},
  ) =>
    pathsOf('weights-not-100', {
      indicators: weights.map((weight) => ({ weight })),
      funds: { weight: execution },
      ...part,
    });
  const wrong = ['indicators'];

  it('add up to 100 with the execution weight, give or take 0.01', () => {
    expect(at(['60', '30'], '10')).toEqual([]);
    expect(at(['60', '30.01'], '10')).toEqual([]);
    expect(at(['60', '29.99'], '10')).toEqual([]);
    expect(at(['60', '30.0101'], '10')).toEqual(wrong);
    expect(at(['60', '29.9899'], '10')).toEqual(wrong);
    expect(at(['70', '20', '10'], '10')).toEqual(wrong);
    expect(at(['33.33', '33.33', '33.33'], '0')).toEqual([]);
  });
  it('may add up to 90 or 80 where no execution weight is printed', () => {
    for (const sum of ['100', '90', '80', '90.01', '79.99']) expect(at([sum], null)).toEqual([]);
    for (const sum of ['95', '90.02', '79.98', '110', '70']) expect(at([sum], null)).toEqual(wrong);
    expect(pathsOf('weights-not-100', { indicators: [{ weight: '90' }], funds: null })).toEqual([]);
    expect(at(['90'], '/')).toEqual([]);
  });
  it('add up to 100 with an execution weight, not to 90 or 80', () => {
    expect(at(['80'], '10')).toEqual(wrong);
    expect(at(['90'], '0')).toEqual(wrong);
  });
  it('are judged on whole forms where every indicator has one', () => {
    expect(at(['60'], '10', { truncated: true })).toEqual([]);
    expect(at(['60'], '10', { complete: false })).toEqual([]);
    expect(at(['60', ''], '10')).toEqual([]);
    expect(at(['60', null], '10')).toEqual([]);
    // A row that does not apply weighs nothing.
    expect(at(['60', '/'], '10')).toEqual(wrong);
    expect(at(['/', '/'], '10')).toEqual([]);
    expect(at([], '10')).toEqual([]);
  });
  it('add up to the full score that is printed', () => {
    const full = (fullScore: string | null) => ({ totals: { fullScore } });
    expect(at(['90'], '10', full('100分'))).toEqual([]);
    expect(at(['100'], '20', full('120'))).toEqual([]);
    expect(at(['90'], '10', full('120'))).toEqual(wrong);
    expect(at(['108'], null, full('120'))).toEqual([]);
    for (const nothing of ['', '/', null]) expect(at(['90'], '20', full(nothing))).toEqual(wrong);
    for (const unreadable of ['优', '0', '≥100']) expect(at(['90'], '20', full(unreadable))).toEqual([]);
  });
  it('count the overall objective', () => {
    expect(at(['60'], '20', { objective: { weight: '20' } })).toEqual([]);
    expect(at(['60'], '20', { objective: { weight: '10' } })).toEqual(wrong);
    expect(at(['60'], '20', { objective: { score: '20' } })).toEqual([]);
  });
  it('of a unit assessment are not guessed to make 100', () => {
    expect(at(['60'], '20', { kind: 'unit-assessment' })).toEqual([]);
    expect(at(['60'], '20', { kind: 'unit-assessment', totals: { fullScore: '100' } })).toEqual(wrong);
  });
  it('are left alone where they are shares', () => {
    expect(at(['0.5', '0.4'], '0.05')).toEqual([]);
    expect(at(['1'], null)).toEqual([]);
    expect(at(['1.1'], null)).toEqual(wrong);
  });
  it('are shown as they were printed and as they add up', () => {
    const blocks = { indicators: [{ weight: '70分' }, { weight: '20' }], funds: { weight: '20' } };
    expect(findingsOf('weights-not-100', blocks)).toMatchObject([
      { level: 'error', printed: '70分 + 20 + 20', computed: '70 + 20 + 20 = 110 ≠ 100' },
    ]);
    expect(findingsOf('weights-not-100', { indicators: [{ weight: '85' }] })).toMatchObject([
      { computed: '85 ≠ 100 / 90 / 80' },
    ]);
  });
});

describe('a form that was never filled in', () => {
  const blank = { actual: '', score: '', weight: '50' };
  const at = (blocks: Readonly<Record<string, unknown>>) =>
    pathsOf('unfilled', { indicators: [blank, { ...blank, actual: ' ' }], ...blocks });

  it('is an evaluation form with every actual value printed blank and no score', () => {
    for (const kind of ['self-evaluation', 'department-evaluation', 'finance-evaluation'])
      expect(at({ kind })).toEqual(['indicators']);
    for (const kind of ['target-declaration', 'monitoring', 'ex-ante', 'unit-assessment'])
      expect(at({ kind })).toEqual([]);
  });
  it('is seen on the visible part already', () => {
    expect(at({ truncated: true, complete: false })).toEqual(['indicators']);
  });
  it('has no score anywhere: not for an indicator, the execution, the objective or the whole', () => {
    expect(at({ indicators: [blank, { ...blank, score: '0' }] })).toEqual([]);
    expect(at({ funds: { score: '10' } })).toEqual([]);
    expect(at({ objective: { score: '20' } })).toEqual([]);
    expect(at({ totals: { publishedTotalScore: '100' } })).toEqual([]);
    expect(
      at({ funds: { score: '/' }, objective: { score: '' }, totals: { publishedTotalScore: '', grade: '' } }),
    ).toEqual(['indicators']);
  });
  it('is not one whose actual values were not read, or say anything', () => {
    for (const actual of [null, '/', '无', '0', '完成'])
      expect(at({ indicators: [blank, { ...blank, actual }] })).toEqual([]);
    expect(at({ indicators: [] })).toEqual([]);
  });
  it('is told how many cells wait', () => {
    expect(findingsOf('unfilled', { indicators: [blank] })).toMatchObject([
      { level: 'error', printed: '', computed: 'actual: 0 / 1; score: 0 / 1' },
    ]);
  });
});

describe('a total above the full score', () => {
  const at = (publishedTotalScore: string, fullScore: string | null) =>
    pathsOf('total-above-full', { totals: { publishedTotalScore, fullScore }, complete: false });
  it('may be 0.005 above, and no more', () => {
    expect(at('100.005', '100')).toEqual([]);
    expect(at('100.0051', '100')).toEqual(['totals.publishedTotalScore']);
    expect(at('105', null)).toEqual([]);
  });
});

describe('a grade without a score', () => {
  const at = (
    grade: string | null,
    publishedTotalScore: string | null,
    blocks: Readonly<Record<string, unknown>> = {},
  ) => findingsOf('grade-without-score', { totals: { grade, publishedTotalScore }, ...blocks });

  it('is a printed grade beside a total that is no number', () => {
    for (const total of ['', '/', '约90', '优']) {
      for (const complete of [true, false])
        expect(at('优', total, { complete })).toMatchObject([
          { level: 'warning', path: 'totals.grade', printed: '优' },
        ]);
    }
    expect(at('优', '90')).toEqual([]);
    expect(at('优', '0分')).toEqual([]);
  });
  it('stands on a whole form that knows scores, where no total was read', () => {
    const blank = { indicators: [{ score: '' }] };
    expect(at('优', null, blank)).toHaveLength(1);
    expect(at('优', null, { indicators: [{ weight: '' }] })).toHaveLength(1);
    expect(at('优', null, { ...blank, truncated: true })).toEqual([]);
    expect(at('优', null)).toEqual([]);
    expect(at('优', null, { indicators: [{ weight: '0.5' }] })).toEqual([]);
  });
  it('is none when no grade is printed either', () => {
    for (const grade of [null, '', ' ', '/', '—', '-', '——', '无']) expect(at(grade, '')).toEqual([]);
    expect(pathsOf('grade-without-score', { totals: null })).toEqual([]);
  });
});
