import { as, type RightCalls, jurisdictionId, reworded } from './right-call.js';
import { terms, type World } from './world.js';

/** The day on which everything is tried: what an organisation is holds from no later one. */
const from = '2023-02-01';

const organisation = (world: World) => ({ ...jurisdictionId(world), organisationId: world.county.unitId });
const person = (world: World, name: keyof World['persons']) => ({
  ...jurisdictionId(world),
  personId: world.persons[name],
});
/** A mapping of the county of its own for each operation. */
async function keptMapping({ county, administrator }: World, mapping: string) {
  const said = {
    mapping,
    name: '项目表',
    table: 'projects',
    columns: [],
    values: [],
    constants: [],
    amountUnit: 'yuan',
  };
  await administrator.post(county.path('directory', 'exchange-mappings'), said, { ifMatch: 0 });
  return { jurisdictionId: county.id, mapping };
}

const body = (world: World, bodyId: string) => ({ ...jurisdictionId(world), bodyId });

const organisations: RightCalls = {
  'directory.Desks.all': ({ county }) => ({ who: county.people.unit }),
  'directory.Organisation.tree': ({ administrator }) => ({ who: administrator }),
  'directory.Organisation.one': (world) => ({ who: world.administrator, path: organisation(world) }),
  'directory.Organisation.register': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    body: as({ parentId: world.departmentId, from }),
    otherBody: reworded('name'),
  }),
  'directory.Organisation.rename': (world) => ({
    who: world.administrator,
    path: organisation(world),
    ifMatch: 1,
    body: as({ from }),
    otherBody: reworded('name'),
  }),
  'directory.Organisation.assignCounterpart': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), organisationId: world.departmentId },
    ifMatch: 2,
    body: () => ({ desk: 'budget-desk', from: '2024-01-01' }),
    otherBody: as({ desk: 'treasury-desk' }),
  }),
  'directory.Organisation.endCounterpart': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), organisationId: world.departmentId },
    ifMatch: 3,
    otherBody: as({ from: '2024-12-31' }),
  }),
  'directory.Organisation.assignDesks': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), organisationId: world.bureauId },
    ifMatch: 1,
    body: as({ desks: ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office', 'farm-desk'], from }),
    otherBody: as({ desks: ['business-desk', 'budget-desk', 'treasury-desk', 'performance-office'] }),
  }),
  'directory.Organisation.move': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), organisationId: world.movableId },
    ifMatch: 1,
    body: as({ parentId: world.departmentId, from }),
    otherBody: as({ parentId: world.bureauId }),
  }),
  'directory.Organisation.merge': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), organisationId: world.mergeableId },
    ifMatch: 1,
    body: as({ into: world.movableId, from }),
    otherBody: as({ into: world.departmentId }),
  }),
};

const people: RightCalls = {
  'directory.People.create': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    body: as({ organisationId: world.county.unitId }),
    otherBody: reworded('displayName'),
  }),
  'directory.People.list': (world) => ({ who: world.administrator, path: jurisdictionId(world) }),
  'directory.People.names': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    query: { ids: world.persons.change },
  }),
  'directory.People.one': (world) => ({ who: world.administrator, path: person(world, 'change') }),
  'directory.People.change': (world) => ({
    who: world.administrator,
    path: person(world, 'change'),
    ifMatch: 1,
    body: as({ organisationId: world.county.unitId }),
    otherBody: reworded('displayName'),
  }),
  'directory.People.disable': (world) => ({ who: world.administrator, path: person(world, 'disable'), ifMatch: 1 }),
  'directory.People.enable': (world) => ({ who: world.administrator, path: person(world, 'enable'), ifMatch: 1 }),
  'directory.Erasure.kept': (world) => ({ who: world.administrator, path: person(world, 'change') }),
  'directory.Erasure.erase': (world) => ({
    who: world.administrator,
    path: person(world, 'erase'),
    ifMatch: 1,
    otherBody: reworded('reason'),
  }),
  'directory.People.resetPassword': (world) => ({
    who: world.administrator,
    path: person(world, 'resetPassword'),
    ifMatch: 1,
    otherBody: reworded('password'),
  }),
  'directory.People.listTokens': (world) => ({ who: world.administrator, path: person(world, 'change') }),
  'directory.People.revokeToken': (world) => ({
    who: world.administrator,
    path: { ...jurisdictionId(world), personId: world.evaluatorId, tokenId: world.apiTokenId },
  }),
  'directory.SignIns.list': (world) => ({ who: world.administrator, path: jurisdictionId(world) }),
  'directory.Grants.give': (world) => ({
    who: world.administrator,
    path: person(world, 'give'),
    ifMatch: 0,
    body: () => ({ desk: 'budget-unit', organisationId: world.county.unitId }),
    otherBody: as({ desk: 'auditor' }),
  }),
  'directory.Delegations.page': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'directory.Delegations.delegate': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    body: () => ({
      personId: world.persons.change,
      desk: 'budget-unit',
      organisationId: world.county.unitId,
      to: '2030-12-31',
    }),
    otherBody: as({ to: '2030-12-30' }),
  }),
  'directory.Delegations.end': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    body: () => ({ personId: world.persons.endDelegation, desk: 'budget-unit', organisationId: world.county.unitId }),
    otherBody: as({ desk: 'auditor' }),
  }),
  'directory.Grants.revoke': (world) => ({
    who: world.administrator,
    path: person(world, 'revoke'),
    ifMatch: 1,
    body: () => ({ desk: 'auditor', organisationId: world.county.unitId }),
    otherBody: as({ desk: 'operator' }),
  }),
};

