// What subjects had and came to before they were kept here: it is recorded as it was printed, and rules that look back look at it.
import { assessed, newSubject } from '../harness/assessing.js';
import { type Assessing, openAssessment, setOut, unitCalled } from '../harness/assessing-units.js';
import { approvedInCity } from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { approved, declared, idOf, yuan } from '../harness/cycle.js';
import { earlierAt, earlierYearsOf, executedOf, printed, sayOfYear } from '../harness/earlier-years.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { csv, type Imported, type Preview } from '../harness/importing.js';
import { entriesAt, entryAt, listOf } from '../harness/keeping-registers.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
/** Another jurisdiction, under the plan of a city, with projects that were approved for 2023. */
let city: County;
let [low, enough, corrected, mistaken] = ['', '', '', ''];
/** Policies that are new as far as their unit says, with money for 2023: of years before there was money by documents, and one by mistake. */
let policies: readonly string[] = [];
let assessing: Assessing;
beforeAll(async () => {
  product = await startProduct();
  ({ county } = product);
  const feedDesk = { desk: 'budget-desk', of: 'jurisdiction' } as const;
  const source = [{ instrument: 'readings', article: '岗位' }] as const;
  city = await openCityPlan(product, { more: { 'monitoring.feedDesk': { value: feedDesk, source } } });
  const project = async () => approvedInCity(city, await declared(city));
  [low, enough, corrected, mistaken] = [await project(), await project(), await project(), await project()];
  const names = ['困难学生营养改善', '高龄老人津贴', '创业担保贴息'];
  const ids = await Promise.all(names.map((name) => newSubject(county, { kind: 'policy', name })));
  for (const id of ids) await assessed(county, id, 'ex-ante-unit');
  policies = await approved(county, ...ids.map((subjectId) => ({ subject: undefined, subjectId })));
  const [younger = '', older = '', withdrawn = ''] = policies;
  const budget = printed({ budget: yuan('300000.00'), documentDate: '2022-10-30' });
  idOf(await sayOfYear(county, 'office', [younger, 2021], budget));
  for (const id of [older, withdrawn]) idOf(await sayOfYear(county, 'office', [id, 2020], budget));
  idOf(await sayOfYear(county, 'office', [withdrawn, 2020], { reason: '系其他政策' }, '/withdrawal'));
  assessing = await openAssessment(product);
  await product.advanceTo('2023-11-01T02:00:00.000000Z');
  const rows = [low, enough, corrected, mistaken].map((id) => paid(id, '2023-10-31', '699000.00'));
  idOf(await feed(city, rows, { batch: 'year-2023', who: 'budget' }));
  await recorded(city, 'year-2023', 'budget');
  await product.advanceTo('2024-01-08T02:00:00.000000Z');
}, 900_000);
afterAll(() => product.close());

const candidates = 'key-evaluation-candidates';
type Entered = Readonly<{ triggers: readonly Readonly<Record<string, unknown>>[] }>;

it('CD-10b, B-08, N-1: below 70% in a recorded year and in the first one kept here is a candidate; 70%, what was corrected to it, and what was taken back is none', async () => {
  const say = (
    ...[at, body, act]: readonly [Parameters<typeof sayOfYear>[2], object, ('/correction' | '/withdrawal')?]
  ) => sayOfYear(city, 'office', at, body, act);
  idOf(await say([enough, 2022], executedOf('700000.00')));
  idOf(await say([corrected, 2022], executedOf('650000.00')));
  idOf(await say([corrected, 2022], { ...executedOf('700000.00'), reason: '误录' }, '/correction'));
  idOf(await say([mistaken, 2022], executedOf('650000.00')));
  idOf(await say([mistaken, 2022], { reason: '系其他项目' }, '/withdrawal'));
  idOf(await say([low, 2022], executedOf('699999.99')));
  const none = await city.get<{ items: readonly object[] }>('office', 'accountability', entriesAt(candidates));
  expect(none.body.items).toEqual([]);
  const closing = { from: '2024-01-08', items: [] };
  idOf(await city.post('budget', 'targets', 'budget-years/2023/closing', closing, { ifMatch: 0 }));
  const all = await listOf(city, candidates, ({ length }) => length > 0);
  expect(all).toMatchObject([{ about: low, kind: 'low-execution', status: 'proposed', occasion: '2023' }]);
  const { body } = await city.get<Entered>('office', 'accountability', entryAt([candidates, all[0]!.entry]));
  expect(body.triggers).toMatchObject([
    { trigger: 'execution.rate', year: 2023, value: '0.699' },
    { trigger: 'execution.rate', year: 2022, value: '0.69999999' },
  ]);
  const trail = await trailWith(city, low, 'earlier-year-recorded', 'register-entry-proposed');
  const basis = entryOf(trail, 'register-entry-proposed').basedOn ?? [];
  expect(basis.map(({ stream }) => stream)).toContain(`earlier-year/${low}.2022`);
  // Of the first year that is kept here, nothing is recorded by hand.
  expect(await say([low, 2023], executedOf('700000.00'))).toMatchObject({
    status: 409,
    body: { code: 'year-kept-here', firstKept: 2023 },
  });
}, 420_000);

