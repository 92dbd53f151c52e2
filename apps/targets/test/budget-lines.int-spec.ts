import { randomUUID } from 'node:crypto';
import { correctiveMeasureDecided, correctiveMeasureWithdrawn, disposalWithdrawn } from '@wenxiao/contracts';
import { actingIn, decisionBy, own, requestsAboveControl, rulesOf, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county(requestsAboveControl('reason'));
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const post = (subject: string, rest: string, as: Person, body: object, ifMatch: number, year = 2023) =>
  running.call(county, `budget-lines/${subject}/${year}/${rest}`, { as, body, ifMatch });
const part = (amount: string) => ({ ...own, amount: yuan(amount) });

const stop = { act: 'stop', from: '2023-03-01' } as const;
const cut = { act: 'cut', from: '2023-03-01', fund: 'general-public', source: 'own', amount: '400000.00' } as const;

/** What monitoring decided on a proposal. */
async function decidedMeasure(subject: string, acts: readonly (typeof stop | typeof cut)[]) {
  const named = { proposal: randomUUID(), decision: randomUUID() };
  const rules = rulesOf('monitoring.measures/serious-problem');
  const of = { subject, year: 2023, scheme: 'budget-performance', ...named, rules };
  const stream = `monitoring/${subject}.2023`;
  const asked = { ground: 'objective-cause', measures: ['cut-budget'] as const };
  const decided = correctiveMeasureDecided({ ...of, ...asked, acts, reason: '同意', by: county.budget.id });
  await running.publish('monitoring', county.id, stream, decided);
  const withdraw = () => running.publish('monitoring', county.id, stream, correctiveMeasureWithdrawn(of));
  return { ...named, withdraw };
}

describe('a measure that monitoring decided', () => {
  it('is carried out, all of it in one act, under the rules of the decision, and given back once it is taken back', async () => {
    const subject = await acting.approved();
    const { proposal, decision: id, withdraw } = await decidedMeasure(subject, [stop, cut]);
    await running.until(county, `budget-lines/${subject}/2023`, county.budget, {
      version: 5,
      settled: { [id]: 'applied' },
      inForce: { total: '600000.00' },
      timetables: { payment: [{ from: '2023-03-01', status: 'stopped' }] },
    });
    const { metadata } = await running.history(county.id, `budget-line/${subject}.2023`);
    expect(metadata.rules).toEqual(rulesOf('monitoring.measures/serious-problem'));
    // It holds from its day, and not from when it was heard.
    expect(metadata.effectiveAt).toBe('2023-02-28T16:00:00.000000Z');
    const published = await running.published(county.id, `budget-line/${subject}.2023`, 5);
    expect(published.map(({ type }) => type)).toEqual([
      ...Array<string>(2).fill('targets.budget-timetable-changed.v1'),
      'targets.measure-settled.v1',
      ...Array<string>(2).fill('targets.budget-timetable-changed.v1'),
    ]);
    expect(published[2]?.data).toEqual({
      subject,
      year: 2023,
      scheme: 'budget-performance',
      proposal,
      decision: id,
    });
    await withdraw();
    await running.until(county, `budget-lines/${subject}/2023`, county.budget, {
      version: 8,
      inForce: { total: '1000000.00' },
      timetables: { payment: [] },
    });
  });

  it('is refused as a fact where there is no budget to act upon', async () => {
    const subject = await acting.declared();
    const { proposal, decision: id } = await decidedMeasure(subject, [stop]);
    await running.until(county, `budget-lines/${subject}/2023`, county.budget, { settled: { [id]: 'refused' } });
    const published = await running.published(county.id, `budget-line/${subject}.2023`, 2);
    expect(published.at(-1)?.data).toEqual({
      subject,
      year: 2023,
      scheme: 'budget-performance',
      proposal,
      decision: id,
      refusal: 'not-approved',
    });
  });
});

const decision = (subject: string, actsOn: number, change: string) =>
  decisionBy(county.budget, subject, actsOn, change);

describe('a result', () => {
  const decided = (subject: string, actsOn: number, change: string) =>
    running.publish(
      'accountability',
      county.id,
      `result-application/${subject}.2022`,
      decision(subject, actsOn, change),
    );

  it('cuts the control number of the year that it names, also before one was issued, and once', async () => {
    const subject = await acting.approved();
    await decided(subject, 2024, '-200000.00');
    const { body } = await running.until(county, `budget-lines/${subject}/2024`, county.budget, { version: 2 });
    expect(body).toMatchObject({ cuts: [{ changes: [{ account: 'control', part: own, change: '-200000.00' }] }] });
    expect(body).not.toHaveProperty('control');
    const { metadata } = await running.history(county.id, `budget-line/${subject}.2024`);
    expect(metadata.rules).toEqual(rulesOf('resultApplication.disposals/cut-or-cancel'));
    streamsOf(
      await post(
        subject,
        'control-number',
        county.budget,
        { amounts: [part('1000000.00')], from: '2023-03-01' },
        2,
        2024,
      ),
    );
    expect(await acting.line(subject, 2024)).toMatchObject({ control: { issued: '1000000.00', holds: '800000.00' } });
    const published = await running.published(county.id, `budget-line/${subject}.2024`, 3);
    expect(published.map(({ type }) => type)).toEqual([
      'targets.result-settled.v1',
      'targets.budget-timetable-changed.v1',
      'targets.budget-timetable-changed.v1',
    ]);
    const stream = `result-application/${subject}.2022`;
    expect(published[0]?.data).toEqual({
      subject,
      year: 2024,
      scheme: 'budget-performance',
      decision: stream,
      decisionVersion: 1,
    });
    const { effects: _effects, ...taken } = decision(subject, 2024, '-200000.00');
    await running.publish('accountability', county.id, stream, disposalWithdrawn({ ...taken, decision: 1 }));
    await running.until(county, `budget-lines/${subject}/2024`, county.budget, {
      control: { issued: '1000000.00', holds: '1000000.00' },
    });
  });

  it('is refused as a fact where the budget of that year is approved already', async () => {
    const subject = await acting.approved();
    await decided(subject, 2023, '-200000.00');
    await running.until(county, `budget-lines/${subject}/2023`, county.budget, {
      version: 3,
      inForce: { total: '1000000.00' },
    });
    const published = await running.published(county.id, `budget-line/${subject}.2023`, 3);
    expect(published.at(-1)).toMatchObject({
      type: 'targets.result-settled.v1',
      data: {
        subject,
        year: 2023,
        scheme: 'budget-performance',
        decision: `result-application/${subject}.2022`,
        decisionVersion: 1,
        refusal: 'approved-already',
        against: '1000000.00',
      },
    });
    // A refusal rests on what the decision rests on.
    const { metadata } = await running.history(county.id, `budget-line/${subject}.2023`);
    expect(metadata.rules).toEqual(rulesOf('resultApplication.disposals/cut-or-cancel'));
  });
});

describe('a control number', () => {
  it.each([
    [
      'refuse',
      { status: 409, body: { code: 'above-control-refused', basis: [{ path: 'target.requestAboveControl' }] } },
    ],
    ['silent', { status: 409, body: { code: 'rules-silent', path: 'target.requestAboveControl' } }],
  ] as const)('is asked for more as the rules say: %s', async (says, refused) => {
    const there = await running.county(...(says === 'refuse' ? [requestsAboveControl(says)] : []));
    const subject = await actingIn(running, there).declared({ requested: [part('800000.00')] });
    const at = `budget-lines/${subject}/2023`;
    const control = { amounts: [part('700000.00')], from: '2023-03-01' };
    streamsOf(await running.call(there, `${at}/control-number`, { as: there.budget, body: control, ifMatch: 1 }));
    const excess = { excess: '合同已签订' };
    const answer = await running.call(there, `${at}/explanation`, { as: there.clerk, body: excess, ifMatch: 2 });
    expect(answer).toMatchObject(refused);
  });

  it('and every act on a line names the article by which it is somebody’s, and whoever is refused is told it', async () => {
    const subject = await acting.approved();
    const basis = async () => (await running.history(county.id, `budget-line/${subject}.2023`)).metadata.rules?.basis;
    const at = (step: string) => `procedures/target-review/steps/${step}`;
    expect(await basis()).toEqual([at('approve')]);
    const change = { amounts: [part('1000.00')], from: '2023-04-01', reason: '调整' };
    const refused = await post(subject, 'raises', county.clerk, change, 2);
    expect(refused).toMatchObject({ status: 403, body: { code: 'wrong-desk', basis: [{ path: at('approve') }] } });
    const acts = [
      ['raises', change],
      ['cuts', change],
      ['recoveries', change],
      ['payment', { act: 'stop', from: '2023-04-01', reason: '停止拨付' }],
      ['payment', { act: 'resume', from: '2023-05-01', reason: '恢复拨付' }],
    ] as const;
    for (const [index, [act, body]] of acts.entries()) {
      streamsOf(await post(subject, act, county.budget, body, index + 2));
      expect([act, await basis()]).toEqual([act, [at('approve')]]);
    }
    const asked = await acting.declared();
    const { metadata } = await running.history(county.id, `budget-line/${asked}.2023`);
    expect(metadata.rules?.basis).toEqual([at('submit')]);
  });

  it('holds requests, unless the unit says why it asks for more; a later cut asks again', async () => {
    const subject = await acting.declared();
    const year = { subjectId: subject, period: '2024', requested: [], prepared: true };
    const { subject: _subject, ...next } = acting.declaration(year);
    streamsOf(await running.call(county, 'performance-targets', { as: county.clerk, body: next }));
    const control = { amounts: [part('800000.00')], from: '2023-03-01' };
    streamsOf(await post(subject, 'control-number', county.budget, control, 0, 2024));
    const request = (more: object, ifMatch: number) =>
      post(subject, 'request', county.clerk, { amounts: [part('900000.00')], ...more }, ifMatch, 2024);
    expect(await request({}, 1)).toMatchObject({
      status: 409,
      body: { code: 'above-control-number', requested: '900000.00', control: '800000.00' },
    });
    streamsOf(await request({ excess: '上级新增任务' }, 1));
    const cut = decision(subject, 2024, '-100000.00');
    await running.publish('accountability', county.id, `result-application/${subject}.2022`, cut);
    const task = { stream: `budget-line/${subject}.2024`, kind: 'settle', what: 'request' };
    await running.until(county, 'tasks', county.clerk, {
      items: expect.arrayContaining([expect.objectContaining(task)]) as unknown,
    });
    streamsOf(await post(subject, 'explanation', county.clerk, { excess: '合同已签订' }, 4, 2024));
    await running.until(county, 'tasks', county.clerk, {
      items: expect.not.arrayContaining([expect.objectContaining(task)]) as unknown,
    });
    const kept = { reason: '不予核减' };
    streamsOf(await post(subject, 'control-number/decision', county.budget, kept, 5, 2024));
    expect(await acting.line(subject, 2024)).toMatchObject({ control: { issued: '800000.00', holds: '800000.00' } });
  });
});

describe('money', () => {
  it('is raised, cut, transferred and taken back by the budget desk, each on the day that it names', async () => {
    const [one, other] = [await acting.approved(), await acting.approved()];
    const raise = { amounts: [part('100000.00')], from: '2023-04-01', reason: '上级追加' };
    expect(await post(one, 'raises', county.clerk, raise, 2)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk' },
    });
    streamsOf(await post(one, 'raises', county.budget, raise, 2));
    const to = { subject: other, year: 2023, version: 2, ...own };
    const transfer = { amount: yuan('50000.00'), gives: own, to, from: '2023-05-01', reason: '调剂' };
    expect(streamsOf(await post(one, 'transfers', county.budget, transfer, 3))).toHaveLength(2);
    streamsOf(await post(one, 'reversals', county.budget, { version: 3, reason: '录入有误' }, 4));
    expect(await acting.line(one)).toMatchObject({ inForce: { total: '950000.00' } });
    expect(await acting.line(other)).toMatchObject({ inForce: { total: '1050000.00' } });
    const suspend = { act: 'suspend', from: '2023-06-01', reason: '进度滞后' };
    streamsOf(await post(one, 'payment', county.budget, suspend, 5));
    expect(await post(one, 'payment', county.budget, suspend, 6)).toMatchObject({
      status: 409,
      body: { code: 'payment-is' },
    });
    const { metadata } = await running.history(county.id, `budget-line/${one}.2023`);
    expect(metadata).toMatchObject({
      about: { subject: one },
      at: county.unit,
      effectiveAt: '2023-05-31T16:00:00.000000Z',
    });
  });

  it('of basic expenditure is asked for and approved without a target of its own, where the rules have none', async () => {
    const body = { unit: county.unit, kind: 'basic-expenditure', name: '基本支出' };
    const [basic] = streamsOf(await running.call(county, 'subjects', { as: county.clerk, body }));
    const amounts = [part('500000.00')];
    streamsOf(await post(basic!.id, 'request', county.clerk, { amounts }, 0));
    const approval = { amounts, from: '2023-03-01', budgetKind: 'initial-budget' };
    streamsOf(await post(basic!.id, 'approval', county.budget, approval, 1));
    expect(await acting.line(basic!.id)).toMatchObject({ approvedFrom: '2023-03-01', inForce: { total: '500000.00' } });
    // Done already: the answer says which version is there.
    expect(streamsOf(await post(basic!.id, 'approval', county.budget, approval, 2))).toMatchObject([{ version: 2 }]);
  });

  it('is asked for once a target is declared, and approved with that alone', async () => {
    const [subject] = streamsOf(
      await running.call(county, 'subjects', {
        as: county.clerk,
        body: { unit: county.unit, kind: 'project', name: '尚无目标的项目' },
      }),
    );
    const request = { amounts: [part('1.00')] };
    expect(await post(subject!.id, 'request', county.clerk, request, 0)).toMatchObject({
      status: 422,
      body: { code: 'target-wanting', period: '2023' },
    });
    const declared = await acting.declared();
    const approval = { amounts: [part('1000000.00')], from: '2023-03-01', budgetKind: 'initial-budget' };
    expect(await post(declared, 'approval', county.budget, approval, 1)).toMatchObject({
      status: 409,
      body: { code: 'approved-with-target' },
    });
  });
});
