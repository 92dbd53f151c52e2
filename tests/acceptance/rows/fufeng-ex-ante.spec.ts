import { anotherDepartment } from '../harness/another-department.js';
import { byArticle } from '../harness/by-article.js';
import type { County } from '../harness/county.js';
import {
  assessed,
  assessmentAt,
  assessmentStep,
  concludeAssessment,
  newSubject,
  onAssessment,
  onSubject,
  openAssessment,
  type Possible,
  prepareScores,
  scoreAssessment,
  scoring,
  upToConclusion,
  upToScores,
} from '../harness/assessing.js';
import {
  approval,
  approvalItem,
  declarationOf,
  declaredAt,
  idOf,
  own,
  passed,
  targetStep,
  yuan,
} from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
/** The department of the unit. */
let department: string;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  const { body } = await county.get<{ department: string }>('unit', 'targets', `subjects/${await newSubject(county)}`);
  department = body.department;
}, 240_000);
afterAll(() => product.close());

type Assessment = Readonly<{
  version: number;
  status: string;
  outcome?: string;
  result?: Readonly<{ conclusion: string; score: string; late: boolean }>;
  dues: readonly Readonly<{ due: string; on: string; soft: boolean }>[];
  overdue: readonly Readonly<{ due: string }>[];
  tasks: readonly Readonly<{ step: string; zh: string }>[];
  possible: readonly Possible[];
}>;
const assessment = async (id: string, who: 'office' | 'unit' | 'expert' = 'office'): Promise<Assessment> =>
  (await county.get<Assessment>(who, 'targets', assessmentAt(id))).body;
const declaring = (subjectId: string, different: object = {}) => {
  const { subject: _subject, ...declaration } = declarationOf(county, different);
  return county.post('unit', 'targets', 'performance-targets', { ...declaration, subjectId });
};
/** The unit has one of it, which is as new as what else is assessed. */
let whole: Promise<string> | undefined;
const theWhole = () => (whole ??= newSubject(county, { kind: 'whole-department', name: '部门整体' }));
const dues = async (id: string) => (await assessment(id)).dues.map(({ due, on, soft }) => [due, on, soft]);

it('FF-07, FF-10: no money is asked for a new project before its department has assessed it; what goes on needs none', async () => {
  const subject = await newSubject(county);
  const refused = {
    status: 409,
    body: { code: 'assessment-wanting', procedure: 'ex-ante-unit', basis: byArticle('第七条') },
  };
  expect(await declaring(subject)).toMatchObject(refused);
  // Nor for one that the same act would register, of which nothing is there afterwards.
  const unheard = { unit: county.unitId, kind: 'policy', name: '未登记的新政策', isNew: true };
  expect(
    await county.post('unit', 'targets', 'performance-targets', { ...declarationOf(county), subject: unheard }),
  ).toMatchObject(refused);
  const called = async (name: string) =>
    (await county.get<{ items: readonly object[] }>('office', 'targets', `subjects?search=${encodeURIComponent(name)}`))
      .body.items;
  await newSubject(county, { name: '其后登记的项目' });
  await eventually('the list shows what came later', async () =>
    (await called('其后登记的项目')).length > 0 ? true : undefined,
  );
  expect(await called(unheard.name)).toEqual([]);
  const under = await upToConclusion(county, subject, 'ex-ante-unit');
  expect(await declaring(subject)).toMatchObject(refused);
  idOf(await concludeAssessment(county, under, 'ex-ante-unit', 'supported'));
  idOf(await declaring(subject));
  idOf(await declaring(await newSubject(county, { isNew: false })));
  // What is no project and no policy needs none, however new it is.
  idOf(await declaring(await theWhole()));
  // Who does not say whether it is new is asked to.
  expect(await declaring(await newSubject(county, { isNew: undefined }))).toMatchObject({
    status: 409,
    body: { code: 'description-wanting', wanted: ['subject.is-new'] },
  });
});

