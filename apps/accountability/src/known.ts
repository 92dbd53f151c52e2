import type { Known } from '@wenxiao/rules/condition';
import { type Copied, type EvaluatedAs, knownAsEvaluated, type SubjectAsked } from '@wenxiao/service-kit';
import type { budgets } from './copies.js';

export type Line = Copied<NonNullable<(typeof budgets)['data']>>;

/** What conditions may ask of a subject in a year: the subject, what it was evaluated as, what was found, the money of all its years. */
export function knownOf(
  year: number,
  subject: SubjectAsked,
  {
    lines,
    before,
    evaluation,
  }: Readonly<{
    lines: readonly Line[];
    /** What a year had that was over before the subject was there: of those whose work it goes on with. */
    before?: (year: number) => string | undefined;
    evaluation?: EvaluatedAs | undefined;
  }>,
): Omit<Known, 'parameter'> {
  const known = knownAsEvaluated(subject, evaluation, year);
  return {
    ...known,
    figure: (code, of) =>
      code === 'budget-line.in-force' ? (lastOf(lines, of) ?? before?.(of)) : known.figure(code, of),
  };
}

/** The budget that a year had at last, in 元; undefined while none was approved. */
export const lastOf = (lines: readonly Line[], year: number): string | undefined =>
  lines.find(({ data }) => data.year === year)?.data.inForce.at(-1)?.total;
