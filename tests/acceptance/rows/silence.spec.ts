import { frameworkPoints } from '@wenxiao/cli/demo';
import type { County } from '../harness/county.js';
import { approved, declarationOf, own, yuan } from '../harness/cycle.js';
import { accepted, begin, evaluationAt, evaluationStep, handedIn, type Type } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { once } from '../harness/once.js';
import { openOtherCounty } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules, silentRules } from '../harness/rules.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let project: string;
beforeAll(async () => {
  product = await startProduct();
  const other = await openOtherCounty(product, 'unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'auditor');
  county = other as County;
  await adoptRules(other, silentRules(), '2022-11-08');
  await product.advanceTo('2022-11-09T02:00:00.000000Z');
  [project = ''] = await approved(county);
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 120_000);
afterAll(() => product.close());

const settlements = (): string => `bodies/${county.id}/settlements`;
const scheme = 'budget-performance';
const bands = [
  { code: 'good', zh: '良', from: '60', to: '100' },
  { code: 'poor', zh: '差', from: '0', to: '60' },
];
const scales = { 'evaluation.fullMark': '100', 'evaluation.gradeBands': bands };
const decision = (document: string, more: object = {}) => ({
  scheme,
  values: scales,
  document,
  reason: '办法未规定满分和等级，经局务会研究明确。',
  ...more,
});
const settle = (body: object, ifMatch: number) => county.post('office', 'directory', settlements(), body, { ifMatch });
const evaluate = (score: string) =>
  evaluationStep(county, 'unit', project, ['self-evaluation', 'evaluate'], handedIn(score));

type Task = Readonly<{
  kind: string;
  step: string;
  waitsFor: readonly string[];
  about: Readonly<Record<string, string>>;
}>;
/** What waits for a decision of the performance office, by type. */
async function waiting(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { body } = await county.get<{ items: readonly Task[] }>('office', 'evaluation', 'tasks?kind=settle');
  const open = body.items.filter(({ step }) => step === 'settle');
  return Object.fromEntries(open.map(({ about, waitsFor }) => [about['type'] ?? '', waitsFor]));
}
const rulesOf = async (type: Type): Promise<string> => {
  const { body } = await county.get<{ rules: string }>('office', 'evaluation', evaluationAt(project, type));
  return body.rules;
};
/** Once what was settled has reached an open evaluation. */
const rebased = (type: Type, from: string): Promise<string> =>
  eventually(`${type} goes by what was settled`, async () => {
    const now = await rulesOf(type);
    return now === from ? undefined : now;
  });

async function evaluateThemselves(): Promise<void> {
  accepted(await begin(county, project, 'self-evaluation'));
  const silent = await rulesOf('self-evaluation');
  const refusal = await evaluate('90');
  expect(refusal).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'evaluation.gradeBands', retry: false },
  });
  expect(refusal.body.zh).toContain('评价等级的分值区间');
  await eventually('the task stands', async () => {
    const tasks = await waiting();
    return tasks['self-evaluation'] ? tasks : undefined;
  });
  expect(await waiting()).toEqual({ 'self-evaluation': ['evaluation.fullMark', 'evaluation.gradeBands'] });

  // Another year's decision is not this year's.
  accepted(await settle(decision('县财绩〔2022〕9号', { type: 'self-evaluation', year: 2022 }), 0));
  await product.settled();
  expect(await evaluate('90')).toMatchObject({ status: 409, body: { code: 'rules-silent' } });

  accepted(await settle(decision('县财绩〔2023〕5号', { type: 'self-evaluation', year: 2023 }), 1));
  await rebased('self-evaluation', silent);
  await eventually('no task is left', async () => (Object.keys(await waiting()).length === 0 ? true : undefined));
  expect((await evaluate('90')).status).toBe(201);
}
const evaluatedThemselves = once(evaluateThemselves);

it('an evaluation whose rules give no scale waits for a person, is rebased to what was decided, and concludes', async () => {
  await evaluatedThemselves();
  const trail = await trailWith(county, project, 'evaluation-rebased', 'evaluation-finalised');
  const { rules } = entryOf(trail, 'evaluation-finalised');
  expect(rules?.layers[0]).toEqual({ id: `settled-${county.id}`, version: 2 });
  expect(rules?.basis.at(-1)).toMatchObject({
    path: 'evaluation.gradeBands/good',
    article: [
      {
        instrument: '县财绩〔2023〕5号',
        article: '县财绩〔2023〕5号',
        quote: '办法未规定满分和等级，经局务会研究明确。',
      },
    ],
  });
});

