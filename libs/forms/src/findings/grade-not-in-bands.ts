import { decimal, decimalToText, type Decimal } from '@wenxiao/domain';
import { isNothing } from '../normal-form.js';
import { finding, type FormCheck } from '../finding.js';

/** What of a rule set a form is checked against. Any object of this shape will do. */
export interface FormRuleSet {
  readonly id: string;
  /** Without gaps, in any order; empty when the rule set states none. */
  readonly gradeBands: readonly FormGradeBand[];
}

/** A grade for scores from `from` (included) to below `to`; the highest band includes its end, which is the full mark. */
export interface FormGradeBand {
  /** The grade as forms print it: `优`. */
  readonly zh: string;
  readonly from: string;
  readonly to: string;
}

function highest(bands: readonly FormGradeBand[]): FormGradeBand | undefined {
  return bands.toSorted((one, other) => decimal(other.to).cmp(decimal(one.to)))[0];
}

/** The printed grade is not the one that the rule set gives the printed total, or is none of its grades. */
export function gradeNotInBands({ id, gradeBands }: FormRuleSet): FormCheck {
  const top = highest(gradeBands);
  const inWords = (band: FormGradeBand) => `${band.zh} [${band.from}, ${band.to}${band === top ? ']' : ')'}`;
  const holds = (band: FormGradeBand, total: Decimal) =>
    total.gte(band.from) && (total.lt(band.to) || (band === top && total.eq(band.to)));

  return ({ form, total: printed, fullScore }) => {
    const total = printed?.value;
    const grade = form.totals?.grade ?? null;
    if (top === undefined || total === undefined || grade === null || isNothing(grade)) return [];
    const full = fullScore?.value;
    // A total out of another full score has no place in these bands.
    if (full !== undefined && !full.eq(top.to)) return [];
    const due = gradeBands.find((band) => holds(band, total));
    const computed = `${decimalToText(total)} → ${due === undefined ? '—' : due.zh}; ${id}: ${gradeBands.map(inWords).join(', ')}`;
    const path = 'totals.grade';
    if (grade.trim() === due?.zh) return [];
    if (gradeBands.some(({ zh }) => zh === grade.trim())) {
      return [
        finding('grade-not-in-bands', {
          path,
          printed: grade,
          computed,
          zh: `等级“${grade}”与总分不符：请按规则 ${id} 的等级区间更正等级，或核对总分。`,
          en: `The grade "${grade}" is not the one for the total: correct it by the grade bands of rule set ${id}, or check the total.`,
        }),
      ];
    }
    return [
      finding('grade-unknown', {
        path,
        printed: grade,
        computed,
        zh: `规则 ${id} 没有“${grade}”这一等级：请改用该规则的等级名称。`,
        en: `Rule set ${id} has no grade "${grade}": use the grades of the rule set.`,
      }),
    ];
  };
}
