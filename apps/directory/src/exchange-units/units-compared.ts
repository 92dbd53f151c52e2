import type { ExchangeFlaw, ExchangeRow } from '@wenxiao/exchange';
import type { ImportRow, Organisation } from '@wenxiao/service-kit';
import type { OrganisationColumn } from '../organisation/organisation-sheet.js';

/** What a unit is there and here, where that differs: a person renames, moves or merges it, who sees why. */
export type UnitDifference = Readonly<{
  line: number;
  code: string;
  organisationId: string;
  what: 'name' | 'parent' | 'deleted';
  there: string;
  here: string;
}>;

/** Rows of a table of units beside the tree: those of units that are new, those that differ, and how many are alike. */
export type UnitsCompared = Readonly<{
  fresh: readonly ImportRow<OrganisationColumn>[];
  differences: readonly UnitDifference[];
  changed: number;
  unchanged: number;
  flaws: readonly ExchangeFlaw[];
  /** Rows with a flaw. */
  wrong: number;
}>;

/** @param all the organisations of the jurisdiction that whoever brings the table reaches */
export function unitsCompared(rows: readonly ExchangeRow[], all: readonly Organisation[]): UnitsCompared {
  const going = all.filter(({ mergedInto, code }) => mergedInto === undefined && code !== undefined);
  const byCode = new Map(going.map((each) => [each.code?.toLowerCase(), each]));
  const byId = new Map(all.map((each) => [each.id, each]));
  const fresh: ImportRow<OrganisationColumn>[] = [];
  const differences: UnitDifference[] = [];
  const flaws: ExchangeFlaw[] = [];
  let [changed, unchanged, wrong] = [0, 0, 0];
  for (const row of rows) {
    flaws.push(...row.flaws);
    const here = byCode.get(row.values.get('AGENCY_CODE')?.toLowerCase());
    if (row.flaws.length > 0) wrong += 1;
    else if (!here) {
      // What was deleted there and never came here is nothing.
      if (row.values.get('IS_DELETED') === 'true') unchanged += 1;
      else fresh.push(unitOf(row));
    } else {
      const found = differencesOf(row, here, byId);
      differences.push(...found);
      if (found.length > 0) changed += 1;
      else unchanged += 1;
    }
  }
  return { fresh, differences, changed, unchanged, flaws, wrong };
}

function differencesOf(
  { line, values }: ExchangeRow,
  here: Organisation,
  byId: ReadonlyMap<string, Organisation>,
): readonly UnitDifference[] {
  const code = values.get('AGENCY_CODE') ?? '';
  const of = { line, code, organisationId: here.id };
  if (values.get('IS_DELETED') === 'true') return [{ ...of, what: 'deleted', there: 'true', here: here.name }];
  const [name, department] = [values.get('AGENCY_NAME') ?? '', values.get('DEPT_CODE')];
  const parent = byId.get(here.path.at(-2) ?? '')?.code ?? '';
  const isElsewhere =
    department !== undefined && department !== code && department.toLowerCase() !== parent.toLowerCase();
  return [
    ...(name === here.name ? [] : [{ ...of, what: 'name' as const, there: name, here: here.name }]),
    ...(isElsewhere ? [{ ...of, what: 'parent' as const, there: department, here: parent }] : []),
  ];
}

/** A row as a file of registrations would have it: below its department, or below the jurisdiction where it is one. */
function unitOf({ line, values }: ExchangeRow): ImportRow<OrganisationColumn> {
  const [code = '', department] = [values.get('AGENCY_CODE'), values.get('DEPT_CODE')];
  const isDepartment = department === undefined || department === code;
  const shortName = values.get('AGENCY_ABBREVIATION');
  const cells = {
    name: values.get('AGENCY_NAME') ?? '',
    kind: values.get('AGENCY_TYPE_CODE') ?? (isDepartment ? 'department' : 'unit'),
    code,
    ...(!isDepartment && { parent: department }),
    ...(shortName !== undefined && { shortName }),
  };
  return { line, cells, flaws: [] };
}
