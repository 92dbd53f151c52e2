import { freshStore, type FreshStore } from '@wenxiao/event-store/testing';
import { WaitsFor } from '@wenxiao/messaging';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { dropDesk, keepAccount, keepDesk, KnownPeople } from '../src/directory/known-people.js';
import { keepOrganisation } from '../src/directory/organisation-tree.js';
import {
  ObjectPlaces,
  Organisations,
  procedureWorld,
  routingOf,
  serviceMigrations,
  serviceSchemas,
} from '../src/index.js';
import { plantOrganisations } from '../src/testing/index.js';

let store: FreshStore;
let pool: Pool;
let places: ObjectPlaces;
beforeAll(async () => {
  store = await freshStore('places', { migrations: serviceMigrations, workingSchemas: serviceSchemas });
  pool = store.pool('service');
  places = new ObjectPlaces(pool, new Organisations(pool));
});
afterAll(() => store.drop());

const rules = ruling(layered(seed('fufeng-2022')!, undefined, { organisation: false }));
const day = '2023-03-01';
const now = '2023-03-01T01:00:00.000000Z';
const known = { year: 2023, figure: () => undefined, found: () => false, period: () => undefined };

/** A county with a department, a bureau of it, a unit of that; and the finance bureau that bears the desks. */
async function newCounty() {
  const [county, department, between, unit, finance] = [v7(), v7(), v7(), v7(), v7()];
  const body = (path: readonly string[], kind: string, desks: readonly string[] = []) =>
    ({ path, nature: 'body', kind, desks, tenant: county }) as const;
  await plantOrganisations(pool, [
    { path: [county] },
    body([county, department], 'department'),
    body([county, department, between], 'unit'),
    body([county, department, between, unit], 'unit'),
    body([county, finance], 'finance-bureau', ['business-desk', 'performance-office']),
  ]);
  const seat = async (desk: string, organisationId: string, more: object = {}) => {
    const personId = v7();
    await keepAccount(pool, county, { personId, organisationId, enabled: true }, now);
    await keepDesk(pool, county, { personId, desk, organisationId, ...more });
    return personId;
  };
  return { county, department, between, unit, finance, seat };
}

it('goes up from the unit to its department, and passes over whom nobody fills the desk of, but never the department', async () => {
  const { department, between, unit, seat } = await newCounty();
  const levels = async (from: 'above-own-level' | 'own-level-up' = 'above-own-level', of = unit) =>
    procedureWorld(await places.of(of, department, day), rules, { known }).levels(from, {
      desk: 'department-reviewer',
      of: 'department',
    });
  expect(await levels()).toEqual([{ organisation: between, vacant: true }, { organisation: department }]);
  await seat('department-reviewer', between, { to: '2023-02-28' });
  expect(await levels()).toEqual([{ organisation: between, vacant: true }, { organisation: department }]);
  await seat('department-reviewer', between);
  expect(await levels()).toEqual([{ organisation: between }, { organisation: department }]);
  // The unit itself comes first, where somebody fills the desk there; what a department does itself nobody above it reviews.
  expect((await levels('own-level-up'))[0]).toEqual({ organisation: unit, vacant: true });
  await seat('department-reviewer', unit);
  expect(await levels('own-level-up')).toEqual([unit, between, department].map((organisation) => ({ organisation })));
  expect(await levels('own-level-up', department)).toEqual([{ organisation: department, vacant: true }]);
});

it('knows who is left where some are kept out: whose desk reaches the jurisdiction counts, whose account is closed does not', async () => {
  const { county, department, unit, finance, seat } = await newCounty();
  const [one, other] = [await seat('performance-office', finance), await seat('performance-office', finance)];
  const step = { by: { desk: 'performance-office', of: 'jurisdiction' } } as const;
  const isAnybodyBeside = async (...persons: string[]) =>
    procedureWorld(await places.of(unit, department, day), rules, { known }).anybodyBeside(
      persons,
      step as never,
      undefined,
    );
  expect(await isAnybodyBeside(one)).toBe(true);
  expect(await isAnybodyBeside(one, other)).toBe(false);
  await keepAccount(pool, county, { personId: other, organisationId: finance, enabled: false }, now);
  expect(await isAnybodyBeside(one)).toBe(false);
});

it('counts nobody whose desk lies below the organisation that bears it as filling it for the jurisdiction', async () => {
  const { county, department, unit, finance, seat } = await newCounty();
  const office = v7();
  await plantOrganisations(pool, [{ path: [county, finance, office], nature: 'desk', kind: 'office', tenant: county }]);
  const bearing = await seat('performance-office', finance);
  await seat('performance-office', office);
  const { holders } = await places.of(unit, department, day);
  expect(holders).toEqual([{ person: bearing, desk: 'performance-office', over: county }]);
});

it('counts whoever stands in for somebody while these fill the desk themselves, and can sign in, and while they work there', async () => {
  const { county, department, between, unit, seat } = await newCounty();
  const [desk, people] = ['department-reviewer', new KnownPeople(pool)];
  const chief = await seat(desk, between, { to: '2023-03-31' });
  const deputy = await seat(desk, between, { standsInFor: chief });
  const fills = async (on: string) =>
    (await places.of(unit, department, on)).holders.some(({ person }) => person === deputy) &&
    (await people.isOf(deputy, [between], on));
  expect([await fills('2023-03-31'), await fills('2023-04-01')]).toEqual([true, false]);
  expect(await people.notNameable([deputy], { desks: [desk], jurisdictionId: county, day: '2023-04-01' })).toEqual([
    deputy,
  ]);
  const workAt = (organisationId: string) =>
    keepAccount(pool, county, { personId: deputy, organisationId, enabled: true }, now);
  await workAt(department);
  expect(await fills('2023-03-31')).toBe(false);
  await workAt(unit);
  expect(await fills('2023-03-31')).toBe(true);
  await keepAccount(pool, county, { personId: chief, organisationId: between, enabled: false }, now);
  expect(await fills('2023-03-31')).toBe(false);
});

