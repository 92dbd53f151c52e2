import type { County } from '../harness/county.js';
import { approved, declarationOf } from '../harness/cycle.js';
import { accepted, begin, evaluationAt } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { attainment, monitoringOf, openRound, reportOf, step } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { articlesOf, contents, fits, handedIn, handIn, mark, openPrefecture } from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let office: County<'office' | 'approver'>;
beforeAll(async () => {
  product = await startProduct();
  ({ county, prefecture: office } = await openPrefecture(product));
}, 600_000);
afterAll(() => product.close());

const june = 'monthly@2023-06-30';
const whole = 'whole-department@2023-06-30';
const kinds = [
  { subjectKind: 'project', subjectName: '农村公路养护' },
  { subjectKind: 'policy', subjectName: '种粮补贴' },
  { subjectKind: 'whole-department', subjectName: '部门单位整体' },
];

/** A project, a policy and the unit as a whole, with targets; the first half of the year goes on. */
const monitored = once(async () => {
  const ids = await approved(county, ...kinds);
  await product.advanceTo('2023-06-02T02:00:00.000000Z');
  return ids as [project: string, policy: string, whole: string];
});
/** A project of its own, with the round of June open. */
async function project(): Promise<string> {
  const [id = ''] = await approved(county, {});
  await product.advanceTo('2023-06-02T02:00:00.000000Z');
  await openRound(county, id, june);
  return id;
}
const roundOf = async (id: string, round = june) =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round);
type Tasks = Readonly<{ items: readonly Readonly<{ what: string; about: Readonly<{ subject?: string }> }>[] }>;
/** What waits for a desk, or is told it, of a round: `review`, `know/review`. */
async function tasksOn(id: string, who: 'unit' | 'desk', round: string): Promise<readonly string[]> {
  const { body } = await county.get<Tasks>(who, 'monitoring', 'tasks?limit=200');
  const of = `round/${round}/`;
  const own = body.items.filter(({ what, about }) => about.subject === id && what.startsWith(of));
  return own.map(({ what }) => what.slice(of.length));
}
const waitsFor = (id: string, who: 'unit' | 'desk', task: string, round = june) =>
  eventually(`${who} has the task ${task}`, async () =>
    (await tasksOn(id, who, round)).includes(task) ? true : undefined,
  );
const taken = async (who: 'unit' | 'desk', id: string, name: string, body: object) => {
  const { status, text } = await step(county, who, [id, june, name], body);
  expect([status, text]).toEqual([201, text]);
};
const problems = {
  answer: 'problems-found',
  brings: {
    opinion: '支付进度偏慢，限期整改',
    items: [
      { item: 'payment-progress', note: '半年支付率不足三成' },
      { item: 'contract', note: '合同未签订' },
    ],
  },
};

it('CJ-02: policies, projects and units as a whole are monitored: execution, attainment and departure from what was expected; nothing else is', async () => {
  const [projectId, policyId, wholeId] = await monitored();
  await openRound(county, projectId, june);
  await openRound(county, policyId, june);
  await openRound(county, wholeId, whole);
  const [basic = ''] = await approved(county, { subjectKind: 'basic-expenditure', subjectName: '基本支出' });
  expect((await monitoringOf(county, basic)).rounds).toEqual([]);
  const unheardOf = { unit: county.unitId, kind: 'unheard-of', name: '其他' };
  const { body: refused } = await county.post('unit', 'targets', 'subjects', unheardOf);
  expect(refused).toMatchObject({ code: 'unknown-kind' });
  const behind = reportOf({ attainment: attainment({ trend: 'behind' }), cause: '征地受阻', measures: '改线' });
  for (const [id, round] of [
    [projectId, june],
    [policyId, june],
    [wholeId, whole],
  ] as const) {
    expect((await handIn(county, id, round, handedIn(behind))).status).toBe(201);
    expect(await roundOf(id, round)).toMatchObject({
      report: {
        spent: '250000.00',
        attainment: [
          { indicator: '1', target: '≥120公里', actual: '30公里', completion: '0.25', trend: 'behind' },
          { indicator: '2', target: '≥90%', trend: 'behind' },
        ],
        cause: '征地受阻',
      },
    });
  }
  const { rules } = entryOf(await trailWith(county, wholeId, 'round-opened'), 'round-opened');
  expect(rules?.layers.map(({ id }) => id)).toContain('changji-2018');
});

