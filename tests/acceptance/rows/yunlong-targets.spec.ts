import { bodiesOf } from '../bad-input/world.js';
import { newSubject, onSubject } from '../harness/assessing.js';
import { clerkAt } from '../harness/clerk-at.js';
import type { County } from '../harness/county.js';
import { postAsRead } from '../harness/as-read.js';
import { approval, approvalItem, declarationOf, idOf, versionOf, yuan } from '../harness/cycle.js';
import {
  approveHere,
  argued,
  congressApproved,
  deciding,
  declaredHere,
  dimensions,
  justified,
  onTarget,
  openDistrict,
  qualified,
  settleHere,
  targetAt,
} from '../harness/district.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { rulesAsRead } from '../harness/rules.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
}, 420_000);
afterAll(() => product.close());

type Target = Readonly<{
  version: number;
  status: string;
  possible: readonly Readonly<{ step: string }>[];
  budgetLine: Readonly<{ inForce: { total: string } }>;
}>;
const read = async (id: string) => (await county.get<Target>('office', 'targets', targetAt(id))).body;
const openOf = async (id: string) => (await read(id)).possible.map(({ step }) => step);
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
const declaring = (who: 'unit' | 'office', different: object = {}) =>
  county.post(who, 'targets', 'performance-targets', declarationOf(county, different));
const withReason = { brings: { checklist: justified } };
const reviewing = (answer: string, different: object = {}) => ({
  answer,
  brings: { checklist: dimensions, opinion: '须补充', ...different },
});

it('T2-02: each unit answers for its own, its department guides it, and the finance department leads what nobody else is named for', async () => {
  expect(await declaring('office', withReason)).toMatchObject(wrongDesk('budget-unit'));
  const id = await declaredHere(county);
  expect(await onTarget(county, 'unit', id, 'department-review', argued)).toMatchObject(
    wrongDesk('department-reviewer'),
  );
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  expect(await onTarget(county, 'reviewer', id, 'finance-review', qualified)).toMatchObject(
    wrongDesk('performance-office'),
  );
  const marked = { mark: 'major', marked: true, reason: '管委会确定' };
  expect(await onSubject(county, 'budget', id, 'marks', marked)).toMatchObject(wrongDesk('performance-office'));
  idOf(await onSubject(county, 'office', id, 'marks', marked));
});

it('T2-03: livelihood, welfare and what the public looks at come first; whole units and basic expenditure from the year that the district settles', async () => {
  type Shown = Readonly<{ proposedMarks: readonly Readonly<{ code: string; mark: string }>[] }>;
  const marksOf = async (category: string) => {
    const id = await newSubject(county, { categories: [category] });
    return (await county.get<Shown>('office', 'targets', `subjects/${id}`)).body.proposedMarks;
  };
  for (const first of ['livelihood', 'public-welfare', 'public-concern'])
    expect(await marksOf(first)).toMatchObject([{ code: 'first', mark: 'key' }]);
  expect(await marksOf('agriculture')).toEqual([]);
  const of = (subjectKind: string) => declaring('unit', { ...withReason, subjectKind });
  for (const kind of ['basic-expenditure', 'whole-department', 'fiscal-management']) {
    const path = `subject.kinds/${kind}/phasedFrom`;
    const { status, body } = await of(kind);
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'not-phased-in', path } });
    expect(body).not.toHaveProperty('from');
    expect(JSON.stringify(body['basis'])).toContain('稳步推进基本支出绩效管理、部门整体支出绩效管理和财政综合绩效管理');
  }
  await settleHere(county, {
    'subject.kinds/whole-department/phasedFrom': 2023,
    'subject.kinds/basic-expenditure/phasedFrom': 2024,
  });
  await eventually('what was settled has arrived', async () =>
    (await of('whole-department')).status === 201 ? true : undefined,
  );
  expect(await of('basic-expenditure')).toMatchObject({ status: 409, body: { code: 'not-phased-in', from: 2024 } });
});

it('T2-05: targets are declared, reviewed and approved in this order, and each says by which article', async () => {
  const id = await declaredHere(county);
  expect(await approveHere(county, id)).toMatchObject({ status: 409, body: { code: 'not-ready' } });
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  idOf(await onTarget(county, 'office', id, 'finance-review', qualified));
  await congressApproved(county);
  idOf(await approveHere(county, id));
  const trail = await trailWith(county, id, 'target-submitted', 'target-reviewed', 'target-approved');
  expect(articlesOf(entryOf(trail, 'target-submitted'))).toContain('三、(一)1.绩效目标设定');
  expect(articlesOf(entryOf(trail, 'target-reviewed'))).toContain('三、(一)2.绩效目标审核');
  expect(articlesOf(entryOf(trail, 'target-approved'))).toContain('三、(一)3.绩效目标批复');
});

