import { decimal, type Decimal, isDecimalText } from '@wenxiao/domain';
import type { EvaluationType } from '../shape/evaluation.js';

/** Scores from `from` (included) to before `to`; the band that ends at the full mark includes it. */
export type Bounds = Readonly<{ from: string; to: string }>;

export type Graded<Band> =
  | Readonly<{ outcome: 'graded'; band: Band }>
  | Readonly<{ outcome: 'refused'; reason: GradeRefusal; zh: string; en: string }>;

export type GradeRefusal = 'no-grade-bands' | 'not-a-decimal' | 'below-zero' | 'above-full-mark';

const refusals: Readonly<Record<GradeRefusal, readonly [zh: string, en: string]>> = {
  'no-grade-bands': [
    '现行规则没有规定等级区间，不计算等级：由有权部门决定，或先发布等级区间',
    'The rule set in force states no grade bands, so no grade is computed: a person decides, or the bands are published first',
  ],
  'not-a-decimal': ['得分不是数字：请更正后再提交', 'The score is not a number: correct it and submit again'],
  'below-zero': ['得分低于 0：请更正后再提交', 'The score is below 0: correct it and submit again'],
  'above-full-mark': [
    '得分高于总分值：请更正后再提交',
    'The score is above the full mark: correct it and submit again',
  ],
};

/**
 * The grade of a score. The score is compared as it is, never rounded (FF-43, N-2): 89.99 and 89.999 are both below 90.
 * Without bands no grade may be computed (matrix B-02).
 */
export function gradeOf<Band extends Bounds>(
  score: string | Decimal,
  bands: readonly Band[] | undefined,
): Graded<Band> {
  if (bands === undefined || bands.length === 0) return refused('no-grade-bands');
  if (typeof score === 'string' && !isDecimalText(score)) return refused('not-a-decimal');
  const value = typeof score === 'string' ? decimal(score) : score;
  if (value.lt('0')) return refused('below-zero');
  const band = bands.find(({ from, to }) => value.gte(from) && value.lt(to)) ?? bands.find(({ to }) => value.eq(to));
  return band === undefined ? refused('above-full-mark') : { outcome: 'graded', band };
}

function refused(reason: GradeRefusal): Graded<never> {
  const [zh, en] = refusals[reason];
  return { outcome: 'refused', reason, zh, en };
}

/** The bounds that a score was compared with, to be shown beside it without a contradiction. */
export function boundsOf(bands: readonly Bounds[]): readonly string[] {
  return [...new Set(bands.flatMap(({ from, to }) => [from, to]))];
}

/** The grades that a type of evaluation brings of its own, by score or by rank. */
export function ownGradesOf({
  grades,
}: Pick<EvaluationType, 'grades'>): readonly Readonly<{ code: string; zh: string }>[] {
  if (typeof grades !== 'object') return [];
  return 'byScore' in grades ? grades.byScore : grades.byRank;
}
