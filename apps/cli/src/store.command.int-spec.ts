import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { defaultInstallation, provisionStore, storeUrl } from '@wenxiao/event-store';
import { startPostgres } from '@wenxiao/infra';
import { freshHome } from '@wenxiao/infra/testing';
import { Command, CommanderError } from 'commander';
import pg from 'pg';
import { addStore } from './store.command.js';

let store: FreshStore;
let home: string;
beforeAll(async () => {
  store = await freshStore('cli-store');
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await store.drop();
});

/** `wenxiao store adopt <words>` for somebody who answers the question so; undefined where nobody can be asked. */
async function adopt(words: readonly string[], answer?: string, environment: Readonly<Record<string, string>> = {}) {
  let [out, error, status]: [string, string, number | undefined] = ['', '', undefined];
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (text) => (error += text) });
  addStore(program, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    end: (value) => (status = value),
    environment: { WENXIAO_HOME: home, ...environment },
    ask: async () => answer,
  });
  try {
    await program.parseAsync(['store', 'adopt', ...words], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    status = 2;
  }
  return { out, error, status };
}

const connect = (ownerUrl: string) =>
  writeFile(
    join(home, 'connections.json'),
    JSON.stringify({ installation: 'hunan', postgres: { stores: { targets: { ownerUrl } } } }),
  );

const incarnations = async () => {
  const { rows } = await store
    .pool('service')
    .query<{ incarnation: number; reason: string }>(
      `select incarnation, reason from event_store.incarnations order by incarnation`,
    );
  return rows;
};

const reason = ['--reason', '自 5 月 2 日备份恢复，张三核对'];

describe('wenxiao store adopt', () => {
  it('says what to do without a home, and which stores there are', async () => {
    expect(await adopt(['targets', ...reason])).toMatchObject({
      status: 2,
      error: expect.stringContaining('WENXIAO_HOME'),
    });
    await connect(store.url('owner'));
    const { status, error } = await adopt(['constructor', ...reason]);
    expect([status, error]).toEqual([2, expect.stringContaining('有的是：targets')]);
  });

  it('works on no other installation than the one it is told', async () => {
    const other = { WENXIAO_INSTALLATION: 'hubei' };
    expect(await adopt(['targets', ...reason, '--yes'], undefined, other)).toMatchObject({
      status: 2,
      error: expect.stringMatching(/属于部署 hunan，不是 hubei[^]*the installation hunan, not of hubei/),
    });
    expect(await incarnations()).toHaveLength(1);
  });

  it('does nothing without a reason, without a terminal to confirm at, or where the name is not typed', async () => {
    expect((await adopt(['targets'])).status).toBe(2);
    expect((await adopt(['targets', '--yes', '--reason', ' '])).status).toBe(2);
    expect(await adopt(['targets', ...reason])).toMatchObject({ status: 2, error: expect.stringContaining('--yes') });
    const declined = await adopt(['targets', ...reason], 'yes');
    expect([declined.status, declined.error]).toEqual([2, expect.stringMatching(/登记不能撤销[^]*未登记/)]);
    expect(declined.error).not.toContain(store.passwords.owner);
    expect(await incarnations()).toHaveLength(1);
  });

  it('raises the incarnation once the name is typed, and keeps the reason', async () => {
    const { status, out } = await adopt(['targets', ...reason], 'targets');
    expect([status, out]).toEqual([0, expect.stringContaining('第 2 世代')]);
    expect(await incarnations()).toMatchObject([{ incarnation: 1 }, { incarnation: 2, reason: reason[1] }]);
  });

  it('names readers that had read further, which ends with status 1', async () => {
    await store
      .pool('service')
      .query(
        `insert into event_store.checkpoints (subscriber, incarnation, transaction_id, position) values ('lists/1', 9, '9', 9)`,
      );
    const { status, out, error } = await adopt(['targets', ...reason, '--yes', '--json']);
    expect([status, JSON.parse(out)]).toEqual([1, { store: store.name.store, incarnation: 3, rewound: ['lists/1'] }]);
    expect(error).toMatch(/须重建：lists\/1[^]*rebuilt: lists\/1/);
  });

  it('says that a database is out of reach, or is no store', async () => {
    await connect(store.url('owner').replace(/:\d+\//, ':1/'));
    expect(await adopt(['targets', ...reason, '--yes'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('数据库连接不上'),
    });
    await connect(store.superuserUrl);
    expect(await adopt(['targets', ...reason, '--yes'])).toMatchObject({
      status: 2,
      error: expect.stringContaining('不是初始化过的事件库'),
    });
  });

  it('starts the home’s own PostgreSQL where it is stopped, and stops it again', async () => {
    const restored = freshHome();
    const server = await startPostgres({ home: restored });
    const store = 'restored';
    const name = { installation: defaultInstallation, store };
    const passwords = { owner: 'o', service: 's', reader: 'r', historian: 'h' };
    await provisionStore(server.superuserUrl, { ...name, migrations: [], workingSchemas: [] }, passwords);
    const ownerUrl = storeUrl(server.superuserUrl, name, 'owner', passwords.owner);
    await writeFile(
      join(restored, 'connections.json'),
      JSON.stringify({ postgres: { stores: { [store]: { ownerUrl } } } }),
    );
    await server.stop();
    const { status, out, error } = await adopt([store, ...reason, '--yes'], undefined, { WENXIAO_HOME: restored });
    expect([status, error]).toEqual([0, expect.stringContaining('is started for this command')]);
    expect(out).toContain('restored 已登记为第 2 世代');
    await expect(new pg.Client({ connectionString: ownerUrl }).connect()).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await rm(restored, { recursive: true, force: true });
  });
});
