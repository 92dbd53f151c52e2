import { postAsRead } from '../harness/as-read.js';
import {
  approvedByBureau,
  articlesOf,
  evaluatedByBureau,
  isTold,
  putRightBy,
  selfEvaluated,
  settleBureauScales,
  wrongDesk,
} from '../harness/bureau-cycle.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { County } from '../harness/county.js';
import { idOf } from '../harness/cycle.js';
import { disclose, disclosureAt, disclosureId, onDisclosure } from '../harness/disclosing.js';
import { accepted, begin, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { entered, entryAt, listOf, tasksOf } from '../harness/keeping-registers.js';
import { onMonitoring, reportOf as monitoringReport, step as monitoringStep } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { compile, reportAt, reportOf, submit } from '../harness/reporting-upward.js';
import { inList } from '../harness/subject-years.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What the bureau tells others of results, and what it supervises.

let product: Product;
let county: County;
let projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  projects = await approvedByBureau(product, county, {}, {}, {}, {});
  await settleBureauScales(county);
  await product.advanceTo('2023-02-15T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}

type Who = 'unit' | 'reviewer' | 'desk' | 'budget' | 'office';
const at = (of: string) => async () =>
  (await county.get<{ version: number }>('office', 'accountability', of)).body.version;
const act = (who: Who, of: string, name: string, body: object) =>
  postAsRead(county, who, 'accountability', `${of}/${name}`, body, at(of));

it('HC-21a: where it is needed, the centre reports to people’s congress and government; nobody is asked for it before', async () => {
  await evaluatedByBureau(county, project());
  for (const to of ['peoples-congress', 'government'] as const) {
    const which = [county.id, to] as const;
    expect(await reportOf(county, 'office', which)).toMatchObject({ version: 0 });
    for (const who of ['unit', 'reviewer'] as const)
      expect((await compile(county, who, which)).status).toBeGreaterThanOrEqual(403);
    accepted(await compile(county, 'office', which));
    accepted(
      await submit(county, 'office', which, { on: '2023-02-15', to: to === 'government' ? '县政府' : '县人大常委会' }),
    );
    for (const who of ['budget', 'desk'] as const)
      expect((await county.get(who, 'accountability', reportAt(which))).body).toMatchObject({ status: 'submitted' });
    const trail = await trailWith(county, county.id, 'report-upward-submitted');
    expect(articlesOf(entryOf(trail, 'report-upward-submitted'))).toContain('第二十一条');
  }
  expect(await compile(county, 'office', [county.id, 'public-disclosure'])).toMatchObject({
    body: { code: 'disclosed-instead' },
  });
  const { body } = await county.get<{ items: readonly Readonly<{ step: string }>[] }>(
    'office',
    'accountability',
    'tasks',
  );
  expect(body.items.filter(({ step }) => step === 'compile')).toEqual([]);
});

/** The department has evaluated it, and its desk looked at that. */
async function evaluatedByDepartment(id: string): Promise<void> {
  const type = 'department-evaluation';
  await selfEvaluated(county, id);
  accepted(await begin(county, id, type));
  accepted(
    await evaluationStep(county, 'reviewer', id, [type, 'evaluate'], { answer: 'done', brings: { score: '85' } }),
  );
  accepted(await evaluationStep(county, 'desk', id, [type, 'preliminary-review'], { answer: 'passed' }));
}

it('HC-21b: the centre arranges, the department discloses its target and what was evaluated, and the business desk files it with the centre', async () => {
  const id = project();
  await evaluatedByDepartment(id);
  await evaluatedByBureau(county, id);
  const results = ['department-evaluation', 'finance-evaluation'].map((type) => ({ type, period: '2023', number: 1 }));
  const scope = { results, targets: [{ period: '2023' }] };
  expect(await disclose(county, id, scope, 'reviewer')).toMatchObject(wrongDesk('performance-office'));
  expect(await disclose(county, id, { targets: [{ period: '2024' }] })).toMatchObject({
    status: 409,
    body: { code: 'targets-not-approved', targets: ['2024'], approved: ['2023'] },
  });
  accepted(await disclose(county, id, scope));
  const disclosure = disclosureId(id);
  const step = (who: 'office' | 'reviewer' | 'unit', name: string, body: object) =>
    onDisclosure(county, who, disclosure, `steps/${name}`, body);
  const published = { answer: 'published', brings: { date: '2023-02-15' }, address: 'https://huichang.example/2023' };
  expect(await step('reviewer', 'publish', published)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  accepted(await step('office', 'arrange', { answer: 'arranged' }));
  await isTold(county, 'desk', 'accountability', id);
  expect(await step('unit', 'publish', published)).toMatchObject(wrongDesk('department-reviewer'));
  accepted(await step('reviewer', 'publish', published));
  await inList(county, 'unit', id, (row) => row.disclosure?.status === 'published');
  // What is out is out, though it is not filed yet.
  expect(
    await onDisclosure(county, 'reviewer', disclosure, 'steps/publish/withdrawal', { reason: '误发' }),
  ).toMatchObject({
    status: 409,
    body: { code: 'ended' },
  });
  const filed = { answer: 'filed', brings: { date: '2023-02-15' } };
  const filing = (who: Who) => act(who, disclosureAt(disclosure), 'steps/file', filed);
  expect(await filing('office')).toMatchObject(wrongDesk('business-desk'));
  accepted(await filing('desk'));
  await isTold(county, 'office', 'accountability', id, '汇总备存');
  expect((await county.get('office', 'accountability', disclosureAt(disclosure))).body).toMatchObject({
    status: 'published',
    results,
    targets: [{ period: '2023', declaration: 1 }],
    address: published.address,
    tasks: [],
  });
  // What was disclosed is collected in one list, for desk and centre.
  type Listed = Readonly<{ items: readonly Readonly<{ id: string }>[] }>;
  for (const who of ['desk', 'office'] as const) {
    const { body } = await county.get<Listed>(who, 'accountability', 'disclosures?year=2023&status=published');
    expect(body.items.find((each) => each.id === disclosure)).toMatchObject({ results: 2, targets: 1 });
  }
  const trail = await trailWith(county, id, 'disclosure-published', 'disclosure-filed');
  expect(articlesOf(entryOf(trail, 'disclosure-filed'))).toContain('第二十一条');
});

it('HC-23a: what the bureau evaluates in a year is proposed to the centre as a candidate of supervision, and all three desks know of it', async () => {
  const id = project();
  await evaluatedByBureau(county, id);
  const [candidate] = await listOf(county, 'supervision-candidates', ({ length }) => length > 0, `&about=${id}`);
  expect(candidate).toMatchObject({ kind: 'yearly-evaluation', status: 'proposed', occasion: '2023' });
  await eventually('the centre is asked', async () =>
    (await tasksOf(county, 'office', 'supervision-candidates')).find(
      ({ step, about }) => step === 'enter' && about['subject'] === id,
    ),
  );
  const chosen = { subject: id, kind: 'yearly-evaluation', on: '2023-02-15', words: '列为本年财政监督检查对象' };
  const which = await entered(county, 'office', 'supervision-candidates', chosen);
  for (const who of ['budget', 'desk'] as const) {
    const told = await isTold(county, who, 'accountability', id);
    expect(told.zh).toContain('财政监督检查对象的参考');
    expect((await county.get(who, 'accountability', entryAt(which))).body).toMatchObject({ status: 'in-force' });
  }
  const entry = entryOf(await trailWith(county, id, 'register-entry-entered'), 'register-entry-entered');
  expect(articlesOf(entry)).toContain('第二十三条');
});

it('HC-23b: what supervision found is fed back to the department and copied to both desks, and the business desk has it put right', async () => {
  const id = project();
  const found = { source: 'fiscal-supervision', on: '2023-02-14', found: '两笔支出无合同', concludes: [] };
  const recording = (who: 'office' | 'desk') => onMonitoring(county, who, id, 'findings', found);
  expect((await recording('desk')).status).toBe(403);
  idOf(await recording('office'));
  for (const who of ['reviewer', 'budget', 'desk'] as const)
    expect((await isTold(county, who, 'monitoring', id)).zh).toBe('财政监督检查发现的问题：两笔支出无合同');
  idOf(await onMonitoring(county, 'desk', id, 'rounds', { series: 'self-monitoring', node: '2023-02-15' }));
  const round = 'self-monitoring@2023-02-15';
  const checklist = ['attainment', 'execution'].map((item) => ({ item, answer: 'passed', note: '与目标和预算相符' }));
  const reported = { answer: 'submitted', brings: { checklist }, report: monitoringReport() };
  idOf(await monitoringStep(county, 'unit', [id, round, 'submit'], reported));
  await putRightBy(county, id, round, 'supervision-finding');
  idOf(await onMonitoring(county, 'office', id, 'findings/1/settlement', { because: '已整改' }));
  const entry = entryOf(await trailWith(county, id, 'finding-recorded'), 'finding-recorded');
  expect(articlesOf(entry)).toContain('第二十三条');
});
