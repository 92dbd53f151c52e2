import { accountNamed, assignCounterpart, demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import type { RuleSet } from '@wenxiao/rules/shape';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { declarationOf, declared, passed, returned, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules } from '../harness/rules.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

// A department with an institute below it, and a station below that: who reviews at each.
const desks = {
  clerk: ['budget-unit', 'station'],
  stationReviewer: ['department-reviewer', 'station'],
  instituteReviewer: ['department-reviewer', 'institute'],
  departmentReviewer: ['department-reviewer', 'department'],
  departmentClerk: ['budget-unit', 'department'],
  schoolClerk: ['budget-unit', 'school'],
  schoolReviewer: ['unit-reviewer', 'school'],
  schoolHead: ['unit-head', 'school'],
} as const;
type Name = keyof typeof desks;
type Body = 'department' | 'institute' | 'station' | 'school';

let product: Product;
let bodies: Readonly<Record<Body, string>>;
let county: County<Name | keyof Product['county']['people']>;
beforeAll(async () => {
  product = await startProduct();
  const { address, running, county: demo } = product;
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const named = (kind: string, name: string, parentId: string) =>
    organisationNamed(administrator, demo.id, { kind, name, parentId });
  const department = await named('department', '水利局', demo.id);
  const institute = await named('unit', '水利管理所', department);
  const station = await named('unit', '河道管理站', institute);
  const school = await named('unit', '水利学校', department);
  bodies = { department, institute, station, school };
  await assignCounterpart(administrator, demo.id, department, 'business-desk');
  const people = {} as Record<Name, Caller>;
  for (const [name, [role, at]] of Object.entries(desks) as [Name, (typeof desks)[Name]][]) {
    const accountName = `levels.${name}`;
    const organisationId = bodies[at];
    await accountNamed(address, administrator, demo.id, { accountName, displayName: name, role, organisationId });
    people[name] = Caller.signingIn(running.url, accountName, demoPassword);
  }
  await product.settled();
  county = new County(demo.id, station, { ...demo.people, ...people });
}, 120_000);
afterAll(() => product.close());

type Target = Readonly<{
  version: number;
  status: string;
  possible: readonly Readonly<{ step: string; level?: string }>[];
}>;
type Who = Parameters<typeof county.post>[0];
const at = (id: string) => `performance-targets/${id}/2023`;
const openOf = async (id: string) =>
  (await county.get<Target>('office', 'targets', at(id))).body.possible.map(({ step, level }) =>
    level === undefined ? step : `${step} ${nameOf(level)}`,
  );
const nameOf = (id: string) => Object.entries(bodies).find(([, known]) => known === id)?.[0] ?? id;
const step = async (who: Who, id: string, name: string, body: object = passed) =>
  county.post(who, 'targets', `${at(id)}/steps/${name}`, body, {
    ifMatch: await versionOf(product.county, 'targets', at(id)),
  });
const taken = async (who: Who, id: string, name: string, body: object = passed) => {
  const { status, text } = await step(who, id, name, body);
  if (status !== 201) throw new Error(`Refused: ${String(status)} ${text}`);
};
const revise = async (id: string, who: Who = 'clerk') => {
  const { subject: _subject, period: _period, ...content } = declarationOf(county, { requested: yuan('900000.00') });
  const ifMatch = await versionOf(product.county, 'targets', at(id));
  return county.people[who].call(county.path('targets', at(id)), { method: 'PUT', body: content, ifMatch });
};
const declaredBy = async (who: 'clerk' | 'departmentClerk' | 'schoolClerk', unitId: string = bodies.station) =>
  declared(new County(county.id, unitId, { ...product.county.people, unit: county.people[who] }));

it('FF-24: each level that is there reviews in turn, from the unit itself up to its department, and then finance', async () => {
  const id = await declaredBy('clerk');
  expect(await openOf(id)).toEqual(['unit-review station']);
  // Nobody goes before the level whose turn it is, and whoever declared reviews nothing.
  expect(await step('instituteReviewer', id, 'unit-review', { ...passed, level: bodies.institute })).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  expect(await step('desk', id, 'finance-review')).toMatchObject({ status: 409, body: { code: 'not-open' } });
  await taken('stationReviewer', id, 'unit-review');
  expect(await openOf(id)).toEqual(['unit-review institute']);
  expect(await step('stationReviewer', id, 'unit-review')).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'department-reviewer' },
  });
  await taken('instituteReviewer', id, 'unit-review');
  expect(await openOf(id)).toEqual(['unit-review department']);
  await taken('departmentReviewer', id, 'unit-review');
  expect(await openOf(id)).toEqual(['finance-review']);

  const trail = await trailWith(product.county, id, ...Array<string>(3).fill('target-reviewed'));
  const reviews = trail.entries.filter(({ type }) => type === 'target-reviewed');
  expect(reviews.map(({ actor }) => nameOf(actor?.organisation ?? ''))).toEqual(['station', 'institute', 'department']);
  for (const { rules } of reviews)
    expect(rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第二十四条');
});

