import { assessmentAt, assessmentStep, newSubject, onSubject, openAssessment } from '../harness/assessing.js';
import type { Answer } from '../harness/caller.js';
import type { Accepted, County, Problem } from '../harness/county.js';
import { declarationOf, declared, idOf, indicator } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { basis, handedIn, type Office, onTarget, openOffice, quality, targetAt } from '../harness/office.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let office: Office;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  office = await openOffice(product);
  ({ county } = office);
}, 1_200_000);
afterAll(() => product.close());

type Answered = Promise<Answer<Accepted & Problem>>;
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
type Target = Readonly<{ status: string; possible: readonly Readonly<{ step: string }>[] }>;
const openOf = async (id: string, of = county) =>
  (await of.get<Target>('office', 'targets', targetAt(id))).body.possible.map(({ step }) => step);

/** A subject that somebody calls major. */
async function major(of: County, kind = 'project'): Promise<string> {
  const id = await newSubject(of, { kind, name: '重大事项', isNew: false });
  const marked = { mark: 'major', marked: true, reason: '部门党组会确定' };
  idOf(await onSubject(of, 'office', id, 'marks', marked));
  return id;
}
const asking = (of: County, subjectId: string): Answered =>
  of.post('unit', 'targets', 'performance-targets', declarationOf(of, { subject: undefined, subjectId }));
const points = ['necessity', 'economy', 'reasonable-targets', 'feasible-plan', 'regular-funding'];
const argued = (...items: readonly string[]) => ({
  answer: 'assessed',
  brings: {
    checklist: items.map((item) => ({ item, answer: 'passed', note: '已论证' })),
    documents: [{ name: '事前绩效评估结果', document: 'office-assessment-report' }],
  },
});
/** Assessed by the clerk; the office has not concluded yet. */
async function assessed(of: County, subject: string): Promise<string> {
  const id = idOf(await openAssessment(of, 'unit', subject, 'office-ex-ante'));
  idOf(await assessmentStep(of, 'unit', id, 'assess', argued(...points)));
  return id;
}
const conclude = (id: string, answer: string, brings: object = {}) =>
  assessmentStep(county, 'reviewer', id, 'conclude', { answer, brings });

it('T1-03: sections and subordinate institutions do their own, and the office, by its name there, coordinates', async () => {
  const { section } = office;
  const ofSection = await declared(section, { subjectKind: 'special-fund' });
  const set = { answer: 'set', brings: quality };
  // Whoever is of the institution does not even see what is the section’s.
  expect((await onTarget(county, 'unit', ofSection, 'submit.set', set)).status).toBe(404);
  idOf(await onTarget(section, 'unit', ofSection, 'submit.set', set));
  const ofInstitution = await declared(county);
  idOf(await onTarget(county, 'unit', ofInstitution, 'submit.set', set));
  const reviewed = { answer: 'passed', brings: basis };
  const refused = await onTarget(county, 'desk', ofInstitution, 'submit.office-review', reviewed);
  expect(refused).toMatchObject(wrongDesk('department-reviewer'));
  expect(refused.body.zh).toContain('党政办');
  idOf(await onTarget(county, 'reviewer', ofInstitution, 'submit.office-review', reviewed));
});

it('T1-04: what is major is assessed in five points before money is asked for, in the department and nowhere else', async () => {
  const subject = await major(county);
  expect(await asking(county, subject)).toMatchObject({
    status: 409,
    body: { code: 'assessment-wanting', procedure: 'office-ex-ante' },
  });
  idOf(await asking(office.outside, await major(office.outside)));
  idOf(await asking(county, await newSubject(county, { isNew: false })));
  const id = idOf(await openAssessment(county, 'unit', subject, 'office-ex-ante'));
  expect(await assessmentStep(county, 'unit', id, 'assess', argued(...points.slice(1)))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['necessity'] }] },
  });
  idOf(await assessmentStep(county, 'unit', id, 'assess', argued(...points)));
  expect(await asking(county, subject)).toMatchObject({ status: 409, body: { code: 'assessment-wanting' } });
  expect(await assessmentStep(county, 'unit', id, 'conclude', { answer: 'supported' })).toMatchObject(
    wrongDesk('department-reviewer'),
  );
  idOf(await conclude(id, 'supported'));
  idOf(await asking(county, subject));
  const concluded = entryOf(await trailWith(county, subject, 'assessment-concluded'), 'assessment-concluded');
  expect(articlesOf(concluded)).toContain('四、(一)建立预算绩效评估机制');
});

