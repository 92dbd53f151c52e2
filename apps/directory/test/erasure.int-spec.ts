import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { Wrapping } from '../src/person-keys/wrapping.js';
import { administratorPassword, type RunningDirectory, runDirectory } from '../src/testing/index.js';
import { signingIn } from './signing-in.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await runDirectory('erasure');
});
afterAll(() => directory.close());

const { signIn, newPerson } = signingIn(() => directory);
const reason = '本人申请，已核对身份';
const password = 'temporary wooden chair';

const pathOf = (personId: string) => `/jurisdictions/${directory.rootId}/people/${personId}`;
const erase = (personId: string, { ifMatch = 1, key = v7(), why = reason } = {}) =>
  directory.call(`${pathOf(personId)}/erasure`, {
    as: directory.administrator,
    body: { reason: why },
    ifMatch,
    key,
  });
const read = (path: string) => directory.call(path, { as: directory.administrator });

/** Every row of directory's that knows of somebody by their name, wherever it stands; events included. */
async function rowsNaming(...names: readonly string[]): Promise<string[]> {
  const { rows: tables } = await directory.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where case when has_schema_privilege(schemaname, 'usage') and schemaname not like 'pg\\_%'
                 then has_table_privilege(format('%I.%I', schemaname, tablename), 'select') end`,
  );
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['directory.people', 'directory.api_tokens', 'event_store.events']),
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await directory.pool.query<{ row: string }>(`select t::text as row from ${name} t`);
    if (rows.some(({ row }) => names.some((each) => row.includes(each)))) found.push(name);
  }
  return found;
}

describe('erasing a person', () => {
  it('leaves no row that says who they were, and every event as it was', async () => {
    const personId = await newPerson('wang.wu');
    await directory.call(pathOf(personId), {
      method: 'PUT',
      as: directory.administrator,
      body: { displayName: '王五之名', organisationId: directory.rootId },
      ifMatch: 1,
    });
    const { sessionId } = (await signIn('wang.wu', password)).body;
    const chosen = await directory.internal<{ sessionId: string }>('password', {
      sessionId,
      currentPassword: password,
      newPassword: 'quiet wooden harbour',
    });
    const made = await directory.internal('api-tokens/create', {
      sessionId: chosen.body.sessionId,
      key: v7(),
      name: '王五之名的脚本',
      days: 30,
      readOnly: true,
    });
    expect(made.status).toBe(201);
    expect(await rowsNaming('wang.wu', '王五之名')).toEqual(
      expect.arrayContaining(['directory.people', 'directory.api_tokens']),
    );
    const events = async () =>
      (
        await directory.pool.query<{ row: string }>(
          `select e::text as row from event_store.events e where type <> 'account-erased' order by position`,
        )
      ).rows;
    const before = await events();

    const { body: foretold } = await read(`${pathOf(personId)}/erasure`);
    expect(foretold).toMatchObject({ accountName: 'wang.wu', sessions: 1, apiTokens: 1, erased: null });
    expect(await erase(personId, { ifMatch: foretold['version'] as number })).toMatchObject({ status: 200 });

    expect(await rowsNaming('wang.wu', '王五之名')).toEqual([]);
    expect(await events()).toEqual(before);
    expect(await read(pathOf(personId))).toMatchObject({
      body: { displayName: '已注销人员', accountName: `erased-${personId}`, disabled: true },
    });
    expect(await read(`${pathOf(personId)}/erasure`)).toMatchObject({
      body: { sessions: 0, apiTokens: 0, erased: { by: directory.administrator.personId, reason } },
    });
    expect(await directory.internal('account', { sessionId: chosen.body.sessionId })).toMatchObject({ status: 401 });
    expect(await signIn('wang.wu', 'quiet wooden harbour')).toMatchObject({ status: 401 });
  });

  it('keeps the reason out of the events, which nobody can change', async () => {
    const personId = await newPerson('zhao.liu');
    expect(await erase(personId, { why: '赵六之名要求' })).toMatchObject({ status: 200 });
    expect(await rowsNaming('赵六之名')).toEqual(['directory.erasures']);
  });

  it('leaves no hash of a command that tells which name somebody had to who tries names', async () => {
    const personId = await newPerson('wu.liu');
    expect(await erase(personId)).toMatchObject({ status: 200 });
    const { rows } = await directory.pool.query<{ hash: string }>(
      `select command_hash as hash from event_store.events where stream = $1 order by version limit 1`,
      [`account/${personId}`],
    );
    const guessed = JSON.stringify(['open', 'wu.liu', '某人', directory.rootId]);
    const hash = createHash('sha256').update(guessed).digest('hex');
    const wrapping = new Wrapping([Buffer.alloc(32, 'wraps the keys of persons')]);
    expect(rows[0]?.hash).toBe(wrapping.keyedHash(hash));
    expect(new Set([hash, rows[0]?.hash, new Wrapping([Buffer.alloc(32, 'another')]).keyedHash(hash)]).size).toBe(3);
  });

  it('is done once: a repeat gets the same answer, and later ones find nothing to do', async () => {
    const personId = await newPerson('qian.qi');
    const key = v7();
    const first = await erase(personId, { key });
    expect(first).toMatchObject({ status: 200, body: { personId, version: 2 } });
    expect(await erase(personId, { key })).toEqual(first);
    expect(await erase(personId, { key, why: '另一理由' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect(await erase(personId, { ifMatch: 2 })).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('rests on what was read, and is nobody’s own act', async () => {
    const personId = await newPerson('sun.ba');
    expect(await erase(personId, { ifMatch: 0 })).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
    expect(await read(pathOf(personId))).toMatchObject({ body: { accountName: 'sun.ba', disabled: false } });
    expect(await erase(directory.administrator.personId)).toMatchObject({
      status: 403,
      body: { code: 'own-account' },
    });
    expect(await signIn('first.admin', administratorPassword)).toMatchObject({ status: 200 });
  });

  it('is the end of the account: it is not enabled, renamed or given a password again, and its name is free', async () => {
    const personId = await newPerson('zhou.jiu');
    await erase(personId);
    const as = directory.administrator;
    const refused = { status: 409, body: { code: 'person-erased' } };
    const call = (path: string, body?: object) =>
      directory.call(`${pathOf(personId)}${path}`, { method: 'POST', as, ifMatch: 2, ...(body && { body }) });
    expect(await call('/enable')).toMatchObject(refused);
    expect(await call('/password', { password: 'another wooden chair' })).toMatchObject(refused);
    const renamed = { displayName: '周九', organisationId: directory.rootId };
    expect(await directory.call(pathOf(personId), { method: 'PUT', as, body: renamed, ifMatch: 2 })).toMatchObject(
      refused,
    );
    expect(await rowsNaming('周九', 'zhou.jiu')).toEqual([]);
    expect(await newPerson('zhou.jiu')).not.toBe(personId);
  });

  it('is whole or not at all: what stops it in the middle leaves everything, and asking again completes it', async () => {
    const personId = await newPerson('wu.shi');
    // The last of its rows cannot be written: everything before it was.
    await directory.pool.query(
      `insert into directory.erasures (person_id, erased_by, reason) values ($1, 'blocks', 'blocks')`,
      [personId],
    );
    const holder = await directory.pool.connect();
    await holder.query('begin');
    await holder.query(`delete from directory.erasures where person_id = $1`, [personId]);
    const asked = erase(personId, { key: v7() });
    const waits = async () =>
      (
        await directory.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where usename = current_user and wait_event_type = 'Lock' and query like '%directory.erasures%' and pid <> pg_backend_pid()`,
        )
      ).rowCount;
    const end = performance.now() + 60_000;
    while (!(await waits()) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await asked).status).toBeGreaterThanOrEqual(500);
    await holder.query('commit');
    holder.release();
    expect(await read(pathOf(personId))).toMatchObject({
      body: { accountName: 'wu.shi', disabled: false, version: 1 },
    });
    expect(await signIn('wu.shi', password)).toMatchObject({ status: 200 });
    expect(await erase(personId)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await rowsNaming('wu.shi')).toEqual([]);
  });
});
