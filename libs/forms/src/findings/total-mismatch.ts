import { decimal, decimalToText, sumOf, type Decimal } from '@wenxiao/domain';
import { numberIn, type Cell } from '../cell.js';
import { finding, type Finding, type FormCheck } from '../finding.js';
import { sumInWords } from '../formula.js';
import { rowsOf } from '../indicator-row.js';
import { isWhole, type PublishedForm } from '../published-form.js';

/** Points. */
const tolerance = decimal('0.05');

const valueIn = (cell: Cell): Decimal | null => numberIn(cell)?.value ?? null;
const isKnown = (value: Decimal | null): value is Decimal => value !== null;

/** Every score that the form prints for a row: what the total is at least. */
function printedScores(form: PublishedForm): readonly Decimal[] {
  const ofIndicators = rowsOf(form).flatMap(({ score }) => score?.value ?? []);
  const others = [form.funds, form.objective].map((row) => valueIn(row?.score ?? null)).filter(isKnown);
  return [...ofIndicators, ...others];
}

/**
 * What each row can add at most: its score, or its full weight while it has no score. Null when an indicator has neither. The execution
 * row and the overall objective are not scored on every form, and add nothing unless they print a score or a weight.
 */
function attainableScores(form: PublishedForm): readonly Decimal[] | null {
  const { indicators, funds, objective } = form;
  const ofIndicators = rowsOf(form).flatMap(({ score, weight }) => (score ?? weight)?.value ?? []);
  if (ofIndicators.length < indicators.length) return null;
  const attainable = (row: Readonly<{ score: Cell; weight: Cell }>) => valueIn(row.score) ?? valueIn(row.weight);
  const others = [funds, objective].map((row) => (row === null ? null : attainable(row))).filter(isKnown);
  return [...ofIndicators, ...others];
}

/** The printed total is below the scores that the form prints, or, on a whole form, above what its rows can give. */
export const totalMismatch: FormCheck = (form) => {
  const cell = form.totals?.publishedTotalScore ?? null;
  const total = valueIn(cell);
  if (total === null || form.indicators.length === 0) return [];
  const report = (formula: string, zh: string, en: string): readonly Finding[] => [
    finding('total-mismatch', { path: 'totals.publishedTotalScore', printed: cell, computed: formula, zh, en }),
  ];
  const scores = printedScores(form);
  const least = sumOf(scores);
  if (total.lt(least.minus(tolerance))) {
    return report(
      `${sumInWords(scores, least)} > ${decimalToText(total)} + 0.05`,
      '总分低于各项得分之和：请核对各项得分（含预算执行得分）和总分，使其相加一致。',
      'The total is below the sum of the scores: check the scores (execution included) and the total until they add up.',
    );
  }
  const attainable = isWhole(form) ? attainableScores(form) : null;
  if (attainable === null) return [];
  const most = sumOf(attainable);
  if (!total.gt(most.plus(tolerance))) return [];
  return report(
    `${sumInWords(attainable, most)} < ${decimalToText(total)} − 0.05`,
    '总分高于各项得分（未打分的按满分计）之和：请核对各项得分和总分，使其相加一致。',
    'The total is above what the scores allow, unscored rows counted full: check the scores and the total until they add up.',
  );
};