it('T2-06: targets, monitoring, evaluation and the application of results are what the district manages', async () => {
  const { members } = await rulesAsRead(county, 'yunlong-district');
  expect(members['general.modules']?.map(({ zh }) => zh)).toEqual([
    '绩效目标管理',
    '绩效运行管理',
    '绩效评价管理',
    '绩效评价结果反馈应用',
  ]);
});

it('T2-07a: a unit says why the money is needed, can be spent and has an effect, each in words; its indicators have numbers', async () => {
  const wanting = (these: readonly string[], because: string) => ({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because, these }] },
  });
  expect(await declaring('unit')).toMatchObject({ status: 422, body: { code: 'answer-wanting' } });
  const [necessity, feasibility, effectiveness] = justified;
  const saying = (...checklist: readonly unknown[]) => declaring('unit', { brings: { checklist } });
  expect(await saying(necessity, feasibility)).toMatchObject(wanting(['effectiveness'], 'incomplete'));
  expect(await saying(necessity, feasibility, { ...effectiveness, note: undefined })).toMatchObject(
    wanting(['effectiveness'], 'wordless'),
  );
  const [first] = declarationOf(county)['indicators'] as readonly object[];
  const vague = { ...first, weight: '100', value: undefined };
  expect(await declaring('unit', { ...withReason, indicators: [vague] })).toMatchObject({
    status: 422,
    body: { code: 'indicator-incomplete' },
  });
  idOf(await saying(necessity, feasibility, effectiveness));
});

it('T2-07b: the department argues for what its units declare, and has all of it together with its sums', async () => {
  const id = await declaredHere(county, { subjectName: '汇总甲', requested: yuan('300000.00') });
  await declaredHere(county, { subjectName: '汇总乙', requested: yuan('200000.00') });
  expect(await onTarget(county, 'office', id, 'finance-review', qualified)).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  expect(await onTarget(county, 'reviewer', id, 'department-review', { answer: 'passed' })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  expect(await openOf(id)).toEqual(['finance-review']);
  type List = Readonly<{ totals: Readonly<{ rows: number }>; sums: object }>;
  const together = await eventually('the list of the department has both', async () => {
    const rest = `performance-targets?search=${encodeURIComponent('汇总')}`;
    const { body } = await county.get<List>('reviewer', 'targets', rest);
    return body.totals.rows === 2 ? body : undefined;
  });
  expect(together.sums).toMatchObject({ requested: '500000.00' });
});

it('T2-02, T2-07b: what a department declares for itself it argues for, too', async () => {
  const { departmentId } = await bodiesOf(county);
  const itself = await clerkAt(product, county, departmentId, 'zone.department-clerk');
  await product.settled();
  const id = await declaredHere(itself, { subjectName: '部门本级项目' });
  expect(await openOf(id)).toEqual(['department-review']);
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  expect(await openOf(id)).toEqual(['finance-review']);
});

it('T2-08a: the finance department goes through relevance, indicators and money, and whatever else it sees', async () => {
  const id = await declaredHere(county);
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  expect(await onTarget(county, 'budget', id, 'finance-review', qualified)).toMatchObject(
    wrongDesk('performance-office'),
  );
  const two = { answer: 'passed', brings: { checklist: dimensions.slice(0, 2) } };
  expect(await onTarget(county, 'office', id, 'finance-review', two)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['reasonable-money'] }] },
  });
  const other = { item: 'maintenance', answer: 'passed', note: '后续运行维护经费已有来源' };
  idOf(
    await onTarget(county, 'office', id, 'finance-review', {
      answer: 'passed',
      brings: { checklist: [...dimensions, other] },
    }),
  );
});

it('T2-08b: what is not up to standard is revised before it goes on, and gets no money until then', async () => {
  const id = await declaredHere(county);
  idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  const failed = dimensions.map((each) => (each.item === 'relevance' ? { ...each, answer: 'failed' } : each));
  expect(
    await onTarget(county, 'office', id, 'finance-review', reviewing('passed', { checklist: failed })),
  ).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ because: 'items-failed', these: ['relevance'] }] },
  });
  idOf(await onTarget(county, 'office', id, 'finance-review', reviewing('returned', { checklist: failed })));
  expect((await read(id)).status).toBe('returned');
  expect(await approveHere(county, id)).toMatchObject({ status: 409, body: { code: 'not-ready' } });
  const { subject: _subject, period: _period, ...content } = declarationOf(county, withReason);
  const ifMatch = await versionOf(county, 'targets', targetAt(id));
  const revised = await county.people.unit.call(county.path('targets', targetAt(id)), {
    method: 'PUT',
    body: content,
    ifMatch,
  });
  expect(revised.status).toBe(200);
  expect(await openOf(id)).toEqual(['department-review']);
});

