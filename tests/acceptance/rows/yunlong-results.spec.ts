import { postAsRead } from '../harness/as-read.js';
import { bodiesOf } from '../bad-input/world.js';
import type { County } from '../harness/county.js';
import { approval, approvalItem, declarationOf, versionOf, yuan } from '../harness/cycle.js';
import { disclose, disclosureAt, disclosureId, onDisclosure } from '../harness/disclosing.js';
import {
  approvedHere,
  argued,
  congressApproved,
  justified,
  openDistrict,
  qualified,
  scales,
  settleHere,
} from '../harness/district.js';
import { keyEvaluated, papers, type Points, scoredHere, stepHere } from '../harness/district-evaluating.js';
import { accepted } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { onRectification, putRight, type Rectification, rectificationOf, reported } from '../harness/rectifying.js';
import { compile, reportOf, submit } from '../harness/reporting-upward.js';
import { decide, propose, resultOf } from '../harness/results.js';
import { entryOf, trailWith } from '../harness/trail.js';

const type = 'key-evaluation';
let product: Product;
let county: County;
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
  await settleHere(county, scales(type));
  const subject = { unit: county.unitId, kind: 'project', name: '灌区续建', isNew: false, categories: ['agriculture'] };
  for (let left = 8; left > 0; left -= 1) projects.push(await approvedHere(county, { subject }));
  await product.advanceTo('2024-01-10T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
const results = [{ type, period: '2023', number: 1 }];
async function evaluated(points: Points): Promise<string> {
  const id = project();
  await keyEvaluated(county, id, points);
  return id;
}

/** One that is good, for whatever looks at no more than that. */
const good = once(() => evaluated(['26', '26', '33']));
/** One to which problems are fed back. */
const faulty = once(() => Promise.resolve(project()));

it('T2-04: how it was evaluated goes out with the result, or nothing does', async () => {
  const id = await good();
  accepted(await disclose(county, id, { results }));
  const at = disclosureId(id);
  accepted(await onDisclosure(county, 'office', at, 'steps/classification', { answer: 'clear' }));
  const publish = (...documents: readonly string[]) =>
    onDisclosure(county, 'approver', at, 'steps/publish', {
      answer: 'published',
      brings: { date: '2024-01-10', ...papers(...documents) },
      address: 'https://yunlong.example/gongkai/2023',
    });
  expect(await publish('evaluation-report')).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document:evaluation-process' }] },
  });
  accepted(await publish('evaluation-report', 'evaluation-process'));
  const { body } = await county.get('unit', 'accountability', disclosureAt(at));
  expect(body).toMatchObject({ status: 'published', results: [{ grade: 'good' }] });
  expect(articlesOf(entryOf(await trailWith(county, id, 'disclosure-issued'), 'disclosure-issued'))).toEqual(
    expect.arrayContaining(['二、3.客观公正,公开透明', '三、(四)4.结果公开制度']),
  );
});

it('T2-18: what was evaluated is published by the finance department once it is clear of secrets, and by nobody in its place', async () => {
  const id = await evaluated(['26', '26', '33']);
  expect(await disclose(county, id, { results }, 'unit')).toMatchObject({ status: 403 });
  accepted(await disclose(county, id, { results }));
  const step = (name: string, body: object) => onDisclosure(county, 'office', disclosureId(id), `steps/${name}`, body);
  const brings = { date: '2024-01-10', ...papers('evaluation-report', 'evaluation-process') };
  expect(await step('publish', { answer: 'published', brings })).toMatchObject({
    status: 409,
    body: { code: 'not-open' },
  });
  accepted(await step('classification', { answer: 'withheld', brings: { reason: '涉及国家秘密' } }));
  const { body } = await county.get('office', 'accountability', disclosureAt(disclosureId(id)));
  expect(body).toMatchObject({ status: 'withheld' });
  expect(await compile(county, 'office', [county.id, 'public-disclosure'])).toMatchObject({
    status: 409,
    body: { code: 'disclosed-instead' },
  });
});

it('T2-15: units report how they manage by performance, and finance reports that with key results to the management committee', async () => {
  await good();
  const { departmentId } = await bodiesOf(county);
  const [ofUnits, toCommittee] = [
    [departmentId, 'unit-report'],
    [county.id, 'management-committee'],
  ] as const;
  expect(await compile(county, 'office', ofUnits)).toMatchObject(wrongDesk('department-reviewer'));
  accepted(await compile(county, 'reviewer', ofUnits));
  accepted(await submit(county, 'reviewer', ofUnits, { on: '2024-01-10', to: '区财政金融部' }));
  expect((await compile(county, 'reviewer', toCommittee)).status).toBe(404);
  accepted(await compile(county, 'office', toCommittee));
  const { results: told } = await reportOf(county, 'office', toCommittee, (report) => report.results.length > 0);
  expect(told.some(({ grade }) => grade === 'good')).toBe(true);
  accepted(await submit(county, 'office', toCommittee, { on: '2024-01-10', to: '管委会' }));
});

