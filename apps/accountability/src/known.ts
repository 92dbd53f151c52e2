import type { SubjectChangedV1 } from '@wenxiao/contracts';
import type { Known } from '@wenxiao/rules/condition';
import { type Copied, figureOfSubject, periodOfSubject } from '@wenxiao/service-kit';
import type { budgets } from './copies.js';

/** What a condition may ask of an evaluation. */
export type KnownEvaluation = Readonly<{ type: string; score?: string; grade?: string; findings: readonly string[] }>;

export type Line = Copied<NonNullable<(typeof budgets)['data']>>;

/** What conditions may ask of a subject in a year: the subject, its money, what it was evaluated as, what was found. */
export function knownOf(
  year: number,
  subject: SubjectChangedV1,
  {
    lines,
    before,
    evaluation,
  }: Readonly<{
    lines: readonly Line[];
    /** What a year had that was over before the subject was there: of those whose work it goes on with. */
    before?: (year: number) => string | undefined;
    evaluation?: KnownEvaluation | undefined;
  }>,
): Omit<Known, 'parameter'> {
  return {
    year,
    figure(code, of) {
      if (code === 'budget-line.in-force') return lastOf(lines, of) ?? before?.(of);
      if (of !== year) return undefined;
      if (code === 'evaluation.type') return evaluation?.type;
      // A ranking may still give the grade; a type without a score never has one.
      if (code === 'evaluation.grade') return evaluation?.grade;
      if (code === 'evaluation.score') return evaluation && (evaluation.score ?? null);
      return figureOfSubject(subject, code);
    },
    found: (code, of) => of === year && evaluation?.findings.includes(code) === true,
    period: (code) => periodOfSubject(subject, code),
  };
}

/** The budget that a year had at last, in 元; undefined while none was approved. */
export const lastOf = (lines: readonly Line[], year: number): string | undefined =>
  lines.find(({ data }) => data.year === year)?.data.inForce.at(-1)?.total;
