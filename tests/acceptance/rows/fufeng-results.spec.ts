import { byArticle } from '../harness/by-article.js';
import { postAsRead } from '../harness/as-read.js';
import type { County } from '../harness/county.js';
import { bodiesOf } from '../bad-input/world.js';
import { approved } from '../harness/cycle.js';
import {
  classify,
  disclose,
  disclosing,
  disclosureAt,
  disclosureId,
  onDisclosure,
  publication,
} from '../harness/disclosing.js';
import { accepted, evaluated, evaluationStep } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import {
  onRound,
  openRound,
  propose as proposeMeasure,
  quarter,
  report as reportRound,
  reportOf as roundReport,
} from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { askedBy, check, onRectification, putRight, rectificationOf, report } from '../harness/rectifying.js';
import { compile, completeAccounts, reportOf, submit } from '../harness/reporting-upward.js';
import { decide, propose, type Result, resultAt, resultOf } from '../harness/results.js';
import { inList } from '../harness/subject-years.js';
import { entryOf, figuresOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let monitored = '';
let projects: string[];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  [monitored = '', ...projects] = await approved(county, ...Array.from({ length: 7 }, () => ({})));
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const [next, ...others] = projects;
  if (next === undefined) throw new Error('No project is left');
  projects = others;
  return next;
}
const articlesOf = (trail: Parameters<typeof entryOf>[0], type: string) =>
  (entryOf(trail, type).rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

it('FF-33c: a deviation or gap in management that monitoring found is put right: the unit reports, and the performance office checks', async () => {
  await openRound(county, monitored, quarter.first);
  await reportRound(county, monitored, quarter.first, roundReport({ cause: '管理漏洞', measures: '补齐台账' }));
  const proposal = await proposeMeasure(county, monitored, quarter.first, {
    ground: 'deviation-or-management-gap',
    measures: ['rectify'],
    reason: '设备台账缺失',
  });
  const adopted = { answer: 'adopted', brings: { reason: '补齐设备台账' }, acts: [] };
  accepted(await onRound(county, 'budget', monitored, `${quarter.first}/measures/${proposal}/steps/decide`, adopted));
  const id = askedBy.measure(monitored, proposal);
  const gap = 'deviation-or-management-gap';
  expect(await rectificationOf(county, id)).toMatchObject({
    measure: proposal,
    problems: [{ item: gap, problem: '补齐设备台账' }],
  });
  accepted(await report(county, id, putRight(gap)));
  accepted(await check(county, id, 'rectified'));
  const trail = await trailWith(county, monitored, 'measure-decided', 'rectification-opened', 'rectification-resolved');
  const opened = entryOf(trail, 'rectification-opened');
  expect(opened.causation).toEqual(entryOf(trail, 'measure-decided').event);
  expect(figuresOf(trail)).toMatchObject({ [`rectification-answer 2023/measure/${proposal}/${gap}`]: 'rectified' });
});

describe('results of the year', () => {
  beforeAll(() => product.advanceTo('2023-12-01T02:00:00.000000Z'));

  it('FF-42: the ninth step has problems put right, every one, before the performance office closes it', async () => {
    const subject = project();
    await evaluated(county, subject, '85');
    const papers = { documents: [{ name: '绩效评价报告', document: 'evaluation-report' }] };
    const of = 'finance-evaluation';
    const step = (name: string, body: object, who: 'expert' | 'office' = 'office') =>
      evaluationStep(county, who, subject, [of, name], body);
    accepted(await step('submit-report', { answer: 'done', brings: papers }, 'expert'));
    const items = [
      { item: 'acceptance', note: '验收资料不全' },
      { item: 'ledger', note: '未建立台账' },
    ];
    accepted(await step('rectify-and-archive', { answer: 'archived-with-problems', brings: { items } }));
    const id = askedBy.evaluation(subject);
    expect(await rectificationOf(county, id)).toMatchObject({
      problems: [
        { item: 'acceptance', problem: '验收资料不全' },
        { item: 'ledger', problem: '未建立台账' },
      ],
      tasks: [{ step: 'submit' }],
    });
    expect(await report(county, id, putRight('acceptance'))).toMatchObject({
      status: 422,
      body: { code: 'problems-unanswered', items: ['ledger'] },
    });
    accepted(await report(county, id, putRight('acceptance'), putRight('ledger', 'under-way')));
    expect(await rectificationOf(county, id)).toMatchObject({ rectified: 1, left: 1, tasks: [{ step: 'check' }] });
    expect(await check(county, id, 'rectified')).toMatchObject({
      status: 409,
      body: { code: 'not-all-rectified', items: ['ledger'] },
    });
    accepted(await check(county, id, 'insufficient', { opinion: '台账须建立' }));
    accepted(await report(county, id, putRight('acceptance'), putRight('ledger')));
    accepted(await check(county, id, 'rectified'));
    expect(await rectificationOf(county, id)).toMatchObject({ status: 'rectified', rectified: 2, left: 0, tasks: [] });
    await inList(county, 'unit', subject, ({ rectification }) => rectification?.status === 'rectified');
    const trail = await trailWith(
      county,
      subject,
      'further-procedure-opened',
      'rectification-opened',
      'rectification-resolved',
    );
    expect(articlesOf(trail, 'rectification-resolved')).toContain('第四十二条');
    expect(entryOf(trail, 'rectification-opened').causation).toEqual(entryOf(trail, 'further-procedure-opened').event);
  });

  it('FF-47: whose effect is average is urged to improve: what is to be improved is fed back, and put right', async () => {
    const subject = project();
    await evaluated(county, subject, '70');
    accepted(await propose(county, subject));
    accepted(await decide(county, subject, { disposal: 'urge-improvement' }));
    const id = askedBy.result(subject);
    expect(await rectificationOf(county, id)).toMatchObject({ problems: [], tasks: [{ step: 'problems' }] });
    expect(await report(county, id)).toMatchObject({ status: 409, body: { code: 'problems-not-stated' } });
    const problems = [{ item: 'upkeep', problem: '管护责任未落实' }];
    const feedback = { problems, limit: '2023-12-20' };
    expect(await onRectification(county, 'unit', id, 'problems', feedback)).toMatchObject({ status: 403 });
    accepted(await onRectification(county, 'office', id, 'problems', feedback));
    accepted(await report(county, id, putRight('upkeep')));
    accepted(await check(county, id, 'rectified'));
    const trail = await trailWith(county, subject, 'rectification-opened', 'rectification-resolved');
    expect(entryOf(trail, 'rectification-opened').causation).toEqual(entryOf(trail, 'disposal-decided').event);
    expect(articlesOf(trail, 'rectification-steps-opened')).toContain('第四十七条');
  });

  it('FF-47: what long lay idle is recovered as far as it still does: what is paid since is held against the decision', async () => {
    const subject = project();
    const paying = async (on: string, amount: string, batch: string) => {
      expect((await feed(county, [paid(subject, on, amount)], { batch })).status).toBe(201);
      await recorded(county, batch);
    };
    await evaluated(county, subject, '95');
    await paying('2023-11-20', '600000.00', 'idle-1');
    accepted(await propose(county, subject));
    const recovering = { disposal: 'recover-funds', findings: ['long-idle-funds'] };
    type Idle = Result &
      Readonly<{ disposal?: object; tasks: readonly Readonly<{ step: string; reconciles?: object }>[] }>;
    // Until the payment is known here a person would have to name the amount.
    await eventually('it is known what lies idle', async () => {
      const { status } = await decide(county, subject, recovering);
      return status === 201 ? true : undefined;
    });
    const shown = (is: (result: Idle) => boolean) => resultOf(county, subject, is as never) as Promise<Idle>;
    expect((await shown(({ disposal }) => disposal !== undefined)).disposal).toMatchObject({
      change: '-400000.00',
      idle: '400000.00',
      remaining: '400000.00',
    });
    await paying('2023-11-30', '750000.00', 'idle-2');
    // The task and the amount are read one after the other: the payment may come between them.
    await shown(({ tasks }) => tasks.some(({ step }) => step === 'reconcile'));
    const later = await shown(() => true);
    expect(later.disposal).toMatchObject({ change: '-400000.00', idle: '250000.00', remaining: '250000.00' });
    const found = later.tasks.find(({ step }) => step === 'reconcile')!.reconciles as Readonly<Record<string, unknown>>;
    expect(found).toMatchObject({ stream: `execution/${subject}.2023`, because: 'overtaken' });
    const { because: _, ...named } = found;
    const keeping = { ...named, reason: '余下部分仍予收回' };
    accepted(
      await postAsRead(
        county,
        'office',
        'accountability',
        `${resultAt(subject)}/kept-decisions`,
        keeping,
        async () => (await resultOf(county, subject)).version,
      ),
    );
    expect((await shown(({ tasks }) => tasks.every(({ step }) => step !== 'reconcile'))).disposal).toMatchObject({
      remaining: '250000.00',
    });
  });

  it('FF-46, X-5: a result is disclosed once one person has checked it for what is secret and another publishes it; nothing waits for what is still to be put right', async () => {
    const subject = project();
    expect(await county.post('office', 'accountability', 'disclosures', disclosing(subject))).toMatchObject({
      status: 409,
      body: { code: 'results-not-concluded' },
    });
    await evaluated(county, subject, '70');
    accepted(await propose(county, subject));
    accepted(await decide(county, subject, { disposal: 'urge-improvement' }));
    await rectificationOf(county, askedBy.result(subject));
    // What the rules list is a task of the performance office until somebody sees to it.
    type Tasks = Readonly<{ items: readonly Readonly<{ step: string; zh: string; about: { subject?: string } }>[] }>;
    const isAsked = async (): Promise<boolean> => {
      const { body } = await county.get<Tasks>('office', 'accountability', 'tasks?limit=200');
      return body.items.some(({ step, about }) => step === 'disclose' && about.subject === subject);
    };
    await eventually('it is to be disclosed', async () => ((await isAsked()) ? true : undefined));
    expect(await resultOf(county, subject)).toMatchObject({
      tasks: [{ step: 'disclose', zh: '评价结果依法予以公开' }],
    });
    expect(await disclose(county, subject, {}, 'unit')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    accepted(await disclose(county, subject));
    await eventually('somebody sees to it', async () => ((await isAsked()) ? undefined : true));
    expect(await resultOf(county, subject)).toMatchObject({ tasks: [] });
    const id = disclosureId(subject);
    const publish = (who: 'office' | 'approver', body: object = publication) =>
      onDisclosure(county, who, id, 'steps/publish', body);
    expect(await publish('approver')).toMatchObject({ status: 409, body: { code: 'not-open' } });
    accepted(await classify(county, id));
    expect(await publish('office')).toMatchObject({
      status: 403,
      body: { code: 'same-person', basis: byArticle('第四十六条') },
    });
    const { address: _, ...nowhere } = publication;
    expect(await publish('approver', nowhere)).toMatchObject({ status: 422, body: { code: 'address-wanting' } });
    accepted(await publish('approver'));
    const { body } = await county.get('unit', 'accountability', disclosureAt(id));
    expect(body).toMatchObject({
      status: 'published',
      address: publication.address,
      results: [{ grade: 'qualified' }],
    });
    await inList(county, 'unit', subject, ({ disclosure }) => disclosure?.status === 'published');
    const trail = await trailWith(county, subject, 'disclosure-reviewed', 'disclosure-published');
    expect(articlesOf(trail, 'disclosure-issued')).toContain('第四十六条');
    const basis = entryOf(trail, 'disclosure-published').rules?.basis.map(({ path }) => path);
    expect(basis).toContain('disclosure.classificationCheck');
  });

  it('FF-46, X-5: what is secret is withheld, with a reason', async () => {
    const subject = project();
    await evaluated(county, subject, '85');
    accepted(await disclose(county, subject));
    const id = disclosureId(subject);
    expect(await classify(county, id, { answer: 'withheld' })).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting' },
    });
    accepted(await classify(county, id, { answer: 'withheld', brings: { reason: '涉及国家秘密' } }));
    const { body } = await county.get('office', 'accountability', disclosureAt(id));
    expect(body).toMatchObject({ status: 'withheld', tasks: [], possible: [] });
    await inList(county, 'office', subject, ({ disclosure }) => disclosure?.status === 'withheld');
  });

  it('FF-46, N-5: results go into the final accounts of departments and government, and then to the standing committee of the people’s congress', async () => {
    const { departmentId } = await bodiesOf(county);
    await evaluated(county, project(), '85');
    const [committee, accounts, ofDepartment] = [
      [county.id, 'standing-committee-of-peoples-congress'],
      [county.id, 'government-final-accounts'],
      [departmentId, 'department-final-accounts'],
    ] as const;
    await product.advanceTo('2024-05-31T02:00:00.000000Z');
    const on = '2024-05-31';
    accepted(await compile(county, 'office', accounts));
    expect(await submit(county, 'office', accounts, { on, to: '2023年度县级政府决算' })).toMatchObject({
      status: 409,
      body: { code: 'accounts-not-completed' },
    });
    await completeAccounts(county, on);
    // What the rules list is somebody’s task from then on.
    await reportOf(county, 'office', committee, ({ status }) => status === 'expected');
    await reportOf(county, 'reviewer', ofDepartment, ({ status }) => status === 'expected');
    await eventually('the department is asked for its report', async () => {
      const { body } = await county.get<{ items: readonly Readonly<{ step: string; about: object }>[] }>(
        'reviewer',
        'accountability',
        'tasks',
      );
      return body.items.some(
        ({ step, about }) =>
          step === 'compile' && (about as Readonly<{ organisation?: string }>).organisation === departmentId,
      )
        ? true
        : undefined;
    });
    expect(await compile(county, 'office', ofDepartment)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    accepted(await compile(county, 'reviewer', ofDepartment));
    accepted(await submit(county, 'reviewer', ofDepartment, { on, to: '2023年度部门决算' }));

    accepted(await compile(county, 'office', committee));
    const toCommittee = { on, to: '县人民代表大会常务委员会', document: '扶财函〔2024〕3号' };
    expect(await submit(county, 'office', committee, toCommittee)).toMatchObject({
      status: 409,
      body: { code: 'other-report-first', report: 'government-final-accounts' },
    });
    accepted(await submit(county, 'office', accounts, { on, to: '2023年度县级政府决算' }));
    accepted(await submit(county, 'office', committee, toCommittee));
    const { results, submission } = await reportOf(county, 'office', committee, ({ status }) => status === 'submitted');
    expect(submission).toMatchObject(toCommittee);
    expect(results.length).toBeGreaterThan(0);
    expect(results.every(({ score, grade }) => score !== undefined && grade !== undefined)).toBe(true);
    expect(await compile(county, 'office', [county.id, 'public-disclosure'])).toMatchObject({
      status: 409,
      body: { code: 'disclosed-instead' },
    });
  });
});
