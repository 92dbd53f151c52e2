import { decimal, decimalToText } from '@wenxiao/domain';
import { numberIn, type Cell, type PrintedNumber } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';
import { rowsOf } from '../indicator-row.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');

interface ScoredRow {
  readonly path: string;
  readonly cell: Cell;
  readonly score: PrintedNumber | null;
  readonly weight: PrintedNumber | null;
  readonly zh: string;
  readonly en: string;
}

/** A score above the full score of its row, the execution row included. */
export const scoreAboveWeight: FormCheck = (form) => {
  const execution: ScoredRow = {
    path: 'funds.score',
    cell: form.funds?.score ?? null,
    score: numberIn(form.funds?.score ?? null),
    weight: numberIn(form.funds?.weight ?? null),
    zh: '预算执行',
    en: 'the execution row',
  };
  const rows = rowsOf(form).map((row) => ({ ...row, path: `${row.path}.score`, cell: row.indicator.score }));
  return [execution, ...rows].flatMap(({ path, cell, score, weight, zh, en }) => {
    if (score === null || weight === null || !score.value.gt(weight.value.plus(tolerance))) return [];
    const excess = result(score.value.minus(weight.value), tolerance);
    return finding('score-above-weight', {
      path,
      printed: cell,
      computed: `${decimalToText(score.value)} − ${decimalToText(weight.value)} ${excess} > 0.005`,
      zh: `${zh}的得分高于其分值：得分最高不能超过该行分值，请更正得分或分值。`,
      en: `The score of ${en} is above its weight: a score goes up to the weight of its row, correct one of the two.`,
    });
  });
};
