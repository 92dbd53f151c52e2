import { approved, newId, versionOf, yuan } from './harness/cycle.js';
import type { County } from './harness/county.js';
import { eventually } from './harness/eventually.js';
import { type Product, startProduct } from './harness/product.js';
import { articlesOf, changesOf, entryOf, figuresOf, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

type Monitoring = Readonly<{
  version: number;
  rounds: readonly Readonly<{ round: string; dueOn?: string; forecast: boolean }>[];
  warnings: readonly Readonly<{ round: string; light: string; reason: string }>[];
}>;
type BudgetLine = Readonly<{
  budgetLine: Readonly<{
    version: number;
    inForceYuan: string;
    payment: string;
    proposals: readonly { proposalId: string }[];
  }>;
}>;

const monitoringOf = async (id: string) =>
  (await county.get<Monitoring>('desk', 'monitoring', `monitoring/${id}`)).body;
const approvedOne = async () => (await approved(county))[0]!;

/** A report that says: everything goes as planned. */
const reportOf = (different: object = {}) => ({
  allocated: yuan('500000.00'),
  spent: yuan('250000.00'),
  forecastCarryOver: yuan('0'),
  attainment: attainment(),
  ...different,
});
const attainment = (different: object = {}) =>
  ['1', '2'].map((indicatorId) => ({ indicatorId, actual: '30公里', trend: 'on-track', ...different }));

async function report(id: string, round: string, body: object = reportOf()) {
  const ifMatch = await versionOf(county, 'monitoring', `monitoring/${id}`);
  return county.post('unit', 'monitoring', `monitoring/${id}/rounds/${round}/report`, body, { ifMatch });
}

it('FF-27a: a report states what was allocated, what was spent and what will be carried over', async () => {
  const id = await approvedOne();
  for (const field of ['allocated', 'spent', 'forecastCarryOver']) {
    const refused = await report(id, '2023-Q1', reportOf({ [field]: undefined }));
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path: field })]) },
    });
  }
  expect((await report(id, '2023-Q1', reportOf({ forecastCarryOver: yuan('20000.00') }))).status).toBe(201);
  const entry = entryOf(await trailWith(county, id, 'report-submitted'), 'report-submitted');
  expect(changesOf(entry)).toMatchObject({
    'allocated-amount 2023-Q1': { before: null, after: '500000.00' },
    'spent-amount 2023-Q1': { before: null, after: '250000.00' },
    'forecast-carry-over 2023-Q1': { before: null, after: '20000.00' },
  });
  expect(entry).toMatchObject({
    rules: { layers: [{ id: 'fufeng-2022', version: 1 }] },
    actor: { as: 'grant', desk: 'budget-unit' },
  });
  expect(articlesOf(entry)).toEqual(expect.arrayContaining(['FF-27a', 'FF-27b']));
});

it('FF-27b: a report states progress and trend of every approved indicator, and of no other', async () => {
  const id = await approvedOne();
  const [first, second] = attainment();
  expect(await report(id, '2023-Q1', reportOf({ attainment: [first] }))).toMatchObject({
    status: 422,
    body: { code: 'attainment-incomplete', missing: ['2'], unknown: [] },
  });
  expect(
    await report(id, '2023-Q1', reportOf({ attainment: [first, second, { ...first, indicatorId: '3' }] })),
  ).toMatchObject({
    status: 422,
    body: { code: 'attainment-incomplete', missing: [], unknown: ['3'] },
  });
  expect(await report(id, '2023-Q1', reportOf({ attainment: [first, { ...second, trend: undefined }] }))).toMatchObject(
    {
      status: 400,
      body: { errors: [{ path: 'attainment[1].trend' }] },
    },
  );
  expect((await report(id, '2023-Q1', reportOf({ attainment: [first, { ...second, trend: 'behind' }] }))).status).toBe(
    201,
  );
  expect((await report(id, '2023-Q2')).status).toBe(201);
  const secondReport = await eventually('the trail shows both reports', async () => {
    const { entries } = await trailWith(county, id, 'report-submitted');
    return entries.filter(({ type }) => type === 'report-submitted')[1];
  });
  expect(changesOf(secondReport)).toMatchObject({
    'indicator-actual 1': { before: '30公里', after: '30公里' },
    'indicator-trend 2': { before: 'behind', after: 'on-track' },
  });
});

