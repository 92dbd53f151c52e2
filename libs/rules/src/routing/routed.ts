import { judge } from '../condition/judge.js';
import type { Asked, Known, RestedOn } from '../condition/known.js';
import type { Route } from '../shape/desk.js';
import { holdsIn } from '../condition/holds-in.js';

/**
 * Where a route leads on the day of the act.
 *
 * `routed`: to the desk of the first row that holds; `with` co-operate. `lead-desk`: no row holds, or the department is
 * assigned to no desk that day, and the set's lead desk acts, with a reason. `not-known`: a row cannot be passed over before
 * the figures in `missing` are known. `path` is the member that decided, `routes/business-desk/rows/ppp`.
 */
export type Routed =
  | Readonly<{
      outcome: 'routed';
      desk: string;
      with: readonly string[];
      path: string;
      restedOn: readonly RestedOn[];
    }>
  | Readonly<{ outcome: 'lead-desk'; because: 'no-row' | 'no-assignment'; path: string }>
  | Readonly<{ outcome: 'not-known'; path: string; missing: readonly Asked[] }>;

/**
 * @param assigned the desk to which the department is assigned on the day of the act, where it is: the end of a route by
 * department, and what `department` means among those who co-operate.
 */
export function routed(route: Route, known: Known, assigned: string | undefined): Routed {
  const end = `routes/${route.code}`;
  for (const row of route.rows) {
    if (!holdsIn(row, known.year)) continue;
    const path = `${end}/rows/${row.code}`;
    if ('by' in row) {
      if (assigned === undefined) return { outcome: 'lead-desk', because: 'no-assignment', path };
      return { outcome: 'routed', desk: assigned, with: [], path, restedOn: [] };
    }
    const verdict = judge(row.when, known);
    if (verdict.truth === 'not-known') return { outcome: 'not-known', path, missing: verdict.missing };
    if (verdict.truth !== 'yes') continue;
    const others = (row.with ?? []).flatMap((desk) => (desk === 'department' ? (assigned ?? []) : desk));
    const beside = new Set(others.filter((desk) => desk !== row.desk));
    return { outcome: 'routed', desk: row.desk, with: [...beside], path, restedOn: verdict.restedOn };
  }
  return { outcome: 'lead-desk', because: 'no-row', path: end };
}
