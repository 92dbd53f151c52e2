import { approved } from './harness/cycle.js';
import type { County } from './harness/county.js';
import { conclude, evaluated, finding, score, selfEvaluate, start } from './harness/evaluating.js';
import { type Product, startProduct } from './harness/product.js';
import { articlesOf, changesOf, entryOf, figuresOf, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

it('FF-36b: units evaluate themselves, departments whatever is theirs, the finance bureau projects and policies', async () => {
  const [project, whole] = (await approved(county, {}, { subjectKind: 'whole-department' })) as [string, string];
  for (const id of [project, whole]) expect((await selfEvaluate(county, id, '90')).status).toBe(201);
  expect(await start(county, whole)).toMatchObject({
    status: 422,
    body: { code: 'form-unknown', form: 'finance-evaluation', subjectKind: 'whole-department' },
  });
  expect((await start(county, project)).status).toBe(201);
  for (const id of [project, whole]) expect((await start(county, id, 'department-evaluation')).status).toBe(201);
  // Each in its own name.
  const body = { evaluators: [await county.people.expert.personId()], methods: [] };
  const departments = await county.post(
    'office',
    'evaluation',
    `evaluations/${whole}/reviews/department-evaluation/start`,
    body,
    { ifMatch: 3 },
  );
  expect(departments).toMatchObject({ status: 403, body: { code: 'wrong-role', required: ['department-reviewer'] } });
  const finance = await county.post(
    'reviewer',
    'evaluation',
    `evaluations/${project}/reviews/finance-evaluation/start`,
    body,
    { ifMatch: 4 },
  );
  expect(finance).toMatchObject({ status: 403, body: { code: 'wrong-role', required: ['performance-office'] } });
  const trail = await trailWith(county, whole, 'evaluation-started');
  expect(figuresOf(trail)).toMatchObject({ 'evaluation-stage department-evaluation': 'started' });
});

it('FF-37, B-21: without a submitted self-evaluation no other evaluation starts', async () => {
  const [id] = (await approved(county)) as [string];
  for (const form of ['finance-evaluation', 'department-evaluation'] as const)
    expect(await start(county, id, form)).toMatchObject({ status: 409, body: { code: 'self-evaluation-required' } });
  const desk = await county.post(
    'desk',
    'evaluation',
    `evaluations/${id}/self-evaluation`,
    { form: {}, score: '90' },
    { ifMatch: 1 },
  );
  expect(desk).toMatchObject({ status: 403, body: { code: 'wrong-role', required: ['budget-unit'] } });
  expect((await selfEvaluate(county, id, '90')).status).toBe(201);
  // Who evaluated themselves is not their evaluator.
  expect(await start(county, id, 'finance-evaluation', [await county.people.unit.personId()])).toMatchObject({
    status: 403,
    body: { code: 'same-person', role: 'unit' },
  });
  expect((await start(county, id)).status).toBe(201);
});

it('FF-39b, X-3: the finance bureau’s evaluation states what it found of the department’s result', async () => {
  const [id] = (await approved(county)) as [string];
  await selfEvaluate(county, id, '90');
  await start(county, id);
  await score(county, id, ['50', '35']);
  expect(await conclude(county, id, 'finance-evaluation', {})).toMatchObject({
    status: 422,
    body: { code: 'finding-required' },
  });
  expect((await conclude(county, id)).status).toBe(201);
  const entry = entryOf(await trailWith(county, id, 'evaluation-finalised'), 'evaluation-finalised');
  expect(changesOf(entry)).toMatchObject({
    'finding-on-department-result finance-evaluation': { before: null, after: finding },
    'evaluation-grade finance-evaluation': { before: null, after: '良' },
  });
  expect(articlesOf(entry)).toEqual(expect.arrayContaining(['FF-39b', 'FF-43']));
});

describe('FF-43, B-01: the score of 100 points and its grade', () => {
  const boundaries = [
    ['100', '优', ['60', '40']],
    ['90', '优', ['50', '40']],
    ['89.99', '良', ['49.99', '40']],
    ['80', '良', ['40', '40']],
    ['79.99', '合格', ['39.99', '40']],
    ['60', '合格', ['30', '30']],
    ['59.99', '不合格', ['29.99', '30']],
    // Compared as it is, never rounded first (N-2).
    ['89.999999', '良', ['49.999999', '40']],
    ['0', '不合格', ['0', '0']],
  ] as const;

  it('FF-43: bands are closed below and open above', async () => {
    const ids = await approved(county, ...boundaries.map(() => ({})));
    for (const [index, [, , points]] of boundaries.entries()) await evaluated(county, ids[index]!, points);
    const graded = [];
    for (const id of ids) {
      const figures = figuresOf(await trailWith(county, id, 'evaluation-finalised'));
      graded.push([figures['evaluation-score finance-evaluation'], figures['evaluation-grade finance-evaluation']]);
    }
    expect(graded).toEqual(boundaries.map(([points, grade]) => [points, grade]));
  });

  it('B-01: nothing is graded above 100 or below 0, nor out of other weights than 100', async () => {
    const [id] = (await approved(county)) as [string];
    expect(await selfEvaluate(county, id, '100.01')).toMatchObject({ status: 422, body: { code: 'score-refused' } });
    expect(await selfEvaluate(county, id, '-0.01')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'score' }] },
    });
    expect((await selfEvaluate(county, id, '100')).status).toBe(201);
    await start(county, id);
    expect(await score(county, id, ['60.01', '40'])).toMatchObject({
      status: 422,
      body: { code: 'score-above-weight' },
    });
    const body = { items: [{ item: '产出', weight: '99', score: '90' }] };
    expect(
      await county.post('expert', 'evaluation', `evaluations/${id}/reviews/finance-evaluation/scores`, body, {
        ifMatch: 3,
      }),
    ).toMatchObject({ status: 422, body: { code: 'weights-not-full', weights: '99', fullMark: '100' } });
  });

  it('FF-43: who gave points does not conclude, and nobody but the evaluators gives any', async () => {
    const [id] = (await approved(county)) as [string];
    await selfEvaluate(county, id, '90');
    await start(county, id, 'finance-evaluation', [await county.people.office.personId()]);
    expect(await score(county, id, ['50', '40'])).toMatchObject({ status: 403, body: { code: 'not-an-evaluator' } });
    expect(await conclude(county, id)).toMatchObject({ status: 409, body: { code: 'wrong-state', state: 'started' } });
  });
});

