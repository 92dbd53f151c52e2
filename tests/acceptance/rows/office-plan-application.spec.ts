import { isTold } from '../harness/bureau-cycle.js';
import { postAsRead } from '../harness/as-read.js';
import type { County } from '../harness/county.js';
import { declared, idOf, versionOf } from '../harness/cycle.js';
import { accepted, onEvaluation, selfForm } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { enter, entered, entriesAt, entryAt, tasksOf } from '../harness/keeping-registers.js';
import { monitoringOf, onMonitoring, onRound, reportOf, step } from '../harness/monitoring.js';
import { approvedThere, basis, type Office, onTarget, openOffice, quality, settleThere } from '../harness/office.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What the department makes of what was found out: for its budgets, and for how it assesses its own sections and institutions.

let product: Product;
let office: Office;
let county: County;
let [monitored, evaluated] = ['', ''];
beforeAll(async () => {
  product = await startProduct();
  office = await openOffice(product);
  ({ county } = office);
  monitored = await approvedThere(county);
  evaluated = await approvedThere(county);
  await product.advanceTo('2023-06-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

type Who = 'unit' | 'reviewer' | 'desk' | 'office' | 'expert';
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

const node = '2023-06-15';
const round = `office-double-monitoring@${node}`;
/** The clerk reports, proposes that the project is suspended, and the office orders it. */
async function suspended(id: string): Promise<void> {
  idOf(await onMonitoring(county, 'unit', id, 'rounds', { series: 'office-double-monitoring', node }));
  const checklist = ['attainment', 'execution'].map((item) => ({ item, answer: 'passed', note: '已核对' }));
  idOf(
    await step(county, 'unit', [id, round, 'submit'], {
      answer: 'submitted',
      brings: { checklist },
      report: reportOf(),
    }),
  );
  const proposing = { ground: 'severe-mismatch', measures: ['suspend-subject'], reason: '情况属实' };
  idOf(await onRound(county, 'unit', id, `${round}/measures`, proposing));
  const { proposal } = (await monitoringOf(county, id)).proposals.at(-1)!;
  idOf(
    await onRound(county, 'reviewer', id, `${round}/measures/${proposal}/steps/decide`, {
      answer: 'adopted',
      brings: { reason: '责令执行' },
      acts: [],
    }),
  );
}

type Listed = Readonly<{ items: readonly Readonly<Record<string, unknown>>[] }>;
const register = 'budget-basis';
const basesOf = async (who: Who) =>
  (await county.get<Listed>(who, 'accountability', `${entriesAt(register)}?body=${office.departmentId}`)).body.items;

it('T1-09b: what monitoring came to is put to the office as a basis of the budget, which records it, and the clerk gets to know', async () => {
  expect(await basesOf('reviewer')).toEqual([]);
  await suspended(monitored);
  const proposed = await eventually('the basis is proposed', async () => {
    const [first] = await basesOf('reviewer');
    return first;
  });
  expect(proposed).toMatchObject({ kind: 'monitoring-result', about: monitored, status: 'proposed', occasion: '2023' });
  await eventually('the office is asked', async () =>
    (await tasksOf(county, 'reviewer', register)).find(({ step: asked }) => asked === 'enter'),
  );
  const said = { subject: monitored, kind: 'monitoring-result', on: '2023-06-01', words: '压减下年度预算安排' };
  for (const who of ['unit', 'office'] as const)
    expect(await enter(county, who, register, said)).toMatchObject(wrongDesk('department-reviewer'));
  const which = await entered(county, 'reviewer', register, said);
  expect((await county.get('unit', 'accountability', entryAt(which))).body).toMatchObject({
    status: 'in-force',
    words: said.words,
  });
  expect((await isTold(county, 'unit', 'accountability', monitored)).zh).toContain('预算安排和调整的依据');
  const entry = entryOf(await trailWith(county, monitored, 'register-entry-entered'), 'register-entry-entered');
  expect(entry.actor).toMatchObject({ desk: 'department-reviewer' });
  expect(articlesOf(entry)).toContain('四、(六)完善评价结果应用');
  // How targets were managed is for the office to find; what monitoring did not find is none.
  await entered(county, 'reviewer', register, { ...said, subject: evaluated, kind: 'target-management' });
  expect(await enter(county, 'reviewer', register, { ...said, subject: evaluated })).toMatchObject({
    status: 409,
    body: { code: 'condition-not-met' },
  });
  // It is the department's own: others have no such register.
  const elsewhere = await declared(office.outside);
  expect(await enter(county, 'office', register, { ...said, subject: elsewhere })).toMatchObject({
    body: { code: 'unknown-register' },
  });
});

it('T1-09b: whoever reviews the next targets says that what is known was taken as a basis of the money', async () => {
  const id = await declared(county);
  idOf(await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: quality }));
  const review = (checklist: readonly object[]) =>
    onTarget(county, 'reviewer', id, 'submit.office-review', { answer: 'passed', brings: { checklist } });
  expect(await review(basis.checklist.filter(({ item }) => item !== 'results-as-basis'))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['results-as-basis'] }] },
  });
  idOf(await review(basis.checklist));
});

