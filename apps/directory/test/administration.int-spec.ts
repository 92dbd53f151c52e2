import type { Principal, Role } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { AdministrationError, createFirstAdministrator, resetPassword } from '../src/administration/index.js';
import { type Answer, type RunningDirectory, runDirectory } from '../src/testing/index.js';

type Command = { streams: { id: string; version: number }[] };

let directory: RunningDirectory;
let tree: Record<'prefecture' | 'county' | 'other' | 'bureau' | 'department' | 'unit', string>;
beforeAll(async () => {
  directory = await runDirectory('administration');
  const prefecture = await register(directory.rootId, directory.rootId, { kind: 'jurisdiction', level: 'prefecture' });
  const county = await register(prefecture, prefecture, { kind: 'jurisdiction', level: 'county' });
  const other = await register(prefecture, prefecture, { kind: 'jurisdiction', level: 'county' });
  const bureau = await register(county, county, { kind: 'finance-bureau' });
  const department = await register(county, county, { kind: 'department' });
  const unit = await register(county, department, { kind: 'unit' });
  tree = { prefecture, county, other, bureau, department, unit };
});
afterAll(() => directory.close());

const registering = (jurisdictionId: string, parentId: string, body: object, as?: Principal, key = v7()) =>
  directory.call<Command & { code?: string }>(`/jurisdictions/${jurisdictionId}/organisations`, {
    as: as ?? directory.administrator,
    body: { name: '某单位', parentId, ...body },
    key,
  });
