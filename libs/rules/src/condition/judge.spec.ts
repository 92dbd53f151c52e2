import type { Condition } from '../shape/condition.js';
import { judge } from './judge.js';
import { knownFrom, type Written } from './testing/known-from.js';

const truth = (condition: Condition, written: Written = {}): string => judge(condition, knownFrom(written)).truth;

const yes: Condition = { figure: 'yes', is: ['y'] };
const no: Condition = { figure: 'no', is: ['y'] };
const neither: Condition = { figure: 'none', is: ['y'] };
const open: Condition = { figure: 'open', is: ['y'] };
const figures = { yes: 'y', no: 'n', none: null };
const conditions = { yes, no, neither, 'not-known': open };
const table = (of: (a: Condition, b: Condition) => Condition) =>
  Object.values(conditions).map((a) => Object.values(conditions).map((b) => truth(of(a, b), { figures })));

describe('three truths, and what is not known yet', () => {
  it('all: a no decides, neither can no more become yes', () => {
    expect(table((a, b) => ({ all: [a, b] }))).toEqual([
      ['yes', 'no', 'neither', 'not-known'],
      ['no', 'no', 'no', 'no'],
      ['neither', 'no', 'neither', 'neither'],
      ['not-known', 'no', 'neither', 'not-known'],
    ]);
  });

  it('any: a yes decides', () => {
    expect(table((a, b) => ({ any: [a, b] }))).toEqual([
      ['yes', 'yes', 'yes', 'yes'],
      ['yes', 'no', 'neither', 'not-known'],
      ['yes', 'neither', 'neither', 'not-known'],
      ['yes', 'not-known', 'not-known', 'not-known'],
    ]);
  });

  it('not keeps neither, so that nobody is punished by silence', () => {
    expect(Object.values(conditions).map((each) => truth({ not: each }, { figures }))).toEqual([
      'no',
      'yes',
      'neither',
      'not-known',
    ]);
  });

  it('does not wait for a figure that a silent set makes useless', () => {
    const mismatched: Condition = { figure: 'attainment', below: { parameter: 'monitoring.mismatch' } };
    expect(truth(mismatched)).toBe('neither');
    expect(truth({ not: mismatched })).toBe('neither');
    expect(truth(mismatched, { parameters: { 'monitoring.mismatch': '0.6' } })).toBe('not-known');
  });
});

describe('a figure', () => {
  it('is one of the codes, or has one of them where the object has several', () => {
    const ppp: Condition = { figure: 'related', is: ['ppp', 'procurement'] };
    expect(truth(ppp, { figures: { related: 'ppp' } })).toBe('yes');
    expect(truth(ppp, { figures: { related: ['government-bond', 'ppp'] } })).toBe('yes');
    expect(truth(ppp, { figures: { related: ['government-bond'] } })).toBe('no');
    expect(truth(ppp, { figures: { related: [] } })).toBe('no');
    expect(truth(ppp, { figures: { related: null } })).toBe('neither');
    expect(truth(ppp)).toBe('not-known');
  });

  it.each([
    ['a value', '1', 'yes', 'no'],
    ['none', null, 'no', 'yes'],
  ])('tells whether it is there: %s', (_, figure, set, unset) => {
    expect(truth({ figure: 'level', set: 'yes' }, { figures: { level: figure } })).toBe(set);
    expect(truth({ figure: 'level', set: 'no' }, { figures: { level: figure } })).toBe(unset);
    expect(truth({ figure: 'level', set: 'no' })).toBe('not-known');
  });

  it.each([
    ['89.99', 'no', 'no', 'yes', 'yes'],
    ['89.999999999999999999999', 'no', 'no', 'yes', 'yes'],
    ['90', 'yes', 'no', 'yes', 'no'],
    ['90.00', 'yes', 'no', 'yes', 'no'],
    ['90.000000000000000000001', 'yes', 'yes', 'no', 'no'],
  ])('B-01 is compared exactly, unrounded: %s with 90', (score, atLeast, above, atMost, below) => {
    const compared = (bound: 'atLeast' | 'above' | 'atMost' | 'below') =>
      truth({ figure: 'score', [bound]: '90' }, { figures: { score } });
    expect([compared('atLeast'), compared('above'), compared('atMost'), compared('below')]).toEqual([
      atLeast,
      above,
      atMost,
      below,
    ]);
  });

  it('B-01 lies in a half-open band where both bounds hold', () => {
    const good: Condition = { figure: 'score', atLeast: '80', below: '90' };
    const grades = ['79.99', '80', '89.99', '90'].map((score) => truth(good, { figures: { score } }));
    expect(grades).toEqual(['no', 'yes', 'yes', 'no']);
  });

  it.each([['good'], ['1e3'], [''], [['1', '2']]])('that is no number compares like none: %j', (score) => {
    expect(truth({ figure: 'score', atLeast: '0' }, { figures: { score } })).toBe('neither');
    expect(truth({ not: { figure: 'score', atLeast: '0' } }, { figures: { score } })).toBe('neither');
  });
});

