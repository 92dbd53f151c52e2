import { eventually } from '@wenxiao/messaging/testing';
import { type County, type CountyService, type Person, runCountyService } from '@wenxiao/service-kit/testing';
import { evaluationPlan } from '../src/index.js';
import { department, evaluatingIn, okOf, pathOf } from './evaluating.js';

let running: CountyService;
let county: County;
let acting: ReturnType<typeof evaluatingIn>;
beforeAll(async () => {
  running = await runCountyService(evaluationPlan, '2024-02-01');
  county = await running.county('fufeng-2022');
  acting = evaluatingIn(running, county);
});
afterAll(() => running.close());

it('a self-evaluation is read by whoever evaluates on top of it: the department, its evaluators, the finance bureau', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const own = await acting.seen(subject, 'self-evaluation', county.clerk);
  const { form: handedIn, conclusion } = own;
  expect(own).toMatchObject({ form: { printedTotal: '96' }, conclusion: { score: '96', gradeName: '优' } });
  for (const judge of [county.reviewer, county.desk, county.office, first, second])
    await eventually(async () =>
      expect(await acting.seen(subject, 'self-evaluation', judge)).toMatchObject({ form: handedIn, conclusion }),
    );
  // They read it, and do nothing to it; and nobody else whom the evaluation does not name reads it.
  const filed = { answer: 'filed' };
  expect((await acting.step(subject, ['self-evaluation', 'file'], first, filed)).status).toBe(403);
  const stranger = { id: '018f2f6e-0000-7000-8000-0000000009fe', desk: '', at: county.bureau };
  expect(await running.call(county, pathOf(subject, 'self-evaluation'), { as: stranger })).toMatchObject({
    status: 404,
  });
  // Until what they judged is concluded.
  for (const evaluator of [first, second]) okOf(await acting.sheet(subject, evaluator, '90'));
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, { answer: 'agreed' }));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  await eventually(async () =>
    expect(await running.call(county, pathOf(subject, 'self-evaluation'), { as: second })).toMatchObject({
      status: 404,
    }),
  );
});

it('tells the unit no evaluator by name, whatever they do: not in what was done, what waits, a refusal, or what came in between', async () => {
  const { subject, first, second } = await acting.upToSheets();
  const names = [first.id, second.id];
  const saysNone = (said: unknown) => names.every((each) => !JSON.stringify(said).includes(each));
  const seenBy = (as: Person) => acting.seen(subject, department, as);
  const { version } = await seenBy(county.clerk);
  expect([saysNone(await seenBy(county.clerk)), saysNone(await seenBy(county.office))]).toEqual([true, false]);
  // Whoever evaluates beside knows who made the plan.
  expect(saysNone({ ...(await seenBy(second)), possible: [], tasks: [] })).toBe(false);
  const agreed = { answer: 'agreed' };
  const early = await acting.step(subject, [department, 'exchange-views'], county.clerk, agreed);
  expect(early).toMatchObject({ status: 409, body: { code: 'not-open' } });
  expect(saysNone(early.body)).toBe(true);
  for (const [evaluator, points_] of [
    [first, '95'],
    [second, '55'],
  ] as const)
    okOf(await acting.sheet(subject, evaluator, points_));
  const late = await running.call(county, `${pathOf(subject, department)}/steps/exchange-views`, {
    as: county.clerk,
    body: agreed,
    ifMatch: version,
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
  expect((late.body['changes'] as readonly { type: string }[]).map(({ type }) => type)).toContain('evaluation-scored');
  expect(saysNone(late.body)).toBe(true);
  okOf(await acting.step(subject, [department, 'exchange-views'], county.clerk, agreed));
  okOf(await acting.step(subject, [department, 'conclude'], first, { answer: 'done', brings: {} }));
  const concluded = await seenBy(county.clerk);
  expect(concluded).toMatchObject({ conclusion: { score: '75' }, sheets: [{ total: '95' }, { total: '55' }] });
  expect(saysNone(concluded)).toBe(true);
});

it('nobody sees or does anything from elsewhere', async () => {
  const { subject } = await acting.selfEvaluated();
  const other = await running.county('fufeng-2022');
  expect((await running.call(county, pathOf(subject, 'self-evaluation'), { as: other.office })).status).toBe(404);
  expect((await running.call(other, pathOf(subject, 'self-evaluation'), { as: other.office })).status).toBe(404);
  const stranger = { id: await running.account(county.id, county.bureau), desk: '', at: county.bureau };
  expect((await running.call(county, pathOf(subject, 'self-evaluation'), { as: stranger })).status).toBe(404);
  expect(await acting.begin(subject, department, county.clerk)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  for (const path of ['self-evaluation/2023/0', 'self-evaluation/2023-13/1', 'Self/2023/1'])
    expect((await running.call(county, `evaluations/${subject}/${path}`, { as: county.office })).status).toBe(404);
});
