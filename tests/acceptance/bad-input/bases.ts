import { Caller } from '../harness/caller.js';
import { versionOf } from '../harness/cycle.js';
import type { Product } from '../harness/product.js';
import { terms, type World } from './world.js';

/** How an operation is called rightly: what every bad call differs from in one thing. */
export type Base = Readonly<{
  who: Caller;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  ifMatch?: number;
  /** The document's own example, with what exists in this world in place of what is invented there. */
  body?: (example: Readonly<Record<string, unknown>>) => object;
  /** Another body that would do as well; undefined where there is none. */
  otherBody?: (body: Readonly<Record<string, unknown>>) => object;
  /** The refusal that its repeat gets, where it cannot be answered twice. */
  repeated?: string;
  /** The refusal that it gets where it takes a broken part to be accepted. */
  refused?: Readonly<{ status: number; code: string }>;
}>;

type Bases = Readonly<Record<string, (world: World, product: Product) => Base | Promise<Base>>>;

const reworded = (field: string) => (body: Readonly<Record<string, unknown>>) => ({
  ...body,
  [field]: `${String(body[field])}另`,
});
const as = (fields: object) => (example: object) => ({ ...example, ...fields });

const jurisdictionId = ({ county }: World) => ({ jurisdictionId: county.id });
const target = (world: World, name: keyof World['targets']) => ({
  ...jurisdictionId(world),
  targetId: world.targets[name],
});

/** Whoever asks. */
export const openToAnybody: readonly string[] = ['gateway.About.about', 'gateway.Session.signIn'];

const gateway: Bases = {
  'gateway.About.about': (_, { running }) => ({ who: Caller.nobody(running.url) }),
  'gateway.Session.signIn': ({ visitor }, { running }) => ({
    who: Caller.nobody(running.url),
    body: () => ({ accountName: visitor.accountName, password: visitor.password }),
  }),
  'gateway.Session.current': (world, product) => ({ who: visiting(world, product) }),
  'gateway.Session.signOut': (world, product) => ({ who: visiting(world, product) }),
  'gateway.Session.changePassword': ({ visitor }, { running }) => ({
    who: Caller.signingIn(running.url, visitor.accountToChange, visitor.password),
    body: as({ currentPassword: visitor.password }),
  }),
  'gateway.Session.tokens': (world, product) => ({ who: visiting(world, product) }),
  // The secret is shown once.
  'gateway.Session.createToken': (world, product) => ({
    who: visiting(world, product),
    repeated: 'idempotency-key-reused',
  }),
  'gateway.Session.revokeToken': async (world, product) => {
    const who = visiting(world, product);
    const { body } = await who.post<{ id: string }>('/api/session/api-tokens', { name: '旧令牌', days: 1 });
    return { who, path: { tokenId: body.id } };
  },
};

const visiting = ({ visitor }: World, { running }: Product) =>
  Caller.signingIn(running.url, visitor.accountName, visitor.password);

const targets: Bases = {
  'targets.PerformanceTarget.declare': (world) => ({
    who: world.county.people.unit,
    path: jurisdictionId(world),
    body: as({ unitId: world.county.unitId }),
    otherBody: reworded('subjectName'),
  }),
  'targets.PerformanceTarget.page': (world) => ({ who: world.county.people.unit, path: jurisdictionId(world) }),
  'targets.PerformanceTarget.one': (world) => ({ who: world.county.people.unit, path: target(world, 'adjustTarget') }),
  'targets.PerformanceTarget.revise': (world) => ({
    who: world.county.people.unit,
    path: target(world, 'revise'),
    ifMatch: 2,
    body: as({ unitId: world.county.unitId }),
    otherBody: reworded('subjectName'),
  }),
  'targets.PerformanceTarget.review': (world) => ({
    who: world.county.people.reviewer,
    path: target(world, 'review'),
    ifMatch: 1,
    otherBody: reworded('stage'),
  }),
  'targets.PerformanceTarget.adjust': (world) => ({
    who: world.county.people.budget,
    path: target(world, 'adjustTarget'),
    ifMatch: 4,
    otherBody: reworded('reason'),
  }),
  'targets.BudgetLine.approve': (world) => ({
    who: world.county.people.budget,
    path: jurisdictionId(world),
    body: ({ items, ...rest }) => ({
      ...rest,
      items: (items as object[]).map((item) => ({
        ...item,
        targetId: world.targets.approve,
        targetVersion: 3,
        budgetLineVersion: 1,
      })),
    }),
    otherBody: as({ effectiveOn: '2023-02-01' }),
  }),
  'targets.BudgetLine.adjust': (world) => ({
    who: world.county.people.budget,
    path: target(world, 'adjustLine'),
    ifMatch: 3,
    body: as({ proposalId: world.proposals.adjustLine }),
    otherBody: reworded('reason'),
  }),
  'targets.BudgetLine.decline': (world) => ({
    who: world.county.people.budget,
    path: { ...target(world, 'declineMeasure'), proposalId: world.proposals.declineMeasure },
    ifMatch: 3,
    otherBody: reworded('reason'),
  }),
};

