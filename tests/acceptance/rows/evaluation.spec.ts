import { byArticle } from '../harness/by-article.js';
import { sheetAlongFramework } from '@wenxiao/cli/demo';
import { approved } from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import {
  accepted,
  agree,
  aspects,
  begin,
  conclude,
  evaluated,
  evaluationAt,
  evaluationStep,
  handedIn,
  onEvaluation,
  score,
  selfEvaluate,
  selfForm,
  upToSheets,
} from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { onMonitoring } from '../harness/monitoring.js';
import { issue, onReferral, prepare, refer, referralAt, referralOf } from '../harness/referring.js';
import { decide, propose, resultOf } from '../harness/results.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
/** Projects whose target was approved for 2023, of which the end has come. */
let projects: string[];
let whole: string;
let policy: string;
const projects_max = 30;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  [whole = '', policy = '', ...projects] = await approved(
    county,
    { subjectKind: 'whole-department' },
    { subjectKind: 'policy' },
    ...Array.from({ length: projects_max }, () => ({})),
  );
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
/** Another of them, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}
afterAll(() => product.close());

it('FF-36b: units evaluate themselves, departments whatever is theirs, the finance bureau projects and policies', async () => {
  const own = project();
  for (const id of [own, whole]) expect((await selfEvaluate(county, id, '90')).status).toBe(201);
  expect(await begin(county, whole, 'finance-evaluation')).toMatchObject({
    status: 409,
    body: { code: 'not-of-this-type', evaluationType: 'finance-evaluation' },
  });
  // Each in its own name.
  const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
  expect(await begin(county, whole, 'department-evaluation', 'office')).toMatchObject(wrongDesk('department-reviewer'));
  expect(await begin(county, own, 'finance-evaluation', 'reviewer')).toMatchObject(wrongDesk('performance-office'));
  expect((await begin(county, own, 'finance-evaluation')).status).toBe(201);
  for (const id of [own, whole]) expect((await begin(county, id, 'department-evaluation')).status).toBe(201);
});

it('FF-37, B-21: without a submitted self-evaluation no other evaluation starts', async () => {
  const id = project();
  for (const type of ['finance-evaluation', 'department-evaluation'] as const)
    expect(await begin(county, id, type)).toMatchObject({
      status: 409,
      body: {
        code: 'rests-on',
        evaluationType: 'self-evaluation',
        state: 'concluded',
        basis: byArticle('第三十七条'),
      },
    });
  expect(await begin(county, id, 'self-evaluation', 'desk')).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'budget-unit' },
  });
  expect((await selfEvaluate(county, id, '90')).status).toBe(201);
  // Who evaluated themselves is not their evaluator, and nobody is named who is not there.
  accepted(await begin(county, id, 'finance-evaluation'));
  accepted(await evaluationStep(county, 'office', id, ['finance-evaluation', 'fix-object'], { answer: 'done' }));
  const naming = (person: string) =>
    evaluationStep(county, 'office', id, ['finance-evaluation', 'fix-evaluators'], {
      answer: 'formed',
      brings: { persons: [person] },
    });
  const unit = await county.people.unit.personId();
  expect(await naming(unit)).toMatchObject({ status: 422, body: { code: 'evaluators-kept-out', persons: [unit] } });
  const nobody = '018f2f6e-0000-7000-8000-0000000009ff';
  expect(await naming(nobody)).toMatchObject({ status: 422, body: { code: 'unknown-person', persons: [nobody] } });
});

it('FF-39b, X-3: the finance bureau’s evaluation states what it found of the department’s result', async () => {
  const id = project();
  await selfEvaluate(county, id, '90');
  await upToSheets(county, id);
  await score(county, id, '85');
  accepted(await agree(county, id));
  const finding = ['department-result-quality'];
  const wanting = (...these: readonly object[]) => ({ status: 422, body: { code: 'answer-wanting', wanting: these } });
  expect(await conclude(county, id, {})).toMatchObject(wanting({ needed: 'finding' }));
  // Whether it is scientific, true and accurate, each in words; what is not is explained.
  const [scientific, truthful, accurate] = aspects;
  expect(await conclude(county, id, { finding, checklist: [scientific, truthful] })).toMatchObject(
    wanting({ needed: 'checklist', because: 'incomplete', these: ['accurate'] }),
  );
  const { note: _, ...wordless } = accurate!;
  expect(await conclude(county, id, { finding, checklist: [scientific, truthful, wordless] })).toMatchObject(
    wanting({ needed: 'checklist', because: 'wordless', these: ['accurate'] }),
  );
  const failed = { ...accurate, answer: 'failed', note: '满意度数据与抽样不符' };
  const checklist = [scientific, truthful, failed];
  expect(await conclude(county, id, { finding, checklist })).toMatchObject(
    wanting({ needed: 'opinion', because: 'items-failed', these: ['accurate'] }),
  );
  accepted(await conclude(county, id, { finding, checklist, opinion: '部门评价结果应予更正' }));
  const trail = await trailWith(county, id, 'evaluation-finalised', 'evaluation-finalised');
  const looked = entryOf(trail, 'evaluation-concluded');
  expect(looked.rules?.basis).toMatchObject([{ article: [{ article: '第四十二条' }, { article: '第三十九条' }] }]);
  expect(looked.changes).toContainEqual(
    expect.objectContaining({
      figure: 'checklist-answer',
      after: 'failed',
      itemName: expect.stringContaining('准确性'),
    }),
  );
  const entry = entryOf(trail, 'evaluation-finalised');
  expect(changesOf(entry)).toMatchObject({
    'evaluation-findings finance-evaluation/2023/1': { before: null, after: 'department-result-quality' },
    'grade-code finance-evaluation/2023/1': { before: null, after: 'good' },
  });
  // Beside the code stands what that set calls it, and the evaluation.
  expect(entry.changes.find(({ figure }) => figure === 'grade-code')).toMatchObject({
    afterCalled: '良',
    itemName: expect.stringMatching(/^财政.+：2023：1$/),
  });
  expect(entry.rules?.basis.at(-1)).toMatchObject({
    path: 'evaluation.gradeBands/good',
    article: [{ article: '第四十三条' }],
  });
});

describe('FF-39b: what the finance bureau evaluates is chosen', () => {
  const reasons = {
    'department-character': '反映部门特点',
    'sector-character': '反映行业特色',
    'major-livelihood': '涉及重大民生',
    'public-concern': '涉及社会关注',
    'purchased-public-services': '涉及政府购买公共服务',
  };
  const listed = Object.keys(reasons);
  const choose = (id: string, chosenFor?: readonly string[]) =>
    begin(county, id, 'finance-evaluation', 'office', chosenFor ? { chosenFor } : {});
  type Row = Readonly<{ subject: string; choice?: object }>;
  const chosen = async (query: string) =>
    (await county.get<{ items: readonly Row[] }>('office', 'evaluation', `evaluations?limit=200&year=2023&${query}`))
      .body.items;

  it('FF-39b: for one or more of the five reasons of the rules, and for no other', async () => {
    const [id, other] = [project(), project()];
    for (const each of [id, other]) accepted(await selfEvaluate(county, each, '90'));
    const basis = byArticle('第三十九条');
    expect(await choose(id)).toMatchObject({ status: 422, body: { code: 'choice-unexplained', listed, basis } });
    expect(await choose(id, ['falsified'])).toMatchObject({
      status: 422,
      body: { code: 'unknown-choice-reason', given: 'falsified', listed, basis },
    });
    accepted(await choose(id, ['purchased-public-services', 'department-character']));
    accepted(await choose(other, ['major-livelihood']));
    const choice = {
      selection: 'finance-evaluation',
      selectionName: '选择财政再评价项目',
      chosenFor: ['purchased-public-services', 'department-character'].map((code) => ({
        code,
        zh: reasons[code as keyof typeof reasons],
      })),
    };
    const { body } = await county.get<object>('unit', 'evaluation', evaluationAt(id, 'finance-evaluation'));
    expect(body).toMatchObject({ choice });
    const opened = await trailWith(county, id, 'evaluation-opened', 'evaluation-opened');
    const entry = entryOf(opened, 'evaluation-opened');
    expect(entry).toMatchObject({
      actor: { desk: 'performance-office' },
      rules: { basis: expect.arrayContaining([expect.objectContaining({ path: 'selections/finance-evaluation' })]) },
    });
    expect(entry.changes.find(({ figure }) => figure === 'chosen-for')).toMatchObject({
      afterCalled: '涉及政府购买公共服务、反映部门特点',
    });
    // Who chose what and why, this year.
    const by = await county.people.office.personId();
    const rows = await eventually('both are listed', async () => {
      const found = await chosen('selection=finance-evaluation');
      return [id, other].every((each) => found.some(({ subject }) => subject === each)) ? found : undefined;
    });
    expect(rows.find(({ subject }) => subject === id)?.choice).toEqual({ ...choice, by });
    const ofServices = await chosen('chosenFor=purchased-public-services');
    expect(ofServices.map(({ subject }) => subject)).toContain(id);
    expect(ofServices.map(({ subject }) => subject)).not.toContain(other);
  });

  it('FF-39b: how many of how many were chosen is shown, and for which of the reasons', async () => {
    const concerned = project();
    for (const each of [concerned, policy]) accepted(await selfEvaluate(county, each, '90'));
    type Chosen = Readonly<{
      population: number;
      chosen: number;
      share: string;
      reasons: readonly Readonly<{ code: string; zh: string; chosen: number }>[];
    }>;
    const told = async () => {
      const { body } = await county.get<{ selections: readonly Chosen[] }>(
        'office',
        'evaluation',
        'evaluation-selections/2023',
      );
      return body.selections[0]!;
    };
    const before = await told();
    accepted(await choose(concerned, ['public-concern']));
    // Policies are chosen as well as projects.
    accepted(await choose(policy, ['public-concern', 'sector-character']));
    const after = await eventually('both are counted', async () => {
      const now = await told();
      return now.chosen === before.chosen + 2 ? now : undefined;
    });
    const more: Readonly<Record<string, number>> = { 'public-concern': 2, 'sector-character': 1 };
    expect(after.reasons).toEqual(
      before.reasons.map(({ code, zh, chosen: count }) => ({ code, zh, chosen: count + (more[code] ?? 0) })),
    );
    expect(after.reasons.map(({ code }) => code)).toEqual(listed);
    expect(after.population).toBe(projects_max + 1);
    expect(Number(after.share)).toBeCloseTo(after.chosen / after.population, 4);
  });
});

describe('FF-43, B-01: the score of 100 points and its grade', () => {
  const boundaries = [
    ['100', 'excellent'],
    ['90', 'excellent'],
    ['89.99', 'good'],
    ['80', 'good'],
    ['79.99', 'qualified'],
    ['60', 'qualified'],
    ['59.99', 'unqualified'],
    // Compared as it is, never rounded first (N-2).
    ['89.999999', 'good'],
    ['0', 'unqualified'],
  ] as const;

  it('FF-43: bands are closed below and open above', async () => {
    const graded = [];
    for (const [points] of boundaries) {
      const id = project();
      await evaluated(county, id, points);
      const { body } = await county.get<{ conclusion: { score: string; grade: string } }>(
        'office',
        'evaluation',
        evaluationAt(id, 'finance-evaluation'),
      );
      graded.push([body.conclusion.score, body.conclusion.grade]);
    }
    expect(graded).toEqual(boundaries);
  });

  it('B-01: nothing is graded above 100 or below 0, and nothing twice', async () => {
    const id = project();
    expect(await selfEvaluate(county, id, '100.01')).toMatchObject({ status: 422, body: { code: 'score-refused' } });
    const evaluating = (points: string) =>
      evaluationStep(county, 'unit', id, ['self-evaluation', 'evaluate'], handedIn(points));
    expect(await evaluating('-0.01')).toMatchObject({ status: 422, body: { code: 'score-refused' } });
    expect((await evaluating('100')).status).toBe(201);
    await upToSheets(county, id);
    expect(await score(county, id, '100.01')).toMatchObject({
      status: 422,
      body: { code: 'part-refused', part: 'decision', full: '20' },
    });
    expect((await score(county, id, '90')).status).toBe(201);
    expect((await score(county, id, '80')).status).toBe(409);
  });

  it('FF-40: department and finance bureau score a project along decision, process, output and benefit', async () => {
    const id = project();
    accepted(await selfEvaluate(county, id, '90'));
    const level = await county.people.expert.personId();
    for (const type of ['department-evaluation', 'finance-evaluation'] as const) {
      await upToSheets(county, id, type);
      const sheet = { scores: [{ part: 'total', score: '85' }] };
      const brings = { documents: [{ name: '工作底稿', document: 'working-papers' }] };
      const inOne = { answer: 'done', level, brings, sheet };
      expect(await evaluationStep(county, 'expert', id, [type, 'collect-and-verify'], inOne)).toMatchObject({
        status: 422,
        body: { code: 'sheet-incomplete', missing: ['decision', 'process', 'output', 'benefit'], unknown: ['total'] },
      });
      accepted(await score(county, id, '85', type));
    }
  });

  it('FF-43: nobody but the evaluators gives points, and none concludes before all have', async () => {
    const id = project();
    await selfEvaluate(county, id, '90');
    await upToSheets(county, id);
    const level = await county.people.expert.personId();
    const body = { answer: 'done', level, sheet: sheetAlongFramework('90') };
    expect(
      await evaluationStep(county, 'office', id, ['finance-evaluation', 'collect-and-verify'], body),
    ).toMatchObject({ status: 403, body: { code: 'not-assigned' } });
    expect(await conclude(county, id)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  });

  it('FF-44: what a form says otherwise than the books, or than its own total, is found', async () => {
    const id = project();
    accepted(await begin(county, id, 'self-evaluation'));
    const form = {
      ...selfForm,
      funds: { unit: '元', annualBudget: '7', executed: '7' },
      totals: { publishedTotalScore: '95', grade: '不合格' },
    };
    const body = { answer: 'done', brings: { documents: handedIn('95').brings.documents }, form };
    accepted(await evaluationStep(county, 'unit', id, ['self-evaluation', 'evaluate'], body));
    const { body: shown } = await county.get<{ form: { findings: { finding: string }[] } }>(
      'office',
      'evaluation',
      evaluationAt(id, 'self-evaluation'),
    );
    expect(shown.form.findings.map(({ finding }) => finding)).toEqual(
      expect.arrayContaining(['differs-from-budget', 'grade-differs']),
    );
  });
});

const proposedFor = async (id: string): Promise<readonly string[]> =>
  (await resultOf(county, id)).proposed.map(({ disposal }) => disposal);

it('FF-47: what is good is supported, what is average improved, what has no effect cut without exception', async () => {
  const [good, average, low] = [project(), project(), project()];
  await evaluated(county, good, '90');
  await evaluated(county, average, '70');
  await evaluated(county, low, '40');
  expect(await proposedFor(good)).toEqual(['prioritise-or-support']);
  expect(await proposedFor(average)).toEqual(['urge-improvement']);
  expect(await proposedFor(low)).toEqual(['cut-or-cancel']);

  // Proposed is not decided: the budget desk decides, and 一律 leaves no choice.
  for (const id of [good, low]) accepted(await propose(county, id));
  expect(await decide(county, good, { disposal: 'prioritise-or-support' }, 'office')).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'budget-desk' },
  });
  expect(await decide(county, low, { disposal: 'urge-improvement' })).toMatchObject({
    status: 422,
    body: { code: 'without-exception', required: ['cut-or-cancel'] },
  });
  accepted(await decide(county, good, { disposal: 'prioritise-or-support' }));
  const entry = entryOf(await trailWith(county, good, 'disposal-decided'), 'disposal-decided');
  expect(entry).toMatchObject({
    actor: { as: 'grant', desk: 'budget-desk' },
    rules: {
      layers: [
        { id: `settled-${county.id}`, version: 2 },
        { id: 'fufeng-2022', version: 1 },
        { id: 'mof-2020-10', version: 1 },
      ],
      basis: [{ path: 'resultApplication.disposals/prioritise-or-support', article: [{ article: '第四十七条' }] }],
    },
  });
});

it('A-8: how much is cut no rule says and nobody assumes: a person enters it, and targets carries it out', async () => {
  const id = project();
  await evaluated(county, id, '40');
  const { actsOn, budget } = await resultOf(county, id);
  expect([actsOn, budget]).toEqual([2024, '1000000.00']);
  accepted(await propose(county, id));
  const cut = (reduction?: string) =>
    decide(county, id, {
      disposal: 'cut-or-cancel',
      ...(reduction !== undefined && { reduction: { amount: reduction, unit: '元' } }),
    });
  expect(await cut()).toMatchObject({ status: 422, body: { code: 'amount-required', budget: '1000000.00' } });
  for (const amount of ['0', '1000000.01'])
    expect(await cut(amount)).toMatchObject({ status: 422, body: { code: 'reduction-out-of-range' } });
  accepted(await cut('150000.00'));
  const { disposal } = await resultOf(county, id, (result) => result.disposal?.status === 'applied');
  expect(disposal).toMatchObject({ disposal: 'cut-or-cancel', change: '-150000.00' });
  const trail = await trailWith(county, id, 'disposal-decided', 'control-number-changed', 'disposal-applied');
  // No control number was issued yet: what will be issued is cut by so much.
  expect(figuresOf(trail)).toMatchObject({ 'control-number 2024': '-150000.00' });
  // The budget line carries out what was decided elsewhere, and says so, with the article of the decision.
  const [decided, carriedOut] = [entryOf(trail, 'disposal-decided'), entryOf(trail, 'control-number-changed')];
  expect(carriedOut.causation).toEqual(decided.event);
  expect(carriedOut.rules).toEqual(decided.rules);
  expect(carriedOut.rules?.basis).toMatchObject([
    { path: 'resultApplication.disposals/cut-or-cancel', article: [{ article: '第四十七条' }] },
  ]);
});

it('a conclusion that is taken back outdates what followed from it', async () => {
  const id = project();
  await evaluated(county, id, '40');
  await resultOf(county, id);
  const address = evaluationAt(id, 'finance-evaluation');
  const withdrawal = { reason: '须重新核实' };
  accepted(await onEvaluation(county, 'expert', address, 'steps/conclude/withdrawal', withdrawal));
  expect((await resultOf(county, id, ({ status }) => status === 'outdated')).status).toBe('outdated');
  accepted(await conclude(county, id, { finding: ['department-result-quality'] }));
  await resultOf(county, id, ({ status }) => status === 'open');
});

it('FF-48: for a result that is not qualified, unit and department are referred, and for a better one not', async () => {
  const [low, fine] = [project(), project()];
  await evaluated(county, low, '40');
  await evaluated(county, fine, '90');
  for (const id of [low, fine]) await resultOf(county, id);
  expect(await refer(county, fine)).toMatchObject({ status: 409, body: { code: 'trigger-not-met' } });
  expect(await refer(county, low, { organisation: product.provinceId })).toMatchObject({
    status: 422,
    body: { code: 'not-referable' },
  });
  accepted(await refer(county, low));
  expect(await refer(county, low)).toMatchObject({ status: 409, body: { code: 'referred-before' } });
  accepted(await prepare(county, low));
  expect(await issue(county, low, 'desk')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  accepted(await issue(county, low));
  // The unit reads its result, and learns of the referral from those who deal with it.
  expect((await county.get('unit', 'accountability', referralAt(county, low))).status).toBe(404);
  const listed = async (who: 'office' | 'unit') =>
    (await county.get<{ items: Readonly<{ subject: string }>[] }>(who, 'accountability', 'referrals?limit=200')).body
      .items;
  await eventually('the list has it', async () =>
    (await listed('office')).some(({ subject }) => subject === low) ? true : undefined,
  );
  expect(await listed('unit')).toEqual([]);
  // Who reads the printed list reads of which body it is.
  const { text: printed } = await county.get('office', 'accountability', 'referrals?format=html');
  expect(printed).toContain('<th>单位名称</th>');
  expect(printed).not.toContain(county.unitId);
  expect((await county.get('unit', 'accountability', `results/${low}/2023`)).status).toBe(200);
  const entry = entryOf(await trailWith(county, low, 'referral-issued'), 'referral-issued');
  expect(entry).toMatchObject({ actor: { as: 'grant', desk: 'performance-office' } });
});

it('FF-48: what a check of monitoring finds is put to the desk that refers, and nothing is referred by itself', async () => {
  const id = project();
  type Asked = Readonly<{ what: string; step: string; zh: string; about: Readonly<Record<string, string>> }>;
  const asked = async (who: 'desk' | 'office' | 'unit') => {
    const { body } = await county.get<{ items: readonly Asked[] }>(who, 'accountability', 'tasks?limit=200');
    return body.items.filter(({ what, about }) => what.startsWith('proposed/') && about['subject'] === id);
  };
  const checking = (findings: readonly string[]) =>
    onMonitoring(county, 'office', id, 'checks', {
      kind: 'monitoring-work',
      on: '2023-12-01',
      seen: '监控记录照抄上月',
      findings,
    });
  expect((await checking(['falsified'])).status).toBe(201);
  expect((await checking(['perfunctory'])).status).toBe(201);
  const found = await eventually('the desk is asked', async () => {
    const tasks = await asked('desk');
    return tasks.length > 0 ? tasks : undefined;
  });
  // Of what was found this alone is a trigger of the rules.
  expect(found).toMatchObject([
    {
      what: 'proposed/2023/check.2/perfunctory',
      step: 'prepare',
      zh: '研究是否移送问责：敷衍塞责',
      about: { organisation: county.unitId, found: 'check.2', trigger: 'perfunctory' },
    },
  ]);
  for (const who of ['office', 'unit'] as const) expect(await asked(who)).toEqual([]);
  type Referrals = Readonly<{ items: readonly Readonly<{ subject: string }>[] }>;
  const { body } = await county.get<Referrals>('desk', 'accountability', 'referrals');
  expect(body.items.filter(({ subject }) => subject === id)).toEqual([]);
  const { evaluation: _, ...proposal } = referralOf(county, id, { trigger: 'perfunctory', ground: 'perfunctory' });
  accepted(await county.post('desk', 'accountability', 'referrals', proposal));
  await eventually('it is under way', async () => ((await asked('desk')).length === 0 ? true : undefined));
});

it('a corrected conclusion reaches what followed from it: its result is decided anew, and who was referred is looked at', async () => {
  const id = project();
  await evaluated(county, id, '40');
  await resultOf(county, id);
  accepted(await propose(county, id));
  accepted(await decide(county, id, { disposal: 'cut-or-cancel', reduction: { amount: '150000.00', unit: '元' } }));
  accepted(await refer(county, id));
  accepted(await prepare(county, id));
  accepted(await issue(county, id));
  const address = evaluationAt(id, 'finance-evaluation');
  const level = await county.people.expert.personId();
  const sheet = sheetAlongFramework('65');
  const correction = {
    answer: 'done',
    level,
    brings: { documents: [{ name: '工作底稿', document: 'working-papers' }] },
    sheet,
    reason: '一项指标漏计',
  };
  accepted(await onEvaluation(county, 'expert', address, 'steps/collect-and-verify/correction', correction));
  type Listed = Readonly<{
    service: string;
    step: string;
    about: Readonly<{ subject?: string; year?: string; referral?: string }>;
    reconciles?: Readonly<{ decision: number; stream: string; version: number }>;
  }>;
  const waiting = async (who: 'office' | 'unit'): Promise<readonly Listed[]> => {
    const { body } = await county.get<{ items: readonly Listed[] }>(who, 'overview', 'tasks?limit=200');
    return body.items.filter(({ service, about }) => service === 'accountability' && about.subject === id);
  };
  const both = await eventually('result and referral are tasks', async () => {
    const tasks = await waiting('office');
    return tasks.length === 2 && tasks.some(({ step }) => step === 'propose') ? tasks : undefined;
  });
  const stream = `evaluation/${id}.finance-evaluation.2023.1`;
  expect(both.find(({ about }) => about.year === '2023')).toMatchObject({ step: 'propose' });
  const found = both.find(({ about }) => about.referral !== undefined);
  expect(found).toMatchObject({ step: 'reconcile', reconciles: { stream } });
  expect((await waiting('unit')).filter(({ step }) => step === 'reconcile')).toEqual([]);

  // The referral is kept for a reason; the result is decided by the grade that it has now.
  const { decision = 0, version = 0 } = found?.reconciles ?? {};
  const kept = { decision, stream, version, reason: '另有违纪事实' };
  accepted(await onReferral(county, 'office', id, 'kept-decisions', kept));
  accepted(await propose(county, id));
  accepted(await decide(county, id, { disposal: 'urge-improvement' }));
  // What is to be improved is still to be fed back, and the result to be disclosed.
  await eventually('nothing else is left to be done', async () => {
    const left = (await waiting('office')).map(({ step }) => step).sort();
    return left.join() === 'disclose,problems' ? true : undefined;
  });
  expect((await resultOf(county, id)).disposal).toMatchObject({ disposal: 'urge-improvement', status: 'applied' });
});
