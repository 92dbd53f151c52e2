import { finding, type FormCheck } from '../finding.js';

/** A budget of 0, against which nothing can be executed: often the total line left unfilled above a filled one. What was recalled is none. */
export const zeroBudget: FormCheck = ({ form, funds, lines }) => {
  if (!funds.annualBudget?.value.eq('0')) return [];
  const isSpent = [funds, ...lines.map(({ amounts }) => amounts)].some(({ executed }) => executed?.value.gt('0'));
  if (!isSpent && funds.yearStartBudget?.value.gt('0')) return [];
  const at = { path: 'funds.annualBudget', printed: form.funds?.annualBudget ?? null };
  if (!isSpent)
    return [
      finding('zero-budget', {
        ...at,
        level: 'warning',
        computed: 'annualBudget = 0; executed = 0',
        zh: '全年预算数为0，也没有执行数：请核对项目当年是否有预算；有的，填全年预算数（年初预算加调整数）。',
        en: 'The annual budget is 0 and nothing was executed: check whether the project had a budget this year; if it had, enter it (as adjusted).',
      }),
    ];
  return [
    finding('zero-budget', {
      ...at,
      computed: `${form.funds?.executed ?? 'executed'} ÷ 0`,
      zh: '全年预算数为0而有执行数，执行率无法计算：请核对预算数和执行数；资金在分项中的，把合计填到总额行。',
      en: 'The annual budget is 0, yet money was spent, so there is no execution rate: check budget and executed amount; where the money stands in a line below, carry the sum to the total line.',
    }),
  ];
};
