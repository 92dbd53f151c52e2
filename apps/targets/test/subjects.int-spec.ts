import { randomUUID } from 'node:crypto';
import { actingIn, streamsOf } from './acting.js';
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

const register = (as: Person, different: object = {}) =>
  running.call(county, 'subjects', {
    as,
    body: {
      unit: county.unit,
      kind: 'project',
      name: '农村义务教育学生营养改善计划',
      ...different,
    },
  });
const post = (id: string, rest: string, as: Person, body: object, ifMatch: number) =>
  running.call(county, `subjects/${id}/${rest}`, { as, body, ifMatch });
const subjectOf = async (id: string) => (await running.call(county, `subjects/${id}`, { as: county.office })).body;

it('is registered by whoever submits its target or by the lead desk, of a kind that the rules list', async () => {
  const [one] = streamsOf(await register(county.clerk));
  expect(await subjectOf(one!.id)).toMatchObject({
    id: one!.id,
    version: 1,
    status: 'registered',
    unit: county.unit,
    department: county.department,
    nature: 'money',
    kind: 'project',
  });
  streamsOf(await register(county.office));
  expect(await register(county.budget)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await register(county.clerk, { kind: 'spaceship' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-kind', given: 'spaceship' },
  });
});

it('is marked, suspended, resumed, moved and ended by the lead desk; whoever read an older version is told what came', async () => {
  const [{ id } = { id: '' }] = streamsOf(await register(county.clerk));
  const mark = { mark: 'key', marked: true, reason: '民生实事' };
  expect(await post(id, 'marks', county.clerk, mark, 1)).toMatchObject({
    status: 403,
    body: { desk: 'performance-office' },
  });
  streamsOf(await post(id, 'marks', county.office, mark, 1));
  const because = { from: '2022-11-01', reason: '条件变化' };
  expect(await post(id, 'suspension', county.office, because, 1)).toMatchObject({
    status: 409,
    body: { code: 'version-conflict', changes: [{ type: 'subject-marked' }] },
  });
  // Said for a day to come it would hold from now on.
  expect(await post(id, 'suspension', county.office, { ...because, from: '2023-03-01' }, 2)).toMatchObject({
    status: 422,
    body: { code: 'not-yet', from: '2023-03-01' },
  });
  streamsOf(await post(id, 'suspension', county.office, because, 2));
  streamsOf(await post(id, 'resumption', county.office, { ...because, from: '2022-11-02' }, 3));
  const move = { unit: county.department, from: '2022-11-03', reason: '机构改革' };
  streamsOf(await post(id, 'moves', county.office, move, 4));
  expect(await running.call(county, `subjects/${id}`, { as: county.clerk })).toMatchObject({ status: 404 });
  streamsOf(await post(id, 'ending', county.office, { from: '2022-11-04', reason: '到期' }, 5));
  expect(await subjectOf(id)).toMatchObject({ status: 'ended', unit: county.department, marks: { key: true } });
  const late = acting.declaration({ subjectId: id, subject: undefined });
  expect(await running.call(county, 'performance-targets', { as: county.office, body: late })).toMatchObject({
    status: 409,
    body: { code: 'subject-is', subjectStatus: 'ended' },
  });
  const published = await running.published(county.id, `subject/${id}`, 6);
  expect(published.at(-1)?.data).toMatchObject({ status: 'ended', since: '2022-11-04', isKey: true });
});

it('is corrected whole, for a reason, and withdrawn before anything else is done with it', async () => {
  const [{ id } = { id: '' }] = streamsOf(await register(county.clerk));
  const right = { unit: county.unit, kind: 'policy', name: '更正后的名称', reason: '名称录错' };
  streamsOf(await post(id, 'correction', county.clerk, right, 1));
  expect(await subjectOf(id)).toMatchObject({ kind: 'policy', name: '更正后的名称' });
  const { metadata } = await running.history(county.id, `subject/${id}`);
  expect(metadata).toMatchObject({ corrects: { version: 1, reason: '名称录错' } });
  streamsOf(await post(id, 'withdrawal', county.clerk, { reason: '重复登记' }, 2));
  expect(await subjectOf(id)).toMatchObject({ status: 'withdrawn' });
});

it('names only what is there: what it is part of, whose work it goes on with, who carries it out', async () => {
  const [{ id } = { id: '' }] = streamsOf(await register(county.clerk));
  const nobody = randomUUID();
  const unknown = { status: 422, body: { code: 'unknown-subject', subject: nobody } };
  expect(await register(county.clerk, { within: nobody })).toMatchObject(unknown);
  const before = (subject: string, tenant = county.id) => ({ predecessors: [{ tenant, subject }] });
  expect(await register(county.clerk, before(nobody))).toMatchObject(unknown);
  // Also where it ended elsewhere: what nobody there ever had, nobody goes on with here.
  expect(await register(county.clerk, before(nobody, randomUUID()))).toMatchObject({
    status: 422,
    body: { code: 'not-handed-over', subject: nobody },
  });
  const carriedOut = (organisation: string) => ({ implementers: [{ organisation }] });
  expect(await register(county.clerk, carriedOut(nobody))).toMatchObject({
    status: 422,
    body: { code: 'unknown-organisation', organisationId: nobody },
  });
  streamsOf(await register(county.clerk, { within: id, ...before(id), ...carriedOut(county.department) }));
  const revision = { kind: 'project', name: '改名', within: nobody, from: '2022-11-07' };
  const revised = { as: county.clerk, body: revision, ifMatch: 1, method: 'PUT' } as const;
  expect(await running.call(county, `subjects/${id}`, revised)).toMatchObject(unknown);
});

it('is no part of itself by way of others, goes on with nothing that goes on with it, and is merged into nothing that is no more', async () => {
  const [[{ id: first } = { id: '' }], [{ id: second } = { id: '' }]] = [
    streamsOf(await register(county.clerk)),
    streamsOf(await register(county.clerk)),
  ];
  const revise = (id: string, more: object, ifMatch: number) =>
    running.call(county, `subjects/${id}`, {
      as: county.clerk,
      body: { kind: 'project', name: '改名', from: '2022-11-07', ...more },
      ifMatch,
      method: 'PUT',
    });
  const before = (subject: string) => [{ tenant: county.id, subject }];
  streamsOf(await revise(second, { within: first, predecessors: before(first) }, 1));
  const circle = { status: 409, body: { code: 'in-a-circle', subject: second } };
  expect(await revise(first, { within: second }, 1)).toMatchObject(circle);
  expect(await revise(first, { predecessors: before(second) }, 1)).toMatchObject(circle);
  const merge = (id: string, into: string, ifMatch: number) =>
    running.call(county, `subjects/${id}/merger`, {
      as: county.office,
      body: { into, from: '2022-11-07', reason: '归并' },
      ifMatch,
    });
  streamsOf(await merge(first, second, 1));
  expect(await merge(second, first, 2)).toMatchObject({
    status: 409,
    body: { code: 'subject-is', subject: first, subjectStatus: 'merged', zh: '对象现为“已并入”状态，不能办理此事项。' },
  });
});

it('is another one for another person, although their keys are the same', async () => {
  const key = randomUUID();
  const body = { unit: county.unit, kind: 'project', name: '同一编号的请求' };
  const [mine, theirs] = await Promise.all(
    [county.clerk, county.colleague].map((as) => running.call(county, 'subjects', { as, body, key })),
  );
  expect(streamsOf(mine!)[0]!.id).not.toBe(streamsOf(theirs!)[0]!.id);
});

it('is the same command with its fields in another order', async () => {
  const key = randomUUID();
  const body = { unit: county.unit, kind: 'project', name: '同一请求', planned: [] };
  const turned = Object.fromEntries(Object.entries(body).reverse());
  const answers = [];
  for (const each of [body, turned])
    answers.push(await running.call(county, 'subjects', { as: county.clerk, body: each, key }));
  expect(streamsOf(answers[0]!)).toHaveLength(1);
  expect(answers[1]).toEqual(answers[0]);
});

describe('an official code', () => {
  const registered = async (officialCode: string, as = county.clerk) => {
    const [subject] = streamsOf(await register(as, { officialCode }));
    return subject!.id;
  };
  const taken = { status: 409, body: { code: 'code-taken' } };
  const revise = (id: string, officialCode: string | undefined, ifMatch: number) =>
    running.call(county, `subjects/${id}`, {
      as: county.clerk,
      body: { kind: 'project', name: '换了代码的项目', ...(officialCode && { officialCode }), from: '2022-11-07' },
      ifMatch,
      method: 'PUT',
    });

  it('is reserved in the same act, and of one subject of the county', async () => {
    const key = randomUUID();
    const body = { unit: county.unit, kind: 'project', name: '营养改善计划', officialCode: '61032423' };
    const first = await running.call(county, 'subjects', { as: county.clerk, body, key });
    const [subject, code] = streamsOf(first);
    expect(code).toMatchObject({ stream: 'code/subject.61032423', version: 1 });
    expect(await running.call(county, 'subjects', { as: county.clerk, body, key })).toEqual(first);
    const { types, metadata } = await running.history(county.id, 'code/subject.61032423');
    expect(types).toEqual(['code-reserved']);
    expect(metadata).toMatchObject({
      about: { subject: subject!.id },
      actor: { id: county.clerk.id, as: 'grant', desk: 'budget-unit', organisation: county.unit },
      at: county.unit,
    });
    expect(await register(county.office, { officialCode: '61032423' })).toMatchObject(taken);
    const declared = acting.declaration({ subject: { ...body, isNew: false } });
    expect(await running.call(county, 'performance-targets', { as: county.clerk, body: declared })).toMatchObject(
      taken,
    );
    const other = await running.county();
    const elsewhere = { ...body, unit: other.unit };
    streamsOf(await running.call(other, 'subjects', { as: other.clerk, body: elsewhere }));
  });

  it('is given back by whoever has another one, or was registered by mistake', async () => {
    const [one, other] = [await registered('XM-1'), await registered('XM-2')];
    expect(await revise(one, 'xm-2', 1)).toMatchObject({ ...taken, body: { officialCode: 'xm-2' } });
    streamsOf(await revise(one, 'XM-3', 1));
    expect((await running.history(county.id, 'code/subject.xm-1')).types).toEqual(['code-reserved', 'code-released']);
    streamsOf(await revise(other, 'XM-1', 1));
    // A correction of a registration that was revised since changes no code.
    const correction = { unit: county.unit, kind: 'project', name: '更正', officialCode: 'XM-2', reason: '录错' };
    streamsOf(await post(other, 'correction', county.clerk, correction, 2));
    expect(await subjectOf(other)).toMatchObject({ officialCode: 'XM-1' });
    const mistaken = await registered('XM-2');
    streamsOf(await post(mistaken, 'withdrawal', county.clerk, { reason: '重复登记' }, 1));
    await registered('XM-2');
  });

  it('is had by one of two who ask for it at the same time', async () => {
    const body = (name: string) => ({ unit: county.unit, kind: 'project', name, officialCode: 'RACE-1' });
    const answers = await Promise.all(
      ['甲', '乙', '丙', '丁'].map((name) => running.call(county, 'subjects', { as: county.clerk, body: body(name) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.filter(({ status }) => status === 409)).toEqual(
      Array(3).fill(expect.objectContaining({ body: expect.objectContaining({ code: 'code-taken' }) as object })),
    );
    expect((await running.history(county.id, 'code/subject.race-1')).types).toEqual(['code-reserved']);
  });
});

it('is found by name and code, as far as grants reach, page by page', async () => {
  const mine = await running.county();
  const post = (name: string, officialCode: string) =>
    running.call(mine, 'subjects', { as: mine.clerk, body: { unit: mine.unit, kind: 'project', name, officialCode } });
  for (const [name, code] of [
    ['甲项目', 'A-1'],
    ['乙项目', 'B-2'],
    ['丙政策', 'C-3'],
  ] as const)
    streamsOf(await post(name, code));
  await running.until(mine, 'subjects', mine.office, { totals: { rows: 3 } });
  await running.until(mine, 'subjects?search=项目', mine.office, { totals: { rows: 2 } });
  const page = await running.call(mine, 'subjects?limit=2&sort=name&descending=false', { as: mine.office });
  expect(page.body).toMatchObject({ more: true, totals: { rows: 3 }, items: { length: 2 } });
  const next = await running.call(
    mine,
    `subjects?limit=2&sort=name&descending=false&after=${String(page.body['next'])}`,
    { as: mine.office },
  );
  expect(next.body).toMatchObject({ more: false, items: { length: 1 } });
  expect((await running.call(mine, 'subjects?search=c-3', { as: mine.office })).body).toMatchObject({
    items: [{ name: '丙政策' }],
  });
  const elsewhere = { ...mine.clerk, at: mine.bureau };
  expect((await running.call(mine, 'subjects', { as: elsewhere })).body).toMatchObject({
    items: [],
    totals: { rows: 0 },
  });
});

it('stands in the list of targets with what was declared and asked for', async () => {
  const subject = await acting.approved({
    subject: { unit: county.unit, kind: 'project', name: '列入清单的项目', isNew: false },
  });
  const { body } = await running.until(county, 'performance-targets?search=列入清单&year=2023', county.budget, {
    items: [{ status: 'approved', targetVersion: 7, budgetLineVersion: 2, inForce: '1000000.00' }],
  });
  expect(body['items']).toEqual([
    {
      subject,
      period: '2023',
      name: '列入清单的项目',
      kind: 'project',
      scheme: 'budget-performance',
      unit: county.unit,
      department: county.department,
      status: 'approved',
      openSteps: [],
      targetVersion: 7,
      budgetLineVersion: 2,
      declaration: 1,
      indicators: 2,
      findings: 0,
      own: true,
      requested: '1000000.00',
      control: null,
      cut: null,
      approved: '1000000.00',
      inForce: '1000000.00',
      payment: 'open',
      demo: false,
    },
  ]);
  expect([body['totals'], body['sums']]).toEqual([
    { rows: 1, budgetPerformance: 1, unitAssessment: 0 },
    { requested: '1000000.00', control: '0', cut: '0', approved: '1000000.00', inForce: '1000000.00' },
  ]);
});
