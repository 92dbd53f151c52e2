import { decimal, decimalToText } from '@wenxiao/domain';
import { numberIn } from '../cell.js';
import { executionOf } from '../execution.js';
import { finding, type FormCheck } from '../finding.js';
import { result, shown } from '../formula.js';

/** Points. */
const tolerance = decimal('0.05');

/** The execution score is not min(computed rate, 100%) × weight. */
export const executionScoreMismatch: FormCheck = (form) => {
  const score = numberIn(form.funds?.score ?? null);
  const weight = numberIn(form.funds?.weight ?? null);
  const execution = executionOf(form);
  if (score === null || weight === null || execution === null) return [];
  const executed = execution.executed.value;
  const budget = execution.budget.value;
  const counted = executed.gt(budget) ? budget : executed;
  // Both sides × budget: exact.
  const scaledDistance = score.value.times(budget).minus(counted.times(weight.value)).abs();
  if (!scaledDistance.gt(tolerance.times(budget))) return [];
  const due = counted.times(weight.value).div(budget);
  const rule = `min(${decimalToText(executed)} ÷ ${decimalToText(budget)}, 100%) × ${decimalToText(weight.value)}`;
  const distance = result(score.value.minus(due).abs(), tolerance);
  return [
    finding('execution-score-mismatch', {
      path: 'funds.score',
      printed: form.funds?.score ?? null,
      computed: `${rule} ${result(due, score.value)}; |${decimalToText(score.value)} − ${decimalToText(shown(due, score.value))}| ${distance} > 0.05`,
      zh: '预算执行得分与“执行率（最高按100%）× 分值”不符：请按算得的得分更正，不要取整。',
      en: 'The execution score is not the execution rate (100% at most) × weight: correct it to the computed score, without rounding to whole points.',
    }),
  ];
};
