import { measureSettled } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { actingOn, papers, q1, report, yuan } from './acting.js';
import { budgetOf, type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

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

it('a county under one set monitors by quarters, and one under another by months, without a line of code between them', async () => {
  const [one, other] = [await running.approved(fufeng), await running.approved(changji)];
  expect((await viewOf(fufeng, one)).rounds).toMatchObject([
    { round: q1, status: 'open', dues: [{ due: 'report', on: '2023-03-31', soft: false }] },
  ]);
  expect((await viewOf(changji, other)).rounds).toMatchObject([
    { round: 'monthly@2023-02-28', status: 'open', dues: [] },
  ]);
});

it('a report is handed in, reviewed by whom the rules name, and returned; every event says by which authority and rule', async () => {
  const subject = await running.approved(fufeng);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  expect(await step(fufeng, subject, [q1, 'submit'], fufeng.reviewer, submitted)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'budget-unit' },
  });
  expect(await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, { ...submitted, brings: {} })).toMatchObject({
    status: 422,
    body: {
      code: 'answer-wanting',
      wanting: [
        { needed: 'document:monitoring-form' },
        { needed: 'document:monitoring-report' },
        { needed: 'checklist' },
      ],
    },
  });
  expect(await step(fufeng, subject, [q1, 'finance-review'], fufeng.desk, { answer: 'accepted' })).toMatchObject({
    status: 403,
    body: {
      code: 'wrong-desk',
      desk: 'performance-office',
      zh: '此事项由示范财政局“预算绩效管理机构”岗位办理，您没有该岗位。',
      en: 'This is for the desk “performance office of the finance bureau” of 示范财政局; you do not fill it.',
    },
  });
  const early = { answer: 'accepted', brings: { reason: '未对口业务股' } };
  expect(await step(fufeng, subject, [q1, 'finance-review'], fufeng.office, early)).toMatchObject({
    status: 409,
    body: { code: 'not-open', open: [{ step: 'submit' }] },
  });
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted)).status).toBe(201);
  const level = fufeng.department;
  const returned = { answer: 'returned', level, brings: { opinion: '请核对' } };
  expect((await step(fufeng, subject, [q1, 'unit-review'], fufeng.reviewer, returned)).status).toBe(201);
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted)).status).toBe(201);
  expect((await step(fufeng, subject, [q1, 'unit-review'], fufeng.reviewer, { answer: 'passed', level })).status).toBe(
    201,
  );
  // The department is assigned to no desk: the lead desk acts in its place, and says why.
  const accepted = { answer: 'accepted' };
  expect(await step(fufeng, subject, [q1, 'finance-review'], fufeng.office, accepted)).toMatchObject({
    status: 422,
    body: { code: 'reason-required' },
  });
  const reason = { reason: '未对口业务股' };
  expect(
    (await step(fufeng, subject, [q1, 'finance-review'], fufeng.office, { ...accepted, brings: reason })).status,
  ).toBe(201);
  expect((await viewOf(fufeng, subject)).rounds).toMatchObject([{ round: q1, status: 'done' }]);

  const events = await running.events(fufeng.id, `${subject}.2023`);
  expect(events.map(({ type }) => type)).toEqual([
    'monitoring-opened',
    'round-opened',
    'report-steps-opened',
    'round-reported',
    'report-submitted',
    'report-reviewed',
    'round-reported',
    'report-submitted',
    'report-reviewed',
    'report-reviewed',
  ]);
  const metadata = JSON.parse(events.at(-1)!.metadata) as object;
  expect(metadata).toMatchObject({
    actor: { id: fufeng.office.id, as: 'grant', desk: 'performance-office', organisation: fufeng.bureau },
    about: { subject },
    at: fufeng.unit,
    rules: {
      layers: [{ id: 'fufeng-2022', version: 1 }],
      basis: ['procedures/monitoring-round/steps/finance-review/answers/accepted'],
    },
    basedOn: [{ store: 'targets' }, { store: 'targets' }, { store: 'targets' }],
  });
});

it('an act rests on what it had to read: another round’s reminder does not stand in its way, another report does', async () => {
  const subject = await running.approved(fufeng);
  const { version } = await viewOf(fufeng, subject);
  const path = `monitoring/${subject}/2023/rounds/${q1}`;
  const reminder = { due: 'report', to: fufeng.unit, words: '请按期报送' };
  expect(
    (await running.call(fufeng, `${path}/reminders`, { as: fufeng.office, body: reminder, ifMatch: version })).status,
  ).toBe(201);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  const submit = { as: fufeng.clerk, body: submitted, ifMatch: version };
  expect((await running.call(fufeng, `${path}/steps/submit`, submit)).status).toBe(201);
  const again = await running.call(fufeng, `${path}/steps/submit`, submit);
  expect(again).toMatchObject({
    status: 409,
    body: { code: 'version-conflict', changes: [{ type: 'round-reported' }, { type: 'report-submitted' }] },
  });
});

