import { eventually } from '@wenxiao/messaging/testing';
import { plusDays } from '@wenxiao/domain';
import { v7 } from 'uuid';
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
    const { personId: id } = (await directory.createPerson(directory.tree.county, directory.tree.unit)).body;
    const grant = { desk: 'budget-unit', organisationId: directory.tree.unit };
    expect((await directory.give(directory.tree.county, id, grant, 0)).status).toBe(201);
    const given = { grants: [{ ...grant, jurisdictionId: directory.tree.county }], grantsVersion: 1 };
    await eventually(async () => expect(await held(id)).toMatchObject(given));
    const revoked = await directory.call(`/jurisdictions/${directory.tree.county}/people/${id}/grants/revocations`, {
      as: directory.administrator,
      body: grant,
      ifMatch: 1,
    });
    expect(revoked.status).toBe(201);
    await eventually(async () => expect(await held(id)).toMatchObject({ grants: [], grantsVersion: 2 }));
  });

  it('leave names out of every event', async () => {
    const { rows } = await directory.pool.query<{ found: string }>(
      `select count(*) as found from event_store.history where data ~ '某人|首任管理员|person-' or metadata ~ '某人|首任管理员'`,
    );
    expect(rows[0]?.found).toBe('0');
  });

  it('are given within the own subtree, to people of it', async () => {
    const administrator = await directory.countyAdministrator();
    const stranger = (await directory.createPerson(directory.tree.other, directory.tree.other)).body.personId;
    const own = (await directory.createPerson(directory.tree.county, directory.tree.unit)).body.personId;
    const above = { desk: 'administrator', organisationId: directory.tree.prefecture };
    expect((await directory.give(directory.tree.prefecture, own, above, 0, administrator)).status).toBe(422);
    const grant = { desk: 'auditor', organisationId: directory.tree.county };
    expect((await directory.give(directory.tree.county, stranger, grant, 0, administrator)).status).toBe(404);
    expect((await directory.give(directory.tree.county, own, grant, 0, administrator)).status).toBe(201);
  });

  it('are nobody’s own to change', async () => {
    const administrator = await directory.countyAdministrator();
    const grant = { desk: 'budget-desk', organisationId: directory.tree.bureau };
    expect(await directory.give(directory.tree.county, administrator.personId, grant, 1, administrator)).toMatchObject({
      status: 403,
      body: { code: 'own-grants' },
    });
  });

  it('protect an account from administrators who hold less', async () => {
    const administrator = await directory.countyAdministrator();
    const broad = (await directory.createPerson(directory.tree.county, directory.tree.county)).body.personId;
    await directory.give(
      directory.tree.prefecture,
      broad,
      { desk: 'auditor', organisationId: directory.tree.prefecture },
      0,
    );
    // Read models follow a little later: what was given counts at once.
    await directory.pool.query(`delete from directory_read.grants where "personId" = $1`, [broad]);
    const reset = (personId: string) =>
      directory.call(`/jurisdictions/${directory.tree.county}/people/${personId}/password`, {
        as: administrator,
        body: { password: 'another wooden chair' },
        ifMatch: 1,
      });
    expect(await reset(broad)).toMatchObject({ status: 403, body: { code: 'broader-grants' } });
    expect(await reset(administrator.personId)).toMatchObject({ status: 403, body: { code: 'own-account' } });
    expect(
      (await reset((await directory.createPerson(directory.tree.county, directory.tree.unit)).body.personId)).status,
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
        { desk: 'auditor', organisationId: directory.tree.unit },
        1,
        clerk,
      ),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'wrong-desk'],
      [403, 'wrong-desk'],
      [403, 'wrong-desk'],
    ]);
  });

  it('put no finance desk over a unit: who administers it approves none of its budgets', async () => {
    const { county, unit, unitPath, bureau } = directory.tree;
    const administrator = await directory.personWith('administrator', unitPath);
    const own = (await directory.createPerson(county, unit, administrator)).body.personId;
    for (const desk of ['business-desk', 'budget-desk'])
      expect(await directory.give(county, own, { desk, organisationId: unit }, 0, administrator)).toMatchObject({
        status: 422,
        body: { code: 'desk-not-here', within: ['finance-bureau'] },
      });
    expect(
      await directory.give(county, own, { desk: 'budget-desk', organisationId: bureau }, 0, administrator),
    ).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  });

  it('go before the desk does: what somebody fills there is taken from no organisation', async () => {
    const { county, bureau, bureauPath } = directory.tree;
    const desks = ['treasury-desk'];
    const office = (await directory.register(county, bureau, { kind: 'office', desks })).body.streams[0]!.id;
    const { personId, grants } = await directory.personWith('treasury-desk', [...bureauPath, office]);
    const takeAway = () =>
      directory.call(`/jurisdictions/${county}/organisations/${office}/desks`, {
        method: 'PUT',
        as: directory.administrator,
        body: { desks: [] },
        ifMatch: 1,
      });
    expect(await takeAway()).toMatchObject({ status: 409, body: { code: 'desks-filled', desks } });
    await directory.call(`/jurisdictions/${county}/people/${personId}/grants/revocations`, {
      as: directory.administrator,
      body: grants[0]!,
      ifMatch: 1,
    });
    expect((await takeAway()).status).toBe(200);
  });

  it('of a desk that acts for the county are nobody’s below the bureau that bears it, and reach nothing above from there', async () => {
    const { county, bureau, bureauPath } = directory.tree;
    const below = (await directory.register(county, bureau, { kind: 'unit' })).body.streams[0]!.id;
    const administrator = await directory.personWith('administrator', [...bureauPath, below]);
    const own = (await directory.createPerson(county, below, administrator)).body.personId;
    for (const desk of ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'])
      expect(await directory.give(county, own, { desk, organisationId: below }, 0, administrator)).toMatchObject({
        status: 422,
        body: { code: 'desk-borne-elsewhere', desk, bearers: [bureau] },
      });
    const ofBureau = await directory.personWith('administrator', bureauPath);
    const grant = { desk: 'performance-office', organisationId: bureau };
    const colleague = (await directory.createPerson(county, bureau, ofBureau)).body.personId;
    expect((await directory.give(county, colleague, grant, 0, ofBureau)).status).toBe(201);
    // As if somebody had it from before.
    const adoptions = (organisationId: string) =>
      directory.call(`/jurisdictions/${county}/bodies/${county}/adoptions`, {
        as: { personId: colleague, grants: [{ ...grant, organisationId }] },
        body: { ruleSetId: 'none', ruleSetVersion: 1, scheme: 'budget-performance', effectiveFrom: '2030-01-01' },
        ifMatch: 0,
      });
    const codes = [(await adoptions(below)).body['code'], (await adoptions(bureau)).body['code']];
    expect(codes).toEqual(['unknown-organisation', 'unknown-rule-set']);
  });

  it('keep those who grant apart from those who use', async () => {
    const { county, unit } = directory.tree;
    const administrator = await directory.countyAdministrator();
    const clerk = await directory.clerk();
    const grant = (desk: string) => ({ desk, organisationId: unit });
    expect(await directory.give(county, clerk.personId, grant('administrator'), 1)).toMatchObject({
      status: 422,
      body: { code: 'desks-apart', filled: ['budget-unit'] },
    });
    expect(await directory.give(county, administrator.personId, grant('budget-unit'), 1)).toMatchObject({
      status: 422,
      body: { code: 'desks-apart', filled: ['administrator'] },
    });
  });

  it('reach people by nobody who does not reach all that they hold: no name, no desk, no token of theirs', async () => {
    const { county, prefecture } = directory.tree;
    const administrator = await directory.countyAdministrator();
    const broad = (await directory.createPerson(county, county)).body.personId;
    await directory.give(prefecture, broad, { desk: 'auditor', organisationId: prefecture }, 0);
    const at = `/jurisdictions/${county}/people/${broad}`;
    const answers = [
      await directory.call(at, {
        method: 'PUT',
        as: administrator,
        body: { displayName: '他人', organisationId: county },
        ifMatch: 1,
      }),
      await directory.give(county, broad, { desk: 'evaluator', organisationId: county }, 0, administrator),
      await directory.call(`${at}/api-tokens/${v7()}`, { method: 'DELETE', as: administrator }),
    ];
    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual([
      [403, 'broader-grants'],
      [403, 'broader-grants'],
      [403, 'broader-grants'],
    ]);
  });

  it('show to who was overtaken only what their own grants reach', async () => {
    const { county, department, unit, countyPath } = directory.tree;
    const departmental = await directory.personWith('administrator', [...countyPath, department]);
    const person = (await directory.createPerson(county, unit)).body.personId;
    const own = { desk: 'budget-unit', organisationId: unit };
    const beyond = { desk: 'auditor', organisationId: county };
    const revoke = (grant: object, ifMatch: number) =>
      directory.call(`/jurisdictions/${county}/people/${person}/grants/revocations`, {
        as: directory.administrator,
        body: grant,
        ifMatch,
      });
    await directory.give(county, person, beyond, 0);
    await revoke(beyond, 1);
    await directory.give(county, person, own, 2);
    const overtaken = await directory.give(county, person, { ...own, desk: 'auditor' }, 0, departmental);
    expect(overtaken).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
    const changes = overtaken.body['changes'] as { version: number; data?: object }[];
    expect(changes.map(({ version, data }) => [version, data])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, { personId: person, ...own }],
    ]);
  });

  it('hold on their days, and let somebody stand in for another', async () => {
    const { county, unit } = directory.tree;
    const [chief, deputy] = [
      (await directory.createPerson(county, unit)).body.personId,
      (await directory.createPerson(county, unit)).body.personId,
    ];
    const seat = { desk: 'budget-unit', organisationId: unit };
    const gone = await directory.give(county, chief, { ...seat, to: '2020-01-01' }, 0);
    expect(gone).toMatchObject({ status: 422, body: { code: 'days-gone-by', day: '2020-01-01' } });
    const from = plusDays(new Date().toISOString().slice(0, 10), 2);
    expect((await directory.give(county, chief, { ...seat, from }, 0)).status).toBe(201);
    expect((await directory.give(county, deputy, { ...seat, standsInFor: chief }, 0)).status).toBe(201);
    expect((await directory.principalOf(chief)).grants).toEqual([]);
    // Nobody stands in for somebody before these fill the desk.
    expect((await directory.principalOf(deputy)).grants).toEqual([]);
    expect((await directory.give(county, chief, seat, 1)).status).toBe(201);
    const colleague = (await directory.createPerson(county, unit)).body.personId;
    expect((await directory.give(county, colleague, { ...seat, standsInFor: chief }, 0)).status).toBe(201);
    expect((await directory.principalOf(colleague)).grants).toEqual([{ ...seat, standsInFor: chief }]);
  });

  it('travel a hundred in one token', async () => {
    const { unit } = directory.tree;
    const desks = ['budget-unit', 'auditor', 'evaluator'];
    const token = {
      personId: v7(),
      grants: Array.from({ length: 100 }, (_, index) => ({
        desk: desks[index % 3]!,
        organisationId: index === 0 ? unit : v7(),
      })),
    };
    const { status } = await directory.call('/organisations', { as: token });
    expect(status).toBe(200);
  });

  it('over a lower body, or over a part of one, publish no rules for it', async () => {
    const { county, prefecture, unit } = directory.tree;
    const content = { id: 'upper-rules', version: 1 };
    for (const [organisationId, jurisdictionId] of [
      [county, prefecture],
      [unit, county],
    ] as const) {
      const as = { personId: v7(), grants: [{ desk: 'performance-office', organisationId }] };
      const base = `/jurisdictions/${jurisdictionId}/rule-sets`;
      const hash = 'a'.repeat(64);
      const answers = [
        await directory.call(base, { as, body: { content }, ifMatch: 0 }),
        await directory.call(`${base}/upper-rules/approval`, { as, body: { hash }, ifMatch: 1 }),
        await directory.call(`${base}/upper-rules/return`, { as, body: { hash, reason: '不符' }, ifMatch: 1 }),
      ];
      expect(answers.map(({ status, body }) => [status, body['organisation']])).toEqual(
        answers.map(() => [403, jurisdictionId]),
      );
    }
  });
});
