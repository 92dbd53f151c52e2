import { eventually } from '@wenxiao/messaging/testing';
import { actingOn, papers, q1, report, yuan } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

// What people put right or take back, what their answers tell others, and whom the set marks.

let running: RunningMonitoring;
let fufeng: County;
let changji: County;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
let step: ReturnType<typeof actingOn>['step'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf, step } = actingOn(running));
  fufeng = await running.county('fufeng-2022');
  changji = await running.county('changji-2018');
});
afterAll(() => running.close());

const february = 'monthly@2023-02-28';
const contents = ['execution', 'attainment', 'deviation'];
const results = {
  documents: [{ name: '监控结果', document: 'monitoring-results' }],
  checklist: contents.map((item) => ({ item, answer: 'passed', note: '与目标和预算相符' })),
};
const found = (item: string) => ({ opinion: '支付进度慢', items: [{ item }], reason: '未对口业务股' });
const problemsFound = (item: string) => ({ answer: 'problems-found', brings: found(item) });

/** A month that the bureau found problems in. */
async function reviewed(): Promise<string> {
  const subject = await running.approved(changji);
  const submitted = { answer: 'submitted', brings: results, report: report() };
  expect((await step(changji, subject, [february, 'submit'], changji.clerk, submitted)).status).toBe(201);
  const review = await step(changji, subject, [february, 'review'], changji.office, problemsFound('slow-payment'));
  expect(review.status).toBe(201);
  return subject;
}

type Known = Readonly<{ about: { subject: string }; what: string; zh: string; why: { path: string } }>;
const knownTo = async (as: County['clerk'], subject: string) => {
  const { body } = await running.call(changji, 'tasks?limit=200&kind=know', { as });
  const items = body['items'] as readonly Known[];
  return items
    .filter(({ about }) => about.subject === subject)
    .map(({ what, zh, why }) => ({ what, zh, path: why.path }));
};
const told = {
  what: `round/${february}/know/review`,
  zh: '财政部门审核：反馈问题和整改要求',
  path: 'procedures/monitoring-round/steps/review/answers/problems-found',
};

it('whom an answer informs is told, until they go on with it, and nobody else is', async () => {
  const subject = await reviewed();
  await eventually(async () => expect(await knownTo(changji.clerk, subject)).toMatchObject([told]));
  expect(await knownTo(changji.office, subject)).toEqual([]);
  const rectified = { answer: 'submitted', brings: { items: [{ item: 'slow-payment' }], opinion: '已加快支付' } };
  expect((await step(changji, subject, [february, 'rectify'], changji.clerk, rectified)).status).toBe(201);
  await eventually(async () => expect(await knownTo(changji.clerk, subject)).toEqual([]));
});

it('whom an answer informed knows nothing of it once it is taken back', async () => {
  const subject = await reviewed();
  await eventually(async () => expect(await knownTo(changji.clerk, subject)).toMatchObject([told]));
  const back = await step(changji, subject, [february, 'review/withdrawal'], changji.office, { reason: '误判' });
  expect(back.status).toBe(201);
  await eventually(async () => expect(await knownTo(changji.clerk, subject)).toEqual([]));
});

it('a review is corrected by whoever may take it, with the same answer; the record says which it corrects', async () => {
  const subject = await reviewed();
  const correct = (as: County['clerk'], body: object) =>
    step(changji, subject, [february, 'review/correction'], as, { reason: '事项误填', ...body });
  expect(await correct(changji.clerk, problemsFound('other'))).toMatchObject({ status: 403 });
  expect(await correct(changji.office, { answer: 'passed' })).toMatchObject({
    status: 409,
    body: { code: 'other-answer', answer: 'problems-found' },
  });
  expect((await correct(changji.office, problemsFound('no-contract'))).status).toBe(201);
  const events = await running.events(changji.id, `${subject}.2023`);
  const [first, second] = events.filter(({ type }) => type === 'report-reviewed');
  expect(JSON.parse(second!.metadata)).toMatchObject({ corrects: { version: first!.version, reason: '事项误填' } });
  expect(JSON.parse(second!.data)).toMatchObject({ items: [{ item: 'no-contract' }], open: [{ step: 'rectify' }] });
});

