import { accountNamed, demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from '../harness/as-read.js';
import { Caller } from '../harness/caller.js';
import { approved, declarationOf, idOf, indicator, own, passed, versionOf, yuan } from '../harness/cycle.js';
import { County } from '../harness/county.js';
import { eventually } from '../harness/eventually.js';
import {
  attainment,
  departmentReview,
  monitoringOf,
  openRound,
  quarter,
  report,
  reportOf,
  step,
} from '../harness/monitoring.js';
import { openOtherCounty } from '../harness/other-county.js';
import { handIn } from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules, monthlyRules } from '../harness/rules.js';
import { changesOf, entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

const q1 = `2023/${quarter.first}`;
const q3 = `2023/${quarter.third}`;

/** The first quarter has begun, and a budget can still be approved for it. */
const firstQuarter = '2023-02-01T02:00:00.000000Z';

async function approvedAndOpen(...declarations: readonly object[]): Promise<string[]> {
  const ids = await approved(county, ...declarations);
  await product.advanceTo(firstQuarter);
  for (const id of ids) await openRound(county, id, quarter.first);
  return ids;
}
const approvedOne = async () => (await approvedAndOpen({}))[0]!;

it('FF-32a: there is one analysis each quarter, which opens when its quarter has begun', async () => {
  const [id = ''] = await approved(county);
  expect((await monitoringOf(county, id)).rounds).toEqual([]);
  expect(await report(county, id, quarter.first)).toMatchObject({ status: 422, body: { code: 'unknown-round' } });
  await product.advanceTo(firstQuarter);
  await openRound(county, id, quarter.first);
  expect((await monitoringOf(county, id)).rounds).toMatchObject([
    { round: quarter.first, status: 'open', dues: [{ due: 'report', on: '2023-03-31' }], forecast: false },
  ]);
  expect((await report(county, id, quarter.first)).status).toBe(201);
  expect(await report(county, id, quarter.first)).toMatchObject({ status: 409, body: { code: 'not-open' } });
});

it('CJ-10…CJ-13: a county under another set monitors every month, from the month after its budget, by its own steps', async () => {
  const other = await openOtherCounty(product, 'unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'auditor');
  await adoptRules(other, monthlyRules(), '2023-01-30');
  await product.advanceTo('2023-02-02T02:00:00.000000Z');
  const [id = ''] = await approved(other as County);
  const february = 'monthly@2023-02-28';
  await openRound(other as County, id, february);
  const { rounds } = await monitoringOf(other as County, id);
  expect(rounds.map(({ round, dues }) => ({ round, dues }))).toEqual([{ round: february, dues: [] }]);
  const act = (who: 'unit' | 'desk', name: string, body: object) =>
    step(other as County, who, [id, february, name], body);
  expect((await handIn(other as County, id, february)).status).toBe(201);
  const found = { opinion: '资金支付进度偏慢', items: [{ item: 'payment-progress' }] };
  expect((await act('desk', 'review', { answer: 'problems-found', brings: found })).status).toBe(201);
  const rectified = { answer: 'submitted', brings: { items: [{ item: 'payment-progress' }], opinion: '已加快支付' } };
  expect((await act('unit', 'rectify', rectified)).status).toBe(201);
  expect((await act('desk', 'check', { answer: 'rectified' })).status).toBe(201);
  expect((await monitoringOf(other as County, id)).rounds).toMatchObject([{ round: february, status: 'done' }]);
  const entry = entryOf(await trailWith(other as County, id, 'report-resolved'), 'report-resolved');
  expect(entry).toMatchObject({
    rules: {
      basis: [
        { path: 'procedures/monitoring-round/steps/check/answers/rectified', article: [{ article: '第十三条' }] },
      ],
    },
    actor: { as: 'grant', desk: 'business-desk' },
  });
});

it('FF-27a: a report states what was allocated, what was spent and what will be carried over', async () => {
  const id = await approvedOne();
  for (const field of ['allocated', 'spent', 'carryOver']) {
    const refused = await report(county, id, quarter.first, reportOf({ [field]: undefined }));
    expect(refused).toMatchObject({ status: 422, body: { code: 'amounts-wanting' } });
  }
  expect((await report(county, id, quarter.first, reportOf({ carryOver: yuan('20000.00') }))).status).toBe(201);
  const entry = entryOf(await trailWith(county, id, 'round-reported'), 'round-reported');
  expect(changesOf(entry)).toMatchObject({
    [`allocated-amount ${q1}`]: { before: null, after: '500000.00' },
    [`spent-amount ${q1}`]: { before: null, after: '250000.00' },
    [`forecast-carry-over ${q1}`]: { before: null, after: '20000.00' },
  });
  expect(entry).toMatchObject({
    rules: {
      layers: [
        { id: 'fufeng-2022', version: 1 },
        { id: 'mof-2020-10', version: 1 },
      ],
      basis: [{ path: 'rounds/quarterly/due/report', article: [{ article: '第三十二条' }] }],
    },
    actor: { as: 'grant', desk: 'budget-unit' },
  });
});

it('FF-27b: a report states progress and trend of every approved indicator, and of no other', async () => {
  const id = await approvedOne();
  const [first, second] = attainment();
  expect(await report(county, id, quarter.first, reportOf({ attainment: [first] }))).toMatchObject({
    status: 422,
    body: { code: 'attainment-incomplete', missing: ['2'], unknown: [] },
  });
  const third = { ...first, indicator: '3' };
  expect(await report(county, id, quarter.first, reportOf({ attainment: [first, second, third] }))).toMatchObject({
    status: 422,
    body: { code: 'attainment-incomplete', missing: [], unknown: ['3'] },
  });
  const trendless = reportOf({ attainment: [first, { ...second, trend: undefined }] });
  expect(await report(county, id, quarter.first, trendless)).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'report.attainment[1].trend' }] },
  });
  const behind = reportOf({ attainment: [first, { ...second, trend: 'behind' }] });
  expect((await report(county, id, quarter.first, behind)).status).toBe(201);
  expect(figuresOf(await trailWith(county, id, 'round-reported'))).toMatchObject({
    [`indicator-actual 2023/${quarter.first}/1`]: '30公里',
    [`indicator-trend 2023/${quarter.first}/2`]: 'behind',
  });
});

