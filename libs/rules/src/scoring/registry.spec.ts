import { decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import type { ScoringMethod } from '../shape/index.js';
import { member, method } from '../testing/members.js';
import { type MethodOf, type ObservedBy, scoreBy } from './registry.js';
import type { Score } from './score.js';

const answer = (score: Score): string => (score.outcome === 'scored' ? decimalToText(score.score) : score.reason);

const tiers = [
  { ...member('reached'), from: '0.8', to: '1' },
  { ...member('partly'), from: '0.5', to: '0.8' },
  { ...member('missed'), from: '0', to: '0.5' },
];
const steps = [
  { ...member('full'), from: '1', share: '1' },
  { ...member('most'), from: '0.8', share: '0.6' },
  { ...member('some'), from: '0.6', share: '0.3' },
  { ...member('none'), from: '0', share: '0' },
];
const aspects = [
  { ...member('quality'), share: '0.7' },
  { ...member('timeliness'), share: '0.3' },
];

describe('execution rate × weight', () => {
  it.each([
    ['10', '79.27', '100', '7.927'],
    ['20', '87.57', '220', `7.96${'09'.repeat(19)}`],
    ['10', '108', '100', '10'],
    ['10', '0', '100', '0'],
    ['10', '1', '0', 'zero-budget'],
    ['10', '1,000', '2000', 'not-a-decimal'],
    ['10', '-1', '100', 'negative'],
  ])('%s points with %s of %s executed: %s', (weight, executed, budget, expected) => {
    expect(answer(scoreBy(method('execution-rate'), weight, { executed, budget }))).toBe(expected);
  });
});

describe('completion ratio, capped at the weight', () => {
  it.each([
    ['B-07', '100', 'at-least', '100', undefined, '300', '100'],
    ['B-07', '100', 'at-least', '50', undefined, '20', '40'],
    ['B-07', '100', 'at-most', '20', undefined, '25', '80'],
    ['less cost than its ceiling', '10', 'at-most', '38.75', undefined, '36.2', '10'],
    ['nothing used', '10', 'at-most', '5', undefined, '0', '10'],
    ['one accident where none is allowed', '10', 'at-most', '0', undefined, '1', '0'],
    ['none', '10', 'at-most', '0', undefined, '0', '10'],
    ['as many as asked for', '10', 'equal', '8', undefined, '8', '10'],
    ['fewer', '10', 'equal', '8', undefined, '6', '7.5'],
    ['more', '10', 'equal', '8', undefined, '10', '8'],
    ['none where none is asked for', '10', 'equal', '0', undefined, '0', '10'],
    ['inside the range', '10', 'between', '20', '40', '40', '10'],
    ['below the range', '10', 'between', '20', '40', '15', '7.5'],
    ['above the range', '10', 'between', '20', '40', '50', '8'],
    ['a range that ends before it begins', '10', 'between', '40', '20', '30', 'empty-range'],
    ['at least nothing', '10', 'at-least', '0', undefined, '1', 'zero-target'],
    ['figures below 0', '10', 'at-least', '-5', undefined, '-4', 'negative'],
    ['words', '10', 'at-least', '5', undefined, '好', 'not-a-decimal'],
  ] as const)('%s: %s points, %s %s…%s with %s: %s', (_, weight, direction, target, upTo, actual, expected) => {
    const observed = { direction, target, actual, ...(upTo !== undefined && { upTo }) };
    expect(answer(scoreBy(method('completion-ratio'), weight, observed))).toBe(expected);
  });

  it('never falls when more is done of what should be much', () => {
    const figure = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(figure, fc.integer({ min: 1, max: 10_000 }), figure, figure, (weight, target, actual, more) => {
        const score = (done: number): Score => {
          const observed = { direction: 'at-least', target: String(target), actual: String(done) } as const;
          return scoreBy(method('completion-ratio'), String(weight), observed);
        };
        const [less, greater] = [score(actual), score(actual + more)];
        if (less.outcome !== 'scored' || greater.outcome !== 'scored') throw new Error('Not scored');
        expect(greater.score.gte(less.score)).toBe(true);
      }),
    );
  });
});

describe('a judged score', () => {
  it.each([
    ['9.5', '9.5'],
    ['10', '10'],
    ['10.01', 'above-weight'],
    ['-1', 'negative'],
    ['好', 'not-a-decimal'],
  ])('of %s out of 10 is %s', (score, expected) => {
    expect(answer(scoreBy(method('judged'), '10', { score }))).toBe(expected);
  });
});

describe('qualitative tiers', () => {
  it.each([
    ['reached', '1', '10'],
    ['reached', '0.8', '8'],
    ['reached', '0.79', 'share-outside-tier'],
    ['partly', '0.8', 'share-outside-tier'],
    ['partly', '0.5', '5'],
    ['missed', '0', '0'],
    ['reached', '1.01', 'share-outside-tier'],
    ['splendid', '1', 'unknown-tier'],
  ])('%s with a share of %s of 10 points: %s', (tier, share, expected) => {
    expect(answer(scoreBy(method('qualitative-tiers', { tiers }), '10', { tier, share }))).toBe(expected);
  });
});

describe('a step table', () => {
  it.each([
    ['1', '15'],
    ['1.2', '15'],
    ['0.995', '9'],
    ['0.8', '9'],
    ['0.7999', '4.5'],
    ['0', '0'],
    ['-0.1', 'negative'],
  ])('gives a rate of %s %s of 15 points, without a gap between steps', (rate, expected) => {
    expect(answer(scoreBy(method('step-table', { steps }), '15', { rate }))).toBe(expected);
  });
});