it('CD-10b: two recorded years running of which the last has just gone by are enough; two with another between, and two of long ago, are not', async () => {
  const register = async (name: string) =>
    idOf(await city.post('unit', 'targets', 'subjects', { unit: city.unitId, kind: 'project', name }));
  const [running, apart, longAgo] = [
    await register('农村饮水'),
    await register('文化下乡'),
    await register('旧城改造'),
  ];
  const say = async (id: string, years: readonly number[]) => {
    for (const year of years) idOf(await sayOfYear(city, 'office', [id, year], executedOf('650000.00')));
  };
  await say(apart, [2021, 2023]);
  await say(longAgo, [2020, 2021]);
  await say(running, [2022, 2023]);
  const all = await listOf(city, candidates, (items) => items.some(({ about }) => about === running));
  expect(all.filter(({ about }) => [running, apart, longAgo].includes(about))).toMatchObject([
    { about: running, status: 'proposed', occasion: '2023' },
  ]);
});

it('FF-38b, B-20: a policy that had money in recorded years is new for what is left of its three years, and no longer', async () => {
  const dutiesOf = (id: string) =>
    eventually(`${id} is to be evaluated`, async () => {
      const at = `evaluations/${id}/department-evaluation/2023/1`;
      const { status, body } = await county.get<{ duties: readonly string[] }>('office', 'evaluation', at);
      return status === 200 ? body.duties : undefined;
    });
  const [younger = '', older = '', mistaken = ''] = policies;
  // 2023 is the third year of the one; 2020, 2021 and 2022 were the three of the other, and 2020 was none of the last.
  expect(await dutiesOf(younger)).toEqual(['department-evaluation', 'new-policy']);
  expect(await dutiesOf(older)).toEqual(['department-evaluation']);
  expect(await dutiesOf(mistaken)).toEqual(['department-evaluation', 'new-policy']);
});

