import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
let county: string;
beforeAll(async () => {
  directory = await directoryWithTree('exchange-units');
  ({ county } = directory.tree);
});
afterAll(() => directory.close());

type Found = Readonly<{
  code?: string;
  rows: number;
  made: number;
  new: number;
  changed: number;
  unchanged: number;
  refused: number;
  flaws: readonly Readonly<{ line: number; column?: string; code: string }>[];
  differences: readonly object[];
  streams: readonly Readonly<{ id: string }>[];
}>;

const head = '单位编码,单位名称,部门编码';
const table = (...rows: readonly string[]): string => [head, ...rows, ''].join('\r\n');
const send = (path: string, body: string, call: object = {}) =>
  directory.call<Found>(`/jurisdictions/${county}/exchange-units${path}`, {
    as: directory.administrator,
    body,
    headers: { 'content-type': 'text/csv' },
    ...call,
  });
const preview = async (...rows: readonly string[]) => (await send('/preview', table(...rows))).body;
const counts = ({ rows, new: fresh, changed, unchanged, refused }: Found) => [rows, fresh, changed, unchanged, refused];
const told = ({ flaws }: Found) => flaws.map(({ line, column, code }) => [line, column, code]);

const registered = async () => {
  const { rows } = await directory.pool.query<{ count: number }>(
    `select count(*)::int as count from event_store.events where type = 'organisation-registered'`,
  );
  return rows[0]!.count;
};

const ours = ['="020001",清禾县公路养护中心,020', '020,清禾县交通局,020', '021,清禾县水利局,'];

describe('a table of units of the budget system', () => {
  it('is taken once, whatever line a department stands in; sent again it makes nothing', async () => {
    expect(counts(await preview(...ours))).toEqual([3, 3, 0, 0, 0]);
    const before = await registered();
    const key = v7();
    const taken = await send('', table(...ours), { key });
    expect([taken.status, taken.body.rows, taken.body.made, taken.body.streams.length]).toEqual([201, 3, 3, 3]);
    expect(await registered()).toBe(before + 3);
    expect((await send('', table(...ours), { key })).body).toEqual(taken.body);
    expect((await send('', table(...ours))).body).toMatchObject({ rows: 3, made: 0, streams: [] });
    expect(counts(await preview(...ours))).toEqual([3, 0, 0, 3, 0]);
    expect((await send('', table('022,清禾县水务局,'), { key })).body.code).toBe('idempotency-key-reused');
    expect(await registered()).toBe(before + 3);
    const tree = await directory.call<{ items: { name: string; code: string | null; kind: string }[] }>(
      '/organisations?limit=200',
      { as: directory.administrator },
    );
    expect(tree.body.items.filter(({ code }) => code?.startsWith('02')).map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['清禾县交通局', 'department'],
        ['清禾县公路养护中心', 'unit'],
        ['清禾县水利局', 'department'],
      ]),
    );
  });

  it('says what is another there than here, and changes nothing of it', async () => {
    await send('', table(...ours));
    const before = await registered();
    const rows = ['020001,清禾县公路中心,021', '021,清禾县水利局,'];
    const found = await preview(...rows);
    expect(counts(found)).toEqual([2, 0, 1, 1, 0]);
    expect(found.differences).toMatchObject([
      { line: 2, code: '020001', what: 'name', there: '清禾县公路中心', here: '清禾县公路养护中心' },
      { line: 2, code: '020001', what: 'parent', there: '021', here: '020' },
    ]);
    expect((await send('', table(...rows))).body).toMatchObject({ made: 0, streams: [] });
    expect(await registered()).toBe(before);
  });

  it('with anything wrong is taken not at all, unless the others are asked for; each error has its line and column', async () => {
    const rows = ['030,清禾县文旅局,', '31,清禾县林业局,', '030001,图书馆,039', '030002,,030', '030,清禾县文旅局,'];
    const wrong = [
      [3, '单位编码', 'zeros-lost'],
      [4, '部门编码', 'unknown-organisation'],
      [5, '单位名称', 'cell-missing'],
      [6, undefined, 'row-twice'],
    ];
    const seen = await preview(...rows);
    expect([counts(seen), told(seen)]).toEqual([[5, 1, 0, 0, 4], wrong]);
    const before = await registered();
    const refused = await send('', table(...rows));
    expect([refused.status, refused.body.code, told(refused.body)]).toEqual([422, 'exchange-has-errors', wrong]);
    expect(await registered()).toBe(before);
    const others = await send('?errors=skip', table(...rows));
    expect([others.status, others.body.rows, others.body.made]).toEqual([201, 5, 1]);
    expect(await registered()).toBe(before + 1);
  });

  it('is read by the mapping that the county knows, of units alone', async () => {
    const mapping = {
      name: '单位表',
      table: 'units',
      columns: [
        { head: '编号', element: 'AGENCY_CODE' },
        { head: '全称', element: 'AGENCY_NAME' },
        { head: '类', element: 'AGENCY_TYPE_CODE' },
      ],
      values: [{ element: 'AGENCY_TYPE_CODE', from: '3', to: 'township' }],
      constants: [],
      amountUnit: 'yuan',
    };
    const state = (name: string, body: object) =>
      directory.call(`/jurisdictions/${county}/exchange-mappings`, {
        as: directory.administrator,
        body: { mapping: name, ...body },
        ifMatch: 0,
      });
    await state('units', mapping);
    await state('projects', { ...mapping, table: 'projects', columns: [], values: [] });
    const taken = await send('?mapping=units', '编号,全称,类\n040,清禾镇,3\n');
    expect([taken.status, taken.body.made]).toEqual([201, 1]);
    expect((await send('?mapping=projects', '编号,全称,类\n041,清水镇,3\n')).status).toBe(400);
    expect((await send('?mapping=none', '编号,全称,类\n041,清水镇,3\n')).status).toBe(404);
  });

  it('is brought by those alone who administer where the units are to stand', async () => {
    const clerk = await directory.clerk();
    const elsewhere = await directory.personWith('administrator', directory.tree.unitPath);
    const before = await registered();
    expect((await send('', table('050,清禾县气象局,'), { as: clerk })).status).toBe(403);
    expect([403, 404, 422]).toContain((await send('', table('050,清禾县气象局,'), { as: elsewhere })).status);
    expect(await registered()).toBe(before);
    expect((await send('/preview', table('050,清禾县气象局,'), { as: clerk })).status).toBe(403);
  });
});
