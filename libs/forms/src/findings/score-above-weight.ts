import { decimal, decimalToText } from '@wenxiao/domain';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');

/** A score above the full score of its row, the execution row included. */
export const scoreAboveWeight: FormCheck = ({ form, execution, rows }) =>
  [
    { ...execution, path: 'funds.score', cell: form.funds?.score ?? null },
    ...rows.map((row) => ({ ...row, path: `${row.path}.score`, cell: row.indicator.score })),
  ].flatMap(({ path, cell, score, weight, zh, en }) => {
    if (score === null || weight === null || !score.value.gt(weight.value.plus(tolerance))) return [];
    const [scoreText, weightText] = [decimalToText(score.value), decimalToText(weight.value)];
    return finding('score-above-weight', {
      path,
      printed: cell,
      computed: `${scoreText} − ${weightText} ${result(score.value.minus(weight.value), tolerance)} > 0.005`,
      zh: `${zh}印有分值 ${weightText}、得分 ${scoreText}，得分高于分值：请核对这两个数。`,
      en: `The score ${scoreText} of ${en} is above its weight ${weightText}: check both.`,
    });
  });
