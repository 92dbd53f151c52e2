import type { Principal } from '@wenxiao/service-kit';
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
      body: { code: 'one-of-its-kind', organisationId: directory.tree.bureau },
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

  it('gives an official code to one organisation of a jurisdiction, also of many at once, and again once that was taken over', async () => {
    const { county, other, department } = directory.tree;
    const unit = (code: string, tenant = county, parentId = department, key = v7()) =>
      directory.register(tenant, parentId, { kind: 'unit', code }, undefined, key);
    const key = v7();
    const first = await unit('205-a', county, department, key);
    expect(first.status).toBe(201);
    expect((await unit('205-a', county, department, key)).body).toEqual(first.body);
    expect(await unit('205-A')).toMatchObject({ status: 409, body: { code: 'code-taken', officialCode: '205-A' } });
    expect((await unit('205-a', other, other)).status).toBe(201);
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => unit('206')));
    expect(atOnce.filter(({ status }) => status === 201)).toHaveLength(1);
    const into = (await unit('207')).body.streams[0]!.id;
    const id = first.body.streams[0]!.id;
    const merge = { as: directory.administrator, body: { into }, ifMatch: 1 };
    expect((await directory.call(`/jurisdictions/${county}/organisations/${id}/merge`, merge)).status).toBe(200);
    expect((await unit('205-a')).status).toBe(201);
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

  it('moves a unit with all that lies below it, between places that are both the administrator’s', async () => {
    const { county, department, countyPath } = directory.tree;
    const made = async (parentId: string, kind: string) =>
      (await directory.register(county, parentId, { kind })).body.streams[0]!.id;
    const other = await made(county, 'department');
    const moving = await made(department, 'unit');
    const below = await made(moving, 'unit');
    const move = (as: Principal, parentId: string, ifMatch = 1, id = moving) =>
      directory.call(`/jurisdictions/${county}/organisations/${id}/move`, { as, body: { parentId }, ifMatch });
    const departmental = await directory.personWith('administrator', [...countyPath, department]);
    expect(await move(departmental, other)).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
    expect(await move(directory.administrator, below)).toMatchObject({ status: 422, body: { code: 'below-itself' } });
    expect((await move(directory.administrator, other)).status).toBe(200);
    const { body } = await directory.call(`/jurisdictions/${county}/organisations/${below}`, {
      as: directory.administrator,
    });
    expect(body).toMatchObject({ path: [...countyPath, other, moving, below] });
  });

  it('makes no circle of two moves at once', async () => {
    const { county } = directory.tree;
    const made = async () => (await directory.register(county, county, { kind: 'unit' })).body.streams[0]!.id;
    const [a, b] = [await made(), await made()];
    const move = (id: string, parentId: string) =>
      directory.call(`/jurisdictions/${county}/organisations/${id}/move`, {
        as: directory.administrator,
        body: { parentId },
        ifMatch: 1,
      });
    const answers = await Promise.all([move(a, b), move(b, a)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.find(({ status }) => status !== 200)!;
    expect(['tree-is-moving', 'below-itself']).toContain(refused.body['code']);
  });

  it('changes on the day of a change, and is told nothing of a day to come', async () => {
    const { county, countyPath } = directory.tree;
    const made = async (kind: string) => (await directory.register(county, county, { kind })).body.streams[0]!.id;
    const [one, other, peer] = [await made('unit'), await made('department'), await made('unit')];
    const at = `/jurisdictions/${county}/organisations/${one}`;
    const as = directory.administrator;
    const later = { from: '2999-01-01' };
    const notYet = { status: 422, body: { code: 'not-yet', from: later.from } };
    expect(await directory.call(`${at}/move`, { as, body: { parentId: other, ...later }, ifMatch: 1 })).toMatchObject(
      notYet,
    );
    expect(await directory.call(`${at}/merge`, { as, body: { into: peer, ...later }, ifMatch: 1 })).toMatchObject(
      notYet,
    );
    const name = { as, method: 'PUT', body: { name: '新单位', ...later }, ifMatch: 1 } as const;
    expect(await directory.call(`${at}/name`, name)).toMatchObject(notYet);
    expect(await directory.register(county, county, { kind: 'unit', ...later })).toMatchObject(notYet);
    expect((await directory.call(at, { as })).body).toMatchObject({ path: [...countyPath, one], version: 1 });
  });

  it('goes to no other jurisdiction, and is told what does; and merges into nothing that opens more to its grants', async () => {
    const { county, other, bureau } = directory.tree;
    const made = async (tenant: string, parentId: string, kind: string) =>
      (await directory.register(tenant, parentId, { kind })).body.streams[0]!.id;
    const [there, department] = [await made(other, other, 'department'), await made(county, county, 'department')];
    const unit = await made(county, department, 'unit');
    const as = directory.administrator;
    const call = (id: string, what: 'move' | 'merge', body: object) =>
      directory.call(`/jurisdictions/${county}/organisations/${id}/${what}`, { as, body, ifMatch: 1 });
    const elsewhere = { status: 422, body: { code: 'other-jurisdiction', jurisdictionId: other } };
    expect(await call(unit, 'move', { parentId: there })).toMatchObject(elsewhere);
    expect(await call(department, 'merge', { into: there })).toMatchObject(elsewhere);
    expect(await directory.createPerson(county, there)).toMatchObject(elsewhere);
    expect(await call(unit, 'merge', { into: department })).toMatchObject({ body: { code: 'merges-upwards' } });
    expect(await call(department, 'merge', { into: bureau })).toMatchObject({ body: { code: 'merges-unlike' } });
  });

  it('has who is granted over a merged organisation reach what took it over', async () => {
    const { county, countyPath } = directory.tree;
    const made = async () => (await directory.register(county, county, { kind: 'unit' })).body.streams[0]!.id;
    const [old, successor] = [await made(), await made()];
    const { personId } = await directory.personWith('budget-unit', [...countyPath, old]);
    const merged = await directory.call(`/jurisdictions/${county}/organisations/${old}/merge`, {
      as: directory.administrator,
      body: { into: successor },
      ifMatch: 1,
    });
    expect(merged.status).toBe(200);
    expect((await directory.principalOf(personId)).grants).toEqual([
      { desk: 'budget-unit', organisationId: successor },
    ]);
  });
});

