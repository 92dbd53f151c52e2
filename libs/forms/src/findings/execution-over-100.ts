import { finding, type FormCheck } from '../finding.js';
import { amountText, hundred, rateOf, result } from '../formula.js';
import { executionIn } from '../sheet.js';

/** More was spent than the annual budget. */
export const executionOver100: FormCheck = (sheet) => {
  const execution = executionIn(sheet.funds);
  if (execution === null || !execution.executed.value.gt(execution.budget.value)) return [];
  const [executed, budget] = [amountText(execution.executed, sheet), amountText(execution.budget, sheet)];
  return [
    finding('execution-over-100', {
      path: 'funds.executed',
      printed: sheet.form.funds?.executed ?? null,
      computed: `${executed} ÷ ${budget} ${result(rateOf(execution), hundred, '%')} > 100%`,
      zh: `全年执行数 ${executed} 大于全年预算数 ${budget}：请核对两个数及其单位；预算有追加的，全年预算数应含追加数。`,
      en: `Executed ${executed} is above the annual budget ${budget}: check both and their units; an annual budget includes what was added during the year.`,
    }),
  ];
};
