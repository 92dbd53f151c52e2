// Whoever sets a county up does it by three files, and is told of every line that is wrong.
import pg from 'pg';
import { cast } from '@wenxiao/cli/demo';
import { type Answer, Caller } from '../harness/caller.js';
import { newId } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { csv, type Imported, type ImportKind, previewImport, takeImport } from '../harness/importing.js';
import type { County, Problem } from '../harness/county.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let administrator: Caller;
let stores: Readonly<Record<ImportKind, pg.Client>>;
beforeAll(async () => {
  product = await startProduct();
  ({ county, administrator } = product);
  const [directory, targets] = ['directory', 'targets'].map((store) => {
    return new pg.Client({ connectionString: product.running.stores.urlOf(store, 'service') });
  }) as [pg.Client, pg.Client];
  await Promise.all([directory.connect(), targets.connect()]);
  stores = { organisations: directory, people: directory, subjects: targets };
  await takeOrganisations([...units(60, '导入单位', '205009'), ['导入主管部门', '主管部门', '', '205009', '']]);
  // Targets knows what directory made a moment ago.
  await eventually('targets knows the units', async () => {
    const { body } = await previewImport(county.people.office, county, 'subjects', csv(projectHeads, projects(60)));
    return body.ready === 60 ? true : undefined;
  });
});
afterAll(async () => {
  await Promise.all([stores.people.end(), stores.subjects.end()]);
  await product.close();
});

const unitHeads = ['单位名称', '类别', '上级', '编码', '承担岗位'];
const personHeads = ['账号名', '姓名', '所在单位', '岗位'];
const projectHeads = ['预算单位', '对象类型', '名称', '项目代码', '新增标记', '计划实施起始日', '计划资金（本级资金）'];

/** What was recorded of registrations so far. */
async function counted(): Promise<Readonly<Record<ImportKind, number>>> {
  const types = { organisations: 'organisation-registered', people: 'account-opened', subjects: 'subject-registered' };
  const count = async (kind: ImportKind) => {
    const { rows } = await stores[kind].query<{ count: number }>(
      'select count(*)::int as count from event_store.events where type = $1',
      [types[kind]],
    );
    return rows[0]?.count ?? 0;
  };
  return {
    organisations: await count('organisations'),
    people: await count('people'),
    subjects: await count('subjects'),
  };
}

const units = (count: number, name: string, parent: string): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => [`${name}${at}`, '预算单位', parent, '', '']);
const projects = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, at) => {
    return [`导入单位${at % 60}`, '项目', `导入项目${at}`, '', '延续', '2023-01-01', '1000.00'];
  });

/** Takes organisations, and waits until they are known where people are registered. */
async function takeOrganisations(
  rows: readonly (readonly string[])[],
  call: Parameters<typeof takeImport>[4] = {},
): Promise<Answer<Imported>> {
  const taken = await takeImport(administrator, county, 'organisations', csv(unitHeads, rows), call);
  if (taken.status !== 201) throw new Error(`The file is not taken: ${taken.text}`);
  const one = county.path('directory', 'organisations');
  for (const { id } of taken.body.streams)
    await eventually('each of them is known', async () =>
      (await administrator.get(`${one}/${id}`)).status === 200 ? true : undefined,
    );
  return taken;
}