it('a county goes into another by who administers both, and its people with it', async () => {
  const { prefecture } = directory.tree;
  const made = async (name: string) =>
    (await directory.register(prefecture, prefecture, { kind: 'jurisdiction', level: 'county', name })).body.streams[0]!
      .id;
  const [old, next] = [await made('甲县'), await made('乙县')];
  const merge = (as: Principal) =>
    directory.call(`/jurisdictions/${old}/organisations/${old}/merge`, { as, body: { into: next }, ifMatch: 1 });
  const { body: clerk } = await directory.createPerson(old, old);
  expect((await directory.give(old, clerk.personId, { desk: 'auditor', organisationId: old }, 0)).status).toBe(201);
  const own = (over: string): Principal => ({
    personId: v7(),
    grants: [{ desk: 'administrator', organisationId: over }],
  });
  // Of the one alone, or of the other alone: neither can.
  expect(await merge(own(old))).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  expect(await merge(own(next))).toMatchObject({ status: 404 });
  expect((await merge(own(prefecture))).status).toBe(200);
  expect((await directory.principalOf(clerk.personId)).grants).toEqual([{ desk: 'auditor', organisationId: next }]);
});

describe('an administrator of one county', () => {
  const resolves = async (id: string, tenant: string) =>
    (await directory.call(`/jurisdictions/${tenant}/organisations/${id}`, { as: directory.administrator })).body;

  it('takes nobody else’s id, whatever they send as Idempotency-Key', async () => {
    const { county, other, unit } = directory.tree;
    const theirs = (await directory.register(other, other, { kind: 'department' })).body.streams[0]!.id;
    const attacker = await directory.countyAdministrator();
    const victims: [string, string][] = [
      [directory.rootId, directory.rootId],
      [other, other],
      [theirs, other],
      [unit, county],
    ];
    for (const [id, tenant] of victims) {
      const before = await resolves(id, tenant);
      const made: string[] = [];
      for (const body of [
        { kind: 'department' },
        { kind: 'unit' },
        { kind: 'jurisdiction', level: 'zone', name: '某园区' },
      ]) {
        const { body: answer } = await directory.register(county, county, body, attacker, id);
        made.push(...((answer as Partial<typeof answer>).streams ?? []).map((stream) => stream.id));
      }
      // Whether the key is taken or not: what comes of it has another id.
      expect(made).not.toContain(id);
      expect(await resolves(id, tenant)).toEqual(before);
    }
    const reset = await directory.call(`/jurisdictions/${county}/people/${directory.administrator.personId}/password`, {
      as: attacker,
      body: { password: 'another wooden chair' },
      ifMatch: 1,
    });
    expect([403, 404]).toContain(reset.status);
    expect((await directory.call('/organisations', { as: directory.administrator })).status).toBe(200);
  });

  it('gets another id by the same key than somebody in another county', async () => {
    const { county, other } = directory.tree;
    const key = v7();
    const ids = [];
    for (const tenant of [county, other])
      ids.push((await directory.register(tenant, tenant, { kind: 'department' }, undefined, key)).body.streams[0]!.id);
    expect(new Set(ids).size).toBe(2);
  });

  it('assigns no desks of the finance bureau to another part of the tree', async () => {
    const { county, department, bureau } = directory.tree;
    const attacker = await directory.personWith('administrator', directory.tree.unitPath);
    const assign = (as: Principal, id: string, ifMatch: number) =>
      directory.call(`/jurisdictions/${county}/organisations/${id}/desks`, {
        method: 'PUT',
        as,
        body: { desks: ['budget-desk'] },
        ifMatch,
      });
    expect(await assign(attacker, directory.tree.unit, 1)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk' },
    });
    expect(await assign(directory.administrator, department, 2)).toMatchObject({
      status: 422,
      body: { code: 'desk-not-here', desks: ['budget-desk'] },
    });
    expect((await assign(directory.administrator, bureau, 1)).status).toBe(200);
  });
});
