import { decimal } from '@wenxiao/domain';
import fc from 'fast-check';
import { hundredBands } from '../testing/members.js';
import { boundsOf, gradeOf } from './grade.js';

function gradeIn(score: string): string {
  const graded = gradeOf(score, hundredBands);
  return graded.outcome === 'graded' ? graded.band.zh : graded.reason;
}

describe('B-01: the grade of a score', () => {
  it.each([
    ['100', '优'],
    ['90', '优'],
    ['89.99', '良'],
    ['80', '良'],
    ['79.99', '合格'],
    ['60', '合格'],
    ['59.99', '不合格'],
    ['0', '不合格'],
    ['100.01', 'above-full-mark'],
    ['-0.01', 'below-zero'],
    ['九十', 'not-a-decimal'],
    ['9e1', 'not-a-decimal'],
  ])('%s is %s', (score, grade) => {
    expect(gradeIn(score)).toBe(grade);
  });

  it('is that of the unrounded score: 89.9999999999 is not 优 (N-2)', () => {
    expect(gradeIn('89.9999999999')).toBe('良');
    expect(gradeOf(decimal('90.000'), hundredBands)).toEqual({ outcome: 'graded', band: hundredBands[0] });
  });
});

describe('B-02: a rule set that names grades without numbers', () => {
  it('computes no grade for 85', () => {
    const refusal = { outcome: 'refused', reason: 'no-grade-bands' };
    expect(gradeOf('85', undefined)).toMatchObject(refusal);
    expect(gradeOf('85', [])).toMatchObject(refusal);
  });
});

describe('bands that cover 0 to the full mark', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }).map((inner) => {
    const rising = [0, ...inner].sort((one, other) => one - other);
    return rising.slice(1).map((to, at) => ({ from: String(rising[at]), to: String(to) }));
  });

  it('in any order give every score exactly one grade', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 100_000 }), (bands, share) => {
        const full = bands.at(-1)!.to;
        const score = decimal(full).times(String(share)).div('100000');
        const holding = bands.filter(
          ({ from, to }) => score.gte(from) && (score.lt(to) || (to === full && score.eq(to))),
        );
        expect(holding).toHaveLength(1);
        expect(gradeOf(score, bands)).toEqual({ outcome: 'graded', band: holding[0] });
        expect(gradeOf(score, bands.toReversed())).toEqual({ outcome: 'graded', band: holding[0] });
      }),
    );
  });

  it('name the bounds by which a score was judged, each once', () => {
    expect(boundsOf(hundredBands)).toEqual(['90', '100', '80', '60', '0']);
  });
});