async function register(jurisdictionId: string, parentId: string, body: object): Promise<string> {
  const answer = await registering(jurisdictionId, parentId, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.streams[0]!.id;
}

/** A person of an organisation, with one grant, as their token would say. */
async function personWith(role: Role, organisationId: string, path: readonly string[]): Promise<Principal> {
  const jurisdictionId = path.find((id) => id === tree.county) ?? path.at(-1)!;
  const { status, body } = await createPerson(jurisdictionId, organisationId);
  expect(status).toBe(201);
  const given = await directory.call(`/jurisdictions/${jurisdictionId}/people/${body.id}/grants`, {
    as: directory.administrator,
    body: { role, organisationId },
    ifMatch: 0,
  });
  expect(given.status).toBe(201);
  return { personId: body.id, grants: [{ role, organisationId, path }] };
}

const createPerson = (jurisdictionId: string, organisationId: string, as?: Principal, body = {}, key = v7()) =>
  directory.call<{ id: string; code?: string }>(`/jurisdictions/${jurisdictionId}/people`, {
    as: as ?? directory.administrator,
    body: {
      accountName: `person-${key}`,
      displayName: '某人',
      organisationId,
      password: 'temporary wooden chair',
      ...body,
    },
    key,
  });

const countyPath = () => [directory.rootId, tree.prefecture, tree.county];
const countyAdministrator = () => personWith('administrator', tree.county, countyPath());

describe('the tree', () => {
  it('is seen from the own grants on, with the way to it', async () => {
    const clerk = await personWith('budget-unit', tree.unit, [...countyPath(), tree.department, tree.unit]);
    const { body } = await directory.call<{ items: { organisationId: string }[] }>('/organisations', { as: clerk });
    expect(body.items.map(({ organisationId }) => organisationId)).toEqual([
      directory.rootId,
      tree.prefecture,
      tree.county,
      tree.department,
      tree.unit,
    ]);
  });

  it('grows below the administrator’s own grants only', async () => {
    const administrator = await countyAdministrator();
    expect((await registering(tree.county, tree.county, { kind: 'department' }, administrator)).status).toBe(201);
    expect(await registering(tree.other, tree.other, { kind: 'department' }, administrator)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    // The prefecture lies above the county: the grant touches it, and reaches nothing in it.
    expect(
      await registering(tree.prefecture, tree.prefecture, { kind: 'jurisdiction', level: 'county' }, administrator),
    ).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  });

  it('refuses what the kinds do not allow', async () => {
    expect(await registering(tree.county, tree.unit, { kind: 'department' })).toMatchObject({
      status: 422,
      contentType: 'application/problem+json; charset=utf-8',
      body: { code: 'wrong-parent', parentKind: 'unit' },
    });
    expect(await registering(tree.county, tree.county, { kind: 'finance-bureau' })).toMatchObject({
      status: 409,
      body: { code: 'finance-bureau-exists', financeBureauId: tree.bureau },
    });
  });

  it('gets one organisation from one command, however often it is sent', async () => {
    const key = v7();
    const [first, second] = await Promise.all([
      registering(tree.county, tree.county, { kind: 'department' }, undefined, key),
      registering(tree.county, tree.county, { kind: 'department' }, undefined, key),
    ]);
    expect(second.body).toEqual(first.body);
    expect(first).toMatchObject({ status: 201, body: { streams: [{ id: key, version: 1 }] } });
    expect(
      await registering(tree.county, tree.county, { kind: 'department', name: '另一个' }, undefined, key),
    ).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('takes a new name from who has read the old one', async () => {
    const rename = (name: string, ifMatch?: number) =>
      directory.call(`/jurisdictions/${tree.county}/organisations/${tree.department}/name`, {
        method: 'PUT',
        as: directory.administrator,
        body: { name },
        ...(ifMatch !== undefined && { ifMatch }),
      });
    expect(await rename('教育局')).toMatchObject({ status: 428, body: { code: 'if-match-required' } });
    expect((await rename('教育局', 1)).status).toBe(200);
    expect(await rename('教育和体育局', 1)).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', changes: [{ version: 2, data: { name: '教育局' } }] },
    });
    expect(
      await directory.call(`/jurisdictions/${tree.county}/organisations/${tree.department}`, {
        as: directory.administrator,
      }),
    ).toMatchObject({ body: { name: '教育局', version: 2 } });
  });
});

describe('people', () => {
  it('are made once by one command, and the account name is theirs', async () => {
    const key = v7();
    const create = (body = {}) =>
      createPerson(tree.county, tree.unit, undefined, { accountName: 'Li.Si', ...body }, key);
    const [first, second] = [await create(), await create()];
    expect(first).toMatchObject({ status: 201, body: { id: key, version: 1 } });
    expect(second).toEqual(first);
    expect(await create({ displayName: '别人' })).toMatchObject({ body: { code: 'idempotency-key-reused' } });
    expect(await createPerson(tree.county, tree.unit, undefined, { accountName: 'li.si' })).toMatchObject({
      status: 409,
      body: { code: 'account-name-taken' },
    });
  });

  it('are told everything that is wrong with a request', async () => {
    expect(
      await createPerson(tree.county, 'no id', undefined, { accountName: 'x y', password: 'short', role: 'boss' }),
    ).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-request',
        errors: expect.arrayContaining([
          expect.objectContaining({ path: 'organisationId' }),
          expect.objectContaining({ path: 'accountName' }),
          expect.objectContaining({ path: 'role', zh: '未知字段，请删除' }),
        ]),
      },
    });
    expect(await createPerson(tree.county, tree.unit, undefined, { password: 'short' })).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ path: 'password', code: 'too-short' }] },
    });
  });

  it('are administered within the own subtree', async () => {
    const administrator = await countyAdministrator();
    const stranger = (await createPerson(tree.other, tree.other)).body.id;
    const own = (await createPerson(tree.county, tree.unit, administrator)).body.id;
    const paths = {
      own: `/jurisdictions/${tree.county}/people/${own}`,
      stranger: `/jurisdictions/${tree.county}/people/${stranger}`,
    };
    expect((await directory.call(paths.own, { as: administrator })).status).toBe(200);
    expect((await directory.call(paths.stranger, { as: administrator })).status).toBe(404);
    expect((await createPerson(tree.other, tree.other, administrator)).status).toBe(404);
    expect(await createPerson(tree.county, tree.other, administrator)).toMatchObject({
      status: 422,
      body: { code: 'unknown-organisation' },
    });
    const { body } = await directory.call<{ items: { id: string }[] }>(`/jurisdictions/${tree.county}/people`, {
      as: administrator,
    });
    expect(body.items.map(({ id }) => id)).toContain(own);
    expect(body.items.map(({ id }) => id)).not.toContain(stranger);
  });

  it('are out at once when they are disabled, and back when enabled', async () => {
    const id = (await createPerson(tree.county, tree.unit, undefined, { accountName: 'wang.wu' })).body.id;
    const signIn = () =>
      directory.internal<{ sessionId: string }>('sign-in', {
        accountName: 'wang.wu',
        password: 'temporary wooden chair',
        address: '198.51.100.20',
      });
    const { sessionId } = (await signIn()).body;
    const change = (what: string, ifMatch: number, key = v7()) =>
      directory.call(`/jurisdictions/${tree.county}/people/${id}/${what}`, {
        method: 'POST',
        as: directory.administrator,
        ifMatch,
        key,
      });
    const key = v7();
    expect(await change('disable', 1, key)).toMatchObject({ status: 200, body: { id, version: 2 } });
    expect(await change('disable', 1, key)).toMatchObject({ status: 200, body: { id, version: 2 } });
    expect(await change('enable', 1)).toMatchObject({ status: 409, body: { code: 'version-conflict', actual: 2 } });
    expect((await directory.internal('account', { sessionId })).status).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await change('enable', 2)).status).toBe(200);
    expect((await directory.internal('account', { sessionId })).status).toBe(401);
    expect((await signIn()).status).toBe(200);
  });

  it('are known by name to those who work with them, and to no others', async () => {
    const clerk = await personWith('budget-unit', tree.unit, [...countyPath(), tree.department, tree.unit]);
    const elsewhere = (await createPerson(tree.other, tree.other)).body.id;
    const names = (ids: string[], as?: Principal) =>
      directory.call<{ items: object[] }>(`/jurisdictions/${tree.county}/people/names?ids=${ids.join(',')}`, {
        ...(as && { as }),
      });
    const { body } = await names([clerk.personId, elsewhere, directory.administrator.personId], clerk);
    expect(body.items).toEqual([
      { id: directory.administrator.personId, displayName: '首任管理员' },
      { id: clerk.personId, displayName: '某人' },
    ]);
    expect((await names([clerk.personId])).status).toBe(401);
    expect((await names(['x'], clerk)).status).toBe(400);
  });
});

