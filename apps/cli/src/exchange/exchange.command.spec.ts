import { Command } from 'commander';
import { FakeProduct } from '../testing/fake-product.js';
import { Progress } from '../progress.js';
import { addExchange } from './exchange.command.js';

// The command against answers of the product; what the product itself answers is tested where it stands.

let product: FakeProduct;
beforeAll(async () => {
  product = await FakeProduct.start();
});
afterAll(() => product.close());
beforeEach(() => product.reset());

const table = '单位,项目编码,项目名称,资金性质,自有列\n="012001",51,农村公路,11111,甲\n12001,52,村级道路,12,乙\n';
const mapping = {
  table: 'projects',
  name: '项目表',
  columns: [{ head: '单位', element: 'AGENCY_CODE' }],
  values: [
    { element: 'FUND_TYPE_CODE', from: '111*', to: 'general-public' },
    { element: 'FUND_TYPE_CODE', from: '12', to: 'government-fund' },
  ],
};

/** A command that stays offline: it knows no address. */
async function offline(...words: readonly string[]) {
  const said = { printed: '', error: '', status: undefined as number | undefined };
  const program = new Command('wenxiao').exitOverride();
  addExchange(program, {
    out: (text) => (said.printed += text),
    error: (text) => (said.error += text),
    end: (status) => (said.status = status),
    environment: {},
    password: () => Promise.resolve(''),
    progress: new Progress({ isTTY: false, write: () => true }),
  });
  await program.parseAsync([...words], { from: 'user' });
  return said;
}

describe('wenxiao exchange check', () => {
  it('says each column, and each cell that is wrong', async () => {
    const [file, by] = [await product.file('t.csv', table), await product.file('m.json', JSON.stringify(mapping))];
    const { printed, status } = await offline('exchange', 'check', file, '--mapping', by);
    expect(status).toBe(1);
    expect(printed).toContain('2 行，有误 1 行');
    expect(printed).toMatch(/单位 +AGENCY_CODE +单位代码/);
    expect(printed).toMatch(/自有列 +— +不认识的列/);
    expect(printed).toMatch(/3 +单位 +zeros-lost/);
    expect(product.asked).toEqual([]);
  });

  it('is done where nothing is wrong, and prints the rows as they are read', async () => {
    const file = await product.file('t.csv', 'AGENCY_CODE,AGENCY_NAME\n012001,县一中\n');
    const { printed, status } = await offline('exchange', 'check', file, '--table', 'units', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ rows: 1, flaws: [], shown: [{ values: { AGENCY_CODE: '012001' } }] });
  });

  it('is not done without a table, without a file, or by a mapping that is none', async () => {
    const file = await product.file('t.csv', table);
    expect(await offline('exchange', 'check', file)).toMatchObject({
      status: 2,
      error: expect.stringContaining('--table'),
    });
    expect(await offline('exchange', 'check', 'missing.csv', '--table', 'units')).toMatchObject({ status: 2 });
    for (const flawed of ['{', '{"table":"projects","columns":[{"head":"a","element":"KPI_LV1"}]}', '{"table":"x"}']) {
      const by = await product.file('m.json', flawed);
      const { status, error } = await offline('exchange', 'check', file, '--mapping', by);
      expect({ status, error }).toEqual({ status: 2, error: expect.stringContaining('not-a-mapping') });
    }
  });
});

