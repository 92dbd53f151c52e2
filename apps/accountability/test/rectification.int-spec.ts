import { randomUUID } from 'node:crypto';
import {
  correctiveMeasureDecided,
  correctiveMeasureWithdrawn,
  furtherProcedureOpened,
  furtherProcedureWithdrawn,
} from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import type { CountyService } from '@wenxiao/service-kit/testing';
import {
  accepted,
  actingOn,
  type Answer,
  type County,
  type Person,
  runAccountability,
} from './running-accountability.js';

let running: CountyService;
let county: County;
let on: ReturnType<typeof actingOn>;
beforeAll(async () => {
  running = await runAccountability('2024-06-03');
  county = await running.county('fufeng-2022');
  on = actingOn(running);
});
afterAll(() => running.close());

type Seen = Readonly<{
  version: number;
  status: string;
  outcome?: string;
  problems: readonly Readonly<{ item: string; problem?: string; answer?: string; note?: string }>[];
  rectified: number;
  dues: readonly Readonly<{ askedBy: string; due: string; on?: string }>[];
  overdue: readonly object[];
  tasks: readonly Readonly<{
    step: string;
    reconciles?: Readonly<{ decision: number; stream: string; version: number }>;
  }>[];
  possible: readonly Readonly<{ step: string; mine: boolean }>[];
}>;

const read = (id: string, as: Person = county.office): Promise<Answer> =>
  running.call(county, `rectifications/${id}`, { as });
async function seen(id: string, as: Person = county.office): Promise<Seen> {
  const { status, body } = await read(id, as);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as Seen;
}
async function until(id: string, expected: object): Promise<Seen> {
  await eventually(async () => expect(await seen(id)).toMatchObject(expected));
  return seen(id);
}
async function post(id: string, rest: string, as: Person, body: object): Promise<Answer> {
  const { version } = await seen(id);
  return running.call(county, `rectifications/${id}/${rest}`, { as, body, ifMatch: version });
}

const documents = [{ name: '整改报告', document: 'rectification-report' }];
const rectified = (item: string, note = '已完成') => ({ item, answer: 'rectified', note });
const submitting = (...problems: readonly object[]) => ({ answer: 'submitted', brings: { documents }, problems });
const submit = (id: string, ...items: readonly object[]) =>
  post(id, 'steps/submit', county.clerk, submitting(...items));
const check = (id: string, answer: string, different: object = {}, as: Person = county.office) =>
  post(id, 'steps/check', as, { answer, ...different });

const byEvaluation = (subject: string) => {
  const which = { subject, type: 'finance-evaluation', period: '2023', number: 1, year: 2023 };
  return { ...which, scheme: 'budget-performance', procedure: 'rectification' };
};
const evaluationStream = (subject: string) => `evaluation/${subject}.finance-evaluation.2023.1`;
const ofEvaluation = (subject: string) => `${subject}.2023.evaluation.finance-evaluation.2023.1`;
const items = [
  { item: 'acceptance', note: '验收资料不全' },
  { item: 'ledger', note: '未建立设备台账' },
];

/** An answer of the finance bureau’s evaluation opens it, with what is to be put right. */
async function askedByEvaluation(of: readonly object[] = items): Promise<string> {
  const subject = await running.approve(county);
  const told = { ...byEvaluation(subject), items: of as typeof items, by: county.office.id };
  await running.publish('evaluation', county.id, evaluationStream(subject), furtherProcedureOpened(told));
  const id = ofEvaluation(subject);
  await eventually(async () => expect((await read(id)).status).toBe(200));
  return id;
}

