import { decimal, decimalToText } from '@wenxiao/domain';
import { finding, type FormCheck } from '../finding.js';
import { amountText, hundred, rateOf, result, shown } from '../formula.js';
import { executionIn } from '../sheet.js';

/** Points. */
const tolerance = decimal('0.05');

/** The score of the execution row is not min(rate, 100%) × weight. */
export const executionScoreMismatch: FormCheck = (sheet) => {
  const { weight, score } = sheet.execution;
  const execution = executionIn(sheet.funds);
  if (weight === null || score === null || execution === null) return [];
  const { executed, budget } = execution;
  const counted = executed.value.gt(budget.value) ? budget.value : executed.value;
  // Multiplied by the budget, so that nothing is rounded.
  const distance = score.value.times(budget.value).minus(counted.times(weight.value)).abs();
  if (!distance.gt(tolerance.times(budget.value))) return [];
  const due = counted.times(weight.value).div(budget.value);
  const rate = decimalToText(shown(rateOf(execution), hundred));
  const [weightText, scoreText] = [decimalToText(weight.value), decimalToText(score.value)];
  return [
    finding('execution-score-mismatch', {
      path: 'funds.score',
      printed: sheet.form.funds?.score ?? null,
      computed: `min(${amountText(executed, sheet)} ÷ ${amountText(budget, sheet)}, 100%) × ${weightText} ${result(due, score.value)} ≠ ${scoreText}`,
      zh: `预算执行印有分值 ${weightText}、得分 ${scoreText}，与执行率 ${rate}% 不符（分值 × 执行率，最高按100%计）：请核对分值、得分、执行数和预算数。`,
      en: `The execution row prints weight ${weightText} and score ${scoreText}, which do not go with an execution rate of ${rate}% (weight × rate, at most 100%): check weight, score and both amounts.`,
    }),
  ];
};
