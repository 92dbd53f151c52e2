import { decimal, decimalToText } from '@wenxiao/domain';
import { saysNothing } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';
import { rowsOf } from '../indicator-row.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');

/** Points were lost and nobody says why. */
export const deviationUnexplained: FormCheck = (form) =>
  rowsOf(form).flatMap(({ indicator, path, score, weight, zh, en }) => {
    if (score === null || weight === null || !score.value.lt(weight.value.minus(tolerance))) return [];
    if (!saysNothing(indicator.deviationReason)) return [];
    const loss = result(weight.value.minus(score.value), tolerance);
    return finding('deviation-unexplained', {
      path: `${path}.deviationReason`,
      printed: indicator.deviationReason,
      computed: `${decimalToText(weight.value)} − ${decimalToText(score.value)} ${loss} > 0.005`,
      zh: `${zh}扣了分而没有偏差原因：请填写偏差原因分析及改进措施。`,
      en: `Points were taken off ${en} without a reason: enter the cause of the deviation and what will be done about it.`,
    });
  });
