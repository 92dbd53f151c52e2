import { decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import { parseRuleSet } from '../rule-set/parse-rule-set.js';
import { resolvedSeed } from '../seeds/seed-rule-sets.js';
import { ruleSet, ruleSetJson } from '../testing/rule-fragments.js';
import type { Score } from './score.js';
import { allowedMethod, scoreBy } from './scoring-methods.js';

const answer = (score: Score): string => (score.outcome === 'scored' ? decimalToText(score.score) : score.reason);

const withMethods = (value: unknown): object =>
  ruleSetJson({ evaluation: { scoringMethods: { value, source: ['EX-1'] } } });

const tiers = [
  { code: 'reached', zh: '达成预期指标', en: 'reached', from: '0.8', to: '1' },
  { code: 'partly', zh: '部分达成并具有一定效果', en: 'partly reached', from: '0.5', to: '0.8' },
  { code: 'missed', zh: '未达成且效果较差', en: 'missed', from: '0', to: '0.5' },
];
const steps = [
  { from: '1', share: '1' },
  { from: '0.8', share: '0.6' },
  { from: '0.6', share: '0.3' },
  { from: '0', share: '0' },
];
const local = ruleSet({
  evaluation: {
    scoringMethods: {
      value: [
        { method: 'qualitative-tiers', tiers },
        { method: 'step-table', steps },
      ],
      source: ['EX-1'],
    },
  },
}).evaluation.scoringMethods?.value;
const fufeng = resolvedSeed('fufeng-2022')!.evaluation.scoringMethods?.value;

describe('the methods that a rule set allows', () => {
  it('are found with their parameters, and none beside them', () => {
    expect(allowedMethod(fufeng, 'completion-ratio')).toEqual({ method: 'completion-ratio' });
    expect(allowedMethod(fufeng, 'qualitative-tiers')).toBeUndefined();
    expect(allowedMethod(undefined, 'judged')).toBeUndefined();
    expect(allowedMethod(local, 'step-table')?.steps).toHaveLength(4);
  });

  it.each([
    ['a method that does not exist', [{ method: 'lottery' }]],
    ['a method twice', [{ method: 'judged' }, { method: 'judged' }]],
    ['a parameter that the method does not have', [{ method: 'judged', tiers }]],
    ['tiers with a gap', [{ method: 'qualitative-tiers', tiers: [tiers[0], tiers[2]] }]],
    ['tiers that end above 0', [{ method: 'qualitative-tiers', tiers: tiers.slice(0, 2) }]],
    ['steps out of order', [{ method: 'step-table', steps: [...steps].reverse() }]],
    ['a step above the full weight', [{ method: 'step-table', steps: [{ from: '0', share: '1.01' }] }]],
    ['steps that leave the lowest rates out', [{ method: 'step-table', steps: steps.slice(0, 2) }]],
  ])('are refused with %s', (_, value) => {
    expect(parseRuleSet(withMethods(value)).outcome).toBe('invalid');
  });
});

describe('execution rate × weight', () => {
  const method = allowedMethod(fufeng, 'execution-rate')!;
  const score = (weight: string, executed: string, budget: string): string =>
    answer(scoreBy(method, weight, { executed, budget }));

  it.each([
    ['10', '79.27', '100', '7.927'],
    ['20', '87.57', '220', `7.96${'09'.repeat(19)}`],
    ['10', '108', '100', '10'],
    ['10', '0', '100', '0'],
    ['10', '1', '0', 'zero-budget'],
    ['10', '1,000', '2000', 'not-a-decimal'],
    ['10', '-1', '100', 'negative'],
  ])('%s points with %s of %s executed: %s', (weight, executed, budget, expected) => {
    expect(score(weight, executed, budget)).toBe(expected);
  });
});

describe('completion ratio, capped', () => {
  const method = allowedMethod(fufeng, 'completion-ratio')!;
  const score = (weight: string, direction: 'at-least' | 'at-most', target: string, actual: string): string =>
    answer(scoreBy(method, weight, { direction, target, actual }));

  it('B-07: ≥100 with 300 done counts as 100%, ≥50 with 20 as 40%, ≤20 with 25 as 80%', () => {
    expect(score('100', 'at-least', '100', '300')).toBe('100');
    expect(score('100', 'at-least', '50', '20')).toBe('40');
    expect(score('100', 'at-most', '20', '25')).toBe('80');
  });

  it('gives the full weight for what costs less than its ceiling: 36.2 of 38.75 is no loss', () => {
    expect(score('10', 'at-most', '38.75', '36.2')).toBe('10');
    expect(score('10', 'at-most', '5', '0')).toBe('10');
    expect(score('10', 'at-most', '0', '1')).toBe('0');
    expect(score('10', 'at-most', '0', '0')).toBe('10');
  });

  it('does not divide by a target of 0, and does not score figures below 0', () => {
    expect(score('10', 'at-least', '0', '1')).toBe('zero-target');
    expect(score('10', 'at-least', '-5', '-4')).toBe('negative');
  });

  it('stays between 0 and the weight, and never falls when more is done', () => {
    const figure = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(figure, fc.integer({ min: 1, max: 10_000 }), figure, figure, (weight, target, actual, more) => {
        const scoreFor = (done: number) =>
          scoreBy(method, String(weight), { direction: 'at-least', target: String(target), actual: String(done) });
        const [less, greater] = [scoreFor(actual), scoreFor(actual + more)];
        if (less.outcome !== 'scored' || greater.outcome !== 'scored') throw new Error('Not scored');
        expect(less.score.gte('0') && greater.score.gte(less.score) && greater.score.lte(String(weight))).toBe(true);
      }),
    );
  });
});

describe('a judged score', () => {
  const method = allowedMethod(fufeng, 'judged')!;

  it('is what the evaluator gave, up to the weight (得分不得突破权重)', () => {
    expect(answer(scoreBy(method, '10', { score: '9.5' }))).toBe('9.5');
    expect(answer(scoreBy(method, '10', { score: '10' }))).toBe('10');
    expect(answer(scoreBy(method, '10', { score: '10.01' }))).toBe('above-weight');
    expect(answer(scoreBy(method, '10', { score: '-1' }))).toBe('negative');
    expect(answer(scoreBy(method, '10', { score: '好' }))).toBe('not-a-decimal');
  });
});

describe('qualitative tiers', () => {
  const method = allowedMethod(local, 'qualitative-tiers')!;
  const score = (tier: string, share: string): string => answer(scoreBy(method, '10', { tier, share }));

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
    expect(score(tier, share)).toBe(expected);
  });
});

describe('a step table', () => {
  const method = allowedMethod(local, 'step-table')!;

  it.each([
    ['1', '15'],
    ['1.2', '15'],
    ['0.995', '9'],
    ['0.8', '9'],
    ['0.7999', '4.5'],
    ['0', '0'],
    ['-0.1', 'negative'],
  ])('gives a rate of %s %s of 15 points, without a gap between steps', (rate, expected) => {
    expect(answer(scoreBy(method, '15', { rate }))).toBe(expected);
  });
});
