import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom, recordYear, takeNameOf, targetIds, testStores, type TestStore } from '@wenxiao/audit/testing';
import { freshDatabase, type FreshDatabase } from '@wenxiao/infra/testing';
import { Command, CommanderError } from 'commander';
import { addAudit } from './audit.command.js';

let database: FreshDatabase;
let stores: TestStore[];
let home: string;

beforeAll(async () => {
  database = await freshDatabase('cli-audit');
  stores = await testStores('targets', 'monitoring', 'evaluation');
  await recordYear(stores, randomFrom(3));
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-'));
  await writeConnections(Object.fromEntries(stores.map(({ store, historianUrl }) => [store, { historianUrl }])));
}, 120_000);

afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  for (const store of stores) await store.drop();
  await database.drop();
});

async function writeConnections(postgresStores: object): Promise<void> {
  const connections = { installation: 'hunan', audit: { url: database.url }, postgres: { stores: postgresStores } };
  await writeFile(join(home, 'connections.json'), JSON.stringify(connections));
}

type Run = Readonly<{ out: string; error: string; status: number | undefined }>;

/** `wenxiao <words>` in the home of these tests. */
async function wenxiao(...words: string[]): Promise<Run> {
  let [out, error, status]: [string, string, number | undefined] = ['', '', undefined];
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (text) => (error += text) });
  addAudit(program, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    end: (value) => (status = value),
    environment: { WENXIAO_HOME: home, TIME_ZONE: 'Asia/Shanghai' },
    colours: false,
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    status = 2;
  }
  return { out, error, status };
}

const json = async (...words: string[]) => JSON.parse((await wenxiao(...words, '--json')).out) as Record<string, never>;

