import { seed } from '@wenxiao/rules/seeds';
import { adoptRules, type Governing } from './adopt-rules.js';
import { cast, type CastName, demoAdministrator, demoPassword } from './cast.js';
import { eventually, type Stage } from './stage.js';
import { idOf, listOf, type Person } from './person.js';
import type { PublicAddress } from './public-address.js';

/** The first day of the demo: before anything is declared, after the demo county's rules came into force. */
export const demoStart = '2022-10-10T01:00:00.000000Z';

/** The rule sets that the demo adopts: the county’s own, and what the nation gives, by the province, above it. */
const ruleSets = { county: 'fufeng-2022', province: 'mof-2020-10' } as const;

/** The demo county with its people, ready to play. */
export type DemoCounty = Stage & Readonly<{ address: PublicAddress; administrator: Person; provinceId: string }>;

/**
 * 示范省 › 示范市 › 示范县 with a finance bureau, a department and a unit; one account a role; the rule sets
 * of nation and county published by one person each, approved by another, and adopted. All over the public HTTP API. Goes on where an earlier call was interrupted.
 */
export async function prepareDemo(address: PublicAddress): Promise<DemoCounty> {
  const administrator = await signedInAdministrator(address);
  const provinceId = await rootOf(administrator);
  await adoptAbove(address, administrator, provinceId);
  const cityId = await organisationNamed(administrator, provinceId, {
    kind: 'jurisdiction',
    level: 'prefecture',
    name: '示范市',
    parentId: provinceId,
  });
  const countyId = await organisationNamed(administrator, cityId, {
    kind: 'jurisdiction',
    level: 'county',
    name: '示范县',
    parentId: cityId,
  });
  const bureauId = await organisationNamed(administrator, countyId, {
    kind: 'finance-bureau',
    name: '示范县财政局',
    parentId: countyId,
  });
  const departmentId = await organisationNamed(administrator, countyId, {
    kind: 'department',
    name: '示范县综合主管部门',
    parentId: countyId,
  });
  const unitId = await organisationNamed(administrator, countyId, {
    kind: 'unit',
    name: '示范县项目单位',
    parentId: departmentId,
  });
  await assignCounterpart(administrator, countyId, departmentId, 'business-desk');
  const bodies = { county: countyId, bureau: bureauId, department: departmentId, unit: unitId };
  const person = async (name: CastName): Promise<[CastName, Person]> => {
    const { role, body } = cast[name];
    const wanted = { ...cast[name], role, organisationId: bodies[body] };
    return [name, await accountNamed(address, administrator, countyId, wanted)];
  };
  // Passwords are slow to check, on purpose, and several at once are not slower than one.
  const people = Object.fromEntries(await Promise.all((Object.keys(cast) as CastName[]).map(person)));
  const stage: Stage = { people: people as Record<CastName, Person>, countyId, unitId };
  await adoptSeed('county', countyId, stage.people);
  return { ...stage, address, administrator, provinceId };
}

/** The administrator that the installation is made with, once what they were granted is shown. */
export function signedInAdministrator(address: PublicAddress): Promise<Person> {
  return eventually('the administrator may administer', async () => {
    const person = await address.signIn(demoAdministrator.accountName, demoPassword);
    return person.roles.includes('administrator') ? person : undefined;
  });
}

type Organisation = Readonly<{
  organisationId: string;
  name: string;
  parentId?: string | null;
  counterparts: readonly object[];
  desks: readonly string[];
  version: number;
}>;

/** Whatever of the tree somebody sees, parents before children. */
export const organisationsSeenBy = (person: Pick<Person, 'get'>): Promise<readonly Organisation[]> =>
  listOf<Organisation>(person, '/api/directory/organisations');

export async function rootOf(administrator: Person): Promise<string> {
  const [root] = await organisationsSeenBy(administrator);
  if (!root) throw new Error('The administrator sees no jurisdiction');
  return root.organisationId;
}

