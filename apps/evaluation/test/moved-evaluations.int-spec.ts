import { accountChanged, rulesResolved, rulesTimetableSet, subjectChanged } from '@wenxiao/contracts';
import { type EventMetadata } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import {
  budgetOf,
  type County,
  type CountyService,
  type Person,
  project,
  runCountyService,
} from '@wenxiao/service-kit/testing';
import { evaluationPlan } from '../src/index.js';
import { department, evaluatingIn, form, okOf, papers, pathOf } from './evaluating.js';

let running: CountyService;
let county: County;
let acting: ReturnType<typeof evaluatingIn>;
beforeAll(async () => {
  running = await runCountyService(evaluationPlan, '2024-02-01');
  county = await running.county('fufeng-2022');
  acting = evaluatingIn(running, county);
});
afterAll(() => running.close());

it('an evaluator who left is replaced by the lead desk: the new one is let in, the former is not', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const third = { id: await running.account(county.id, county.bureau), desk: '', at: county.bureau };
  const left = accountChanged({ personId: second.id, organisationId: county.bureau, enabled: false });
  await running.publish('directory', county.id, `account/${second.id}`, left);
  const waiting = async (as: Person) => {
    const { body } = await running.call(county, 'tasks?limit=200', { as });
    const items = body['items'] as readonly Readonly<{ about: { subject: string }; step: string; level?: string }>[];
    return items.filter(({ about, step }) => about.subject === subject && step === 'person-left');
  };
  await eventually(async () =>
    expect(await waiting(county.office)).toMatchObject([{ kind: 'settle', level: second.id }]),
  );
  expect(await waiting(county.clerk)).toEqual([]);
  const at = `${pathOf(subject, department)}/reassignments`;
  const body = { as: 'work-group', from: second.id, to: third.id, reason: '账号已停用' };
  const { version } = await acting.seen(subject, department);
  const replace = (as: Person, different: object = {}) =>
    running.call(county, at, { as, body: { ...body, ...different }, ifMatch: version });
  expect(await replace(county.reviewer)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  const nobody = '018f2f6e-0000-7000-8000-0000000009ff';
  expect(await replace(county.office, { to: nobody })).toMatchObject({ body: { code: 'unknown-person' } });
  await eventually(async () => okOf(await replace(county.office)));
  await eventually(async () => okOf(await running.call(county, pathOf(subject, department), { as: third })));
  expect(await running.call(county, pathOf(subject, department), { as: second })).toMatchObject({ status: 404 });
  await eventually(async () => expect(await waiting(county.office)).toEqual([]));
  const list = async (as: Person) => {
    const { status, body: page } = await running.call(county, 'evaluations', { as });
    return status === 200 ? (page['items'] as readonly object[]) : [];
  };
  await eventually(async () => expect(await list(third)).toMatchObject([{ subject, type: department }]));
  expect(await list(second)).toEqual([]);
  okOf(await acting.sheet(subject, first, '95'));
  okOf(await acting.sheet(subject, third, '85'));
  expect((await acting.sheet(subject, second, '10')).status).toBe(404);
});

it('an organisation of another county that evaluates is let in with whoever works below it, and not who administers it', async () => {
  const { subject } = await acting.selfEvaluated();
  const other = await running.county('fufeng-2022');
  okOf(await acting.begin(subject, department, county.reviewer));
  okOf(await acting.step(subject, [department, 'fix-object'], county.reviewer, { answer: 'done' }));
  const commission = { answer: 'commissioned', brings: { organisation: other.department, ground: 'agency' } };
  okOf(await acting.step(subject, [department, 'fix-evaluators'], county.reviewer, commission));
  const answers = async (as: Person) => {
    const paths = ['evaluations', 'tasks', pathOf(subject, department)];
    return Promise.all(paths.map(async (path) => (await running.call(county, path, { as })).status));
  };
  const below = other.clerk;
  await eventually(async () => expect(await answers(below)).toEqual([200, 200, 200]));
  expect(await answers({ ...below, at: other.department })).toEqual([200, 200, 200]);
  expect(await answers({ ...below, desk: 'administrator', at: other.department })).toEqual([404, 404, 404]);
  expect(await answers({ ...below, at: other.bureau })).toEqual([404, 404, 404]);
  // … and what waits for it is a task of theirs, and not of whoever has that desk elsewhere.
  const notice = { answer: 'done', brings: papers('evaluation-notice') };
  okOf(await acting.step(subject, [department, 'issue-notice'], county.reviewer, notice));
  const waiting = async (as: Person) => (await running.call(county, 'tasks', { as })).body['items'];
  const task = { step: 'make-plan', about: { subject }, whose: [{ organisation: other.department }] };
  await eventually(async () => expect(await waiting(below)).toMatchObject([task]));
  expect(await waiting({ ...county.clerk, at: county.unit })).not.toContainEqual(expect.objectContaining(task));
});

