import type { Admission } from '../access/admission.js';
import { audienceOf } from '../access/audience-of.js';
import { partyByReach } from '../access/grants.js';
import { theirIds } from '../access/parties.js';
import { personLeftStep } from './person-left.js';
import type { InProcedure } from './step-authority.js';

type StepRow = Readonly<{ step?: string; level?: string; by?: unknown; barred?: readonly string[]; heldBy?: string }>;

/**
 * Rows of a procedure (done, open, waiting) as somebody may read them, as the facts of these steps have it: who scores, and who has
 * left, is told to the bureau, and to themselves; which person acts otherwise as whom the object names, to those beside whom it
 * names, too.
 */
export function toldRows<Row extends StepRow>(
  rows: readonly Row[],
  { place, procedure, progress }: Pick<InProcedure, 'place' | 'procedure' | 'progress'>,
  admission: Admission,
): readonly object[] {
  if (audienceOf(admission, place.jurisdiction) === 'finance') return rows;
  const { personId } = admission.principal;
  const ids = theirIds(admission);
  const isColleague =
    progress.assigned.some(({ person, organisation = person }) => ids.includes(organisation ?? '')) &&
    !partyByReach(admission.grants, place.unit);
  const kept = procedure.steps.filter(({ act, by }) => act === 'score' || ('assigned' in by && !isColleague));
  const codes = [...kept.map(({ code }) => code), personLeftStep];
  return rows.map(({ barred, ...row }) => {
    const { level, by, heldBy, ...told } = row;
    // Whom else a step keeps out would say who acted.
    const own = barred && { barred: barred.filter((person) => person === personId) };
    const isTheirs = level === personId || by === personId;
    if (isTheirs || row.step === undefined || !codes.includes(row.step)) return { ...row, ...own };
    return { ...told, ...(typeof by === 'object' && { by }), ...own };
  });
}