describe('a county', () => {
  it('is filled from three files: units whose parents stand in any line, people who sign in, five hundred projects', async () => {
    const before = await counted();
    const organisations = [
      ...units(60, '填报单位', '205010'),
      ['填报主管部门', '主管部门', '', '205010', ''],
      ['填报科室', '内设科室', '填报主管部门', '', ''],
    ];
    const seen = await previewImport(administrator, county, 'organisations', csv(unitHeads, organisations));
    expect([seen.status, seen.body]).toEqual([200, { rows: 62, ready: 62, wrong: 0, errors: [] }]);
    const made = await takeOrganisations(organisations);
    expect(made.body).toMatchObject({ rows: 62, made: 62, skipped: 0 });

    const people = csv(personHeads, [
      ['daoru.yi', '导入一', '填报单位0', '预算单位经办'],
      ['daoru.er', '导入二', '205010', 'department-reviewer；预算单位经办@导入单位1'],
      ['daoru.san', '导入三', '填报单位1', ''],
    ]);
    const came = await takeImport(administrator, county, 'people', people);
    expect([came.status, came.body]).toMatchObject([201, { rows: 3, made: 3 }]);
    const [{ accountName, password } = { accountName: '', password: '' }] = came.body.passwords;
    expect([accountName, came.body.passwords.length]).toEqual(['daoru.yi', 3]);
    const newcomer = Caller.signingIn(product.running.url, accountName, password);
    const grants = await eventually('the desk of the newcomer is known', async () => {
      const { body } = await newcomer.get<{ account: { grants: readonly object[] } }>('/api/session');
      return body.account.grants.length > 0 ? body.account.grants : undefined;
    });
    expect(grants).toEqual([expect.objectContaining({ desk: 'budget-unit' })]);
    const refused = await newcomer.get<Problem>(county.path('targets', 'subjects'));
    expect([refused.status, refused.body.code]).toEqual([403, 'password-change-required']);

    const taken = await takeImport(county.people.office, county, 'subjects', csv(projectHeads, projects(500)));
    expect([taken.status, taken.body]).toMatchObject([201, { rows: 500, made: 500 }]);
    // All of a file is one append; how long it takes is a matter of `npm run bench -- list`.
    const { rows } = await stores.subjects.query<{ appends: number; events: number }>(
      `select count(distinct transaction_id)::int as appends, count(*)::int as events
         from event_store.events where type = 'subject-registered' and stream = any ($1)`,
      [taken.body.streams.map(({ stream }) => stream)],
    );
    expect(rows).toEqual([{ appends: 1, events: 500 }]);
    expect(await counted()).toEqual({
      organisations: before.organisations + 62,
      people: before.people + 3,
      subjects: before.subjects + 500,
    });

    const [first] = taken.body.streams;
    const trail = await trailWith(county, first?.id ?? '', 'subject-registered');
    expect(entryOf(trail, 'subject-registered')).toMatchObject({ actor: { as: 'grant', desk: 'performance-office' } });
  });

  it('is not changed by a thousand bad lines, all of which are named', async () => {
    const before = await counted();
    const bad = csv(unitHeads, units(1000, '无上级', '没有这个单位'));
    const seen = await previewImport(administrator, county, 'organisations', bad);
    expect(seen.body).toMatchObject({ rows: 1000, ready: 0, wrong: 1000 });
    const lines = Array.from({ length: 1000 }, (_, at) => at + 2);
    expect(seen.body.errors.map(({ line }) => line)).toEqual(lines);
    expect(seen.body.errors[0]).toEqual({
      line: 2,
      field: 'parent',
      column: '上级',
      code: 'unknown-organisation',
      zh: expect.stringContaining('没有这个单位') as string,
      en: expect.stringContaining('Give its code') as string,
    });
    // One right line does not let the others in.
    const mixed = `${bad}\r\n对的单位,预算单位,,,`;
    const taken = await takeImport(administrator, county, 'organisations', mixed);
    expect([taken.status, taken.body.code, taken.body.count]).toEqual([422, 'import-has-errors', 1000]);
    expect(taken.body.rejected.map(({ line }) => line)).toEqual(lines);
    expect(await counted()).toEqual(before);
  });

  it('takes the right lines of a file with errors where it is asked so, and nothing that rests on a wrong one', async () => {
    const rows = [
      ['留下的部门', '主管部门', '', '', ''],
      ['错的部门', '主管部门', '没有', '', ''],
      ['错部门之下', '预算单位', '错的部门', '', ''],
      ['留下的单位', '预算单位', '留下的部门', '', ''],
    ];
    const { body } = await previewImport(administrator, county, 'organisations', csv(unitHeads, rows));
    expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown-organisation'],
      [4, 'needed-row-wrong'],
    ]);
    const taken = await takeOrganisations(rows, { skip: true });
    expect(taken.body).toMatchObject({ rows: 4, made: 2, skipped: 2 });
  });
});

