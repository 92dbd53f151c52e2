import { accountChanged, rulesResolved, rulesTimetableSet } from '@wenxiao/contracts';
import { type EventMetadata } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { budgetOf, type County, type CountyService, type Person, runCountyService } from '@wenxiao/service-kit/testing';
import { evaluationPlan } from '../src/index.js';
import { department, evaluatingIn, form, okOf, papers, pathOf, points } from './evaluating.js';

let running: CountyService;
let county: County;
let acting: ReturnType<typeof evaluatingIn>;
beforeAll(async () => {
  running = await runCountyService(evaluationPlan, '2024-02-01');
  county = await running.county('fufeng-2022');
  acting = evaluatingIn(running, county);
});
afterAll(() => running.close());

it('what duties ask for is expected of a subject as soon as it has a target, and of whom', async () => {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () =>
    expect((await acting.seen(subject, 'self-evaluation', county.clerk)).status).toBe('expected'),
  );
  await running.settled();
  expect((await acting.seen(subject, department)).status).toBe('expected');
  const { body } = await running.call(county, `tasks`, { as: county.clerk });
  const ofIt = (body['items'] as readonly Readonly<{ about: object; step: string; zh: string }>[]).filter(
    ({ about }) => (about as { subject: string }).subject === subject,
  );
  expect(ofIt).toMatchObject([{ step: 'begin', zh: '单位自评', about: { type: 'self-evaluation', period: '2023' } }]);
});

it('a unit evaluates itself on its form: the grade is that of the set, and what differs from the books is found', async () => {
  const { subject } = await acting.selfEvaluated();
  expect(await acting.seen(subject, 'self-evaluation')).toMatchObject({
    status: 'open',
    form: { annualBudget: '1000000.00', executed: '950000.00', printedTotal: '96', printedGrade: '优', findings: [] },
    conclusion: { score: '96', computed: '96', fullMark: '100', grade: 'excellent', gradeName: '优', late: false },
  });
  okOf(await acting.step(subject, ['self-evaluation', 'file'], county.office, { answer: 'filed' }));
  expect((await acting.seen(subject, 'self-evaluation')).status).toBe('done');
  const events = await running.events(county.id, `evaluation/${subject}.self-evaluation.2023.1`);
  const finalised = events.find(({ type }) => type === 'evaluation-finalised');
  expect((JSON.parse(finalised?.metadata ?? '{}') as EventMetadata).rules?.basis).toEqual([
    'evaluationTypes/self-evaluation',
    'evaluationTypes/self-evaluation/parts/total',
    'evaluation.gradeBands/excellent',
  ]);
  const told = await running.published(county.id, `evaluation/${subject}.self-evaluation.2023.1`);
  expect(told.map(({ published }) => published.type)).toEqual([
    'evaluation.evaluation-opened.v1',
    'evaluation.self-evaluation-submitted.v1',
    'evaluation.evaluation-finalised.v1',
  ]);
});

it.each([
  ['a form of another project', { funds: { ...form().funds, annualBudget: '7' } }, 'differs-from-budget'],
  [
    'a grade that is not that of its total',
    { totals: { publishedTotalScore: '96', grade: '不合格' } },
    'grade-differs',
  ],
])('finds %s', async (_, different, finding) => {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () => okOf(await acting.begin(subject, 'self-evaluation', county.clerk)));
  okOf(await acting.handIn(subject, different));
  expect(await acting.seen(subject, 'self-evaluation')).toMatchObject({
    form: { findings: expect.arrayContaining([expect.objectContaining({ finding })]) as object[] },
  });
});

it.each([
  ['a form that is none', { kind: 'self-evaluation', indicators: 'none' }, 'invalid-request'],
  ['one of another kind', { ...form(), kind: 'target-declaration' }, 'invalid-request'],
  [
    'a form that was never filled in',
    form({
      funds: undefined,
      totals: undefined,
      indicators: [{ level3: '里程', target: '≥1', actual: '', weight: '', score: '' }],
    }),
    'form-unfilled',
  ],
])('refuses %s, and nothing changes', async (_, sent, code) => {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () => okOf(await acting.begin(subject, 'self-evaluation', county.clerk)));
  const { version } = await acting.seen(subject, 'self-evaluation');
  const body = { answer: 'done', brings: papers('self-evaluation-form'), form: sent };
  expect((await acting.step(subject, ['self-evaluation', 'evaluate'], county.clerk, body)).body).toMatchObject({
    code,
  });
  expect((await acting.seen(subject, 'self-evaluation')).version).toBe(version);
});

