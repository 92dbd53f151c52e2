import { approved, yuan } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onRound, openRound, propose, quarter, report, reportOf } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, figuresOf, trailWith } from '../harness/trail.js';

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
  expect(await lineOf(id)).toMatchObject({ inForce: { total: '1000000.00' } }); // Proposed is not decided.
  expect(
    (await adopt(id, proposal, [{ act: 'cut', from: '2023-02-05', ...own, amount: yuan('600000.00') }])).status,
  ).toBe(201);
  await statusIs(id, proposal, 'applied');
  expect(await lineOf(id)).toMatchObject({ inForce: { total: '400000.00' } });
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
  expect(
    (
      await adopt(id, proposal, [
        { act: 'stop', from: '2023-02-10' },
        { act: 'cut', from: '2023-02-10', ...own, amount: yuan('900000.00') },
      ])
    ).status,
  ).toBe(201);
  await statusIs(id, proposal, 'applied');
  expect(await lineOf(id)).toMatchObject({
    inForce: { total: '100000.00' },
    timetables: { payment: [{ from: '2023-02-10', status: 'stopped' }] },
  });
  await subjectIs(id, 'suspended');
  const entry = entryOf(await trailWith(county, id, 'subject-suspended'), 'subject-suspended');
  expect(entry.causation).toEqual(entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided').event);
  expect(entry.rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第三十三条');
});

it('FF-33b: a decision that is taken back gives back what it took, and the proposal waits for another', async () => {
  const id = await approvedOne();
  await report(county, id, quarter.first, reportOf({ spent: yuan('0') }));
  const measures = ['suspend-subject', 'stop-payment', 'cut-budget'];
  const change = yuan('-900000.00');
  const proposed = { ground: 'serious-problem', measures, reason: '项目未实施', change };
  const proposal = await propose(county, id, quarter.first, proposed);
  const acts = [
    { act: 'stop', from: '2023-02-20' },
    { act: 'cut', from: '2023-02-20', ...own, amount: yuan('900000.00') },
  ];
  expect((await adopt(id, proposal, acts)).status).toBe(201);
  await statusIs(id, proposal, 'applied');
  await subjectIs(id, 'suspended');
  expect((await onMeasure('budget', id, `${proposal}/steps/decide/withdrawal`, { reason: '误操作' })).status).toBe(201);
  await statusIs(id, proposal, 'proposed');
  await eventually('the line has what was taken', async () =>
    (await lineOf(id)).inForce.total === '1000000.00' ? true : undefined,
  );
  expect(await lineOf(id)).toMatchObject({ timetables: { payment: [] } });
  await subjectIs(id, 'registered');
  // The desk proposes something else instead; the budget desk declines that.
  const measure = { ground: 'serious-problem', measures: ['stop-payment'], reason: '仅停止拨付' };
  const correction = { answer: 'proposed', reason: '措施有误', measure };
  expect((await onMeasure('desk', id, `${proposal}/steps/propose/correction`, correction)).status).toBe(201);
  const declined = { answer: 'declined', brings: { reason: '单位已整改' } };
  expect((await onMeasure('budget', id, `${proposal}/steps/decide`, declined)).status).toBe(201);
  await statusIs(id, proposal, 'declined');
});

const statusIs = (id: string, proposal: string, status: string) =>
  eventually(`the proposal is ${status}`, async () => {
    const { proposals } = await monitoringOf(county, id);
    return proposals.some((each) => each.proposal === proposal && each.status === status) ? true : undefined;
  });

const subjectIs = (id: string, status: string) =>
  eventually(`the subject is ${status}`, async () => {
    const { body } = await county.get<{ status: string }>('office', 'targets', `subjects/${id}`);
    return body.status === status ? true : undefined;
  });

const lensesOf = async (id: string) =>
  Object.entries(figuresOf(await trailWith(county, id, 'warning-raised'))).flatMap(([figure, value]) =>
    figure.startsWith('warning-lens ') ? [value] : [],
  );

const own = { fund: 'general-public', source: 'own' };

type Line = Readonly<{ inForce: Readonly<{ total: string }> }>;

const lineOf = async (id: string): Promise<Line> =>
  (await county.get<Line>('budget', 'targets', `budget-lines/${id}/2023`)).body;

const onMeasure = (as: 'budget' | 'desk', id: string, rest: string, body: object) => {
  return onRound(county, as, id, `${quarter.first}/measures/${rest}`, body);
};

const adopt = (id: string, proposal: string, acts: readonly object[]) =>
  onMeasure('budget', id, `${proposal}/steps/decide`, { answer: 'adopted', brings: { reason: '按程序办理' }, acts });
