import { finding, type FormCheck } from '../finding.js';
import { isNothing } from '../normal-form.js';
import type { Sheet } from '../sheet.js';

/** Whether anything of points is printed on it, if only blank. Weights that are shares are none. */
function knowsScores({ form: { funds, indicators, objective, totals }, weightsAreShares }: Sheet): boolean {
  const rows = [...indicators, funds, objective];
  const lines = funds?.lines ?? [];
  const cells = [
    ...[...rows, ...lines].map((row) => row?.score),
    ...(weightsAreShares ? [] : [...rows, ...lines].map((row) => row?.weight)),
    totals?.fullScore,
    totals?.publishedTotalScore,
  ];
  return cells.some((cell) => cell !== null && cell !== undefined);
}

/** A grade that no total supports, on a sheet that knows scores. */
export const gradeWithoutScore: FormCheck = (sheet) => {
  const { form, total, isWhole } = sheet;
  const { grade = null, publishedTotalScore = null } = form.totals ?? {};
  if (grade === null || isNothing(grade) || total !== null) return [];
  if ((publishedTotalScore === null && !isWhole) || !knowsScores(sheet)) return [];
  return [
    finding('grade-without-score', {
      path: 'totals.grade',
      printed: grade,
      computed: `publishedTotalScore: ${JSON.stringify(publishedTotalScore)}`,
      zh: `印有等级“${grade}”而没有总分：请填写总分，等级由总分确定；没有评分的，不填等级。`,
      en: `The grade "${grade}" is printed, but no total: enter the total, from which the grade follows; where nothing was scored, print no grade.`,
    }),
  ];
};
