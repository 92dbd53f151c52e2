import { decimal, decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import type { Part } from '../shape/index.js';
import { member, part } from '../testing/members.js';
import type { Score } from './score.js';
import { fullMarkOf, type PartGiven, partScore, sheetTotal } from './sheet.js';

const answer = (score: Score): string => (score.outcome === 'scored' ? decimalToText(score.score) : score.reason);
const points = (of: Part, ...scores: readonly string[]): string => answer(partScore(of, { scores }));

const tiers = [
  { ...member('first'), points: '600' },
  { ...member('second'), points: '500' },
  { ...member('third'), points: '400' },
];
const overall = part('overall', { full: '400', aggregate: 'sum' });
const rank = part('county-rank', { full: '600', aggregate: 'tier', tiers });
const bonus = part('bonus', { aggregate: 'entries' });
const county = [overall, rank, bonus];

function total(given: Readonly<Record<string, PartGiven>>): string {
  const scores = county.flatMap((each) => {
    const score = given[each.code] && partScore(each, given[each.code]!);
    return score?.outcome === 'scored' ? [[each.code, score.score] as const] : [];
  });
  const sheet = sheetTotal(county, new Map(scores));
  return 'total' in sheet ? decimalToText(sheet.total) : `missing ${sheet.missing.join(' ')}`;
}

describe('B-18: the sheet of a county bureau', () => {
  it.each([
    ['400', 'first', [], '1000'],
    ['350', 'third', [], '750'],
    ['400', 'first', ['15', '-5'], '1010'],
  ])('with %s overall and tier %s and entries of %s comes to %s', (score, tier, scores, expected) => {
    expect(total({ overall: { scores: [score] }, 'county-rank': { tier }, bonus: { scores } })).toBe(expected);
  });

  it('has no total before each part has a score; entries are no duty', () => {
    expect(total({ overall: { scores: ['400'] } })).toBe('missing county-rank');
    expect(total({ overall: { scores: ['400'] }, 'county-rank': { tier: 'second' } })).toBe('900');
  });

  it('X-4: has a full mark of 1000, entries on top; a part without one leaves it open', () => {
    expect(fullMarkOf(county)?.toFixed()).toBe('1000');
    expect(fullMarkOf([...county, part('leaders', { aggregate: 'mean' })])).toBeUndefined();
    expect(fullMarkOf([part('rank', { aggregate: 'tier', tiers })])?.toFixed()).toBe('600');
    expect(fullMarkOf([bonus])).toBeUndefined();
  });
});

describe('a part of a sheet', () => {
  it('has one score, or the mean of several, or their sum, each within the full mark', () => {
    const one = part('one', { full: '100', aggregate: 'one' });
    const mean = part('mean', { full: '100', aggregate: 'mean' });
    const sum = part('sum', { full: '100', aggregate: 'sum' });
    expect([points(one, '95'), points(one, '95', '55'), points(one)]).toEqual(['95', 'several-scores', 'no-score']);
    expect([points(mean, '95', '55'), points(mean, '101', '1'), points(mean)]).toEqual([
      '75',
      'above-full-mark',
      'no-score',
    ]);
    expect([points(sum, '60', '40'), points(sum, '60', '41')]).toEqual(['100', 'above-full-mark']);
    expect([points(one, '-1'), points(one, '一百')]).toEqual(['negative', 'not-a-decimal']);
  });

  it('without a full mark takes what is given', () => {
    expect(points(part('leaders', { aggregate: 'mean' }), '120', '80')).toBe('100');
  });

  it('of tiers takes one that there is, and of entries any with their signs', () => {
    expect(answer(partScore(rank, { tier: 'fourth' }))).toBe('unknown-tier');
    expect(answer(partScore(rank, { scores: ['600'] }))).toBe('unknown-tier');
    expect([points(bonus), points(bonus, '-5', '2.5')]).toEqual(['0', '-2.5']);
  });

  it('has a mean that no order changes, between the lowest and the highest', () => {
    const mean = part('mean', { full: '100', aggregate: 'mean' });
    const scores = fc.array(
      fc.integer({ min: 0, max: 10_000 }).map((each) => String(each / 100)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(scores, (given) => {
        const score = points(mean, ...given);
        expect(points(mean, ...given.toReversed())).toBe(score);
        const rising = given.map(decimal).sort((a, b) => a.cmp(b));
        expect(decimal(score).gte(rising[0]!) && decimal(score).lte(rising.at(-1)!)).toBe(true);
      }),
    );
  });
});
