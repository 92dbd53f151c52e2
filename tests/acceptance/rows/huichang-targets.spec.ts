import { seed } from '@wenxiao/rules/seeds';
import { postAsRead } from '../harness/as-read.js';
import type { Answer } from '../harness/caller.js';
import { assessmentStep, newSubject, onSubject, openAssessment } from '../harness/assessing.js';
import { isTold } from '../harness/bureau-cycle.js';
import { type BureauOfDesks, bureauWithDesks, openBureauOfDesks } from '../harness/bureau-of-desks.js';
import { type Accepted, County, type Problem } from '../harness/county.js';
import { approval, approvalItem, declarationOf, idOf, versionOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules } from '../harness/rules.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let leading: BureauOfDesks['leading'];
beforeAll(async () => {
  product = await startProduct();
  ({ county, leading } = await openBureauOfDesks(product));
}, 420_000);
afterAll(() => product.close());

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
type Answered = Promise<Answer<Accepted & Problem>>;
type Target = Readonly<{
  version: number;
  status: string;
  budgetLine: Readonly<{ version: number; inForce: { total: string } }>;
}>;

const address = (id: string) => `performance-targets/${id}/2023`;
const read = async (id: string) => (await county.get<Target>('office', 'targets', address(id))).body;
const step = (who: Who, id: string, name: string, body: object, at = county): Answered =>
  postAsRead(at, who, 'targets', `${address(id)}/steps/${name}`, body, () => versionOf(county, 'targets', address(id)));
/** What somebody at another desk sees the county as. */
const seenBy = (desk: keyof BureauOfDesks['leading']): County =>
  new County(county.id, county.unitId, { ...county.people, desk: leading[desk] });

const wholeItems = ['completeness', 'relevance', 'appropriateness', 'feasibility'];
const projectItems = [
  'compiled',
  'completeness',
  'standard-form',
  'sufficient-grounds',
  'regular-approval',
  'reasonable-targets',
];
const passing = (items: readonly string[] = projectItems) => ({
  answer: 'passed',
  brings: { checklist: items.map((item) => ({ item, answer: 'passed' })) },
});
const returned = { answer: 'returned', brings: { opinion: '产出指标须细化' } };
const handedOver = { answer: 'handed-over' };

const declaring = (different: object = {}): Answered =>
  county.post('unit', 'targets', 'performance-targets', declarationOf(county, different));
const described = (different: object) => ({
  subject: { unit: county.unitId, kind: 'project', name: '农村公路养护', isNew: false, ...different },
});
/** The id of the subject that was declared for. */
const declared = async (different: object = {}): Promise<string> => idOf(await declaring(different)).split('.')[0]!;
/** Of a unit there is one: whichever test comes first declares for it. */
let whole: Promise<string> | undefined;
const wholeDepartment = (): Promise<string> =>
  (whole ??= declared({ subjectKind: 'whole-department', subjectName: '部门整体支出' }));
async function reviewed(different: object = {}): Promise<string> {
  const id = await declared(different);
  idOf(await step('desk', id, 'desk-review', passing()));
  return id;
}
const handOver = async (id: string): Promise<void> => {
  idOf(await step('office', id, 'hand-over', handedOver));
};
async function approve(...ids: readonly string[]): Answered {
  const items: ReturnType<typeof approvalItem>[] = [];
  for (const id of ids) {
    const { version, budgetLine } = await read(id);
    items.push(approvalItem(id, { targetVersion: version, budgetLineVersion: budgetLine.version }));
  }
  return county.post('budget', 'targets', 'budget-approvals', approval(items));
}
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

it('HC-07a, HC-07b: the business desk of the department reviews its targets, and no other desk does', async () => {
  const id = await declared();
  for (const who of ['unit', 'reviewer', 'budget', 'office'] as const)
    expect(await step(who, id, 'desk-review', passing())).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'business-desk' },
    });
  expect(await step('desk', id, 'desk-review', passing(projectItems.slice(1)))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['compiled'] }] },
  });
  idOf(await step('desk', id, 'desk-review', passing()));
  const entry = entryOf(await trailWith(county, id, 'target-reviewed'), 'target-reviewed');
  expect(entry).toMatchObject({
    actor: { as: 'grant', desk: 'business-desk' },
    rules: { layers: [{ id: 'huichang-2020', version: 1 }, { id: 'mof-2020-10' }] },
  });
  expect(articlesOf(entry)).toContain('第十三条');
});

