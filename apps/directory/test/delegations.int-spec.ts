import { plusDays } from '@wenxiao/domain';
import type { Principal } from '@wenxiao/service-kit';
import { type DirectoryWithTree, directoryWithTree } from './directory-with-tree.js';

let directory: DirectoryWithTree;
beforeAll(async () => {
  directory = await directoryWithTree('delegations');
});
afterAll(() => directory.close());

const today = new Date().toISOString().slice(0, 10);
const seat = () => ({ desk: 'budget-unit', organisationId: directory.tree.unit });
const colleague = async () => (await directory.createPerson(directory.tree.county, directory.tree.unit)).body.personId;
const hand = (as: Principal, body: object) =>
  directory.call(`/jurisdictions/${directory.tree.county}/delegations`, { as, body });
const end = (as: Principal, body: object) =>
  directory.call(`/jurisdictions/${directory.tree.county}/delegations/ends`, { as, body });

it('whoever fills a desk hands it to a colleague until a day; what the colleague does says for whom, and it ends when they say so', async () => {
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  const to = plusDays(today, 30);
  expect((await hand(clerk, { personId, ...seat(), to })).status).toBe(201);
  const list = await directory.call(`/jurisdictions/${directory.tree.county}/delegations`, { as: clerk });
  expect(list).toMatchObject({
    status: 200,
    body: { items: [{ personId, ...seat(), from: null, to }], more: false, totals: { rows: 1 } },
  });
  expect((await directory.principalOf(personId)).grants).toEqual([{ ...seat(), standsInFor: clerk.personId }]);
  expect((await end(clerk, { personId, ...seat() })).status).toBe(201);
  const { rows } = await directory.pool.query(`select from directory_read.grants where "personId" = $1 and "held"`, [
    personId,
  ]);
  expect(rows).toEqual([]);
});

it('a desk that was handed on holds on its days alone', async () => {
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  const days = { from: plusDays(today, 10), to: plusDays(today, 20) };
  expect((await hand(clerk, { personId, ...seat(), ...days })).status).toBe(201);
  expect((await directory.principalOf(personId)).grants).toEqual([]);
});

it('a desk is handed on to no day that has gone by', async () => {
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  // The business day is that of Shanghai: a day ahead of ours at the most.
  const gone = await hand(clerk, { personId, ...seat(), to: plusDays(today, -1) });
  expect(gone).toMatchObject({ status: 422, body: { code: 'days-gone-by', day: plusDays(today, -1) } });
  const from = plusDays(today, 20);
  const turned = await hand(clerk, { personId, ...seat(), from, to: plusDays(today, 10) });
  expect(turned).toMatchObject({ status: 422, body: { code: 'ends-before-it-begins', from } });
  expect((await directory.principalOf(personId)).grants).toEqual([]);
});

it('nobody stands in any longer for somebody from whom the desk was taken', async () => {
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  await hand(clerk, { personId, ...seat(), to: plusDays(today, 30) });
  await directory.call(`/jurisdictions/${directory.tree.county}/people/${clerk.personId}/grants/revocations`, {
    as: directory.administrator,
    body: seat(),
    ifMatch: 1,
  });
  expect((await directory.principalOf(personId)).grants).toEqual([]);
});

it('nobody hands on what they do not fill themselves, or to whom it does not reach', async () => {
  const { county, other, bureau, department } = directory.tree;
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  const to = plusDays(today, 30);
  const elsewhere = (await directory.createPerson(county, department)).body.personId;
  await hand(clerk, { personId, ...seat(), to });
  const standIn = { personId, grants: [{ ...seat(), standsInFor: clerk.personId }] };
  const administrator = await directory.countyAdministrator();
  const administers = { desk: 'administrator', organisationId: county };
  const refusals = [
    await hand(clerk, { personId, desk: 'budget-desk', organisationId: bureau, to }),
    await hand(clerk, { personId, ...seat(), desk: 'department-reviewer', to }),
    await hand(clerk, { personId: elsewhere, ...seat(), to }),
    await hand(clerk, { personId: clerk.personId, ...seat(), to }),
    await hand(standIn, { personId: await colleague(), ...seat(), to }),
    await hand(administrator, {
      personId: (await directory.createPerson(county, county)).body.personId,
      ...administers,
      to,
    }),
    await directory.call(`/jurisdictions/${other}/delegations`, { as: clerk, body: { personId, ...seat(), to } }),
  ];
  expect(refusals.map(({ status, body }) => [status, body['code']])).toEqual([
    [422, 'unknown-organisation'],
    [422, 'nobody-to-stand-in-for'],
    [422, 'works-elsewhere'],
    [403, 'own-grants'],
    [422, 'nobody-to-stand-in-for'],
    [403, 'desk-not-delegated'],
    [404, 'not-found'],
  ]);
  // Somebody else ends nothing, and is told so.
  const ended = await end(await directory.clerk(), { personId, ...seat() });
  expect(ended).toMatchObject({ status: 404, body: { code: 'no-such-grant' } });
  expect((await directory.principalOf(personId)).grants).toHaveLength(1);
});