const round = { round: '2023-Q1' };

const monitoring: Bases = {
  'monitoring.Monitoring.report': async (world) => ({
    who: world.county.people.unit,
    path: { ...target(world, 'report'), ...round },
    ifMatch: await versionOf(world.county, 'monitoring', `monitoring/${world.targets.report}`),
    otherBody: reworded('cause'),
  }),
  'monitoring.Monitoring.review': async (world) => ({
    who: world.county.people.desk,
    path: { ...target(world, 'reviewReport'), ...round },
    ifMatch: await versionOf(world.county, 'monitoring', `monitoring/${world.targets.reviewReport}`),
    otherBody: reworded('opinion'),
  }),
  'monitoring.Monitoring.propose': async (world) => ({
    who: world.county.people.office,
    path: { ...target(world, 'proposeMeasure'), ...round },
    ifMatch: await versionOf(world.county, 'monitoring', `monitoring/${world.targets.proposeMeasure}`),
    otherBody: reworded('reason'),
  }),
  'monitoring.Monitoring.page': (world) => ({ who: world.county.people.desk, path: jurisdictionId(world) }),
  'monitoring.Monitoring.one': (world) => ({ who: world.county.people.desk, path: target(world, 'report') }),
};

const financeEvaluation = { form: 'finance-evaluation' };

const evaluation: Bases = {
  'evaluation.Evaluation.selfEvaluate': (world) => ({
    who: world.county.people.unit,
    path: target(world, 'selfEvaluate'),
    ifMatch: 1,
    body: ({ form }) => ({ form }),
    otherBody: ({ form }) => ({ form: { ...(form as object), objective: null } }),
  }),
  'evaluation.Evaluation.start': (world) => ({
    who: world.county.people.office,
    path: { ...target(world, 'startEvaluation'), ...financeEvaluation },
    ifMatch: 2,
    body: as({ evaluators: [world.evaluatorId] }),
    otherBody: as({ methods: [] }),
  }),
  'evaluation.Evaluation.score': (world) => ({
    who: world.county.people.expert,
    path: { ...target(world, 'giveScores'), ...financeEvaluation },
    ifMatch: 3,
    otherBody: as({ items: [{ item: '全部', weight: '100', score: '50' }] }),
  }),
  'evaluation.Evaluation.finalise': (world) => ({
    who: world.county.people.approver,
    path: { ...target(world, 'conclude'), ...financeEvaluation },
    ifMatch: 4,
    otherBody: reworded('conclusion'),
  }),
  'evaluation.Evaluation.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'evaluation.Evaluation.one': (world) => ({ who: world.county.people.office, path: target(world, 'conclude') }),
};

const accountability: Bases = {
  'accountability.ResultApplication.decide': async (world) => ({
    who: world.county.people.office,
    path: target(world, 'dispose'),
    ifMatch: await versionOf(world.county, 'accountability', `results/${world.targets.dispose}`),
    otherBody: reworded('reason'),
  }),
  'accountability.ResultApplication.refer': async (world) => ({
    who: world.county.people.office,
    path: target(world, 'refer'),
    ifMatch: await versionOf(world.county, 'accountability', `results/${world.targets.refer}`),
    body: as({ organisationId: world.county.unitId, personIds: [await world.county.people.unit.personId()] }),
    otherBody: reworded('reason'),
  }),
  'accountability.ResultApplication.page': (world) => ({
    who: world.county.people.office,
    path: jurisdictionId(world),
  }),
  'accountability.ResultApplication.one': (world) => ({
    who: world.county.people.office,
    path: target(world, 'refer'),
  }),
};

