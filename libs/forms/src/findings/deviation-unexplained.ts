import { decimal, decimalToText } from '@wenxiao/domain';
import { numberIn, type Cell } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';
import { isNothing, normalForm } from '../normal-form.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');
const noDeviation = new Set(['无偏差', '没有偏差', '不存在偏差', '无偏离']);

/** Printed, and no reason: nothing, 0, or that there is no deviation. What was not read may be any reason. */
function givesNoReason(cell: Cell): boolean {
  if (cell === null) return false;
  if (isNothing(cell) || noDeviation.has(normalForm(cell))) return true;
  const number = numberIn(cell);
  if (number === null || number.sign !== null || number.multiplier !== null) return false;
  return number.value.eq('0') && (number.unit === '' || number.unit === '%');
}

/** Points were taken off, and the cell for the reason gives none. */
export const deviationUnexplained: FormCheck = ({ rows }) =>
  rows.flatMap(({ indicator, path, weight, score, zh, en }) => {
    if (weight === null || score === null || !score.value.lt(weight.value.minus(tolerance))) return [];
    if (!givesNoReason(indicator.deviationReason)) return [];
    const lost = weight.value.minus(score.value);
    return finding('deviation-unexplained', {
      path: `${path}.deviationReason`,
      printed: indicator.deviationReason,
      computed: `${decimalToText(weight.value)} − ${decimalToText(score.value)} ${result(lost, tolerance)} > 0.005`,
      zh: `${zh}扣了分而没有偏差原因：请填写偏差原因分析及改进措施。`,
      en: `Points were taken off ${en} without a reason: enter the cause of the deviation and what will be done about it.`,
    });
  });
