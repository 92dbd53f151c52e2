import { decimal, decimalToText } from '@wenxiao/domain';
import { areComparable, type Amount } from '../amount.js';
import { finding, type FormCheck } from '../finding.js';
import { amountText } from '../formula.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');

const isSame = (one: Amount | null, other: Amount | null): one is Amount =>
  one !== null && other !== null && areComparable(one, other) && one.value.eq(other.value);

/** A line prints the amounts and the weight of the block, and another score. */
export const executionScoresContradict: FormCheck = (sheet) => {
  const { form, funds: block, execution, lines } = sheet;
  const { weight, score } = execution;
  if (weight === null || score === null || !block.annualBudget?.value.gt('0')) return [];
  return lines.flatMap((line, index) => {
    const { annualBudget: budget, executed } = line.amounts;
    if (!isSame(budget, block.annualBudget) || !isSame(executed, block.executed)) return [];
    if (!line.weight?.value.eq(weight.value) || !line.score) return [];
    if (!line.score.value.minus(score.value).abs().gt(tolerance)) return [];
    const [own, ofBlock] = [decimalToText(line.score.value), decimalToText(score.value)];
    const both = `${amountText(executed, sheet)} ÷ ${amountText(budget, sheet)}, ${decimalToText(weight.value)}`;
    const number = String(index + 1);
    return finding('execution-scores-contradict', {
      path: `funds.lines[${String(index)}].score`,
      printed: form.funds?.lines[index]?.score ?? null,
      computed: `${both}: ${own} ≠ ${ofBlock}`,
      zh: `第${number}行资金与总额行的预算数、执行数、分值相同，得分却分别是 ${own} 和 ${ofBlock}：请核对这两个得分。`,
      en: `Fund line ${number} has the budget, the executed amount and the weight of the total line, but the scores are ${own} and ${ofBlock}: check both scores.`,
    });
  });
};