/** The id of an organisation below its parent; registered where it is not known yet. */
export async function organisationNamed(
  administrator: Person,
  tenant: string,
  wanted: Readonly<{ kind: string; name: string; parentId: string; level?: string }>,
): Promise<string> {
  const known = (await organisationsSeenBy(administrator)).find(
    ({ name, parentId }) => name === wanted.name && parentId === wanted.parentId,
  );
  if (known) return known.organisationId;
  const answer = await administrator.post(`/api/directory/jurisdictions/${tenant}/organisations`, wanted);
  return idOf(answer);
}

/** The desk of the finance bureau that looks after a department, from the first day on. */
export async function assignCounterpart(
  administrator: Person,
  tenant: string,
  departmentId: string,
  desk: string,
): Promise<void> {
  const known = await eventually('the department is among the organisations that are shown', async () =>
    (await organisationsSeenBy(administrator)).find(({ organisationId }) => organisationId === departmentId),
  );
  if (known.counterparts.length > 0) return;
  const address = `/api/directory/jurisdictions/${tenant}/organisations/${departmentId}/counterpart`;
  await administrator.post(address, { desk, from: '2022-01-01' }, { ifMatch: known.version });
}

/** Somebody signed in: an account with a first password, its grant, and then the password that everybody knows, where there is none yet. */
export async function accountNamed(
  address: PublicAddress,
  administrator: Person,
  countyId: string,
  wanted: Readonly<{ accountName: string; displayName: string; role: string; organisationId: string }>,
): Promise<Person> {
  const { accountName, displayName, role, organisationId } = wanted;
  const first = `first-${demoPassword}`;
  const people = `/api/directory/jurisdictions/${countyId}/people`;
  const listed = await listOf<{ personId: string; accountName: string }>(administrator, people);
  const known = listed.find((person) => person.accountName === accountName);
  const signedIn = known && (await address.trySignIn(accountName, demoPassword));
  if (signedIn && signedIn.roles.length > 0) return signedIn;
  const personId =
    known?.personId ??
    (await administrator.createPerson(people, { accountName, displayName, organisationId, password: first }));
  const { grantsVersion } = await administrator.get<{ grantsVersion: number }>(`${people}/${personId}`);
  if (grantsVersion === 0)
    await administrator.post(`${people}/${personId}/grants`, { desk: role, organisationId }, { ifMatch: 0 });
  const replaced = await address.replacePassword(accountName, first, demoPassword);
  if (replaced.roles.length > 0) return replaced;
  // What was granted a moment ago may not be shown yet.
  return eventually(`${accountName} fills the desk`, async () => {
    const person = await address.signIn(accountName, demoPassword);
    return person.roles.length > 0 ? person : undefined;
  });
}

/** What the nation gives lies over the sets of all counties of the province: two people of its finance bureau see to it. */
export async function adoptAbove(address: PublicAddress, administrator: Person, provinceId: string): Promise<void> {
  const bureau = { kind: 'finance-bureau', name: '示范省财政厅', parentId: provinceId };
  const organisationId = await organisationNamed(administrator, provinceId, bureau);
  const person = (accountName: string, displayName: string) =>
    accountNamed(address, administrator, provinceId, {
      accountName,
      displayName,
      role: 'performance-office',
      organisationId,
    });
  const [office, approver] = await Promise.all([
    person('province.office', '演示省厅绩效处'),
    person('province.approver', '演示省厅绩效处负责人'),
  ]);
  await adoptSeed('province', provinceId, { office, approver });
}

/** One of the sets that come along, from the day after the first of the demo on. */
async function adoptSeed(of: keyof typeof ruleSets, bodyId: string, governing: Governing): Promise<void> {
  const content = seed(ruleSets[of]);
  if (!content) throw new Error(`There is no seed ${ruleSets[of]}`);
  await adoptRules({ tenant: bodyId, bodyId, content, effectiveFrom: '2022-10-11' }, governing);
}