it('T2-08b: a project of low performance gets less, and one of none nothing', async () => {
  const [less, nothing] = [await declaredHere(county), await declaredHere(county)];
  for (const id of [less, nothing]) idOf(await onTarget(county, 'reviewer', id, 'department-review', argued));
  idOf(await onTarget(county, 'office', less, 'finance-review', reviewing('reduced')));
  await congressApproved(county);
  expect(await approveHere(county, less)).toMatchObject({ status: 409, body: { code: 'not-reduced' } });
  idOf(await approveHere(county, less, { approved: yuan('400000.00') }));
  expect(await read(less)).toMatchObject({ status: 'approved', budgetLine: { inForce: { total: '400000.00' } } });
  idOf(await onTarget(county, 'office', nothing, 'finance-review', reviewing('refused')));
  expect(await approveHere(county, nothing)).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: nothing, open: [] }] },
  });
  expect((await read(nothing)).budgetLine.inForce.total).toBe('0.00');
});

it('T2-09: no target is approved before the people’s congress has decided on the budget, which is said once for all of them; what it refuses goes back', async () => {
  const year = '2024';
  const at = (id: string) => `performance-targets/${id}/${year}`;
  const act = (who: 'reviewer' | 'office', id: string, name: string, body: object) =>
    postAsRead(county, who, 'targets', `${at(id)}/steps/${name}`, body, () => versionOf(county, 'targets', at(id)));
  type Read = Target & Readonly<{ budgetLine: Readonly<{ version: number }> }>;
  const readNext = async (id: string) => (await county.get<Read>('office', 'targets', at(id))).body;
  const ids = [await declaredHere(county, { period: year }), await declaredHere(county, { period: year })];
  for (const id of ids) {
    idOf(await act('reviewer', id, 'department-review', argued));
    idOf(await act('office', id, 'finance-review', qualified));
  }
  const approving = async () => {
    const items = [];
    for (const id of ids) {
      const { version, budgetLine } = await readNext(id);
      const versions = { targetVersion: version, budgetLineVersion: budgetLine.version };
      items.push({ ...approvalItem(id, versions), period: year });
    }
    return county.post('budget', 'targets', 'budget-approvals', approval(items, { from: '2024-01-01' }));
  };
  const waiting = ids.map((subject) => ({ subject, open: [{ step: 'congress' }] }));
  expect(await approving()).toMatchObject({ status: 409, body: { code: 'not-ready', waiting } });
  expect(await act('office', ids[0]!, 'congress', { answer: 'approved', brings: {} })).toMatchObject({
    body: { code: 'decided-elsewhere', gate: 'peoples-congress', on: 'budget-year' },
  });
  const said = (who: 'unit' | 'budget' | 'office', different: object) => deciding(county, who, different, year);
  for (const who of ['unit', 'budget'] as const)
    expect(await said(who, { answer: 'approved' })).toMatchObject(wrongDesk('performance-office'));
  expect(await said('office', { answer: 'not-approved' })).toMatchObject({
    status: 422,
    body: { code: 'decision-reason-required' },
  });
  idOf(await said('office', { answer: 'not-approved', reason: '须压减' }));
  for (const id of ids) {
    expect((await readNext(id)).possible.map(({ step }) => step)).toEqual(['finance-review']);
    idOf(await act('office', id, 'finance-review', qualified));
  }
  expect(await approving()).toMatchObject({ status: 409, body: { code: 'not-ready', waiting } });
  idOf(await said('office', { answer: 'approved', reason: '压减后批准' }));
  idOf(await approving());
  for (const id of ids) {
    expect((await readNext(id)).status).toBe('approved');
    const { entries } = await trailWith(county, id, 'target-approved');
    const answers = entries.flatMap(({ changes }) => changes).filter(({ figure }) => figure === 'gate-answer');
    expect(answers.map(({ after }) => after)).toEqual(expect.arrayContaining(['not-approved', 'approved']));
  }
  const recorded = entryOf(await trailWith(county, county.id, 'budget-decided', 'budget-decided'), 'budget-decided');
  expect(articlesOf(recorded)).toContain('三、(一)3.绩效目标批复');
});
