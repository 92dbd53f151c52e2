import { accountNamed, demoAdministrator, demoPassword, organisationNamed } from '@wenxiao/cli/demo';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from '../harness/as-read.js';
import { articlesOf, wrongDesk } from '../harness/bureau-cycle.js';
import { bureauBearing } from '../harness/bureau-of-desks.js';
import { Caller } from '../harness/caller.js';
import { decidedByCity, draftedKeyEvaluation, onKeyEvaluation } from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import { County } from '../harness/county.js';
import { approval, declarationOf, idOf, indicator, versionOf, yuan } from '../harness/cycle.js';
import { accepted, begin, evaluationStep, handedIn } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { entered, entryAt, onEntry, type Which } from '../harness/keeping-registers.js';
import { openJurisdiction, type OtherJurisdiction } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { compile, reportAt, submit } from '../harness/reporting-upward.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What the city looks at over all that lies in it: its counties and zones, its departments, its own measures.

let product: Product;
let city: County;
/** A county below it, which goes by the same plan. */
let county: County;
/** … seen by whoever fills the general office of the city. */
let seen: County<keyof County['people'] | 'general'>;
let [bureau, first, second, third, zone, lateZone] = ['', '', '', '', '', ''];
beforeAll(async () => {
  product = await startProduct();
  const { address, running } = product;
  city = await openCityPlan(product, {
    where: { name: '他市', level: 'prefecture', below: '示范省', accounts: 'city' },
  });
  const below = (name: string, accounts: string, level: OtherJurisdiction['level'] = 'county') =>
    openJurisdiction(product, { name, level, below: '他市', accounts }, 'unit', 'office') as Promise<County>;
  county = await below('他市一县', 'first');
  first = county.id;
  ({ id: second } = await below('他市二县', 'second'));
  ({ id: third } = await below('他市三县', 'third'));
  ({ id: zone } = await below('他市一管理区', 'zone', 'zone'));
  ({ id: lateZone } = await below('他市二管理区', 'late', 'zone'));
  bureau = await bureauBearing(product, city, '他市', ['general-office']);
  const administrator = await address.signIn(demoAdministrator.accountName, demoPassword);
  const account = { accountName: 'city.general', displayName: '办公室', role: 'general-office' };
  await accountNamed(address, administrator, city.id, { ...account, organisationId: bureau });
  const general = Caller.signingIn(running.url, account.accountName, demoPassword);
  seen = new County(city.id, city.unitId, { ...city.people, general });
  await settle();
  await product.settled();
}, 420_000);
afterAll(() => product.close());

const item = (code: string) => `accountability.workAssessmentItems/${code}/full`;
/** The plan gives no scale and no points: they were settled before. */
async function settle(): Promise<void> {
  const bands = [
    { code: 'good', zh: '好', from: '80', to: '100' },
    { code: 'low', zh: '差', from: '0', to: '80' },
  ];
  const points = Object.fromEntries([
    ...['attention', 'execution', 'evaluation-grades', 'overall-management'].map((code) => [item(code), '25']),
    [item('county-rectification'), '40'],
    [item('county-indicators'), '30'],
    [item('county-report-quality'), '20'],
  ]);
  const settled = {
    scheme: 'budget-performance',
    values: {
      'evaluation.fullMark': '100',
      'evaluation.gradeBands': bands,
      ...points,
      'accountability.workAssessments/counties/others': [{ code: 'training', zh: '培训', full: '10' }],
    },
    document: '常财绩〔2023〕1号',
    reason: '方案未规定分值和等级，经局务会研究明确。',
  };
  accepted(await city.post('office', 'directory', `bodies/${city.id}/settlements`, settled, { ifMatch: 0 }));
}

type Assessing = 'general' | 'office' | 'budget';
const onWork = (who: Assessing, at: string, act: string, body: object) =>
  postAsRead(seen, who, 'accountability', `work-assessments/${at}${act}`, body, () =>
    versionOf(city, 'accountability', `work-assessments/${at}`),
  );
