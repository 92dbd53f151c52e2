import { yearEndOf } from '@wenxiao/domain';
import { type ImportRow, RowFlaw } from '@wenxiao/service-kit';
import type { SubjectColumn } from '../subject/subject-sheet.js';
import type { ForeignProject } from './projects-in-rows.js';

/** The elements that say what a registration does. */
export const registeredBy = {
  name: 'PRO_NAME',
  officialCode: 'PRO_CODE',
  unit: 'AGENCY_CODE',
  department: 'DEPT_CODE',
  level: 'PRO_LEV',
  within: 'PRO_LEVONE_CODE',
  categories: 'PRO_CAT_CODE',
  plannedFrom: 'PRO_START_YEAR',
  plannedTo: 'PRO_TERM',
} as const;

/** A project as a file of registrations would have it. */
export function registrationOf({ line, code, unit, name, said }: ForeignProject): ImportRow<SubjectColumn> {
  const [start, term] = [said.get('PRO_START_YEAR'), said.get('PRO_TERM')];
  const cell = (column: SubjectColumn, element: string) => {
    const value = said.get(element);
    return value === undefined ? {} : { [column]: value };
  };
  const isWhole = term !== undefined && /^[1-9]\d?$/.test(term);
  return {
    line,
    cells: {
      unit,
      kind: 'project',
      name,
      officialCode: code,
      ...cell('department', 'DEPT_CODE'),
      ...cell('level', 'PRO_LEV'),
      ...cell('within', 'PRO_LEVONE_CODE'),
      ...cell('categories', 'PRO_CAT_CODE'),
      ...(start !== undefined && { plannedFrom: `${start}-01-01` }),
      ...(start !== undefined && isWhole && { plannedTo: yearEndOf(Number(start) + Number(term) - 1) }),
    },
    flaws: term !== undefined && !isWhole ? [new RowFlaw('unknown-value', 'plannedTo', { possible: '1–99' })] : [],
  };
}
