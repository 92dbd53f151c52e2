import { randomUUID } from 'node:crypto';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, checklist, instead, own, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const declaration = (...args: Parameters<typeof acting.declaration>) => acting.declaration(...args);
const declared = (...args: Parameters<typeof acting.declared>) => acting.declared(...args);
const step = (...args: Parameters<typeof acting.step>) => acting.step(...args);
const target = (...args: Parameters<typeof acting.target>) => acting.target(...args);

describe('a declaration', () => {
  it('registers the subject, declares the target and asks for its money in one act', async () => {
    const key = randomUUID();
    const call = { as: county.clerk, body: declaration(), key };
    const answer = await running.call(county, 'performance-targets', call);
    const [subject] = streamsOf(answer);
    expect(streamsOf(answer).map(({ stream, version }) => [stream, version])).toEqual([
      [`subject/${subject!.id}`, 1],
      [`performance-target/${subject!.id}.2023`, 4],
      [`budget-line/${subject!.id}.2023`, 1],
    ]);
    expect(await running.call(county, 'performance-targets', call)).toEqual(answer);
    const { types, metadata } = await running.history(county.id, `performance-target/${subject!.id}.2023`);
    expect(types).toEqual(['target-opened', 'target-steps-opened', 'target-declared', 'target-submitted']);
    expect(metadata).toMatchObject({
      actor: { id: county.clerk.id, as: 'grant', desk: 'budget-unit', organisation: county.unit },
      about: { subject: subject!.id },
      at: county.unit,
      rules: {
        layers: [{ id: 'fufeng-2022', version: 1 }],
        basis: [
          'procedures/target-review/steps/submit/answers/submitted',
          'procedures/target-review/steps/unit-review',
        ],
      },
    });
    const [published] = await running.published(county.id, `subject/${subject!.id}`, 1);
    expect(published?.data).toMatchObject({
      unit: county.unit,
      department: county.department,
      kind: 'project',
      status: 'registered',
    });
    expect(await target(subject!.id, county.clerk)).toMatchObject({
      version: 4,
      status: 'submitted',
      declared: { declaration: 1, by: county.clerk.id, on: '2022-11-07', findings: [] },
      possible: [{ step: 'unit-review', level: county.department, mine: false }],
      budgetLine: { version: 1, requested: { total: '1000000.00' } },
    });
  });

  it('is no request without indicators', async () => {
    const refused = await running.call(county, 'performance-targets', {
      as: county.clerk,
      body: declaration({ indicators: [] }),
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'target-required' } });
  });

  it('says of every indicator what is to be reached, in one way', async () => {
    const [first] = declaration().indicators;
    const call = (different: object) =>
      running.call(county, 'performance-targets', {
        as: county.clerk,
        body: declaration({ indicators: [{ ...first, ...different }] }),
      });
    const invalid = (path: string, code: string) => ({
      status: 400,
      body: { errors: [{ path: `indicators[0].${path}`, code }] },
    });
    expect(await call({ value: '' })).toMatchObject(invalid('value', 'not-a-decimal'));
    expect(await call({ direction: 'text', value: undefined, text: '' })).toMatchObject(invalid('text', 'blank'));
    expect(await call({ name: '养护\u200b里程' })).toMatchObject(invalid('name', 'invisible'));
    expect(await call({ name: '养护\u202e里程' })).toMatchObject(invalid('name', 'invisible'));
    expect(await call({ name: '养护\n里程' })).toMatchObject(invalid('name', 'line-break'));
    expect(await call({ value: undefined })).toMatchObject({ status: 422, body: { code: 'indicator-incomplete' } });
    const [heavy] = streamsOf(await call({ weight: '300' }));
    expect(await target(heavy!.id)).toMatchObject({
      declared: { findings: [{ finding: 'weights-not-100', severity: 'error' }] },
    });
  });

  it('is of whoever submits targets at the unit, and of nobody else', async () => {
    const call = (as: Person) => running.call(county, 'performance-targets', { as, body: declaration() });
    expect(await call(county.reviewer)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'budget-unit' },
    });
    const elsewhere = { ...county.clerk, at: county.bureau };
    expect(await call(elsewhere)).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
    expect(await call(county.budget)).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'budget-unit' } });
    const other = await running.county();
    expect(await running.call(county, 'performance-targets', { as: other.clerk, body: declaration() })).toMatchObject({
      status: 404,
    });
  });

  it('names one subject, and a period', async () => {
    const call = (different: object) =>
      running.call(county, 'performance-targets', { as: county.clerk, body: declaration(different) });
    expect(await call({ subjectId: randomUUID() })).toMatchObject({ status: 422, body: { code: 'one-subject' } });
    for (const period of ['soon', '2025-2023', '2023-Q5'])
      expect(await call({ period })).toMatchObject({ status: 400, body: { errors: [{ path: 'period' }] } });
  });

  it('of what a unit has one of is not registered twice', async () => {
    const subject = { unit: county.unit, kind: 'whole-department', name: '部门整体支出' };
    const first = await declared({ subject });
    const call = (body: object) => running.call(county, 'performance-targets', { as: county.clerk, body });
    expect(await call(declaration({ subject }))).toMatchObject({
      status: 409,
      body: { code: 'one-per-unit', subject: first },
    });
    const { subject: _subject, ...next } = declaration({ subjectId: first, period: '2024', requested: [] });
    expect(streamsOf(await call(next)).map(({ stream }) => stream)).toEqual([`performance-target/${first}.2024`]);
  });
});

