import { decimal, isDecimalText, type Decimal } from '@wenxiao/domain';
import type { Flaw } from '../parameter/reading.js';
import { Term, TermsOf } from '../parameter/terms.js';
import { DecimalText } from '../parameter/value-checks.js';

/** A grade and its scores: from `from` (included) to below `to`; the band that ends at the full mark includes it. */
export class GradeBand extends Term {
  @DecimalText() readonly from!: string;
  @DecimalText() readonly to!: string;
}

/** The grades of a rule set, best or worst first. That they leave no gap is checked against the full mark. */
export function GradeBands(): PropertyDecorator {
  return TermsOf(GradeBand);
}

export type Graded =
  | Readonly<{ outcome: 'graded'; band: GradeBand }>
  | Readonly<{ outcome: 'refused'; reason: GradeRefusal; zh: string; en: string }>;

export type GradeRefusal = 'no-grade-bands' | 'not-a-decimal' | 'below-zero' | 'above-full-mark';

const refusals: Readonly<Record<GradeRefusal, readonly [zh: string, en: string]>> = {
  'no-grade-bands': [
    '现行规则没有规定等级区间,不计算等级:由有权部门决定,或先发布等级区间',
    'The rule set in force states no grade bands, so no grade is computed: a person decides, or the bands are published first',
  ],
  'not-a-decimal': ['得分不是数字:请更正后再提交', 'The score is not a number: correct it and submit again'],
  'below-zero': ['得分低于 0:请更正后再提交', 'The score is below 0: correct it and submit again'],
  'above-full-mark': ['得分高于总分值:请更正后再提交', 'The score is above the full mark: correct it and submit again'],
};

/**
 * The grade of a score. The score is compared as it is, never rounded (FF-43, N-2): 89.99 and 89.999 are both below 90.
 * Without bands no grade may be computed (matrix B-02).
 */
export function gradeOf(score: string | Decimal, bands: readonly GradeBand[] | undefined): Graded {
  if (bands === undefined || bands.length === 0) return refused('no-grade-bands');
  if (typeof score === 'string' && !isDecimalText(score)) return refused('not-a-decimal');
  const value = typeof score === 'string' ? decimal(score) : score;
  if (value.lt('0')) return refused('below-zero');
  const band = bands.find(({ from, to }) => value.gte(from) && value.lt(to)) ?? bands.find(({ to }) => value.eq(to));
  return band === undefined ? refused('above-full-mark') : { outcome: 'graded', band };
}

function refused(reason: GradeRefusal): Graded {
  const [zh, en] = refusals[reason];
  return { outcome: 'refused', reason, zh, en };
}

/** Where bands fail to cover [0, full mark] once and without gaps. */
export function gradeBandFlaws(bands: readonly GradeBand[], fullMark: string, path: string): readonly Flaw[] {
  const rising = bands.map((band, at) => ({ band, at })).sort((a, b) => decimal(a.band.from).cmp(decimal(b.band.from)));
  const flaws = rising.flatMap(({ band, at }, rank) => {
    const below = rising[rank - 1]?.band;
    const expected = below?.to ?? '0';
    const here = `${path}[${at}]`;
    return [
      ...(decimal(band.from).eq(expected) ? [] : [gap(`${here}.from`, expected, band.from)]),
      ...(decimal(band.from).lt(band.to) ? [] : [empty(here)]),
    ];
  });
  const top = rising.at(-1);
  if (top === undefined || decimal(top.band.to).eq(fullMark)) return flaws;
  return [...flaws, gap(`${path}[${top.at}].to`, fullMark, top.band.to)];
}

function gap(path: string, expected: string, found: string): Flaw {
  return {
    path,
    zh: `等级区间须首尾相接并覆盖 0 至总分值:此处应为 ${expected},现为 ${found}`,
    en: `grade bands must meet and cover 0 to the full mark: expected ${expected}, found ${found}`,
  };
}

function empty(path: string): Flaw {
  return { path, zh: '等级区间的下限须低于上限', en: 'a grade band must start below its end' };
}
