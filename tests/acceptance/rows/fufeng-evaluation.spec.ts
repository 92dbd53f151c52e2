import { byArticle } from '../harness/by-article.js';
import type { County } from '../harness/county.js';
import { assessed, newSubject } from '../harness/assessing.js';
import { approval, approvalItem, approved, declarationOf, passed, versionOf } from '../harness/cycle.js';
import {
  accepted,
  agree,
  begin,
  chosen,
  conclude,
  evaluated,
  evaluationAt,
  evaluationStep,
  handedIn,
  onEvaluation,
  score,
  selfEvaluate,
  type Type,
  upToSheets,
} from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { quarter, report as reportRound } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { decide, propose, resultOf } from '../harness/results.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
/** Of each kind one, with a target that was approved for 2023, of which the end has come. */
let of: Readonly<Record<'project' | 'policy' | 'whole-department' | 'basic-expenditure', string>>;
/** More projects: one goes all the way, one hands in no form, one is evaluated by several methods, of one the form is filed, one its department evaluates. */
let [walked, unformed, methodical, filed, reviewed] = ['', '', '', '', ''];
let policy = '';
/** A project that is planned for two years. */
let overYears = '';
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  const kinds = ['project', 'policy', 'whole-department', 'basic-expenditure'] as const;
  const subjectId = await newSubject(county, { kind: 'policy', name: '困难学生营养改善' });
  await assessed(county, subjectId, 'ex-ante-unit');
  const newPolicy = { subject: undefined, subjectId };
  const planned = { plannedFrom: '2023-01-01', plannedTo: '2024-12-31' };
  const subject = { unit: county.unitId, kind: 'project', name: '两年期公路改造', isNew: false, ...planned };
  const ids = await approved(county, ...kinds.map((subjectKind) => ({ subjectKind })), {}, {}, {}, {}, {}, newPolicy, {
    subject,
  });
  of = Object.fromEntries(kinds.map((kind, index) => [kind, ids[index]])) as typeof of;
  [walked = '', unformed = '', methodical = '', filed = '', reviewed = '', policy = '', overYears = ''] = ids.slice(
    kinds.length,
  );
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

type Evaluation = Readonly<{
  version: number;
  status: string;
  outcome?: string;
  tasks: readonly Readonly<{ step: string }>[];
}>;
const nineSteps = [
  'fix-object',
  'fix-evaluators',
  'issue-notice',
  'make-plan',
  'collect-and-verify',
  'exchange-views',
  'conclude',
  'submit-report',
  'rectify-and-archive',
];

const report = { needed: 'document:evaluation-report' };
const selfForm = { needed: 'document:self-evaluation-form' };
const evaluation = async (id: string, type: Type): Promise<Evaluation> =>
  (await county.get<Evaluation>('office', 'evaluation', evaluationAt(id, type))).body;

it('FF-36a, FF-36b: there are three forms of evaluation, of projects, policies and whole departments; basic expenditure is evaluated within the whole', async () => {
  for (const kind of ['project', 'policy', 'whole-department'] as const)
    expect((await selfEvaluate(county, of[kind], '90')).status).toBe(201);
  const begun = async (id: string) => {
    const types = ['department-evaluation', 'finance-evaluation'] as const;
    return Promise.all(types.map(async (type) => (await begin(county, id, type)).status));
  };
  expect(await begun(of.project)).toEqual([201, 201]);
  expect(await begun(of.policy)).toEqual([201, 201]);
  // The definition of the finance bureau’s names projects and policies alone.
  expect(await begun(of['whole-department'])).toEqual([201, 409]);
  expect(await begin(county, of['basic-expenditure'], 'finance-evaluation')).toMatchObject({
    status: 409,
    body: { code: 'not-of-this-type', evaluationType: 'finance-evaluation' },
  });
});