it('whoever has a desk here, and works below an organisation of elsewhere that evaluates, is both, each by itself', async () => {
  const { subject } = await acting.selfEvaluated();
  const other = await running.county('fufeng-2022');
  okOf(await acting.begin(subject, department, county.reviewer));
  okOf(await acting.step(subject, [department, 'fix-object'], county.reviewer, { answer: 'done' }));
  const here = { ...other.clerk, desk: 'budget-unit', at: county.bureau };
  const both = { ...here, besides: [{ desk: 'budget-unit', at: other.unit }] };
  const read = async (as: Person) => (await running.call(county, pathOf(subject, department), { as })).status;
  expect([await read(here), await read(both)]).toEqual([404, 404]);
  const commission = { answer: 'commissioned', brings: { organisation: other.department, ground: 'agency' } };
  okOf(await acting.step(subject, [department, 'fix-evaluators'], county.reviewer, commission));
  expect([await read(here), await read(both)]).toEqual([404, 200]);
  const list = async (as: Person) => (await running.call(county, 'evaluations', { as })).body['items'];
  await eventually(async () => expect(await list(both)).toMatchObject([{ subject, type: department }]));
  expect(await list(here)).toEqual([]);
  // The desk of the one is not put together with the reach of the other.
  const office = { ...both, besides: [...both.besides, { desk: 'performance-office', at: other.bureau }] };
  const rebase = { body: { reason: '规则已修订' }, ifMatch: (await acting.seen(subject, department)).version };
  expect(await running.call(county, `${pathOf(subject, department)}/rebase`, { as: office, ...rebase })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  const notice = { answer: 'done', brings: papers('evaluation-notice') };
  okOf(await acting.step(subject, [department, 'issue-notice'], county.reviewer, notice));
  const plan = { answer: 'done', brings: papers('work-plan') };
  okOf(await acting.step(subject, [department, 'make-plan'], both, plan));
  const [last] = (await running.events(county.id, `evaluation/${subject}.${department}.2023.1`)).slice(-1);
  expect((JSON.parse(last!.metadata) as EventMetadata).actor).toEqual({
    id: both.id,
    as: 'assignment',
    desk: 'budget-unit',
    organisation: other.department,
  });
  const administers = { ...here, besides: [{ desk: 'administrator', at: other.unit }] };
  expect(await read(administers)).toBe(404);
});

it('an evaluation goes on by the set in force once the lead desk says so, and from then on by that', async () => {
  const other = await running.county('fufeng-2022');
  const there = evaluatingIn(running, other);
  const { subject, first, second } = await there.upToSheets();
  const at = `${pathOf(subject, department)}/rebase`;
  const body = { reason: '规则已修订' };
  const rebase = async (as: Person) =>
    running.call(other, at, { as, body, ifMatch: (await there.seen(subject, department)).version });
  expect(await rebase(other.office)).toMatchObject({ status: 409, body: { code: 'under-it-already' } });
  const hash = await adoptWithout(other, 'exchange-views', '2024-01-15');
  await eventually(async () => okOf(await rebase(other.office)));
  expect((await rebase(other.reviewer)).body).toMatchObject({ code: 'wrong-desk' });
  expect(await there.seen(subject, department)).toMatchObject({ rules: hash });
  okOf(await there.sheet(subject, first, '95'));
  okOf(await there.sheet(subject, second, '85'));
  okOf(await there.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  expect(await there.seen(subject, department)).toMatchObject({ conclusion: { score: '90' } });
  const events = await running.events(other.id, `evaluation/${subject}.${department}.2023.1`);
  expect(events.slice(-3).map(({ metadata }) => (JSON.parse(metadata) as EventMetadata).rules?.hash)).toEqual([
    hash,
    hash,
    hash,
  ]);
});

it('a conclusion is looked at again where its budget is changed back to before it; whoever keeps it says why', async () => {
  const { subject } = await acting.selfEvaluated();
  const waiting = async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.office });
    const items = body['items'] as readonly Readonly<{ about: object; step: string; reconciles: object }>[];
    return items.filter((task) => task.step === 'reconcile' && (task.about as { subject: string }).subject === subject);
  };
  const stream = `budget-line/${subject}.2023`;
  const line = (...totals: readonly (readonly [string, string])[]) =>
    running.publish('targets', county.id, stream, budgetOf(subject, 2023, totals));
  // What holds from the next year on is no matter of it.
  await line(['2023-01-20', '1000000.00'], ['2024-01-10', '800000.00']);
  await running.settled();
  expect(await waiting()).toEqual([]);
  await line(['2023-01-20', '900000.00'], ['2024-01-10', '800000.00']);
  // Whether it was expected before it was begun depends on who comes first.
  const own = await running.events(county.id, `evaluation/${subject}.self-evaluation.2023.1`);
  const decision = own.findIndex(({ type }) => type === 'evaluation-finalised') + 1;
  const found = { decision, stream, version: 3, because: 'overtaken' };
  await eventually(async () => expect(await waiting()).toMatchObject([{ kind: 'settle', reconciles: found }]));
  const keep = async (as: Person, version: number) =>
    running.call(county, `${pathOf(subject, 'self-evaluation')}/kept-decisions`, {
      as,
      body: { decision, stream, version, reason: '执行数不受影响' },
      ifMatch: (await acting.seen(subject, 'self-evaluation')).version,
    });
  expect(await keep(county.clerk, 3)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await keep(county.office, 2)).toMatchObject({
    status: 409,
    body: { code: 'not-outdated', outdated: [found] },
  });
  okOf(await keep(county.office, 3));
  await eventually(async () => expect(await waiting()).toEqual([]));
  // A newer change is another matter.
  await line(['2023-01-20', '850000.00']);
  await eventually(async () => expect(await waiting()).toMatchObject([{ reconciles: { ...found, version: 4 } }]));
});

