import { decimal } from '@wenxiao/domain';
import fc from 'fast-check';
import { parseRuleSet } from '../rule-set/parse-rule-set.js';
import { resolvedSeed } from '../seeds/seed-rule-sets.js';
import { ruleSet, ruleSetJson } from '../testing/rule-fragments.js';
import { type GradeBand, gradeOf } from './grade-bands.js';

const bands = resolvedSeed('fufeng-2022')!.evaluation.gradeBands!.value!;

function gradeIn(table: readonly GradeBand[], score: string): string {
  const graded = gradeOf(score, table);
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
  ])('%s is %s', (score, grade) => {
    expect(gradeIn(bands, score)).toBe(grade);
  });

  it('is that of the unrounded score: 89.9999999999 is not 优 (N-2)', () => {
    expect(gradeIn(bands, '89.9999999999')).toBe('良');
    expect(gradeOf(decimal('90.000'), bands)).toMatchObject({ outcome: 'graded', band: { zh: '优' } });
  });

  it.each([
    ['100.01', 'above-full-mark'],
    ['-0.01', 'below-zero'],
    ['九十', 'not-a-decimal'],
    ['9e1', 'not-a-decimal'],
  ])('%s is refused as %s', (score, reason) => {
    expect(gradeOf(score, bands)).toMatchObject({ outcome: 'refused', reason });
  });
});

describe('B-02: a rule set that names grades without numbers', () => {
  const sources = [
    { id: 'EX-1', article: '第一条', zh: '本办法自2020年1月1日起施行。' },
    { id: 'EX-17', article: '三(四)3', zh: '优、良、中、低' },
  ];
  const silent = ruleSet({ sources, evaluation: { gradeBands: { silent: true, source: ['EX-17'] } } });

  it('computes no grade for 85, and does not take another rule set’s bands', () => {
    expect(gradeOf('85', silent.evaluation.gradeBands?.value)).toMatchObject({
      outcome: 'refused',
      reason: 'no-grade-bands',
    });
    expect(gradeOf('85', bands)).toMatchObject({ outcome: 'graded' });
  });
});

/** Bands that cut 0 to the highest number at the others. */
function bandsAt(cuts: readonly number[]): { code: string; zh: string; en: string; from: string; to: string }[] {
  const rising = [...new Set(cuts)].sort((a, b) => a - b);
  return rising
    .slice(1)
    .map((to, at) => ({ code: `g${at}`, zh: '级', en: 'grade', from: String(rising[at]), to: String(to) }));
}

const withBands = (gradeBands: readonly object[], fullMark: string): unknown =>
  parseRuleSet(
    ruleSetJson({
      evaluation: {
        fullMark: { value: fullMark, source: ['EX-1'] },
        gradeBands: { value: gradeBands, source: ['EX-1'] },
      },
    }),
  );

describe('grade bands', () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 })
    .map((inner) => ({ table: bandsAt([0, ...inner]), fullMark: Math.max(...inner) }));

  it('that cover 0 to the full mark are accepted in any order and give every score exactly one grade', () => {
    fc.assert(
      fc.property(cuts, fc.integer({ min: 0, max: 100_000 }), ({ table, fullMark }, part) => {
        expect(withBands([...table].reverse(), String(fullMark))).toMatchObject({ outcome: 'valid' });
        const score = decimal(String(fullMark)).times(String(part)).div('100000');
        const graded = gradeOf(score, table);
        const holding = table.filter(
          ({ from, to }) => score.gte(from) && (score.lt(to) || (to === String(fullMark) && score.eq(to))),
        );
        expect(holding).toHaveLength(1);
        expect(graded).toEqual({ outcome: 'graded', band: holding[0] });
      }),
    );
  });

  it('with a gap, an overlap, a missing end or an empty band are refused at the place', () => {
    fc.assert(
      fc.property(
        cuts,
        fc.nat(),
        fc.constantFrom('from', 'to'),
        fc.constantFrom('0.5', '-0.5'),
        (made, pick, edge, by) => {
          const at = pick % made.table.length;
          const moved = made.table.map((band, index) =>
            index === at ? { ...band, [edge]: decimal(band[edge]).plus(by).toFixed() } : band,
          );
          expect(withBands(moved, String(made.fullMark))).toMatchObject({ outcome: 'invalid' });
        },
      ),
    );
    expect(withBands(bandsAt([0, 60, 60, 100]), '101')).toMatchObject({
      outcome: 'invalid',
      flaws: [{ path: 'evaluation.gradeBands.value[1].to' }],
    });
  });

  it('written with whole numbers (80–89, 90–100) are refused: 89.5 would have no grade', () => {
    const printed = [
      { code: 'excellent', zh: '优', en: 'excellent', from: '90', to: '100' },
      { code: 'good', zh: '良', en: 'good', from: '80', to: '89' },
      { code: 'poor', zh: '差', en: 'poor', from: '0', to: '80' },
    ];
    expect(withBands(printed, '100')).toEqual({
      outcome: 'invalid',
      flaws: [
        {
          path: 'evaluation.gradeBands.value[0].from',
          zh: '等级区间须首尾相接并覆盖 0 至总分值:此处应为 89,现为 90',
          en: 'grade bands must meet and cover 0 to the full mark: expected 89, found 90',
        },
      ],
    });
  });
});
