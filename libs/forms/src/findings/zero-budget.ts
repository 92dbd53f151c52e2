import { numberIn } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';

/** A budget of 0, against which nothing can be executed: often the total line left unfilled above a filled one. */
export const zeroBudget: FormCheck = ({ funds }) => {
  const budget = numberIn(funds?.annualBudget ?? null);
  if (budget === null || !budget.value.eq('0')) return [];
  return [
    finding('zero-budget', {
      path: 'funds.annualBudget',
      printed: funds?.annualBudget ?? null,
      computed: `${funds?.executed ?? 'executed'} ÷ 0`,
      zh: '全年预算数为0，执行率无法计算：请填全年预算数（年初预算加调整数）；资金在分项中的，请把合计填到总额行。',
      en: 'The annual budget is 0, so there is no execution rate: enter the annual budget (as adjusted); where the money stands in a line below, carry the sum to the total line.',
    }),
  ];
};