describe('grants', () => {
  const give = (jurisdictionId: string, personId: string, grant: object, ifMatch: number, as?: Principal) =>
    directory.call(`/jurisdictions/${jurisdictionId}/people/${personId}/grants`, {
      as: as ?? directory.administrator,
      body: grant,
      ifMatch,
    });
  const held = async (personId: string) => {
    const { body } = await directory.call<{ grants: object[]; grantsVersion: number }>(
      `/jurisdictions/${tree.county}/people/${personId}`,
      { as: directory.administrator },
    );
    return body;
  };

  it('are given and revoked, and the next token says so', async () => {
    const { id } = (await createPerson(tree.county, tree.unit)).body;
    const grant = { role: 'budget-unit', organisationId: tree.unit };
    expect((await give(tree.county, id, grant, 0)).status).toBe(201);
    expect(await held(id)).toMatchObject({ grants: [{ ...grant, jurisdictionId: tree.county }], grantsVersion: 1 });
    const revoked = await directory.call(`/jurisdictions/${tree.county}/people/${id}/grants/revocations`, {
      as: directory.administrator,
      body: grant,
      ifMatch: 1,
    });
    expect(revoked.status).toBe(201);
    expect(await held(id)).toMatchObject({ grants: [], grantsVersion: 2 });
  });

  it('leave names out of every event', async () => {
    const { rows } = await directory.pool.query<{ found: string }>(
      `select count(*) as found from event_store.history where data ~ '某人|首任管理员|person-' or metadata ~ '某人|首任管理员'`,
    );
    expect(rows[0]?.found).toBe('0');
  });

  it('are given within the own subtree, to people of it', async () => {
    const administrator = await countyAdministrator();
    const stranger = (await createPerson(tree.other, tree.other)).body.id;
    const own = (await createPerson(tree.county, tree.unit)).body.id;
    const above = { role: 'administrator', organisationId: tree.prefecture };
    expect((await give(tree.prefecture, own, above, 0, administrator)).status).toBe(422);
    const grant = { role: 'auditor', organisationId: tree.county };
    expect((await give(tree.county, stranger, grant, 0, administrator)).status).toBe(404);
    expect((await give(tree.county, own, grant, 0, administrator)).status).toBe(201);
  });

  it('are nobody’s own to change', async () => {
    const administrator = await countyAdministrator();
    const grant = { role: 'budget-desk', organisationId: tree.county };
    expect(await give(tree.county, administrator.personId, grant, 1, administrator)).toMatchObject({
      status: 403,
      body: { code: 'own-grants' },
    });
  });

  it('protect an account from administrators who hold less', async () => {
    const administrator = await countyAdministrator();
    const broad = (await createPerson(tree.county, tree.county)).body.id;
    await give(tree.prefecture, broad, { role: 'auditor', organisationId: tree.prefecture }, 0);
    const reset = (personId: string) =>
      directory.call(`/jurisdictions/${tree.county}/people/${personId}/password`, {
        as: administrator,
        body: { password: 'another wooden chair' },
        ifMatch: 1,
      });
    expect(await reset(broad)).toMatchObject({ status: 403, body: { code: 'broader-grants' } });
    expect(await reset(administrator.personId)).toMatchObject({ status: 403, body: { code: 'own-account' } });
    expect((await reset((await createPerson(tree.county, tree.unit)).body.id)).status).toBe(200);
  });

  it('let no clerk administer', async () => {
    const clerk = await personWith('budget-unit', tree.unit, [...countyPath(), tree.department, tree.unit]);
    const answers: Answer[] = [
      await createPerson(tree.county, tree.unit, clerk),
      await registering(tree.county, tree.unit, { kind: 'unit' }, clerk),
      await give(tree.county, clerk.personId, { role: 'auditor', organisationId: tree.unit }, 1, clerk),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'wrong-role'],
      [403, 'wrong-role'],
      [403, 'wrong-role'],
    ]);
  });
});