it('two evaluators fill in their sheets upon one version, blind; their mean is graded', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const { version } = await acting.seen(subject, department, first);
  okOf(await acting.sheet(subject, first, '95', version));
  expect((await acting.seen(subject, department, second)).sheets).toEqual([]);
  expect((await acting.seen(subject, department, county.reviewer)).sheets).toEqual([]);
  expect((await acting.seen(subject, department, first)).sheets).toMatchObject([{ evaluator: first.id, total: '95' }]);
  const early = { answer: 'done', brings: {} };
  expect((await acting.step(subject, [department, 'conclude'], first, early)).body).toMatchObject({ code: 'not-open' });
  okOf(await acting.sheet(subject, second, '55', version));
  expect((await acting.seen(subject, department, county.clerk)).sheets).toEqual([]);
  // Once all are in they are open to those who filled them in beside, and not whose they are.
  const beside = (await acting.seen(subject, department, second)).sheets;
  expect(beside.map(({ evaluator }) => evaluator)).toEqual([undefined, second.id]);
  expect(beside).toMatchObject([{ total: '95' }, { total: '55' }]);
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, { answer: 'agreed' }));
  expect(
    await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: { score: '95' } }),
  ).toMatchObject({
    status: 422,
    body: { code: 'deviation-unexplained', score: '95', computed: '75' },
  });
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  expect(await acting.seen(subject, department, county.clerk)).toMatchObject({
    conclusion: { score: '75', grade: 'qualified', gradeName: '合格' },
    sheets: [{ total: '95' }, { total: '55' }],
  });
});

it('tells the unit no evaluator by name, whatever they do: not in what was done, what waits, a refusal, or what came in between', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const names = [first.id, second.id];
  const saysNone = (said: unknown) => names.every((each) => !JSON.stringify(said).includes(each));
  const seenBy = (as: Person) => acting.seen(subject, department, as);
  const { version } = await seenBy(county.clerk);
  expect([saysNone(await seenBy(county.clerk)), saysNone(await seenBy(county.office))]).toEqual([true, false]);
  // Whoever evaluates beside knows who made the plan.
  expect(saysNone({ ...(await seenBy(second)), possible: [], tasks: [] })).toBe(false);
  const agreed = { answer: 'agreed' };
  const early = await acting.step(subject, [department, 'exchange-views'], county.clerk, agreed);
  expect(early).toMatchObject({ status: 409, body: { code: 'not-open' } });
  expect(saysNone(early.body)).toBe(true);
  for (const [evaluator, points_] of [
    [first, '95'],
    [second, '55'],
  ] as const)
    okOf(await acting.sheet(subject, evaluator, points_));
  const late = await running.call(county, `${pathOf(subject, department)}/steps/exchange-views`, {
    as: county.clerk,
    body: agreed,
    ifMatch: version,
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
  expect((late.body['changes'] as readonly { type: string }[]).map(({ type }) => type)).toContain('evaluation-scored');
  expect(saysNone(late.body)).toBe(true);
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, agreed));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  const concluded = await seenBy(county.clerk);
  expect(concluded).toMatchObject({ conclusion: { score: '75' }, sheets: [{ total: '95' }, { total: '55' }] });
  expect(saysNone(concluded)).toBe(true);
});

it('whoever is named has to be there, and is none of those who are evaluated', async () => {
  const { subject, first } = await acting.selfEvaluated();
  okOf(await acting.begin(subject, department, county.reviewer));
  okOf(await acting.step(subject, [department, 'fix-object'], county.reviewer, { answer: 'done' }));
  const naming = (persons: readonly string[]) =>
    acting.step(subject, [department, 'fix-evaluators'], county.reviewer, { answer: 'formed', brings: { persons } });
  const nobody = '018f2f6e-0000-7000-8000-0000000009ff';
  await eventually(async () =>
    expect(await naming([first.id, nobody])).toMatchObject({
      status: 422,
      body: { code: 'unknown-person', persons: [nobody] },
    }),
  );
  await running.account(county.id, county.unit, county.clerk.id);
  await eventually(async () =>
    expect((await naming([county.clerk.id])).body).toMatchObject({
      code: 'evaluators-kept-out',
      persons: [county.clerk.id],
    }),
  );
});