/** Scored by the general office and by nobody else, and concluded. */
async function assessed(at: string, points: Readonly<Record<string, string>>): Promise<void> {
  const sheet = { items: Object.entries(points).map(([code, given]) => ({ item: code, points: given })) };
  const scoring = (who: Assessing, body: object) =>
    eventually('what was settled holds', async () => {
      const answer = await onWork(who, at, '', body);
      return answer.body.code === 'rules-silent' ? undefined : answer;
    });
  for (const who of ['office', 'budget'] as const)
    expect(await scoring(who, sheet)).toMatchObject(wrongDesk('general-office'));
  const [, ...rest] = sheet.items;
  expect(await scoring('general', { items: rest })).toMatchObject({
    status: 422,
    body: { code: 'items-wanting', wanting: [sheet.items[0]!.item] },
  });
  accepted(await scoring('general', sheet));
  accepted(await onWork('general', at, '/conclusion', { findings: [] }));
}
type Work = Readonly<{
  items: readonly Readonly<{ item: string; name: string; facts?: readonly Readonly<Record<string, unknown>>[] }>[];
}>;
const workOf = async (at: string) => (await city.get<Work>('office', 'accountability', `work-assessments/${at}`)).body;

it('CD-03a: the general office assesses departments of the city by attention, carrying out, grades of evaluations and management as a whole', async () => {
  const { departmentId } = await bodiesOf(city);
  const at = `${departmentId}/2023/city-departments`;
  const points = { attention: '25', execution: '20', 'evaluation-grades': '20', 'overall-management': '20' };
  await assessed(at, points);
  const work = await workOf(at);
  expect(work).toMatchObject({ status: 'concluded', conclusion: { score: '85', grade: 'good' } });
  expect(work.items.map(({ name }) => name)).toEqual(['重视度', '执行力', '绩效评价等级', '综合管理水平']);
  const entry = entryOf(await trailWith(city, departmentId, 'work-assessment-concluded'), 'work-assessment-concluded');
  expect(articlesOf(entry)).toContain('3.加强考核');
  // A county is no department of the city.
  expect((await city.get('office', 'accountability', `work-assessments/${first}/2023/city-departments`)).status).toBe(
    404,
  );
});

it('CD-03b: … and counties by rectification, indicators and reports, and by what is settled beside these', async () => {
  const at = `${first}/2023/counties`;
  const points = { 'county-rectification': '30', 'county-indicators': '20', 'county-report-quality': '15' };
  await assessed(at, { ...points, training: '5' });
  const work = await workOf(at);
  expect(work).toMatchObject({ status: 'concluded', conclusion: { score: '70', grade: 'low' } });
  expect(work.items.map(({ name }) => name)).toEqual([
    '问题整改(区县)',
    '绩效指标的细化量化(区县)',
    '报告文本质量(区县)',
    '培训',
  ]);
});

it('CD-05b: government debt is a kind of what the city manages by performance, and of no county', async () => {
  const debt = (of: County) => ({ unit: of.unitId, kind: 'government-debt', name: '专项债券项目', isNew: false });
  const [id = ''] = idOf(
    await city.post('unit', 'targets', 'performance-targets', { ...declarationOf(city), subject: debt(city) }),
  ).split('.');
  expect((await city.get('office', 'targets', `performance-targets/${id}/2023`)).body).toMatchObject({
    subject: { kind: 'government-debt' },
  });
  const registered = entryOf(await trailWith(city, id, 'subject-registered'), 'subject-registered');
  expect(articlesOf(registered)).toContain('5.扩大管理范围');
  // What the city tries from 2021 on is no kind of the years before.
  const before = { ...declarationOf(city, { period: '2020' }), subject: { ...debt(city), name: '2020年债券项目' } };
  expect(await city.post('unit', 'targets', 'performance-targets', before)).toMatchObject({ status: 422 });
  const refused = await eventually('the plan has arrived in the county', async () => {
    const answer = await county.post('unit', 'targets', 'subjects', debt(county));
    return answer.status === 422 ? answer : undefined;
  });
  expect(refused.body).toMatchObject({
    code: 'unknown-kind',
    given: 'government-debt',
    listed: ['special-fund', 'project', 'policy', 'whole-department'],
  });
});

