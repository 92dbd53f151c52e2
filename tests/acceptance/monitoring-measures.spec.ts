import { approved, yuan } from './harness/cycle.js';
import type { County } from './harness/county.js';
import { eventually } from './harness/eventually.js';
import { monitoringOf, openRound, propose, quarter, report, reportOf } from './harness/monitoring.js';
import { type Product, startProduct } from './harness/product.js';
import { figuresOf, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
});
afterAll(() => product.close());

async function approvedOne(): Promise<string> {
  const [id = ''] = await approved(county, {});
  await openRound(county, id, quarter.first);
  return id;
}

it('FF-33a: for an objective cause the budget is reduced and the targets are adjusted, by the procedure', async () => {
  const id = await approvedOne();
  await report(county, id, quarter.first, reportOf({ cause: '政策变化', measures: '调减任务' }));
  const proposal = await propose(county, id, quarter.first, {
    ground: 'objective-cause',
    measures: ['cut-budget', 'adjust-target'],
    reason: '政策变化，任务减少',
    change: yuan('-600000.00'),
  });
  await waitsOnLine(id, proposal);
  expect(await lineOf(id)).toMatchObject({ inForce: { total: '1000000.00' } }); // Proposed is not decided.
  expect(
    (await adopt(id, proposal, [{ act: 'cut', from: '2023-02-05', ...own, amount: yuan('600000.00') }])).status,
  ).toBe(201);
  expect(await lineOf(id)).toMatchObject({ inForce: { total: '400000.00' } });
  await eventually('monitoring has heard of the decision', async () => {
    const { proposals } = await monitoringOf(county, id);
    return proposals.some(({ status }) => status === 'adopted') ? true : undefined;
  });
  await product.advanceTo('2023-02-10T02:00:00.000000Z');
  // What was allocated is held against the reduced budget from now on, without anybody’s doing.
  const warnings = await eventually('the cut is looked at', async () => {
    const { warnings: now } = await monitoringOf(county, id);
    return now.length > 0 ? now : undefined;
  });
  expect(warnings.map(({ warning }) => warning)).toEqual(['allocated-over-budget']);
  expect(await lensesOf(id)).toEqual(['compliance']);
});

it('FF-33b: for a serious problem the subject is suspended, payment stops and the budget is cut', async () => {
  const id = await approvedOne();
  await report(county, id, quarter.first, reportOf({ spent: yuan('0') }));
  const proposal = await propose(county, id, quarter.first, {
    ground: 'serious-problem',
    measures: ['suspend-subject', 'stop-payment', 'cut-budget'],
    reason: '项目未实施',
    change: yuan('-900000.00'),
  });
  await waitsOnLine(id, proposal);
  expect(
    (
      await adopt(id, proposal, [
        { act: 'stop', from: '2023-02-10' },
        { act: 'cut', from: '2023-02-10', ...own, amount: yuan('900000.00') },
      ])
    ).status,
  ).toBe(201);
  expect(await lineOf(id)).toMatchObject({
    inForce: { total: '100000.00' },
    timetables: { payment: [{ from: '2023-02-10', status: 'stopped' }] },
  });
});

it('FF-33b: a decision that is taken back gives back what it took, and the proposal waits for another', async () => {
  const id = await approvedOne();
  await report(county, id, quarter.first, reportOf({ spent: yuan('0') }));
  const measures = ['suspend-subject', 'stop-payment', 'cut-budget'];
  const change = yuan('-900000.00');
  const proposed = { ground: 'serious-problem', measures, reason: '项目未实施', change };
  const proposal = await propose(county, id, quarter.first, proposed);
  await waitsOnLine(id, proposal);
  const acts = [
    { act: 'stop', from: '2023-02-20' },
    { act: 'cut', from: '2023-02-20', ...own, amount: yuan('900000.00') },
  ];
  expect((await adopt(id, proposal, acts)).status).toBe(201);
  await statusIs(id, proposal, 'adopted');
  const { version } = await lineOf(id);
  const path = `budget-lines/${id}/2023/proposals/${proposal}/decision/withdrawal`;
  const takeBack = () => county.post('budget', 'targets', path, { because: '误操作' }, { ifMatch: version });
  expect((await takeBack()).status).toBe(201);
  await statusIs(id, proposal, 'proposed');
  expect(await lineOf(id)).toMatchObject({
    inForce: { total: '1000000.00' },
    timetables: { payment: [] },
    proposals: [{ proposal }],
  });
  // Monitoring proposes something else instead, and takes that back: it waits on the line no more.
  const { version: seen } = await monitoringOf(county, id);
  const at = `monitoring/${id}/2023/rounds/${quarter.first}/measures/${proposal}`;
  const measure = { ground: 'serious-problem', measures: ['stop-payment'], reason: '仅停止拨付' };
  const correction = { reason: '措施有误', measure };
  expect((await county.post('desk', 'monitoring', `${at}/correction`, correction, { ifMatch: seen })).status).toBe(201);
  await eventually('the line knows the correction', async () => {
    const [waiting] = (await lineOf(id)).proposals;
    return waiting?.measures.join() === 'stop-payment' ? true : undefined;
  });
  const { version: then } = await monitoringOf(county, id);
  const back = { because: '单位已整改' };
  expect((await county.post('desk', 'monitoring', `${at}/withdrawal`, back, { ifMatch: then })).status).toBe(201);
  await eventually('nothing waits on the line', async () =>
    (await lineOf(id)).proposals.length === 0 ? true : undefined,
  );
});

const statusIs = (id: string, proposal: string, status: string) =>
  eventually(`the proposal is ${status}`, async () => {
    const { proposals } = await monitoringOf(county, id);
    return proposals.some((each) => each.proposal === proposal && each.status === status) ? true : undefined;
  });

const lensesOf = async (id: string) =>
  Object.entries(figuresOf(await trailWith(county, id, 'warning-raised'))).flatMap(([figure, value]) =>
    figure.startsWith('warning-lens ') ? [value] : [],
  );

const own = { fund: 'general-public', source: 'own' };

type Line = Readonly<{
  version: number;
  inForce: Readonly<{ total: string }>;
  proposals: readonly Readonly<{ proposal: string; measures: readonly string[] }>[];
}>;

const lineOf = async (id: string): Promise<Line> =>
  (await county.get<Line>('budget', 'targets', `budget-lines/${id}/2023`)).body;

const waitsOnLine = (id: string, proposal: string) =>
  eventually('the proposal waits on the budget line', async () => {
    const { proposals } = await lineOf(id);
    return proposals.some((each) => each.proposal === proposal) ? true : undefined;
  });

async function adopt(id: string, proposal: string, acts: readonly object[]) {
  const { version } = await lineOf(id);
  const body = { decision: 'adopted', reason: '按程序办理', acts };
  const path = `budget-lines/${id}/2023/proposals/${proposal}/decision`;
  return county.post('budget', 'targets', path, body, { ifMatch: version });
}