describe('wenxiao audit', () => {
  it('says what to do while there is no trail', async () => {
    const { status, error } = await wenxiao('audit', 'trail', targetIds[0]!);
    expect([status, error]).toEqual([2, expect.stringContaining('wenxiao audit rebuild')]);
  });

  it('rebuilds the trail from the stores and prints its root, the same every time', async () => {
    const first = await wenxiao('audit', 'rebuild', '--from', 'postgres');
    expect([first.status, first.error]).toEqual([0, '']);
    const root = /根散列 root {2}([0-9a-f]{64})/.exec(first.out)?.[1];
    expect(root).toBeDefined();
    expect(await json('audit', 'rebuild')).toMatchObject({ root, rows: 66, streams: 30, differences: [] });
    expect(await json('audit', 'root')).toMatchObject({ root, rows: 66 });
  });

  it('shows a subject’s trail to people: figures by their Chinese names, before and after, article, demo figures', async () => {
    const { out, status } = await wenxiao('audit', 'trail', targetIds[0]!);
    expect(status).toBe(0);
    expect(out).toContain('11 项事件 events');
    expect(out).toMatch(/现行预算 \[2022\] +500000\.00 元 +1\.00 元/);
    expect(out).toMatch(/现行预算 .*演示数据 demo/);
    expect(out).toMatch(/拨付状态 .*停止拨付/);
    expect(out).toMatch(/指标值 \[申报版次 1：i2 产出 就业率\] +≥90% +— .*撤去 withdrawn/);
    expect(out).toMatch(/规则 rules fufeng-2022 v1 ffffffffffff…/);
    expect(out).toContain('nobody-knows-this');
  });

  it('cuts by recorded-at and by business time, and prints what changed between two instants', async () => {
    const { entries } = await json('audit', 'trail', targetIds[1]!);
    const instants = (entries as unknown as { recordedAt: string }[]).map(({ recordedAt }) => recordedAt);
    const cut = await json('audit', 'trail', targetIds[1]!, '--as-of', instants[3]!);
    expect(cut).toMatchObject({ asOf: instants[3], entries: { length: 4 } });
    const effective = await json('audit', 'trail', targetIds[1]!, '--effective', '2022-02-09T08:00:00+08:00');
    expect(effective).toMatchObject({ effective: '2022-02-09T00:00:00.000000Z' });
    const diff = await json('audit', 'diff', instants[10]!, instants[3]!, targetIds[1]!);
    expect(diff).toMatchObject({ from: instants[3], to: instants[10], entries: { length: 7 } });
    const { out, status } = await wenxiao('audit', 'diff', instants[3]!, instants[10]!, targetIds[1]!);
    expect([status, out]).toEqual([0, expect.stringMatching(/拨付状态 /)]);
  });

  it('answers not closed yet, with how far each store is', async () => {
    const { status, error } = await wenxiao('audit', 'trail', targetIds[0]!, '--as-of', '2999-01-01T00:00:00Z');
    expect(status).toBe(2);
    expect(error).toMatch(/尚未封闭[^]*not closed[^]*evaluation +记录封闭至[^]*targets +记录封闭至/);
  });

  it('refuses an instant without its offset', async () => {
    const { status, error } = await wenxiao('audit', 'trail', targetIds[0]!, '--as-of', '2022-06-30');
    expect([status, error]).toEqual([2, expect.stringContaining('带时区')]);
  });

  it('verifies the trail against every store', async () => {
    const { status, out } = await wenxiao('audit', 'verify');
    expect(status).toBe(0);
    expect(out).toMatch(/轨迹完好[^]*evaluation: 已比对 6 个事件[^]*targets: 已比对 48 个事件/);
    expect(await json('audit', 'verify')).toMatchObject({ findingsCount: 0, stores: { length: 3 } });
    // What a shell has set for other uses of PostgreSQL is no matter.
    Object.assign(process.env, { PGSSLMODE: 'require' });
    expect(await json('audit', 'verify')).toMatchObject({ findingsCount: 0, stores: { length: 3 } });
    Reflect.deleteProperty(process.env, 'PGSSLMODE');
  });

  it('verifies the trail in itself where a store cannot be reached, and says so', async () => {
    const [first, ...others] = Object.values(stores);
    const unreachable = first!.historianUrl.replace(/:\d+\//, ':1/');
    await writeConnections(
      Object.fromEntries(
        [{ ...first!, historianUrl: unreachable }, ...others].map(({ store, historianUrl }) => [
          store,
          { historianUrl },
        ]),
      ),
    );
    const { status, out } = await wenxiao('audit', 'verify');
    expect([status, out]).toEqual([0, expect.stringMatching(/轨迹完好[^]*targets: 连接不上，未比对/)]);
    const rebuilt = await wenxiao('audit', 'rebuild');
    expect([rebuilt.status, rebuilt.error]).toEqual([2, expect.stringContaining('数据库连接不上')]);
  });

  it('says that nothing is known about a subject that nobody recorded', async () => {
    const { status, error, out } = await wenxiao('audit', 'trail', 'nobody');
    expect([status, error]).toEqual([0, expect.stringContaining('轨迹中没有 nobody')]);
    expect(out).toContain('没有数字');
  });

  it('fails where an id stands under two tenants, and prints both with what each calls by it', async () => {
    await writeConnections(Object.fromEntries(stores.map(({ store, historianUrl }) => [store, { historianUrl }])));
    const id = targetIds[0]!;
    const taken = { tenant: 'another-county', stream: `subject/${id}` };
    await takeNameOf(stores[0]!, `budget-line/${id}.2022`, taken);
    expect(await wenxiao('audit', 'rebuild')).toMatchObject({ status: 0 });
    const { status, out } = await wenxiao('audit', 'verify');
    expect(status).toBe(1);
    expect(out).toMatch(
      /发现 1 处问题[^]*id-of-two-tenants {2}targets subject\/\S+#1（区划 another-county） ↔ targets \S+#1（区划 \S+）.*one id stands/,
    );
    const { findings } = await json('audit', 'verify');
    expect(findings).toMatchObject([{ event: { store: 'targets', ...taken, version: 1 }, beside: { version: 1 } }]);
  });

  it('says where it looked when there are no connections', async () => {
    await rm(join(home, 'connections.json'));
    const { status, error } = await wenxiao('audit', 'verify');
    expect([status, error]).toEqual([2, expect.stringContaining('WENXIAO_HOME')]);
  });
});