it('what rests on a self-evaluation does not begin before it', async () => {
  const subject = await running.approve(county, {}, '2023-01-20');
  await eventually(async () =>
    expect((await acting.begin(subject, department, county.reviewer)).body).toMatchObject({
      code: 'rests-on',
      evaluationType: 'self-evaluation',
    }),
  );
});

it('a sheet is taken back and put right; a conclusion that is taken back is told to others', async () => {
  const { subject, first, second } = await acting.upToSheets();
  okOf(await acting.sheet(subject, first, '95'));
  const withdrawal = { level: first.id, reason: '误提交' };
  const at = `${pathOf(subject, department)}/steps/collect-and-verify`;
  const { version } = await acting.seen(subject, department);
  okOf(await running.call(county, `${at}/withdrawal`, { as: first, body: withdrawal, ifMatch: version }));
  okOf(await acting.sheet(subject, first, '85'));
  okOf(await acting.sheet(subject, second, '85'));
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, { answer: 'agreed' }));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  const correction = {
    answer: 'done',
    level: second.id,
    brings: papers('working-papers'),
    sheet: points('75'),
    reason: '一项指标未达标',
  };
  const now = await acting.seen(subject, department);
  okOf(await running.call(county, `${at}/correction`, { as: second, body: correction, ifMatch: now.version }));
  expect(await acting.seen(subject, department)).toMatchObject({ conclusion: { score: '80', grade: 'good' } });
  const concluding = `${pathOf(subject, department)}/steps/conclude/withdrawal`;
  const again = await acting.seen(subject, department);
  okOf(await running.call(county, concluding, { as: first, body: { reason: '须重新核实' }, ifMatch: again.version }));
  expect((await acting.seen(subject, department)).conclusion).toBeUndefined();
  const told = await running.published(county.id, `evaluation/${subject}.${department}.2023.1`);
  expect(told.map(({ published }) => published.type)).toEqual([
    'evaluation.evaluation-opened.v1',
    'evaluation.parties-named.v1',
    'evaluation.parties-named.v1',
    'evaluation.evaluation-finalised.v1',
    'evaluation.evaluation-finalised.v1',
    'evaluation.parties-named.v1',
    'evaluation.conclusion-withdrawn.v1',
  ]);
  // Taking something back that named nobody leaves those named whom an earlier step named.
  const group = [first, second].map(({ id }) => ({ as: 'work-group', who: id }));
  const parties = told.filter(({ published }) => published.type === 'evaluation.parties-named.v1');
  expect(parties.map(({ published }) => (JSON.parse(published.text) as { parties: unknown }).parties)).toEqual([
    group,
    group,
    group,
  ]);
});