describe('T3-08b: the methods for what was not finished', () => {
  it('数量递减法 takes points for each unit that is short', () => {
    const byTwo = method('decreasing-count', { perUnit: '2' });
    const score = (actual: string): string => answer(scoreBy(byTwo, '50', { target: '10', actual }));
    expect([score('10'), score('12'), score('7'), score('0')]).toEqual(['50', '50', '44', '30']);
    expect(answer(scoreBy(byTwo, '10', { target: '10', actual: '0' }))).toBe('0');
  });

  it('否决计分法 gives all or nothing', () => {
    const score = (finished: boolean): string => answer(scoreBy(method('veto'), '50', { finished }));
    expect([score(true), score(false)]).toEqual(['50', '0']);
  });

  it('基础加减法 begins with a share of the weight and stays within it', () => {
    const score = (...entries: readonly string[]): string =>
      answer(scoreBy(method('base-plus-minus', { base: '0.6' }), '50', { entries }));
    expect([score(), score('5', '-2.5'), score('100'), score('-100'), score('many')]).toEqual([
      '30',
      '32.5',
      '50',
      '0',
      'not-a-decimal',
    ]);
  });

  it('综合计分法 weighs the aspects of the rule set, each of which is scored', () => {
    const score = (shares: Readonly<Record<string, string>>): string =>
      answer(scoreBy(method('composite', { aspects }), '50', { shares }));
    expect(score({ quality: '1', timeliness: '0.5' })).toBe('42.5');
    expect(score({ quality: '1' })).toBe('other-aspects');
    expect(score({ quality: '1', timeliness: '1', beauty: '1' })).toBe('other-aspects');
    expect(score({ quality: '1.1', timeliness: '1' })).toBe('above-weight');
    const heavy = method('composite', { aspects: [...aspects, { ...member('more'), share: '0.5' }] });
    const all = { quality: '1', timeliness: '1', more: '1' };
    expect(answer(scoreBy(heavy, '50', { shares: all }))).toBe('50');
  });

  it('累积计分法 adds points for each unit up to the weight, 直接扣分法 takes them off down to nothing', () => {
    const adding = (count: string) => answer(scoreBy(method('cumulative', { perUnit: '3' }), '10', { count }));
    const taking = (count: string) => answer(scoreBy(method('direct-deduction', { perUnit: '3' }), '10', { count }));
    expect([adding('0'), adding('2'), adding('4')]).toEqual(['0', '6', '10']);
    expect([taking('0'), taking('2'), taking('4'), taking('-1')]).toEqual(['10', '4', '0', 'negative']);
  });

  it('score nothing while the text, or its missing annex, gives no points', () => {
    const silent = [
      scoreBy(method('decreasing-count'), '10', { target: '1', actual: '1' }),
      scoreBy(method('base-plus-minus'), '10', { entries: [] }),
      scoreBy(method('composite'), '10', { shares: {} }),
      scoreBy(method('cumulative'), '10', { count: '1' }),
      scoreBy(method('direct-deduction'), '10', { count: '1' }),
    ];
    expect(silent.map(answer)).toEqual(silent.map(() => 'scale-silent'));
  });
});

describe('whatever the method', () => {
  const text = fc.integer({ min: 0, max: 3000 }).map((hundredths) => String(hundredths / 100));
  const share = fc.constantFrom('0', '0.5', '0.79', '0.8', '1');
  type Case = { readonly [Id in ScoringMethod['method']]: [MethodOf<Id>, ObservedBy[Id]] }[ScoringMethod['method']];
  const cases: readonly fc.Arbitrary<Case>[] = [
    fc.tuple(fc.constant(method('execution-rate')), fc.record({ executed: text, budget: text })),
    fc.tuple(
      fc.constant(method('completion-ratio')),
      fc.record({
        direction: fc.constantFrom('at-least', 'at-most', 'equal', 'between'),
        target: text,
        upTo: text,
        actual: text,
      }),
    ),
    fc.tuple(fc.constant(method('judged')), fc.record({ score: text })),
    fc.tuple(
      fc.constant(method('qualitative-tiers', { tiers })),
      fc.record({ tier: fc.constantFrom('reached', 'partly', 'missed'), share }),
    ),
    fc.tuple(fc.constant(method('step-table', { steps })), fc.record({ rate: text })),
    fc.tuple(fc.constant(method('decreasing-count', { perUnit: '0.7' })), fc.record({ target: text, actual: text })),
    fc.tuple(fc.constant(method('veto')), fc.record({ finished: fc.boolean() })),
    fc.tuple(
      fc.constant(method('base-plus-minus', { base: '0.6' })),
      fc.record({
        entries: fc.array(
          fc.oneof(
            text,
            text.map((each) => `-${each}`),
          ),
        ),
      }),
    ),
    fc.tuple(
      fc.constant(method('composite', { aspects })),
      fc.record({ shares: fc.record({ quality: share, timeliness: share }) }),
    ),
    fc.tuple(fc.constant(method('cumulative', { perUnit: '0.7' })), fc.record({ count: text })),
    fc.tuple(fc.constant(method('direct-deduction', { perUnit: '0.7' })), fc.record({ count: text })),
  ];

  it('a score lies between 0 and the weight, or there is none', () => {
    fc.assert(
      fc.property(fc.oneof(...cases), text, ([by, observed], weight) => {
        const score = scoreBy(by, weight, observed as never);
        const outside = score.outcome === 'scored' && (score.score.lt('0') || score.score.gt(weight));
        expect(outside).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