it('follows the desk that the department is assigned to on the day; before, the lead desk acts in its place', async () => {
  const { county, department, unit } = await newCounty();
  const organisation = {
    tenant: county,
    organisationId: department,
    parentId: county,
    nature: 'body',
    kind: 'department',
    name: '示范',
    desks: [],
    effectiveFrom: '2020-01-01',
    counterparts: [{ from: '2023-03-01', desk: 'business-desk' }, { from: '2023-06-01' }],
  } as const;
  await keepOrganisation(pool, organisation, 2);
  const routing = async (on: string) =>
    routingOf(await places.of(unit, department, on), rules, { ...known, parameter: () => null });
  expect(await routing('2023-02-28')).toEqual({ 'business-desk': { desk: 'performance-office', instead: true } });
  expect(await routing('2023-03-01')).toEqual({ 'business-desk': { desk: 'business-desk', with: [] } });
  expect(await routing('2023-06-01')).toEqual({ 'business-desk': { desk: 'performance-office', instead: true } });
});

it('has whoever filled a desk of what was taken over fill it where that went on', async () => {
  const { county, department, between, unit, seat } = await newCounty();
  const old = v7();
  const stands = {
    tenant: county,
    organisationId: old,
    parentId: county,
    nature: 'body',
    kind: 'unit',
    name: '示范',
    desks: [],
    effectiveFrom: '2020-01-01',
  } as const;
  await keepOrganisation(pool, stands, 1);
  const reviewer = await seat('department-reviewer', old);
  const [people, colleague] = [new KnownPeople(pool), await seat('budget-unit', between)];
  const held = async () => (await places.of(unit, department, day)).holders.find(({ person }) => person === reviewer);
  expect(await held()).toBeUndefined();
  expect(await people.isOf(colleague, [old], day)).toBe(false);
  await keepOrganisation(pool, { ...stands, mergedInto: between }, 2);
  expect(await held()).toEqual({ person: reviewer, desk: 'department-reviewer', over: between });
  expect(await people.isOf(colleague, [old], day)).toBe(true);
  expect(await people.isOf(reviewer, [between], day)).toBe(true);
});

describe('a person whom an object names has left', () => {
  const since = '2023-02-01T01:00:00.000000Z';
  const departuresOf = (county: string, person: string, on = day) =>
    new KnownPeople(pool).departures([{ person, since }], { jurisdictionId: county, day: on });

  it('once their account is disabled', async () => {
    const { county, finance, seat } = await newCounty();
    const person = await seat('evaluator', finance);
    expect(await departuresOf(county, person)).toEqual({ left: [] });
    await keepAccount(pool, county, { personId: person, organisationId: finance, enabled: false }, now);
    expect(await departuresOf(county, person)).toEqual({ left: [person] });
  });

  it('once their desk was taken from them, unless they fill another in the county', async () => {
    const { county, finance, unit, seat } = await newCounty();
    const person = await seat('evaluator', finance);
    await keepDesk(pool, county, { personId: person, desk: 'budget-unit', organisationId: unit });
    await dropDesk(pool, county, { personId: person, desk: 'evaluator', organisationId: finance }, now);
    expect(await departuresOf(county, person)).toEqual({ left: [] });
    await dropDesk(pool, county, { personId: person, desk: 'budget-unit', organisationId: unit }, now);
    expect(await departuresOf(county, person)).toEqual({ left: [person] });
  });

  it('once they moved away, and not where they were named after that', async () => {
    const [{ county, finance, seat }, elsewhere] = [await newCounty(), await newCounty()];
    const person = await seat('evaluator', finance);
    await dropDesk(
      pool,
      county,
      { personId: person, desk: 'evaluator', organisationId: finance },
      '2023-01-01T01:00:00.000000Z',
    );
    expect(await departuresOf(county, person)).toEqual({ left: [] });
    await keepAccount(pool, county, { personId: person, organisationId: elsewhere.finance, enabled: true }, now);
    expect(await departuresOf(county, person)).toEqual({ left: [person] });
  });

  it('once their time at the desk is over; that day is known before', async () => {
    const { county, finance, seat } = await newCounty();
    const person = await seat('evaluator', finance, { to: '2023-03-31' });
    expect(await departuresOf(county, person)).toEqual({ left: [], lookOn: '2023-04-01' });
    expect(await departuresOf(county, person, '2023-04-01')).toEqual({ left: [person] });
  });
});

it('waits for the organisation that is not known yet: the unit, or what something on its way lies below', async () => {
  const [county, department, unit] = [v7(), v7(), v7()];
  const waitsFor = () =>
    places.of(unit, department, day).then(
      () => undefined,
      (error: unknown) => (error as Error).cause,
    );
  const missing = (id: string) => new WaitsFor('directory_copy.organisations', id);
  expect(await waitsFor()).toEqual(missing(unit));
  const body = (path: readonly string[]) => ({ path, nature: 'body', tenant: county }) as const;
  await plantOrganisations(pool, [body([county, department, unit])]);
  expect(await waitsFor()).toEqual(missing(department));
  await plantOrganisations(pool, [body([county, department])]);
  expect(await waitsFor()).toEqual(missing(county));
  await plantOrganisations(pool, [{ path: [county] }]);
  expect(await waitsFor()).toBeUndefined();
});
