import { onSubject } from '../harness/assessing.js';
import {
  approvedByBureau,
  articlesOf,
  evaluatedByBureau,
  isTold,
  ofWhole,
  putRightBy,
  settleBureauScales,
  wrongDesk,
} from '../harness/bureau-cycle.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import { postAsRead } from '../harness/as-read.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { accepted, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, onRound } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { askedBy, putRight, rectificationAt, rectificationOf, report } from '../harness/rectifying.js';
import { decision, proposal, resultAt, resultOf } from '../harness/results.js';
import { rulesAsRead } from '../harness/rules.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What the bureau monitors and evaluates itself, and what follows from it.

let product: Product;
let county: County;
let projects: string[] = [];
let [whole, relief] = ['', ''];
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  const described = { unit: county.unitId, kind: 'project', name: '困难群众救助', isNew: false };
  [whole = '', relief = '', ...projects] = await approvedByBureau(
    product,
    county,
    { subjectKind: 'whole-department', goneThrough: ofWhole },
    { subject: { ...described, categories: ['livelihood'] } },
    ...Array.from({ length: 6 }, () => ({})),
  );
  await settleBureauScales(county);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
const at = (of: string) => async () =>
  (await county.get<{ version: number }>('office', 'accountability', of)).body.version;
const act = (who: Who, of: string, name: string, body: object) =>
  postAsRead(county, who, 'accountability', `${of}/${name}`, body, at(of));
const propose = (who: Who, id: string) => act(who, resultAt(id), 'steps/propose', proposal);
const decide = (who: Who, id: string, disposal: string) =>
  act(who, resultAt(id), 'steps/decide', decision({ disposal }));

it('HC-16: the centre monitors major projects and those of livelihood, reports to desk and budget desk, and the desk has use of funds, management and deviation put right', async () => {
  const ordinary = project();
  const [major, livelihood] = [project(), relief];
  const opening = (who: 'office' | 'desk' | 'budget', id: string) =>
    onMonitoring(county, who, id, 'rounds', { series: 'finance-monitoring', node: '2023-02-15' });
  const mark = { mark: 'major', marked: true, reason: '县政府确定' };
  idOf(await onSubject(county, 'office', major, 'marks', mark));
  expect(await opening('office', ordinary)).toMatchObject({
    status: 422,
    body: { code: 'round-refused', because: 'not-of-subject' },
  });
  await eventually('monitoring hears of the mark', async () => {
    const answer = await opening('office', major);
    return answer.status === 201 ? true : undefined;
  });
  idOf(await opening('office', livelihood));
  expect(await monitoringOf(county, major)).toMatchObject({ keyMarks: [{ mark: 'major-project' }] });
  expect(await monitoringOf(county, livelihood)).toMatchObject({ keyMarks: [{ mark: 'livelihood-project' }] });
  const round = 'finance-monitoring@2023-02-15';
  const found = { answer: 'problems', brings: { opinion: '部分资金挪用' } };
  const examine = (who: 'office' | 'desk', body: object) => onRound(county, who, major, `${round}/steps/examine`, body);
  expect(await examine('office', found)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document:monitoring-report' }] },
  });
  const papers = { documents: [{ name: '绩效监控报告', document: 'monitoring-report' }] };
  const reporting = { ...found, brings: { ...found.brings, ...papers } };
  expect(await examine('desk', reporting)).toMatchObject(wrongDesk('performance-office'));
  idOf(await examine('office', reporting));
  for (const who of ['desk', 'budget'] as const) await isTold(county, who, 'monitoring', major);
  for (const ground of ['fund-use-problem', 'project-management-problem', 'target-deviation'])
    await putRightBy(county, major, round, ground);
  const entry = entryOf(await trailWith(county, major, 'examination-reviewed'), 'examination-reviewed');
  expect(articlesOf(entry)).toContain('第十六条');
});

/** What the budget desk answers to what was proposed. */
const declined = { answer: 'declined', brings: { reason: '先行核实' } };

it('HC-07d: business desk and budget desk apply results together: each proposal stands where it is, declined, proposed anew, decided', async () => {
  const id = project();
  await evaluatedByBureau(county, id);
  await resultOf(county, id);
  expect(await propose('budget', id)).toMatchObject(wrongDesk('business-desk'));
  accepted(await propose('desk', id));
  const waitsFor = (step: string) =>
    resultOf(county, id, (result) => {
      const { tasks } = result as unknown as Readonly<{ tasks: readonly Readonly<{ step: string }>[] }>;
      return tasks.some((task) => task.step === step);
    });
  await waitsFor('decide');
  accepted(await act('budget', resultAt(id), 'steps/decide', declined));
  expect(await waitsFor('propose')).toMatchObject({ status: 'open' });
  accepted(await propose('desk', id));
  accepted(await decide('budget', id, 'next-budget'));
  expect(await resultOf(county, id, ({ status }) => status === 'done')).toMatchObject({
    outcome: 'decided',
    disposal: { disposal: 'next-budget' },
  });
  type Listed = Readonly<{ items: readonly Readonly<{ subject: string; status: string; disposal: string }>[] }>;
  await eventually('the list shows what was decided', async () => {
    const { body } = await county.get<Listed>('desk', 'accountability', 'results?year=2023&limit=100');
    const listed = body.items.find(({ subject }) => subject === id);
    return listed?.disposal === 'next-budget' && listed.status !== 'open' ? true : undefined;
  });
});

