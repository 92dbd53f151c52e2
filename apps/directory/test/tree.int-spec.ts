import { v7 } from 'uuid';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('tree');
});
afterAll(() => directory.close());

describe('the tree', () => {
  it('is seen from the own grants on, with the way to it', async () => {
    const clerk = await directory.clerk();
    const { body } = await directory.call<{ items: { organisationId: string }[] }>('/organisations', { as: clerk });
    expect(body.items.map(({ organisationId }) => organisationId)).toEqual([
      directory.rootId,
      directory.tree.prefecture,
      directory.tree.county,
      directory.tree.department,
      directory.tree.unit,
    ]);
  });

  it('grows below the administrator’s own grants only', async () => {
    const administrator = await directory.countyAdministrator();
    expect(
      (await directory.register(directory.tree.county, directory.tree.county, { kind: 'department' }, administrator))
        .status,
    ).toBe(201);
    expect(
      await directory.register(directory.tree.other, directory.tree.other, { kind: 'department' }, administrator),
    ).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    // The prefecture lies above the county: the grant touches it, and reaches nothing in it.
    expect(
      await directory.register(
        directory.tree.prefecture,
        directory.tree.prefecture,
        { kind: 'jurisdiction', level: 'county' },
        administrator,
      ),
    ).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  });

  it('refuses what the kinds do not allow', async () => {
    expect(await directory.register(directory.tree.county, directory.tree.unit, { kind: 'department' })).toMatchObject({
      status: 422,
      contentType: 'application/problem+json; charset=utf-8',
      body: { code: 'wrong-parent', parentKind: 'unit' },
    });
    expect(
      await directory.register(directory.tree.county, directory.tree.county, { kind: 'finance-bureau' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'finance-bureau-exists', financeBureauId: directory.tree.bureau },
    });
  });

  it('gets one organisation from one command, however often it is sent', async () => {
    const key = v7();
    const [first, second] = await Promise.all([
      directory.register(directory.tree.county, directory.tree.county, { kind: 'department' }, undefined, key),
      directory.register(directory.tree.county, directory.tree.county, { kind: 'department' }, undefined, key),
    ]);
    expect(second.body).toEqual(first.body);
    expect(first).toMatchObject({ status: 201, body: { streams: [{ version: 1 }] } });
    // No id is a client's.
    expect(first.body).not.toMatchObject({ streams: [{ id: key }] });
    expect(
      await directory.register(
        directory.tree.county,
        directory.tree.county,
        { kind: 'department', name: '另一个' },
        undefined,
        key,
      ),
    ).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('takes a new name from who has read the old one', async () => {
    const rename = (name: string, ifMatch?: number) =>
      directory.call(`/jurisdictions/${directory.tree.county}/organisations/${directory.tree.department}/name`, {
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
      await directory.call(`/jurisdictions/${directory.tree.county}/organisations/${directory.tree.department}`, {
        as: directory.administrator,
      }),
    ).toMatchObject({ body: { name: '教育局', version: 2 } });
  });
});