describe('of which period and what is evaluated', () => {
  const beginning = (id: string, period: string, body: object = {}, type: Type = 'self-evaluation') => {
    const who = type === 'self-evaluation' ? 'unit' : 'reviewer';
    return county.post(who, 'evaluation', `evaluations/${id}/${type}/${period}/1`, body);
  };
  const notOfPeriod = (periods: readonly string[]) => ({
    status: 422,
    body: { code: 'period-not-evaluated', periods },
  });

  it('FF-38a: a whole department is evaluated by the budget year alone, a project that goes over years in stages, too', async () => {
    expect(await beginning(of['whole-department'], '2023-S1')).toMatchObject(notOfPeriod(['year']));
    expect(await beginning(of.project, '2023-S1')).toMatchObject(notOfPeriod(['year']));
    accepted(await beginning(overYears, '2023-S1'));
  });

  it('FF-36b, FF-38a: basic expenditure is evaluated within the whole, and alone with a reason that the trail shows under its article', async () => {
    for (const type of ['self-evaluation', 'department-evaluation'] as const)
      expect(await beginning(of['basic-expenditure'], '2023', {}, type)).toMatchObject({
        status: 422,
        body: { code: 'not-alone', called: '基本支出', basis: byArticle('第三十八条') },
      });
    accepted(await beginning(of['basic-expenditure'], '2023', { reason: '人员经费单列管理' }));
    const trail = await trailWith(county, of['basic-expenditure'], 'evaluation-opened');
    expect(entryOf(trail, 'evaluation-opened').rules?.basis).toContainEqual(
      expect.objectContaining({
        path: 'evaluationTypes/self-evaluation/notAlone/basic-expenditure',
        article: [expect.objectContaining({ article: '第三十八条' })],
      }),
    );
  });
});

it('FF-41: the methods of an evaluation by others are one or several of the six, or others in words', async () => {
  const six = [
    'cost-benefit-analysis',
    'comparison',
    'factor-analysis',
    'lowest-cost',
    'public-judgement',
    'benchmarking',
  ];
  const acting = {
    'self-evaluation': 'unit',
    'department-evaluation': 'reviewer',
    'finance-evaluation': 'office',
  } as const satisfies Readonly<Record<Type, string>>;
  const stating = (type: Type, body: object) =>
    onEvaluation(county, acting[type], evaluationAt(methodical, type), 'methods', body);
  accepted(await selfEvaluate(county, methodical, '90'));
  for (const type of ['department-evaluation', 'finance-evaluation'] as const) {
    accepted(await begin(county, methodical, type));
    expect(await stating(type, { methods: ['hearsay'] })).toMatchObject({
      status: 422,
      body: { code: 'unknown-method', given: 'hearsay', listed: six, basis: byArticle('第四十一条') },
    });
    accepted(await stating(type, { methods: six, otherMethods: '专家会商' }));
    const { body } = await county.get('office', 'evaluation', evaluationAt(methodical, type));
    expect(body).toMatchObject({ methods: { methods: six, otherMethods: '专家会商' } });
  }
  expect(await stating('self-evaluation', { methods: ['comparison'] })).toMatchObject({
    status: 409,
    body: { code: 'methods-not-asked' },
  });
  const entry = entryOf(await trailWith(county, methodical, 'evaluation-methods-stated'), 'evaluation-methods-stated');
  expect(entry.rules?.basis.map(({ path }) => path)).toContain('evaluation.methods/benchmarking');
});

it('FF-06: every self-evaluation is filed with the finance bureau, by its performance office and by nobody else', async () => {
  accepted(await selfEvaluate(county, filed, '95'));
  const file = (who: 'office' | 'reviewer') =>
    evaluationStep(county, who, filed, ['self-evaluation', 'file'], { answer: 'filed' });
  expect((await evaluation(filed, 'self-evaluation')).tasks).toMatchObject([{ step: 'file' }]);
  expect(await file('reviewer')).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office', basis: byArticle('第六条') },
  });
  accepted(await file('office'));
  const entry = entryOf(await trailWith(county, filed, 'evaluation-filed'), 'evaluation-filed');
  expect(entry).toMatchObject({ actor: { as: 'grant', desk: 'performance-office' } });
  expect(entry.rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第六条');
});