it('FF-27b: a report says of each indicator for what kinds of causes it deviates, and how likely its target is reached', async () => {
  const id = await approvedOne();
  const [first, second] = attainment();
  const saying = (row: object) =>
    report(county, id, quarter.first, reportOf({ attainment: [first, { ...second, ...row }] }));
  expect(await saying({ causes: ['weather'] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'report.attainment[1].causes' }] },
  });
  const impossible = { trend: 'behind', likelihood: 'impossible', causes: ['hardware', 'staff'] };
  expect(await saying({ ...impossible, trend: 'on-track' })).toMatchObject({
    status: 422,
    body: { code: 'likelihood-differs', indicators: ['2'] },
  });
  expect(await saying(impossible)).toMatchObject({ status: 422, body: { code: 'explanation-wanting' } });
  const explained = { ...impossible, cause: '设备未到位，人员不足', measures: '加快采购' };
  expect((await saying(explained)).status).toBe(201);
  const { warnings, rounds } = await monitoringOf(county, id);
  expect(warnings).toMatchObject([{ warning: 'target-out-of-reach', indicator: '2', light: 'yellow' }]);
  expect(rounds.find(({ round }) => round === quarter.first)).toMatchObject({
    report: { attainment: [{ indicator: '1' }, explained] },
  });
  const { changes } = entryOf(await trailWith(county, id, 'round-reported'), 'round-reported');
  expect(changes).toContainEqual(
    expect.objectContaining({
      figure: 'indicator-likelihood',
      item: `2023/${quarter.first}/2`,
      after: 'impossible',
      afterShown: '完全不可能',
    }),
  );
});