describe('a period', () => {
  const tracked: Condition = {
    all: [
      { figure: 'mark.major', is: ['yes'] },
      { period: 'planned', longerThanYears: 1 },
    ],
  };
  it.each([
    ['2023-01-01', '2023-12-31', 'yes', 'no'],
    ['2023-07-01', '2024-06-30', 'yes', 'no'],
    ['2023-01-01', '2024-01-01', 'yes', 'yes'],
    ['2023-01-01', '2024-01-01', 'no', 'no'],
    ['2024-02-29', '2025-02-28', 'yes', 'no'],
    ['2024-02-29', '2025-03-01', 'yes', 'yes'],
    ['2023-03-01', '2024-02-29', 'yes', 'no'],
    ['2023-03-01', '2024-03-01', 'yes', 'yes'],
  ])('B-32 of exactly one year is not longer: %s to %s, major: %s → %s', (from, to, major, expected) => {
    expect(truth(tracked, { figures: { 'mark.major': major }, periods: { planned: { from, to } } })).toBe(expected);
  });

  it('of three years counts whole years', () => {
    const three = (to: string) =>
      truth({ period: 'planned', longerThanYears: 3 }, { periods: { planned: { from: '2021-05-01', to } } });
    expect([three('2024-04-30'), three('2024-05-01')]).toEqual(['no', 'yes']);
  });

  it('that there is none of is neither, one that is not known is waited for', () => {
    expect(truth({ period: 'planned', longerThanYears: 1 }, { periods: { planned: null } })).toBe('neither');
    expect(truth({ period: 'planned', longerThanYears: 1 })).toBe('not-known');
  });
});

describe('years running', () => {
  const low: Condition = { yearsRunning: 2, that: { figure: 'execution.rate', below: '0.70' } };
  const inYear = (year: number, rates: Record<number, string | null>) =>
    truth(low, { year, figures: { 'execution.rate': rates } });

  it('B-08 are right behind one another, and a year without a rate breaks the row', () => {
    expect(inYear(2021, { 2020: '0.699', 2021: '0.699' })).toBe('yes');
    expect(inYear(2021, { 2020: '0.699', 2021: '0.70' })).toBe('no');
    expect(inYear(2022, { 2020: '0.699', 2021: '0.75', 2022: '0.699' })).toBe('no');
    expect(inYear(2022, { 2020: '0.699', 2021: null, 2022: '0.699' })).toBe('neither');
  });

  it('wait for a year that is not known, unless another has broken the row', () => {
    expect(judge(low, knownFrom({ year: 2021, figures: { 'execution.rate': { 2021: '0.5' } } }))).toEqual({
      truth: 'not-known',
      missing: [{ on: 'figure', name: 'execution.rate', year: 2020 }],
    });
    expect(inYear(2021, { 2021: null })).toBe('neither');
    expect(inYear(2021, { 2021: '0.9' })).toBe('no');
  });
});