it('nobody sees or does anything from elsewhere', async () => {
  const { subject } = await acting.selfEvaluated();
  const other = await running.county('fufeng-2022');
  expect((await running.call(county, pathOf(subject, 'self-evaluation'), { as: other.office })).status).toBe(404);
  expect((await running.call(other, pathOf(subject, 'self-evaluation'), { as: other.office })).status).toBe(404);
  const stranger = { id: await running.account(county.id, county.bureau), desk: '', at: county.bureau };
  expect((await running.call(county, pathOf(subject, 'self-evaluation'), { as: stranger })).status).toBe(404);
  expect(await acting.begin(subject, department, county.clerk)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  for (const path of ['self-evaluation/2023/0', 'self-evaluation/2023-13/1', 'Self/2023/1'])
    expect((await running.call(county, `evaluations/${subject}/${path}`, { as: county.office })).status).toBe(404);
});

it('the list shows pages with totals, finds by name, and shows evaluators what names them', async () => {
  const { subject, first } = await acting.upToSheets();
  const list = async (query: string, as: Person = county.office) =>
    okOf(await running.call(county, `evaluations?${query}`, { as })) as Readonly<{
      items: readonly Readonly<{ subject: string; type: string; gradeName?: string; status: string }>[];
      more: boolean;
      totals: Readonly<{ rows: number }>;
    }>;
  await eventually(async () =>
    expect((await list(`subject=${subject}`)).items).toMatchObject([
      { type: department, status: 'open' },
      { type: 'self-evaluation', status: 'concluded', gradeName: '优' },
    ]),
  );
  expect((await list('', first)).items.map((each) => [each.subject, each.type])).toEqual([[subject, department]]);
  const page = await list('limit=1&search=公路');
  expect(page).toMatchObject({ more: true });
  expect(page.items).toHaveLength(1);
  expect((await list('search=没有')).totals.rows).toBe(0);
});

it('an evaluator who left is replaced by the lead desk: the new one is let in, the former is not', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const third = { id: await running.account(county.id, county.bureau), desk: '', at: county.bureau };
  const left = accountChanged({ personId: second.id, organisationId: county.bureau, enabled: false });
  await running.publish('directory', county.id, `account/${second.id}`, left);
  const waiting = async (as: Person) => {
    const { body } = await running.call(county, 'tasks?limit=200', { as });
    const items = body['items'] as readonly Readonly<{ about: { subject: string }; step: string; level?: string }>[];
    return items.filter(({ about, step }) => about.subject === subject && step === 'person-left');
  };
  await eventually(async () =>
    expect(await waiting(county.office)).toMatchObject([{ kind: 'settle', level: second.id }]),
  );
  expect(await waiting(county.clerk)).toEqual([]);
  const at = `${pathOf(subject, department)}/reassignments`;
  const body = { as: 'work-group', from: second.id, to: third.id, reason: '账号已停用' };
  const { version } = await acting.seen(subject, department);
  const replace = (as: Person, different: object = {}) =>
    running.call(county, at, { as, body: { ...body, ...different }, ifMatch: version });
  expect(await replace(county.reviewer)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  const nobody = '018f2f6e-0000-7000-8000-0000000009ff';
  expect(await replace(county.office, { to: nobody })).toMatchObject({ body: { code: 'unknown-person' } });
  await eventually(async () => okOf(await replace(county.office)));
  await eventually(async () => okOf(await running.call(county, pathOf(subject, department), { as: third })));
  expect(await running.call(county, pathOf(subject, department), { as: second })).toMatchObject({ status: 404 });
  await eventually(async () => expect(await waiting(county.office)).toEqual([]));
  const list = async (as: Person) => {
    const { status, body: page } = await running.call(county, 'evaluations', { as });
    return status === 200 ? (page['items'] as readonly object[]) : [];
  };
  await eventually(async () => expect(await list(third)).toMatchObject([{ subject, type: department }]));
  expect(await list(second)).toEqual([]);
  okOf(await acting.sheet(subject, first, '95'));
  okOf(await acting.sheet(subject, third, '85'));
  expect((await acting.sheet(subject, second, '10')).status).toBe(404);
});

it('an evaluation goes on by the set in force once the lead desk says so, and from then on by that', async () => {
  const other = await running.county('fufeng-2022');
  const there = evaluatingIn(running, other);
  const { subject, first, second } = await there.upToSheets();
  const at = `${pathOf(subject, department)}/rebase`;
  const body = { reason: '规则已修订' };
  const rebase = async (as: Person) =>
    running.call(other, at, { as, body, ifMatch: (await there.seen(subject, department)).version });
  expect(await rebase(other.office)).toMatchObject({ status: 409, body: { code: 'under-it-already' } });
  const hash = await adoptWithout(other, 'exchange-views', '2024-01-15');
  await eventually(async () => okOf(await rebase(other.office)));
  expect((await rebase(other.reviewer)).body).toMatchObject({ code: 'wrong-desk' });
  expect(await there.seen(subject, department)).toMatchObject({ rules: hash });
  okOf(await there.sheet(subject, first, '95'));
  okOf(await there.sheet(subject, second, '85'));
  okOf(await there.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  expect(await there.seen(subject, department)).toMatchObject({ conclusion: { score: '90' } });
  const events = await running.events(other.id, `evaluation/${subject}.${department}.2023.1`);
  expect(events.slice(-3).map(({ metadata }) => (JSON.parse(metadata) as EventMetadata).rules?.hash)).toEqual([
    hash,
    hash,
    hash,
  ]);
});

it('a conclusion is looked at again where its budget is changed back to before it; whoever keeps it says why', async () => {
  const { subject } = await acting.selfEvaluated();
  const waiting = async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.office });
    const items = body['items'] as readonly Readonly<{ about: object; step: string; reconciles: object }>[];
    return items.filter((task) => task.step === 'reconcile' && (task.about as { subject: string }).subject === subject);
  };
  const stream = `budget-line/${subject}.2023`;
  const line = (...totals: readonly (readonly [string, string])[]) =>
    running.publish('targets', county.id, stream, budgetOf(subject, 2023, totals));
  // What holds from the next year on is no matter of it.
  await line(['2023-01-20', '1000000.00'], ['2024-01-10', '800000.00']);
  await running.settled();
  expect(await waiting()).toEqual([]);
  await line(['2023-01-20', '900000.00'], ['2024-01-10', '800000.00']);
  const found = { decision: 5, stream, version: 3, because: 'overtaken' };
  await eventually(async () => expect(await waiting()).toMatchObject([{ kind: 'settle', reconciles: found }]));
  const keep = async (as: Person, version: number) =>
    running.call(county, `${pathOf(subject, 'self-evaluation')}/kept-decisions`, {
      as,
      body: { decision: 5, stream, version, reason: '执行数不受影响' },
      ifMatch: (await acting.seen(subject, 'self-evaluation')).version,
    });
  expect(await keep(county.clerk, 3)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await keep(county.office, 2)).toMatchObject({
    status: 409,
    body: { code: 'not-outdated', outdated: [found] },
  });
  okOf(await keep(county.office, 3));
  await eventually(async () => expect(await waiting()).toEqual([]));
  // A newer change is another matter.
  await line(['2023-01-20', '850000.00']);
  await eventually(async () => expect(await waiting()).toMatchObject([{ reconciles: { ...found, version: 4 } }]));
});

