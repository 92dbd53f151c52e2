import { type EventMetadata } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, type Person, runCountyService } from '@wenxiao/service-kit/testing';
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

it('a new policy is asked for in its first three years, also where it had them before it was handed over to here', async () => {
  const policy = { kind: 'policy', isNew: true };
  const openedYears = [{ year: 2020, budget: '1000000.00' }];
  const [begun, before] = [
    await running.approve(county, policy),
    await running.approve(county, { ...policy, openedYears }),
  ];
  const asked = async (subject: string) => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.reviewer });
    type Listed = Readonly<{
      about: { subject: string; type: string };
      dues: readonly Readonly<{ askedBy: string }>[];
    }>;
    const found = (body['items'] as readonly Listed[]).find(
      ({ about }) => about.subject === subject && about.type === department,
    );
    return found?.dues.map(({ askedBy }) => askedBy);
  };
  await eventually(async () => expect(await asked(begun)).toEqual(['department-evaluation', 'new-policy']));
  await eventually(async () => expect(await asked(before)).toEqual(['department-evaluation']));
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
  await running.settled();
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
  [
    'a copy that breaks off before its indicators',
    form({ indicators: [], truncated: true }),
    'form-without-indicators',
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

it('an evaluation that was begun by mistake is taken back by its desk, and others hear that it has not begun', async () => {
  const { subject } = await acting.selfEvaluated();
  const stream = `evaluation/${subject}.${department}.2023.1`;
  const path = pathOf(subject, department);
  okOf(await acting.begin(subject, department, county.reviewer));
  const { version } = await acting.seen(subject, department);
  const call = { body: { reason: '误启动' }, ifMatch: version };
  expect(await running.call(county, `${path}/withdrawal`, { as: county.clerk, ...call })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  okOf(await running.call(county, `${path}/withdrawal`, { as: county.reviewer, ...call }));
  // A duty asks for it, whether or not that was heard before it was begun.
  await eventually(async () => expect((await acting.seen(subject, department)).status).toBe('expected'));
  // Nobody asks for this one: there is none then.
  const unasked = pathOf(subject, 'finance-evaluation');
  okOf(await acting.begin(subject, 'finance-evaluation', county.office));
  const ifMatch = (await acting.seen(subject, 'finance-evaluation')).version;
  okOf(await running.call(county, `${unasked}/withdrawal`, { as: county.office, ...call, ifMatch }));
  expect(await running.call(county, unasked, { as: county.office })).toMatchObject({ status: 404 });
  await eventually(async () => {
    const { body } = await running.call(county, `evaluations?subject=${subject}&sort=opened`, { as: county.reviewer });
    expect(body).toMatchObject({
      items: [
        { type: department, status: 'expected' },
        { type: 'self-evaluation', status: 'concluded' },
      ],
    });
  });
  okOf(await acting.begin(subject, department, county.reviewer));
  okOf(await acting.step(subject, [department, 'fix-object'], county.reviewer, { answer: 'done' }));
  const now = (await acting.seen(subject, department)).version;
  expect(
    await running.call(county, `${path}/withdrawal`, { as: county.reviewer, ...call, ifMatch: now }),
  ).toMatchObject({ status: 409, body: { code: 'start-built-on' } });
  const told = await running.published(county.id, stream);
  expect(told.map(({ published }) => published.type)).toEqual([
    'evaluation.evaluation-opened.v1',
    'evaluation.start-withdrawn.v1',
    'evaluation.evaluation-opened.v1',
  ]);
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
  await eventually(async () =>
    expect((await list('', first)).items.map((each) => [each.subject, each.type])).toEqual([[subject, department]]),
  );
  const page = await list('limit=1&search=公路');
  expect(page).toMatchObject({ more: true });
  expect(page.items).toHaveLength(1);
  expect((await list('search=没有')).totals.rows).toBe(0);
});
