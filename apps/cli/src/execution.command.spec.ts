import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Command, CommanderError } from 'commander';
import { addExecution } from './execution.command.js';
import { Progress } from './progress.js';

// The command against answers of the feed; what the feed itself answers is tested where it stands.

type Asked = Readonly<{ method: string; url: string; type: string; body: string; authorization: string }>;
type Answers = Readonly<Record<string, Readonly<{ status: number; body: object }>>>;

let home: string;
let server: Server;
let url: string;
let asked: Asked[];
let answers: Answers;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-'));
  const answer = async (request: IncomingMessage): Promise<Answers[string]> => {
    const { method = '', headers } = request;
    const { 'content-type': type = '', authorization = '' } = headers;
    asked.push({ method, url: request.url ?? '', type, body: await text(request), authorization });
    const path = (request.url ?? '').split('/execution-batches')[1]?.split('?')[0] ?? '';
    return answers[`${method} ${path}`] ?? { status: 404, body: { code: 'not-found', zh: '没有', en: 'None.' } };
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

/** `wenxiao execution send <file> …` for somebody who has a token. */
async function send(content: string | undefined, ...words: readonly string[]) {
  const said = { out: '', error: '', progress: '', status: undefined as number | undefined };
  const file = join(home, content === undefined ? 'missing.csv' : 'paid.csv');
  if (content !== undefined) await writeFile(file, content);
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (line) => (said.error += line) });
  addExecution(program, {
    out: (line) => (said.out += line),
    error: (line) => (said.error += line),
    end: (status) => (said.status = status),
    environment: { WENXIAO_TOKEN: 'token' },
    password: () => Promise.resolve(''),
    progress: new Progress({ isTTY: false, write: (line: string) => ((said.progress += line), true) }),
    pause_ms: 1,
  });
  const command = ['execution', 'send', file, '--county', 'c1', '--batch', 'b-1', '--url', url, ...words];
  try {
    await program.parseAsync(command, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    said.status = 2;
  }
  return said;
}

const counts = { lines: 2, rejected: 0, sum: '30.00' };
const taken = { status: 201, body: { outcome: 'accepted', batch: 'b-1', ...counts } };
const row = {
  number: 4,
  state: 'rejected',
  code: 'unknown-line',
  zh: '本地区没有这一项目；请核对项目编码，属于其他地区的请从本批次删除',
  en: 'This county has no such line.',
  sent: { line: 'X-9', year: '2023', on: '2023-09-30', amount: '1.00', unit: '万元' },
};

describe('wenxiao execution send', () => {
  it('streams the file as it is, waits until every row is recorded, and says what became of it', async () => {
    answers = {
      'POST ': taken,
      'GET /b-1': { status: 200, body: { ...counts, status: 'recorded', changed: 1, unchanged: 1 } },
    };
    const csv = '项目,金额\r\n道路养护,1\r\n';
    const { status, out, progress, error } = await send(csv, '--unit', 'wan', '--take-valid');
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain(
      '批次 batch b-1  ·  采纳 2 行，合计 30.00 元 · 2 rows taken  ·  有变动 1，无变动 1 · 1 changed',
    );
    expect(progress).toMatch(/1\/1 {2}已报送 KB[^]*2\/2 {2}已登记行/);
    const query = new URLSearchParams({ batch: 'b-1', takeValid: 'true', unit: '万元' });
    expect(asked[0]).toEqual({
      method: 'POST',
      url: `/api/monitoring/jurisdictions/c1/execution-batches?${query.toString()}`,
      type: 'text/csv',
      body: csv,
      authorization: 'Bearer token',
    });
  });

  it('lists every row that was rejected by its line, with what to do, and ends with 1: refused whole or taken in part', async () => {
    answers = {
      'POST ': { status: 422, body: { code: 'batch-has-errors', count: 1, rejected: [], zh: '', en: '' } },
      'GET /b-1/rows': { status: 200, body: { items: [row], more: false } },
    };
    const refused = await send('x');
    expect(refused).toMatchObject({ status: 1, error: '' });
    expect(refused.out).toMatch(/未采纳 · nothing was taken\n/);
    expect(refused.out).toMatch(
      / {2}4 +X-9 +2023 +2023-09-30 +1\.00万元 +unknown-line\n +→ 本地区没有这一项目；.*请从本批次删除\n/,
    );
    expect(refused.out).toContain('--take-valid');
    answers = { ...answers, 'POST ': { status: 201, body: { ...taken.body, rejected: 1 } } };
    const part = await send('x', '--take-valid', '--no-wait');
    expect(part).toMatchObject({ status: 1, out: expect.stringContaining('未采纳 1 行 · 1 rejected') });
    const json = await send('x', '--take-valid', '--no-wait', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ batch: 'b-1', outcome: 'accepted', lines: 2, rejectedRows: [row] });
  });

  it('says why it was not done, and ends with 2', async () => {
    expect(await send(undefined)).toMatchObject({ status: 2, error: expect.stringContaining('文件不存在') });
    expect(asked).toEqual([]);
    answers = { 'POST ': { status: 422, body: { code: 'batch-differs', zh: '请换一个批次号。', en: 'Another id.' } } };
    expect(await send('x')).toMatchObject({ status: 2, error: '请换一个批次号。（batch-differs）\nAnother id.' });
    expect(await send('x', '--unit', 'jiao')).toMatchObject({ status: 2, error: expect.stringContaining('--unit') });
    expect(await send('x', '--batch', 'a.b')).toMatchObject({ status: 2, error: expect.stringContaining('--batch') });
  });
});