type Computed = Readonly<{ computed: string; amount?: string; basis?: readonly object[] }>;
type Below = Readonly<{ items: readonly Readonly<{ jurisdiction: string; computed: readonly Computed[] }>[] }>;
const subsidies = async (): Promise<Readonly<Record<string, readonly Computed[]>>> => {
  const { body } = await city.get<Below>('office', 'targets', 'checks/2023/jurisdictions?limit=50');
  return Object.fromEntries(body.items.map(({ jurisdiction, computed }) => [jurisdiction, computed]));
};

it('CD-07, B-31: 150,000, 100,000 and 50,000 yuan by the year in which a system is built and in use, half of it for zones, and nothing later', async () => {
  const before = await subsidies();
  for (const id of [first, zone]) expect(before[id]).toMatchObject([{ computed: 'information-system-subsidy' }]);
  expect(before[first]?.[0]).not.toHaveProperty('amount');
  const says = (organisation: string, kind: 'built' | 'in-use', on: string) =>
    entered(city, 'office', 'information-systems', { organisation, kind, on });
  for (const [id, built, used] of [
    [first, '2020-03-31', '2020-12-31'],
    [second, '2020-12-31', '2021-01-01'],
    [third, '2021-12-31', '2022-01-01'],
    [zone, '2019-06-30', '2019-12-31'],
    [lateZone, '2021-06-30', '2021-12-31'],
  ] as const) {
    await says(id, 'built', built);
    await says(id, 'in-use', used);
  }
  const amounts = await eventually('targets has heard of all', async () => {
    const all = await subsidies();
    const found = [first, second, third, zone, lateZone].map((id) => all[id]?.[0]?.amount);
    return found.every((amount) => amount !== undefined) ? found : undefined;
  });
  expect(amounts).toEqual(['100000.00', '50000.00', '0.00', '75000.00', '25000.00']);
  // The city itself gets none.
  const own = await city.get<Readonly<{ computed: readonly Computed[] }>>('office', 'targets', 'checks/2023');
  expect(own.body.computed).toEqual([]);
  const at = await county.get<Readonly<{ computed: readonly Computed[] }>>('office', 'targets', 'checks/2023');
  expect(at.body.computed).toMatchObject([
    { amount: '100000.00', basis: [{ article: [{ article: '7.加快信息化建设' }, {}] }] },
  ]);
});

/** A special fund with ten indicators and so much money, approved with the budget. */
async function fundOf(amount: string): Promise<string> {
  const money = [{ fund: 'general-public', source: 'own', amount: yuan(amount) }];
  const indicators = Array.from({ length: 10 }, (_, at) =>
    indicator(String(at + 1), `指标${String(at)}`, '≥120公里', '10'),
  );
  const subject = { unit: city.unitId, kind: 'special-fund', name: `专项${amount}`, isNew: false };
  const declaration = { ...declarationOf(city, { indicators }), subject, requested: money };
  const [id = ''] = idOf(await city.post('unit', 'targets', 'performance-targets', declaration)).split('.');
  const at = `performance-targets/${id}/2023`;
  const clear = { answer: 'clear', brings: { checklist: [{ item: 'clear', answer: 'passed' }] } };
  idOf(await postAsRead(city, 'office', 'targets', `${at}/steps/review`, clear, () => versionOf(city, 'targets', at)));
  type Target = Readonly<{ version: number; budgetLine: Readonly<{ version: number }> }>;
  const { version: targetVersion, budgetLine } = (await city.get<Target>('office', 'targets', at)).body;
  const approved = {
    subject: id,
    period: '2023',
    targetVersion,
    budgetLineVersion: budgetLine.version,
    amounts: money,
  };
  idOf(await city.post('budget', 'targets', 'budget-approvals', approval([approved])));
  return id;
}