describe('FF-42: an evaluation takes its nine steps in their order', () => {
  const type = 'finance-evaluation';
  const open = async () => (await evaluation(walked, type)).tasks.map(({ step }) => step);
  beforeAll(async () => {
    accepted(await selfEvaluate(county, walked, '95'));
  });

  async function walkUpToTheReport(): Promise<void> {
    await upToSheets(county, walked, type);
    expect(await open()).toEqual(['collect-and-verify']);
    expect(await agree(county, walked)).toMatchObject({ status: 409, body: { code: 'not-open' } });
    accepted(await score(county, walked, '85'));
    expect(await open()).toEqual(['exchange-views']);
    // The body that is evaluated is heard; nobody speaks in its name.
    const agreed = { answer: 'agreed' };
    expect(await evaluationStep(county, 'office', walked, [type, 'exchange-views'], agreed)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'budget-unit' },
    });
    accepted(await agree(county, walked));
    expect(await open()).toEqual(['conclude']);
    accepted(await conclude(county, walked));
  }
  const upToTheReport = once(walkUpToTheReport);

  it('FF-42: from the object to the report, each by whom it is given to', async () => {
    await upToTheReport();
    expect(await open()).toEqual(['submit-report']);
  });

  async function handInTheReport(): Promise<void> {
    await upToTheReport();
    const reporting = (brings?: object) =>
      evaluationStep(county, 'expert', walked, [type, 'submit-report'], { answer: 'done', ...(brings && { brings }) });
    expect(await reporting()).toMatchObject({ status: 422, body: { code: 'answer-wanting', wanting: [report] } });
    accepted(await reporting({ documents: [{ name: '绩效评价报告', document: 'evaluation-report' }] }));
  }
  const reported = once(handInTheReport);

  it('FF-44: a self-evaluation is shown by its form, the finance bureau’s by its report, and none comes without', async () => {
    await reported();
    expect(await open()).toContain('rectify-and-archive');
    const { brings, ...rest } = handedIn('95');
    accepted(await begin(county, unformed, 'self-evaluation'));
    const { score: points } = brings;
    const withoutForm = { ...rest, brings: { score: points } };
    expect(await evaluationStep(county, 'unit', unformed, ['self-evaluation', 'evaluate'], withoutForm)).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting', wanting: [selfForm] },
    });
  });

  it('FF-42: it ends in the archive, and every step stands in the trail under its article', async () => {
    await reported();
    accepted(await evaluationStep(county, 'office', walked, [type, 'rectify-and-archive'], { answer: 'archived' }));
    expect(await evaluation(walked, type)).toMatchObject({ status: 'done', outcome: 'archived', tasks: [] });
    const trail = await trailWith(county, walked, 'evaluation-archived');
    const steps = trail.entries.flatMap(({ rules }) =>
      (rules?.basis ?? []).flatMap(({ path, article }) => {
        const step = /^procedures\/finance-evaluation\/steps\/([a-z-]+)\/answers\/[a-z-]+$/.exec(path)?.[1];
        return step === undefined ? [] : [[step, article.map((each) => each.article)]];
      }),
    );
    // What the conclusion says of the department’s result is of another article.
    const articles = (step: string) => (step === 'conclude' ? ['第四十二条', '第三十九条'] : ['第四十二条']);
    expect(steps).toEqual(nineSteps.map((step) => [step, articles(step)]));
  });

  it('FF-42: an evaluation of the department goes on from its conclusion to its report, and then to the archive', async () => {
    const department = 'department-evaluation';
    accepted(await selfEvaluate(county, reviewed, '95'));
    await upToSheets(county, reviewed, department);
    accepted(await score(county, reviewed, '85', department));
    accepted(await agree(county, reviewed, department));
    accepted(await conclude(county, reviewed, {}, department));
    const step = (who: 'expert' | 'reviewer', name: string, body: object) =>
      evaluationStep(county, who, reviewed, [department, name], body);
    expect(await step('reviewer', 'rectify-and-archive', { answer: 'archived' })).toMatchObject({ status: 409 });
    const documents = [{ name: '绩效评价报告', document: 'evaluation-report' }];
    accepted(await step('expert', 'submit-report', { answer: 'done', brings: { documents } }));
    accepted(await step('reviewer', 'rectify-and-archive', { answer: 'archived' }));
    expect(await evaluation(reviewed, department)).toMatchObject({ status: 'done', outcome: 'archived' });
  });

  it('FF-45: who evaluated answers for it by name, and the audit office reads it', async () => {
    await upToTheReport();
    // Its self-evaluation was the first to be final.
    const trail = await trailWith(county, walked, 'evaluation-finalised', 'evaluation-finalised');
    expect(entryOf(trail, 'evaluation-finalised').actor).toMatchObject({ id: await county.people.expert.personId() });
    expect((await county.get('auditor', 'evaluation', evaluationAt(walked, type))).status).toBe(200);
    expect((await county.post('auditor', 'evaluation', evaluationAt(walked, type), {})).status).toBe(403);
  });
});