it('FF-29: what a report says by itself raises warnings of timeliness, compliance and effectiveness', async () => {
  const [nothing, lost, fine] = (await approvedAndOpen({}, {}, {})) as [string, string, string];
  const million = { allocated: yuan('1000000.00') };
  await report(county, nothing, quarter.first, reportOf({ spent: yuan('0') }));
  const over = await report(county, fine, quarter.first, reportOf({ ...million, spent: yuan('1000000.01') }));
  expect(over).toMatchObject({
    status: 422,
    body: {
      code: 'amounts-impossible',
      amounts: [{ warning: 'over-budget-spending' }, { warning: 'over-allocated-spending' }],
    },
  });
  const out = { attainment: attainment({ trend: 'out-of-reach' }), cause: '征地受阻', measures: '改线' };
  await report(county, lost, quarter.first, reportOf(out));
  await report(county, fine, quarter.first, reportOf({ ...million, spent: yuan('1000000.00') }));
  const warned = async (id: string) =>
    (await monitoringOf(county, id)).warnings.map(({ light, warning }) => `${light} ${warning}`);
  expect(await warned(nothing)).toEqual(['red nothing-spent']);
  expect(await warned(lost)).toEqual(['yellow target-out-of-reach', 'yellow target-out-of-reach']);
  expect(await warned(fine)).toEqual([]);
  expect(await lensesOf(nothing)).toEqual(['timeliness']);
  expect(await lensesOf(lost, 2)).toEqual(['effectiveness', 'effectiveness']);
});

it('FF-33c: the unit says why it deviates; department and finance bureau look at it, and nobody at their own report', async () => {
  const id = await approvedOne();
  const late = attainment({ trend: 'out-of-reach' });
  expect(await report(county, id, quarter.first, reportOf({ attainment: late }))).toMatchObject({
    status: 422,
    body: { code: 'explanation-wanting', indicators: ['1', '2'] },
  });
  const accept = (who: 'unit' | 'desk') =>
    step(county, who, [id, quarter.first, 'finance-review'], { answer: 'accepted' });
  expect(await accept('desk')).toMatchObject({ status: 409, body: { code: 'not-open' } });
  const explained = reportOf({ attainment: late, cause: '管理漏洞：合同未及时签订', measures: '本月完成签订' });
  expect((await report(county, id, quarter.first, explained)).status).toBe(201);
  expect(await accept('unit')).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'business-desk' } });
  const returned = { answer: 'returned', brings: { opinion: '请补充合同' } };
  expect((await departmentReview(county, id, quarter.first, returned)).status).toBe(201);
  expect((await report(county, id, quarter.first, explained)).status).toBe(201);
  expect((await departmentReview(county, id, quarter.first)).status).toBe(201);
  expect((await accept('desk')).status).toBe(201);
  expect(figuresOf(await trailWith(county, id, 'report-reviewed'))).toMatchObject({
    [`deviation-cause ${q1}`]: '管理漏洞：合同未及时签订',
    [`deviation-measures ${q1}`]: '本月完成签订',
    [`step-opinion ${q1}/unit-review/${await departmentOf(id)}`]: '请补充合同',
  });
});

/** Somebody who reviews for the department, and at a desk of the finance bureau as well. */
async function inBothDesks(): Promise<County> {
  const { departmentId: organisationId, bureauId } = await bodiesOf(county);
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const accountName = 'of.both.desks';
  const account = { accountName, displayName: '兼任两岗', role: 'department-reviewer', organisationId };
  await accountNamed(product.address, administrator, county.id, account);
  const both = Caller.signingIn(product.running.url, accountName, demoPassword);
  const grants = county.path('directory', `people/${await both.personId()}/grants`);
  const grant = { desk: 'business-desk', organisationId: bureauId };
  expect((await product.administrator.post(grants, grant, { ifMatch: 1 })).status).toBe(201);
  await product.settled();
  return new County(county.id, county.unitId, { ...county.people, reviewer: both, desk: both });
}

it('FF-32c: who reviewed a report for its department does not review it for the finance bureau', async () => {
  const id = await approvedOne();
  const both = await inBothDesks();
  expect((await report(county, id, quarter.first)).status).toBe(201);
  expect((await departmentReview(both, id, quarter.first)).status).toBe(201);
  const reviewing = (by: County) => step(by, 'desk', [id, quarter.first, 'finance-review'], { answer: 'accepted' });
  expect(await reviewing(both)).toMatchObject({ status: 403, body: { code: 'same-person' } });
  expect((await reviewing(county)).status).toBe(201);
});

it('FF-32c, B-33: a quarter’s report is on time through the last day of the quarter, and late from the day after', async () => {
  const ids = (await approvedAndOpen({}, {})) as [string, string];
  const lateness: unknown[] = [];
  for (const [index, instant] of ['2023-03-31T15:00:00Z', '2023-03-31T16:00:00Z'].entries()) {
    await product.advanceTo(instant.replace('Z', '.000000Z')); // 16:00 UTC is midnight in the county.
    const id = ids[index]!;
    expect((await report(county, id, quarter.first)).status).toBe(201);
    const figures = figuresOf(await trailWith(county, id, 'round-reported'));
    lateness.push([figures[`report-submitted-on ${q1}`], figures[`report-late ${q1}`]]);
  }
  expect(lateness).toEqual([
    ['2023-03-31', 'false'],
    ['2023-04-01', 'true'],
  ]);
});