it('FF-09: there are three bodies that assess, projects as well as policies', async () => {
  const subject = await newSubject(county, { kind: 'policy', name: '高龄津贴' });
  expect(await openAssessment(county, 'unit', subject, 'ex-ante-county')).toMatchObject({
    status: 422,
    body: { code: 'unknown-assessment', listed: ['ex-ante-unit', 'ex-ante-finance', 'ex-ante-other'] },
  });
  idOf(await openAssessment(county, 'unit', subject, 'ex-ante-unit'));
  idOf(await openAssessment(county, 'office', subject, 'ex-ante-other', { organisation: department }));
  const ofUnit = await theWhole();
  for (const procedure of ['ex-ante-unit', 'ex-ante-other'])
    expect(
      await openAssessment(county, 'office', ofUnit, procedure, {
        ...(procedure === 'ex-ante-other' && { organisation: department }),
      }),
    ).toMatchObject({ status: 409, body: { code: 'not-assessed-so' } });
});

it('FF-11a: the finance bureau assesses new key projects and major policies, and no others', async () => {
  const subject = await newSubject(county);
  const asking = () => openAssessment(county, 'unit', subject, 'ex-ante-finance');
  expect(await asking()).toMatchObject({
    status: 409,
    body: { code: 'not-assessed-so', procedure: 'ex-ante-finance', basis: byArticle('第十一条') },
  });
  await marked(subject, 'key');
  const id = idOf(await asking());
  expect((await assessment(id)).tasks).toMatchObject([{ step: 'fix-object' }]);
  const wrong = await assessmentStep(county, 'reviewer', id, 'fix-object', { answer: 'fixed' });
  expect(wrong).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office', basis: byArticle('第十五条') },
  });
});

async function marked(subject: string, mark: 'key' | 'major', isMarked = true): Promise<void> {
  idOf(await onSubject(county, 'office', subject, 'marks', { mark, marked: isMarked, reason: '县政府确定' }));
}

describe('what the rules propose is decided by a person', () => {
  type Shown = Readonly<{ proposedMarks: readonly Readonly<{ code: string; marked?: boolean }>[] }>;
  const proposals = async (subject: string) =>
    (await county.get<Shown>('office', 'targets', `subjects/${subject}`)).body.proposedMarks;
  const planned = (...amounts: readonly (readonly [source: string, amount: string])[]) => ({
    kind: 'policy',
    planned: amounts.map(([source, amount]) => ({ source, amount: yuan(amount) })),
  });

  it('FF-11b: a project of one of the five categories is proposed as a key project; a person may judge otherwise, and says why', async () => {
    for (const category of ['livelihood', 'education', 'health-care', 'rural-revitalisation', 'infrastructure']) {
      const subject = await newSubject(county, { categories: [category] });
      expect(await proposals(subject)).toMatchObject([{ code: 'key-project', mark: 'key' }]);
    }
    const subject = await newSubject(county, { categories: ['education'] });
    expect(await proposals(await newSubject(county))).toEqual([]);
    await marked(subject, 'key', false);
    expect(await proposals(subject)).toMatchObject([{ code: 'key-project', marked: false }]);
    const entry = entryOf(await trailWith(county, subject, 'subject-marked'), 'subject-marked');
    expect(entry.rules?.basis).toMatchObject([
      { path: 'exAnte.keyMarks/key-project', article: [{ article: '第十一条' }] },
    ]);
  });

  it('FF-11c, B-03: a policy that needs 500,000.00 of public money over its whole period is proposed as major; 0.01 less is not, whatever is raised besides', async () => {
    const halves = planned(['own', '250000.00'], ['upper', '250000.00']);
    expect(await proposals(await newSubject(county, halves))).toMatchObject([{ code: 'major-policy', mark: 'major' }]);
    const less = planned(['own', '499999.99'], ['self-raised', '9000000.00']);
    expect(await proposals(await newSubject(county, less))).toEqual([]);
    const task = await eventually('the performance office is asked', async () => {
      type Tasks = Readonly<{ items: readonly Readonly<{ zh: string }>[] }>;
      const { body } = await county.get<Tasks>('office', 'targets', 'tasks?limit=100');
      return body.items.find(({ zh }) => zh.includes('重大政策'));
    });
    expect(task).toMatchObject({ kind: 'settle' });
  });
});