it('a report is corrected, whole and with a reason, and taken back before anybody answered it', async () => {
  const subject = await running.approved(fufeng);
  const submitted = (spent: string) => ({
    answer: 'submitted',
    brings: papers,
    report: report({ spent: yuan(spent) }),
  });
  expect(await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted('1000000.01'))).toMatchObject({
    status: 422,
    body: {
      code: 'amounts-impossible',
      amounts: [{ warning: 'over-budget-spending' }, { warning: 'over-allocated-spending' }],
    },
  });
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted('0'))).status).toBe(201);
  expect((await viewOf(fufeng, subject)).warnings).toMatchObject([{ warning: 'nothing-spent', light: 'red' }]);
  const path = `monitoring/${subject}/2023/rounds/${q1}`;
  const correction = { reason: '金额误填', report: report() };
  const { version } = await viewOf(fufeng, subject);
  const corrected = await running.call(fufeng, `${path}/correction`, {
    as: fufeng.clerk,
    body: correction,
    ifMatch: version,
  });
  expect(corrected.status).toBe(201);
  expect((await viewOf(fufeng, subject)).warnings).toEqual([]);
  const events = await running.events(fufeng.id, `${subject}.2023`);
  const first = events.find(({ type }) => type === 'round-reported')!;
  const fact = events.findLast(({ type }) => type === 'round-reported')!;
  expect(JSON.parse(fact.metadata)).toMatchObject({ corrects: { version: first.version, reason: '金额误填' } });
  expect(await step(fufeng, subject, [q1, 'submit/withdrawal'], fufeng.clerk, { reason: '另行报送' })).toMatchObject({
    status: 201,
  });
  expect((await running.published(fufeng.id, `${subject}.2023`)).map(({ published }) => published.type)).toEqual([
    'monitoring.warning-raised.v1',
    'monitoring.warning-lifted.v1',
    // What was taken back may have named somebody.
    'monitoring.parties-named.v1',
  ]);
});

it('a measure is proposed and decided by whom the rules name, and targets answers whether it is carried out', async () => {
  const subject = await running.approved(fufeng);
  const submitted = { answer: 'submitted', brings: papers, report: report({ spent: yuan('0') }) };
  await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted);
  const path = `monitoring/${subject}/2023/rounds/${q1}/measures`;
  const { version } = await viewOf(fufeng, subject);
  const body = { ground: 'nothing-of-the-set', measures: ['cut-budget'], reason: '任务减少', change: yuan('-1.00') };
  const refused = await running.call(fufeng, path, { as: fufeng.office, body, ifMatch: version });
  expect(refused).toMatchObject({
    status: 422,
    body: {
      code: 'unknown-ground',
      grounds: ['deviation-or-management-gap', 'objective-cause', 'serious-problem'],
    },
  });
  const ground = 'objective-cause';
  const propose = (different: object) =>
    running.call(fufeng, path, { as: fufeng.office, body: { ...body, ground, ...different }, ifMatch: version });
  expect(await propose({ measures: ['stop-payment'] })).toMatchObject({
    status: 422,
    body: { code: 'measures-not-listed', listed: ['cut-budget', 'adjust-target'] },
  });
  expect(await propose({ change: yuan('1.00') })).toMatchObject({ status: 422, body: { code: 'change-not-a-cut' } });
  expect((await propose({})).status).toBe(201);
  const [proposed] = (await viewOf(fufeng, subject)).proposals;
  expect(proposed).toMatchObject({ status: 'proposed' });
  const { proposal } = proposed!;
  const act = { act: 'cut', from: '2023-02-02', fund: 'general-public', source: 'own' };
  const adopted = { answer: 'adopted', brings: { reason: '同意' }, acts: [{ ...act, amount: yuan('1.00') }] };
  const decide = async (as: County['clerk']) =>
    running.call(fufeng, `${path}/${proposal}/steps/decide`, {
      as,
      body: adopted,
      ifMatch: (await viewOf(fufeng, subject)).version,
    });
  expect(await decide(fufeng.office)).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'budget-desk' } });
  expect((await decide(fufeng.budget)).status).toBe(201);
  const statusIs = (status: string) =>
    eventually(async () =>
      expect((await viewOf(fufeng, subject)).proposals).toMatchObject([{ proposal, round: q1, status }]),
    );
  await statusIs('adopted');
  const events = await running.events(fufeng.id, `${subject}.2023`);
  const { decision } = JSON.parse(events.at(-1)!.data) as { decision: string };
  const settled = { subject, year: 2023, scheme: 'budget-performance', proposal, decision };
  await running.publish('targets', fufeng.id, `budget-line/${subject}.2023`, measureSettled(settled));
  await statusIs('applied');
  // Whoever decides on it reads why; the unit reads what is proposed, and why it was decided so.
  const of = async (as?: County['clerk']) => (await viewOf(fufeng, subject, as)).proposals[0];
  const [whole, told] = [await of(fufeng.budget), await of(fufeng.clerk)];
  expect(whole).toMatchObject({ ...body, ground, change: '-1.00', decision: { decision, reason: '同意' } });
  expect(told).toEqual({ ...whole, reason: undefined });
});

