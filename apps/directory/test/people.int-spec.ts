import type { Principal } from '@wenxiao/service-kit';
import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';
import { signingIn } from './signing-in.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('people');
});
afterAll(() => directory.close());

const { signIn } = signingIn(() => directory);

describe('people', () => {
  it('are made once by one command, and the account name is theirs', async () => {
    const key = v7();
    const create = (body = {}) =>
      directory.createPerson(
        directory.tree.county,
        directory.tree.unit,
        undefined,
        { accountName: 'Li.Si', ...body },
        key,
      );
    const [first, second] = [await create(), await create()];
    expect(first).toMatchObject({ status: 201, body: { version: 1 } });
    expect(first.body).not.toMatchObject({ personId: key });
    expect(second).toEqual(first);
    expect(await create({ displayName: '别人' })).toMatchObject({ body: { code: 'idempotency-key-reused' } });
    expect(
      await directory.createPerson(directory.tree.county, directory.tree.unit, undefined, { accountName: 'li.si' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'account-name-taken' },
    });
  });

  it('are told everything that is wrong with a request', async () => {
    expect(
      await directory.createPerson(directory.tree.county, 'no id', undefined, {
        accountName: 'x y',
        password: 'short',
        role: 'boss',
      }),
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
    expect(
      await directory.createPerson(directory.tree.county, directory.tree.unit, undefined, { password: 'short' }),
    ).toMatchObject({
      status: 422,
      body: { code: 'weak-password', errors: [{ path: 'password', code: 'too-short' }] },
    });
  });

  it('are administered within the own subtree', async () => {
    const administrator = await directory.countyAdministrator();
    const stranger = (await directory.createPerson(directory.tree.other, directory.tree.other)).body.personId;
    const own = (await directory.createPerson(directory.tree.county, directory.tree.unit, administrator)).body.personId;
    const paths = {
      own: `/jurisdictions/${directory.tree.county}/people/${own}`,
      stranger: `/jurisdictions/${directory.tree.county}/people/${stranger}`,
    };
    expect((await directory.call(paths.own, { as: administrator })).status).toBe(200);
    expect((await directory.call(paths.stranger, { as: administrator })).status).toBe(404);
    expect((await directory.createPerson(directory.tree.other, directory.tree.other, administrator)).status).toBe(404);
    expect(await directory.createPerson(directory.tree.county, directory.tree.other, administrator)).toMatchObject({
      status: 422,
      body: { code: 'unknown-organisation' },
    });
    const { body } = await directory.call<{ items: { personId: string }[] }>(
      `/jurisdictions/${directory.tree.county}/people`,
      {
        as: administrator,
      },
    );
    expect(body.items.map(({ personId }) => personId)).toContain(own);
    expect(body.items.map(({ personId }) => personId)).not.toContain(stranger);
  });

  it('are out at once when they are disabled, and back when enabled', async () => {
    const id = (
      await directory.createPerson(directory.tree.county, directory.tree.unit, undefined, { accountName: 'wang.wu' })
    ).body.personId;
    const signInAgain = () => signIn('wang.wu', 'temporary wooden chair', '198.51.100.20');
    const { sessionId } = (await signInAgain()).body;
    const change = (what: string, ifMatch: number, key = v7()) =>
      directory.call(`/jurisdictions/${directory.tree.county}/people/${id}/${what}`, {
        method: 'POST',
        as: directory.administrator,
        ifMatch,
        key,
      });
    const key = v7();
    expect(await change('disable', 1, key)).toMatchObject({ status: 200, body: { personId: id, version: 2 } });
    expect(await change('disable', 1, key)).toMatchObject({ status: 200, body: { personId: id, version: 2 } });
    expect(await change('enable', 1)).toMatchObject({ status: 409, body: { code: 'version-conflict', actual: 2 } });
    expect((await directory.internal('account', { sessionId })).status).toBe(401);
    expect((await signInAgain()).status).toBe(401);
    expect((await change('enable', 2)).status).toBe(200);
    expect((await directory.internal('account', { sessionId })).status).toBe(401);
    expect((await signInAgain()).status).toBe(200);
  });

  it('are known by name as far as the own grants reach: nobody above them, nobody elsewhere', async () => {
    const clerk = await directory.clerk();
    const elsewhere = (await directory.createPerson(directory.tree.other, directory.tree.other)).body.personId;
    const names = (ids: string[], as?: Principal) =>
      directory.call<{ items: object[] }>(`/jurisdictions/${directory.tree.county}/people/names?ids=${ids.join(',')}`, {
        ...(as && { as }),
      });
    const { body } = await names([clerk.personId, elsewhere, directory.administrator.personId], clerk);
    expect(body.items).toEqual([{ personId: clerk.personId, displayName: '某人' }]);
    const through = await directory.call<{ items: object[] }>(
      `/jurisdictions/${directory.rootId}/people/names?ids=${[elsewhere, directory.administrator.personId].join(',')}`,
      { as: clerk },
    );
    expect(through.body.items).toEqual([]);
    const upperCase = await names([clerk.personId.toUpperCase(), elsewhere], clerk);
    expect(upperCase.body.items).toEqual(body.items);
    expect((await names([clerk.personId])).status).toBe(401);
    expect((await names(['x'], clerk)).status).toBe(400);
  });
});
