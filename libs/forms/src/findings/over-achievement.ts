import { decimal, decimalToText } from '@wenxiao/domain';
import { hundred } from '../execution.js';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';
import { isComparable, rowsOf } from '../indicator-row.js';

const limit = decimal('1.3');
const digitsDivided = 45;

/** More than 130% of a target that is not a ceiling: the target was probably set too low. */
export const overAchievement: FormCheck = (form) =>
  rowsOf(form).flatMap((row) => {
    if (!isComparable(row) || row.target.sign === 'at-most' || !row.target.value.gt('0')) return [];
    const target = row.target.value;
    const actual = row.actual.value;
    if (!actual.gt(target.times(limit))) return [];
    // No more digits are shown; hundreds of them would only take their time.
    const quotient = actual.prec(digitsDivided).times(hundred).div(target.prec(digitsDivided));
    const ratio = result(quotient, limit.times(hundred), '%');
    return finding('over-achievement', {
      path: `${row.path}.actual`,
      printed: row.indicator.actual,
      computed: `${decimalToText(actual)} ÷ ${decimalToText(target)} ${ratio} > 130%`,
      zh: `${row.zh}的完成值超过目标值的130%：请说明原因，并核对目标值是否偏低、单位是否一致。`,
      en: `The actual value of ${row.en} is more than 130% of its target: give the reason, and check whether the target was set too low or the units differ.`,
    });
  });