it('a department’s conclusion is looked at again where the self-evaluation that it rests on was corrected', async () => {
  const { subject, first, second } = await acting.upToSheets();
  okOf(await acting.sheet(subject, first, '95'));
  okOf(await acting.sheet(subject, second, '85'));
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, { answer: 'agreed' }));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  const correction = {
    answer: 'done',
    brings: papers('self-evaluation-form'),
    form: form({ totals: { publishedTotalScore: '90', grade: '优' } }),
    reason: '得分误填',
  };
  const { version } = await acting.seen(subject, 'self-evaluation');
  const at = `${pathOf(subject, 'self-evaluation')}/steps/evaluate/correction`;
  okOf(await running.call(county, at, { as: county.clerk, body: correction, ifMatch: version }));
  const stream = `evaluation/${subject}.self-evaluation.2023.1`;
  expect(await acting.seen(subject, department)).toMatchObject({
    tasks: expect.arrayContaining([
      expect.objectContaining({ reconciles: expect.objectContaining({ stream, because: 'overtaken' }) as object }),
    ]) as object[],
  });
});

/** The county’s department evaluation has one step less from a day on. */
async function adoptWithout({ id }: County, step: string, from: string): Promise<string> {
  const set = seed('fufeng-2022')!;
  const procedures = (set.members.procedures ?? []).map((each) =>
    each.code === department ? { ...each, steps: each.steps.filter(({ code }) => code !== step) } : each,
  );
  const changed = { ...set, members: { ...set.members, procedures } };
  const { hash, text, layers } = layered(changed, undefined, { organisation: false });
  const before = layered(set, undefined, { organisation: false });
  const stream = `governing/${id}.budget-performance`;
  await running.publish('directory', id, stream, rulesResolved({ hash, text }));
  const rows = [
    { from: '0001-01-01', layers: [], reason: 'nothing-adopted' },
    { from: set.effective.from, hash: before.hash, layers: before.layers.map((layer) => ({ ...layer })) },
    { from, hash, layers: layers.map((layer) => ({ ...layer })) },
  ];
  await running.publish('directory', id, stream, rulesTimetableSet({ bodyId: id, scheme: 'budget-performance', rows }));
  return hash;
}
