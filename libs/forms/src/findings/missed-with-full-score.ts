import { decimalToText } from '@wenxiao/domain';
import type { Sign } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';
import { isComparable, rowsOf, type ComparableRow } from '../indicator-row.js';

const symbols: Readonly<Record<Sign, Readonly<{ met: string; missed: string }>>> = {
  'at-least': { met: '≥', missed: '<' },
  'at-most': { met: '≤', missed: '>' },
  equal: { met: '=', missed: '≠' },
};

/** Null for a target without a sign: which way it counts is not printed. */
function missedSign({ target, actual }: ComparableRow): Sign | null {
  switch (target.sign) {
    case 'at-least':
      return actual.value.lt(target.value) ? target.sign : null;
    case 'at-most':
      return actual.value.gt(target.value) ? target.sign : null;
    case 'equal':
      return actual.value.eq(target.value) ? null : target.sign;
    case null:
      return null;
  }
}

/** The target was missed, and still the score is the full weight. */
export const missedWithFullScore: FormCheck = (form) =>
  rowsOf(form).flatMap((row) => {
    const { score, weight, zh, en } = row;
    if (score === null || weight === null || !score.value.eq(weight.value) || !weight.value.gt('0')) return [];
    if (!isComparable(row)) return [];
    const sign = missedSign(row);
    if (sign === null) return [];
    const { met, missed } = symbols[sign];
    const target = decimalToText(row.target.value);
    return finding('missed-with-full-score', {
      path: `${row.path}.score`,
      printed: row.indicator.score,
      computed: `${decimalToText(row.actual.value)} ${missed} ${target} (${met}${target}); ${decimalToText(score.value)} = ${decimalToText(weight.value)}`,
      zh: `${zh}没有达到目标值却得了满分：请核对完成值，或按评分规则扣分并填写偏差原因。`,
      en: `The target of ${en} was missed, yet it has the full score: check the actual value, or take points off by the scoring rule and give the cause.`,
    });
  });
