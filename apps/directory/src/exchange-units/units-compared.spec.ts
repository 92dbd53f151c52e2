import type { ExchangeRow } from '@wenxiao/exchange';
import type { Organisation } from '@wenxiao/service-kit';
import { unitsCompared } from './units-compared.js';

const organisation = (id: string, name: string, code: string | undefined, above: readonly string[]): Organisation => ({
  id,
  nature: 'body',
  kind: 'unit',
  name,
  ...(code !== undefined && { code }),
  jurisdictionId: 'county',
  desks: [],
  path: [...above, id],
});
const tree = [
  organisation('county', '清禾县', '361129', []),
  organisation('education', '教育局', '012', ['county']),
  organisation('school', '县一中', '012001', ['county', 'education']),
  { ...organisation('gone', '县三中', '012003', ['county', 'education']), mergedInto: 'school' },
];
const row = (line: number, values: Readonly<Record<string, string>>, ...flaws: ExchangeRow['flaws']): ExchangeRow => ({
  line,
  values: new Map(Object.entries(values)),
  kept: new Map(),
  flaws,
});
const school = { AGENCY_CODE: '012001', AGENCY_NAME: '县一中', DEPT_CODE: '012' };

describe('a table of units', () => {
  it('has what is new below its department, and a department below the county', () => {
    const { fresh, unchanged } = unitsCompared(
      [
        row(2, { AGENCY_CODE: '013', AGENCY_NAME: '交通局', DEPT_CODE: '013' }),
        row(3, { AGENCY_CODE: '013001', AGENCY_NAME: '养护中心', DEPT_CODE: '013', AGENCY_ABBREVIATION: '养护' }),
        row(4, { AGENCY_CODE: '012003', AGENCY_NAME: '县三中', DEPT_CODE: '012', AGENCY_TYPE_CODE: 'township' }),
        row(5, { AGENCY_CODE: '099', AGENCY_NAME: '撤销局', IS_DELETED: 'true' }),
      ],
      tree,
    );
    expect(fresh).toEqual([
      { line: 2, cells: { name: '交通局', kind: 'department', code: '013' }, flaws: [] },
      {
        line: 3,
        cells: { name: '养护中心', kind: 'unit', code: '013001', parent: '013', shortName: '养护' },
        flaws: [],
      },
      // Whose code belonged to what was taken over.
      { line: 4, cells: { name: '县三中', kind: 'township', code: '012003', parent: '012' }, flaws: [] },
    ]);
    expect(unchanged).toBe(1);
  });

  it('says of each unit that is here what is another there, and of what is alike nothing', () => {
    const of = (values: object) => unitsCompared([row(2, { ...school, ...values })], tree);
    expect(of({})).toMatchObject({ fresh: [], differences: [], changed: 0, unchanged: 1 });
    const at = { line: 2, code: '012001', organisationId: 'school' };
    expect(of({ AGENCY_NAME: '第一中学', DEPT_CODE: '013' })).toMatchObject({
      changed: 1,
      unchanged: 0,
      differences: [
        { ...at, what: 'name', there: '第一中学', here: '县一中' },
        { ...at, what: 'parent', there: '013', here: '012' },
      ],
    });
    expect(of({ IS_DELETED: 'true' }).differences).toEqual([{ ...at, what: 'deleted', there: 'true', here: '县一中' }]);
  });

  it('leaves a row with a flaw out, and tells the flaw', () => {
    const flaw = { line: 2, code: 'zeros-lost', zh: '零', en: 'zeros' } as const;
    expect(unitsCompared([row(2, { AGENCY_NAME: '县一中' }, flaw)], tree)).toMatchObject({
      fresh: [],
      wrong: 1,
      flaws: [flaw],
    });
  });
});
