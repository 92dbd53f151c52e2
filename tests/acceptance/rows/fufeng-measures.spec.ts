import { approved, declarationOf, indicator, passed, targetStep, versionOf, yuan } from '../harness/cycle.js';
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
  await targetIsAdjusted(id, proposal);
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
  await followsDecision(id, 'subject-suspended');
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

/** What was done of itself names the decision that caused it, and the article of that decision. */
async function followsDecision(id: string, type: string): Promise<void> {
  const trail = await trailWith(county, id, 'measure-decided', type);
  const entry = entryOf(trail, type);
  expect(entry.causation).toEqual(entryOf(trail, 'measure-decided').event);
  expect(entry.rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第三十三条');
}

/** Whoever is to adjust the target is asked to, until an adjustment is approved; the trail says by which decision. */
async function targetIsAdjusted(id: string, proposal: string): Promise<void> {
  await eventually('the unit is asked to adjust', async () =>
    (await adjusting(id)).includes(proposal) ? true : undefined,
  );
  await followsDecision(id, 'target-adjustment-asked');
  const { subjectId: _, subject: __, period: ___, requested: ____, ...content } = declarationOf(county);
  const indicators = [indicator('1', '养护里程', '≥50公里', '60'), indicator('2', '群众满意度', '≥90%', '40')];
  const path = `performance-targets/${id}/2023`;
  const version = () => versionOf(county, 'targets', path);
  const adjustment = { ...content, indicators, reason: '政策变化' };
  const sent = await county.post('unit', 'targets', `${path}/adjustments`, adjustment, { ifMatch: await version() });
  expect(sent.status).toBe(201);
  await eventually('it is on its way', async () => ((await adjusting(id)).length === 0 ? true : undefined));
  const budget = {
    version: await versionOf(county, 'targets', `budget-lines/${id}/2023`),
    amounts: [{ ...own, amount: yuan('400000.00') }],
    from: '2023-02-05',
    budgetKind: 'adjusted-budget',
  };
  for (const [who, name, body] of [
    ['reviewer', 'unit-review', passed],
    ['desk', 'finance-review', passed],
    ['budget', 'approve', { answer: 'approved', budget }],
  ] as const)
    expect((await targetStep(county, who, id, name, body, await version())).status).toBe(201);
  const { body } = await county.get<object>('unit', 'targets', path);
  expect(body).toMatchObject({ status: 'approved', inForce: { declaration: 2, adjusts: '政策变化' } });
  expect(body).not.toHaveProperty('asked');
  expect(await adjusting(id)).toEqual([]);
}

type Waiting = Readonly<{
  step: string;
  dues: readonly object[];
  about: Readonly<{ subject: string; proposal: string }>;
}>;

/** Proposals for which the unit is to adjust the target; the set gives no day for it. */
async function adjusting(id: string): Promise<readonly string[]> {
  const { body } = await county.get<{ items: readonly Waiting[] }>('unit', 'targets', 'tasks?limit=200');
  const found = body.items.filter(({ step, about }) => step === 'adjust' && about.subject === id);
  expect(found.flatMap(({ dues }) => dues)).toEqual([]);
  return found.map(({ about }) => about.proposal);
}

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