const problems = [{ item: 'ledger', problem: '台账不全' }];
const received = (date: string) => ({ answer: 'received', brings: { date } });
type Due = Readonly<{ dues: readonly Readonly<{ due: string; on?: string; soft?: boolean }>[] }>;
const lastDay = async (id: string) =>
  (await county.get<Rectification & Due>('unit', 'accountability', `rectifications/${id}`)).body.dues.find(
    ({ due }) => due === 'one-month',
  )?.on;
/** Problems that finance feeds back to the unit. */
async function fedBack(): Promise<string> {
  const said = { subject: await faulty(), year: 2023, problems, reason: '评价发现问题' };
  const { status, text, body } = await county.post('office', 'accountability', 'rectifications', said);
  if (status !== 201) throw new Error(`Refused: ${text}`);
  return body.streams[0]!.id;
}

it('T2-16: what an evaluation found goes to the unit with a letter, and one month after it is there the unit reports', async () => {
  const id = await evaluated(['20', '20', '20']);
  const feed = (brings: object) =>
    stepHere(county, 'office', [id, type, 'feed-back'], { answer: 'fed-back-with-problems', brings });
  const items = [{ item: 'ledger', note: '台账不全' }];
  expect(await feed({ items })).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document:feedback-letter' }] },
  });
  accepted(await feed({ items, ...papers('feedback-letter') }));
  const at = `${id}.2023.evaluation.${type}.2023.1`;
  await rectificationOf(county, at, (read) => read.status === 'open');
  const act = (who: 'unit' | 'office', step: string, body: object) =>
    onRectification(county, who, at, `steps/${step}`, body);
  const report = reported(putRight('ledger'));
  expect(await act('unit', 'submit', report)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  expect(await lastDay(at)).toBeUndefined();
  expect(await act('office', 'receive', received('2024-01-10'))).toMatchObject(wrongDesk('budget-unit'));
  accepted(await act('unit', 'receive', received('2024-01-10')));
  expect(await lastDay(at)).toBe('2024-02-10');
  accepted(await act('unit', 'submit', report));
  accepted(await act('office', 'check', { answer: 'rectified', brings: {} }));
  expect(await rectificationOf(county, at, (read) => read.status === 'rectified')).toMatchObject({ rectified: 1 });
});

it('T2-16, B-16, N-4: a letter of 31 January is due on the last of February, one of 15 March on 15 April though that is a Saturday', async () => {
  const id = await fedBack();
  const act = (rest: string, body: object) => onRectification(county, 'unit', id, rest, body);
  accepted(await act('steps/receive', received('2023-01-31')));
  expect(await lastDay(id)).toBe('2023-02-28');
  for (const [on, due] of [
    ['2024-01-31', '2024-02-29'],
    ['2023-03-15', '2023-04-15'],
  ] as const) {
    accepted(await act('steps/receive/correction', { ...received(on), reason: '日期有误' }));
    expect(await lastDay(id)).toBe(due);
  }
  accepted(await act('steps/receive/withdrawal', { reason: '并未收到' }));
  expect(await lastDay(id)).toBeUndefined();
});

it('T2-16: who has not reported a month after the letter is overdue by itself', async () => {
  const id = await fedBack();
  accepted(await onRectification(county, 'unit', id, 'steps/receive', received('2024-01-10')));
  await product.advanceTo('2024-02-10T15:00:00.000000Z');
  const overdue = async () =>
    (await county.get<Readonly<{ overdue: readonly object[] }>>('office', 'accountability', `rectifications/${id}`))
      .body.overdue;
  expect(await overdue()).toEqual([]);
  await product.advanceTo('2024-02-11T02:00:00.000000Z');
  await eventually('it is overdue', async () => ((await overdue()).length > 0 ? true : undefined));
});

const monitoredNext = async <Body extends object>(id: string): Promise<Body> =>
  (await county.get<Body>('office', 'monitoring', `monitoring/${id}/2024`)).body;
/** It gets money in the year after, and is monitored then. */
async function goesOn(id: string): Promise<void> {
  const at = `performance-targets/${id}/2024`;
  const brings = { checklist: justified };
  const { subject: _subject, ...content } = declarationOf(county, { subjectId: id, period: '2024', brings });
  accepted(await county.post('unit', 'targets', 'performance-targets', content));
  const read = () => versionOf(county, 'targets', at);
  for (const [who, step, answer] of [
    ['reviewer', 'department-review', argued],
    ['office', 'finance-review', qualified],
  ] as const)
    accepted(await postAsRead(county, who, 'targets', `${at}/steps/${step}`, answer, read));
  await congressApproved(county, '2024', '2024-01-08');
  type Read = Readonly<{ version: number; budgetLine: Readonly<{ version: number }> }>;
  const { body } = await county.get<Read>('office', 'targets', at);
  const versions = { targetVersion: body.version, budgetLineVersion: body.budgetLine.version };
  const item = { ...approvalItem(id, versions), period: '2024' };
  accepted(await county.post('budget', 'targets', 'budget-approvals', approval([item], { from: '2024-01-10' })));
  await eventually('it is monitored', async () =>
    (await county.get('office', 'monitoring', `monitoring/${id}/2024`)).status === 200 ? true : undefined,
  );
}