it('FF-15b: a new key project is to be sent on to the finance bureau once its department has assessed it', async () => {
  const subject = await newSubject(county);
  await marked(subject, 'key');
  type Tasks = Readonly<{ items: readonly Readonly<{ zh: string; about: Readonly<{ subject: string }> }>[] }>;
  const waitingFor = (called: string) =>
    eventually(called, async () => {
      const { body } = await county.get<Tasks>('unit', 'targets', 'tasks?limit=200');
      const of = body.items.filter(({ about }) => about.subject === subject).map(({ zh }) => zh);
      return of.length === 1 && of[0] === called ? true : undefined;
    });
  await waitingFor('请申请预算部门和单位事前绩效评估');
  await assessed(county, subject, 'ex-ante-unit');
  await waitingFor('请申请县财政部门事前绩效评估');
  const id = idOf(await openAssessment(county, 'unit', subject, 'ex-ante-finance'));
  expect(await assessment(id)).toMatchObject({ requested: true, tasks: [{ step: 'fix-object' }] });
});

describe('FF-15e: an assessment takes its five steps', () => {
  let id: string;
  beforeAll(async () => {
    id = idOf(await openAssessment(county, 'unit', await newSubject(county), 'ex-ante-unit'));
  });
  const open = async () => (await assessment(id)).tasks.map(({ step }) => step).sort();
  const conduct = (who: 'reviewer' | 'unit', body: object) => onAssessment(county, who, id, 'conduct', body);

  it('FF-15e: object, work group beside materials, examination, conclusion', async () => {
    expect(await open()).toEqual(['fix-object']);
    idOf(await assessmentStep(county, 'reviewer', id, 'fix-object', { answer: 'fixed' }));
    expect(await open()).toEqual(['form-work-group', 'submit-materials']);
    const persons = [await county.people.expert.personId()];
    idOf(await assessmentStep(county, 'reviewer', id, 'form-work-group', { answer: 'formed', brings: { persons } }));
    const nothing = await assessmentStep(county, 'unit', id, 'submit-materials', { answer: 'submitted' });
    expect(nothing).toMatchObject({ status: 422, body: { wanting: [{ needed: 'document:application-materials' }] } });
    const materials = { documents: [{ name: '申报材料', document: 'application-materials' }] };
    idOf(await assessmentStep(county, 'unit', id, 'submit-materials', { answer: 'submitted', brings: materials }));
    expect(await open()).toEqual(['examine']);
    const early = await concludeAssessment(county, id, 'ex-ante-unit', 'supported');
    expect(early).toMatchObject({ status: 409, body: { code: 'not-open', basis: byArticle('第十五条') } });
  });

  it('FF-08, FF-10, FF-15e, FF-16, FF-17: on what it is based, how it is made and who was invited are told, as the rules list them', async () => {
    const made = {
      bases: ['law', 'county-plan', 'financial-rules', 'duties-and-plans', 'industry-standards'],
      approaches: ['expert-consultation', 'site-visit', 'questionnaire', 'discussion-meeting'],
      methods: ['cost-benefit-analysis', 'comparative-analysis', 'factor-analysis', 'public-judgement'],
      otherMethods: '最低成本法',
      observers: [
        { kind: 'peoples-congress-deputy', count: 2 },
        { kind: 'political-consultative-member', count: 1 },
      ],
      withFeasibilityStudy: true,
      withBudgetReview: true,
    };
    const refused = await conduct('reviewer', { ...made, approaches: ['rumour'] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'not-listed', field: 'approaches', listed: made.approaches, basis: byArticle('第十六条') },
    });
    expect(await conduct('reviewer', { ...made, methods: ['guess'] })).toMatchObject({
      body: { code: 'not-listed', listed: made.methods },
    });
    expect(await conduct('unit', made)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    idOf(await conduct('reviewer', made));
    expect(await assessment(id, 'unit')).toMatchObject({ conduct: made });
    const entry = entryOf(await trailWith(county, id.split('.')[0] ?? '', 'ex-ante-conducted'), 'ex-ante-conducted');
    const articles = new Set(entry.rules?.basis.flatMap(({ article }) => article.map((each) => each.article)));
    expect([...articles].sort()).toEqual(['第八条', '第十五条', '第十六条', '第十七条'].sort());
  });
});