it('CJ-04: the unit answers for its monitoring, the finance bureau of its own county supervises it, and nobody in their place', async () => {
  const id = await project();
  expect(await step(county, 'desk', [id, june, 'submit'], handedIn())).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'budget-unit' },
  });
  expect((await handIn(county, id, june)).status).toBe(201);
  expect(await step(county, 'unit', [id, june, 'review'], fits)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'business-desk' },
  });
  const address = `/api/monitoring/jurisdictions/${county.id}/monitoring/${id}/2023/rounds/${june}/steps/review`;
  const { status } = await office.people.office.post(address, fits, { ifMatch: 3 });
  expect([403, 404]).toContain(status);
  await taken('desk', id, 'review', fits);
  const { actor } = entryOf(await trailWith(county, id, 'report-reviewed'), 'report-reviewed');
  expect(actor).toMatchObject({ as: 'grant', desk: 'business-desk' });
});

it('CJ-07c: results of policies, projects and the unit as a whole are handed in with their paper to the bureau of the same level', async () => {
  const [projectId, policyId, wholeId] = await monitored();
  await openRound(county, wholeId, whole);
  for (const [id, round] of [
    [policyId, 'monthly@2023-05-31'],
    [projectId, 'monthly@2023-05-31'],
  ] as const) {
    await openRound(county, id, round);
    const paperless = { ...handedIn(), brings: { checklist: contents } };
    expect(await handIn(county, id, round, paperless)).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting', wanting: [{ needed: 'document:monitoring-results' }] },
    });
    expect((await handIn(county, id, round)).status).toBe(201);
    await waitsFor(id, 'desk', 'review', round);
  }
  // Of the unit as a whole there is one in the year, and whoever comes first hands it in.
  const again = await handIn(county, wholeId, whole);
  expect([201, 409]).toContain(again.status);
  await waitsFor(wholeId, 'desk', 'review', whole);
  const entry = entryOf(await trailWith(county, projectId, 'report-submitted'), 'report-submitted');
  expect(articlesOf(entry)).toContain('第七条');
  expect(entry.actor).toMatchObject({ as: 'grant', desk: 'budget-unit' });
});

it('CJ-08: results say something of execution, of attainment and of the departure of effect from the targets, and may say more', async () => {
  const id = await project();
  const possible = (await roundOf(id))?.possible[0] as Readonly<{ checklist?: readonly { zh: string }[] }>;
  expect(possible.checklist?.map(({ zh }) => zh)).toEqual([
    '预算执行情况',
    '绩效目标实现程度',
    '效益产出与绩效目标偏离情况',
  ]);
  const [first] = contents;
  expect(await handIn(county, id, june, handedIn(reportOf(), [first!]))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['attainment', 'deviation'] }] },
  });
  const wordless = contents.map(({ item, answer }) => ({ item, answer }));
  expect(await handIn(county, id, june, handedIn(reportOf(), wordless))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because: 'wordless' }] },
  });
  const more = [...contents, { item: 'procurement', answer: 'passed', note: '按规定采购' }];
  expect((await handIn(county, id, june, handedIn(reportOf(), more))).status).toBe(201);
  expect(await roundOf(id)).toMatchObject({
    judged: [{ step: 'submit', checklist: [...contents, { item: 'procurement' }].map(({ item }) => ({ item })) }],
  });
  const entry = entryOf(await trailWith(county, id, 'report-submitted'), 'report-submitted');
  expect(articlesOf(entry)).toContain('第八条');
});

it('CJ-12: the bureau reviews whether execution fits the approved targets, and rechecks what is major by a way that it chooses', async () => {
  const [ordinary, major] = [await project(), await project()];
  await mark(county, major, 'major');
  await eventually('monitoring hears of the mark', async () =>
    (await keyMarks(major)).includes('key-subject') ? true : undefined,
  );
  for (const id of [ordinary, major]) expect((await handIn(county, id, june)).status).toBe(201);
  const stepsOf = async (id: string) => (await roundOf(id))?.possible.map((each) => each.step);
  expect(await stepsOf(ordinary)).toEqual(['review']);
  expect(await stepsOf(major)).toEqual(['recheck', 'review']);
  const groundless = { answer: 'rechecked', brings: { opinion: '与账簿一致' } };
  expect(await step(county, 'desk', [major, june, 'recheck'], groundless)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'ground' }] },
  });
  const onSite = { answer: 'rechecked', brings: { opinion: '与账簿一致', ground: 'on-site' } };
  await taken('desk', major, 'recheck', onSite);
  const off = {
    answer: 'passed',
    brings: { checklist: [{ item: 'execution-fits-targets', answer: 'failed', note: '偏慢' }] },
  };
  for (const id of [ordinary, major]) {
    expect(await step(county, 'desk', [id, june, 'review'], { answer: 'passed' })).toMatchObject({ status: 422 });
    expect(await step(county, 'desk', [id, june, 'review'], off)).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', because: 'items-failed' }] },
    });
    await taken('desk', id, 'review', fits);
    expect(await roundOf(id)).toMatchObject({ status: 'done' });
  }
  const trail = await trailWith(county, major, 'report-reviewed', 'report-reviewed');
  const rechecked = trail.entries.find(({ type }) => type === 'report-reviewed')!;
  expect(articlesOf(rechecked)).toContain('第十二条');
  expect(figuresOf(trail)).toMatchObject({ [`step-opinion 2023/${june}/recheck`]: '与账簿一致' });
});
const keyMarks = async (id: string): Promise<readonly string[]> => {
  const { keyMarks: marks } = (await monitoringOf(county, id)) as unknown as { keyMarks: readonly { mark: string }[] };
  return marks.map((each) => each.mark);
};

