import { numberIn, saysNothing } from '../cell.js';
import { finding, type FormCheck } from '../finding.js';

/** A grade that no total supports. */
export const gradeWithoutScore: FormCheck = ({ totals }) => {
  if (totals === null || saysNothing(totals.grade) || numberIn(totals.publishedTotalScore) !== null) return [];
  return [
    finding('grade-without-score', {
      path: 'totals.grade',
      printed: totals.grade,
      computed: `publishedTotalScore: ${JSON.stringify(totals.publishedTotalScore)}`,
      zh: '有评价等级而没有总分：请填写总分，等级由总分确定。',
      en: 'There is a grade but no total score: enter the total, from which the grade follows.',
    }),
  ];
};
