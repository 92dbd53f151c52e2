import { type EvaluationWorld, gradingOf, typeOf } from './evaluation.world.js';

/** What the set calls a grade, `{ gradeName: '合格' }`; nothing where a type is not graded by bands. */
export function gradeNameIn(
  { ruling, place }: Pick<EvaluationWorld, 'ruling' | 'place'>,
  grade: string | undefined,
): Readonly<{ gradeName?: string }> {
  const type = typeOf({ ruling, place });
  if (type.is === 'silent' || grade === undefined) return {};
  const grading = gradingOf(type, ruling);
  const all = 'bands' in grading ? grading.bands : 'ranks' in grading ? grading.ranks : [];
  const band = all.find(({ code }) => code === grade);
  return band ? { gradeName: band.zh } : {};
}
