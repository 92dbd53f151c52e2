import { decimal, decimalToText } from '@wenxiao/domain';
import { finding, type FormCheck } from '../finding.js';
import { result } from '../formula.js';

/** Points: two decimals, rounded. */
const tolerance = decimal('0.005');

/** The printed total is above the printed full score. */
export const totalAboveFull: FormCheck = ({ total, fullScore, form }) => {
  if (total === null || fullScore === null || !total.value.gt(fullScore.value.plus(tolerance))) return [];
  const [totalText, fullText] = [decimalToText(total.value), decimalToText(fullScore.value)];
  return [
    finding('total-above-full', {
      path: 'totals.publishedTotalScore',
      printed: form.totals?.publishedTotalScore ?? null,
      computed: `${totalText} − ${fullText} ${result(total.value.minus(fullScore.value), tolerance)} > 0.005`,
      zh: `总分印为 ${totalText}，高于满分 ${fullText}：请核对总分和满分。`,
      en: `The total ${totalText} is above the full score ${fullText}: check both.`,
    }),
  ];
};
