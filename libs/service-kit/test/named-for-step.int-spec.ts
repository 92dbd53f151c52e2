import { freshStore, type FreshStore } from '@wenxiao/event-store/testing';
import { layered } from '@wenxiao/rules/layers';
import { notBegun } from '@wenxiao/rules/procedure';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import type { Step } from '@wenxiao/rules/shape';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { keepAccount, keepDesk, KnownPeople } from '../src/directory/known-people.js';
import { keepOrganisation } from '../src/directory/organisation-tree.js';
import {
  type InProcedure,
  NamedForStep,
  ObjectPlaces,
  Organisations,
  procedureWorld,
  serviceMigrations,
  serviceSchemas,
} from '../src/index.js';
import { plantOrganisations } from '../src/testing/index.js';

let store: FreshStore;
let pool: Pool;
let named: NamedForStep;
beforeAll(async () => {
  store = await freshStore('named', { migrations: serviceMigrations, workingSchemas: serviceSchemas });
  pool = store.pool('service');
  named = new NamedForStep(new KnownPeople(pool), new Organisations(pool));
});
afterAll(() => store.drop());

const rules = ruling(layered(seed('fufeng-2022')!, undefined, { organisation: false }));
const day = '2023-03-01';
const known = { year: 2023, figure: () => undefined, found: () => false, period: () => undefined };
const step = (code: string, by: Step['by']): Step => ({
  code,
  zh: code,
  source: [],
  act: 'review',
  by,
  answers: [{ code: 'done', zh: '办结', source: [], then: 'next' }],
});
const procedure: InProcedure['procedure'] = {
  code: 'p',
  zh: 'p',
  source: [],
  object: 'evaluation',
  steps: [step('ours', { desk: 'budget-unit', of: 'unit' }), step('theirs', { assigned: 'agency' })],
};

/** A county with a unit, which an agency evaluates, and with two others; `merge` has one go on as another. */
async function evaluated() {
  const [county, department, unit, agency, next] = [v7(), v7(), v7(), v7(), v7()];
  const at = (...path: readonly string[]) =>
    ({ path: [county, ...path], nature: 'body', kind: 'unit', tenant: county }) as const;
  await plantOrganisations(pool, [
    { path: [county] },
    { ...at(department), kind: 'department' },
    at(department, unit),
    at(agency),
    at(next),
    at(next, `${next}-below`),
  ]);
  const merge = (organisationId: string) =>
    keepOrganisation(
      pool,
      {
        tenant: county,
        organisationId,
        parentId: county,
        nature: 'body',
        kind: 'unit',
        name: '示范',
        desks: [],
        effectiveFrom: '2020-01-01',
        mergedInto: next,
      },
      2,
    );
  const clerkOf = async (organisationId: string) => {
    const personId = v7();
    await keepAccount(pool, county, { personId, organisationId, enabled: true }, `${day}T01:00:00.000000Z`);
    await keepDesk(pool, county, { personId, desk: 'budget-unit', organisationId });
    return personId;
  };
  /** Who may be named for a step now. */
  const may = async (code: string, to: string): Promise<boolean> => {
    const place = await new ObjectPlaces(pool, new Organisations(pool)).of(unit, department, day);
    const progress = { ...notBegun, procedure: 'p', assigned: [{ as: 'agency', organisation: agency }] };
    const world = procedureWorld(place, rules, { known });
    return named.require({ place, ruling: rules, world, procedure, progress }, { step: code, to }).then(
      () => true,
      () => false,
    );
  };
  return { unit, agency, next, below: `${next}-below`, merge, clerkOf, may };
}

it('lets what took over an assigned organisation be named for its step, with whoever is of it', async () => {
  const { agency, next, below, merge, clerkOf, may } = await evaluated();
  const clerk = await clerkOf(below);
  const answers = () => Promise.all([agency, next, below, clerk].map((to) => may('theirs', to)));
  expect(await answers()).toEqual([true, false, false, false]);
  await merge(agency);
  expect(await answers()).toEqual([true, true, true, true]);
});

it('lets what took over the organisation of a desk be named for its step, also while nobody fills the desk there', async () => {
  const { unit, agency, next, below, merge, clerkOf, may } = await evaluated();
  const answers = () => Promise.all([unit, agency, next, below].map((to) => may('ours', to)));
  expect(await answers()).toEqual([true, false, false, false]);
  await merge(unit);
  expect(await answers()).toEqual([true, false, true, false]);
  const clerk = await clerkOf(next);
  expect(await may('ours', clerk)).toBe(true);
});