it('T1-09a: what is not supported, or was not assessed by the rules, gets no money', async () => {
  for (const verdict of ['not-supported', 'not-by-the-rules']) {
    const subject = await major(county, 'special-fund');
    const id = await assessed(county, subject);
    expect(await conclude(id, verdict)).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
    });
    idOf(await conclude(id, verdict, { opinion: '筹资不合规' }));
    const refused = await asking(county, subject);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body['basis'])).toContain('事前绩效评估程序不符合规定或者结果不予支持的不得安排预算');
    expect((await county.get<object>('office', 'targets', assessmentAt(id))).body).toMatchObject({
      result: { conclusion: verdict, effects: ['block-request'] },
    });
  }
});

it('T1-05: annual and medium-term targets are declared, clear, with numbers, feasible, easily assessed, and as plans and money have them', async () => {
  const declaring = (different: object) =>
    county.post('unit', 'targets', 'performance-targets', declarationOf(county, different));
  expect(await declaring({ horizon: 'long-term' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-horizon', listed: ['annual', 'medium-term'] },
  });
  const id = await declared(county);
  const medium = declarationOf(county, {
    subject: undefined,
    subjectId: id,
    horizon: 'medium-term',
    period: '2023-2025',
  });
  const { requested: _requested, ...withoutMoney } = medium;
  idOf(await county.post('unit', 'targets', 'performance-targets', withoutMoney));
  const [first] = quality.checklist;
  expect(await onTarget(county, 'unit', id, 'submit', { answer: 'submitted' })).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  expect(
    await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: { checklist: [first] } }),
  ).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because: 'incomplete' }] },
  });
  idOf(await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: quality }));
  type Listed = Readonly<{ items: readonly Readonly<{ subject: string; period: string }>[] }>;
  await eventually('both targets are listed', async () => {
    const { body } = await county.get<Listed>('office', 'targets', `performance-targets?subject=${id}`);
    return body.items.length === 2 ? true : undefined;
  });
});

it('T1-05b: targets are reviewed in the department before the county has them: as much as the money, fit to monitor and evaluate by', async () => {
  const id = await declared(county);
  idOf(await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: quality }));
  const failed = basis.checklist.map((each) => (each.item === 'matches-money' ? { ...each, answer: 'failed' } : each));
  const review = (answer: string, brings: object) =>
    onTarget(county, 'reviewer', id, 'submit.office-review', { answer, brings });
  expect(await review('passed', { checklist: failed, opinion: '与资金规模不匹配' })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ because: 'items-failed', these: ['matches-money'] }] },
  });
  idOf(await review('returned', { opinion: '与资金规模不匹配' }));
  expect(await openOf(id)).toEqual(['submit.set']);
  expect(await openOf(await handedIn(county))).toEqual(['desk-review']);
  const elsewhere = await declared(office.outside);
  expect(await openOf(elsewhere, office.outside)).toEqual(['desk-review']);
  const reviewed = entryOf(await trailWith(county, id, 'target-reviewed'), 'target-reviewed');
  expect(articlesOf(reviewed)).toContain('四、(二)加强绩效目标管理');
});

it('T1-06: the department makes indicators of its own, with standards, that its units declare by; the county’s stay the county’s', async () => {
  const entry = {
    level1: '产出指标',
    level2: '数量指标',
    name: '养护里程',
    direction: 'at-least',
    unit: '公里',
    quantifiable: true,
    standard: { kind: 'industry', text: '按养护等级核定', source: '基本公共服务标准' },
    fields: ['公路养护'],
    from: '2023-01-03',
  };
  const making = (who: 'reviewer' | 'office', owner: string) =>
    county.post(who, 'targets', `indicator-library/${owner}`, entry);
  expect(await making('reviewer', county.id)).toMatchObject({ status: 403 });
  const made = await making('reviewer', office.departmentId);
  const named = idOf(made).split('.')[1];
  const using = indicator('1', '养护里程', '≥120公里', '100', { entry: named, level2: '数量指标' });
  const id = await eventually('its units know it', async () => {
    const sent = declarationOf(county, { indicators: [using] });
    const answer = await county.post('unit', 'targets', 'performance-targets', sent);
    if (answer.body.code === 'unknown-entry') return undefined;
    return idOf(answer);
  });
  expect(id).toBeDefined();
  const outside = declarationOf(office.outside, { indicators: [using] });
  expect(await office.outside.post('unit', 'targets', 'performance-targets', outside)).toMatchObject({
    status: 422,
    body: { code: 'unknown-entry' },
  });
});