it('FF-15e: an outside body may be commissioned instead of a work group, and whoever is of it scores', async () => {
  const id = idOf(await openAssessment(county, 'unit', await newSubject(county), 'ex-ante-unit'));
  idOf(await assessmentStep(county, 'reviewer', id, 'fix-object', { answer: 'fixed' }));
  const brings = { organisation: county.id, ground: 'expertise' };
  const commissioning = (what: object) =>
    assessmentStep(county, 'reviewer', id, 'form-work-group', { answer: 'commissioned', brings: what });
  expect(await commissioning({ organisation: county.id })).toMatchObject({
    status: 422,
    body: { wanting: [{ needed: 'ground' }] },
  });
  idOf(await commissioning(brings));
  const materials = { documents: [{ name: '申报材料', document: 'application-materials' }] };
  idOf(await assessmentStep(county, 'unit', id, 'submit-materials', { answer: 'submitted', brings: materials }));
  const scored = { answer: 'scored', level: county.id, brings: await scoring(county, id, '77') };
  // The expert’s desk is one of the county.
  idOf(await assessmentStep(county, 'expert', id, 'examine', scored));
  expect(await assessment(id)).toMatchObject({ tasks: [{ step: 'conclude' }] });
});

it('FF-13: a project is looked at in five dimensions, each with its points', async () => {
  const id = await upToScores(county, await newSubject(county), 'ex-ante-unit');
  const [{ checklist = [] }] = (await assessment(id, 'expert')).possible as [Possible];
  expect(checklist.map(({ zh }) => zh)).toEqual([
    '立项必要性',
    '投入经济性',
    '绩效目标合理性',
    '实施方案可行性',
    '筹资合规性',
  ]);
  expect(checklist.every(({ questions }) => questions.length > 0)).toBe(true);
  const level = await county.people.expert.personId();
  const brings = { ...(await scoring(county, id, '90')), checklist: [] };
  expect(await assessmentStep(county, 'expert', id, 'examine', { answer: 'scored', level, brings })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist' }] },
  });
});

it('FF-14: a policy in five others', async () => {
  const id = await upToScores(county, await newSubject(county, { kind: 'policy', name: '就业补助' }), 'ex-ante-unit');
  const [{ checklist = [] }] = (await assessment(id, 'expert')).possible as [Possible];
  expect(checklist.map(({ zh }) => zh)).toEqual([
    '政策设立的必要性',
    '政策目标的合理性',
    '政策资金的合规性',
    '政策保障的充分性',
    '政策的可持续性',
  ]);
});

it('FF-18a: it comes to one of three conclusions, with a score', async () => {
  const id = await upToConclusion(county, await newSubject(county), 'ex-ante-unit');
  const key = await newSubject(county);
  await marked(key, 'key');
  // The department’s, and the finance bureau’s.
  for (const each of [id, await upToConclusion(county, key, 'ex-ante-finance')]) {
    const open = (await assessment(each)).possible as unknown as readonly { answers: readonly { zh: string }[] }[];
    expect(open[0]?.answers.map(({ zh }) => zh)).toEqual(['予以支持', '部分支持', '不予支持']);
  }
  const brings = { documents: [{ name: '评估报告', document: 'assessment-report' }] };
  expect(await assessmentStep(county, 'reviewer', id, 'conclude', { answer: 'supported', brings })).toMatchObject({
    status: 422,
    body: { wanting: [{ needed: 'score' }] },
  });
  idOf(await concludeAssessment(county, id, 'ex-ante-unit', 'partially-supported', '71.5'));
  expect(await assessment(id)).toMatchObject({ outcome: 'partially-supported', result: { score: '71.5' } });
});

it.each(['ex-ante-unit', 'ex-ante-finance'] as const)(
  'FF-18a: each of the three conclusions of %s is what it came to, and stays so',
  async (way) => {
    for (const conclusion of ['supported', 'partially-supported', 'not-supported']) {
      const subject = await newSubject(county);
      await marked(subject, 'key');
      const id = await assessed(county, subject, way, { conclusion });
      expect((await assessment(id)).result).toMatchObject({ conclusion });
      const trail = await trailWith(county, subject, 'ex-ante-resulted');
      expect(figuresOf(trail)).toMatchObject({ 'assessment-conclusion 1': conclusion });
    }
  },
);