it('a proposal is corrected and taken back until it is decided; a decision that is taken back opens it again', async () => {
  const subject = await running.approved(fufeng);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted);
  const measures = `monitoring/${subject}/2023/rounds/${q1}/measures`;
  const post = async (path: string, body: object, as = fufeng.office) =>
    running.call(fufeng, path, { as, body, ifMatch: (await viewOf(fufeng, subject)).version });
  const measure = { ground: 'objective-cause', measures: ['cut-budget'], reason: '任务减少', change: yuan('-1.00') };
  expect((await post(measures, measure)).status).toBe(201);
  const { proposal } = (await viewOf(fufeng, subject)).proposals[0]!;
  const at = `${measures}/${proposal}/steps`;
  const corrected = { answer: 'proposed', reason: '金额误填', measure: { ...measure, change: yuan('-2.00') } };
  expect(await post(`${at}/propose/correction`, corrected, fufeng.clerk)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  expect((await post(`${at}/propose/correction`, corrected)).status).toBe(201);
  const [first, second] = (await running.events(fufeng.id, `${subject}.2023`)).filter(
    ({ type }) => type === 'measure-recorded',
  );
  expect(JSON.parse(second!.metadata)).toMatchObject({ corrects: { version: first!.version, reason: '金额误填' } });
  const act = { act: 'cut', from: '2023-02-02', fund: 'general-public', source: 'own', amount: yuan('2.00') };
  const adopted = { answer: 'adopted', brings: { reason: '同意' }, acts: [act] };
  expect((await post(`${at}/decide`, adopted, fufeng.budget)).status).toBe(201);
  const withdrawal = [`${at}/propose/withdrawal`, { reason: '情况已变' }] as const;
  expect(await post(...withdrawal)).toMatchObject({ status: 409, body: { code: 'not-the-latest-act' } });
  expect((await post(`${at}/decide/withdrawal`, { reason: '误操作' }, fufeng.budget)).status).toBe(201);
  expect((await viewOf(fufeng, subject)).proposals).toMatchObject([{ proposal, status: 'proposed' }]);
  const published = await running.published(fufeng.id, `${subject}.2023`);
  expect(published.map(({ published: { type } }) => type)).toEqual([
    'monitoring.corrective-measure-decided.v1',
    // A step that is taken back names nobody any more.
    'monitoring.parties-named.v1',
    'monitoring.corrective-measure-withdrawn.v1',
  ]);
});

it('CJ-05, CJ-09: whom the set marks is told at its rounds, and found by the mark', async () => {
  const period = { plannedFrom: '2023-01-01', plannedTo: '2024-01-01', isMajor: true };
  const marked = await running.approved(changji, period);
  await running.approved(changji, { ...period, plannedTo: '2023-12-31' });
  expect((await viewOf(changji, marked)).rounds).toMatchObject([
    {
      marks: [
        { mark: 'key-subject', zh: '重点单位和重大政策、项目资金' },
        { mark: 'full-cycle', zh: '全周期跟踪问效' },
      ],
    },
  ]);
  await eventually(async () =>
    expect(await running.call(changji, 'monitoring?mark=full-cycle', { as: changji.clerk })).toMatchObject({
      status: 200,
      body: { items: [{ subject: marked, marks: ['key-subject', 'full-cycle'] }], totals: { rows: 1 } },
    }),
  );
  const opened = (await running.events(changji.id, `${marked}.2023`)).find(({ type }) => type === 'round-opened')!;
  expect(JSON.parse(opened.metadata)).toMatchObject({
    rules: { basis: ['rounds/monthly', 'monitoring.keyMarks/key-subject', 'monitoring.keyMarks/full-cycle'] },
  });
});

it('whom an answer informs is told for thirty days, whatever they do', async () => {
  const subject = await reviewed();
  await eventually(async () => expect(await knownTo(changji.clerk, subject)).toEqual([told]));
  await running.advanceTo('2023-03-03');
  expect(await knownTo(changji.clerk, subject)).toEqual([told]);
  await running.advanceTo('2023-03-04');
  expect(await knownTo(changji.clerk, subject)).toEqual([]);
});
