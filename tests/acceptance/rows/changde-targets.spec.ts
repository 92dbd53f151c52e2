import { seed } from '@wenxiao/rules/seeds';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from '../harness/as-read.js';
import { assessmentStep, newSubject, onSubject, openAssessment } from '../harness/assessing.js';
import type { Answer } from '../harness/caller.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { Accepted, County, Problem } from '../harness/county.js';
import { approval, approvalItem, declarationOf, declared, idOf, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules } from '../harness/rules.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = await openCityPlan(product);
}, 420_000);
afterAll(() => product.close());

type Who = 'unit' | 'desk' | 'budget' | 'office';
type Answered = Promise<Answer<Accepted & Problem>>;
type Target = Readonly<{
  version: number;
  status: string;
  possible: readonly Readonly<{ step: string }>[];
  budgetLine: Readonly<{ version: number; inForce: { total: string } }>;
}>;
const address = (id: string) => `performance-targets/${id}/2023`;
const read = async (id: string) => (await county.get<Target>('office', 'targets', address(id))).body;
const step = (who: Who, id: string, name: string, body: object): Answered =>
  postAsRead(county, who, 'targets', `${address(id)}/steps/${name}`, body, () =>
    versionOf(county, 'targets', address(id)),
  );
const review = (answer: string, item: 'passed' | 'failed') => ({
  answer,
  brings: { checklist: [{ item: 'clear', answer: item }], ...(item === 'failed' && { opinion: '产出目标不清晰' }) },
});
const unclear = review('unclear', 'failed');
const applied = (answer: string) => ({ answer, brings: { opinion: '按评审结果' } });
async function approve(id: string, approved = yuan('1000000.00')): Answered {
  const { version: targetVersion, budgetLine } = await read(id);
  const item = approvalItem(id, { approved, targetVersion, budgetLineVersion: budgetLine.version });
  return county.post('budget', 'targets', 'budget-approvals', approval([item]));
}
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

it('CD-04a: targets are declared in one act with the request for the budget', async () => {
  const trail = await trailWith(county, await declared(county), 'target-submitted', 'budget-requested');
  const target = entryOf(trail, 'target-submitted');
  expect(target.commandId).toBe(entryOf(trail, 'budget-requested').commandId);
  expect(articlesOf(target)).toContain('4.压实主体责任');
});

it('CD-10a: a target that is clear in review goes to approval, and nothing is cut', async () => {
  const id = await declared(county);
  expect(await step('desk', id, 'review', review('clear', 'passed'))).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  expect(await step('office', id, 'review', review('clear', 'failed'))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because: 'items-failed', these: ['clear'] }] },
  });
  idOf(await step('office', id, 'review', review('clear', 'passed')));
  expect(await step('budget', id, 'apply-review', applied('reduced'))).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  idOf(await approve(id));
  expect(await read(id)).toMatchObject({ status: 'approved', budgetLine: { inForce: { total: '1000000.00' } } });
});

it('CD-10a: what is unclear waits until the budget desk cuts it, and is approved with less', async () => {
  const id = await declared(county);
  idOf(await step('office', id, 'review', unclear));
  expect(await approve(id)).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: id, open: [{ step: 'apply-review' }] }] },
  });
  expect(await step('office', id, 'apply-review', applied('reduced'))).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'budget-desk' },
  });
  idOf(await step('budget', id, 'apply-review', applied('reduced')));
  expect(await approve(id)).toMatchObject({
    status: 409,
    body: { code: 'not-reduced', requested: '1000000.00', approved: '1000000.00' },
  });
  idOf(await approve(id, yuan('600000.00')));
  expect(await read(id)).toMatchObject({ status: 'approved', budgetLine: { inForce: { total: '600000.00' } } });
  const entry = entryOf(await trailWith(county, id, 'target-resolved'), 'target-resolved');
  expect(entry.actor).toMatchObject({ desk: 'budget-desk' });
  expect(articlesOf(entry)).toContain('10.强化结果应用机制');
});