it('FF-32b: the third quarter forecasts the year, and explains what will not be attained', async () => {
  const [id = ''] = await approvedAndOpen({});
  await product.advanceTo('2023-07-03T02:00:00.000000Z');
  expect(await openRound(county, id, quarter.third)).toMatchObject({ forecast: true });
  expect((await monitoringOf(county, id)).rounds.map(({ forecast }) => forecast)).toEqual([false, false, true]);
  expect(await report(county, id, quarter.third)).toMatchObject({
    status: 422,
    body: { code: 'forecast-wanting', indicators: ['1', '2'] },
  });
  const short = attainment({ forecast: '90公里', trend: 'out-of-reach' });
  expect(await report(county, id, quarter.third, reportOf({ attainment: short, cause: '征地受阻' }))).toMatchObject({
    status: 422,
    body: { code: 'explanation-wanting', indicators: ['1', '2'] },
  });
  const explained = reportOf({ attainment: short, cause: '征地受阻', measures: '四季度赶工' });
  expect((await report(county, id, quarter.third, explained)).status).toBe(201);
  expect(changesOf(entryOf(await trailWith(county, id, 'round-reported'), 'round-reported'))).toMatchObject({
    [`indicator-forecast ${q3}/1`]: { before: null, after: '90公里' },
    [`deviation-cause ${q3}`]: { before: null, after: '征地受阻' },
    [`deviation-measures ${q3}`]: { before: null, after: '四季度赶工' },
  });
});

/** Of as many warnings. */
const lensesOf = async (id: string, warnings = 1) =>
  Object.entries(figuresOf(await trailWith(county, id, ...Array<string>(warnings).fill('warning-raised')))).flatMap(
    ([figure, value]) => (figure.startsWith('warning-lens ') ? [value] : []),
  );

const departmentOf = async (id: string): Promise<string> =>
  (await county.get<{ department: string }>('office', 'targets', `subjects/${id}`)).body.department;

it('FF-26b, FF-33: of a target that was adjusted twice the adjustment before is monitored, once the last is taken back', async () => {
  const id = await approvedOne();
  const at = `performance-targets/${id}/2023`;
  const act = (who: 'unit' | 'reviewer' | 'desk' | 'budget', rest: string, body: object) =>
    postAsRead(county, who, 'targets', `${at}/${rest}`, body, () => versionOf(county, 'targets', at));
  const adjust = async (from: string, ...indicators: readonly object[]) => {
    const { subject: _, period: _of, requested: _asked, ...content } = declarationOf(county, { indicators });
    idOf(await act('unit', 'adjustments', { ...content, reason: '政策变化' }));
    idOf(await act('reviewer', 'steps/unit-review', passed));
    idOf(await act('desk', 'steps/finance-review', passed));
    const { body } = await county.get<{ budgetLine: { version: number } }>('budget', 'targets', at);
    const amounts = [{ ...own, amount: yuan('1000000.00') }];
    const budget = { version: body.budgetLine.version, amounts, from, budgetKind: 'adjusted-budget' };
    idOf(await act('budget', 'steps/approve', { answer: 'approved', budget }));
  };
  const last = ['1', '2', '3'].map((code) => indicator(code, `养护里程${code}`, '≥80公里', code === '1' ? '40' : '30'));
  await adjust('2023-02-10', indicator('1', '养护里程', '≥80公里', '100'));
  await adjust('2023-02-20', ...last);
  await product.settled();
  const said = reportOf({ attainment: attainment().slice(0, 1) });
  expect((await report(county, id, quarter.first, said)).status).toBe(422);
  idOf(await act('budget', 'steps/approve/withdrawal', { reason: '调整依据不足' }));
  await product.settled();
  idOf(
    await eventually('the adjustment before is in force again', async () => {
      const answer = await report(county, id, quarter.first, said);
      return answer.status === 201 ? answer : undefined;
    }),
  );
});