type Result = Readonly<{
  version: number;
  proposedDisposals: string[];
  proposedReferrals: string[];
  budgetYuan: string;
}>;

async function resultOf(id: string): Promise<Result> {
  await trailWith(county, id, 'consequences-proposed');
  return (await county.get<Result>('office', 'accountability', `results/${id}`)).body;
}

const dispose = (id: string, ifMatch: number, body: object) =>
  county.post('office', 'accountability', `results/${id}/disposal`, { reason: '按评价等级', ...body }, { ifMatch });

const refer = (id: string, ifMatch: number, body: object = {}) =>
  county.post(
    'office',
    'accountability',
    `results/${id}/referrals`,
    {
      trigger: 'unqualified-result',
      organisationId: county.unitId,
      reason: '评价结果为不合格',
      ...body,
    },
    { ifMatch },
  );

it('FF-47: what is good is supported, what is average improved, what has no effect cut without exception', async () => {
  const [good, average, low] = (await approved(county, {}, {}, {})) as [string, string, string];
  await evaluated(county, good, ['50', '40']);
  await evaluated(county, average, ['40', '30']);
  await evaluated(county, low, ['20', '20']);
  expect((await resultOf(good)).proposedDisposals).toEqual(['prioritise-or-support']);
  expect((await resultOf(average)).proposedDisposals).toEqual(['urge-improvement']);
  const { proposedDisposals, version } = await resultOf(low);
  expect(proposedDisposals).toEqual(['cut-or-cancel']);

  // Proposed is not decided: a person decides, and 一律 leaves no choice.
  expect(await dispose(low, version, { disposal: 'urge-improvement' })).toMatchObject({
    status: 422,
    body: { code: 'without-exception', required: ['cut-or-cancel'], source: ['FF-43', 'FF-47'] },
  });
  expect((await dispose(good, (await resultOf(good)).version, { disposal: 'prioritise-or-support' })).status).toBe(201);
  const trail = await trailWith(county, good, 'disposal-decided');
  const entry = entryOf(trail, 'disposal-decided');
  expect(entry).toMatchObject({
    actor: { as: 'grant', desk: 'performance-office' },
    rules: { layers: [{ id: 'fufeng-2022-results', version: 1 }] },
  });
  expect(changesOf(entry)).toMatchObject({ 'disposal 2024': { before: null, after: '优先考虑或重点支持' } });
  expect(articlesOf(entry)).toEqual(['FF-47']);
});