describe('the offline commands', () => {
  const another = {
    accountName: 'second.admin',
    displayName: '第二人',
    password: 'quiet river lantern',
    jurisdiction: { name: '另一省', level: 'province' },
  } as const;

  it('make one first administrator', async () => {
    await expect(createFirstAdministrator(directory.databaseUrl, another)).rejects.toMatchObject({
      code: 'administrator-exists',
    });
  });

  it('refuse a weak password', async () => {
    const weak = { ...another, password: 'Password123!' };
    await expect(createFirstAdministrator(directory.databaseUrl, weak)).rejects.toThrow(AdministrationError);
    await expect(resetPassword(directory.databaseUrl, 'first.admin', 'short')).rejects.toMatchObject({
      code: 'weak-password',
    });
  });

  it('help an administrator who forgot the password', async () => {
    await resetPassword(directory.databaseUrl, 'First.Admin', 'a forgotten lantern');
    const { status } = await directory.internal('sign-in', {
      accountName: 'first.admin',
      password: 'a forgotten lantern',
      address: '198.51.100.21',
    });
    expect(status).toBe(200);
    await expect(resetPassword(directory.databaseUrl, 'nobody', 'a forgotten lantern')).rejects.toMatchObject({
      code: 'unknown-account',
    });
  });
});