it('FF-02: the rules name five parts of management, and a subject goes through all of them', async () => {
  accepted(await reportRound(county, policy, quarter.first));
  await evaluated(county, policy, '85');
  await resultOf(county, policy);
  accepted(await propose(county, policy));
  accepted(await decide(county, policy, { disposal: 'prioritise-or-support' }));
  const acts: Readonly<Record<string, string>> = {
    'ex-ante-assessment': 'ex-ante-concluded',
    'performance-target': 'target-approved',
    'performance-monitoring': 'round-reported',
    evaluation: 'evaluation-finalised',
    'result-application': 'disposal-decided',
  };
  const trail = await trailWith(county, policy, ...Object.values(acts));
  const { rules } = entryOf(trail, 'disposal-decided');
  type Version = Readonly<{ ruleSetId: string; hash: string }>;
  type Published = Readonly<{
    content: { members: Record<string, readonly Readonly<{ code: string; zh: string }>[]> };
  }>;
  const { auditor } = county.people;
  const { body: versions } = await auditor.get<{ items: readonly Version[] }>('/api/directory/rule-sets?limit=200');
  // What was settled on its silence lies over the set.
  const set = rules?.layers.find(({ id }) => !id.startsWith('settled-'));
  const { hash = '' } = versions.items.find(({ ruleSetId }) => ruleSetId === set?.id) ?? {};
  const { body } = await auditor.get<Published>(`/api/directory/rule-sets/${hash}`);
  const modules = body.content.members['general.modules'] ?? [];
  expect(modules.map(({ zh }) => zh)).toEqual([
    '事前绩效评估管理',
    '绩效目标管理',
    '事中绩效运行监控管理',
    '绩效评价管理',
    '事后绩效评价结果应用管理',
  ]);
  const types = trail.entries.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(modules.map(({ code }) => acts[code])));
});

it('FF-38b, B-20: a new policy is evaluated for the three years from the first in which it has money, and forced no further', async () => {
  const dutiesOf = async (year: string): Promise<readonly string[]> => {
    const at = `evaluations/${policy}/department-evaluation/${year}/1`;
    return eventually(`${year} is to be evaluated`, async () => {
      const { status, body } = await county.get<{ duties: readonly string[] }>('office', 'evaluation', at);
      return status === 200 ? body.duties : undefined;
    });
  };
  expect(await dutiesOf('2023')).toEqual(['department-evaluation', 'new-policy']);
  // It goes on to receive money; of 2024 nobody evaluates it, and no later year takes the place of that one.
  for (const year of ['2024', '2025', '2026']) {
    await product.advanceTo(`${String(Number(year) - 1)}-12-05T02:00:00.000000Z`);
    await fund(policy, year);
  }
  await product.advanceTo('2027-01-05T02:00:00.000000Z');
  expect(await dutiesOf('2024')).toEqual(['department-evaluation', 'new-policy']);
  expect(await dutiesOf('2025')).toEqual(['department-evaluation', 'new-policy']);
  expect(await dutiesOf('2026')).toEqual(['department-evaluation']);
});

it('FF-38a: what a project of years gone by came to is followed up later', async () => {
  // A clock goes a year at most in one step.
  for (const year of ['2024', '2025', '2026']) await product.advanceTo(`${year}-11-30T02:00:00.000000Z`);
  const at = (id: string, type: Type) => `evaluations/${id}/${type}/2026-F1/1`;
  const begun = {
    'self-evaluation': 'unit',
    'department-evaluation': 'reviewer',
    'finance-evaluation': 'office',
  } as const;
  const following = (id: string, type: Type) => county.post(begun[type], 'evaluation', at(id, type), chosen(type));
  const types = ['self-evaluation', 'department-evaluation', 'finance-evaluation'] as const;
  for (const type of types) {
    accepted(await following(of.project, type));
    if (type === 'self-evaluation')
      accepted(await onEvaluation(county, 'unit', at(of.project, type), 'steps/evaluate', handedIn('90')));
  }
  for (const type of ['self-evaluation', 'department-evaluation'] as const)
    expect(await following(of['whole-department'], type)).toMatchObject({ body: { code: 'period-not-evaluated' } });
});

/** A target of a further year, and its budget. */
async function fund(subject: string, period: string): Promise<void> {
  const declaration = { ...declarationOf(county), subject: undefined, subjectId: subject, period };
  accepted(await county.post('unit', 'targets', 'performance-targets', declaration));
  const at = `performance-targets/${subject}/${period}`;
  for (const [who, step] of [
    ['reviewer', 'unit-review'],
    ['desk', 'finance-review'],
  ] as const)
    accepted(
      await county.post(who, 'targets', `${at}/steps/${step}`, passed, {
        ifMatch: await versionOf(county, 'targets', at),
      }),
    );
  const item = { ...approvalItem(subject), period, targetVersion: await versionOf(county, 'targets', at) };
  accepted(await county.post('budget', 'targets', 'budget-approvals', approval([item], { from: `${period}-01-20` })));
}
