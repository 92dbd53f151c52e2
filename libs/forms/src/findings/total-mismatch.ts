import { decimal, decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { halfUnitOf } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { sumInWords } from '../formula.js';
import type { ScoredRow, Sheet } from '../sheet.js';

/** Points. */
const leastTolerance = decimal('0.05');

/** Every score that the form prints for a row: what the total is at least. */
const printedScores = ({ rows, execution, objective }: Sheet): readonly Decimal[] =>
  [...rows, execution, objective].flatMap(({ score }) => score?.value ?? []);

const attainableOf = ({ score, weight }: ScoredRow): readonly Decimal[] => {
  const value = (score ?? weight)?.value;
  return value === undefined ? [] : [value];
};

/**
 * What each row can add at most: its score, or its full weight while it has no score. Null when an indicator that applies has neither. The
 * execution row and the overall objective are not scored on every form, and add nothing unless they print a score or a weight.
 */
function attainableScores({ rows, execution, objective }: Sheet): readonly Decimal[] | null {
  const isOpen = rows.some((row) => row.score === null && row.weight === null && !row.weighsNothing);
  return isOpen ? null : [...rows, execution, objective].flatMap(attainableOf);
}

/** The printed total is below the scores that the form prints, or, on a whole form, above what its rows can give. */
export const totalMismatch: FormCheck = (sheet) => {
  const { total, rows, isWhole, form } = sheet;
  if (total === null || rows.length === 0) return [];
  const half = halfUnitOf(total);
  const tolerance = half.gt(leastTolerance) ? half : leastTolerance;
  const at = { path: 'totals.publishedTotalScore', printed: form.totals?.publishedTotalScore ?? null };
  const [totalText, toleranceText] = [decimalToText(total.value), decimalToText(tolerance)];
  const scores = printedScores(sheet);
  const least = sumOf(scores);
  if (total.value.lt(least.minus(tolerance))) {
    return [
      finding('total-mismatch', {
        ...at,
        computed: `${sumInWords(scores, least)} > ${totalText} + ${toleranceText}`,
        zh: `总分印为 ${totalText}，低于各项得分之和 ${decimalToText(least)}：请核对总分和各项得分（含预算执行得分）。`,
        en: `The total is printed as ${totalText}, below the sum of the scores, ${decimalToText(least)}: check the total and the scores (execution included).`,
      }),
    ];
  }
  const attainable = isWhole ? attainableScores(sheet) : null;
  if (attainable === null) return [];
  const most = sumOf(attainable);
  if (!total.value.gt(most.plus(tolerance))) return [];
  return [
    finding('total-mismatch', {
      ...at,
      computed: `${sumInWords(attainable, most)} < ${totalText} − ${toleranceText}`,
      zh: `总分印为 ${totalText}，高于各项得分（未打分的按分值计）之和 ${decimalToText(most)}：请核对总分和各项得分。`,
      en: `The total is printed as ${totalText}, above what the rows allow, ${decimalToText(most)} (unscored ones counted full): check the total and the scores.`,
    }),
  ];
};
