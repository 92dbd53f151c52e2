import { decimalToText } from '@wenxiao/domain';
import { executionOf, hundred } from '../execution.js';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';

/** More was executed than budgeted. */
export const executionOver100: FormCheck = (form) => {
  const execution = executionOf(form);
  if (execution === null || !execution.executed.value.gt(execution.budget.value)) return [];
  const { executed, budget, rate } = execution;
  return [
    finding('execution-over-100', {
      path: 'funds.executed',
      printed: form.funds?.executed ?? null,
      computed: `${decimalToText(executed.value)} ÷ ${decimalToText(budget.value)} ${result(rate, hundred, '%')} > 100%`,
      zh: '执行数大于预算数，执行率超过100%：请核对两个金额及其单位；预算如有追加，请填调整后的预算数并说明理由。',
      en: 'More was executed than budgeted: check both amounts and their unit; if the budget was raised, enter the adjusted budget and give the reason.',
    }),
  ];
};
