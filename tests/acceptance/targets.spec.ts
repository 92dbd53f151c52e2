import {
  approval,
  approvalItem,
  approved,
  declarationOf,
  declared,
  failedOn,
  idOf,
  newId,
  passed,
  reviewed,
  yuan,
} from './harness/cycle.js';
import type { County } from './harness/county.js';
import { openOtherCounty } from './harness/other-county.js';
import { type Product, startProduct } from './harness/product.js';
import { articlesOf, changesOf, entryOf, figuresOf, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

type Target = Readonly<{
  version: number;
  status: string;
  declaration: Readonly<{
    requestedYuan: string;
    indicators: readonly object[];
    findings: readonly { code: string }[];
  }>;
  budgetLine: Readonly<{ version: number; status: string; inForceYuan?: string; approvedYuan?: string }>;
}>;

const read = async (id: string) => (await county.get<Target>('budget', 'targets', `performance-targets/${id}`)).body;
const declare = (different: object, key = newId()) =>
  county.post('unit', 'targets', 'performance-targets', declarationOf(county, different), { key });
const review = (
  who: 'unit' | 'reviewer' | 'desk',
  id: string,
  stage: string,
  ifMatch: number,
  verdicts: object[] = passed,
) => county.post(who, 'targets', `performance-targets/${id}/reviews`, { stage, verdicts }, { ifMatch });
const approve = (items: Parameters<typeof approval>[0], different: object = {}) =>
  county.post('budget', 'targets', 'budget-approvals', approval(items, different));

it('FF-20: no budget request without targets', async () => {
  const key = newId();
  const refused = await declare({ indicators: [] }, key);
  expect(refused).toMatchObject({ status: 422, body: { code: 'target-required' } });

  const accepted = await declare({}, key);
  const id = idOf(accepted);
  // One id, and not one that a client chose.
  expect(id).not.toBe(key);
  expect(accepted.body.streams).toEqual([
    { id, stream: `performance-target/${id}`, version: 1 },
    { id, stream: `budget-line/${id}`, version: 1 },
  ]);
  const trail = await trailWith(county, id, 'target-declared', 'budget-requested');
  expect(trail.entries.map(({ type }) => type).sort()).toEqual(['budget-requested', 'target-declared']);
  expect(figuresOf(trail)).toMatchObject({ 'requested-amount': '1000000.00', 'target-status': 'declared' });
});

it('FF-21: who asks for the money sets the targets', async () => {
  const other = await openOtherCounty(product, 'unit');
  const foreign = await declare({ unitId: other.unitId });
  expect(foreign).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  const body = declarationOf(county);
  const desk = await county.post('desk', 'targets', 'performance-targets', body);
  expect(desk).toMatchObject({ status: 403, body: { code: 'wrong-role', required: ['budget-unit'] } });

  const id = await declared(county);
  const trail = await trailWith(county, id, 'target-declared', 'budget-requested');
  const personId = await county.people.unit.personId();
  expect(figuresOf(trail)).toMatchObject({ unit: county.unitId, 'declared-by': personId });
  for (const type of ['target-declared', 'budget-requested'])
    expect(entryOf(trail, type).actor).toEqual({
      id: personId,
      as: 'grant',
      desk: 'budget-unit',
      organisation: county.unitId,
    });
});

it('FF-22: basic expenditure has no target of its own; every other kind has an annual and a longer one', async () => {
  expect(await declare({ subjectKind: 'basic-expenditure' })).toMatchObject({
    status: 422,
    body: { code: 'not-separate', mergedInto: 'whole-department' },
  });
  for (const subjectKind of ['project', 'policy', 'whole-department']) {
    for (const period of ['annual', 'medium-and-long-term']) {
      const trail = await trailWith(county, idOf(await declare({ subjectKind, period })), 'target-declared');
      expect(figuresOf(trail)).toMatchObject({ 'subject-kind': subjectKind, 'target-period': period });
    }
  }
});

it('FF-23: targets are specific: what the check finds is said and kept, and does not block', async () => {
  const indicator = { indicatorId: '1', level1: '效益指标', name: '社会影响', target: '显著改善', weight: '100' };
  const qualitative = await read(idOf(await declare({ indicators: [indicator] })));
  expect(qualitative.declaration).toMatchObject({ findings: [], indicators: [indicator] });

  const id = idOf(await declare({ indicators: [{ ...indicator, weight: '70' }] }));
  expect((await read(id)).declaration.findings.map(({ code }) => code)).toEqual(['weights-not-100']);
  expect(figuresOf(await trailWith(county, id, 'target-declared'))).toMatchObject({ 'form-findings': '1' });

  expect(await declare({ indicators: [indicator, indicator] })).toMatchObject({
    status: 422,
    body: { code: 'indicator-twice', indicatorId: '1' },
  });
});

it('FF-24: the department reviews, then the finance bureau, each on all four dimensions', async () => {
  const id = await declared(county);
  expect(await review('desk', id, 'finance-review', 1)).toMatchObject({
    status: 409,
    body: { code: 'wrong-stage', expected: 'unit-review' },
  });
  expect(await review('desk', id, 'unit-review', 1)).toMatchObject({
    status: 403,
    body: { code: 'wrong-role', required: ['department-reviewer'] },
  });
  expect(await review('unit', id, 'unit-review', 1)).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
  expect(await review('reviewer', id, 'unit-review', 1, passed.slice(1))).toMatchObject({
    status: 422,
    body: { code: 'dimensions-incomplete', missing: ['completeness'] },
  });
  expect((await review('reviewer', id, 'unit-review', 1)).status).toBe(201);
  expect(await approve([approvalItem(id, { targetVersion: 2 })])).toMatchObject({
    status: 409,
    body: { code: 'wrong-state', possible: ['review'] },
  });

  expect((await review('desk', id, 'finance-review', 2, failedOn('feasibility'))).status).toBe(201);
  expect(await read(id)).toMatchObject({ status: 'returned', version: 3 });
  const revised = await county.people.unit.call(county.path('targets', `performance-targets/${id}`), {
    method: 'PUT',
    body: declarationOf(county, { requested: yuan('900000.00') }),
    ifMatch: 3,
  });
  expect(revised.status).toBe(200);
  // It begins anew: the department saw other figures.
  expect(await review('desk', id, 'finance-review', 4)).toMatchObject({
    status: 409,
    body: { expected: 'unit-review' },
  });
  expect((await review('reviewer', id, 'unit-review', 4)).status).toBe(201);
  expect((await review('desk', id, 'finance-review', 5)).status).toBe(201);

  const trail = await trailWith(county, id, 'target-returned', 'target-revised');
  expect(changesOf(entryOf(trail, 'target-returned'))).toMatchObject({
    'target-status': { before: 'reviewed', after: 'returned' },
    'review-verdict finance-review/feasibility': { before: null, after: 'false' },
  });
  expect(changesOf(entryOf(trail, 'target-revised'))).toMatchObject({
    'requested-amount': { before: '900000.00', after: '900000.00' },
  });
});

it('FF-26a: whoever approves the budget approves the targets, all of a batch in one act or none', async () => {
  const [one, other] = [await reviewed(county), await reviewed(county)];
  const unreviewed = await declared(county);
  const torn = await approve([approvalItem(one), approvalItem(unreviewed, { targetVersion: 1 })]);
  expect(torn).toMatchObject({ status: 409, body: { code: 'wrong-state', id: unreviewed } });
  expect(await read(one)).toMatchObject({ status: 'declared', version: 3, budgetLine: { status: 'requested' } });

  const both = await approve([approvalItem(one), approvalItem(other, { approved: yuan('950000.00') })], {
    budgetKind: 'adjusted-budget',
  });
  expect(both).toMatchObject({ status: 201, body: { streams: { length: 4 } } });
  expect(await read(other)).toMatchObject({
    status: 'approved',
    budgetLine: { status: 'approved', inForceYuan: '950000.00' },
  });
  const trail = await trailWith(county, other, 'target-approved', 'budget-approved');
  for (const type of ['target-approved', 'budget-approved']) {
    expect(changesOf(entryOf(trail, type))).toMatchObject({
      'approved-amount': { after: '950000.00' },
      'budget-kind': { after: 'adjusted-budget' },
    });
    expect(entryOf(trail, type).rules?.layers).toEqual([{ id: 'fufeng-2022', version: 1 }]);
    expect(articlesOf(entryOf(trail, type))).toEqual(['FF-26a']);
  }
});

it('FF-26b: an approved target changes by the adjustment procedure alone, for a reason', async () => {
  const [id] = (await approved(county)) as [string];
  const rewrite = await county.people.unit.call(county.path('targets', `performance-targets/${id}`), {
    method: 'PUT',
    body: declarationOf(county),
    ifMatch: 4,
  });
  expect(rewrite).toMatchObject({ status: 409, body: { code: 'wrong-state', possible: ['adjust'] } });

  const indicators = [{ indicatorId: '1', level1: '产出指标', name: '养护里程', target: '≥80公里', weight: '100' }];
  const path = `performance-targets/${id}/adjustments`;
  const without = await county.post('budget', 'targets', path, { indicators }, { ifMatch: 4 });
  expect(without).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
  const byUnit = await county.post('unit', 'targets', path, { indicators, reason: '政策变化' }, { ifMatch: 4 });
  expect(byUnit).toMatchObject({ status: 403, body: { code: 'wrong-role' } });
  const adjusted = await county.post('budget', 'targets', path, { indicators, reason: '政策变化' }, { ifMatch: 4 });
  expect(adjusted.status).toBe(201);

  const entry = entryOf(await trailWith(county, id, 'target-adjusted'), 'target-adjusted');
  expect(entry).toMatchObject({
    actor: { id: await county.people.budget.personId(), as: 'grant', desk: 'budget-desk' },
    rules: { layers: [{ id: 'fufeng-2022', version: 1 }] },
  });
  expect(changesOf(entry)).toMatchObject({
    'indicator-target 1': { before: '≥120公里', after: '≥80公里' },
    // Left out, withdrawn.
    'indicator-target 2': { before: '≥90%', after: null },
    'target-adjustment-reason': { before: null, after: '政策变化' },
  });
});

describe('a decision rests on what was read', () => {
  it('a figure that changed between reading and approving is not approved unseen', async () => {
    const id = await declared(county, { requested: yuan('500000.00') });
    expect((await review('reviewer', id, 'unit-review', 1)).status).toBe(201);
    // The budget desk reads 500,000.00 at version 2; meanwhile the target goes back and comes again with another amount.
    const seen = await read(id);
    await review('desk', id, 'finance-review', 2, failedOn('appropriateness'));
    await county.people.unit.call(county.path('targets', `performance-targets/${id}`), {
      method: 'PUT',
      body: declarationOf(county, { requested: yuan('700000.00') }),
      ifMatch: 3,
    });
    await review('reviewer', id, 'unit-review', 4);
    await review('desk', id, 'finance-review', 5);

    const versions = { targetVersion: seen.version, budgetLineVersion: seen.budgetLine.version };
    const item = approvalItem(id, { ...versions, approved: yuan('500000.00') });
    const late = await approve([item]);
    expect(late).toMatchObject({ status: 409, body: { code: 'version-conflict', expected: 2, actual: 6 } });
    expect(late.body['changes']).toMatchObject([
      { version: 3, type: 'target-returned', actor: { as: 'grant', desk: 'business-desk' } },
      {
        version: 4,
        type: 'target-revised',
        data: { requestedYuan: '700000.00' },
        actor: { as: 'grant', desk: 'budget-unit' },
      },
      { version: 5, type: 'target-reviewed' },
      { version: 6, type: 'target-reviewed' },
    ]);
    // The target was read again, the money was not.
    expect(await approve([{ ...item, targetVersion: 6 }])).toMatchObject({
      status: 409,
      body: { changes: [{ type: 'budget-requested', data: { requestedYuan: '700000.00' } }] },
    });
    expect(await read(id)).toMatchObject({ status: 'declared', budgetLine: { status: 'requested' } });
  });

  it('of two approvals of the same version one is refused, and told what the other one approved', async () => {
    const id = await reviewed(county);
    const answers = await Promise.all(
      ['800000.00', '900000.00'].map((amount) => approve([approvalItem(id, { approved: yuan(amount) })])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { approvedYuan } = (await read(id)).budgetLine;
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body['changes']).toMatchObject([{ data: { approvedYuan } }]);
  });
});

describe('a command sent again', () => {
  it('gets the same answer and changes nothing, whoever was faster', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => declare({}, key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    const later = await declare({}, key);
    expect([later.status, later.body]).toEqual([201, answers[0]!.body]);
    expect((await read(idOf(later))).version).toBe(1);
  });

  it('gets the answer that it got, although the object has moved on since', async () => {
    const id = await declared(county);
    const key = newId();
    const body = { stage: 'unit-review', verdicts: passed };
    const path = `performance-targets/${id}/reviews`;
    const first = await county.post('reviewer', 'targets', path, body, { ifMatch: 1, key });
    await review('desk', id, 'finance-review', 2);
    const again = await county.post('reviewer', 'targets', path, body, { ifMatch: 1, key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await read(id)).version).toBe(3);
  });

  it('is refused with another body', async () => {
    const key = newId();
    const id = idOf(await declare({}, key));
    expect(await declare({ requested: yuan('1.00') }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect((await read(id)).declaration.requestedYuan).toBe('1000000.00');
  });
});
