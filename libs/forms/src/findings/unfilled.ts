import { finding, type FormCheck } from '../finding.js';
import { isBlank } from '../normal-form.js';

/** An evaluation form that was handed in without being filled in. */
export const unfilled: FormCheck = ({ form, rows, execution, objective, total }) => {
  if (!form.kind.endsWith('evaluation') || rows.length === 0) return [];
  if (!rows.every(({ indicator }) => isBlank(indicator.actual))) return [];
  if (total !== null || [...rows, execution, objective].some(({ score }) => score !== null)) return [];
  const count = String(rows.length);
  return [
    finding('unfilled', {
      path: 'indicators',
      printed: '',
      computed: `actual: 0 / ${count}; score: 0 / ${count}`,
      zh: '自评（评价）表没有填写：各指标的实际完成值和得分均为空白，请填写后重新提交。',
      en: 'The form was not filled in: every actual value and every score is blank. Fill it in and submit it again.',
    }),
  ];
};