it('HC-06b: how a result is applied when the next budget is made the budget desk decides, and no other', async () => {
  const id = project();
  await evaluatedByBureau(county, id);
  await resultOf(county, id);
  accepted(await propose('desk', id));
  for (const who of ['office', 'desk'] as const)
    expect(await decide(who, id, 'next-budget')).toMatchObject(wrongDesk('budget-desk'));
  expect(await decide('budget', id, 'next-budget')).toMatchObject({ status: 201 });
  expect(await resultOf(county, id, ({ status }) => status === 'done')).toMatchObject({ actsOn: 2024 });
  const entry = entryOf(await trailWith(county, id, 'disposal-decided'), 'disposal-decided');
  expect(entry).toMatchObject({ actor: { desk: 'budget-desk' } });
  expect(articlesOf(entry)).toContain('第十九条');
  const resolved = entryOf(await trailWith(county, id, 'result-resolved'), 'result-resolved');
  expect(articlesOf(resolved)).toContain('第六条');
});

it('HC-19: of a project the result is tied to the next budget or to the policy, of a whole department to its budget', async () => {
  const id = project();
  const codes = async (of: string) => (await resultOf(county, of)).proposed.map(({ disposal }) => disposal);
  for (const each of [id, whole]) await evaluatedByBureau(county, each);
  expect(await codes(id)).toEqual(['next-budget', 'policy-adjustment']);
  expect(await codes(whole)).toEqual(['department-budget']);
  for (const each of [id, whole]) accepted(await propose('desk', each));
  expect(await decide('budget', whole, 'next-budget')).toMatchObject({
    status: 422,
    body: { code: 'leads-elsewhere', proposed: ['department-budget'] },
  });
  expect(await decide('budget', id, 'department-budget')).toMatchObject({ body: { code: 'leads-elsewhere' } });
  accepted(await decide('budget', whole, 'department-budget'));
  accepted(await decide('budget', id, 'policy-adjustment'));
  for (const each of [id, whole]) {
    const entry = entryOf(await trailWith(county, each, 'disposal-decided'), 'disposal-decided');
    expect(articlesOf(entry)).toContain('第十九条');
  }
});

const feedBack = (id: string, body: object, who: 'desk' | 'office' = 'desk') =>
  evaluationStep(county, who, id, ['finance-evaluation', 'feed-back'], body);

it('HC-20: what an evaluation shows the business desk has put right, and the centre gets to know it and sums it up', async () => {
  const id = project();
  await evaluatedByBureau(county, id);
  const items = [{ item: 'ledger', note: '未建立台账' }];
  const withProblems = { answer: 'fed-back-with-problems', brings: { items } };
  expect(await feedBack(id, withProblems, 'office')).toMatchObject(wrongDesk('business-desk'));
  accepted(await feedBack(id, withProblems));
  const asked = askedBy.evaluation(id);
  expect(await rectificationOf(county, asked)).toMatchObject({ problems: [{ item: 'ledger', problem: '未建立台账' }] });
  accepted(await report(county, asked, putRight('ledger')));
  const check = (who: Who, answer: string, brings: object = {}) =>
    act(who, rectificationAt(asked), 'steps/check', { answer, brings });
  expect(await check('office', 'rectified')).toMatchObject(wrongDesk('business-desk'));
  accepted(await check('desk', 'insufficient', { opinion: '台账不全' }));
  accepted(await report(county, asked, putRight('ledger')));
  accepted(await check('desk', 'rectified'));
  await isTold(county, 'office', 'accountability', id, '整改落实');
  type Summed = Readonly<{
    items: readonly Readonly<{ subject: string; status: string; problems: number; rectified: number }>[];
    totals: Readonly<{ problems: number; problemsRectified: number }>;
  }>;
  const { items: all, totals } = await eventually('the centre sees it in the sum of all', async () => {
    const { body } = await county.get<Summed>('office', 'accountability', 'rectifications?year=2023&limit=100');
    return body.items.some(({ subject, status }) => subject === id && status === 'rectified') ? body : undefined;
  });
  expect(all.find(({ subject }) => subject === id)).toMatchObject({ problems: 1, rectified: 1 });
  expect(totals.problemsRectified).toBe(totals.problems);
  // In time, it says; within how many days, it does not.
  const { values } = await rulesAsRead(county, 'huichang-2020');
  expect(values['monitoring.correctionLimit']).toMatchObject({ silent: true, source: [{ article: '第二十条' }, {}] });
  const resolved = entryOf(await trailWith(county, id, 'rectification-resolved'), 'rectification-resolved');
  expect(articlesOf(resolved)).toContain('第二十条');
});