/** All that the text leaves open is settled. @returns by what the self-evaluation went before that. */
const settledForGood = once(async () => {
  await evaluatedThemselves();
  accepted(await begin(county, project, 'department-evaluation'));
  const silent = await rulesOf('department-evaluation');
  const concluded = await rulesOf('self-evaluation');
  await eventually('the task stands', async () => ((await waiting())['department-evaluation'] ? true : undefined));
  accepted(await settle(decision('县财绩〔2023〕6号'), 2));
  const graded = await rebased('department-evaluation', silent);
  // Of a project it goes along a framework whose points no set gives, either.
  const points = (part: string): string => `evaluation.frameworks/mof-evaluation-2020-10/parts/${part}/points`;
  await eventually('the framework alone is left', async () => {
    const asked = (await waiting())['department-evaluation'];
    return asked?.length === 1 && asked[0] === points('decision') ? true : undefined;
  });
  const values = Object.fromEntries(Object.entries(frameworkPoints).map(([part, each]) => [points(part), each]));
  const ofType = { type: 'department-evaluation', year: 2023, values };
  accepted(await settle(decision('县财绩〔2023〕7号', ofType), 3));
  await rebased('department-evaluation', graded);
  await eventually('no task is left', async () => (Object.keys(await waiting()).length === 0 ? true : undefined));
  return concluded;
});

it('what was decided for one type is not decided for another; what is decided for good holds for it, too', async () => {
  const concluded = await settledForGood();
  // What has come to its conclusion stands as it was decided.
  expect(await rulesOf('self-evaluation')).toBe(concluded);
});

it('nothing is decided that a set states or that is no scale, by nobody but the performance office, upon what was read', async () => {
  await settledForGood();
  const read = await county.get<object>('office', 'directory', `${settlements()}?scheme=${scheme}`);
  expect(read.body).toMatchObject({ version: 4, items: [{ number: 1 }, { number: 2 }, { number: 3 }, { number: 4 }] });
  expect(await settle(decision('一号', { values: { 'general.leadDesk': 'desk' } }), 4)).toMatchObject({
    status: 422,
    body: { code: 'not-settleable', errors: [{ path: 'general.leadDesk' }] },
  });
  expect(await settle(decision('一号', { type: 'no-such-type', year: 2023 }), 4)).toMatchObject({
    status: 422,
    body: { code: 'not-settleable', errors: [{ path: 'type' }] },
  });
  expect((await settle(decision('一号', { type: 'self-evaluation' }), 4)).status).toBe(400);
  expect((await settle(decision('一号'), 3)).status).toBe(409);
  expect((await county.post('unit', 'directory', settlements(), decision('一号'), { ifMatch: 4 })).status).toBe(403);
  // The rules of the demo county state its scales, and nobody else decides for it.
  const theirs = `bodies/${product.county.id}/settlements`;
  expect(await product.county.post('office', 'directory', theirs, decision('一号'), { ifMatch: 2 })).toMatchObject({
    status: 422,
    body: { code: 'not-settleable', errors: [{ path: 'evaluation.fullMark' }, { path: 'evaluation.gradeBands' }] },
  });
  expect(await county.post('office', 'directory', theirs, decision('一号'), { ifMatch: 0 })).toMatchObject({
    status: 422,
    body: { code: 'unknown-organisation' },
  });
});

it('what becomes of a request above the control number is settled once, and holds from then on', async () => {
  const { subject: _subject, ...content } = declarationOf(county, { subjectId: project, period: '2024' });
  const prepared = { ...content, requested: [], prepared: true };
  expect((await county.post('unit', 'targets', 'performance-targets', prepared)).status).toBe(201);
  const line = `budget-lines/${project}/2024`;
  const control = { amounts: [{ ...own, amount: yuan('800000.00') }], from: '2023-12-01' };
  expect((await county.post('budget', 'targets', `${line}/control-number`, control, { ifMatch: 0 })).status).toBe(201);
  const asked = { amounts: [{ ...own, amount: yuan('900000.00') }], excess: '合同已签订' };
  const request = () => county.post('unit', 'targets', `${line}/request`, asked, { ifMatch: 1 });
  const path = 'target.requestAboveControl';
  expect(await request()).toMatchObject({ status: 409, body: { code: 'rules-silent', path } });
  const read = await county.get<{ version: number }>('office', 'directory', `${settlements()}?scheme=${scheme}`);
  const { version } = read.body;
  expect((await settle(decision('二号', { values: { [path]: 'perhaps' } }), version)).status).toBe(422);
  expect((await settle(decision('二号', { values: { [path]: 'reason' } }), version)).status).toBe(201);
  const taken = await eventually('what was settled has arrived', async () => {
    const answer = await request();
    return answer.status === 409 ? undefined : answer;
  });
  expect(taken.status).toBe(201);
  const trail = await trailWith(county, project, 'budget-requested', 'budget-requested');
  const { event, rules } = entryOf(trail, 'budget-requested');
  expect(event.stream).toBe(`budget-line/${project}.2024`);
  expect(rules?.basis).toContainEqual(expect.objectContaining({ path }));
});