it('A-8: how much is cut no rule says and nobody assumes: a person enters it', async () => {
  const [id] = (await approved(county)) as [string];
  await evaluated(county, id, ['20', '20']);
  const { version } = await resultOf(id);
  const cut = (reduction?: string) =>
    dispose(id, version, {
      disposal: 'cut-or-cancel',
      ...(reduction !== undefined && { reduction: { amount: reduction, unit: '元' } }),
    });
  expect(await cut()).toMatchObject({ status: 422, body: { code: 'amount-required', budgetYuan: '1000000.00' } });
  for (const amount of ['0', '1000000.01'])
    expect(await cut(amount)).toMatchObject({ status: 422, body: { code: 'reduction-out-of-range' } });
  expect((await resultOf(id)).version).toBe(version);
  expect((await cut('150000.00')).status).toBe(201);
  const trail = await trailWith(county, id, 'disposal-decided', 'result-applied');
  // No control number was issued yet: what will be issued is cut by so much.
  expect(figuresOf(trail)).toMatchObject({ 'control-number 2024': '-150000.00', 'reduction-amount 2024': '150000.00' });
  const applied = entryOf(trail, 'result-applied');
  // The budget line carries out what was decided elsewhere, and says so.
  expect(applied.causation).toEqual(entryOf(trail, 'disposal-decided').event);
});

it('FF-48: for a result that is not qualified, unit and department are referred, and for a better one not', async () => {
  const [low, fine] = (await approved(county, {}, {})) as [string, string];
  await evaluated(county, low, ['20', '20']);
  await evaluated(county, fine, ['50', '40']);
  const { version, proposedReferrals } = await resultOf(low);
  expect(proposedReferrals).toEqual(['unqualified-result']);
  const better = await resultOf(fine);
  expect(better.proposedReferrals).toEqual([]);
  expect(await refer(fine, better.version)).toMatchObject({ status: 422, body: { code: 'grade-required' } });

  expect(await refer(low, version, { organisationId: product.provinceId })).toMatchObject({
    status: 422,
    body: { code: 'not-referable' },
  });
  expect((await refer(low, version)).status).toBe(201);
  expect(await refer(low, version + 1)).toMatchObject({ status: 409, body: { code: 'referred-before' } });
  const entry = entryOf(await trailWith(county, low, 'referral-made'), 'referral-made');
  expect(entry).toMatchObject({
    actor: { as: 'grant', desk: 'performance-office' },
    rules: { layers: [{ id: 'fufeng-2022-results', version: 1 }] },
  });
  expect(articlesOf(entry)).toEqual(['FF-48']);
  expect(Object.values(changesOf(entry)).map(({ after }) => after)).toEqual(
    expect.arrayContaining(['评价结果为不合格']),
  );
  // The unit reads its result, and learns of the referral from those who deal with it.
  const { body } = await county.get<{ status: string; referrals?: object }>('unit', 'accountability', `results/${low}`);
  expect([body.status, body.referrals]).toEqual(['undecided', undefined]);
});