it('CD-04e, B-35, A-3: a special fund of five million yuan and more without a joint method is warned of, in principle, and a cent less is not', async () => {
  type Checked = Readonly<{
    checks: readonly Readonly<{ check: string; kept: string; value?: string; soft: boolean }>[];
  }>;
  const check = async (id: string) =>
    (await city.get<Checked>('office', 'targets', `performance-targets/${id}/2023`)).body.checks.find(
      (each) => each.check === 'joint-management-method',
    );
  const [large, smaller] = [await fundOf('5000000.00'), await fundOf('4999999.99')];
  expect(await check(large)).toMatchObject({ value: '0', atLeast: '1', kept: 'no', soft: true });
  expect(await check(smaller)).toBeUndefined();
  const method = { subject: large, kind: 'joint', documents: [{ name: '专项资金管理办法' }], on: '2022-11-09' };
  await eventually('accountability hears of it', async () => {
    const answer = await city.post('desk', 'accountability', 'registers/management-methods/entries', {
      findings: [],
      ...method,
    });
    return answer.status === 201 ? true : undefined;
  });
  await eventually('targets hears of the method', async () =>
    (await check(large))?.kept === 'yes' ? true : undefined,
  );
});

type Duty = Readonly<{ zh: string; step: string; dues: readonly object[]; about: Readonly<Record<string, string>> }>;
/** What a jurisdiction is still to have in a register, as whoever enters is asked. */
const askedToHave = async (of: County, register: string): Promise<readonly Duty[]> =>
  (await of.get<{ items: readonly Duty[] }>('office', 'accountability', 'tasks?limit=200')).body.items.filter(
    ({ about }) => about['register'] === register,
  );

it('CD-07, CD-08c, N-3: what was to be there within three years, or before 2021, is asked for until it is; of the pool the city alone', async () => {
  await fundOf('8000000.00');
  const subject = { unit: county.unitId, kind: 'project', name: '县级项目', isNew: false };
  idOf(await county.post('unit', 'targets', 'subjects', subject));
  const asked = (of: County, register: string) =>
    eventually(`${register} is asked for`, async () => {
      const found = await askedToHave(of, register);
      return found.length > 0 ? found : undefined;
    });
  expect(await asked(city, 'supervision-pool')).toMatchObject([
    { step: 'enter', zh: '建成监督指导库（登记：监督指导库）', dues: [{ due: 'before-2021', on: '2020-12-31' }] },
  ]);
  const systems = { zh: expect.stringContaining('建成预算绩效管理信息系统') as string };
  const until = { dues: [{ due: 'three-years', on: '2021-12-31' }] };
  for (const each of [city, county])
    expect(await asked(each, 'information-systems')).toMatchObject([{ ...systems, ...until }]);
  expect(await askedToHave(county, 'supervision-pool')).toEqual([]);
  await entered(city, 'office', 'supervision-pool', { kind: 'auditor', named: '市审计局', on: '2022-11-09' });
  await entered(city, 'office', 'information-systems', { organisation: city.id, kind: 'built', on: '2021-11-30' });
  await eventually('nobody is asked any more', async () => {
    const left = await Promise.all(['supervision-pool', 'information-systems'].map((each) => askedToHave(city, each)));
    return left.every(({ length }) => length === 0) ? true : undefined;
  });
  expect(await askedToHave(county, 'information-systems')).toHaveLength(1);
});

type Assigned = Readonly<{ assigned?: object; log: readonly object[] }>;
const measure = async (which: Which) => (await city.get<Assigned>('office', 'accountability', entryAt(which))).body;
/** A measure of the plan, with two offices of the bureau and two leaders. */
async function entering(named: string) {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const office = (name: string) =>
    organisationNamed(administrator, city.id, { kind: 'office', name, parentId: bureau });
  const [performance, budget] = [await office('绩效科'), await office('预算科')];
  await product.settled();
  const which = await entered(city, 'office', 'measures', { named, on: '2022-11-09' });
  const leaders = [await city.people.approver.personId(), await city.people.budget.personId()] as const;
  const assign = (body: object) => onEntry(city, 'office', which, 'log', { on: '2022-11-09', ...body });
  return { which, about: which[1].split('.')[0]!, performance, budget, leaders, assign };
}