describe('the steps of the procedure', () => {
  it('are taken in order, each by its desk, and a return begins anew', async () => {
    const subject = await declared();
    const passed = { answer: 'passed', brings: { checklist } };
    expect(await step(county.reviewer, subject, 'no-such-step', passed, 4)).toMatchObject({ status: 404 });
    expect(
      await step(county.office, subject, 'finance-review', { ...passed, brings: { ...passed.brings, ...instead } }, 4),
    ).toMatchObject({
      status: 409,
      body: { code: 'not-open', open: [{ step: 'unit-review', level: county.department }] },
    });
    expect(await step(county.clerk, subject, 'unit-review', passed, 4)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'department-reviewer', organisation: county.department },
    });
    expect(
      await step(
        county.reviewer,
        subject,
        'unit-review',
        { answer: 'passed', brings: { checklist: checklist.slice(1) } },
        4,
      ),
    ).toMatchObject({
      status: 422,
      body: {
        code: 'answer-wanting',
        wanting: [{ needed: 'checklist', because: 'incomplete', these: ['completeness'] }],
      },
    });
    const twice = [...checklist, { item: 'completeness', answer: 'failed' }];
    expect(
      await step(county.reviewer, subject, 'unit-review', { answer: 'passed', brings: { checklist: twice } }, 4),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'brings.checklist', code: 'twice' }] } });
    streamsOf(await step(county.reviewer, subject, 'unit-review', passed, 4));
    expect(await step(county.reviewer, subject, 'unit-review', passed, 4)).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', changes: [{ version: 5, type: 'target-reviewed' }] },
    });
    expect(await step(county.office, subject, 'finance-review', passed, 5)).toMatchObject({
      status: 422,
      body: { code: 'reason-required' },
    });
    const returned = { answer: 'returned', brings: { opinion: '指标不够细化', ...instead } };
    streamsOf(await step(county.office, subject, 'finance-review', returned, 5));
    expect(await target(subject)).toMatchObject({ status: 'returned', version: 6, possible: [{ step: 'submit' }] });

    const {
      subject: _subject,
      period: _period,
      ...again
    } = declaration({
      requested: [{ ...own, amount: yuan('900000.00') }],
    });
    const path = `performance-targets/${subject}/2023`;
    streamsOf(await running.call(county, path, { as: county.colleague, body: again, ifMatch: 6, method: 'PUT' }));
    expect(await target(subject)).toMatchObject({
      status: 'submitted',
      declared: { declaration: 2, by: county.colleague.id },
      possible: [{ step: 'unit-review' }],
      budgetLine: { requested: { total: '900000.00' } },
    });
  });

  it('are corrected by saying once more, whole, what was declared, as long as nobody has answered it', async () => {
    const subject = await declared();
    const { horizon, indicators } = declaration();
    const path = `performance-targets/${subject}/2023/correction`;
    const body = { horizon, indicators, objective: '更正后的总体目标', reason: '总体目标录错' };
    streamsOf(await running.call(county, path, { as: county.clerk, body, ifMatch: 4 }));
    expect(await target(subject)).toMatchObject({ declared: { declaration: 1, objective: '更正后的总体目标' } });
    const { metadata } = await running.history(county.id, `performance-target/${subject}.2023`);
    expect(metadata).toMatchObject({ corrects: { version: 3, reason: '总体目标录错' } });
    streamsOf(await step(county.reviewer, subject, 'unit-review', { answer: 'passed', brings: { checklist } }, 5));
    expect(await running.call(county, path, { as: county.clerk, body, ifMatch: 6 })).toMatchObject({
      status: 409,
      body: { code: 'reviewed-already', steps: ['unit-review'] },
    });
  });

  it('are taken back by whoever took the latest, before anybody answers it', async () => {
    const subject = await declared();
    const path = (code: string) => `performance-targets/${subject}/2023/steps/${code}/withdrawal`;
    const body = { reason: '报送有误' };
    expect(await running.call(county, path('submit'), { as: county.clerk, body, ifMatch: 3 })).toMatchObject({
      status: 409,
    });
    streamsOf(await running.call(county, path('submit'), { as: county.clerk, body, ifMatch: 4 }));
    expect(await target(subject)).toMatchObject({ status: 'prepared', possible: [{ step: 'submit' }] });
  });

  it('are tasks of whoever may take them', async () => {
    const mine = await running.county();
    const subject = await actingIn(running, mine).declared();
    const { body } = await running.until(mine, 'tasks', mine.reviewer, { items: [{ step: 'unit-review' }] });
    expect(body['items']).toEqual([
      {
        stream: `performance-target/${subject}.2023`,
        version: 4,
        dueOn: null,
        kind: 'act',
        what: `unit-review/${mine.department}`,
        scheme: 'budget-performance',
        about: { subject, period: '2023' },
        step: 'unit-review',
        level: mine.department,
        zh: '预算部门和单位逐级审核',
        waitsFor: [],
        dues: [],
        whose: [{ desk: 'department-reviewer', organisation: mine.department }],
        why: { hash: expect.any(String) as string, path: 'procedures/target-review/steps/unit-review' },
      },
    ]);
    expect((await running.call(mine, 'tasks', { as: mine.clerk })).body).toMatchObject({ items: [] });
    const move = { unit: mine.department, from: '2022-11-07', reason: '机构改革' };
    streamsOf(await running.call(mine, `subjects/${subject}/moves`, { as: mine.office, body: move, ifMatch: 1 }));
    // The department's own subject has no level above it: its next step is the finance bureau's.
    await running.until(mine, 'tasks', mine.office, { items: [{ step: 'finance-review', about: { subject } }] });
  });
});

