import { demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from '../harness/as-read.js';
import {
  approvedByBureau,
  articlesOf,
  isTold,
  selfEvaluated,
  settleBureauScales,
  wrongDesk,
} from '../harness/bureau-cycle.js';
import { officeAbove, openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { versionOf } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { enter, entered, entryAt, listOf } from '../harness/keeping-registers.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What comes back every year: what the desks need, what is set from above, how bodies are assessed, what is to be evaluated by June.

let product: Product;
let county: County;
let above: Caller;
let [early, late, other] = ['', '', ''];
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  above = await officeAbove(product);
  [early = '', late = '', other = ''] = await approvedByBureau(product, county, {}, {}, {});
  await settleBureauScales(county);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

it('HC-07e: each business desk gives the centre what it needs of the bureau in a year, and the centre has the list', async () => {
  const need = { subject: other, kind: 'evaluation', occasion: '2023', words: '建议列入财政评价', on: '2023-02-15' };
  expect(await enter(county, 'office', 'yearly-needs', need)).toMatchObject(wrongDesk('business-desk'));
  expect(await enter(county, 'unit', 'yearly-needs', need)).toMatchObject({ status: 403 });
  expect(await enter(county, 'desk', 'yearly-needs', { ...need, kind: 'training' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-kind', listed: ['ex-ante-assessment', 'monitoring', 'evaluation'] },
  });
  const which = await entered(county, 'desk', 'yearly-needs', need);
  const told = await isTold(county, 'office', 'accountability', other);
  expect(told.zh).toContain('年度财政层面预算绩效管理工作需求');
  expect(await listOf(county, 'yearly-needs', ({ length }) => length > 0)).toMatchObject([
    { about: other, kind: 'evaluation', kindName: '财政绩效评价', occasion: '2023', status: 'in-force' },
  ]);
  expect((await county.get('office', 'accountability', entryAt(which))).body).toMatchObject({ words: need.words });
  const entry = entryOf(await trailWith(county, other, 'register-entry-entered'), 'register-entry-entered');
  expect(articlesOf(entry)).toContain('第七条');
});

it('HC-07c: an evaluation that the finance department above sets the business desk does, and that above gets to know of it', async () => {
  const address = 'upper-evaluation/2023/1';
  const at = `evaluations/${other}/${address}`;
  for (const who of ['office', 'desk'] as const)
    expect(await county.post(who, 'evaluation', at, {})).toMatchObject(wrongDesk('performance-office'));
  const seenAbove = new County(county.id, county.unitId, { ...county.people, above });
  accepted(
    await eventually('evaluation hears of it', async () => {
      const answer = await seenAbove.post('above', 'evaluation', at, {});
      return answer.status === 404 ? undefined : answer;
    }),
  );
  const step = (who: 'above' | 'desk' | 'office', name: string, body: object) =>
    postAsRead(seenAbove, who, 'evaluation', `${at}/steps/${name}`, body, () => versionOf(county, 'evaluation', at));
  const papers = (document: string) => ({ documents: [{ name: document, document }] });
  const order = { answer: 'ordered', brings: papers('evaluation-order') };
  expect(await step('office', 'order', order)).toMatchObject(wrongDesk('performance-office'));
  accepted(await step('above', 'order', order));
  await isTold(county, 'desk', 'evaluation', other);
  const done = { answer: 'done', brings: { ...papers('evaluation-report'), opinion: '资金使用规范' } };
  for (const who of ['office', 'above'] as const)
    expect(await step(who, 'evaluate', done)).toMatchObject(wrongDesk('business-desk'));
  accepted(await step('desk', 'evaluate', done));
  type Tasks = Readonly<{ items: readonly Readonly<{ zh: string; about: Readonly<{ subject?: string }> }>[] }>;
  await eventually('that above is told', async () => {
    const { body } = await seenAbove.get<Tasks>('above', 'evaluation', 'tasks?kind=know&limit=100');
    return body.items.find(({ zh, about }) => about.subject === other && zh.includes('完成评价并报告'));
  });
  const trail = await trailWith(county, other, 'evaluation-issued', 'evaluation-finalised');
  const issued = entryOf(trail, 'evaluation-issued');
  expect(issued.actor?.id).toBe(await above.personId());
  expect(articlesOf(issued)).toContain('第七条');
});

it('HC-05c: the centre assesses the work of departments, units and townships by items that it settles first', async () => {
  const { departmentId } = await bodiesOf(county);
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const township = { kind: 'township', name: '某乡', parentId: county.id };
  const townshipId = await organisationNamed(administrator, county.id, township);
  await product.settled();
  const all = [
    ['departments', departmentId],
    ['units', county.unitId],
    ['townships', townshipId],
  ] as const;
  const workAt = (assessment: string, organisation: string) => `work-assessments/${organisation}/2023/${assessment}`;
  // Each of them as what it is.
  expect((await county.get('office', 'accountability', workAt('departments', townshipId))).status).toBe(404);
  expect((await county.get('office', 'accountability', workAt('townships', departmentId))).status).toBe(404);
  const items = (points: string) => ({ items: [{ item: 'systems', points, opinion: '制度健全' }] });
  const post = async (who: 'office' | 'desk' | 'budget', at: string, act: string, body: object) =>
    postAsRead(county, who, 'accountability', `${at}${act}`, body, () => versionOf(county, 'accountability', at));
  const others = (code: string) => `accountability.workAssessments/${code}/others`;
  for (const [code, of] of all)
    expect(await post('office', workAt(code, of), '', items('90'))).toMatchObject({
      status: 409,
      body: { code: 'rules-silent', path: others(code) },
    });
  const settlements = `bodies/${county.id}/settlements`;
  const { body } = await county.get<{ version: number }>(
    'office',
    'directory',
    `${settlements}?scheme=budget-performance`,
  );
  const settled = {
    scheme: 'budget-performance',
    document: '会财绩〔2023〕3号',
    reason: '规程未规定考核内容和分值，经局务会研究明确。',
    values: Object.fromEntries(all.map(([code]) => [others(code), [{ code: 'systems', zh: '制度建设', full: '100' }]])),
  };
  accepted(await county.post('office', 'directory', settlements, settled, { ifMatch: body.version }));
  const scoring = (who: 'office' | 'desk' | 'budget', [code, of]: (typeof all)[number], points: string) =>
    eventually('what was settled holds', async () => {
      const answer = await post(who, workAt(code, of), '', items(points));
      return answer.body.code === 'rules-silent' ? undefined : answer;
    });
  for (const [at, points] of ['90', '80', '59'].entries()) {
    const each = all[at]!;
    for (const who of ['desk', 'budget'] as const)
      expect(await scoring(who, each, points)).toMatchObject(wrongDesk('performance-office'));
    accepted(await scoring('office', each, points));
    const [code, of] = each;
    accepted(await post('office', workAt(code, of), '/conclusion', { findings: [] }));
  }
  type Ranked = Readonly<{ items: readonly Readonly<{ organisation: string; assessment: string; grade: string }>[] }>;
  const ranked = await eventually('all are listed', async () => {
    const listed = await county.get<Ranked>('office', 'accountability', 'work-assessments?year=2023&status=concluded');
    return listed.body.items.length === all.length ? listed.body.items : undefined;
  });
  const grades = ['good', 'good', 'poor'];
  expect(ranked.map(({ assessment, organisation, grade }) => [assessment, organisation, grade]).sort()).toEqual(
    all.map(([code, of], at) => [code, of, grades[at]]).sort(),
  );
  const concluded = entryOf(
    await trailWith(county, townshipId, 'work-assessment-concluded'),
    'work-assessment-concluded',
  );
  expect(articlesOf(concluded)).toContain('第五条');
});

it('HC-17a, B-15, N-3, N-4: units and departments are through by 30 June, a Sunday or not; on 1 July they are late, and taken', async () => {
  type Due = Readonly<{ askedBy: string; due: string; on?: string }>;
  type Evaluation = Readonly<{ dues: readonly Due[]; overdue: readonly Due[]; status: string }>;
  const evaluation = async (id: string, type: 'self-evaluation' | 'department-evaluation') =>
    (await county.get<Evaluation>('office', 'evaluation', evaluationAt(id, type))).body;
  const byDepartment = async (id: string) => {
    accepted(await begin(county, id, 'department-evaluation'));
    const done = { answer: 'done', brings: { score: '85' } };
    return evaluationStep(county, 'reviewer', id, ['department-evaluation', 'evaluate'], done);
  };
  // One step of the clock is not that long.
  await product.advanceTo('2024-01-15T02:00:00.000000Z');
  await product.advanceTo('2024-06-30T02:00:00.000000Z');
  const types = ['self-evaluation', 'department-evaluation'] as const;
  for (const type of types)
    expect((await evaluation(early, type)).dues).toMatchObject([{ due: 'june', on: '2024-06-30' }]);
  await selfEvaluated(county, early);
  accepted(await byDepartment(early));
  for (const type of types) expect((await evaluation(late, type)).overdue).toEqual([]);
  await product.advanceTo('2024-07-01T02:00:00.000000Z');
  for (const type of types) {
    await eventually('it is overdue', async () =>
      (await evaluation(late, type)).overdue.length > 0 ? true : undefined,
    );
    expect((await evaluation(late, type)).overdue).toMatchObject([{ due: 'june' }]);
    expect((await evaluation(early, type)).overdue).toEqual([]);
  }
  await selfEvaluated(county, late);
  accepted(await byDepartment(late));
  const trail = await trailWith(county, late, 'evaluation-became-overdue', 'evaluation-became-overdue');
  expect(articlesOf(entryOf(trail, 'evaluation-became-overdue'))).toContain('第十七条');
  const { entries } = await trailWith(county, early, 'evaluation-finalised');
  expect(entries.some(({ type }) => type === 'evaluation-became-overdue')).toBe(false);
}, 240_000);
