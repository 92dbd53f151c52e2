import type { County } from '../harness/county.js';
import { declarationOf, idOf, own, versionOf, yuan } from '../harness/cycle.js';
import { approvedHere, argued, justified, onTarget, openDistrict, qualified, targetAt } from '../harness/district.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, onRound, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { askedBy, rectificationOf } from '../harness/rectifying.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
  for (let left = 4; left > 0; left -= 1) projects.push(await approvedHere(county));
  await product.advanceTo('2023-06-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const article = '三、(二)绩效运行跟踪监控管理';
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article: cited }) => cited.map((each) => each.article));
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const node = '2023-06-15';
const [tracking, midTerm] = [`tracking@${node}`, `mid-term@${node}`];
type Who = 'unit' | 'reviewer' | 'office' | 'budget';
const opening = (who: Who, id: string, series: string) => onMonitoring(county, who, id, 'rounds', { series, node });
const statusOf = async (id: string, round: string) =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round)?.status;
const submitted = {
  answer: 'submitted',
  brings: { checklist: [{ item: 'attainment', answer: 'failed', note: '养护里程低于批复目标' }], opinion: '进度滞后' },
  report: reportOf(),
};

/** Tracked by the unit, so that something can be found in it. */
async function tracked(): Promise<string> {
  const id = project();
  idOf(await opening('unit', id, 'tracking'));
  idOf(await step(county, 'unit', [id, tracking, 'submit'], submitted));
  return id;
}

type Proposed = Readonly<{ ground: string; measures: readonly string[]; change?: object }>;
async function proposed(id: string, round: string, said: Proposed): Promise<string> {
  idOf(await onRound(county, 'office', id, `${round}/measures`, { reason: '情况属实', ...said }));
  return (await monitoringOf(county, id)).proposals.at(-1)!.proposal;
}
const decide = (who: Who, id: string, at: string, acts: readonly object[] = [], answer = 'adopted') =>
  onRound(county, who, id, `${at}/steps/decide`, { answer, brings: { reason: '按方案处理' }, acts });
const lineIs = (id: string, is: (line: Line) => boolean) =>
  eventually('the line is as decided', async () => {
    const { body } = await county.get<Line>('budget', 'targets', `budget-lines/${id}/2023`);
    return is(body) ? body : undefined;
  });
type Line = Readonly<{
  inForce: Readonly<{ total: string }>;
  timetables: Readonly<{ payment: readonly Readonly<{ status: string }>[] }>;
}>;
const subjectIs = (id: string, status: string) =>
  eventually(`the subject is ${status}`, async () => {
    const { body } = await county.get<{ status: string }>('office', 'targets', `subjects/${id}`);
    return body.status === status ? true : undefined;
  });

it('T2-10a: finance and unit track whether the approved target is met; a departure is put right', async () => {
  const id = project();
  expect(await opening('reviewer', id, 'tracking')).toMatchObject({ status: 403 });
  idOf(await opening('office', id, 'tracking'));
  const saying = (...checklist: readonly object[]) => ({ ...submitted, brings: { checklist, opinion: '进度滞后' } });
  expect(
    await step(county, 'unit', [id, tracking, 'submit'], saying({ item: 'other', answer: 'passed' })),
  ).toMatchObject({ status: 422, body: { code: 'answer-wanting', wanting: [{ needed: 'checklist' }] } });
  idOf(await step(county, 'unit', [id, tracking, 'submit'], submitted));
  expect(await step(county, 'unit', [id, tracking, 'review'], { answer: 'passed' })).toMatchObject(
    wrongDesk('performance-office'),
  );
  idOf(await step(county, 'office', [id, tracking, 'review'], { answer: 'passed' }));
  expect(await statusOf(id, tracking)).toBe('done');
  const of = { ground: 'deviation', measures: ['suspend-subject'], reason: '偏离' };
  expect(await onRound(county, 'office', id, `${tracking}/measures`, of)).toMatchObject({
    body: { code: 'measures-not-listed', listed: ['rectify'] },
  });
  const proposal = await proposed(id, tracking, { ground: 'deviation', measures: ['rectify'] });
  idOf(await decide('budget', id, `${tracking}/measures/${proposal}`));
  expect(await rectificationOf(county, askedBy.measure(id, proposal))).toMatchObject({ status: 'open' });
  const decided = entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided');
  expect(articlesOf(decided)).toContain(article);
});