it('an approval is looked at again where its subject was otherwise; whoever keeps it says why', async () => {
  const mine = await running.county();
  const there = actingIn(running, mine);
  const subject = await there.approved();
  const correct = async (ifMatch: number, different: object) => {
    const body = { unit: mine.unit, kind: 'project', name: '农村公路养护', reason: '登记有误', ...different };
    streamsOf(await running.call(mine, `subjects/${subject}/correction`, { as: mine.clerk, body, ifMatch }));
  };
  await correct(1, { name: '农村公路日常养护' });
  await correct(2, { isNew: true });
  const found = { decision: 7, stream: `subject/${subject}`, version: 3, because: 'overtaken' };
  const whose = [{ desk: 'performance-office', organisation: mine.id }];
  const { body } = await running.until(mine, 'tasks', mine.office, { items: [{ reconciles: found }] });
  expect(body['items']).toMatchObject([{ kind: 'settle', step: 'reconcile', about: { subject }, whose }]);
  const keep = (as: Person, version: number) => {
    const body = { decision: 7, stream: found.stream, version, reason: '审批口径不受影响' };
    return running.call(mine, `performance-targets/${subject}/2023/kept-decisions`, { as, body, ifMatch: 7 });
  };
  expect(await keep(mine.budget, 3)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await keep(mine.office, 2)).toMatchObject({ status: 409, body: { code: 'not-outdated', outdated: [found] } });
  streamsOf(await keep(mine.office, 3));
  await running.until(mine, 'tasks', mine.office, { items: [] });
  expect(await there.target(subject)).toMatchObject({ version: 8, status: 'approved' });
});

it('looks up once what all acts of a declaration go by: the day, the rules, where its subject stands', async () => {
  const declare = () => running.call(county, 'performance-targets', { as: county.clerk, body: declaration() });
  streamsOf(await declare());
  // What follows from an act may be reckoned before its answer has come, and looks up the same: then once more.
  await eventually(async () => {
    const texts = await running.statements(async () => {
      streamsOf(await declare());
    });
    const asking = (what: string) => texts.filter((text) => text.includes(what));
    expect(asking('directory_copy.rules_timetables')).toHaveLength(1);
    expect(asking('select person, desk, over')).toHaveLength(1);
    // The streams of the command once, and once to append.
    expect(asking('as wanted')).toHaveLength(1);
    expect(asking('event_store.append')).toHaveLength(1);
  });
});