it('a department’s conclusion is looked at again where the self-evaluation that it rests on was corrected', async () => {
  const { subject, first, second } = await acting.upToSheets();
  okOf(await acting.sheet(subject, first, '95'));
  okOf(await acting.sheet(subject, second, '85'));
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, { answer: 'agreed' }));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  const correction = {
    answer: 'done',
    brings: papers('self-evaluation-form'),
    form: form({ totals: { publishedTotalScore: '90', grade: '优' } }),
    reason: '得分误填',
  };
  const { version } = await acting.seen(subject, 'self-evaluation');
  const at = `${pathOf(subject, 'self-evaluation')}/steps/evaluate/correction`;
  okOf(await running.call(county, at, { as: county.clerk, body: correction, ifMatch: version }));
  const stream = `evaluation/${subject}.self-evaluation.2023.1`;
  expect(await acting.seen(subject, department)).toMatchObject({
    tasks: expect.arrayContaining([
      expect.objectContaining({ reconciles: expect.objectContaining({ stream, because: 'overtaken' }) as object }),
    ]) as object[],
  });
});

it('what had ended before its year began is nobody’s to evaluate; what ended within it is', async () => {
  const [before, within] = [await running.approve(county), await running.approve(county)];
  const isAsked = async (subject: string) => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.clerk });
    const items = body['items'] as readonly Readonly<{ about: { subject: string } }>[];
    return items.some(({ about }) => about.subject === subject);
  };
  for (const subject of [before, within]) await eventually(async () => expect(await isAsked(subject)).toBe(true));
  const endsOn = (subject: string, since: string) => {
    const ended = subjectChanged({ ...project(county, subject), status: 'ended', since });
    return running.publish('targets', county.id, `subject/${subject}`, ended);
  };
  await endsOn(within, '2023-04-20');
  await endsOn(before, '2022-11-07');
  await eventually(async () => expect(await isAsked(before)).toBe(false));
  expect(await acting.begin(before, 'self-evaluation', county.clerk)).toMatchObject({
    body: { code: 'nothing-to-evaluate' },
  });
  expect(await isAsked(within)).toBe(true);
  okOf(await acting.begin(within, 'self-evaluation', county.clerk));
});

/** The county’s department evaluation has one step less from a day on. */
async function adoptWithout({ id }: County, step: string, from: string): Promise<string> {
  const set = seed('fufeng-2022')!;
  const procedures = (set.members.procedures ?? []).map((each) =>
    each.code === department ? { ...each, steps: each.steps.filter(({ code }) => code !== step) } : each,
  );
  const changed = { ...set, members: { ...set.members, procedures } };
  const { hash, text, layers } = layered(changed, undefined, { organisation: false });
  const before = layered(set, undefined, { organisation: false });
  const stream = `governing/${id}.budget-performance`;
  await running.publish('directory', id, stream, rulesResolved({ hash, text }));
  const rows = [
    { from: '0001-01-01', layers: [], reason: 'nothing-adopted' },
    { from: set.effective.from, hash: before.hash, layers: before.layers.map((layer) => ({ ...layer })) },
    { from, hash, layers: layers.map((layer) => ({ ...layer })) },
  ];
  await running.publish('directory', id, stream, rulesTimetableSet({ bodyId: id, scheme: 'budget-performance', rows }));
  return hash;
}
