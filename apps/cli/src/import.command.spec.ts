import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { addImport } from './import.command.js';
import { Progress } from './progress.js';

// The command against answers of the product; what the product itself answers is tested where it stands.

type Asked = Readonly<{ url: string; type: string; body: string; key: string }>;
type Answers = Readonly<Record<string, Readonly<{ status: number; body: object }>>>;

let home: string;
let server: Server;
let url: string;
let asked: Asked[];
let answers: Answers;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-'));
  const answer = async (request: IncomingMessage): Promise<Answers[string]> => {
    const { 'content-type': type = '', 'idempotency-key': key = '' } = request.headers;
    const at = request.url ?? '';
    asked.push({ url: at, type, body: await text(request), key: String(key) });
    const found = answers[at.endsWith('/preview') ? 'preview' : 'take'];
    return found ?? { status: 404, body: { code: 'not-found', zh: '没有', en: 'None.' } };
  };
  server = createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  server.close();
  await rm(home, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  answers = {};
});

/** `wenxiao import <what> <file> …` for somebody who has a token. */
async function run(what: string, content: string | undefined, ...words: readonly string[]) {
  const said = { out: '', error: '', status: undefined as number | undefined };
  const file = join(home, content === undefined ? 'missing.csv' : 'rows.csv');
  if (content !== undefined) await writeFile(file, content);
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (line) => (said.error += line) });
  addImport(program, {
    out: (line) => (said.out += line),
    error: (line) => (said.error += line),
    end: (status) => (said.status = status),
    environment: { WENXIAO_TOKEN: 'token' },
    password: () => Promise.resolve(''),
    progress: new Progress({ isTTY: false, write: () => true }),
  });
  const command = ['import', what, file, '--county', 'c1', '--url', url, ...words];
  try {
    await program.parseAsync(command, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    said.status = 2;
  }
  return said;
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
    answers = { preview: seen({}), take: taken };
    const checked = await run('units', table);
    expect(checked).toMatchObject({ status: 0, error: '' });
    expect(checked.out).toContain('未导入 · nothing was taken');
    expect(checked.out).toContain('--take');
    const path = '/api/directory/jurisdictions/c1/organisations/imports';
    expect(asked).toEqual([{ url: `${path}/preview`, type: 'text/csv', body: table, key: '' }]);
    const done = await run('units', table, '--take');
    expect(done.out).toContain('已导入单位 2 行，未导入 0 行 · 2 rows taken');
    expect(asked.map(({ url: at }) => at).slice(1)).toEqual([`${path}/preview`, path]);
  });

  it('sends the same file under the same key, and another one under another', async () => {
    answers = { preview: seen({}), take: taken };
    for (const content of [table, table, `${table}丙,unit\n`]) await run('projects', content, '--take');
    const [first, again, other] = asked.filter(({ url: at }) => at.endsWith('/imports')).map(({ key }) => key);
    expect(first).toMatch(/^[0-9a-f-]{36}$/);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('lists every line that is wrong with its column and what to do, ends with 1, and takes the others only if asked so', async () => {
    answers = { preview: oneWrong, take: { ...taken, body: { ...taken.body, made: 1, skipped: 1 } } };
    const refused = await run('units', table, '--take');
    expect(refused).toMatchObject({ status: 1, error: '' });
    expect(refused.out).toMatch(/ {2}3 +上级 +unknown-organisation\n +→ 没有单位“教育局”，请填单位的编码\n/);
    expect(refused.out).toContain('--skip-errors');
    expect(asked.filter(({ url: at }) => !at.endsWith('/preview'))).toEqual([]);
    const part = await run('units', table, '--take', '--skip-errors');
    expect(part).toMatchObject({ status: 1, out: expect.stringContaining('已导入单位 1 行，未导入 1 行') });
    expect(asked.at(-1)?.url).toContain('/imports?errors=skip');
    const json = await run('units', table, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ preview: { wrong: 1, errors: [flaw] } });
  });

  it('writes first passwords into a new file that nobody else can read, and prints none', async () => {
    const password = 'k7mq-h2vw-9ptd-x4cf';
    const passwords = [{ accountName: 'zhang.san', displayName: '=张三', password }];
    answers = { preview: seen({}), take: { ...taken, body: { ...taken.body, passwords } } };
    expect(await run('people', table, '--take')).toMatchObject({
      status: 2,
      error: expect.stringContaining('--passwords'),
    });
    const file = join(home, 'passwords.csv');
    for (const words of [[], ['--json']]) {
      await rm(file, { force: true });
      const done = await run('people', table, '--take', '--passwords', file, ...words);
      expect(done).toMatchObject({ status: 0, error: '' });
      expect(done.out).not.toContain(password);
    }
    expect(await readFile(file, 'utf8')).toBe(`\uFEFF账号名,姓名,初始密码\r\nzhang.san,'=张三,${password}\r\n`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = asked.length;
    expect(await run('people', table, '--take', '--passwords', file)).toMatchObject({
      status: 2,
      error: expect.stringContaining('文件已存在'),
    });
    // It was checked, and not taken: nobody would have learnt the passwords.
    expect(asked.slice(before).map(({ url: at }) => at.endsWith('/preview'))).toEqual([true]);
  });

  it('says why it was not done, and ends with 2', async () => {
    expect(await run('units', undefined)).toMatchObject({ status: 2, error: expect.stringContaining('文件不存在') });
    expect(await run('desks', table)).toMatchObject({ status: 2, error: expect.stringContaining('desks') });
    expect(asked).toEqual([]);
    answers = { preview: { status: 422, body: { code: 'not-a-table', zh: '不是 CSV。', en: 'No CSV.' } } };
    expect(await run('units', 'x')).toMatchObject({ status: 2, error: '不是 CSV。（not-a-table）\nNo CSV.' });
  });
});