it('FF-24: from whichever level it comes back to the unit, which revises it, and the levels begin anew', async () => {
  const id = await declaredBy('clerk');
  await taken('stationReviewer', id, 'unit-review');
  await taken('instituteReviewer', id, 'unit-review', returned);
  expect((await county.get<Target>('office', 'targets', at(id))).body.status).toBe('returned');
  expect((await revise(id)).status).toBe(200);
  expect(await openOf(id)).toEqual(['unit-review station']);
  for (const who of ['stationReviewer', 'instituteReviewer', 'departmentReviewer'] as const)
    await taken(who, id, 'unit-review');
  await taken('desk', id, 'finance-review', returned);
  expect((await revise(id)).status).toBe(200);
  expect(await openOf(id)).toEqual(['unit-review station']);
});

it('FF-24: who reviewed at one level reviews at no other, and a level at which nobody reviews is passed over, and said so', async () => {
  const id = await declaredBy('clerk');
  // Whoever reviews for the department reaches what lies below it.
  await taken('departmentReviewer', id, 'unit-review');
  await taken('instituteReviewer', id, 'unit-review');
  expect(await step('departmentReviewer', id, 'unit-review')).toMatchObject({
    status: 403,
    body: { code: 'same-person' },
  });
  const single = await declared(product.county);
  const submitted = entryOf(await trailWith(product.county, single, 'target-submitted'), 'target-submitted');
  expect(Object.values(changesOf(submitted)).map(({ after }) => after)).toContain('vacant');
  // A department's own targets are reviewed by the department.
  const own = await declaredBy('departmentClerk', bodies.department);
  expect(await openOf(own)).toEqual(['unit-review department']);
  await taken('departmentReviewer', own, 'unit-review');
  expect(await openOf(own)).toEqual(['finance-review']);
});

/** What a unit makes for itself (第六条): its clerk drafts, its reviewer looks at it, and its head signs before it is submitted. */
function ownRules(): RuleSet {
  const instrument = {
    ...{ code: 'own', zh: '水利学校预算绩效管理办法', en: 'rules of the school', issuedBy: '水利学校' },
    ...{
      issuedOn: '2022-11-01',
      articles: [{ article: '第三条', zh: '经办编制，审核岗审核，单位负责人签批后报送。' }],
    },
  };
  const source = [{ instrument: 'own', article: '第三条' }];
  const said = (code: string, zh: string) => ({ code, zh, en: code, source });
  const back = { ...said('returned', '退回'), then: 'draft', needs: ['opinion' as const] };
  const by = (desk: string) => ({ desk, of: 'unit' as const });
  const desk = (code: string, zh: string) => ({ ...said(code, zh), nature: 'body' as const, kind: 'unit' });
  return {
    ...{ id: 'school-own', version: 1, scheme: 'budget-performance', level: 'organisation', below: 'refine' },
    name: { zh: '水利学校预算绩效管理办法', en: 'rules of the school' },
    effective: { from: '2022-11-01', source },
    instruments: [instrument],
    values: {},
    members: {
      desks: [desk('budget-unit', '经办'), desk('unit-reviewer', '审核'), desk('unit-head', '单位负责人')],
      procedures: [
        {
          ...said('inside-unit', '单位内部流程'),
          object: 'performance-target',
          inside: { of: 'target-review', at: 'unit' },
          steps: [
            {
              ...said('draft', '编制'),
              ...{ act: 'submit', by: by('budget-unit'), answers: [{ ...said('drafted', '提交'), then: 'next' }] },
            },
            {
              ...{ ...said('check', '审核'), act: 'review', by: by('unit-reviewer'), notBy: ['draft'] },
              answers: [{ ...said('passed', '通过'), then: 'next' }, back],
            },
            {
              ...{ ...said('sign', '负责人签批'), act: 'approve', by: by('unit-head'), notBy: ['draft', 'check'] },
              answers: [{ ...said('signed', '签批'), then: 'end' }, back],
            },
          ],
        },
      ],
    },
  } satisfies RuleSet;
}

it('FF-24: where a unit has rules of its own, its reviewer and its head go before whoever reviews it from above', async () => {
  await adoptRules(product.county, ownRules(), '2022-11-08', bodies.school);
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  const id = await eventually('the rules of the unit have arrived', async () => {
    const declaredAt = await declaredBy('schoolClerk', bodies.school);
    return (await openOf(declaredAt)).includes('submit.draft') ? declaredAt : undefined;
  });
  await taken('schoolClerk', id, 'submit.draft', { answer: 'drafted' });
  expect(await step('schoolHead', id, 'submit.sign', { answer: 'signed' })).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  await taken('schoolReviewer', id, 'submit.check', { answer: 'passed' });
  await taken('schoolHead', id, 'submit.sign', { answer: 'signed' });
  await taken('schoolClerk', id, 'submit', { answer: 'submitted' });
  expect(await openOf(id)).toEqual(['unit-review department']);
  // Sent back from above it goes through the unit whole.
  await taken('departmentReviewer', id, 'unit-review', returned);
  expect((await revise(id, 'schoolClerk')).status).toBe(200);
  expect(await openOf(id)).toEqual(['submit.draft']);
  const trail = await trailWith(product.county, id, 'target-approved');
  const { rules, actor } = entryOf(trail, 'target-approved');
  expect(actor).toMatchObject({ desk: 'unit-head', organisation: bodies.school });
  expect(rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第三条');
}, 120_000);