it('CD-10a: what is unclear and merged with another is approved by itself no more', async () => {
  const id = await declared(county);
  idOf(await step('office', id, 'review', unclear));
  idOf(await step('budget', id, 'apply-review', applied('merged')));
  expect(await approve(id)).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: id, open: [] }] },
  });
  expect((await read(id)).budgetLine.inForce.total).toBe('0.00');
  // Whoever answered so is asked to have it merged, until it is.
  type Task = Readonly<{ step: string; about: Readonly<{ subject?: string }>; why: Readonly<{ path: string }> }>;
  const merging = async (who: 'budget' | 'unit') => {
    const { body } = await county.get<{ items: readonly Task[] }>(who, 'targets', 'tasks?limit=200');
    return body.items.filter((task) => task.step === 'merge-subjects' && task.about.subject === id);
  };
  const [task] = await eventually('it waits for the budget desk', async () => {
    const found = await merging('budget');
    return found.length > 0 ? found : undefined;
  });
  expect(task?.why.path).toBe('procedures/target-review/steps/apply-review/answers/merged');
  expect(await merging('unit')).toEqual([]);
  const other = await declared(county);
  const version = await versionOf(county, 'targets', `subjects/${id}`);
  const merger = { into: other, from: '2022-11-07', reason: '内容重复' };
  idOf(await county.post('office', 'targets', `subjects/${id}/merger`, merger, { ifMatch: version }));
  await eventually('nobody is asked any more', async () => ((await merging('budget')).length === 0 ? true : undefined));
});

it('CD-04c, N-8: what is new and major is assessed by the unit before money is asked for; nothing else is', async () => {
  const subject = await newSubject(county);
  idOf(await onSubject(county, 'office', subject, 'marks', { mark: 'major', marked: true, reason: '市政府确定' }));
  const asking = (subjectId: string): Answered =>
    county.post('unit', 'targets', 'performance-targets', declarationOf(county, { subject: undefined, subjectId }));
  expect(await asking(subject)).toMatchObject({
    status: 409,
    body: { code: 'assessment-wanting', procedure: 'ex-ante-unit' },
  });
  const id = idOf(await openAssessment(county, 'unit', subject, 'ex-ante-unit'));
  const documents = [{ name: '事前评估报告', document: 'assessment-report' }];
  idOf(await assessmentStep(county, 'unit', id, 'assess', { answer: 'assessed', brings: { documents } }));
  idOf(await asking(subject));
  idOf(await asking(await newSubject(county)));
});

it('CD-04a: where a unit has a procedure of its own it goes through that before it declares, and whoever reviews waits for it', async () => {
  const plan = seed('office-plan')!;
  const ofTarget = ({ code }: Readonly<{ code: string }>) => code === 'office-target';
  const members = {
    procedures: (plan.members.procedures ?? []).filter(ofTarget),
    checklists: (plan.members.checklists ?? []).filter(({ code }) =>
      ['target-quality', 'target-as-basis'].includes(code),
    ),
  };
  const { departmentId } = await bodiesOf(county);
  const effective = { ...plan.effective, from: '2022-11-09' };
  const own = { ...plan, id: 'department-targets', effective, values: {}, members };
  await adoptRules(county, own, '2022-11-10', departmentId);
  const open = async (id: string) => (await county.get<Target>('office', 'targets', address(id))).body.possible;
  await product.advanceTo('2022-11-10T02:00:00.000000Z');
  const id = await eventually('its own procedure holds', async () => {
    const one = await declared(county);
    return (await open(one)).some(({ step: each }) => each === 'submit.set') ? one : undefined;
  });
  expect((await open(id)).map(({ step: each }) => each)).toEqual(['submit.set']);
  expect(await step('office', id, 'review', review('clear', 'passed'))).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
});