it('FF-29: what a report says by itself raises warnings of timeliness, compliance and effectiveness', async () => {
  const [nothing, over, lost, fine] = (await approved(county, {}, {}, {}, {})) as [string, string, string, string];
  await report(nothing, '2023-Q1', reportOf({ spent: yuan('0') }));
  await report(over, '2023-Q1', reportOf({ spent: yuan('1000000.01') }));
  await report(
    lost,
    '2023-Q1',
    reportOf({ attainment: attainment({ trend: 'out-of-reach' }), cause: '征地受阻', measures: '改线' }),
  );
  await report(fine, '2023-Q1', reportOf({ spent: yuan('1000000.00') }));
  const warned = async (id: string) =>
    (await monitoringOf(id)).warnings.map(({ light, reason }) => `${light} ${reason}`);
  expect(await warned(nothing)).toEqual(['red nothing-spent']);
  expect(await warned(over)).toEqual(['red over-budget-spending']);
  expect(await warned(lost)).toEqual(['yellow target-out-of-reach']);
  expect(await warned(fine)).toEqual([]);
  const lensOf = async (id: string, reason: string) =>
    figuresOf(await trailWith(county, id, 'warning-raised'))[`warning-lens 2023-Q1/${reason}`];
  expect([
    await lensOf(nothing, 'nothing-spent'),
    await lensOf(over, 'over-budget-spending'),
    await lensOf(lost, 'target-out-of-reach'),
  ]).toEqual(['timeliness', 'compliance', 'effectiveness']);
});

it('FF-32a: one analysis each quarter', async () => {
  const id = await approvedOne();
  expect((await monitoringOf(id)).rounds.map(({ round }) => round)).toEqual([
    '2023-Q1',
    '2023-Q2',
    '2023-Q3',
    '2023-Q4',
  ]);
  expect(await report(id, '2023-Q5')).toMatchObject({ status: 422, body: { code: 'unknown-round' } });
  expect(await report(id, '2022-Q4')).toMatchObject({ status: 422, body: { code: 'unknown-round' } });
  expect((await report(id, '2023-Q1')).status).toBe(201);
  expect(await report(id, '2023-Q1')).toMatchObject({ status: 409, body: { code: 'round-reported' } });
  expect((await report(id, '2023-Q2')).status).toBe(201);
});

it('FF-32b: the third quarter forecasts the year, and explains what will not be attained', async () => {
  const id = await approvedOne();
  expect((await monitoringOf(id)).rounds.filter(({ forecast }) => forecast)).toMatchObject([{ round: '2023-Q3' }]);
  expect(await report(id, '2023-Q3')).toMatchObject({
    status: 422,
    body: { code: 'forecast-required', missing: ['1', '2'] },
  });
  const short = attainment({ forecast: '90公里', trend: 'out-of-reach' });
  expect(await report(id, '2023-Q3', reportOf({ attainment: short, cause: '征地受阻' }))).toMatchObject({
    status: 422,
    body: { code: 'explanation-required', indicators: ['1', '2'] },
  });
  const explained = reportOf({ attainment: short, cause: '征地受阻', measures: '四季度赶工' });
  expect((await report(id, '2023-Q3', explained)).status).toBe(201);
  expect(changesOf(entryOf(await trailWith(county, id, 'report-submitted'), 'report-submitted'))).toMatchObject({
    'indicator-forecast 1': { before: null, after: '90公里' },
    'deviation-cause 2023-Q3': { before: null, after: '征地受阻' },
    'deviation-measures 2023-Q3': { before: null, after: '四季度赶工' },
  });
});

