import { accountNamed, demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { approved, indicator, versionOf } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { once } from '../harness/once.js';
import { bodiesOf } from '../bad-input/world.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

// 谁支出、谁自评: one project, carried out by its unit and by two more beside it.

let product: Product;
let county: County;
/** Those beside the unit, and who works there. */
let beside: Readonly<Record<'north' | 'south', Readonly<{ organisation: string; clerk: County<'unit'> }>>>;
let project = '';

const type = 'self-evaluation';
const step = 'implementers-evaluate';

async function unitCalled(name: string, accountName: string) {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const { departmentId: parentId } = await bodiesOf(county);
  const organisation = await organisationNamed(administrator, county.id, { kind: 'unit', name, parentId });
  const wanted = { accountName, displayName: name, role: 'budget-unit', organisationId: organisation };
  await accountNamed(product.address, administrator, county.id, wanted);
  const unit = Caller.signingIn(product.running.url, accountName, demoPassword);
  return { organisation, clerk: new County(county.id, organisation, { unit }) };
}

beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  beside = { north: await unitCalled('北片养护站', 'north.unit'), south: await unitCalled('南片养护站', 'south.unit') };
  await product.settled();
  const implementers = [
    { organisation: beside.north.organisation, share: '30' },
    { organisation: beside.south.organisation, share: '20' },
  ];
  const subject = { unit: county.unitId, kind: 'project', name: '农村公路养护', isNew: false, implementers };
  const words = { level1: '效益指标', direction: 'text', value: undefined, text: '明显改善', quantifiable: false };
  const indicators = [
    indicator('1', '养护里程', '≥120公里', '50', { unit: '公里' }),
    indicator('2', '通行秩序', '明显改善', '30', words),
    indicator('3', '群众满意度', '≥90%', '10', { level1: '满意度指标', unit: '%' }),
  ];
  [project = ''] = await approved(county, { subject, indicators });
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  accepted(await feed(county, [paid(project, '2023-11-30', '900000.00')], { batch: 'november' }));
  await recorded(county, 'november');
}, 240_000);
afterAll(() => product.close());

const papers = { documents: [{ name: '自评表', document: 'self-evaluation-form' }] };
const said = (kilometres: string, tier: string, share: string, content: string) => ({
  attained: [
    { indicator: '1', actual: kilometres },
    { indicator: '2', tier, share },
    { indicator: '3', actual: content },
  ],
});
const ofNorth = said('10', 'achieved', '0.9', '80');
const ofSouth = said('40', 'not-achieved', '0.5', '100');
const address = () => evaluationAt(project, type);

/** A unit says its part, or that of another. */
async function evaluatePart(of: keyof typeof beside, attained: object, level = beside[of].organisation) {
  const { clerk } = beside[of];
  const ifMatch = await versionOf(county, 'evaluation', address());
  const body = { answer: 'done', level, brings: papers, attained };
  return clerk.post('unit', 'evaluation', `${address()}/steps/${step}`, body, { ifMatch });
}
const evaluateWhole = (attained: object) =>
  evaluationStep(county, 'unit', project, [type, 'evaluate'], { answer: 'done', brings: papers, attained });
type Evaluation = Readonly<{
  units: readonly object[];
  computed?: object;
  conclusion?: object;
  possible: readonly Readonly<{ step: string; level?: string; mine: boolean }>[];
}>;

async function evaluateNorth(): Promise<void> {
  accepted(await begin(county, project, type));
  const [north, south] = [beside.north.organisation, beside.south.organisation];
  const { clerk } = beside.north;
  const seen = await eventually('the unit is let in', async () => {
    const { status, body } = await clerk.get<Evaluation>('unit', 'evaluation', address());
    return status === 200 ? body : undefined;
  });
  const theirs = seen.possible.filter(({ mine }) => mine).map(({ level }) => level);
  expect(theirs).toEqual([north]);
  expect(await evaluateWhole(said('50', 'partly', '0.7', '90'))).toMatchObject({
    status: 409,
    body: { code: 'units-missing', units: [north, south] },
  });
  expect(await evaluatePart('north', ofNorth, south)).toMatchObject({ status: 403, body: { code: 'not-assigned' } });
  expect(await evaluatePart('north', { attained: ofNorth.attained.slice(1) })).toMatchObject({
    status: 422,
    body: { code: 'attained-incomplete', missing: ['1'] },
  });
  accepted(await evaluatePart('north', ofNorth));
}
const northEvaluated = once(evaluateNorth);

it('FF-37, FF-40: each unit that carries a project out evaluates its own part, and nobody that of another', async () => {
  await northEvaluated();
  const { organisation: south } = beside.south;
  expect(await evaluateWhole(said('50', 'partly', '0.7', '90'))).toMatchObject({
    status: 409,
    body: { code: 'units-missing', units: [south] },
  });
});