it('FF-18b: whoever is of the work group scores, each by themselves; whoever handed in the materials does not; no mark has to be reached', async () => {
  const key = await newSubject(county);
  await marked(key, 'key');
  const ways = [
    ['ex-ante-unit', await newSubject(county), 'reviewer', []],
    // The bureau reads scores as they come in.
    ['ex-ante-finance', key, 'office', ['12']],
  ] as const;
  for (const [way, subject, desk, meanwhile] of ways) {
    const group = ['expert', 'approver'] as const;
    const id = await upToScores(county, subject, way, { group });
    const scored = async (who: 'expert' | 'approver' | 'unit', score: string) => {
      const level = await county.people[who === 'unit' ? 'expert' : who].personId();
      const brings = await scoring(county, id, score);
      return assessmentStep(county, who, id, 'examine', { answer: 'scored', level, brings });
    };
    type Scores = Readonly<{ scores: readonly Readonly<{ score: string; by?: string }>[] }>;
    const seenBy = async (who: 'expert' | 'approver' | typeof desk) =>
      (await county.get<Scores>(who, 'targets', assessmentAt(id))).body.scores.map(({ score }) => score);
    expect((await scored('unit', '99')).status).toBe(403);
    idOf(await scored('expert', '12'));
    expect([await seenBy('expert'), await seenBy('approver'), await seenBy(desk)]).toEqual([['12'], [], meanwhile]);
    idOf(await scored('approver', '14'));
    expect([await seenBy('approver'), await seenBy(desk)]).toEqual([
      ['12', '14'],
      ['12', '14'],
    ]);
    idOf(await concludeAssessment(county, id, way, 'supported', '13'));
    const trail = await trailWith(county, subject, 'ex-ante-scored', 'ex-ante-resulted');
    expect(changesOf(entryOf(trail, 'ex-ante-resulted'))).toMatchObject({ 'assessment-score 1': { after: '13' } });
  }
});

it('FF-18b: a score stands beside those of similar items, with its place among them; there is none before it is scored', async () => {
  type Similar = Readonly<{
    items: readonly Readonly<{ subject: string; rank: number; score: string; itself: boolean }>[];
    totals: Readonly<{ rows: number }>;
    place: Readonly<{ rank: number; among: number }> | null;
  }>;
  const similarTo = async (id: string, who: 'office' | 'unit' | 'expert' = 'office') =>
    (await county.get<Similar>(who, 'targets', `${assessmentAt(id)}/similar?limit=100`)).body;
  const categories = ['education', 'health-care'];
  const elsewhere = await anotherDepartment(product);
  const ofSchools = (of: County) => newSubject(of, { categories, name: '校舍维修' });
  const [low, high, twin] = [await ofSchools(county), await ofSchools(elsewhere), await ofSchools(county)];
  // Another kind, another category, another way of assessing: none of these is similar.
  const policy = await newSubject(county, { kind: 'policy', categories, name: '助学政策' });
  const other = await newSubject(county, { categories: ['rural-revitalisation'], name: '村道' });
  await marked(high, 'key');
  await assessed(elsewhere, high, 'ex-ante-finance', { score: '3' });
  await assessed(elsewhere, high, 'ex-ante-unit', { score: '84.5' });
  for (const [subject, score] of [
    [low, '61'],
    [policy, '95'],
    [other, '94'],
  ] as const)
    await assessed(county, subject, 'ex-ante-unit', { score });
  const id = await upToConclusion(county, twin, 'ex-ante-unit');
  const before = await eventually('both are there', async () => {
    const body = await similarTo(id);
    return body.items.length === 2 ? body : undefined;
  });
  expect(before.place).toBeNull();
  idOf(await concludeAssessment(county, id, 'ex-ante-unit', 'supported', '84.5'));
  const after = await eventually('it has its place', async () => {
    const body = await similarTo(id);
    return body.place === null ? undefined : body;
  });
  expect(after.place).toEqual({ rank: 1, among: 3 });
  const shown = after.items.map(({ subject, rank, score, itself }) => [subject, rank, score, itself]);
  expect(shown.sort(([one], [two]) => String(one).localeCompare(String(two)))).toEqual(
    [
      [low, 3, '61', false],
      [high, 1, '84.5', false],
      [twin, 1, '84.5', true],
    ].sort(([one], [two]) => String(one).localeCompare(String(two))),
  );
  // Its place is that among all; a unit reads what is its own, and whom assessments name those that name them.
  const ofUnit = await similarTo(id, 'unit');
  expect(ofUnit.place).toEqual({ rank: 1, among: 3 });
  expect(ofUnit.items.map(({ subject }) => subject).sort()).toEqual([low, twin].sort());
  expect((await similarTo(id, 'expert')).totals.rows).toBe(3);
});