const [self, external] = ['office-self-evaluation', 'external-evaluation'] as const;
const act = (who: Who, type: string, name: string, body: object) =>
  eventually('what was settled has arrived', async () => {
    const address = `evaluations/${evaluated}/${type}/2023/1`;
    const answer = await (name === 'begin'
      ? county.post(who, 'evaluation', address, {})
      : onEvaluation(county, who, address, `steps/${name}`, body));
    return answer.body.code === 'rules-silent' || answer.status === 404 ? undefined : answer;
  });
/** Weights and points of the department, full mark and bands of the county: neither text has them. */
async function settled(): Promise<void> {
  const bands = [
    { code: 'good', zh: '良', from: '60', to: '100' },
    { code: 'poor', zh: '差', from: '0', to: '60' },
  ];
  await settleThere(county, { 'evaluation.fullMark': '100', 'evaluation.gradeBands': bands });
  const parts = { execution: '40', attainment: '60' };
  const values = {
    ...Object.fromEntries(
      Object.entries(parts).map(([part, full]) => [`evaluationTypes/${self}/parts/${part}/full`, full]),
    ),
    [`evaluationTypes/${external}/parts/total/full`]: '100',
    'accountability.workAssessmentItems/evaluation-results/full': '100',
  };
  await settleThere(county, values, office.departmentId);
}
/** Evaluated by the unit, and by an outsider whom the office appointed. */
async function evaluateBoth(): Promise<void> {
  accepted(await act('unit', self, 'begin', {}));
  const scores = Object.entries({ execution: '35', attainment: '55' }).map(([part, score]) => ({ part, score }));
  accepted(await act('unit', self, 'score', { answer: 'done', sheet: { scores } }));
  accepted(await act('unit', self, 'hand-in', { answer: 'done', form: selfForm }));
  const expert = await county.people.expert.personId();
  accepted(await act('reviewer', external, 'begin', {}));
  accepted(await act('reviewer', external, 'appoint', { answer: 'formed', brings: { persons: [expert] } }));
  const sheet = { scores: [{ part: 'total', score: '55' }] };
  accepted(await act('expert', external, 'evaluate', { answer: 'done', level: expert, sheet }));
  accepted(await act('reviewer', external, 'conclude', { answer: 'done' }));
}

type Work = Readonly<{ version: number; silent?: string; items: readonly Readonly<{ taken: number }>[] }>;
const workOf = (organisation: string) => `work-assessments/${organisation}/2023/budget-execution`;
const working = (who: Who, name: string, body: object) => {
  const address = workOf(county.unitId);
  return postAsRead(county, who, 'accountability', `${address}${name}`, body, () =>
    versionOf(county, 'accountability', address),
  );
};

it('T1-09b: what evaluations came to enters the yearly assessment of budget execution, by which the office assesses what is below it', async () => {
  const address = workOf(county.unitId);
  const read = async (who: Who) => county.get<Work>(who, 'accountability', address);
  const scoring = { items: [{ item: 'evaluation-results', points: '55', opinion: '外部评价为差' }] };
  expect(await working('reviewer', '', scoring)).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'accountability.workAssessmentItems/evaluation-results/full' },
  });
  await settled();
  await evaluateBoth();
  const stands = await eventually('the result stands beside the item', async () => {
    const { body } = await read('reviewer');
    return body.items[0]?.taken === 1 && body.silent === undefined ? body : undefined;
  });
  // What the unit says of itself counts for nothing.
  expect(stands).toMatchObject({
    version: 0,
    assessmentName: '年度预算执行考核',
    items: [{ full: '100', facts: [{ fact: 'evaluation-result', subject: evaluated, type: external, code: 'poor' }] }],
  });
  for (const who of ['office', 'desk'] as const)
    expect(await working(who, '', scoring)).toMatchObject(wrongDesk('department-reviewer'));
  expect((await read('unit')).status).toBe(404);
  accepted(await working('reviewer', '', scoring));
  accepted(await working('reviewer', '/conclusion', { findings: [] }));
  const mine = await eventually('it is listed', async () => {
    const path = 'work-assessments?year=2023&assessment=budget-execution&status=concluded';
    const { body } = await county.get<Listed>('reviewer', 'accountability', path);
    return body.items[0];
  });
  expect(mine).toMatchObject({
    organisation: county.unitId,
    department: office.departmentId,
    score: '55',
    grade: 'poor',
    rank: 1,
  });
  const entry = entryOf(await trailWith(county, county.unitId, 'work-scored'), 'work-scored');
  expect(articlesOf(entry)).toContain('四、(六)完善评价结果应用');
  // Another department has no such assessment, and the county none of a department.
  for (const other of [office.outside.unitId, office.departmentId])
    expect((await county.get('office', 'accountability', workOf(other))).status).toBe(404);
});
