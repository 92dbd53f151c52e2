import { accountNamed, cast, type CastName, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { Caller } from '../harness/caller.js';
import type { County } from '../harness/county.js';
import { approved, idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { openOtherCounty } from '../harness/other-county.js';
import type { Product } from '../harness/product.js';
import type { DisclosureWorld } from './disclosure-world.js';
import type { EvaluationWorld } from './evaluation-world.js';
import type { MonitoringWorld, ProposedFor } from './monitoring-world.js';
import type { RectificationWorld } from './rectification-world.js';
import type { TargetWorld } from './target-world.js';

/** An object of each kind in each state in which an operation can be carried out on it, and the same kinds in another county. */
export type World = Readonly<{
  county: County;
  /** Of the county alone. */
  administrator: Caller;
  ofTargets: TargetWorld;
  ofMonitoring: MonitoringWorld;
  ofEvaluation: EvaluationWorld;
  ofRectification: RectificationWorld;
  ofDisclosure: DisclosureWorld;
  /** Proposals on them, by what can be done to each. */
  proposals: Readonly<Record<ProposedFor, string>>;
  /** People, by what can be done to them. */
  persons: Readonly<Record<(typeof personsFor)[number], string>>;
  departmentId: string;
  bureauId: string;
  /** Units of the county of which nothing else is asked: one that stays, one below the unit, one below the bureau, one to be moved, one to be merged into that. */
  otherUnitId: string;
  lowerUnitId: string;
  bureauUnitId: string;
  movableId: string;
  mergeableId: string;
  evaluatorId: string;
  apiTokenId: string;
  proposedRuleSets: Readonly<Record<'county-approve' | 'county-return', string>>;
  /** Who signs in and out. */
  visitor: Readonly<{ accountName: string; password: string; personId: string; accountToChange: string }>;
  other: County;
  /** An id of the other county for each parameter that names something of a county. */
  foreignIds: Readonly<Record<string, string>>;
}>;

const personsFor = [
  'change',
  'disable',
  'enable',
  'erase',
  'resetPassword',
  'give',
  'revoke',
  'endDelegation',
] as const;

/** Adoptions, by the body that they are for: the county has adopted, the department and the bureau wait for approval. */
export const terms = {
  scheme: 'budget-performance',
  ruleSetId: 'fufeng-2022',
  ruleSetVersion: 1,
  effectiveFrom: '2023-03-01',
};

/** The objects of the cycle, from subjects to referrals. */
export type CycleWorld = Pick<
  World,
  'ofTargets' | 'ofMonitoring' | 'ofEvaluation' | 'ofRectification' | 'ofDisclosure' | 'proposals'
>;

export async function makeWorld<Cycle extends CycleWorld>(
  product: Product,
  makeCycle: (product: Product, other: County) => Promise<Cycle>,
): Promise<World & Cycle> {
  const { county } = product;
  const other = await openOtherCounty(product, ...(Object.keys(cast) as CastName[]));
  await adoptRules(product, other);
  const [[foreignTarget], administrator, { departmentId, bureauId }] = await Promise.all([
    approved(other) as Promise<[string]>,
    countyAdministrator(product),
    bodiesOf(county),
  ]);
  const persons = await peopleFor(county, administrator);
  const cycle = await makeCycle(product, other);
  const foreignPerson = await other.people.unit.personId();
  const evaluatorId = await county.people.expert.personId();
  await waitingAdoptions(county, [departmentId, bureauId]);
  return {
    county,
    administrator,
    ...cycle,
    persons,
    departmentId,
    bureauId,
    otherUnitId: await unitOf(county, administrator),
    lowerUnitId: await unitOf(county, administrator, county.unitId),
    bureauUnitId: await unitOf(county, administrator, bureauId),
    movableId: await unitOf(county, administrator),
    mergeableId: await unitOf(county, administrator),
    evaluatorId,
    apiTokenId: await apiTokenOf(county.people.expert),
    proposedRuleSets: {
      'county-approve': await proposeRuleSet(county, 'county-approve'),
      'county-return': await proposeRuleSet(county, 'county-return'),
    },
    visitor: await visitorOf(product),
    other,
    foreignIds: {
      jurisdictionId: other.id,
      targetId: foreignTarget,
      subject: foreignTarget,
      subjectId: foreignTarget,
      organisationId: other.unitId,
      bodyId: other.unitId,
      personId: foreignPerson,
      tokenId: await apiTokenOf(other.people.unit),
    },
  };
}

async function adoptRules({ advanceTo }: Product, other: County): Promise<void> {
  const bodies = `bodies/${other.id}/adoptions`;
  const adopted = { ...terms, effectiveFrom: '2022-11-08' };
  await other.post('office', 'directory', bodies, adopted, { ifMatch: 0 });
  const { status, text } = await other.post('approver', 'directory', `${bodies}/approval`, adopted, { ifMatch: 1 });
  if (status !== 201) throw new Error(text);
  await advanceTo('2022-11-07T16:00:00.000000Z');
  const unheardOf = { unit: other.unitId, kind: 'unheard-of', name: '规则是否到齐' };
  await eventually('the other county’s rules are in force', async () =>
    (await other.post('unit', 'targets', 'subjects', unheardOf)).body.code === 'unknown-kind' ? true : undefined,
  );
}

async function countyAdministrator({ address, county, running }: Product): Promise<Caller> {
  const province = await address.signIn(demoAdministrator.accountName, demoPassword);
  const accountName = 'county.admin';
  const account = { accountName, displayName: '县管理员', role: 'administrator', organisationId: county.id };
  await accountNamed(address, province, county.id, account);
  return Caller.signedIn(running.url, accountName, demoPassword);
}

async function visitorOf({ address, county }: Product): Promise<World['visitor']> {
  const province = await address.signIn(demoAdministrator.accountName, demoPassword);
  const open = (accountName: string) =>
    accountNamed(address, province, county.id, {
      accountName,
      displayName: '访客',
      role: 'auditor',
      organisationId: county.id,
    });
  const [{ personId }] = await Promise.all([open('visitor'), open('changer')]);
  return { accountName: 'visitor', password: demoPassword, personId, accountToChange: 'changer' };
}

export async function bodiesOf(county: County): Promise<{ departmentId: string; bureauId: string }> {
  const { body } = await county.people.office.get<{
    items: { organisationId: string; kind: string; parentId: string }[];
  }>('/api/directory/organisations');
  const below = (kind: string) =>
    body.items.find((item) => item.kind === kind && item.parentId === county.id)!.organisationId;
  return { departmentId: below('department'), bureauId: below('finance-bureau') };
}

export async function unitOf(county: County, administrator: Caller, parentId = county.id): Promise<string> {
  const body = { kind: 'unit', name: '某中心', parentId };
  return idOf(await administrator.post(county.path('directory', 'organisations'), body));
}

async function peopleFor(county: County, administrator: Caller): Promise<World['persons']> {
  const create = async (name: string) => {
    const body = {
      accountName: `for.${name}`,
      displayName: '某人',
      organisationId: county.unitId,
      password: 'wooden chair by the window',
    };
    const created = await administrator.post<{ personId: string }>(county.path('directory', 'people'), body);
    if (created.status !== 201) throw new Error(created.text);
    return [name, created.body.personId] as const;
  };
  const persons = Object.fromEntries(await Promise.all(personsFor.map(create))) as World['persons'];
  const grant = { desk: 'auditor', organisationId: county.unitId };
  await administrator.post(county.path('directory', `people/${persons.revoke}/grants`), grant, { ifMatch: 0 });
  const handedOn = {
    personId: persons.endDelegation,
    desk: 'budget-unit',
    organisationId: county.unitId,
    to: '2030-12-31',
  };
  await county.people.unit.post(county.path('directory', 'delegations'), handedOn);
  return persons;
}

async function apiTokenOf(person: Caller): Promise<string> {
  const { body } = await person.post<{ id: string }>('/api/session/api-tokens', {
    name: '预算一体化系统',
    days: 30,
    readOnly: false,
  });
  return body.id;
}

const fromTheFirstDay = [{ instrument: 'implementing-rules', article: '第五十条' }];

/** The smallest rule set that there is. */
const ruleSetContent = (id: string) => ({
  id,
  version: 1,
  scheme: 'budget-performance',
  name: { zh: '某县实施细则', en: 'A county’s rules' },
  level: 'county',
  effective: { from: '2022-05-09', source: fromTheFirstDay },
  below: 'refine',
  instruments: [
    {
      code: 'implementing-rules',
      zh: '某县实施细则',
      en: 'A county’s rules',
      issuedBy: '某县财政局',
      issuedOn: '2022-05-09',
      articles: [{ article: '第五十条', zh: '本细则自发布之日起施行。' }],
    },
  ],
  values: {},
  members: {},
});

/** @returns the hash of what was proposed. */
async function proposeRuleSet(county: County, id: string): Promise<string> {
  idOf(await county.post('approver', 'directory', 'rule-sets', { content: ruleSetContent(id) }));
  return eventually('the proposal is shown', async () => {
    const { body } = await county.get<{ items: { ruleSetId: string; hash: string }[] }>(
      'office',
      'directory',
      'rule-sets',
    );
    return body.items.find(({ ruleSetId }) => ruleSetId === id)?.hash;
  });
}

async function waitingAdoptions(county: County, bodies: readonly string[]): Promise<void> {
  for (const bodyId of bodies)
    idOf(await county.post('approver', 'directory', `bodies/${bodyId}/adoptions`, terms, { ifMatch: 0 }));
}