it('CJ-06b: what the bureau finds it feeds back to the unit, and has it put right; what is not reviewed is reviewed first', async () => {
  const id = await project();
  expect((await handIn(county, id, june)).status).toBe(201);
  const silent = { answer: 'problems-found', brings: { opinion: '支付进度偏慢' } };
  expect(await step(county, 'desk', [id, june, 'review'], silent)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'items' }] },
  });
  await taken('desk', id, 'review', problems);
  await waitsFor(id, 'unit', 'know/review');
  await waitsFor(id, 'unit', 'rectify');
  expect(await roundOf(id)).toMatchObject({ status: 'open' });
  const entry = entryOf(await trailWith(county, id, 'report-reviewed'), 'report-reviewed');
  expect(articlesOf(entry)).toEqual(expect.arrayContaining(['第六条', '第十三条']));
});

it('CJ-13b: a finding is checked item by item with its causes and put right, and the bureau looks at it until it is', async () => {
  const id = await project();
  expect((await handIn(county, id, june)).status).toBe(201);
  await taken('desk', id, 'review', problems);
  const rectified = (...items: readonly string[]) => ({
    answer: 'submitted',
    brings: { items: items.map((item) => ({ item, note: '已按要求整改' })), opinion: '原因：进度款未及时申请' },
  });
  const causeless = { answer: 'submitted', brings: { items: [{ item: 'payment-progress' }] } };
  expect(await step(county, 'unit', [id, june, 'rectify'], causeless)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  expect(await step(county, 'desk', [id, june, 'rectify'], rectified('contract'))).toMatchObject({ status: 403 });
  await taken('unit', id, 'rectify', rectified('payment-progress'));
  expect(await step(county, 'desk', [id, june, 'check'], { answer: 'insufficient' })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  await taken('desk', id, 'check', { answer: 'insufficient', brings: { opinion: '合同仍未签订' } });
  await taken('unit', id, 'rectify', rectified('payment-progress', 'contract'));
  await taken('desk', id, 'check', { answer: 'rectified' });
  expect(await roundOf(id)).toMatchObject({ status: 'done', overdue: [] });
  const trail = await trailWith(county, id, 'report-resolved', 'report-resolved');
  expect(articlesOf(entryOf(trail, 'report-resolved'))).toContain('第十三条');
});

it('CJ-16: what monitoring showed of a year stands beside its evaluation and the budget of the year after, until it is put right', async () => {
  const [id, other] = [await project(), await project()];
  const lost = reportOf({ attainment: attainment({ trend: 'out-of-reach' }), cause: '征地受阻', measures: '改线' });
  expect((await handIn(county, id, june, handedIn(lost))).status).toBe(201);
  expect((await handIn(county, other, june, handedIn(lost))).status).toBe(201);
  const shown = ['1', '2'].map((of) => ({
    ...{ warning: 'target-out-of-reach', light: 'yellow' },
    ...{ round: june, indicator: of },
  }));
  accepted(await begin(county, other, 'self-evaluation'));
  const evaluated = async () => {
    const { body } = await county.get<Shown>('office', 'evaluation', evaluationAt(other, 'self-evaluation'));
    return body.monitored;
  };
  await eventually('the evaluation shows it', async () => ((await evaluated()).length === 2 ? true : undefined));
  expect(await evaluated()).toEqual(shown);
  const { subject: _subject, ...content } = declarationOf(county, { subjectId: id, period: '2024' });
  expect((await county.post('unit', 'targets', 'performance-targets', content)).status).toBe(201);
  const asked = async (year: string) =>
    (await county.get<Shown>('budget', 'targets', `budget-lines/${id}/${year}`)).body.monitoredBefore;
  await eventually('the budget shows it', async () => ((await asked('2024')).length === 2 ? true : undefined));
  expect(await asked('2024')).toEqual(shown);
  expect(await asked('2023')).toEqual([]);
  // What a later report no longer says is no reason for anything.
  const july = 'monthly@2023-07-31';
  await product.advanceTo('2023-07-03T02:00:00.000000Z');
  await openRound(county, id, july);
  expect((await handIn(county, id, july)).status).toBe(201);
  await eventually('the budget shows it no more', async () => ((await asked('2024')).length === 0 ? true : undefined));
  expect(await evaluated()).toEqual(shown);
}, 120_000);
type Shown = Readonly<{ monitored: readonly object[]; monitoredBefore: readonly object[] }>;