describe('what a verdict says', () => {
  const negativeList: Condition = {
    any: [
      { found: 'target-unclear' },
      { figure: 'execution.rate', below: { parameter: 'negativeList.executionRate' } },
      { found: 'rules-unsound' },
      {
        all: [
          { figure: 'key-evaluation.grade', is: ['poor'] },
          { not: { figure: 'rectification.complete', is: ['yes'] } },
        ],
      },
    ],
  };
  const fine = { 'execution.rate': '0.5', 'key-evaluation.grade': 'good', 'rectification.complete': 'yes' };
  const stated = { 'negativeList.executionRate': '0.6' };

  it.each<[string, Written, string]>([
    ['nothing, and no rate in the set', { figures: fine }, 'neither'],
    [
      'nothing, a rate above that of the set',
      { figures: fine, parameters: { 'negativeList.executionRate': '0.5' } },
      'no',
    ],
    ['the rate, once the set has one', { figures: fine, parameters: stated }, 'yes'],
    ['an unclear target', { figures: fine, found: ['target-unclear'] }, 'yes'],
    ['unsound rules', { figures: fine, found: ['rules-unsound'] }, 'yes'],
    ['a poor result, rectified', { figures: { ...fine, 'key-evaluation.grade': 'poor' } }, 'neither'],
    [
      'a poor result that is not rectified',
      { figures: { ...fine, 'key-evaluation.grade': 'poor', 'rectification.complete': 'no' } },
      'yes',
    ],
    [
      'a poor result whose rectification is not known',
      { figures: { 'execution.rate': '0.5', 'key-evaluation.grade': 'poor' } },
      'not-known',
    ],
    [
      'a poor result about whose rectification there is nothing',
      { figures: { ...fine, 'key-evaluation.grade': 'poor', 'rectification.complete': null } },
      'neither',
    ],
    ['no result, and unsound rules', { figures: {}, found: ['rules-unsound'] }, 'yes'],
  ])('CD-13 by %s', (_, written, expected) => {
    expect(truth(negativeList, written)).toBe(expected);
  });

  it('names the values that decided it, and no others', () => {
    expect(judge(negativeList, knownFrom({ figures: fine, parameters: stated }))).toEqual({
      truth: 'yes',
      restedOn: [
        { on: 'figure', name: 'execution.rate', year: 2024, value: '0.5' },
        { on: 'parameter', name: 'negativeList.executionRate', value: '0.6' },
      ],
    });
    expect(judge({ all: [no, yes, open] }, knownFrom({ figures }))).toEqual({
      truth: 'no',
      restedOn: [{ on: 'figure', name: 'no', year: 2024, value: 'n' }],
    });
    const planned: Condition = {
      all: [
        { period: 'planned', longerThanYears: 1 },
        { figure: 'related', is: ['ppp'] },
      ],
    };
    const periods = { planned: { from: '2023-01-01', to: '2025-12-31' } };
    expect(judge(planned, knownFrom({ figures: { related: ['ppp', 'debt'] }, periods }))).toEqual({
      truth: 'yes',
      restedOn: [
        { on: 'period', name: 'planned', value: '2023-01-01/2025-12-31' },
        { on: 'figure', name: 'related', year: 2024, value: 'ppp,debt' },
      ],
    });
  });

  it('names what keeps it from holding, and not what would have kept it less', () => {
    expect(judge({ all: [neither, no] }, knownFrom({ figures }))).toEqual({
      truth: 'no',
      restedOn: [{ on: 'figure', name: 'no', year: 2024, value: 'n' }],
    });
  });

  it.each<[string, Written['figures'], string]>([
    ['without a reviewed report', { new: 'yes', major: 'yes', review: null }, 'yes'],
    ['with one', { new: 'yes', major: 'yes', review: 'supported' }, 'no'],
    [
      'with one that does not support it: no effect is stated',
      { new: 'yes', major: 'yes', review: 'not-supported' },
      'no',
    ],
    ['not major', { new: 'yes', major: 'no', review: null }, 'no'],
  ])('B-22 blocks the request of a new major project only without a reviewed report: %s', (_, about, blocked) => {
    const isNewAndMajor: Condition[] = [
      { figure: 'new', is: ['yes'] },
      { figure: 'major', is: ['yes'] },
    ];
    const withoutReview: Condition = { all: [...isNewAndMajor, { figure: 'review', set: 'no' }] };
    expect(truth(withoutReview, { figures: about ?? {} })).toBe(blocked);
  });

  it('names silence: the parameter without a value', () => {
    expect(judge({ figure: 'rate', below: { parameter: 'a.b' } }, knownFrom({ figures: { rate: '0' } }))).toEqual({
      truth: 'neither',
      restedOn: [{ on: 'parameter', name: 'a.b' }],
    });
  });

  it('names what is missing, without what could no longer make it hold', () => {
    const missing = judge(
      { any: [{ all: [neither, { figure: 'useless', is: ['y'] }] }, open] },
      knownFrom({ figures }),
    );
    expect(missing).toEqual({ truth: 'not-known', missing: [{ on: 'figure', name: 'open', year: 2024 }] });
  });
});