it('T2-17: the grade decides: supported, preferred, less money by what a person names, and watched', async () => {
  const grades: readonly (readonly [Points, string, string])[] = [
    [['30', '30', '35'], 'excellent', 'key-support'],
    [['26', '26', '33'], 'good', 'priority'],
    [['20', '20', '30'], 'medium', 'tighten'],
    [['10', '10', '10'], 'low', 'key-monitoring'],
  ];
  const ids: string[] = [];
  for (const [points, grade, disposal] of grades) {
    const id = grade === 'good' ? await good() : await evaluated(points);
    expect((await resultOf(county, id)).proposed).toMatchObject([{ disposal }]);
    accepted(await propose(county, id));
    ids.push(id);
  }
  const [excellent, , medium, low] = ids as [string, string, string, string];
  expect(await decide(county, excellent, { disposal: 'tighten' })).toMatchObject({ status: 422 });
  accepted(await decide(county, excellent, { disposal: 'key-support' }));
  expect(await decide(county, medium, { disposal: 'tighten' })).toMatchObject({ body: { code: 'amount-required' } });
  accepted(await decide(county, low, { disposal: 'key-monitoring' }));
  accepted(await decide(county, medium, { disposal: 'tighten', reduction: yuan('200000.00') }));
  const decided = entryOf(await trailWith(county, medium, 'disposal-decided'), 'disposal-decided');
  expect(articlesOf(decided)).toContain('三、(四)3.与预算编制相结合的制度');
  await goesOn(low);
  await goesOn(medium);
  type Proposing = Readonly<{ proposedFindings: readonly Readonly<{ proposed: string }>[] }>;
  const proposed = `${type}.2023.1`;
  const findingsOf = async (id: string) =>
    (await monitoredNext<Proposing>(id)).proposedFindings.map((each) => each.proposed);
  await eventually('the low one is proposed for key monitoring', async () =>
    (await findingsOf(low)).includes(proposed) ? true : undefined,
  );
  expect(await findingsOf(medium)).toEqual([]);
  const confirmation = { found: '评价结果为低' };
  const next = `monitoring/${low}/2024`;
  const confirm = `${next}/proposed-findings/${proposed}/confirmation`;
  accepted(
    await postAsRead(county, 'office', 'monitoring', confirm, confirmation, () =>
      versionOf(county, 'monitoring', next),
    ),
  );
  expect(await monitoredNext<object>(low)).toMatchObject({ keyMarks: [{ mark: 'low-performance' }] });
});
it('T2-19: money without effect is accounted for: finance prepares it, and the management committee decides', async () => {
  const id = project();
  await scoredHere(county, 'office', id, [type, ['5', '5', '5']]);
  const concluding = { answer: 'done', brings: { ...papers('evaluation-report'), finding: ['no-effect'] } };
  const said = {
    subject: id,
    organisation: county.unitId,
    persons: [],
    trigger: 'no-effect',
    evaluation: { type, period: '2023', number: 1 },
  };
  const refer = () => county.post('office', 'accountability', 'referrals', said);
  expect(await refer()).toMatchObject({ status: 409, body: { code: 'evaluation-not-concluded' } });
  accepted(await stepHere(county, 'office', [id, type, 'conclude'], concluding));
  accepted(
    await eventually('what was found is known', async () => {
      const answer = await refer();
      return answer.body.code === 'evaluation-not-concluded' ? undefined : answer;
    }),
  );
  const at = `referrals/${id}.${county.unitId}.no-effect.1`;
  const read = async () => (await county.get<{ version: number }>('office', 'accountability', at)).body.version;
  const step = async (name: string, body: object) =>
    county.post('office', 'accountability', `${at}/steps/${name}`, body, { ifMatch: await read() });
  const letter = {
    answer: 'referred',
    brings: { organisation: county.id, date: '2024-01-10', ...papers('referral-letter') },
  };
  expect(await step('issue', letter)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  accepted(await step('prepare', { answer: 'prepared', brings: { ground: 'no-effect' } }));
  accepted(await step('issue', letter));
  const other = await good();
  const without = { ...said, subject: other };
  expect(
    await eventually('that evaluation is known, too', async () => {
      const answer = await county.post('office', 'accountability', 'referrals', without);
      return answer.body.code === 'evaluation-not-concluded' ? undefined : answer;
    }),
  ).toMatchObject({ status: 409, body: { code: 'trigger-not-met' } });
});