it('FF-33a: for an objective cause the budget is reduced and the targets are adjusted, by the procedure', async () => {
  const id = await approvedOne();
  await report(id, '2023-Q1', reportOf({ cause: '政策变化', measures: '调减任务' }));
  const proposalId = await propose(id, 'adjust-budget-and-target', yuan('600000.00'));
  const line = await waitingFor(id, proposalId);
  expect(line.inForceYuan).toBe('1000000.00'); // Proposed is not decided.

  const raised = await adjust(id, line.version, { adjusted: yuan('1000000.01'), proposalId });
  expect(raised).toMatchObject({ status: 422, body: { code: 'not-a-reduction', inForceYuan: '1000000.00' } });
  expect(await adjust(id, line.version, { adjusted: yuan('600000.00'), proposalId: newId() })).toMatchObject({
    status: 422,
    body: { code: 'unknown-proposal' },
  });
  expect((await adjust(id, line.version, { adjusted: yuan('600000.00'), proposalId })).status).toBe(201);
  expect(await lineOf(id)).toMatchObject({ inForceYuan: '600000.00', payment: 'open', proposals: [] });

  const trail = await trailWith(county, id, 'measure-proposed', 'budget-adjusted');
  const entry = entryOf(trail, 'budget-adjusted');
  expect(entry).toMatchObject({
    actor: { as: 'grant', desk: 'budget-desk' },
    rules: { layers: [{ id: 'fufeng-2022', version: 1 }] },
  });
  expect(changesOf(entry)).toMatchObject({
    'budget-in-force': { before: '1000000.00', after: '600000.00' },
    [`measure-status ${proposalId}`]: { before: 'proposed', after: 'adopted' },
  });
  expect(articlesOf(entry)).toEqual(['FF-33a']);
  // Spending is held against the reduced budget from now on.
  await eventually('monitoring follows the budget', async () => {
    const { body } = await county.get<{ budget: { budgetYuan: string } }>('desk', 'monitoring', `monitoring/${id}`);
    return body.budget.budgetYuan === '600000.00' ? true : undefined;
  });
  await report(id, '2023-Q2', reportOf({ spent: yuan('600000.01') }));
  expect((await monitoringOf(id)).warnings).toMatchObject([{ round: '2023-Q2', reason: 'over-budget-spending' }]);
});

it('FF-33b: for a serious deviation payment stops and the budget is reduced', async () => {
  const id = await approvedOne();
  await report(id, '2023-Q1', reportOf({ spent: yuan('0') }));
  const proposalId = await propose(id, 'suspend-and-stop-payment', yuan('100000.00'));
  const line = await waitingFor(id, proposalId);
  const decision = { adjusted: yuan('100000.00'), stopPayment: true, proposalId };
  expect((await adjust(id, line.version, decision)).status).toBe(201);
  expect(await lineOf(id)).toMatchObject({ inForceYuan: '100000.00', payment: 'stopped' });
  const trail = await trailWith(county, id, 'payment-stopped', 'budget-adjusted');
  expect(changesOf(entryOf(trail, 'payment-stopped'))).toMatchObject({
    'payment-status': { before: 'open', after: 'stopped' },
  });
  expect(articlesOf(entryOf(trail, 'payment-stopped'))).toEqual(['FF-33b']);
});

