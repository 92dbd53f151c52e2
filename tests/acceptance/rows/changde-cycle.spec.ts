import { postAsRead } from '../harness/as-read.js';
import {
  approvedInCity,
  decidedByCity,
  drafted,
  draftedKeyEvaluation,
  onKeyEvaluation,
  settleCityScales,
} from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { declared, idOf, versionOf, yuan } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep, handedIn } from '../harness/evaluating.js';
import { disclosing } from '../harness/disclosing.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onRound, openRound, propose, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { compile } from '../harness/reporting-upward.js';
import { decide, propose as proposeResult, resultOf } from '../harness/results.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  county = await openCityPlan(product);
  await settleCityScales(county);
  for (let left = 11; left > 0; left -= 1) projects.push(await approvedInCity(county, await declared(county)));
  await product.advanceTo('2023-11-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

const first = 'first@2023-10-31';
const submitted = { answer: 'submitted', report: reportOf() };
const reporting = (answer: string, brings: object = {}) => ({
  answer,
  brings: { date: '2023-11-08', documents: [{ name: '监控结果', document: 'round-report' }], ...brings },
});

it('CD-09a, CD-09c: the October round is to be reported within ten working days; what is below target is entered in the list', async () => {
  const id = project();
  expect(await openRound(county, id, first)).toMatchObject({
    dues: [{ due: 'report', on: '2023-11-14', soft: true }],
    overdue: [],
  });
  idOf(await step(county, 'unit', [id, first, 'submit'], submitted));
  const below = reporting('below-target', { opinion: '执行率25%,低于60%' });
  expect(await step(county, 'desk', [id, first, 'report'], below)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  idOf(await step(county, 'office', [id, first, 'report'], below));
  const { rounds } = await monitoringOf(county, id);
  expect(rounds.find(({ round }) => round === first)).toMatchObject({ status: 'done' });
  const trail = await trailWith(county, id, 'round-opened', 'report-issued');
  const issued = entryOf(trail, 'report-issued');
  expect(articlesOf(issued)).toContain('9.加强运行监控');
  expect(issued.rules?.layers).toContainEqual({ id: 'changde-2019', version: 1 });
});

it('CD-10c: a serious problem suspends payment and is rectified, as the budget desk decides', async () => {
  const id = project();
  await openRound(county, id, first);
  idOf(await step(county, 'unit', [id, first, 'submit'], submitted));
  const proposal = await propose(county, id, first, {
    ground: 'serious-problem',
    measures: ['suspend-payment', 'rectify'],
    reason: '资金使用存在严重问题',
  });
  const decided = {
    answer: 'adopted',
    brings: { reason: '按程序办理' },
    acts: [{ act: 'suspend', from: '2023-11-02' }],
  };
  idOf(await onRound(county, 'budget', id, `${first}/measures/${proposal}/steps/decide`, decided));
  await eventually('payment is suspended', async () => {
    const { body } = await county.get<Line>('budget', 'targets', `budget-lines/${id}/2023`);
    return body.timetables.payment[0]?.status === 'suspended' ? true : undefined;
  });
  const entry = entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided');
  expect(articlesOf(entry)).toContain('10.强化结果应用机制');
});
type Line = Readonly<{ timetables: Readonly<{ payment: readonly Readonly<{ status: string }>[] }> }>;

const act = (who: 'office' | 'expert', id: string, name: string, body: object) =>
  onKeyEvaluation(county, who, id, name, body);
const decided = decidedByCity;
const done = { answer: 'done' };
const drafting = (): Promise<string> => draftedKeyEvaluation(county, project());

it('CD-12, B-24: nothing of a key evaluation is concluded, fed back or published before the city government approves', async () => {
  const id = await drafting();
  const notOpen = { status: 409, body: { code: 'not-open' } };
  const results = [{ type: 'key-evaluation', period: '2023', number: 1 }];
  const publishing = () => county.post('office', 'accountability', 'disclosures', disclosing(id, { results }));
  expect(await publishing()).toMatchObject({ status: 409, body: { code: 'results-not-concluded' } });
  expect(await act('office', id, 'conclude', done)).toMatchObject(notOpen);
  expect(await act('office', id, 'feed-back', { answer: 'fed-back' })).toMatchObject(notOpen);
  accepted(await act('office', id, 'approve', decided('not-approved', { reason: '补充分析' })));
  expect(await act('office', id, 'conclude', done)).toMatchObject(notOpen);
  accepted(await act('office', id, 'draft', drafted));
  accepted(await act('office', id, 'approve', decided('approved')));
  accepted(await act('office', id, 'conclude', done));
  // Publication waits for no rectification.
  accepted(
    await eventually('the result may be published', async () => {
      const answer = await publishing();
      return answer.status === 201 ? answer : undefined;
    }),
  );
  // Its report is published as such, and is none that somebody compiles.
  expect(await compile(county, 'office', [county.id, 'public-disclosure'])).toMatchObject({
    status: 409,
    body: { code: 'disclosed-instead' },
  });
  accepted(await act('office', id, 'feed-back', { answer: 'fed-back' }));
  const trail = await trailWith(county, id, 'evaluation-finalised', 'evaluation-issued');
  expect(articlesOf(entryOf(trail, 'evaluation-issued'))).toContain('12.建立反馈整改机制');
});

it('CD-10d: what is found of little effect is cut without exception, by what a person names', async () => {
  const id = await drafting();
  accepted(await act('office', id, 'approve', decided('approved')));
  accepted(await act('office', id, 'conclude', done));
  await resultOf(county, id);
  accepted(await proposeResult(county, id));
  const findings = ['low-or-no-effect'];
  expect(
    await decide(county, id, { disposal: 'prioritise', findings: [...findings, 'good-performance'] }),
  ).toMatchObject({ status: 422, body: { code: 'without-exception', required: ['cut-or-cancel'] } });
  const cut = { disposal: 'cut-or-cancel', findings };
  expect(await decide(county, id, cut, 'office')).toMatchObject({ status: 403, body: { desk: 'budget-desk' } });
  expect(await decide(county, id, cut)).toMatchObject({ status: 422, body: { code: 'amount-required' } });
  accepted(await decide(county, id, { ...cut, reduction: yuan('400000.00') }));
  expect(await resultOf(county, id, ({ disposal }) => disposal !== undefined)).toMatchObject({
    disposal: { disposal: 'cut-or-cancel', change: '-400000.00' },
  });
  const decision = entryOf(await trailWith(county, id, 'disposal-decided'), 'disposal-decided');
  expect(articlesOf(decision)).toContain('10.强化结果应用机制');
});

it('CD-10d: what lay idle for long is recovered without exception', async () => {
  const id = await drafting();
  accepted(await act('office', id, 'approve', decided('approved')));
  accepted(await act('office', id, 'conclude', done));
  await resultOf(county, id);
  accepted(await proposeResult(county, id));
  const findings = ['long-idle-funds'];
  const both = { disposal: 'prioritise', findings: [...findings, 'good-performance'] };
  expect(await decide(county, id, both)).toMatchObject({
    status: 422,
    body: { code: 'without-exception', required: ['recover-funds'] },
  });
});

it('CD-10d: what is to be preferred, or adjusted and merged, waits for the desk that decided it, with its article, until that year is arranged', async () => {
  type Task = Readonly<{
    step: string;
    zh: string;
    about: Readonly<{ subject?: string }>;
    why: Readonly<{ path: string }>;
  }>;
  const waiting = async (who: 'budget' | 'unit', id: string) => {
    const { body } = await county.get<{ items: readonly Task[] }>(who, 'accountability', 'tasks?limit=200');
    const found = body.items.filter(({ about, step: each }) => about.subject === id && each !== 'disclose');
    return found.map(({ step: each, zh, why }) => [each, zh, why.path]);
  };
  const id = await drafting();
  accepted(await act('office', id, 'approve', decided('approved')));
  accepted(await act('office', id, 'conclude', done));
  await resultOf(county, id);
  accepted(await proposeResult(county, id));
  accepted(await decide(county, id, { disposal: 'adjust-or-merge', findings: ['overlapping-or-fragmented'] }));
  expect(
    await eventually('it waits for the budget desk', async () => {
      const tasks = await waiting('budget', id);
      return tasks.some(([what]) => what === 'merge-subjects') && tasks.length === 1 ? tasks : undefined;
    }),
  ).toEqual([
    ['merge-subjects', '落实结果应用决定（2024年）：调整或整合项目', 'resultApplication.disposals/adjust-or-merge'],
  ]);
  expect(await waiting('unit', id)).toEqual([]);
  const body = { from: '2023-11-01', into: project(), reason: '交叉重复' };
  const version = await versionOf(county, 'targets', `subjects/${id}`);
  idOf(await county.post('office', 'targets', `subjects/${id}/merger`, body, { ifMatch: version }));
  await eventually('it waits for nobody', async () => ((await waiting('budget', id)).length === 0 ? true : undefined));
});

it('CD-09c, B-09: a round whose results the performance office has not reported by the tenth working day is warned of from the next day on, and nothing is blocked', async () => {
  const [onTime, late] = [project(), project()];
  for (const id of [onTime, late]) {
    await openRound(county, id, first);
    idOf(await step(county, 'unit', [id, first, 'submit'], submitted));
  }
  const lateOf = async (id: string) =>
    (await monitoringOf(county, id)).warnings.filter(({ warning }) => warning === 'results-unreported');
  await product.advanceTo('2023-11-14T02:00:00.000000Z');
  idOf(await step(county, 'office', [onTime, first, 'report'], reporting('on-target')));
  await product.advanceTo('2023-11-15T02:00:00.000000Z');
  const warned = await eventually('it is warned of', async () => {
    const found = await lateOf(late);
    return found.length > 0 ? found : undefined;
  });
  expect(warned).toMatchObject([{ round: first, light: 'yellow' }]);
  const ofDue = ({ rules }: ReturnType<typeof entryOf>) =>
    rules?.basis.some(({ path }) => path === 'rounds/first/due/report') === true;
  const raised = await eventually('the trail shows it', async () =>
    (await trailWith(county, late, 'warning-raised')).entries.find(
      (each) => each.type === 'warning-raised' && ofDue(each),
    ),
  );
  expect(articlesOf(raised)).toContain('9.加强运行监控');
  expect(JSON.stringify(raised.changes)).toContain('2023-11-14');
  expect(await lateOf(onTime)).toEqual([]);
  const found = (await monitoringOf(county, late)).rounds.find(({ round }) => round === first);
  expect(found).toMatchObject({ status: 'open', overdue: [] });
  idOf(await step(county, 'office', [late, first, 'report'], reporting('on-target')));
  expect(await lateOf(late)).toEqual([]);
});

it('CD-04b: each unit evaluates itself, by no day, and nobody does it in its place', async () => {
  const id = project();
  const type = 'self-evaluation';
  for (const who of ['reviewer', 'desk', 'office'] as const)
    expect(await begin(county, id, type, who)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  accepted(await begin(county, id, type));
  const step = (who: 'unit' | 'office') => evaluationStep(county, who, id, [type, 'evaluate'], handedIn('92'));
  expect(await step('office')).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'budget-unit' } });
  accepted(
    await eventually('what was settled has arrived', async () => {
      const answer = await step('unit');
      return answer.body.code === 'rules-silent' ? undefined : answer;
    }),
  );
  expect((await county.get('office', 'evaluation', evaluationAt(id, type))).body).toMatchObject({
    status: 'done',
    dues: [],
    conclusion: { score: '92', grade: 'good' },
  });
  const concluded = entryOf(await trailWith(county, id, 'evaluation-finalised'), 'evaluation-finalised');
  expect(articlesOf(concluded)).toContain('4.压实主体责任');
});

