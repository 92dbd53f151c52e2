import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDirectoryStore } from '@wenxiao/directory/testing';
import { Command, CommanderError } from 'commander';
import { addAdmin } from './admin.command.js';

let store: Awaited<ReturnType<typeof freshDirectoryStore>>;
let home: string;
beforeAll(async () => {
  store = await freshDirectoryStore('cli-admin');
  home = await mkdtemp(join(tmpdir(), 'wenxiao-cli-'));
});
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  await store.drop();
});

/** `wenxiao <words>` for somebody who types this password. */
async function wenxiao(password: string, words: readonly string[], environment: Record<string, string> = {}) {
  let [out, error, status]: [string, string, number | undefined] = ['', '', undefined];
  const program = new Command('wenxiao').exitOverride().configureOutput({ writeErr: (text) => (error += text) });
  addAdmin(program, {
    out: (text) => (out += text),
    error: (text) => (error += text),
    end: (value) => (status = value),
    environment: { WENXIAO_HOME: home, ...environment },
    password: async () => password,
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    status = 2;
  }
  return { out, error, status };
}

const create = (password: string, environment?: Record<string, string>, level = 'county') => {
  const person = ['--account', 'zhang.san', '--name', '张三'];
  return wenxiao(password, ['admin', 'create', ...person, '--jurisdiction', '某县', '--level', level], environment);
};

describe('wenxiao admin', () => {
  it('says what to do while nobody says where the store is', async () => {
    const { status, error } = await create('quiet river lantern');
    expect([status, error]).toEqual([2, expect.stringContaining('DATABASE_URL')]);
  });

  it('refuses a weak password, and a level that there is not', async () => {
    const environment = { DATABASE_URL: store.url('service') };
    const { status, error } = await create('Password123!', environment);
    expect([status, error]).toEqual([2, expect.stringMatching(/密码太弱[^]*too weak/)]);
    expect((await create('quiet river lantern', environment, 'planet')).status).toBe(2);
  });

  it('makes the first administrator in the store of the home, once', async () => {
    const connections = { postgres: { stores: { directory: { serviceUrl: store.url('service') } } } };
    await writeFile(join(home, 'connections.json'), JSON.stringify(connections));
    const created = await create('quiet river lantern');
    expect([created.status, created.error]).toEqual([0, '']);
    expect(created.out).toMatch(/person +[0-9a-f-]{36}[^]*jurisdiction +[0-9a-f-]{36}/);
    const { rows } = await store
      .pool('service')
      .query<{ type: string; actor: string }>(
        `select type, metadata::json #>> '{actor,id}' as actor from event_store.history order by position`,
      );
    expect(rows).toEqual([
      { type: 'account-opened', actor: 'system:administration' },
      { type: 'organisation-registered', actor: 'system:administration' },
      { type: 'grant-given', actor: 'system:administration' },
    ]);
    const again = await create('quiet river lantern');
    expect([again.status, again.error]).toEqual([2, expect.stringContaining('已有管理员')]);
  });

  it('sets a new password where the old one is lost', async () => {
    const reset = (account: string) =>
      wenxiao('a forgotten lantern', ['admin', 'reset-password', '--account', account]);
    expect((await reset('zhang.san')).status).toBe(0);
    expect(await reset('li.si')).toMatchObject({ status: 2, error: expect.stringContaining('没有这个账号') });
  });

  it('says that a database is out of reach, or another one', async () => {
    const unreachable = await create('quiet river lantern', { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/c' });
    expect([unreachable.status, unreachable.error]).toEqual([2, expect.stringContaining('数据库连接不上')]);
    const other = await create('quiet river lantern', { DATABASE_URL: store.superuserUrl });
    expect([other.status, other.error]).toEqual([2, expect.stringContaining('不是目录服务的事件库')]);
  });
});
