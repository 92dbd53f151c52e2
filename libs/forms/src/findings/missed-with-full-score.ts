import { decimalToText } from '@wenxiao/domain';
import type { PrintedNumber, Sign } from '../cell.js';
import { comparisonOf, missedSign } from '../comparison.js';
import { finding, type FormCheck } from '../finding.js';

const symbols: Readonly<Record<Sign, Readonly<{ met: string; missed: string }>>> = {
  'at-least': { met: '≥', missed: '<' },
  'at-most': { met: '≤', missed: '>' },
  equal: { met: '=', missed: '≠' },
};

const text = ({ value, unit }: PrintedNumber): string => `${decimalToText(value)}${unit}`;

/** The target was missed, and still the score is the full weight, or more. */
export const missedWithFullScore: FormCheck = ({ rows }) =>
  rows.flatMap((row) => {
    const { score, weight, path, indicator, zh, en } = row;
    if (score === null || weight === null || score.value.lt(weight.value) || !weight.value.gt('0')) return [];
    const comparison = comparisonOf(row);
    const sign = comparison && missedSign(comparison);
    if (!sign) return [];
    const { met, missed } = symbols[sign];
    const [target, actual] = [text(comparison.target), text(comparison.actual)];
    const [scoreText, weightText] = [decimalToText(score.value), decimalToText(weight.value)];
    return finding('missed-with-full-score', {
      path: `${path}.score`,
      printed: indicator.score,
      computed: `${actual} ${missed} ${target} (${met}${target}); ${scoreText} ≥ ${weightText}`,
      zh: `${zh}目标值为“${indicator.target ?? ''}”，完成值为“${indicator.actual ?? ''}”，未达到目标，得分 ${scoreText}（分值 ${weightText}）却未扣分：请核对目标值、完成值和得分。`,
      en: `The target of ${en} is "${indicator.target ?? ''}", the actual value "${indicator.actual ?? ''}": missed, yet the score is ${scoreText} of ${weightText}. Check target, actual value and score.`,
    });
  });
