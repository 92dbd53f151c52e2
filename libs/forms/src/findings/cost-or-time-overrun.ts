import { decimal } from '@wenxiao/domain';
import { comparisonOf, isAboveTimes, type Comparison } from '../comparison.js';
import { finding, type FormCheck } from '../finding.js';
import { multipleText } from '../formula.js';
import { normalForm } from '../normal-form.js';
import { isAbout, type IndicatorRow } from '../sheet.js';

const limit = decimal('1.1');
/** A saving, a reduction, what is left: more of it is better. */
const saved = /[节降减余]/u;
const durations = new Set([
  ...['年', '月', '个月', '周', '天', '日', '小时', '个小时', '分钟'],
  ...['工作日', '个工作日', '日历天'],
]);
const untilDone = /工期|时限|完成期限|(?:完成|完工|竣工|验收|办结|支付|拨付|发放|到位|响应)时间/u;

/** A row in money whose name is no saving, or one in time whose name is of how long something takes. */
function isOfMoneyOrTime({ indicator }: IndicatorRow, { target, actual }: Comparison): boolean {
  if (indicator.name === null) return false;
  const name = normalForm(indicator.name);
  const unit = target.unit === '' ? actual.unit : target.unit;
  const isMultiplierAlone = unit === '' && (target.multiplier !== null || actual.multiplier !== null);
  const isMoney = unit === '元' || unit.startsWith('元/') || isMultiplierAlone;
  if (isAbout(indicator, '成本') && isMoney && !saved.test(name)) return true;
  return isAbout(indicator, '时效') && durations.has(unit) && untilDone.test(name);
}

/** More than 110% of a cost or of a time that was planned without a floor. */
export const costOrTimeOverrun: FormCheck = ({ rows }) =>
  rows.flatMap((row) => {
    const comparison = comparisonOf(row);
    if (!comparison || (comparison.target.sign !== null && comparison.target.sign !== 'equal')) return [];
    if (!isOfMoneyOrTime(row, comparison) || !isAboveTimes(comparison, limit)) return [];
    const { indicator, path, zh, en } = row;
    const [target, actual] = [indicator.target ?? '', indicator.actual ?? ''];
    return finding('cost-or-time-overrun', {
      path: `${path}.actual`,
      printed: indicator.actual,
      computed: `${multipleText(comparison.readings[0], limit)} > 110%`,
      zh: `${zh}目标值为“${target}”，完成值为“${actual}”，超过目标的110%：请核对两个数及其单位；确有超支或延期的，请说明原因，并按评分规则打分。`,
      en: `The target of ${en} is "${target}", the actual value "${actual}", above 110% of it: check both and their units; if it did cost or take more, give the cause and score by the rule.`,
    });
  });