const rules: RightCalls = {
  'directory.RuleSet.published': ({ county }) => ({ who: county.people.unit }),
  'directory.RuleSet.byHash': async ({ county }) => {
    const { body: published } = await county.people.unit.get<{ items: { hash: string }[] }>('/api/directory/rule-sets');
    return { who: county.people.unit, path: { hash: published.items[0]!.hash } };
  },
  'directory.RuleSet.own': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'directory.RuleSet.version': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), ruleSetId: 'county-approve', version: '1' },
  }),
  'directory.RuleSet.propose': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
    ifMatch: 0,
    otherBody: ({ content }) => ({ content: { ...(content as object), name: { zh: '另一细则', en: 'Other rules' } } }),
  }),
  'directory.RuleSet.approve': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), ruleSetId: 'county-approve' },
    ifMatch: 1,
    body: () => ({ hash: world.proposedRuleSets['county-approve'] }),
    otherBody: () => ({ hash: world.proposedRuleSets['county-return'] }),
  }),
  'directory.RuleSet.return': (world) => ({
    who: world.county.people.office,
    path: { ...jurisdictionId(world), ruleSetId: 'county-return' },
    ifMatch: 1,
    body: as({ hash: world.proposedRuleSets['county-return'] }),
    otherBody: reworded('reason'),
  }),
  'directory.Adoption.list': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'directory.Adoption.ofBody': (world) => ({ who: world.county.people.office, path: body(world, world.county.id) }),
  'directory.Calendar.publish': (world) => ({
    who: world.administrator,
    path: body(world, world.county.id),
    ifMatch: 0,
    otherBody: as({ from: '2022-02-01' }),
  }),
  'directory.Adoption.checked': (world) => ({
    who: world.county.people.office,
    path: body(world, world.county.id),
    body: () => terms,
    otherBody: as({ effectiveFrom: '2023-03-02' }),
  }),
  'directory.Adoption.propose': (world) => ({
    who: world.county.people.office,
    path: body(world, world.county.unitId),
    ifMatch: 0,
    body: () => terms,
    otherBody: as({ effectiveFrom: '2023-03-02' }),
  }),
  'directory.Adoption.approve': (world) => ({
    who: world.county.people.office,
    path: body(world, world.departmentId),
    ifMatch: 1,
    body: () => terms,
    otherBody: as({ effectiveFrom: '2023-03-02' }),
  }),
  'directory.Adoption.return': (world) => ({
    who: world.county.people.office,
    path: body(world, world.bureauId),
    ifMatch: 1,
    otherBody: reworded('reason'),
  }),
  'directory.Settlement.ofBody': (world) => ({
    who: world.county.people.office,
    path: body(world, world.county.id),
    query: { scheme: terms.scheme },
  }),
  'directory.Settlement.settle': (world) => ({
    who: world.county.people.office,
    path: body(world, world.county.id),
    // What the points of the framework of evaluations are is settled for both types already.
    ifMatch: 2,
    body: as({ values: { 'conventions.attainment': { cap: '1', aggregate: 'weighted-mean' } } }),
    otherBody: reworded('reason'),
  }),
  'directory.ExchangeMapping.elements': ({ county }) => ({ who: county.people.unit }),
  'directory.ExchangeMapping.list': (world) => ({ who: world.administrator, path: jurisdictionId(world) }),
  'directory.ExchangeMapping.one': async (world) => ({
    who: world.administrator,
    path: await keptMapping(world, 'read-projects'),
  }),
  'directory.ExchangeMapping.state': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    ifMatch: 0,
    body: as({ mapping: 'stated-projects', table: 'projects', columns: [], values: [], constants: [] }),
    otherBody: reworded('name'),
  }),
  'directory.ExchangeMapping.retire': async (world) => ({
    who: world.administrator,
    path: await keptMapping(world, 'retired-projects'),
    ifMatch: 1,
    otherBody: reworded('reason'),
  }),
  'directory.ExchangeMapping.read': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    query: { table: 'projects' },
    table: 'AGENCY_CODE,PRO_CODE,PRO_NAME\n012001,51,农村公路养护\n',
  }),
  'directory.ExchangeUnits.preview': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: 'AGENCY_CODE,AGENCY_NAME\n097,试接入单位\n',
  }),
  'directory.ExchangeUnits.take': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    table: 'AGENCY_CODE,AGENCY_NAME\n098,接入的单位\n',
    otherTable: 'AGENCY_CODE,AGENCY_NAME\n099,接入的单位另\n',
  }),
  'directory.BusinessClock.standing': (_, { administrator, provinceId }) => ({
    who: administrator,
    path: { jurisdictionId: provinceId },
  }),
  'directory.BusinessClock.advance': (_, { administrator, provinceId }) => ({
    who: administrator,
    path: { jurisdictionId: provinceId },
    body: as({ to: '2023-02-09T00:00:00Z' }),
    otherBody: as({ to: '2023-02-10T00:00:00Z' }),
  }),
};

export const directoryCalls: RightCalls = { ...organisations, ...people, ...rules };