it('whoever stands in gives the desk back', async () => {
  const [clerk, personId] = [await directory.clerk(), await colleague()];
  await hand(clerk, { personId, ...seat(), to: plusDays(today, 30) });
  const standIn = { personId, grants: [{ ...seat(), standsInFor: clerk.personId }] };
  expect((await end(standIn, { personId, ...seat() })).status).toBe(201);
  expect((await directory.principalOf(personId)).grants).toEqual([]);
});

it('nobody stands in beyond the time of whom they stand in for, nor once these are disabled', async () => {
  const { county, department } = directory.tree;
  const standingInFor = async (clerk: Principal) => {
    const personId = await colleague();
    await hand(clerk, { personId, ...seat(), to: plusDays(today, 30) });
    return async () => (await directory.principalOf(personId)).grants;
  };
  const [shortened, disabled] = [await directory.clerk(), await directory.clerk()];
  const [forShortened, forDisabled] = [await standingInFor(shortened), await standingInFor(disabled)];
  const to = plusDays(today, 10);
  expect((await directory.give(county, shortened.personId, { ...seat(), to }, 1)).status).toBe(201);
  const standIn = { ...seat(), standsInFor: shortened.personId };
  const given = [
    await directory.give(county, await colleague(), standIn, 0),
    await directory.give(county, await colleague(), { ...standIn, to: plusDays(to, 1) }, 0),
    await directory.give(
      county,
      (await directory.createPerson(county, department)).body.personId,
      { ...standIn, to },
      0,
    ),
    await directory.give(county, await colleague(), { ...standIn, to }, 0),
  ];
  expect(given.map(({ status, body }) => [status, body['code']])).toEqual([
    [422, 'delegated-too-long'],
    [422, 'delegated-too-long'],
    [422, 'works-elsewhere'],
    [201, undefined],
  ]);
  // As if that day had gone by.
  await directory.pool.query(`update directory_read.grants set "to" = '2020-01-01' where "personId" = $1`, [
    shortened.personId,
  ]);
  expect(await forShortened()).toEqual([]);
  const disable = `/jurisdictions/${county}/people/${disabled.personId}/disable`;
  const { status } = await directory.call(disable, { method: 'POST', as: directory.administrator, ifMatch: 1 });
  expect(status).toBe(200);
  expect(await forDisabled()).toEqual([]);
});

it('nobody stands in any longer who has gone to work elsewhere', async () => {
  const { county, department, unit } = directory.tree;
  const clerk = await directory.clerk();
  const below = (await directory.register(county, unit, { kind: 'unit' })).body.streams[0]!.id;
  /** What a stand-in holds who works at another organisation by now. */
  const heldAt = async (organisationId: string) => {
    const personId = await colleague();
    expect((await hand(clerk, { personId, ...seat(), to: plusDays(today, 30) })).status).toBe(201);
    const moved = await directory.call(`/jurisdictions/${county}/people/${personId}`, {
      method: 'PUT',
      as: directory.administrator,
      body: { displayName: '某人', organisationId },
      ifMatch: 1,
    });
    expect(moved.status).toBe(200);
    return (await directory.principalOf(personId)).grants;
  };
  expect(await heldAt(department)).toEqual([]);
  expect(await heldAt(below)).toEqual([{ ...seat(), standsInFor: clerk.personId }]);
});

it('what was taken over has its desks where it went: there they are handed on, taken back and revoked', async () => {
  const { county, department, countyPath } = directory.tree;
  const unit = async () => (await directory.register(county, department, { kind: 'unit' })).body.streams[0]!.id;
  const [old, successor] = [await unit(), await unit()];
  const [clerk, deputy] = [
    await directory.personWith('budget-unit', [...countyPath, department, old]),
    (await directory.createPerson(county, successor)).body.personId,
  ];
  const merged = await directory.call(`/jurisdictions/${county}/organisations/${old}/merge`, {
    as: directory.administrator,
    body: { into: successor },
    ifMatch: 1,
  });
  expect(merged.status).toBe(200);
  const desk = { desk: 'budget-unit', organisationId: successor };
  const now = { ...clerk, grants: [desk] };
  const to = plusDays(today, 30);
  const newThere = [
    await hand(now, { personId: deputy, ...desk, organisationId: old, to }),
    await directory.give(county, deputy, { ...desk, organisationId: old }, 0),
    await directory.createPerson(county, old),
  ];
  for (const answer of newThere)
    expect(answer).toMatchObject({ status: 409, body: { code: 'organisation-merged', into: successor } });
  expect((await hand(now, { personId: deputy, ...desk, to })).status).toBe(201);
  expect((await directory.principalOf(deputy)).grants).toEqual([{ ...desk, standsInFor: clerk.personId }]);
  expect((await end(now, { personId: deputy, ...desk })).status).toBe(201);
  const revoke = () =>
    directory.call(`/jurisdictions/${county}/people/${clerk.personId}/grants/revocations`, {
      as: directory.administrator,
      body: desk,
      ifMatch: 1,
    });
  expect((await revoke()).status).toBe(201);
  expect((await directory.principalOf(clerk.personId)).grants).toEqual([]);
  const again = { as: directory.administrator, body: desk, ifMatch: 2 };
  expect(
    await directory.call(`/jurisdictions/${county}/people/${clerk.personId}/grants/revocations`, again),
  ).toMatchObject({ status: 404, body: { code: 'no-such-grant' } });
});
