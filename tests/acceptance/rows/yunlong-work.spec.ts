import { bodiesOf } from '../bad-input/world.js';
import { concludeWork, scoreWork, type Which, type Work, workAt } from '../harness/assessing-work.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { approvedHere, openDistrict, scales, settleHere } from '../harness/district.js';
import { accepted } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { enter, entered, listOf, onEntry } from '../harness/keeping-registers.js';
import { onMonitoring } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';

let product: Product;
let county: County;
let department: Which = ['', 'departments'];
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
  department = [(await bodiesOf(county)).departmentId, 'departments'];
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const on = '2023-12-01';
const item = 'performance-management';
const others = 'accountability.workAssessments/departments/others';
type Who = 'office' | 'reviewer' | 'unit';
const workOf = (is: (work: Work) => boolean = () => true, who: Who = 'office') =>
  eventually('the work is as it should be', async () => {
    const { status, body } = await county.get<Work>(who, 'accountability', workAt(department));
    return status === 200 && is(body) ? body : undefined;
  });
/** What the district settles beside the one item that its plan names. */
const settled = once(async () => {
  await settleHere(county, {
    ...scales(),
    [`accountability.workAssessmentItems/${item}/full`]: '60',
    [others]: [{ code: 'reports', zh: '工作报告', full: '40' }],
  });
  await workOf((work) => work.silent === undefined);
});
const sheet = (management: string) => ({
  items: [
    { item, points: management, opinion: '按督查检查情况' },
    { item: 'reports', points: '38' },
  ],
});
const checked = (id: string, kind: string, who: Who = 'office') =>
  onMonitoring(county, who, id, 'checks', { kind, on, seen: '未按要求跟踪监控', findings: ['weak'] });
const takenIs = (taken: number) => (work: Work) => work.items.find((each) => each.item === item)?.taken === taken;

it('T2-05: how a department manages by performance is assessed every year, once the district has settled by what', async () => {
  expect(await scoreWork(county, department, sheet('50'), 'office')).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: others },
  });
  await settled();
  expect(await scoreWork(county, department, sheet('50'), 'budget')).toMatchObject(wrongDesk('performance-office'));
  accepted(await scoreWork(county, department, { ...sheet('50'), reason: '年度考核' }, 'office'));
  const work = await workOf(({ status }) => status === 'scored');
  expect(work).toMatchObject({ total: '88' });
  type Basis = Readonly<{ body: Readonly<{ basis?: unknown }> }>;
  const refused = (await scoreWork(
    county,
    department,
    { ...sheet('60.01'), reason: '重新评分' },
    'office',
  )) as unknown as Basis;
  expect(JSON.stringify(refused.body)).toContain('60');
});

it('T2-22: checks of finance count in the assessment; who did well is commended, who did not is criticised, and everybody is told', async () => {
  await settled();
  const id = await approvedHere(county);
  const before = (await workOf()).items.find((each) => each.item === item)!.taken;
  expect(await checked(id, 'key-supervision', 'reviewer')).toMatchObject({ status: 403 });
  accepted(await checked(id, 'key-supervision'));
  accepted(await checked(id, 'random-check'));
  const { items } = await workOf(takenIs(before + 2));
  expect(items.find((each) => each.item === item)?.facts).toMatchObject([
    { fact: 'monitoring-finding', code: 'weak' },
    { fact: 'monitoring-finding', code: 'weak' },
  ]);
  accepted(await scoreWork(county, department, { ...sheet('30'), reason: '督查检查' }, 'office'));
  expect(await concludeWork(county, department, ['serious-deviation'])).toMatchObject({
    status: 422,
    body: { code: 'unknown-finding', listed: ['outstanding', 'weak'] },
  });
  accepted(await concludeWork(county, department, ['weak']));
  const told = await workOf(({ status }) => status === 'concluded', 'reviewer');
  expect(told).toMatchObject({ conclusion: { score: '68', findings: ['weak'] } });
  const criticised = { organisation: department[0], kind: 'criticised', on };
  expect(await enter(county, 'budget', 'commended-and-criticised', criticised)).toMatchObject(
    wrongDesk('performance-office'),
  );
  await entered(county, 'office', 'commended-and-criticised', criticised);
  const person = await county.people.unit.personId();
  await entered(county, 'office', 'commended-persons', { person, kind: 'commended', on });
  expect(await listOf(county, 'commended-and-criticised', ({ length }) => length > 0)).toMatchObject([
    { kind: 'criticised', kindName: '通报', about: department[0], status: 'in-force' },
  ]);
  expect(await listOf(county, 'commended-persons', ({ length }) => length > 0)).toMatchObject([
    { kind: 'commended', kindName: '表彰' },
  ]);
});

it('T2-20: the leading group has a head, a deputy, members of three bodies and an office; towns and units have teams of their own', async () => {
  const kinds = ['head', 'deputy-head', 'finance', 'discipline', 'audit', 'office-head'];
  const member = (kind: string) => ({ kind, named: `成员${kind}`, on });
  expect(await enter(county, 'budget', 'leading-group', member('head'))).toMatchObject(wrongDesk('performance-office'));
  expect((await enter(county, 'office', 'leading-group', member('expert'))).status).toBeGreaterThanOrEqual(400);
  const all = [];
  for (const kind of kinds) all.push(await entered(county, 'office', 'leading-group', member(kind)));
  const items = await listOf(county, 'leading-group', ({ length }) => length === kinds.length);
  expect(items.map(({ kindName }) => kindName).sort()).toEqual(
    [
      '组长(管委会主任)',
      '副组长(分管财政副主任)',
      '成员(区财政金融部)',
      '成员(纪检监察局)',
      '成员(审计局)',
      '办公室主任',
    ].sort(),
  );
  idOf(await onEntry(county, 'office', all[0]!, 'exit', { on, reason: '职务调整', documents: [] }));
  await listOf(county, 'leading-group', (now) => now.some(({ status }) => status === 'left'));
  await entered(county, 'office', 'special-teams', { organisation: county.unitId, on });
  expect(await listOf(county, 'special-teams', ({ length }) => length > 0)).toMatchObject([
    { about: county.unitId, status: 'in-force' },
  ]);
});