it('CD-09b, CD-09c: the first round looks at soundness of the budget and safety of funds, the second at four other things, each reported ten working days into the next month', async () => {
  const id = project();
  const dues: unknown[] = [];
  const focus = async (round: string) => {
    const opened = await openRound(county, id, round);
    const { focus: looksAt, dues: of } = opened as unknown as Readonly<{
      focus: readonly { zh: string }[];
      dues: object[];
    }>;
    dues.push(of);
    return looksAt.map(({ zh }) => zh);
  };
  expect(await focus(first)).toEqual(['预算的科学性', '资金安全性']);
  await product.advanceTo('2024-01-01T02:00:00.000000Z');
  expect(await focus('second@2023-12-31')).toEqual(['资金的规范性', '资金的及时性', '资金的有效性', '资金的完整性']);
  expect(dues).toMatchObject([[{ due: 'report', on: '2023-11-14' }], [{ due: 'report', on: '2024-01-12' }]]);
  // What is opened beside these looks at nothing in particular.
  const further = { series: 'further', node: '2023-12-31' };
  idOf(
    await postAsRead(county, 'office', 'monitoring', `monitoring/${id}/2023/rounds`, further, () =>
      versionOf(county, 'monitoring', `monitoring/${id}/2023`),
    ),
  );
  expect(await focus('further@2023-12-31')).toEqual([]);
}, 120_000);