it('HC-08: which desk leads goes by the kind of money, all else by the department', async () => {
  const byFund = [
    ['state-capital', '国有资本经营预算', 'state-assets-office'],
    ['social-insurance', '社会保险基金预算', 'social-security-desk'],
    ['public-private-partnership', '政府和社会资本合作(PPP)', 'financial-affairs-desk'],
    ['government-procurement', '政府采购', 'procurement-office'],
    ['government-purchased-services', '政府购买服务项目', 'general-desk'],
  ] as const;
  for (const [fund, called, desk] of byFund) {
    const id = await declared(described({ relatedFunds: [fund] }));
    expect(await step('desk', id, 'desk-review', passing())).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk },
    });
    idOf(await step('desk', id, 'desk-review', passing(), seenBy(desk)));
    const trail = await trailWith(county, id, 'subject-registered', 'target-reviewed');
    expect(entryOf(trail, 'target-reviewed').actor).toMatchObject({ as: 'grant', desk });
    expect(entryOf(trail, 'subject-registered').changes).toContainEqual(
      expect.objectContaining({ after: fund, afterCalled: called }),
    );
    // Who co-operates reads it.
    expect((await county.get('desk', 'targets', address(id))).status).toBe(200);
  }
  const bonds = await declared(described({ relatedFunds: ['government-debt'] }));
  idOf(await step('budget', bonds, 'desk-review', passing()));
  // Of the funds there are others, too: they go by the department.
  const other = await declared(described({ relatedFunds: ['lottery-fund'] }));
  idOf(await step('desk', other, 'desk-review', passing()));
});

it('HC-12a, HC-12b: targets of the whole department and of projects come in together with the budget', async () => {
  for (const id of [await wholeDepartment(), await declared()]) {
    const trail = await trailWith(county, id, 'target-submitted', 'budget-requested');
    const [target, budget] = [entryOf(trail, 'target-submitted'), entryOf(trail, 'budget-requested')];
    expect(target.commandId).toBe(budget.commandId);
    expect(articlesOf(target)).toContain('第十二条');
    expect(target.changes).toContainEqual(expect.objectContaining({ after: 'submitted', afterCalled: '报送' }));
  }
  // Of a unit there is one whole: what is declared for it once more meets what is there.
  expect(await declaring({ subjectKind: 'whole-department', subjectName: '部门整体支出' })).toMatchObject({
    status: 409,
    body: { code: 'one-per-unit', subject: await wholeDepartment() },
  });
  expect(await declaring({ subjectKind: 'basic-expenditure' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-kind' },
  });
});

it('HC-13a, HC-13b: of the whole department four things are reviewed; what is fed back is revised and comes again', async () => {
  const id = await wholeDepartment();
  expect(await step('desk', id, 'desk-review', passing(wholeItems.slice(1)))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['completeness'] }] },
  });
  idOf(await step('desk', id, 'desk-review', returned));
  expect((await read(id)).status).toBe('returned');
  const { subject: _subject, period: _period, ...content } = declarationOf(county);
  const revised = await county.people.unit.call(county.path('targets', address(id)), {
    method: 'PUT',
    body: content,
    ifMatch: await versionOf(county, 'targets', address(id)),
  });
  expect(revised.status).toBe(200);
  idOf(await step('desk', id, 'desk-review', passing(wholeItems)));
  // The revised targets are with the centre.
  idOf(await step('office', id, 'hand-over', handedOver));
});

it('HC-13a, HC-13c: of a project it is reviewed whether it has targets, whole and as required, and three key points', async () => {
  const id = await declared();
  expect(await step('desk', id, 'desk-review', passing(projectItems.slice(3)))).toMatchObject({
    status: 422,
    body: { wanting: [{ needed: 'checklist', these: ['compiled', 'completeness', 'standard-form'] }] },
  });
  expect(await step('desk', id, 'desk-review', passing(projectItems.slice(0, 3)))).toMatchObject({
    status: 422,
    body: { wanting: [{ needed: 'checklist', these: projectItems.slice(3) }] },
  });
  const special = await declared({ subjectKind: 'special-fund', subjectName: '水利专项资金' });
  for (const each of [id, special]) idOf(await step('desk', each, 'desk-review', passing()));
});

it('HC-13d: where it wants to, the centre reviews a project itself before it hands it over', async () => {
  const [chosen, other] = [await reviewed(), await reviewed()];
  idOf(await step('office', chosen, 'key-review', returned));
  expect((await read(chosen)).status).toBe('returned');
  const entry = entryOf(await trailWith(county, chosen, 'target-reviewed', 'target-reviewed'), 'target-reviewed');
  expect(entry.actor).toMatchObject({ desk: 'performance-office' });
  expect(changesOf(entry)['step-opinion 2023/key-review']?.after).toBe('产出指标须细化');
  await handOver(other);
});