describe('a rectification that an answer of an evaluation opens', () => {
  it('feeds back each problem; it ends when the unit has put right every one, and somebody else has checked that', async () => {
    const id = await askedByEvaluation();
    expect(await seen(id, county.clerk)).toMatchObject({
      status: 'open',
      origin: 'evaluation',
      evaluation: { type: 'finance-evaluation', period: '2023', number: 1 },
      problems: [
        { item: 'acceptance', problem: '验收资料不全' },
        { item: 'ledger', problem: '未建立设备台账' },
      ],
      rectified: 0,
      possible: [{ step: 'submit', mine: true }],
    });
    expect(await submit(id, rectified('acceptance'))).toMatchObject({
      status: 422,
      body: { code: 'problems-unanswered', items: ['ledger'] },
    });
    expect(await submit(id, rectified('acceptance'), rectified('other'))).toMatchObject({
      status: 422,
      body: { code: 'unknown-problem', items: ['other'] },
    });
    accepted(await submit(id, rectified('acceptance'), { item: 'ledger', answer: 'under-way', note: '正在建账' }));
    expect(await seen(id)).toMatchObject({ rectified: 1, tasks: [{ step: 'check' }] });
    expect(await check(id, 'rectified')).toMatchObject({
      status: 409,
      body: { code: 'not-all-rectified', items: ['ledger'] },
    });
    accepted(await check(id, 'insufficient', { brings: { opinion: '台账须建立' } }));
    accepted(await submit(id, rectified('acceptance'), rectified('ledger', '台账已建立')));
    expect(await check(id, 'rectified', {}, county.clerk)).toMatchObject({ status: 403 });
    // Whoever checks may see it otherwise than the unit says.
    expect(
      await check(id, 'rectified', { problems: [{ item: 'ledger', answer: 'not-rectified', note: '台账缺项' }] }),
    ).toMatchObject({ status: 409, body: { code: 'not-all-rectified' } });
    accepted(await check(id, 'rectified'));
    expect(await seen(id)).toMatchObject({ status: 'rectified', outcome: 'rectified', rectified: 2, tasks: [] });
    const events = await running.events(county.id, `rectification/${id}`);
    const { basedOn } = JSON.parse(events[0]?.metadata ?? '') as { basedOn: readonly Readonly<{ stream: string }>[] };
    expect(basedOn.map(({ stream }) => stream)).toEqual([evaluationStream(id.split('.')[0] ?? '')]);
  });

  it('is looked at once that answer is taken back: the lead desk keeps it, or gives it up', async () => {
    const [kept, given] = [await askedByEvaluation(), await askedByEvaluation()];
    const takenBack = [];
    for (const id of [kept, given]) {
      const [subject = ''] = id.split('.');
      const withdrawn = furtherProcedureWithdrawn(byEvaluation(subject));
      await running.publish('evaluation', county.id, evaluationStream(subject), withdrawn);
      const { tasks } = await until(id, { tasks: [{ step: 'submit' }, { step: 'reconcile' }] });
      takenBack.push(tasks[1]?.reconciles);
    }
    const { decision, stream, version } = takenBack[0] ?? { decision: 0, stream: '', version: 0 };
    const keeping = { decision, stream, version, reason: '问题确实存在' };
    accepted(await post(kept, 'kept-decisions', county.office, keeping));
    expect((await seen(kept)).tasks).toMatchObject([{ step: 'submit' }]);
    expect(await post(given, 'giving-up', county.clerk, { reason: '不再需要' })).toMatchObject({ status: 403 });
    accepted(await post(given, 'giving-up', county.office, { reason: '评价意见已撤回' }));
    expect(await seen(given)).toMatchObject({ status: 'given-up', givenUp: '评价意见已撤回', tasks: [], possible: [] });
    expect(await submit(given, rectified('acceptance'), rectified('ledger'))).toMatchObject({
      status: 409,
      body: { code: 'given-up' },
    });
    // The evaluation asks again: it is opened anew.
    const [subject = ''] = given.split('.');
    const again = furtherProcedureOpened({ ...byEvaluation(subject), items: items.slice(1), by: county.office.id });
    await running.publish('evaluation', county.id, evaluationStream(subject), again);
    await until(given, { status: 'open', problems: [{ item: 'ledger' }] });
  });
});