it('CD-15: for a measure one leader answers, in principle, and the desk that is named first leads', async () => {
  const { which, about, performance, budget, leaders, assign } = await entering('加强运行监控');
  const [leader, other] = leaders;
  const wanting = { status: 422, body: { code: 'assignment-required' } };
  expect(await assign({ leaders: [leader] })).toMatchObject(wanting);
  expect(await assign({ desks: [performance] })).toMatchObject(wanting);
  expect(await assign({ leaders: [leader, other], desks: [performance] })).toMatchObject(wanting);
  expect(await assign({ leaders: [leader], desks: [first, bureau, product.provinceId] })).toMatchObject({
    status: 422,
    body: { code: 'unknown-assignee', unknown: [product.provinceId] },
  });
  accepted(await assign({ leaders: [leader], desks: [performance, budget] }));
  expect(await measure(which)).toMatchObject({
    assigned: { leaders: [leader], lead: performance, desks: [performance, budget], since: '2022-11-09' },
  });
  accepted(await assign({ leaders: [leader, other], desks: [performance, budget], words: '涉及两位领导分管' }));
  expect(await measure(which)).toMatchObject({ assigned: { leaders: [leader, other] } });
  const entry = entryOf(await trailWith(city, about, 'register-entry-logged'), 'register-entry-logged');
  expect(articlesOf(entry)).toContain('三、其他(一)');
  // What the plan names nobody for is the lead desk’s.
  const accounts = 'budget-years/2022/final-accounts';
  expect(await city.post('budget', 'targets', accounts, { on: '2022-11-09' }, { ifMatch: 0 })).toMatchObject(
    wrongDesk('performance-office'),
  );
});

it('CD-16: where duties change, the new ones hold from a day on, and the old ones stay to be read', async () => {
  const { which, about, performance, budget, leaders, assign } = await entering('强化结果应用机制');
  const [leader, other] = leaders;
  accepted(await assign({ leaders: [leader], desks: [performance, budget], on: '2022-11-01' }));
  accepted(await assign({ leaders: [other], desks: [budget, performance], on: '2022-11-09' }));
  // What is entered later of an earlier day changes nothing of today.
  accepted(await assign({ leaders: [leader], desks: [performance], on: '2022-10-01' }));
  const { assigned, log } = await measure(which);
  expect(assigned).toEqual({ leaders: [other], lead: budget, desks: [budget, performance], since: '2022-11-09' });
  expect(log).toMatchObject([{ row: 1, leaders: [leader] }, { row: 2, leaders: [other] }, { row: 3 }]);
  const trail = await trailWith(city, about, ...Array.from({ length: 3 }, () => 'register-entry-logged'));
  expect(articlesOf(entryOf(trail, 'register-entry-logged'))).toContain('三、其他(二)');
});

it('CD-11, B-29: the city government has its report in November, on the 30th in time and on 1 December late; the people’s congress has no day', async () => {
  const id = await fundOf('6000000.00');
  await product.advanceTo('2023-10-31T02:00:00.000000Z');
  accepted(await begin(city, id, 'self-evaluation'));
  accepted(await evaluationStep(city, 'unit', id, ['self-evaluation', 'evaluate'], handedIn('90')));
  const government = [city.id, 'government'] as const;
  const congress = [city.id, 'peoples-congress'] as const;
  accepted(
    await eventually('the result is known', async () => {
      const answer = await compile(city, 'office', government);
      return answer.body.code === 'no-results' ? undefined : answer;
    }),
  );
  accepted(await compile(city, 'office', congress));
  const going = (on: string, which: typeof government | typeof congress = government) =>
    submit(city, 'office', which, { on, to: which === government ? '市人民政府' : '市人大常委会' });
  expect(await going('2023-10-31')).toMatchObject({
    status: 409,
    body: { code: 'opens-later', opensOn: '2023-11-01' },
  });
  type Report = Readonly<{ dues: readonly object[]; overdue: boolean; submission?: Readonly<{ late?: boolean }> }>;
  const report = async (which: typeof government | typeof congress = government) =>
    (await city.get<Report>('office', 'accountability', reportAt(which))).body;
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
  expect(await report()).toMatchObject({ dues: [{ due: 'november', on: '2023-11-30' }], overdue: true });
  accepted(await going('2023-11-30'));
  expect(await report()).toMatchObject({ overdue: false, submission: { late: false } });
  const taken = postAsRead(
    city,
    'office',
    'accountability',
    `${reportAt(government)}/submission/withdrawal`,
    { reason: '误登' },
    () => versionOf(city, 'accountability', reportAt(government)),
  );
  accepted(await taken);
  accepted(await going('2023-12-01'));
  expect(await report()).toMatchObject({ submission: { late: true } });
  accepted(await going('2023-12-01', congress));
  expect((await report(congress)).dues).toEqual([]);
  expect((await report(congress)).submission).not.toHaveProperty('late');
  expect((await city.get('office', 'accountability', `reports-upward/${city.id}/2018/government`)).status).toBe(404);
  const { text: printed } = await city.get('office', 'accountability', 'reports-upward?format=html');
  expect(printed).toContain('<td>他市</td>');
  expect(printed).not.toContain(city.id);
  const trail = await trailWith(city, city.id, 'report-upward-submitted', 'report-upward-submitted');
  expect(articlesOf(entryOf(trail, 'report-upward-submitted'))).toContain('11.建立报告机制');
}, 240_000);