it('FF-43: a grade of a recorded year is one of the four, or stands as it was printed; the performance office says, corrects and takes back, and the trail keeps all of it', async () => {
  const id = await newSubject(county, { name: '河道清淤', isNew: false });
  const of = (result: object, said: object = {}) =>
    printed({ results: [{ type: 'self-evaluation', ...result }], ...said });
  const record = (who: 'unit' | 'reviewer' | 'desk' | 'budget' | 'office', body: object, year = 2021) =>
    sayOfYear(county, who, [id, year], body);
  for (const who of ['unit', 'reviewer', 'desk', 'budget'] as const)
    expect(await record(who, of({ grade: 'good' }))).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'performance-office' },
    });
  expect(await record('office', of({ grade: 'medium' }))).toMatchObject({
    status: 422,
    body: { code: 'unknown-grade', given: 'medium', listed: ['excellent', 'good', 'qualified', 'unqualified'] },
  });
  expect(await record('office', of({ score: '89.5' }))).toMatchObject({ body: { code: 'score-without-scale' } });
  expect(await record('office', of({ grade: 'good' }), 2024)).toMatchObject({
    status: 422,
    body: { code: 'no-earlier-year', first: 2014, last: 2023 },
  });
  idOf(await record('office', of({ gradePrinted: '中' }), 2020));
  idOf(await record('office', of({ score: '89.5', fullMark: '100', grade: 'good' })));
  expect(
    await county.post('office', 'targets', `${earlierAt(id)}/2021`, of({ grade: 'qualified' }), { ifMatch: 1 }),
  ).toMatchObject({ status: 409, body: { code: 'year-recorded' } });
  const right = of({ score: '79.5', fullMark: '100', grade: 'qualified' });
  idOf(await sayOfYear(county, 'office', [id, 2021], { ...right, reason: '原文为79.5分' }, '/correction'));
  expect(await earlierYearsOf(county, 'unit', id)).toEqual([
    { year: 2020, version: 1, status: 'recorded', ...of({ gradePrinted: '中' }) },
    { year: 2021, version: 2, status: 'recorded', ...right },
  ]);
  idOf(await sayOfYear(county, 'office', [id, 2020], { reason: '误登' }, '/withdrawal'));
  expect(await earlierYearsOf(county, 'unit', id)).toMatchObject([{ year: 2020, version: 2, status: 'withdrawn' }, {}]);

  const three = ['earlier-year-recorded', 'earlier-year-recorded', 'earlier-year-recorded'] as const;
  const trail = await trailWith(county, id, ...three, 'earlier-year-withdrawn');
  const correction = entryOf(trail, 'earlier-year-recorded');
  expect(changesOf(correction)).toMatchObject({
    'earlier-grade 2021/self-evaluation': { before: 'good', after: 'qualified' },
    'earlier-score 2021/self-evaluation': { before: '89.5', after: '79.5' },
  });
  expect(correction.rules?.basis.map(({ path }) => path)).toEqual([
    'general.leadDesk',
    'evaluationTypes/self-evaluation',
    'evaluation.gradeBands/qualified',
  ]);
  expect(figuresOf(trail)).toMatchObject({ 'earlier-year 2020': 'withdrawn', 'earlier-year 2021': 'recorded' });
  // Beside a year that was taken back stands nothing of what it said; how it was, the entries tell.
  const beside = Object.keys(figuresOf(trail)).filter((each) => each.includes(' 2020') && each !== 'earlier-year 2020');
  expect(beside).toEqual(['earlier-year-reason 2020']);
  const gone = changesOf(entryOf(trail, 'earlier-year-withdrawn'));
  expect(gone).toMatchObject({ 'earlier-grade-printed 2020/self-evaluation': { before: '中', after: null } });
});

it('T3-12c, B-19: below standard in two recorded years running, the head of both is to be reassigned; the bureau says it of its own units', async () => {
  const { county: bureau, bureau: id } = assessing;
  const unit = await unitCalled(assessing, '戊县交通局');
  const { subject } = setOut('county-transport-bureau', unit);
  const body = idOf(await bureau.post('clerk', 'targets', 'subjects', { ...subject, name: '戊县' }));
  const person = await bureau.people.expert.personId();
  const head = { person, role: 'head', from: '2022-06-01' };
  idOf(await bureau.post('clerk', 'targets', `subjects/${body}/responsibilities`, head, { ifMatch: 1 }));
  const below = printed({ results: [{ type: 'county-year', grade: 'below-standard' }] });
  for (const who of ['clerk', 'office'] as const)
    expect(await sayOfYear(bureau, who, [body, 2022], below)).toMatchObject({ status: 403 });
  for (const year of [2022, 2023]) idOf(await sayOfYear(bureau, 'reviewer', [body, year], below));
  type Entry = Readonly<{ entry: string; about: string }>;
  const found = await eventually('it is proposed', async () => {
    const at = `${entriesAt('reassignments')}?limit=200&body=${id}`;
    const { body: list } = await bureau.get<{ items: readonly Entry[] }>('reviewer', 'accountability', at);
    return list.items.find(({ about }) => about === body);
  });
  const entry = await bureau.get('reviewer', 'accountability', entryAt(['reassignments', found.entry]));
  expect(entry.body).toMatchObject({ status: 'proposed', occasion: '2023', concerned: [person] });
});

