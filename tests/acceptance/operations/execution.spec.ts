// What the treasury has paid, handed in by `wenxiao execution send` as it is installed, against the whole product.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cast, demoPassword } from '@wenxiao/cli/demo';
import { cli, compileCli } from '../../forms/compiled-cli.js';
import { approved } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { paid, recorded, tableOf } from '../harness/feeding.js';
import { type Product, startProduct } from '../harness/product.js';

let product: Product;
let folder: string;
beforeAll(async () => {
  compileCli();
  folder = await mkdtemp(join(tmpdir(), 'wenxiao-paid-'));
  product = await startProduct();
  await product.advanceTo('2023-02-20T02:00:00.000000Z');
});
afterAll(async () => {
  await product.close();
  await rm(folder, { recursive: true, force: true });
});

/** `wenxiao execution send <file> <words>` as a process of somebody of the cast. */
async function send(table: string, batch: string, words: readonly string[] = [], who: keyof typeof cast = 'treasury') {
  const file = join(folder, `${batch}.csv`);
  await writeFile(file, table);
  const whom = ['--county', product.county.id, '--batch', batch, '--account', cast[who].accountName];
  const command = [cli, 'execution', 'send', file, ...whom, '--url', product.running.url, ...words];
  const child = spawn(process.execPath, command, { env: { PATH: process.env['PATH'] } });
  child.stdin.end(`${demoPassword}\n`);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, error, status: await ended };
}

it('is streamed, recorded and shown; rows that are not as required are listed, and the others taken where asked so', async () => {
  const [id = ''] = await approved(product.county, {});
  const right = paid(id, '2023-02-10', '12.5', { unit: '' });
  const table = tableOf([right]);
  const first = await eventually('monitoring has taken in the rules through the day before', async () => {
    const answer = await send(table, 'cli-1', ['--unit', 'wan']);
    return answer.error.includes('（rules-not-closed）') ? undefined : answer;
  });
  expect(first).toMatchObject({
    status: 0,
    out: expect.stringMatching(/采纳 1 行，合计 125000\.00 元.*有变动 1，无变动 0/),
    error: expect.stringContaining('1/1  已登记行 / rows recorded'),
  });
  expect(await recorded(product.county, 'cli-1')).toMatchObject({ changed: 1 });
  // The same again changes nothing, and another content is refused.
  expect(await send(table, 'cli-1', ['--unit', 'wan'])).toMatchObject({ status: 0 });
  expect(await send(table, 'cli-1', ['--unit', 'yuan'])).toMatchObject({
    status: 2,
    error: expect.stringContaining('（batch-differs）'),
  });
  const flawed = tableOf([paid(id, '2023-02-11', '1'), paid('X-9', '2023-02-11', '1')]);
  expect(await send(flawed, 'cli-2')).toMatchObject({
    status: 1,
    out: expect.stringMatching(/未采纳 · nothing was taken[^]* 3 +X-9 .*unknown-line\n +→ 本地区没有这一项目/),
  });
  expect(await send(flawed, 'cli-2', ['--take-valid'])).toMatchObject({
    status: 1,
    out: expect.stringMatching(/采纳 1 行，合计 1\.00 元.*未采纳 1 行/),
  });
  const stranger = await send(table, 'cli-3', [], 'unit');
  expect(stranger).toMatchObject({ status: 2, out: '', error: expect.stringContaining('（') });
});