it('HC-06a, HC-14a, B-23, A-11: the budget desk approves with the budget what the centre handed over; what is not handed over waits, and the others go on', async () => {
  const [one, late] = [await reviewed(), await reviewed()];
  await handOver(one);
  expect(await approve(one, late)).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: late }] },
  });
  expect((await read(one)).status).toBe('submitted');
  expect(await step('budget', late, 'hand-over', handedOver)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  idOf(await approve(one));
  expect(await read(late)).toMatchObject({ status: 'submitted', budgetLine: { inForce: { total: '0.00' } } });
  await handOver(late);
  idOf(await approve(late));
  for (const id of [one, late]) {
    expect(await read(id)).toMatchObject({ status: 'approved', budgetLine: { inForce: { total: '1000000.00' } } });
    const trail = await trailWith(county, id, 'target-handed-over', 'target-approved', 'budget-approved');
    const [target, budget] = [entryOf(trail, 'target-approved'), entryOf(trail, 'budget-approved')];
    expect(target.commandId).toBe(budget.commandId);
    expect(target.actor).toMatchObject({ desk: 'budget-desk' });
    expect(articlesOf(target)).toContain('第十四条');
    expect(entryOf(trail, 'target-handed-over').actor).toMatchObject({ desk: 'performance-office' });
  }
});

it('HC-14b, X-6: what lies within a project of the first level its department approves', async () => {
  const id = await reviewed(described({ level: '2' }));
  await handOver(id);
  expect(await approve(id)).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: id, open: [{ step: 'approve-by-department' }] }] },
  });
  const approved = { answer: 'approved', brings: { date: '2023-01-25' } };
  expect(await step('unit', id, 'approve-by-department', approved)).toMatchObject({
    status: 403,
    body: { desk: 'department-reviewer' },
  });
  idOf(await step('reviewer', id, 'approve-by-department', approved));
  expect((await read(id)).status).toBe('approved');
  const entry = entryOf(await trailWith(county, id, 'target-approved'), 'target-approved');
  expect(entry.actor).toMatchObject({ desk: 'department-reviewer' });
});

describe('what is new and major', () => {
  const report = { answer: 'submitted', brings: { documents: [{ name: '评估报告', document: 'assessment-report' }] } };
  const opinion = (answer: string) => ({ answer, brings: { opinion: '成本测算依据不足' } });
  const wanting = { status: 409, body: { code: 'assessment-wanting', procedure: 'ex-ante-department' } };
  const declaringFor = (subjectId: string): Answered => declaring({ subject: undefined, subjectId });
  async function major(): Promise<string> {
    const subject = await newSubject(county);
    const marked = { mark: 'major', marked: true, reason: '县政府确定' };
    idOf(await onSubject(county, 'office', subject, 'marks', marked));
    return subject;
  }

  it('HC-10, B-22, N-8: needs a reviewed assessment before money is asked for, however the review turns out; nothing else does', async () => {
    const subject = await major();
    expect(await declaringFor(subject)).toMatchObject(wanting);
    const id = idOf(await openAssessment(county, 'unit', subject, 'ex-ante-department'));
    idOf(await assessmentStep(county, 'unit', id, 'submit', report));
    expect(await declaringFor(subject)).toMatchObject(wanting);
    idOf(await assessmentStep(county, 'desk', id, 'review', opinion('not-passed')));
    idOf(await declaringFor(subject));
    idOf(await declaringFor(await newSubject(county)));
  });

  it('HC-11a: is reviewed by the business desk, and budget desk and centre get to know of it', async () => {
    for (const answer of ['passed', 'not-passed']) {
      const subject = await major();
      const id = idOf(await openAssessment(county, 'unit', subject, 'ex-ante-department'));
      idOf(await assessmentStep(county, 'unit', id, 'submit', report));
      expect(await assessmentStep(county, 'office', id, 'review', opinion(answer))).toMatchObject({
        status: 403,
        body: { code: 'wrong-desk', desk: 'business-desk' },
      });
      expect((await assessmentStep(county, 'desk', id, 'review', opinion(answer))).status).toBe(201);
      for (const who of ['budget', 'office'] as const) await isTold(county, who, 'targets', subject);
    }
  });
});

it('HC-25: the rules hold from the day of their publication, and nothing goes by them before, whenever they were adopted', async () => {
  const rules = seed('huichang-2020')!;
  expect(rules.effective).toMatchObject({
    from: '2020-12-31',
    source: [{ article: '第二十五条' }, { article: '发布日期' }],
  });
  const where = { name: '后县', level: 'county', below: '示范市', accounts: 'later' } as const;
  const { county: later } = await bureauWithDesks(product, where);
  const published = { ...rules, id: 'published-later', effective: { ...rules.effective, from: '2022-11-20' } };
  await adoptRules(later, published, '2022-11-10');
  const declare = () => later.post('unit', 'targets', 'performance-targets', declarationOf(later));
  await product.advanceTo('2022-11-19T02:00:00.000000Z');
  // There is what the nation gives alone, and that has no procedure for targets.
  expect(await declare()).toMatchObject({ status: 409, body: { code: 'no-procedure' } });
  await product.advanceTo('2022-11-20T02:00:00.000000Z');
  await eventually('the set of the county holds', async () => ((await declare()).status === 201 ? true : undefined));
});