const heads = [
  '绩效管理对象',
  '预算年度',
  '往年预算数',
  '往年执行数',
  '往年评价类型',
  '往年评价等级',
  '往年评价等级原文',
  '往年评价认定情形',
  '往年监督来源',
  '往年监督认定情形',
];
const file = (...rows: readonly (readonly string[])[]) =>
  csv(
    [...heads, '往年记录依据文件', '往年记录依据日期'],
    rows.map((row) => [...heads.map((_, at) => row[at] ?? ''), '年度绩效评价结果通报', '2022-12-30']),
  );
const send = <Body extends object>(who: 'unit' | 'office', text: string, rest: string) =>
  county.people[who].call<Body>(county.path('targets', `earlier-years/imports${rest}`), {
    method: 'POST',
    text,
    headers: { 'content-type': 'text/csv' },
  });

it('a file of years is taken whole or not at all, each line that is wrong is named, and the desk that leads takes it', async () => {
  const name = '村级公益设施';
  const id = await newSubject(county, { name, isNew: false });
  const self = '单位自评';
  const rows = file(
    [name, '2021', '1000000.00', '690000.00', '自评', '', ''],
    [name, '2020', '1000000', '', self, '良', ''],
    ['没有的项目', '2021', '1', '', '', '', ''],
    [id, '2021', '1', '', '', '', ''],
    [id, '2024', '1', '', '', '', ''],
    [id, '2019', '', '', self, '中', ''],
    [id, '2018', '', '', self, '', '中'],
    [id, '2017', '', '', '', '', '中'],
    [id, '2016', '', '', '', '', ''],
    [id, '2015', '', '', self, '', '', '传闻', '内参', 'many-findings'],
    [id, '2014', '', '', self, '', '中', '', '', 'many-findings'],
  );
  const checked = await eventually('the list has heard of the project', async () => {
    const answer = await send<Preview>('office', rows, '/preview');
    return answer.body.errors.some(({ line }) => line === 3) ? undefined : answer;
  });
  expect(checked.body).toMatchObject({ rows: 11, ready: 3, wrong: 8 });
  expect(checked.body.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, '往年评价类型', 'unknown-value'],
    [4, '绩效管理对象', 'unknown-subject'],
    [6, undefined, 'no-earlier-year'],
    [7, '往年评价等级', 'unknown-value'],
    [9, '往年评价类型', 'cell-missing'],
    [10, undefined, 'nothing-of-year'],
    [11, '往年评价认定情形', 'unknown-value'],
    [11, '往年监督来源', 'unknown-value'],
    [12, '往年监督来源', 'cell-missing'],
  ]);
  expect(await send<Imported>('office', rows, '')).toMatchObject({ status: 422, body: { code: 'import-has-errors' } });
  expect(await earlierYearsOf(county, 'office', id)).toEqual([]);
  const right = file(
    [name, '2021年', '100', '69.00', self, 'good', ''],
    [id, '2020', '1000000', '', self, '良', ''],
    [id, '2018', '', '', self, '', '中'],
    [id, '2017', '', '', self, '', '', '发现问题较多、管理薄弱', '审计', 'many-findings'],
  );
  expect(await send<Imported>('unit', right, '')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await send<Imported>('office', right, '')).toMatchObject({ status: 201, body: { rows: 4, made: 4 } });
  expect(await send<Imported>('office', right, '')).toMatchObject({ status: 409, body: { code: 'imported-already' } });
  expect(await earlierYearsOf(county, 'unit', id)).toMatchObject([
    {
      year: 2017,
      results: [{ type: 'self-evaluation', findings: ['many-findings'] }],
      findings: [{ source: 'audit', concludes: ['many-findings'] }],
    },
    { year: 2018, results: [{ type: 'self-evaluation', gradePrinted: '中' }] },
    { year: 2020, budget: '1000000.00', results: [{ type: 'self-evaluation', grade: 'good' }] },
    { year: 2021, budget: '100.00', executed: '69.00' },
  ]);
});
