import { setTimeout as sleep } from 'node:timers/promises';
import { addExecution } from './execution.command.js';
import { FakeProduct } from './testing/fake-product.js';
import type { Interrupts, Patience } from './waiting.js';

// The command against answers of the feed; what the feed itself answers is tested where it stands.

let product: FakeProduct;
beforeAll(async () => {
  product = await FakeProduct.start();
});
afterAll(() => product.close());
beforeEach(() => product.reset());

const impatient: Patience = { ms_max: 5_000, pause_ms: 1, pause_ms_max: 4 };
const never: Interrupts = () => () => undefined;

/** `wenxiao execution send <file> …`. */
async function sendBy(
  how: Readonly<{ patience?: Patience; interrupts?: Interrupts }>,
  content?: string,
  ...words: string[]
) {
  const { patience = impatient, interrupts = never } = how;
  const file = await product.file(content === undefined ? 'missing.csv' : 'paid.csv', content);
  return product.run(
    (program, terminal) => addExecution(program, { ...terminal, pause_ms: 1, patience, interrupts }),
    ['execution', 'send', file, '--county', 'c1', '--batch', 'b-1', ...words],
  );
}
const send = (content: string | undefined, ...words: string[]) => sendBy({}, content, ...words);

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
    product.answers = {
      'POST /execution-batches': taken,
      'GET /execution-batches/b-1': { status: 200, body: { ...counts, status: 'recorded', changed: 1, unchanged: 1 } },
    };
    const csv = '项目,金额\r\n道路养护,1\r\n';
    const { status, out, progress, error } = await send(csv, '--unit', 'wan', '--take-valid');
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain(
      '批次 batch b-1  ·  采纳 2 行，合计 30.00 元 · 2 rows taken  ·  有变动 1，无变动 1 · 1 changed',
    );
    expect(progress).toMatch(/1\/1 {2}已报送 KB[^]*2\/2 {2}已登记行/);
    const query = new URLSearchParams({ batch: 'b-1', takeValid: 'true', unit: '万元' });
    expect(product.asked[0]).toEqual({
      method: 'POST',
      url: `/api/monitoring/jurisdictions/c1/execution-batches?${query.toString()}`,
      type: 'text/csv',
      body: csv,
      authorization: 'Bearer token',
      key: '',
    });
  });

  it('lists every row that was rejected by its line, with what to do, and ends with 1: refused whole or taken in part', async () => {
    product.answers = {
      'POST /execution-batches': {
        status: 422,
        body: { code: 'batch-has-errors', count: 1, rejected: [], zh: '', en: '' },
      },
      'GET /execution-batches/b-1/rows': { status: 200, body: { items: [row], more: false } },
    };
    const refused = await send('x');
    expect(refused).toMatchObject({ status: 1, error: '' });
    expect(refused.out).toMatch(/未采纳 · nothing was taken\n/);
    expect(refused.out).toMatch(
      / {2}4 +X-9 +2023 +2023-09-30 +1\.00万元 +unknown-line\n +→ 本地区没有这一项目；.*请从本批次删除\n/,
    );
    expect(refused.out).toContain('--take-valid');
    product.answers = {
      ...product.answers,
      'POST /execution-batches': { status: 201, body: { ...taken.body, rejected: 1 } },
    };
    const part = await send('x', '--take-valid', '--no-wait');
    expect(part).toMatchObject({ status: 1, out: expect.stringContaining('未采纳 1 行 · 1 rejected') });
    const json = await send('x', '--take-valid', '--no-wait', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ batch: 'b-1', outcome: 'accepted', lines: 2, rejectedRows: [row] });
  });

  it('says why it was not done, and ends with 2', async () => {
    expect(await send(undefined)).toMatchObject({ status: 2, error: expect.stringContaining('文件不存在') });
    expect(product.asked).toEqual([]);
    product.answers = {
      'POST /execution-batches': {
        status: 422,
        body: { code: 'batch-differs', zh: '请换一个批次号。', en: 'Another id.' },
      },
    };
    expect(await send('x')).toMatchObject({ status: 2, error: '请换一个批次号。（batch-differs）\nAnother id.' });
    expect(await send('x', '--unit', 'jiao')).toMatchObject({ status: 2, error: expect.stringContaining('--unit') });
    expect(await send('x', '--batch', 'a.b')).toMatchObject({ status: 2, error: expect.stringContaining('--batch') });
  });

  const busy = { status: 503, body: { code: 'rules-not-closed', retry: true, zh: '请稍候。', en: 'In a moment.' } };
  const done = { status: 200, body: { ...counts, status: 'recorded', changed: 2, unchanged: 0 } };

  it('waits by itself as long as the product says that it passes, sends the whole file again, and says how it waits', async () => {
    product.answers = {
      'POST /execution-batches': [busy, busy, taken],
      'GET /execution-batches/b-1': [busy, done],
    };
    const { status, out, progress, error } = await send('项目,金额\r\n甲,1\r\n');
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toContain('采纳 2 行');
    const sent = product.asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent).toEqual(Array.from({ length: 3 }, () => '项目,金额\r\n甲,1\r\n'));
    expect(progress.match(/系统暂不能受理（rules-not-closed）/g)).toHaveLength(3);
  });

  it('does not wait for ever, and not for what does not pass', async () => {
    product.answers = { 'POST /execution-batches': busy };
    const patience = { ms_max: 60, pause_ms: 10, pause_ms_max: 20 };
    expect(await sendBy({ patience }, 'x')).toMatchObject({
      status: 2,
      error: '请稍候。（rules-not-closed）\nIn a moment.',
    });
    // How often in that time a busy machine says.
    expect(product.asked.length).toBeGreaterThan(1);
    product.reset();
    product.answers = { 'POST /execution-batches': { ...busy, body: { ...busy.body, retry: false } } };
    expect(await send('x')).toMatchObject({ status: 2 });
    expect(product.asked).toHaveLength(1);
  });

  it('stops waiting at a Ctrl-C, for the batch to be taken or to be recorded, and says how to go on', async () => {
    const patience = { ms_max: 60_000, pause_ms: 60_000, pause_ms_max: 60_000 };
    let listening = 0;
    const interrupts: Interrupts = (stop) => {
      listening += 1;
      void sleep(5).then(stop);
      return () => (listening -= 1);
    };
    const told = { status: 2, error: expect.stringContaining('以同一批次号再次报送') as string };
    product.answers = { 'POST /execution-batches': busy };
    expect(await sendBy({ patience, interrupts }, 'x')).toMatchObject(told);
    product.answers = { 'POST /execution-batches': taken, 'GET /execution-batches/b-1': busy };
    expect(await sendBy({ patience, interrupts }, 'x')).toMatchObject(told);
    // Anywhere else a Ctrl-C ends the program, as ever.
    expect(listening).toBe(0);
  });
});