it('whoever may act finds the task, and nobody else', async () => {
  const subject = await running.approved(fufeng);
  const stepsFor = async (as: County['clerk']) => {
    const { body } = await running.call(fufeng, 'tasks?limit=200', { as });
    const items = body['items'] as Readonly<{ about: { subject: string }; step: string; dueOn: string; why: object }>[];
    return items.filter(({ about }) => about.subject === subject).map(({ step: name, dueOn }) => `${name} ${dueOn}`);
  };
  expect(await stepsFor(fufeng.clerk)).toEqual(['submit 2023-03-31']);
  expect(await stepsFor({ ...fufeng.clerk, at: fufeng.department })).toEqual(['submit 2023-03-31']);
  expect(await stepsFor(fufeng.reviewer)).toEqual([]);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted)).status).toBe(201);
  await eventually(async () => expect(await stepsFor(fufeng.clerk)).toEqual([]));
  expect(await stepsFor(fufeng.reviewer)).toEqual(['unit-review null']);
  // Who handed it in does not review it, whatever desk they fill beside.
  expect(await stepsFor({ ...fufeng.reviewer, id: fufeng.clerk.id })).toEqual([]);
});

it('the list shows a page with totals, and finds by name', async () => {
  const subject = await running.approved(fufeng, { name: '独一无二的项目' });
  const search = encodeURIComponent('独一无二');
  await eventually(async () => {
    const page = await running.call(fufeng, `monitoring?year=2023&search=${search}`, { as: fufeng.clerk });
    expect(page).toMatchObject({
      status: 200,
      body: {
        items: [{ subject, year: 2023, unit: fufeng.unit, light: null, roundsOpen: 1, nextDue: '2023-03-31' }],
        more: false,
        totals: { rows: 1, red: 0, yellow: 0, overdue: 0 },
      },
    });
  });
});

it('time opens rounds and makes reports overdue; spending is held against the budget of the day', async () => {
  const subject = await running.approved(fufeng);
  const monthly = await running.approved(changji);
  await running.advanceTo('2023-04-03');
  expect((await viewOf(fufeng, subject)).rounds.map(({ round }) => round)).toEqual([q1, 'quarterly@2023-06-30']);
  expect((await viewOf(fufeng, subject)).warnings).toMatchObject([{ warning: 'never-reported', light: 'red' }]);
  expect((await viewOf(changji, monthly)).rounds.map(({ round }) => round)).toEqual(
    ['2023-02-28', '2023-03-31', '2023-04-30'].map((node) => `monthly@${node}`),
  );
  expect((await viewOf(changji, monthly)).warnings).toEqual([]);
  const submitted = { answer: 'submitted', brings: papers, report: report() };
  expect((await step(fufeng, subject, [q1, 'submit'], fufeng.clerk, submitted)).status).toBe(201);
  const warned = async () => (await viewOf(fufeng, subject)).warnings.map(({ warning }) => warning).sort();
  expect(await warned()).toEqual(['report-late']);
  const budgetIs = (...totals: Parameters<typeof budgetOf>[2]) =>
    running.publish('targets', fufeng.id, `budget-line/${subject}.2023`, budgetOf(subject, 2023, totals));
  await budgetIs(['2023-01-20', '1000000.00'], ['2023-04-10', '200000.00']);
  await running.advanceTo('2023-04-10');
  const below = ['allocated-over-budget', 'over-budget-spending', 'report-late'];
  await eventually(async () => expect(await warned()).toEqual(below));
  // Nobody acts: the budget is as it was, and the lights go out.
  await budgetIs(['2023-01-20', '1000000.00']);
  await eventually(async () => expect(await warned()).toEqual(['report-late']));
  const overdue = (await running.events(fufeng.id, `${subject}.2023`)).find(
    ({ type }) => type === 'round-became-overdue',
  )!;
  expect(JSON.parse(overdue.metadata)).toMatchObject({
    effectiveAt: '2023-03-31T16:00:00.000000Z',
    rules: { basis: ['rounds/quarterly/due/report'] },
  });
});