describe('wenxiao exchange mapping', () => {
  it('is drafted from a table, with every column and every code that means something', async () => {
    const file = await product.file('t.csv', table);
    const { printed, status } = await offline('exchange', 'mapping', 'draft', file, '--table', 'projects');
    expect(status).toBe(0);
    expect(JSON.parse(printed)).toEqual({
      name: '',
      table: 'projects',
      columns: [
        { head: '单位' },
        { head: '项目编码', element: 'PRO_CODE' },
        { head: '项目名称', element: 'PRO_NAME' },
        { head: '资金性质', element: 'FUND_TYPE_CODE' },
        { head: '自有列' },
      ],
      values: [
        { element: 'FUND_TYPE_CODE', from: '11111', to: '' },
        { element: 'FUND_TYPE_CODE', from: '12', to: '' },
      ],
      constants: [],
      amountUnit: 'yuan',
    });
  });

  it('is stated upon the version that is there', async () => {
    const kept = { jurisdictionId: 'c1', mapping: 'projects', version: 3, streamVersion: 4, amountUnit: 'yuan' };
    const above = { ...kept, jurisdictionId: 'p1', streamVersion: 9 };
    product.answers = {
      'GET /exchange-mappings': { status: 200, body: { items: [above, kept], more: false, totals: { rows: 2 } } },
      'POST /exchange-mappings': { status: 201, body: { outcome: 'accepted', streams: [] } },
      'GET /exchange-mappings/projects': { status: 200, body: kept },
    };
    const by = await product.file('m.json', JSON.stringify(mapping));
    const said = await product.run(addExchange, ['exchange', 'mapping', 'put', 'projects', by, '--county', 'c1']);
    expect(said).toMatchObject({ status: 0, out: expect.stringContaining('第 3 版') });
    const posted = product.asked.find(({ method }) => method === 'POST');
    expect(JSON.parse(posted?.body ?? '{}')).toEqual({
      mapping: 'projects',
      ...mapping,
      constants: [],
      amountUnit: 'yuan',
    });
  });

  it('is tried by the product, which is sent the table as it is', async () => {
    const answer = {
      encoding: 'utf-8',
      columns: [],
      rows: 1,
      wrong: 0,
      flaws: [],
      flawsCount: 0,
      isWhole: true,
      shown: [],
    };
    product.answers = { 'POST /exchange-readings': { status: 200, body: answer } };
    const file = await product.file('t.csv', table);
    const words = ['exchange', 'mapping', 'try', file, '--mapping', 'projects', '--county', 'c1', '--year', '2026'];
    expect(await product.run(addExchange, words)).toMatchObject({ status: 0, out: expect.stringContaining('1 行') });
    expect(product.asked).toMatchObject([
      {
        url: '/api/directory/jurisdictions/c1/exchange-readings?mapping=projects&year=2026',
        type: 'text/csv',
        body: table,
      },
    ]);
  });
});

describe('wenxiao exchange import', () => {
  const found = (more: object = {}) => ({
    status: 200,
    body: { rows: 1, new: 1, changed: 0, unchanged: 0, refused: 0, codes: [], flaws: [], differences: [], ...more },
  });
  const flaw = { line: 2, column: '单位代码', code: 'unknown-organisation', zh: '没有单位', en: 'There is none.' };
  const taken = { status: 201, body: { rows: 1, made: 1, changed: 0, noted: 0 } };
  const waits = { new: 0, refused: 1, flaws: [flaw], unknownUnits: [{ line: 2, code: '012001' }] };
  const batch = async (...words: readonly string[]) => {
    const [units, projects] = [await product.file('u.csv', 'u'), await product.file('p.csv', 'p')];
    const tables = ['--units', units, '--projects', projects, '--projects-mapping', 'vendor'];
    return product.run(addExchange, ['exchange', 'import', '--county', 'c1', '--batch', 'b1', ...tables, ...words]);
  };
  const asked = () => product.asked.map(({ url }) => url.replace('/api/', '').replace('jurisdictions/c1/', ''));

  it('checks all tables before it takes any; a project waits for a unit of the same batch', async () => {
    product.answers = {
      'POST /exchange-units/preview': found({ codes: ['012001'] }),
      'POST /exchange-units': taken,
      'POST /exchange-projects/preview': [found(waits), found(waits), found({})],
      'POST /exchange-projects': taken,
    };
    const seen = await batch();
    expect(seen).toMatchObject({ status: 0, out: expect.stringContaining('等待同批单位 1') });
    expect(asked()).toEqual(['directory/exchange-units/preview', 'targets/exchange-projects/preview?mapping=vendor']);
    const outcome = await batch('--take');
    expect(outcome).toMatchObject({ status: 0, out: expect.stringContaining('已导入：登记 1，下达控制数 0 · taken') });
    expect(asked().slice(4)).toEqual([
      'directory/exchange-units',
      'targets/exchange-projects/preview?mapping=vendor',
      'targets/exchange-projects?mapping=vendor&batch=b1',
    ]);
  });

  it('takes nothing where a row of any table is wrong, unless the others are asked for', async () => {
    product.answers = {
      'POST /exchange-units/preview': found(),
      'POST /exchange-units': taken,
      'POST /exchange-projects/preview': found(waits),
      'POST /exchange-projects': taken,
    };
    expect(await batch('--take')).toMatchObject({ status: 1, out: expect.stringContaining('unknown-organisation') });
    expect(asked().filter((url) => !url.includes('preview'))).toEqual([]);
    await batch('--take', '--skip-errors');
    expect(asked().filter((url) => !url.includes('preview'))).toEqual([
      'directory/exchange-units?errors=skip',
      'targets/exchange-projects?mapping=vendor&errors=skip&batch=b1',
    ]);
  });

  it('sends targets and their indicators together, behind units and projects; one waits for a project of the same batch', async () => {
    const waiting = { new: 0, refused: 1, unknownProjects: [{ line: 2, code: 'R1' }] };
    product.answers = {
      'POST /exchange-units/preview': found(),
      'POST /exchange-units': taken,
      'POST /exchange-projects/preview': found({ codes: ['R1'] }),
      'POST /exchange-projects': taken,
      'POST /exchange-targets/preview': [found(waiting), found()],
      'POST /exchange-targets': taken,
    };
    const [targets, indicators] = [await product.file('t.csv', '目标\n'), await product.file('i.csv', '指标\n')];
    const words = ['--targets', targets, '--indicators', indicators, '--indicators-mapping', 'ours', '--take'];
    const outcome = await batch(...words);
    expect(outcome).toMatchObject({ status: 0, out: expect.stringContaining('等待同批项目 1') });
    const last = product.asked.at(-1);
    expect(last).toMatchObject({ body: '目标\n指标\n' });
    expect(asked().at(-1)).toBe('targets/exchange-targets?targets=7&indicatorsMapping=ours&batch=b1');
    expect(await batch('--targets', targets)).toMatchObject({ status: 2 });
  });

  it('sends a table of a batch under one key, and lists what differs', async () => {
    const difference = { line: 2, code: 'R1', what: 'budget', year: 2026, there: '1300000.00', here: '1000000.00' };
    product.answers = {
      'POST /exchange-units/preview': found(),
      'POST /exchange-units': taken,
      'POST /exchange-projects/preview': found({ differing: 1, differences: [difference] }),
      'POST /exchange-projects': taken,
    };
    for (let times = 0; times < 2; times += 1)
      expect(await batch('--take')).toMatchObject({ status: 0, out: expect.stringContaining('已批复预算 2026') });
    const keys = product.asked.filter(({ key }) => key !== '').map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(keys.slice(2));
    expect(new Set(keys).size).toBe(2);
  });
});

