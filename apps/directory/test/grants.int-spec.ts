import type { Answer } from '../src/testing/index.js';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('grants');
});
afterAll(() => directory.close());

describe('grants', () => {
  const held = async (personId: string) => {
    const { body } = await directory.call<{ grants: object[]; grantsVersion: number }>(
      `/jurisdictions/${directory.tree.county}/people/${personId}`,
      { as: directory.administrator },
    );
    return body;
  };

  it('are given and revoked, and the next token says so', async () => {
    const { id } = (await directory.createPerson(directory.tree.county, directory.tree.unit)).body;
    const grant = { role: 'budget-unit', organisationId: directory.tree.unit };
    expect((await directory.give(directory.tree.county, id, grant, 0)).status).toBe(201);
    expect(await held(id)).toMatchObject({
      grants: [{ ...grant, jurisdictionId: directory.tree.county }],
      grantsVersion: 1,
    });
    const revoked = await directory.call(`/jurisdictions/${directory.tree.county}/people/${id}/grants/revocations`, {
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
    const administrator = await directory.countyAdministrator();
    const stranger = (await directory.createPerson(directory.tree.other, directory.tree.other)).body.id;
    const own = (await directory.createPerson(directory.tree.county, directory.tree.unit)).body.id;
    const above = { role: 'administrator', organisationId: directory.tree.prefecture };
    expect((await directory.give(directory.tree.prefecture, own, above, 0, administrator)).status).toBe(422);
    const grant = { role: 'auditor', organisationId: directory.tree.county };
    expect((await directory.give(directory.tree.county, stranger, grant, 0, administrator)).status).toBe(404);
    expect((await directory.give(directory.tree.county, own, grant, 0, administrator)).status).toBe(201);
  });

  it('are nobody’s own to change', async () => {
    const administrator = await directory.countyAdministrator();
    const grant = { role: 'budget-desk', organisationId: directory.tree.county };
    expect(await directory.give(directory.tree.county, administrator.personId, grant, 1, administrator)).toMatchObject({
      status: 403,
      body: { code: 'own-grants' },
    });
  });

  it('protect an account from administrators who hold less', async () => {
    const administrator = await directory.countyAdministrator();
    const broad = (await directory.createPerson(directory.tree.county, directory.tree.county)).body.id;
    await directory.give(
      directory.tree.prefecture,
      broad,
      { role: 'auditor', organisationId: directory.tree.prefecture },
      0,
    );
    const reset = (personId: string) =>
      directory.call(`/jurisdictions/${directory.tree.county}/people/${personId}/password`, {
        as: administrator,
        body: { password: 'another wooden chair' },
        ifMatch: 1,
      });
    expect(await reset(broad)).toMatchObject({ status: 403, body: { code: 'broader-grants' } });
    expect(await reset(administrator.personId)).toMatchObject({ status: 403, body: { code: 'own-account' } });
    expect(
      (await reset((await directory.createPerson(directory.tree.county, directory.tree.unit)).body.id)).status,
    ).toBe(200);
  });

  it('let no clerk administer', async () => {
    const clerk = await directory.clerk();
    const answers: Answer[] = [
      await directory.createPerson(directory.tree.county, directory.tree.unit, clerk),
      await directory.register(directory.tree.county, directory.tree.unit, { kind: 'unit' }, clerk),
      await directory.give(
        directory.tree.county,
        clerk.personId,
        { role: 'auditor', organisationId: directory.tree.unit },
        1,
        clerk,
      ),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'wrong-role'],
      [403, 'wrong-role'],
      [403, 'wrong-role'],
    ]);
  });
});
