import type { Admission } from '../access/admission.js';
import { audienceOf } from '../access/audience-of.js';
import type { InProcedure } from './step-authority.js';

type StepRow = Readonly<{ step?: string; level?: string; by?: unknown; barred?: readonly string[]; heldBy?: string }>;

/**
 * Rows of a procedure (done, open, waiting) as somebody may read them: who scores is told to the bureau, as the facts of these
 * steps have it, and to themselves.
 */
export function toldRows<Row extends StepRow>(
  rows: readonly Row[],
  { place, procedure }: Pick<InProcedure, 'place' | 'procedure'>,
  admission: Admission,
): readonly object[] {
  if (audienceOf(admission, place.jurisdiction) === 'finance') return rows;
  const { personId } = admission.principal;
  const scoring = procedure.steps.filter(({ act }) => act === 'score').map(({ code }) => code);
  return rows.map((row) => {
    const { level, by, barred, heldBy, ...told } = row;
    const isTheirs = level === personId || by === personId;
    if (isTheirs || row.step === undefined || !scoring.includes(row.step)) return row;
    return told;
  });
}