it('what is decided of a result opens one, of which the lead desk feeds back what is wrong, and by when', async () => {
  const subject = await on.evaluatedAs(county, 'qualified');
  await on.decided(county, subject, {
    answer: 'decided',
    brings: { reason: '绩效一般' },
    disposal: { disposal: 'urge-improvement', findings: [] },
  });
  const id = `${subject}.2023.result`;
  await eventually(async () => expect((await read(id)).status).toBe(200));
  expect(await seen(id)).toMatchObject({ problems: [], tasks: [{ step: 'problems' }], possible: [] });
  expect(await submit(id)).toMatchObject({ status: 409, body: { code: 'problems-not-stated' } });
  const problems = [{ item: 'upkeep', problem: '管护责任未落实' }];
  expect(await post(id, 'problems', county.clerk, { problems })).toMatchObject({ status: 403 });
  expect(await post(id, 'problems', county.office, { problems, limit: '2024-06-02' })).toMatchObject({
    status: 422,
    body: { code: 'limit-gone-by' },
  });
  accepted(await post(id, 'problems', county.office, { problems, limit: '2024-06-20' }));
  const more = [...problems, { item: 'funds', problem: '资金结余未清理' }];
  expect(await post(id, 'problems', county.office, { problems: more })).toMatchObject({
    status: 422,
    body: { code: 'change-reason-required' },
  });
  expect(await seen(id)).toMatchObject({
    dues: [{ askedBy: 'rectification', due: 'limit', on: '2024-06-20' }],
    tasks: [{ step: 'submit', dues: [{ due: 'limit', on: '2024-06-20' }] }],
  });
  const reminding = { askedBy: 'rectification', due: 'limit', to: county.clerk.id, words: '请按期整改' };
  await running.account(county.id, county.unit, county.clerk.id);
  await eventually(async () => accepted(await post(id, 'reminders', county.office, reminding)));

  await running.advanceTo('2024-06-21');
  expect(await until(id, { overdue: [{ askedBy: 'rectification', due: 'limit' }] })).toMatchObject({ status: 'open' });
  accepted(await submit(id, rectified('upkeep', '已签订管护协议')));
  expect((await seen(id)).dues).toEqual([]);
  accepted(await check(id, 'rectified'));
  await eventually(async () => {
    const list = await running.call(county, 'rectifications?status=rectified', { as: county.clerk });
    expect(list.body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id, problems: 1, rectified: 1, overdue: true })]),
    });
  });
});

it('a corrective measure opens one with its ground in the words of the decision; it is outdated once that is taken back', async () => {
  const subject = await running.approve(county);
  const proposal = randomUUID();
  const of = {
    subject,
    year: 2023,
    scheme: 'budget-performance',
    proposal,
    decision: randomUUID(),
    rules: { hash: 'a'.repeat(64), layers: [{ id: 'fufeng-2022', version: 1 }], basis: [] },
  };
  const asked = { ground: 'deviation-or-management-gap', measures: ['rectify'] as const, acts: [] };
  const decided = correctiveMeasureDecided({ ...of, ...asked, reason: '台账缺失，限期补齐', by: county.budget.id });
  await running.publish('monitoring', county.id, `monitoring/${subject}.2023`, decided);
  const id = `${subject}.2023.measure.${proposal}`;
  await eventually(async () => expect((await read(id)).status).toBe(200));
  expect(await seen(id)).toMatchObject({
    measure: proposal,
    problems: [{ item: 'deviation-or-management-gap', problem: '台账缺失，限期补齐' }],
  });
  // Another proposal of the same monitoring is no matter of it.
  const other = { ...of, proposal: randomUUID() };
  const stream = `monitoring/${subject}.2023`;
  await running.publish('monitoring', county.id, stream, correctiveMeasureWithdrawn(other));
  await running.publish('monitoring', county.id, stream, correctiveMeasureWithdrawn(of));
  const { tasks } = await until(id, { tasks: [{ step: 'submit' }, { step: 'reconcile' }] });
  expect(tasks[1]?.reconciles).toMatchObject({ stream, version: 3 });
});

it('a person opens one by themselves: the lead desk alone', async () => {
  const subject = await running.approve(county);
  const body = { subject, year: 2023, problems: [{ item: 'ledger', problem: '台账缺失' }], reason: '日常检查发现' };
  const open = (as: Person, different: object = {}) =>
    running.call(county, 'rectifications', { as, body: { ...body, ...different } });
  await eventually(async () => expect((await open(county.clerk)).status).toBe(403));
  expect(await open(county.office, { problems: [] })).toMatchObject({
    status: 409,
    body: { code: 'problems-not-stated' },
  });
  expect(await open(county.office, { problems: [{ item: 'ledger' }] })).toMatchObject({
    status: 422,
    body: { code: 'problem-wordless' },
  });
  accepted(await open(county.office));
  const listed = async () => {
    const { body: list } = await running.call(county, 'rectifications?sort=name', { as: county.clerk });
    const { items } = list as unknown as { items: readonly { id: string; subject: string }[] };
    return items.find((row) => row.subject === subject);
  };
  await eventually(async () => expect(await listed()).toBeDefined());
  const found = await listed();
  expect(await seen(found?.id ?? '')).toMatchObject({ origin: 'person', reason: '日常检查发现', rectified: 0 });
  const stranger = await running.county('fufeng-2022');
  expect((await running.call(county, `rectifications/${found?.id ?? ''}`, { as: stranger.clerk })).status).toBe(404);
});