async function evaluateTogether(): Promise<void> {
  await northEvaluated();
  accepted(await evaluatePart('south', ofSouth));
  await eventually('what the treasury paid is known', async () => {
    const { body, status } = await evaluateWhole(said('50', 'partly', '0.7', '90'));
    if (body.code === 'execution-wanting') return undefined;
    expect({ status, body }).toMatchObject({ status: 201 });
    return true;
  });
}
const wholeEvaluated = once(evaluateTogether);

it('FF-40: their results are summed by money: amounts added, rates and judgements weighted by the share of each', async () => {
  await wholeEvaluated();
  const { body } = await county.get<Evaluation>('office', 'evaluation', address());
  expect(body.units).toHaveLength(2);
  expect(body.computed).toMatchObject({
    executed: '900000.00',
    units: [
      { organisation: county.unitId, share: '50' },
      { organisation: beside.north.organisation, share: '30' },
      { organisation: beside.south.organisation, share: '20' },
    ],
    computed: [
      { part: 'execution', score: '9' },
      { indicator: '1', actual: '100', together: 'sum', score: '41.66666666666666666666' },
      { indicator: '2', together: 'weighted-mean', score: '21.6' },
      { indicator: '3', actual: '89', together: 'weighted-mean', score: '9.88888888888888888888' },
    ],
    total: '82.15555555555555555555',
  });
  expect(body.conclusion).toMatchObject({ score: '82.15555555555555555555', grade: 'good' });
  const ofBoth = await trailWith(county, project, 'implementer-attained', 'implementer-attained');
  const { rules, changes } = entryOf(ofBoth, 'implementer-attained');
  expect(rules).toBeDefined();
  const item = `${type}/2023/1/${beside.south.organisation}/1`;
  expect(changes).toContainEqual(expect.objectContaining({ figure: 'indicator-reached', item, after: '40' }));
});

it('FF-40: a part that its unit corrects is put together anew', async () => {
  await wholeEvaluated();
  const { clerk } = beside.north;
  const ifMatch = await versionOf(county, 'evaluation', address());
  const body = {
    ...{ answer: 'done', level: beside.north.organisation, brings: papers, reason: '核实里程' },
    attained: said('30', 'achieved', '0.9', '80'),
  };
  accepted(await clerk.post('unit', 'evaluation', `${address()}/steps/${step}/correction`, body, { ifMatch }));
  const { body: after } = await county.get<Evaluation>('office', 'evaluation', address());
  expect(after.conclusion).toMatchObject({ score: '90.48888888888888888888', grade: 'excellent' });
});

it('FF-40: a share that is registered otherwise afterwards is asked about, until its unit says its part by the new one', async () => {
  type Task = Readonly<{ step: string; about: Readonly<{ subject?: string }>; zh: string; reconciles?: object }>;
  const asked = async () => {
    const { body } = await county.get<{ items: readonly Task[] }>(
      'office',
      'evaluation',
      'tasks?kind=settle&limit=200',
    );
    return body.items.filter(({ step: of, about }) => of === 'reconcile' && about.subject === project);
  };
  await wholeEvaluated();
  expect(await asked()).toEqual([]);
  const at = `subjects/${project}`;
  const implementers = [
    { organisation: beside.north.organisation, share: '40' },
    { organisation: beside.south.organisation, share: '20' },
  ];
  const revision = { kind: 'project', name: '农村公路养护', isNew: false, implementers, from: '2023-12-01' };
  const ifMatch = await versionOf(county, 'targets', at);
  const revised = { method: 'PUT', body: revision, ifMatch };
  expect(await county.people.unit.call(county.path('targets', at), revised)).toMatchObject({ status: 200 });
  const found = await eventually('the lead desk is asked', async () => {
    const tasks = await asked();
    return tasks.length > 0 ? tasks : undefined;
  });
  const stream = `subject/${project}`;
  expect(found).toMatchObject([{ reconciles: { stream, because: 'overtaken' } }]);
  expect(found[0]?.zh).toContain('按资金份额汇总的自评');
  const corrected = {
    ...{ answer: 'done', level: beside.north.organisation, brings: papers, reason: '资金份额已变更' },
    attained: said('30', 'achieved', '0.9', '80'),
  };
  const version = await versionOf(county, 'evaluation', address());
  const correction = `${address()}/steps/${step}/correction`;
  accepted(await beside.north.clerk.post('unit', 'evaluation', correction, corrected, { ifMatch: version }));
  const { body: after } = await county.get<Evaluation>('office', 'evaluation', address());
  expect(after.computed).toMatchObject({
    units: expect.arrayContaining([{ organisation: beside.north.organisation, share: '40' }]) as object,
  });
  await eventually('nobody is asked any more', async () => ((await asked()).length === 0 ? true : undefined));
});
