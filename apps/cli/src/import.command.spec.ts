import { readFile, rm, stat } from 'node:fs/promises';
import { addImport } from './import.command.js';
import { FakeProduct } from './testing/fake-product.js';

// The command against answers of the product; what the product itself answers is tested where it stands.

let product: FakeProduct;
beforeAll(async () => {
  product = await FakeProduct.start();
});
afterAll(() => product.close());
beforeEach(() => product.reset());

/** `wenxiao import <what> <file> …`. */
async function run(what: string, content: string | undefined, ...words: readonly string[]) {
  const file = await product.file(content === undefined ? 'missing.csv' : 'rows.csv', content);
  return product.run(addImport, ['import', what, file, '--county', 'c1', ...words]);
}

const seen = (preview: object) => ({
  status: 200,
  body: { rows: 2, ready: 2, wrong: 0, errors: [] as object[], ...preview },
});
const taken = { status: 201, body: { outcome: 'accepted', rows: 2, made: 2, skipped: 0, streams: [] } };
const flaw = {
  line: 3,
  column: '上级',
  code: 'unknown-organisation',
  zh: '没有单位“教育局”，请填单位的编码',
  en: 'There is none.',
};
const oneWrong = seen({ ready: 1, wrong: 1, errors: [flaw] });
const table = '名称,类别\n甲,unit\n乙,unit\n';

describe('wenxiao import', () => {
  it('checks a file and takes nothing unless it is asked to', async () => {
    product.answers = { 'POST /imports/preview': seen({}), 'POST /imports': taken };
    const checked = await run('units', table);
    expect(checked).toMatchObject({ status: 0, error: '' });
    expect(checked.out).toContain('未导入 · nothing was taken');
    expect(checked.out).toContain('--take');
    const path = '/api/directory/jurisdictions/c1/organisations/imports';
    expect(product.asked).toMatchObject([{ url: `${path}/preview`, type: 'text/csv', body: table, key: '' }]);
    const done = await run('units', table, '--take');
    expect(done.out).toContain('已导入单位 2 行，未导入 0 行 · 2 rows taken');
    expect(product.asked.map(({ url: at }) => at).slice(1)).toEqual([`${path}/preview`, path]);
  });

  it('sends each kind of file where it is taken', async () => {
    product.answers = { 'POST /imports/preview': seen({}) };
    for (const what of ['units', 'people', 'projects', 'earlier-years']) await run(what, table);
    expect(product.asked.map(({ url }) => url)).toEqual(
      ['directory:organisations', 'directory:people', 'targets:subjects', 'targets:earlier-years'].map((at) => {
        const [service, list] = at.split(':');
        return `/api/${String(service)}/jurisdictions/c1/${String(list)}/imports/preview`;
      }),
    );
  });

  it('sends the same file under the same key, and another one under another', async () => {
    product.answers = { 'POST /imports/preview': seen({}), 'POST /imports': taken };
    for (const content of [table, table, `${table}丙,unit\n`]) await run('projects', content, '--take');
    const [first, again, other] = product.asked.filter(({ url: at }) => at.endsWith('/imports')).map(({ key }) => key);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('lists every line that is wrong with its column and what to do, ends with 1, and takes the others only if asked so', async () => {
    product.answers = {
      'POST /imports/preview': oneWrong,
      'POST /imports': { ...taken, body: { ...taken.body, made: 1, skipped: 1 } },
    };
    const refused = await run('units', table, '--take');
    expect(refused).toMatchObject({ status: 1, error: '' });
    expect(refused.out).toMatch(/ {2}3 +上级 +unknown-organisation\n +→ 没有单位“教育局”，请填单位的编码\n/);
    expect(refused.out).toContain('--skip-errors');
    expect(product.asked.filter(({ url: at }) => !at.endsWith('/preview'))).toEqual([]);
    const part = await run('units', table, '--take', '--skip-errors');
    expect(part).toMatchObject({ status: 1, out: expect.stringContaining('已导入单位 1 行，未导入 1 行') });
    expect(product.asked.at(-1)?.url).toContain('/imports?errors=skip');
    const json = await run('units', table, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ preview: { wrong: 1, errors: [flaw] } });
  });

  it('writes first passwords into a new file that nobody else can read, and prints none', async () => {
    const password = 'k7mq-h2vw-9ptd-x4cf';
    const passwords = [{ accountName: 'zhang.san', displayName: '=张三', password }];
    product.answers = {
      'POST /imports/preview': seen({}),
      'POST /imports': { ...taken, body: { ...taken.body, passwords } },
    };
    expect(await run('people', table, '--take')).toMatchObject({
      status: 2,
      error: expect.stringContaining('--passwords'),
    });
    const file = await product.file('passwords.csv');
    for (const words of [[], ['--json']]) {
      await rm(file, { force: true });
      const done = await run('people', table, '--take', '--passwords', file, ...words);
      expect(done).toMatchObject({ status: 0, error: '' });
      expect(done.out).not.toContain(password);
    }
    expect(await readFile(file, 'utf8')).toBe(`\uFEFF账号名,姓名,初始密码\r\nzhang.san,'=张三,${password}\r\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = product.asked.length;
    expect(await run('people', table, '--take', '--passwords', file)).toMatchObject({
      status: 2,
      error: expect.stringContaining('文件已存在'),
    });
    // It was checked, and not taken: nobody would have learnt the passwords.
    expect(product.asked.slice(before).map(({ url: at }) => at.endsWith('/preview'))).toEqual([true]);
  });

  it('says why it was not done, and ends with 2', async () => {
    expect(await run('units', undefined)).toMatchObject({ status: 2, error: expect.stringContaining('文件不存在') });
    expect(await run('desks', table)).toMatchObject({ status: 2, error: expect.stringContaining('desks') });
    expect(product.asked).toEqual([]);
    product.answers = {
      'POST /imports/preview': { status: 422, body: { code: 'not-a-table', zh: '不是 CSV。', en: 'No CSV.' } },
    };
    expect(await run('units', 'x')).toMatchObject({ status: 2, error: '不是 CSV。（not-a-table）\nNo CSV.' });
  });
});