type Library = Readonly<{
  library: Readonly<{ zh: string; within?: string; tie: string }>;
  items: readonly Readonly<{ rank: number; subject: string; score: string; tied: boolean; preferred: boolean }>[];
}>;
const libraryOf = async (code: string) =>
  (await county.get<Library>('office', 'targets', `project-libraries/${code}?limit=100`)).body;

describe('FF-19a: what follows from an assessment of the department', () => {
  it('FF-19a, B-06: 不予支持 keeps a project out of the library and its request out of the budget, until it is assessed anew', async () => {
    const subject = await newSubject(county);
    await assessed(county, subject, 'ex-ante-unit', { conclusion: 'not-supported', score: '40' });
    const blocked = {
      status: 409,
      body: { code: 'request-blocked', assessment: 1, conclusion: 'not-supported', basis: byArticle('第十九条') },
    };
    expect(await declaring(subject)).toMatchObject(blocked);
    type Listed = Readonly<{ items: readonly Readonly<{ conclusion: string | null }>[] }>;
    await eventually('the conclusion is listed', async () => {
      const { body } = await county.get<Listed>('office', 'targets', `ex-ante-assessments?subject=${subject}`);
      return body.items[0]?.conclusion === 'not-supported' ? true : undefined;
    });
    expect((await libraryOf('department-library')).items.map((row) => row.subject)).not.toContain(subject);
    // The plan was revised.
    await assessed(county, subject, 'ex-ante-unit', { conclusion: 'partially-supported', score: '65' });
    idOf(await declaring(subject));
    expect(await openAssessment(county, 'unit', subject, 'ex-ante-unit')).toMatchObject({
      status: 409,
      body: { code: 'assessed-already', assessment: 2 },
    });
  });

  it('FF-19a, B-06: 91 stands before 88 in the library of the department, whatever the conclusion; equal scores by the time of filing, which is shown', async () => {
    const [low, high, equal] = [await newSubject(county), await newSubject(county), await newSubject(county)];
    await assessed(county, low, 'ex-ante-unit', { score: '97.88' });
    await assessed(county, high, 'ex-ante-unit', { score: '97.91', conclusion: 'partially-supported' });
    await assessed(county, equal, 'ex-ante-unit', { score: '97.88' });
    const rows = await eventually('all three are in the library', async () => {
      const { items } = await libraryOf('department-library');
      const found = items.filter((row) => [low, high, equal].includes(row.subject));
      return found.length === 3 ? found : undefined;
    });
    expect(rows.map((row) => [row.subject, row.rank, row.tied])).toEqual([
      [high, 1, false],
      [low, 2, true],
      [equal, 3, true],
    ]);
    expect((await libraryOf('department-library')).library).toMatchObject({
      zh: '部门项目库排序',
      within: 'department',
    });
  });
});

