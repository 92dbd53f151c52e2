import { eventually } from '@wenxiao/messaging/testing';
import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('exchange-mapping');
});
afterAll(() => directory.close());

const as = (desk: string, organisationId: string): Principal => ({
  personId: v7(),
  grants: [{ desk, organisationId }],
});
const at = (jurisdictionId: string, rest = '') => `/jurisdictions/${jurisdictionId}/exchange-mappings${rest}`;
const said = {
  name: '省一体化系统项目表',
  table: 'projects',
  columns: [{ head: '单位', element: 'AGENCY_CODE' }, { head: '自有列' }],
  values: [{ element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' }],
  constants: [{ element: 'FISCAL_YEAR', value: '2026' }],
  amountUnit: 'ten-thousand-yuan',
};

const state = (jurisdictionId: string, name: string, ifMatch: number, more: object = {}) =>
  directory.call(at(jurisdictionId), {
    as: directory.administrator,
    body: { mapping: name, ...said, ...more },
    ifMatch,
  });

/** A table as another system hands it over. */
const read = (jurisdictionId: string, query: string, table: string, who = directory.administrator) =>
  directory.call(`/jurisdictions/${jurisdictionId}/exchange-readings?${query}`, {
    as: who,
    body: table,
    headers: { 'content-type': 'application/octet-stream' },
  });

describe('a mapping of columns', () => {
  it('is kept by a province in versions, and read by the counties below it until they keep one of their own', async () => {
    const { county, prefecture, other } = directory.tree;
    expect((await state(prefecture, 'city-projects', 0)).status).toBe(201);
    expect((await state(prefecture, 'city-projects', 1, { name: '新系统项目表' })).status).toBe(201);
    const desk = as('budget-desk', county);
    const one = (rest: string, jurisdictionId = county, who = desk) =>
      directory.call(at(jurisdictionId, `/city-projects${rest}`), { as: who });
    expect(await one('')).toMatchObject({
      status: 200,
      body: { ...said, name: '新系统项目表', version: 2, jurisdictionId: prefecture, isRetired: false },
    });
    expect(await one('?version=1')).toMatchObject({ body: { name: said.name, version: 1 } });
    expect((await one('?version=3')).status).toBe(404);

    expect((await state(county, 'city-projects', 0, { name: '本县项目表' })).status).toBe(201);
    expect(await one('')).toMatchObject({ body: { name: '本县项目表', jurisdictionId: county, version: 1 } });
    expect(await one('', other, as('budget-desk', other))).toMatchObject({ body: { jurisdictionId: prefecture } });
    const { body } = await directory.call<{ items: object[] }>(at(county), { as: desk });
    expect(body.items).toMatchObject(
      [
        { mapping: 'city-projects', name: '新系统项目表', jurisdictionId: prefecture, streamVersion: 2 },
        { mapping: 'city-projects', name: '本县项目表', jurisdictionId: county, streamVersion: 1 },
      ].sort((a, b) => (a.jurisdictionId < b.jurisdictionId ? -1 : 1)),
    );
  });

  it('that was retired nobody reads by, and what was read by it is still to be read', async () => {
    const { county } = directory.tree;
    expect((await state(county, 'old-projects', 0)).status).toBe(201);
    const retired = await directory.call(at(county, '/old-projects/retirement'), {
      as: directory.administrator,
      body: { reason: '系统已换' },
      ifMatch: 1,
    });
    expect(retired.status).toBe(201);
    const one = (rest: string) => directory.call(at(county, `/old-projects${rest}`), { as: directory.administrator });
    expect((await one('')).status).toBe(404);
    expect(await one('?version=1')).toMatchObject({ status: 200, body: { isRetired: true } });
  });

  it('is refused with everything that is wrong with it, in both languages', async () => {
    const columns = [
      { head: '编号', element: 'KPI_LV1' },
      { head: '编 号', element: 'PRO_CODE' },
    ];
    const { status, body } = await state(directory.tree.county, 'flawed', 0, { columns });
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'mapping-flawed' });
    expect((body['errors'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'columns[0].element',
      'columns[1].head',
    ]);
    expect((await state(directory.tree.county, 'Not-A-Name', 0)).status).toBe(400);
  });

  it('is stated by those alone whose desk it is, where they have it', async () => {
    const { county, other } = directory.tree;
    const asked = [as('budget-unit', county), as('business-desk', county), as('budget-desk', other)].map((who) =>
      directory.call(at(county), { as: who, body: { mapping: 'theirs', ...said }, ifMatch: 0 }),
    );
    // Whoever has nothing here is told of no county.
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 403, 404]);
  });
});

describe('a table of another system', () => {
  it('is read by a mapping, and every error of it is named with its line and column', async () => {
    const { county } = directory.tree;
    await state(county, 'read-by', 0);
    const rows = [
      '单位,PRO_CODE,项目名称,AMT,资金性质,自有列',
      '012001,51,农村公路,12.5,11111,甲',
      '12001,51,农村公路,1,9,乙',
    ];
    const { status, body } = await read(county, 'mapping=read-by&year=2026', rows.join('\r\n'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ encoding: 'utf-8', rows: 2, wrong: 1, isWhole: true });
    expect(body['flaws'] as object[]).toMatchObject([
      { line: 3, column: '单位', code: 'zeros-lost' },
      { line: 3, column: '资金性质', code: 'unknown-value' },
    ]);
    expect(body['shown']).toMatchObject([
      {
        line: 2,
        values: { AGENCY_CODE: '012001', AMT: '125000.00', FUND_TYPE_CODE: 'general-public', FISCAL_YEAR: '2026' },
        kept: { 自有列: '甲' },
      },
      { line: 3 },
    ]);
  });

  it('of another county is named by each row, where the county has a code', async () => {
    const { prefecture } = directory.tree;
    const coded = await directory.register(prefecture, prefecture, {
      kind: 'jurisdiction',
      level: 'county',
      name: '有编码的县',
      code: '361129',
    });
    const id = coded.body.streams[0]!.id;
    const table = 'AGENCY_CODE,AGENCY_NAME,MOF_DIV_CODE\n012001,县一中,361129000\n012002,县二中,361130000\n';
    await eventually(async () =>
      expect((await read(id, 'table=units', table)).body).toMatchObject({
        wrong: 1,
        flaws: [{ line: 3, column: 'MOF_DIV_CODE', code: 'other-division' }],
      }),
    );
  });

  it('that cannot be read is answered in words, however much of it still comes', async () => {
    const { county } = directory.tree;
    const workbook = `PK\u0003\u0004${'x'.repeat(3 * 1024 * 1024)}`;
    expect(await read(county, 'table=units', workbook)).toMatchObject({
      status: 200,
      body: { isWhole: false, flaws: [{ code: 'spreadsheet-file' }] },
    });
    expect((await read(county, '', 'a')).status).toBe(400);
    expect((await read(county, 'table=units&year=26', 'a')).status).toBe(400);
    expect((await read(county, 'mapping=nobody-knows', 'a')).status).toBe(404);
    expect((await read(county, 'table=units', 'a', as('budget-unit', county))).status).toBe(403);
  });
});

it('says which tables there are, and what stands in them', async () => {
  const { body } = await directory.call<{ tables: { table: string; elements: { name: string }[] }[] }>(
    '/exchange-tables',
    {
      as: as('budget-unit', directory.tree.unit),
    },
  );
  expect(body.tables.map(({ table }) => table)).toEqual(['units', 'projects', 'targets', 'indicators']);
  expect(body.tables[0]?.elements[0]).toMatchObject({ name: 'AGENCY_CODE', zh: '单位代码', required: true });
});