it('FF-33c: the unit says why it deviates and what it does; the desk looks at it, and nobody at their own report', async () => {
  const id = await approvedOne();
  const late = attainment({ trend: 'out-of-reach' });
  expect(await report(id, '2023-Q1', reportOf({ attainment: late }))).toMatchObject({
    status: 422,
    body: { code: 'explanation-required' },
  });
  const review = async (who: 'unit' | 'desk') =>
    county.post(
      who,
      'monitoring',
      `monitoring/${id}/rounds/2023-Q1/review`,
      { opinion: '原因属实，限期纠正' },
      {
        ifMatch: await versionOf(county, 'monitoring', `monitoring/${id}`),
      },
    );
  expect(await review('desk')).toMatchObject({ status: 409, body: { code: 'round-not-reported' } });
  const explained = reportOf({ attainment: late, cause: '管理漏洞：合同未及时签订', measures: '本月完成签订' });
  expect((await report(id, '2023-Q1', explained)).status).toBe(201);
  expect(await review('unit')).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
  expect((await review('desk')).status).toBe(201);
  expect(figuresOf(await trailWith(county, id, 'report-reviewed'))).toMatchObject({
    'deviation-cause 2023-Q1': '管理漏洞：合同未及时签订',
    'deviation-measures 2023-Q1': '本月完成签订',
    'report-opinion 2023-Q1': '原因属实，限期纠正',
  });
});

// From here on the clock moves.

it('FF-32c, B-33: a quarter’s report is on time through the last day of the quarter, and late from the day after', async () => {
  const ids = (await approved(county, {}, {}, {}, {}, {})) as [string, string, string, string, string];
  expect((await monitoringOf(ids[0])).rounds.map(({ dueOn }) => dueOn)).toEqual([
    '2023-03-31',
    '2023-06-30',
    '2023-09-30',
    '2023-12-31',
  ]);
  const days = ['2023-03-31T15:00:00Z', '2023-03-31T16:00:00Z', '2023-06-30T15:00:00Z', '2023-06-30T16:00:00Z'];
  const rounds = ['2023-Q1', '2023-Q1', '2023-Q2', '2023-Q2'];
  const lateness: unknown[] = [];
  for (const [index, day] of days.entries()) {
    await product.advanceTo(day.replace('Z', '.000000Z')); // 16:00 UTC is midnight in the county.
    const [id, round] = [ids[index]!, rounds[index]!];
    expect((await report(id, round)).status).toBe(201);
    const figures = figuresOf(await trailWith(county, id, 'report-submitted'));
    lateness.push([figures[`report-submitted-on ${round}`], figures[`report-late ${round}`]]);
    const warnings = (await monitoringOf(id)).warnings.map(({ reason }) => reason);
    expect(warnings).toEqual(figures[`report-late ${round}`] === 'true' ? ['report-late'] : []);
  }
  expect(lateness).toEqual([
    ['2023-03-31', 'false'],
    ['2023-04-01', 'true'],
    ['2023-06-30', 'false'],
    ['2023-07-01', 'true'],
  ]);
});

async function propose(id: string, measure: string, proposed: object): Promise<string> {
  const answer = await county.post(
    'office',
    'monitoring',
    `monitoring/${id}/rounds/2023-Q1/measures`,
    { measure, reason: '按实施细则第三十三条', proposed },
    { ifMatch: await versionOf(county, 'monitoring', `monitoring/${id}`) },
  );
  expect(answer.status).toBe(201);
  const { body } = await county.get<{ proposals: readonly string[] }>('office', 'monitoring', `monitoring/${id}`);
  return body.proposals.at(-1)!;
}

const lineOf = async (id: string) =>
  (await county.get<BudgetLine>('budget', 'targets', `performance-targets/${id}`)).body.budgetLine;

const waitingFor = (id: string, proposalId: string) =>
  eventually('the proposal waits on the budget line', async () => {
    const line = await lineOf(id);
    return line.proposals.some((proposal) => proposal.proposalId === proposalId) ? line : undefined;
  });

const adjust = (id: string, ifMatch: number, different: object) =>
  county.post(
    'budget',
    'targets',
    `budget-lines/${id}/adjustments`,
    { effectiveOn: '2023-04-12', reason: '按程序调减', stopPayment: false, ...different },
    { ifMatch },
  );