describe('FF-19b: what follows from an assessment of the finance bureau', () => {
  const withControl = async (): Promise<string> => {
    const subject = await newSubject(county);
    await marked(subject, 'key');
    await assessed(county, subject, 'ex-ante-unit');
    idOf(await declaring(subject));
    const control = { amounts: [{ ...own, amount: yuan('1000000.00') }], from: '2022-11-08' };
    const line = `budget-lines/${subject}/2023`;
    idOf(await county.post('budget', 'targets', `${line}/control-number`, control, { ifMatch: 1 }));
    return subject;
  };
  const controlOf = async (subject: string) => {
    type Line = Readonly<{ controlNumber: Readonly<{ holds: string }> }>;
    return (await county.get<Line>('office', 'targets', `budget-lines/${subject}/2023`)).body;
  };
  const cutting = (id: string, amount: string) =>
    assessmentStep(county, 'office', id, 'cut-control-number', {
      answer: 'cut',
      cut: { amounts: [{ ...own, amount: yuan(amount) }] },
    });

  it('FF-19b: 予以支持 enters the library of the county, where it is preferred by its score', async () => {
    const subject = await newSubject(county);
    await marked(subject, 'key');
    await assessed(county, subject, 'ex-ante-finance', { score: '86' });
    const row = await eventually('it is in the library', async () =>
      (await libraryOf('finance-library')).items.find((each) => each.subject === subject),
    );
    expect(row).toMatchObject({ score: '86', preferred: true });
  });

  it('FF-19b: 部分支持 enters it as well, and is preferred by its score', async () => {
    const subject = await newSubject(county);
    await marked(subject, 'key');
    await assessed(county, subject, 'ex-ante-finance', { conclusion: 'partially-supported', score: '72' });
    const row = await eventually('it is in the library', async () =>
      (await libraryOf('finance-library')).items.find((each) => each.subject === subject),
    );
    expect(row).toMatchObject({ score: '72', preferred: true });
  });

  it('FF-19b: the whole county has one order; equal scores stand in it by the time of filing, and are shown as equal', async () => {
    const subjects = [await newSubject(county), await newSubject(county)];
    for (const subject of subjects) {
      await marked(subject, 'key');
      await assessed(county, subject, 'ex-ante-finance', { score: '93.5' });
    }
    const { library, items } = await eventually('both are in the library', async () => {
      const body = await libraryOf('finance-library');
      return body.items.filter((row) => subjects.includes(row.subject)).length === 2 ? body : undefined;
    });
    expect(library).toEqual({
      code: 'finance-library',
      zh: '县级财政项目库排序',
      by: 'ex-ante.score',
      tie: 'filing-time',
    });
    const rows = items.filter((row) => subjects.includes(row.subject));
    expect(rows.map(({ subject, tied }) => [subject, tied])).toEqual(subjects.map((subject) => [subject, true]));
    expect(rows[1]?.rank).toBe((rows[0]?.rank ?? 0) + 1);
  });

  it('FF-19b, B-34: 不予支持 blocks no request; the control number stands and the matter stays open until a person says how much is cut', async () => {
    const subject = await withControl();
    const id = await assessed(county, subject, 'ex-ante-finance', { conclusion: 'not-supported', score: '30' });
    expect(await assessment(id)).toMatchObject({ status: 'concluded', tasks: [{ step: 'cut-control-number' }] });
    expect(await controlOf(subject)).toMatchObject({
      control: { holds: '1000000.00' },
      requested: { total: '1000000.00' },
    });
    expect(await assessmentStep(county, 'office', id, 'cut-control-number', { answer: 'cut' })).toMatchObject({
      status: 422,
    });
    expect((await cutting(id, '0.00')).status).toBe(422);
    expect(await cutting(id, '1000000.01')).toMatchObject({ status: 422, body: { code: 'cut-above-control-number' } });
    expect(await controlOf(subject)).toMatchObject({ control: { holds: '1000000.00' } });
    idOf(await cutting(id, '150000.00'));
    expect(await controlOf(subject)).toMatchObject({ control: { holds: '850000.00' } });
    expect(await assessment(id)).toMatchObject({ status: 'done', outcome: 'not-supported', tasks: [] });
    const trail = await trailWith(
      county,
      subject,
      'ex-ante-resolved',
      'control-number-changed',
      'control-number-changed',
    );
    expect(figuresOf(trail)).toMatchObject({ 'control-number 2023': '850000.00' });
  });
});