describe('wenxiao exchange diff', () => {
  const alike = { rows: 1, new: 0, changed: 0, unchanged: 1, refused: 0, codes: [], flaws: [], differences: [] };
  const compared = async (found: object) => {
    product.answers = { 'POST /exchange-projects/preview': { status: 200, body: { ...alike, ...found } } };
    const projects = await product.file('p.csv', 'p');
    return product.run(addExchange, ['exchange', 'diff', '--county', 'c1', '--projects', projects, '--year', '2026']);
  };

  it('ends well where both are alike, and asks for nothing but a look', async () => {
    expect(await compared({})).toMatchObject({ status: 0, out: expect.stringContaining('一致 1 · unchanged') });
    expect(product.asked.map(({ method, url, key }) => [method, url, key])).toEqual([
      ['POST', '/api/targets/jurisdictions/c1/exchange-projects/preview?year=2026', ''],
    ]);
  });

  it('says by its exit status that something is new, changed, another or refused', async () => {
    const difference = { line: 2, code: 'R1', what: 'budget', year: 2026, there: '1300000.00', here: '1000000.00' };
    const flaw = { line: 2, column: '单位代码', code: 'unknown-organisation', zh: '没有单位', en: 'There is none.' };
    const founds = [
      { found: { new: 1, unchanged: 0 }, out: '新增 1 · new' },
      { found: { changed: 1, unchanged: 0 }, out: '变动 1 · changed' },
      { found: { differing: 1, differences: [difference] }, out: '已批复预算 2026' },
      { found: { differences: [{ ...difference, what: 'name' }] }, out: '1300000.00' },
      { found: { refused: 1, flaws: [flaw] }, out: 'unknown-organisation' },
    ];
    for (const { found, out } of founds)
      expect(await compared(found)).toMatchObject({ status: 1, out: expect.stringContaining(out) });
  });

  it('wants a table', async () => {
    expect(await product.run(addExchange, ['exchange', 'diff', '--county', 'c1'])).toMatchObject({ status: 2 });
    expect(product.asked).toEqual([]);
  });
});