describe('a file', () => {
  it('is refused with each cell that is a formula, but for numbers and for what an apostrophe makes text', async () => {
    const before = await counted();
    const file = csv(projectHeads, [
      ['导入单位0', '项目', '=1+1', '', '', '', ''],
      ['导入单位0', '项目', '+cmd', '@SUM(A1)', '', '', ''],
      ['导入单位0', '项目', "'=合法", '', '', '', '+5'],
      ['导入单位0', '项目', '\t制表', '', '', '', ''],
      ['导入单位0', '项目', '负数', '', '', '', '-5'],
    ]);
    const { office } = county.people;
    const { body } = await previewImport(office, county, 'subjects', file);
    expect(body.errors.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, 'name', 'formula'],
      [3, 'name', 'formula'],
      [3, 'officialCode', 'formula'],
      [5, 'name', 'formula'],
      [6, 'planned-own', 'bad-amount'],
    ]);
    expect((await takeImport(office, county, 'subjects', file)).body.code).toBe('import-has-errors');
    expect(await counted()).toEqual(before);
  });

  it('is taken once: its repeat under one key answers as before, another file under the key and the file anew are refused', async () => {
    const key = newId();
    const file = csv(unitHeads, units(2, '一次', ''));
    const first = await takeOrganisations(units(2, '一次', ''), { key });
    const again = await takeImport(administrator, county, 'organisations', file, { key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await takeImport(administrator, county, 'organisations', `${file}\r\n再一个,预算单位,,,`, { key });
    expect(other.body.code).toBe('idempotency-key-reused');
    const anew = await takeImport(administrator, county, 'organisations', file);
    expect([anew.status, anew.body.code]).toEqual([409, 'imported-already']);
    expect(anew.body.rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, 'there-already'],
      [3, 'there-already'],
    ]);
  });

  it('names what stands in it twice', async () => {
    const twice = csv(unitHeads, [
      ['成双', '预算单位', '', 'S1', ''],
      ['成双', '预算单位', '', '', ''],
      ['另名', '预算单位', '', 's1', ''],
    ]);
    const seen = await previewImport(administrator, county, 'organisations', twice);
    expect(seen.body.errors.map(({ line, code }) => [line, code])).toEqual([
      [3, 'double-row'],
      [4, 'double-row'],
    ]);
    const people = csv(personHeads, [
      ['Cheng.Shuang', '甲', '导入单位0', ''],
      ['cheng.shuang', '乙', '导入单位0', ''],
      [cast.unit.accountName, '丙', '导入单位0', ''],
    ]);
    const { body } = await previewImport(administrator, county, 'people', people);
    expect(body.errors.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'accountName', 'double-row'],
      [4, 'accountName', 'there-already'],
    ]);
  });

  it('is read in UTF-8 with or without its mark and in GB18030, under Chinese headings or codes', async () => {
    const head = 'name,kind,parent';
    expect((await previewImport(administrator, county, 'organisations', `\uFEFF${head}\n甲,unit,`)).body.ready).toBe(1);
    // “名称,类别” and “甲,预算单位” as Excel saves them on Chinese Windows.
    const bytes = Uint8Array.from(Buffer.from('c3fbb3c62cc0e0b1f00d0abcd72cd4a4cbe3b5a5cebb', 'hex'));
    expect((await previewImport(administrator, county, 'organisations', bytes)).body).toMatchObject({
      ready: 1,
      rows: 1,
    });
    const template = await administrator.get('/api/directory/organisations/import-template');
    expect(template.text.startsWith('单位名称,类别,上级,编码')).toBe(true);
    expect(template.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it.each([
    ['no table', Uint8Array.of(0x22, 0x61, 0xff, 0xff), 422, 'not-a-table'],
    ['no columns', '', 422, 'columns-missing'],
    ['other columns', '名称,类别,密码\n甲,unit,1', 422, 'columns-unknown'],
    ['no rows', '名称,类别\n\n,\n', 422, 'import-empty'],
    ['too many rows', `名称,类别\n${'甲,unit\n'.repeat(2001)}`, 413, 'import-too-large'],
    ['too many bytes', `名称,类别\n${'甲'.repeat(1024 * 1024)},unit\n`, 413, 'import-too-large'],
  ])('is refused with %s', async (_, file, status, code) => {
    const answer = await takeImport(administrator, county, 'organisations', file);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('whoever imports', () => {
  it('gives nobody more than they could by hand, line by line', async () => {
    const file = csv(personHeads, [
      ['shou.quan1', '甲', '导入单位0', '财政预算股'],
      ['shou.quan2', '乙', '导入单位0', '系统管理员；运行维护'],
      ['shou.quan3', '丙', '导入单位0', '没有的岗位'],
    ]);
    const { body } = await previewImport(administrator, county, 'people', file);
    expect(body.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'desk-not-here'],
      [3, 'desk-not-here'],
      [4, 'unknown-value'],
    ]);
  });

  it('reaches no further than their own grants', async () => {
    const made = await takeImport(
      administrator,
      county,
      'people',
      csv(personHeads, [['bumen.guanli', '部门管理员', '导入主管部门', '系统管理员']]),
    );
    const { accountName = '', password = '' } = made.body.passwords[0] ?? {};
    const url = product.running.url;
    const own = 'quiet-river-41-lantern';
    const changed = { currentPassword: password, newPassword: own };
    expect((await Caller.signingIn(url, accountName, password).post('/api/session/password', changed)).status).toBe(
      200,
    );
    const local = Caller.signingIn(url, accountName, own);
    const outside = csv(unitHeads, [
      ['界内单位', '预算单位', '导入主管部门', '', ''],
      ['界外单位', '预算单位', county.unitId, '', ''],
      ['区划之下', '主管部门', '', '', ''],
    ]);
    const seen = await eventually('the desk of the newcomer is known', async () => {
      const answer = await previewImport(local, county, 'organisations', outside);
      return answer.status === 200 ? answer : undefined;
    });
    expect(seen.body.errors.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown-organisation'],
      [4, 'unknown-organisation'],
    ]);
    const { unit } = county.people;
    const clerk = await takeImport(unit, county, 'organisations', outside);
    expect([clerk.status, clerk.body.code]).toEqual([403, 'wrong-desk']);
  });
});