it('CD-03a: what others evaluated of a department’s work stands beside its grades, and what it says of itself does not', async () => {
  const { departmentId } = await bodiesOf(city);
  const id = await fundOf('9000000.00');
  await product.advanceTo('2023-12-02T02:00:00.000000Z');
  accepted(await begin(city, id, 'self-evaluation'));
  accepted(await evaluationStep(city, 'unit', id, ['self-evaluation', 'evaluate'], handedIn('90')));
  await draftedKeyEvaluation(city, id);
  accepted(await onKeyEvaluation(city, 'office', id, 'approve', decidedByCity('approved')));
  accepted(await onKeyEvaluation(city, 'office', id, 'conclude', { answer: 'done' }));
  const facts = await eventually('the result is known', async () => {
    const { items } = await workOf(`${departmentId}/2023/city-departments`);
    const of = items.find(({ item: each }) => each === 'evaluation-grades')?.facts ?? [];
    const found = of.filter(({ subject }) => subject === id);
    return found.length > 0 ? found : undefined;
  });
  expect(facts).toMatchObject([{ fact: 'evaluation-result', which: 'key-evaluation.2023.1', code: 'low' }]);
});

it('CD-03b, CD-06: in 2020 the third-level indicators of counties count as well, and in no other year', async () => {
  const names = async (year: number) =>
    (await workOf(`${first}/${String(year)}/counties`)).items.map(({ name }) => name);
  expect(await names(2020)).toContain('三级指标(区县)');
  for (const year of [2019, 2021, 2023]) expect(await names(year)).not.toContain('三级指标(区县)');
});

it('CD-03b: once a year is over, whoever assesses is asked for each county of the city, until that is assessed', async () => {
  await fundOf('6000000.00');
  for (const day of ['2023-12-02', '2024-01-03']) await product.advanceTo(`${day}T02:00:00.000000Z`);
  type Tasks = Readonly<{ items: readonly Readonly<{ step: string; about: Readonly<Record<string, string>> }>[] }>;
  const asked = async (who: 'general' | 'office', step: string) => {
    const { body } = await seen.get<Tasks>(who, 'accountability', 'tasks?limit=200');
    return body.items.filter((task) => task.step === step).map(({ about }) => about['assessment']);
  };
  const at = (id: string) => `${id}.2023.counties`;
  const isAsked = (id: string) =>
    eventually('the general office is asked', async () =>
      (await asked('general', 'score')).includes(at(id)) ? true : undefined,
    );
  for (const id of [second, third]) await isAsked(id);
  expect((await asked('office', 'score')).filter((each) => each?.endsWith('.counties'))).toEqual([]);
  const points = { 'county-rectification': '30', 'county-indicators': '20', 'county-report-quality': '15' };
  await assessed(`${second}/2023/counties`, { ...points, training: '5' });
  await eventually('it is asked for the others alone', async () =>
    (await asked('general', 'score')).includes(at(second)) ? undefined : true,
  );
  await isAsked(third);
}, 240_000);
