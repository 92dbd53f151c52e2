// Somebody is erased: who they were is nowhere, what they did stays, and every proof is what it was.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { cast, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import pg from 'pg';
import { cli, compileCli } from '../../forms/compiled-cli.js';
import { approved, versionOf } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { accepted, evaluationAt, selfEvaluate, upToSheets } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { type Trail, trailWith } from '../harness/trail.js';

const stores = ['directory', 'targets', 'monitoring', 'evaluation', 'accountability', 'evidence', 'audit', 'overview'];
/** Why the expert leaves: about them, and nobody else's business once they are gone. */
const reason = '演示评价专家因旧疾复发长期休养';
const erased = '（已删除的个人信息 · erased personal text）';

let product: Product;
let county: County;
let subject: string;
let expert: string;
beforeAll(async () => {
  compileCli();
  product = await startProduct();
  county = product.county;
  [subject = ''] = await approved(county, {});
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  accepted(await selfEvaluate(county, subject, '95'));
  await upToSheets(county, subject);
  expert = await county.people.expert.personId();
  // Both are sent upon one version: nothing more may be recorded meanwhile.
  await product.settled();
  const evaluation = evaluationAt(subject, 'finance-evaluation');
  const ifMatch = await versionOf(county, 'evaluation', evaluation);
  const body = { as: 'work-group', from: expert, to: await county.people.approver.personId(), reason };
  const [key, address] = ['0192f7a0-0000-7000-8000-00000000e1a5', `${evaluation}/reassignments`];
  accepted(await county.post('office', 'evaluation', address, body, { ifMatch, key }));
  // Sealed otherwise each time, and yet one command.
  accepted(await county.post('office', 'evaluation', address, body, { ifMatch, key }));
}, 240_000);
afterAll(() => product.close());

async function wenxiao(words: readonly string[], typed = demoPassword) {
  const env = { PATH: process.env['PATH'], WENXIAO_HOME: product.home };
  const child = spawn(process.execPath, [cli, ...words], { env });
  child.stdin.end(`${typed}\n`);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, error, status: await ended };
}
async function audit(...words: readonly string[]): Promise<Record<string, unknown>> {
  const { out, error } = await wenxiao(['audit', ...words, '--json']);
  if (out === '') throw new Error(`wenxiao audit says nothing: ${error}`);
  return JSON.parse(out) as Record<string, unknown>;
}

/** The tables of all stores that hold these words, events and copies alike. */
async function tablesHolding(words: string): Promise<string[]> {
  const found: string[] = [];
  for (const store of stores) {
    const client = new pg.Client({ connectionString: product.running.stores.urlOf(store, 'owner') });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of rows) {
      const holds = await client.query(`select from ${name} t where position($1 in t::text) > 0 limit 1`, [words]);
      if (holds.rowCount) found.push(`${store} ${name}`);
    }
    await client.end();
  }
  return found;
}

const trail = () => trailWith(county, subject, 'evaluation-reassigned');
const wordsOf = ({ entries }: Trail) =>
  entries.filter(({ type }) => type === 'evaluation-reassigned').flatMap(({ changes }) => changes.map((c) => c.after));
const proved = async () => (await product.administrator.get<{ root: string; asOf: string }>('/api/audit/root')).body;
const name = async () => {
  const asked = county.path('directory', `people/names?ids=${expert}`);
  return (await product.administrator.get<{ items: { displayName: string }[] }>(asked)).body.items[0]?.displayName;
};

it('stands sealed wherever it is kept, and is read by whom its audience admits', async () => {
  expect(wordsOf(await trail())).toContain(reason);
  expect(await tablesHolding('旧疾复发')).toEqual([]);
  const offline = await audit('trail', subject);
  expect(JSON.stringify(offline)).not.toContain('旧疾复发');
  expect(JSON.stringify(offline)).toContain('此处无法读取');
});

it('goes with the person, in every place, and no root changes', async () => {
  expect(wordsOf(await trail())).toContain(reason);
  expect(await name()).toBe(cast.expert.displayName);
  const before = await eventually('the reassignment is proved', async () => {
    const { recordedAt } = (await trail()).entries.findLast(({ type }) => type === 'evaluation-reassigned')!;
    const now = await proved();
    return now.asOf > recordedAt ? now : undefined;
  });
  expect(await audit('rebuild', '--from', 'postgres')).toMatchObject({ differences: [], diverged: 0 });

  const said = ['--jurisdiction', county.id, '--reason', '本人申请', '--account', demoAdministrator.accountName];
  const asked = await wenxiao(['persons', 'erase', expert, ...said]);
  expect(asked).toMatchObject({ status: 2, error: expect.stringContaining('--yes') });
  expect(asked.error).toContain(cast.expert.displayName);
  expect(await name()).toBe(cast.expert.displayName);
  const done = await wenxiao(['persons', 'erase', expert, ...said, '--yes', '--json']);
  expect([done.status, JSON.parse(done.out)]).toEqual([
    0,
    expect.objectContaining({ displayName: '已注销人员', erased: expect.objectContaining({ reason: '本人申请' }) }),
  ]);
  expect((await wenxiao(['persons', 'erase', expert, ...said])).status).toBe(0);

  expect(await name()).toBe('已注销人员');
  expect(await county.people.expert.get('/api/session')).toMatchObject({ status: 401 });
  // A key that was lent before is forgotten a moment later.
  await eventually('the text is erased', async () => (wordsOf(await trail()).includes(erased) ? true : undefined));
  expect(JSON.stringify(await trail())).not.toContain('旧疾复发');
  await eventually('no table holds their name', async () =>
    (await tablesHolding(cast.expert.displayName)).length === 0 ? true : undefined,
  );

  expect(await audit('rebuild', '--from', 'postgres')).toMatchObject({ differences: [], diverged: 0, waiting: 0 });
  expect(wordsOf(await trail())).toContain(erased);
  expect(await audit('root', '--as-of', before.asOf)).toMatchObject({ root: before.root });
  expect(await audit('verify')).toMatchObject({ findingsCount: 0 });
});