it('T2-10a: what is serious is suspended or stopped, as somebody finds it and another decides', async () => {
  const id = await tracked();
  const serious = { ground: 'serious-deviation', measures: ['suspend-subject', 'stop-payment'] };
  const at = `${tracking}/measures/${await proposed(id, tracking, serious)}`;
  expect(await decide('office', id, at, [{ act: 'stop', from: '2023-06-02' }])).toMatchObject({ status: 403 });
  idOf(await decide('budget', id, at, [{ act: 'stop', from: '2023-06-02' }]));
  await subjectIs(id, 'suspended');
  const { timetables } = await lineIs(id, (line) => line.timetables.payment.length > 0);
  expect(timetables.payment).toMatchObject([{ status: 'stopped' }]);
});

it('T2-10b: where a policy changes, the target is adjusted through the same reviews, in one act with the money', async () => {
  const id = await tracked();
  const ground = { ground: 'policy-change-or-emergency', measures: ['adjust-target'] };
  const proposal = await proposed(id, tracking, ground);
  idOf(await decide('budget', id, `${tracking}/measures/${proposal}`));
  type Asked = Readonly<{ status: string; asked?: readonly object[] }>;
  const read = async () => (await county.get<Asked>('unit', 'targets', targetAt(id))).body;
  await eventually('the unit is asked to adjust', async () => ((await read()).asked ? true : undefined));
  const {
    subject: _subject,
    period: _period,
    requested: _requested,
    ...content
  } = declarationOf(county, {
    brings: { checklist: justified },
  });
  const version = () => versionOf(county, 'targets', targetAt(id));
  const adjusting = { ...content, reason: '国家政策调整' };
  idOf(await county.post('unit', 'targets', `${targetAt(id)}/adjustments`, adjusting, { ifMatch: await version() }));
  expect((await read()).status).toBe('adjusting');
  expect(await onTarget(county, 'office', id, 'finance-review', qualified)).toMatchObject({ status: 409 });
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  idOf(await onTarget(county, 'office', id, 'finance-review', qualified));
  const approved = (budget?: object) => onTarget(county, 'budget', id, 'approve', { answer: 'approved', ...budget });
  const alone = { brings: { amount: yuan('800000.00'), date: '2023-06-01' } };
  expect(await approved(alone)).toMatchObject({ status: 409, body: { code: 'together', with: 'budget-line' } });
  const budget = {
    version: await versionOf(county, 'targets', `budget-lines/${id}/2023`),
    amounts: [{ ...own, amount: yuan('800000.00') }],
    from: '2023-06-01',
    budgetKind: 'adjusted-budget',
    reason: '政策变化',
  };
  idOf(await approved({ budget }));
  expect(await read()).toMatchObject({ status: 'approved' });
  expect(await read()).not.toHaveProperty('asked');
});

it('T2-10c: a mid-term assessment says what to do with what goes badly, and the budget is adjusted by what a person names', async () => {
  const id = project();
  expect(await opening('unit', id, 'mid-term')).toMatchObject({ status: 403 });
  idOf(await opening('office', id, 'mid-term'));
  const examine = (answer: string, brings: object, who: Who = 'office') =>
    onRound(county, who, id, `${midTerm}/steps/examine`, { answer, brings });
  const documents = [{ name: '预算中期评估意见', document: 'mid-term-assessment' }];
  expect(await examine('poor', { documents }, 'unit')).toMatchObject(wrongDesk('performance-office'));
  expect(await examine('poor', { documents })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  idOf(await examine('poor', { documents, opinion: '执行绩效不好,调减预算' }));
  expect(await statusOf(id, midTerm)).toBe('done');
  const mid = { ground: 'mid-term', measures: ['adjust-budget'], change: yuan('-300000.00') };
  const at = `${midTerm}/measures/${await proposed(id, midTerm, mid)}`;
  const { inForce } = await lineIs(id, () => true);
  expect(inForce.total).toBe('1000000.00');
  idOf(await decide('budget', id, at, [{ act: 'cut', from: '2023-06-02', ...own, amount: yuan('300000.00') }]));
  await lineIs(id, (line) => line.inForce.total === '700000.00');
  const decided = entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided');
  expect(articlesOf(decided)).toContain(article);
});
