import type { Asked, Known } from '../condition/known.js';
import { holdsIn } from '../condition/holds-in.js';
import { judge } from '../condition/judge.js';
import type { Procedure } from '../shape/procedure.js';

export type ProcedureFor =
  | Readonly<{ outcome: 'found'; procedure: Procedure }>
  | Readonly<{ outcome: 'none' }>
  | Readonly<{ outcome: 'not-known'; missing: readonly Asked[] }>;

/** Of the procedures about such an object, the first that is for this one. */
export function procedureFor(procedures: readonly Procedure[], object: string, known: Known): ProcedureFor {
  for (const procedure of procedures) {
    const about = procedure.object === object && procedure.inside === undefined && holdsIn(procedure, known.year);
    if (!about) continue;
    const verdict = procedure.subjects && judge(procedure.subjects, known);
    if (verdict?.truth === 'not-known') return { outcome: 'not-known', missing: verdict.missing };
    if (verdict === undefined || verdict.truth === 'yes') return { outcome: 'found', procedure };
  }
  return { outcome: 'none' };
}
