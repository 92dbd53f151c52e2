import { isPrintedBlank, numberIn } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';

/** Self-, department and finance evaluation; a unit assessment is another scheme. */
const evaluation = /(^|-)evaluation$/u;

/** An evaluation form that was handed in without being filled in. */
export const unfilled: FormCheck = (form) => {
  const { kind, indicators, funds, objective, totals } = form;
  if (!evaluation.test(kind) || indicators.length === 0) return [];
  if (!indicators.every(({ actual }) => isPrintedBlank(actual))) return [];
  const scores = [...indicators, funds, objective].map((row) => row?.score ?? null);
  if ([...scores, totals?.publishedTotalScore ?? null].some((cell) => numberIn(cell) !== null)) return [];
  return [
    finding('unfilled', {
      path: 'indicators',
      printed: '',
      computed: `actual: 0 / ${indicators.length}; score: 0 / ${indicators.length}`,
      zh: '自评（评价）表没有填写：各指标的实际完成值和得分均为空白，请填写后重新提交。',
      en: 'The form was not filled in: every actual value and every score is blank. Fill it in and submit it again.',
    }),
  ];
};
