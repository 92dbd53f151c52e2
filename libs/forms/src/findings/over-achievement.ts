import { decimal } from '@wenxiao/domain';
import { comparisonOf, isAboveTimes, type Comparison } from '../comparison.js';
import { finding, type FormCheck } from '../finding.js';
import { multipleText } from '../formula.js';
import { isAbout, type IndicatorRow } from '../sheet.js';

const limit = decimal('1.3');
/** Of a day, more is later. */
const dates = new Set(['月', '日', '号']);

/** More is better: the target is a floor, or it is neither a cost nor a time nor a date. */
function isBetterAbove({ indicator }: IndicatorRow, { target, actual }: Comparison): boolean {
  if (target.sign === 'at-most') return false;
  if (target.sign === 'at-least') return true;
  const unit = target.unit === '' ? actual.unit : target.unit;
  return !isAbout(indicator, '成本') && !isAbout(indicator, '时效') && !dates.has(unit);
}

/** More than 130% of a target that is not a ceiling. */
export const overAchievement: FormCheck = ({ rows }) =>
  rows.flatMap((row) => {
    const comparison = comparisonOf(row);
    if (!comparison || !isBetterAbove(row, comparison) || !isAboveTimes(comparison, limit)) return [];
    const { indicator, path, zh, en } = row;
    const isSigned = comparison.target.sign !== null;
    const [target, actual] = [indicator.target ?? '', indicator.actual ?? ''];
    return finding('over-achievement', {
      path: `${path}.actual`,
      printed: indicator.actual,
      computed: `${multipleText(comparison.readings[0], limit)} > 130%`,
      zh: isSigned
        ? `${zh}目标值为“${target}”，完成值为“${actual}”，超过目标的130%：请核对两个数的单位，并说明目标值是否偏低。`
        : `${zh}目标值为“${target}”，完成值为“${actual}”，超过目标的130%：目标值没有印“≥”或“≤”，如越多越好，请说明目标值是否偏低；如越少越好，则未达到目标，请核对完成值和得分。`,
      en: isSigned
        ? `The target of ${en} is "${target}", the actual value "${actual}", above 130% of it: check the units of both, and say whether the target was set too low.`
        : `The target of ${en} is "${target}", the actual value "${actual}", above 130% of it, and no ≥ or ≤ is printed: if more is better, say whether the target was set too low; if less is better, it was missed, and actual value and score are to be checked.`,
    });
  });