const subject = (world: World) => ({ ...jurisdictionId(world), subjectId: world.targets.conclude });

const audit: Bases = {
  'audit.Trail.trail': (world) => ({ who: world.county.people.auditor, path: subject(world) }),
  'audit.Trail.figures': (world) => ({ who: world.county.people.auditor, path: subject(world) }),
  'audit.Trail.difference': (world) => ({
    who: world.county.people.auditor,
    path: subject(world),
    query: { from: '2022-10-11T00:00:00Z', to: '2022-10-12T00:00:00+08:00' },
  }),
  'audit.Proof.root': ({ county }) => ({ who: county.people.auditor }),
  'audit.Proof.verify': ({ county }) => ({ who: county.people.auditor }),
};

/** What the operator may do with a message that a service could not take in; here every message flows. */
const messages: Bases = Object.fromEntries(
  ['accountability', 'audit', 'directory', 'evaluation', 'monitoring', 'targets'].flatMap((service) => {
    const decide = ({ county }: World): Base => ({
      who: county.people.operator,
      body: as({ tenant: county.id }),
      refused: { status: 404, code: 'not-found' },
    });
    return [
      [`${service}.Messages.held`, ({ county }: World): Base => ({ who: county.people.operator })],
      [`${service}.Messages.redrive`, decide],
      [`${service}.Messages.dismiss`, decide],
      [
        `${service}.Messages.resume`,
        ({ county }: World): Base => ({
          who: county.people.operator,
          refused: { status: 403, code: 'whole-installation-required' },
        }),
      ],
    ];
  }),
);

const organisation = (world: World) => ({ ...jurisdictionId(world), organisationId: world.county.unitId });
const person = (world: World, name: keyof World['persons']) => ({
  ...jurisdictionId(world),
  personId: world.persons[name],
});
const body = (world: World, bodyId: string) => ({ ...jurisdictionId(world), bodyId });

const organisations: Bases = {
  'directory.Organisation.tree': ({ administrator }) => ({ who: administrator }),
  'directory.Organisation.one': (world) => ({ who: world.administrator, path: organisation(world) }),
  'directory.Organisation.register': (world) => ({
    who: world.administrator,
    path: jurisdictionId(world),
    body: as({ parentId: world.departmentId }),
    otherBody: reworded('name'),
  }),
  'directory.Organisation.rename': (world) => ({
    who: world.administrator,
    path: organisation(world),
    ifMatch: 1,
    otherBody: reworded('name'),
  }),
};

const people: Bases = {
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
  'directory.Grants.give': (world) => ({
    who: world.administrator,
    path: person(world, 'give'),
    ifMatch: 0,
    body: as({ organisationId: world.county.unitId }),
    otherBody: as({ role: 'auditor' }),
  }),
  'directory.Grants.revoke': (world) => ({
    who: world.administrator,
    path: person(world, 'revoke'),
    ifMatch: 1,
    body: () => ({ role: 'auditor', organisationId: world.county.unitId }),
    otherBody: as({ role: 'operator' }),
  }),
};

const rules: Bases = {
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
  'directory.Adoption.propose': (world) => ({
    who: world.county.people.office,
    path: body(world, world.county.unitId),
    ifMatch: 0,
    body: () => terms,
    otherBody: as({ effectiveFrom: '2022-12-01' }),
  }),
  'directory.Adoption.approve': (world) => ({
    who: world.county.people.office,
    path: body(world, world.departmentId),
    ifMatch: 1,
    body: () => terms,
    otherBody: as({ effectiveFrom: '2022-12-01' }),
  }),
  'directory.Adoption.return': (world) => ({
    who: world.county.people.office,
    path: body(world, world.bureauId),
    ifMatch: 1,
    otherBody: reworded('reason'),
  }),
  'directory.BusinessClock.advance': (_, { administrator, provinceId }) => ({
    who: administrator,
    path: { jurisdictionId: provinceId },
    body: as({ to: '2022-11-09T00:00:00Z' }),
    otherBody: as({ to: '2022-11-10T00:00:00Z' }),
  }),
};

export const bases: Bases = {
  ...gateway,
  ...targets,
  ...monitoring,
  ...evaluation,
  ...accountability,
  ...audit,
  ...messages,
  ...organisations,
  ...people,
  ...rules,
};
