import { assessmentAt, assessmentStep, newSubject, onSubject, openAssessment } from '../harness/assessing.js';
import { approvedByBureau, articlesOf, isTold, wrongDesk } from '../harness/bureau-cycle.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { County } from '../harness/county.js';
import { declarationOf, idOf, versionOf } from '../harness/cycle.js';
import { accepted, begin } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { monitoringOf, onMonitoring } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { rulesAsRead } from '../harness/rules.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What each desk of the bureau does: the centre that leads, the treasury desk that says what was paid, whoever is called in from outside.

let product: Product;
let county: County;
/** A project that was approved. */
let major = '';
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  [major = ''] = await approvedByBureau(product, county, {});
  await product.advanceTo('2023-02-20T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

it('HC-02: the rules are about six parts of the work, and each of them is done by article', async () => {
  const { members } = await rulesAsRead(county, 'huichang-2020');
  expect(members['general.modules']).toMatchObject([
    { zh: '事前绩效评估', source: [{ article: '第二条' }] },
    { zh: '绩效目标管理' },
    { zh: '绩效运行监控' },
    { zh: '绩效评价' },
    { zh: '结果应用与信息公开' },
    { zh: '绩效监督' },
  ]);
});

it('HC-05a: the centre makes the plan of the year, for all desks and departments to read, and nobody else does', async () => {
  const address = `evaluation-plans/${county.id}/2023`;
  const issuing = (who: 'office' | 'desk' | 'budget' | 'reviewer', plan: string, ifMatch: number) =>
    county.people[who].call<{ code: string; desk: string }>(county.path('evaluation', address), {
      method: 'PUT',
      body: { plan, document: '会财绩〔2023〕2号', on: '2023-02-15' },
      ifMatch,
    });
  for (const who of ['desk', 'budget', 'reviewer'] as const)
    expect(await issuing(who, '年度工作计划', 0)).toMatchObject({ status: 403 });
  expect((await issuing('office', '年度工作计划', 0)).status).toBe(200);
  expect((await issuing('office', '年度工作计划（调整）', 1)).status).toBe(200);
  for (const who of ['desk', 'budget', 'reviewer', 'unit'] as const)
    expect((await county.get(who, 'evaluation', address)).body).toMatchObject({
      year: 2023,
      plan: { plan: '年度工作计划（调整）', document: '会财绩〔2023〕2号', on: '2023-02-15' },
    });
  const entry = entryOf(await trailWith(county, county.id, 'plan-issued'), 'plan-issued');
  expect(entry).toMatchObject({ actor: { desk: 'performance-office' } });
  expect(articlesOf(entry)).toContain('第五条');
});

it('HC-05b: the centre keeps the indicators and standards of the county, in versions from a day on', async () => {
  const today = '2023-02-20';
  const entry = {
    level1: '满意度指标',
    level2: '服务对象满意度',
    name: '群众满意度',
    direction: 'at-least',
    unit: '%',
    quantifiable: true,
    standard: { kind: 'historical', value: '90', source: '近三年平均值' },
    fields: ['通用'],
    from: today,
  };
  const library = `indicator-library/${county.id}`;
  for (const who of ['desk', 'budget', 'reviewer', 'unit'] as const)
    expect(await county.post(who, 'targets', library, entry)).toMatchObject({ status: 403 });
  const [, made = ''] = idOf(await county.post('office', 'targets', library, entry)).split('.');
  const { level1: _1, level2: _2, name: _3, ...content } = entry;
  const higher = { ...content, from: '2023-02-21', standard: { ...entry.standard, value: '95' }, reason: '标准提高' };
  const versions = `${library}/${made}/versions`;
  expect(await county.post('desk', 'targets', versions, higher, { ifMatch: 1 })).toMatchObject({ status: 403 });
  idOf(await county.post('office', 'targets', versions, higher, { ifMatch: 1 }));
  expect((await county.get('unit', 'targets', `${library}/${made}`)).body).toMatchObject({
    scope: 'common',
    inForce: { version: 1, standard: { value: '90' } },
    versions: [{ version: 1 }, { version: 2, standard: { value: '95' } }],
  });
  const issued = entryOf(
    await trailWith(county, county.id, 'library-entry-issued', 'library-entry-issued'),
    'library-entry-issued',
  );
  expect(issued.actor).toMatchObject({ desk: 'performance-office' });
  expect(articlesOf(issued)).toEqual(expect.arrayContaining(['第五条', '第六条']));
});

it('HC-05e: the centre, and no other desk, sets going what the bureau assesses, monitors and evaluates itself', async () => {
  const lead = wrongDesk('performance-office');
  const idea = await newSubject(county);
  const assessing = (who: 'desk' | 'budget' | 'office') => openAssessment(county, who, idea, 'ex-ante-independent');
  const monitoring = (who: 'desk' | 'budget' | 'office') =>
    onMonitoring(county, who, major, 'rounds', { series: 'finance-monitoring', node: '2023-02-20' });
  const marked = { mark: 'major', marked: true, reason: '县政府确定' };
  const marking = (who: 'budget' | 'office') => onSubject(county, who, major, 'marks', marked);
  expect(await marking('budget')).toMatchObject(lead);
  expect((await marking('office')).status).toBe(201);
  expect(await assessing('desk')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await monitoring('desk')).toMatchObject({ status: 403 });
  expect(await monitoring('budget')).toMatchObject({ status: 403 });
  expect(await begin(county, major, 'finance-evaluation', 'desk', {})).toMatchObject(lead);
  idOf(await assessing('office'));
  await eventually('monitoring hears of the mark', async () =>
    (await monitoring('office')).status === 201 ? true : undefined,
  );
  accepted(await begin(county, major, 'finance-evaluation', 'office', {}));
  expect((await monitoringOf(county, major)).rounds.map(({ round }) => round)).toContain(
    'finance-monitoring@2023-02-20',
  );
});

it('HC-09: what was paid the treasury desk hands in, and the work goes by that', async () => {
  const rows = [paid(major, '2023-02-10', '333333.33')];
  for (const who of ['budget', 'office', 'desk'] as const)
    expect(await feed(county, rows, { batch: `by-${who}`, who })).toMatchObject(wrongDesk('treasury-desk'));
  expect(await feed(county, rows, { batch: 'by-treasury' })).toMatchObject({
    status: 201,
    body: { lines: 1, sum: '333333.33' },
  });
  await recorded(county, 'by-treasury');
  type Executed = Readonly<{ execution?: Readonly<{ executed: string; shown: string }> }>;
  const execution = await eventually('the execution is shown', async () => {
    const { body } = await county.get<Executed>('desk', 'monitoring', `monitoring/${major}/2023`);
    return body.execution;
  });
  expect(execution).toMatchObject({ executed: '333333.33', shown: '33.33%' });
  const entry = entryOf(await trailWith(county, major, 'execution-recorded'), 'execution-recorded');
  expect(articlesOf(entry)).toContain('第九条');
});

it('HC-11b: where it wants to, the centre has outsiders assess by themselves; budget desk and business desk get to know it, and money may be asked for either way', async () => {
  const subject = await newSubject(county);
  const id = idOf(await openAssessment(county, 'office', subject, 'ex-ante-independent'));
  const expert = await county.people.expert.personId();
  const commissioned = { answer: 'experts', brings: { persons: [expert], ground: 'complex' } };
  expect(await assessmentStep(county, 'desk', id, 'commission', commissioned)).toMatchObject(
    wrongDesk('performance-office'),
  );
  idOf(await assessmentStep(county, 'office', id, 'commission', commissioned));
  const papers = { documents: [{ name: '评估报告', document: 'assessment-report' }] };
  const concluding = (who: 'office' | 'expert', brings: object) =>
    assessmentStep(county, who, id, 'conclude', { answer: 'assessed', brings });
  const whole = { ...papers, opinion: '立项必要，预算偏高' };
  expect(await concluding('office', whole)).toMatchObject({ status: 403 });
  await eventually('the expert is let in', async () =>
    (await county.get('expert', 'targets', assessmentAt(id))).status === 200 ? true : undefined,
  );
  expect(await concluding('expert', papers)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  // As a reference: what was not assessed so far is asked for all the same.
  const asking = (subjectId: string) =>
    county.post('unit', 'targets', 'performance-targets', declarationOf(county, { subject: undefined, subjectId }));
  idOf(await asking(subject));
  idOf(await concluding('expert', whole));
  for (const who of ['budget', 'desk'] as const) {
    await isTold(county, who, 'targets', subject);
    expect((await county.get(who, 'targets', assessmentAt(id))).body).toMatchObject({ subject });
  }
  expect(await versionOf(county, 'targets', assessmentAt(id))).toBeGreaterThan(1);
  const trail = await trailWith(county, subject, 'ex-ante-concluded');
  expect(articlesOf(entryOf(trail, 'ex-ante-concluded'))).toContain('第十一条');
  const { values } = await rulesAsRead(county, 'huichang-2020');
  expect(values['exAnte.thirdParty']).toMatchObject({ value: 'when-needed', source: [{ article: '第十一条' }] });
});