it('FF-12, FF-15d, FF-19c: another department assesses by its own way, without our limits; its result is filed, and the budget waits for it', async () => {
  const subject = await newSubject(county, { isNew: false });
  expect(await openAssessment(county, 'office', subject, 'ex-ante-other')).toMatchObject({
    status: 422,
    body: { code: 'assessor-wanting' },
  });
  const id = idOf(await openAssessment(county, 'office', subject, 'ex-ante-other', { organisation: department }));
  expect(await dues(id)).toEqual([]);
  // It is a project or a policy that is assessed so.
  expect(
    await openAssessment(county, 'office', await theWhole(), 'ex-ante-other', { organisation: department }),
  ).toMatchObject({
    status: 409,
    body: { code: 'not-assessed-so' },
  });
  const report = { answer: 'concluded', brings: { documents: [{ name: '评估报告', document: 'assessment-report' }] } };
  expect((await assessmentStep(county, 'office', id, 'conclude', report)).status).toBe(403);
  expect(await assessmentStep(county, 'reviewer', id, 'conclude', { answer: 'concluded' })).toMatchObject({
    status: 422,
    body: { wanting: [{ needed: 'document:assessment-report' }] },
  });
  idOf(await assessmentStep(county, 'reviewer', id, 'conclude', report));
  expect(await assessment(id)).toMatchObject({ status: 'concluded', tasks: [{ step: 'file' }] });
  // The budget of what no other department assesses waits for none.
  const unassessed = await newSubject(county, { isNew: false });
  for (const each of [subject, unassessed]) {
    idOf(await declaring(each));
    idOf(await targetStep(county, 'reviewer', each, 'unit-review', passed, declaredAt.target));
    idOf(await targetStep(county, 'desk', each, 'finance-review', passed, declaredAt.target + 1));
  }
  const approving = (which = subject) =>
    county.post('budget', 'targets', 'budget-approvals', approval([approvalItem(which)]));
  idOf(await approving(unassessed));
  expect(await approving()).toMatchObject({
    status: 409,
    body: { code: 'assessment-wanting', procedure: 'ex-ante-other' },
  });
  idOf(await assessmentStep(county, 'office', id, 'file', { answer: 'filed', brings: { date: '2022-11-07' } }));
  expect(await assessment(id)).toMatchObject({ status: 'done', outcome: 'filed' });
  expect((await approving()).status).toBe(201);
});

describe('when assessments are due', () => {
  const year = { year: 2024 };
  let [onTime, late, asked, fixed] = ['', '', '', ''];

  beforeAll(async () => {
    await product.advanceTo('2023-03-01T02:00:00.000000Z');
    onTime = await upToConclusion(county, await newSubject(county), 'ex-ante-unit', year);
    late = await upToConclusion(county, await newSubject(county), 'ex-ante-unit', year);
    const subjects = [await newSubject(county), await newSubject(county)];
    for (const subject of subjects) await marked(subject, 'key');
    const [first = '', second = ''] = subjects;
    asked = await upToConclusion(county, first, 'ex-ante-finance', year);
    fixed = idOf(await openAssessment(county, 'office', second, 'ex-ante-finance', year));
  }, 120_000);

  it('FF-15c, B-04: the bureau has a month in principle and 45 days at most from the application, or else from fixing the object', async () => {
    expect(await dues(asked)).toEqual([
      ['target', '2023-04-01', true],
      ['limit', '2023-04-15', false],
    ]);
    expect(await dues(fixed)).toEqual([]);
    await product.advanceTo('2023-03-05T02:00:00.000000Z');
    await prepareScores(county, fixed, 'ex-ante-finance');
    await scoreAssessment(county, fixed);
    expect(await dues(fixed)).toEqual([
      ['target', '2023-04-05', true],
      ['limit', '2023-04-19', false],
    ]);
    await product.advanceTo('2023-04-15T02:00:00.000000Z');
    expect((await assessment(asked)).overdue).toEqual([]);
    await product.advanceTo('2023-04-16T02:00:00.000000Z');
    const overdue = async (id: string) => (await assessment(id)).overdue.map(({ due }) => due);
    expect(await overdue(asked)).toEqual(['limit']);
    // Overdue, and concluded all the same.
    idOf(await concludeAssessment(county, asked, 'ex-ante-finance', 'supported'));
    expect((await assessment(asked)).result).toMatchObject({ conclusion: 'supported', late: true });
  });

  it('FF-15a, FF-15b, B-05: what the department concludes on 31 October is on time; on 1 November it is flagged late, and taken', async () => {
    await product.advanceTo('2023-10-31T02:00:00.000000Z');
    expect(await dues(onTime)).toEqual([['october', '2023-10-31', false]]);
    idOf(await concludeAssessment(county, onTime, 'ex-ante-unit', 'supported'));
    expect((await assessment(onTime)).result).toMatchObject({ late: false });
    await product.advanceTo('2023-11-01T02:00:00.000000Z');
    idOf(await concludeAssessment(county, late, 'ex-ante-unit', 'supported'));
    expect((await assessment(late)).result).toMatchObject({ late: true });
  });
});
