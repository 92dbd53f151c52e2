import {
  approval,
  approvalItem,
  approved,
  checklist,
  declarationOf,
  declared,
  declaredAt,
  idOf,
  indicator,
  newId,
  own,
  passed,
  returned,
  reviewed,
  reviewedAt,
  targetStep,
  yuan,
} from '../harness/cycle.js';
import type { County } from '../harness/county.js';
import { openOtherCounty } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, figuresOf, trailWith } from '../harness/trail.js';

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
  declared: Readonly<{ indicators: readonly object[]; findings: readonly { finding: string }[] }>;
  budgetLine: Readonly<{
    version: number;
    approvedFrom?: string;
    requested: { total: string };
    inForce: { total: string };
  }>;
}>;

const address = (id: string, period = '2023') => `performance-targets/${id}/${period}`;
const read = async (id: string) => (await county.get<Target>('budget', 'targets', address(id))).body;
const declare = (different: object, key = newId()) =>
  county.post('unit', 'targets', 'performance-targets', declarationOf(county, different), { key });
const step = (
  who: 'unit' | 'reviewer' | 'desk' | 'budget',
  id: string,
  name: string,
  ifMatch: number,
  body: object = passed,
) => targetStep(county, who, id, name, body, ifMatch);
const approve = (items: Parameters<typeof approval>[0], different: object = {}) =>
  county.post('budget', 'targets', 'budget-approvals', approval(items, different));
/** What is declared anew, for a subject that is there. */
const contentOf = (different: object) => {
  const { subject: _subject, period: _period, ...content } = declarationOf(county, different);
  return content;
};
const revise = (id: string, ifMatch: number, different: object = {}) =>
  county.people.unit.call(county.path('targets', address(id)), { method: 'PUT', body: contentOf(different), ifMatch });

it('FF-20: no budget request without targets', async () => {
  const key = newId();
  const refused = await declare({ indicators: [] }, key);
  expect(refused).toMatchObject({ status: 422, body: { code: 'target-required' } });

  const accepted = await declare({}, key);
  const id = idOf(accepted);
  // One id, and not one that a client chose.
  expect(id).not.toBe(key);
  expect(accepted.body.streams).toEqual([
    { id, stream: `subject/${id}`, version: 1 },
    { id: `${id}.2023`, stream: `performance-target/${id}.2023`, version: declaredAt.target },
    { id: `${id}.2023`, stream: `budget-line/${id}.2023`, version: declaredAt.line },
  ]);
  const trail = await trailWith(county, id, 'subject-registered', 'target-declared', 'budget-requested');
  expect(trail.entries.map(({ type }) => type).sort()).toEqual([
    'budget-requested',
    'subject-registered',
    'target-declared',
    'target-opened',
    'target-steps-opened',
    'target-submitted',
  ]);
  expect(figuresOf(trail)).toMatchObject({ 'budget-change 2023/request/general-public/own/2022-11-07': '1000000.00' });

  const alone = await county.post('unit', 'targets', 'subjects', {
    unit: county.unitId,
    kind: 'project',
    name: '尚无目标',
  });
  const request = { amounts: [{ ...own, amount: yuan('1.00') }] };
  const path = `budget-lines/${idOf(alone)}/2023/request`;
  expect(await county.post('unit', 'targets', path, request, { ifMatch: 0 })).toMatchObject({
    status: 422,
    body: { code: 'target-wanting' },
  });
});

it('FF-21: who asks for the money sets the targets', async () => {
  const other = await openOtherCounty(product, 'unit');
  const foreign = await declare({ unitId: other.unitId });
  expect(foreign).toMatchObject({ status: 422, body: { code: 'unknown-organisation' } });
  const body = declarationOf(county);
  const desk = await county.post('reviewer', 'targets', 'performance-targets', body);
  expect(desk).toMatchObject({ status: 403, body: { code: 'wrong-desk', desk: 'budget-unit' } });

  const id = await declared(county);
  const trail = await trailWith(county, id, 'target-submitted', 'budget-requested');
  const personId = await county.people.unit.personId();
  expect(figuresOf(trail)).toMatchObject({ unit: county.unitId, 'declared-by 2023/1': personId });
  for (const type of ['target-declared', 'budget-requested'])
    expect(entryOf(trail, type).actor).toEqual({
      id: personId,
      as: 'grant',
      desk: 'budget-unit',
      organisation: county.unitId,
    });
});

it('FF-22: basic expenditure normally has no target of its own; every other kind has an annual and a longer one', async () => {
  // 原则上: it is remarked, and a person decides.
  const basic = idOf(await declare({ subjectKind: 'basic-expenditure' }));
  expect((await read(basic)).declared.findings.map(({ finding }) => finding)).toEqual(['normally-not-separate']);
  for (const subjectKind of ['project', 'policy', 'whole-department']) {
    const id = idOf(await declare({ subjectKind }));
    const longer = { subject: undefined, subjectId: id, period: '2023-2025', horizon: 'medium-and-long-term' };
    expect((await declare(longer)).status).toBe(201);
    const trail = await trailWith(county, id, 'target-declared', 'target-declared');
    expect(figuresOf(trail)).toMatchObject({
      'subject-kind': subjectKind,
      'target-horizon 2023/1': 'annual',
      'target-horizon 2023-2025/1': 'medium-and-long-term',
    });
  }
});

it.each(['whole-department', 'basic-expenditure'])(
  'FF-22, FF-36a: a unit has one %s, and whoever names it again means the same',
  async (kind) => {
    const naming = (name: string) =>
      county.post('unit', 'targets', 'subjects', { unit: county.unitId, kind, name, isNew: false });
    const projects = () =>
      county.post('unit', 'targets', 'subjects', { unit: county.unitId, kind: 'project', name: '同名', isNew: false });
    await naming('整体');
    expect(await naming('另一整体')).toMatchObject({ status: 409, body: { code: 'one-per-unit' } });
    expect(idOf(await projects())).not.toBe(idOf(await projects()));
  },
);

it('FF-23: targets are specific: what the check finds is said and kept, and does not block', async () => {
  const influence = {
    ...{ indicator: '1', level1: '效益指标', name: '社会影响', direction: 'text', text: '显著改善' },
    ...{ quantifiable: false, weight: '100', written: '显著改善' },
  };
  const qualitative = await read(idOf(await declare({ indicators: [influence] })));
  expect(qualitative.declared).toMatchObject({ findings: [], indicators: [influence] });

  const id = idOf(await declare({ indicators: [{ ...influence, weight: '70' }] }));
  expect((await read(id)).declared.findings.map(({ finding }) => finding)).toEqual(['weights-not-100']);

  expect(await declare({ indicators: [influence, influence] })).toMatchObject({ status: 400 });
});

it('FF-24: the department reviews, then the finance bureau, each on all four dimensions', async () => {
  const id = await declared(county);
  expect(await step('desk', id, 'finance-review', 4)).toMatchObject({
    status: 409,
    body: { code: 'not-open', open: [{ step: 'unit-review' }] },
  });
  for (const who of ['desk', 'unit'] as const)
    expect(await step(who, id, 'unit-review', 4)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'department-reviewer' },
    });
  const incomplete = { answer: 'passed', brings: { checklist: checklist.slice(1) } };
  expect(await step('reviewer', id, 'unit-review', 4, incomplete)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['completeness'] }] },
  });
  expect((await step('reviewer', id, 'unit-review', 4)).status).toBe(201);
  expect(await approve([approvalItem(id, { targetVersion: 5 })])).toMatchObject({
    status: 409,
    body: { code: 'not-ready', waiting: [{ subject: id, open: [{ step: 'finance-review' }] }] },
  });

  expect((await step('desk', id, 'finance-review', 5, returned)).status).toBe(201);
  expect(await read(id)).toMatchObject({ status: 'returned', version: 6 });
  expect((await revise(id, 6, { requested: yuan('900000.00') })).status).toBe(200);
  // It begins anew: the department saw other figures.
  expect(await step('desk', id, 'finance-review', 8)).toMatchObject({
    status: 409,
    body: { open: [{ step: 'unit-review' }] },
  });
  expect((await step('reviewer', id, 'unit-review', 8)).status).toBe(201);
  expect((await step('desk', id, 'finance-review', 9)).status).toBe(201);
  expect(await read(id)).toMatchObject({ version: 10, budgetLine: { requested: { total: '900000.00' } } });

  const trail = await trailWith(county, id, ...Array<string>(4).fill('target-reviewed'));
  const reviews = trail.entries.filter(({ type }) => type === 'target-reviewed').map(changesOf);
  expect(reviews.map((changes) => changes['step-answer 2023/finance-review']?.after)).toEqual([
    undefined,
    'returned',
    undefined,
    'passed',
  ]);
});

it('FF-26a: whoever approves the budget approves the targets, all of a batch in one act or none', async () => {
  const [one, other] = [await reviewed(county), await reviewed(county)];
  const unreviewed = await declared(county);
  const torn = await approve([approvalItem(one), approvalItem(unreviewed, { targetVersion: declaredAt.target })]);
  expect(torn).toMatchObject({ status: 409, body: { code: 'not-ready', waiting: [{ subject: unreviewed }] } });
  expect(await read(one)).toMatchObject({
    status: 'submitted',
    version: 6,
    budgetLine: { inForce: { total: '0.00' } },
  });

  const both = await approve([approvalItem(one), approvalItem(other, { approved: yuan('950000.00') })], {
    budgetKind: 'adjusted-budget',
  });
  expect(both).toMatchObject({ status: 201, body: { streams: { length: 4 } } });
  expect(await read(other)).toMatchObject({
    status: 'approved',
    budgetLine: { approvedFrom: '2023-01-20', inForce: { total: '950000.00' } },
  });
  const alone = await step('budget', await reviewed(county), 'approve', reviewedAt.target, {
    answer: 'approved',
    brings: { amount: yuan('1000000.00'), date: '2023-01-20' },
  });
  expect(alone).toMatchObject({ status: 409, body: { code: 'together', with: 'budget-line' } });

  const trail = await trailWith(county, other, 'target-approved', 'budget-approved');
  expect(changesOf(entryOf(trail, 'target-approved'))).toMatchObject({
    'step-amount 2023/approve': { before: null, after: '950000.00' },
    'step-decided-on 2023/approve': { before: null, after: '2023-01-20' },
  });
  expect(changesOf(entryOf(trail, 'budget-approved'))).toMatchObject({
    'budget-change 2023/budget/general-public/own/2023-01-20': { before: null, after: '950000.00' },
    'budget-kind 2023': { before: null, after: 'adjusted-budget' },
  });
  for (const type of ['target-approved', 'budget-approved'])
    expect(entryOf(trail, type)).toMatchObject({
      actor: { id: await county.people.budget.personId(), as: 'grant', desk: 'budget-desk' },
      rules: {
        layers: [
          { id: 'fufeng-2022', version: 1 },
          { id: 'mof-2020-10', version: 1 },
        ],
      },
    });
  // What it rests on is told in the words of the set.
  expect(entryOf(trail, 'target-approved').rules?.basis).toMatchObject([
    {
      path: 'procedures/target-review/steps/approve/answers/approved',
      zh: '批复',
      article: [{ article: '第二十六条' }],
    },
  ]);
});

it('FF-26b: an approved target changes by the adjustment procedure alone, for a reason', async () => {
  const [id] = (await approved(county)) as [string];
  expect(await revise(id, 7)).toMatchObject({ status: 409, body: { code: 'approved-already' } });

  const indicators = [indicator('1', '养护里程', '≥80公里', '100')];
  const path = `${address(id)}/adjustments`;
  const { requested: _requested, ...content } = contentOf({ indicators });
  const without = await county.post('unit', 'targets', path, content, { ifMatch: 7 });
  expect(without).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
  const body = { ...content, reason: '政策变化' };
  expect(await county.post('budget', 'targets', path, body, { ifMatch: 7 })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  expect((await county.post('unit', 'targets', path, body, { ifMatch: 7 })).status).toBe(201);
  // What was approved stays in force until the adjustment is.
  expect(await read(id)).toMatchObject({ status: 'adjusting', version: 11, inForce: { declaration: 1 } });
  expect((await step('reviewer', id, 'unit-review', 11)).status).toBe(201);
  expect((await step('desk', id, 'finance-review', 12)).status).toBe(201);
  const budget = {
    version: 2,
    amounts: [{ ...own, amount: yuan('1000000.00') }],
    from: '2023-01-20',
    budgetKind: 'adjusted-budget',
  };
  expect((await step('budget', id, 'approve', 13, { answer: 'approved', budget })).status).toBe(201);
  expect(await read(id)).toMatchObject({ status: 'approved', inForce: { declaration: 2, adjusts: '政策变化' } });

  const trail = await trailWith(county, id, 'target-approved', 'target-approved');
  const opened = trail.entries.findLast(({ type }) => type === 'target-opened');
  expect(changesOf(opened!)).toMatchObject({ 'target-adjustment-reason 2023': { before: null, after: '政策变化' } });
  const declaredAnew = trail.entries.findLast(({ type }) => type === 'target-declared');
  expect(changesOf(declaredAnew!)).toMatchObject({ 'indicator-target 2023/2/1': { after: '≥80公里' } });
});

describe('a decision rests on what was read', () => {
  it('a figure that changed between reading and approving is not approved unseen', async () => {
    const id = await declared(county, { requested: yuan('500000.00') });
    expect((await step('reviewer', id, 'unit-review', 4)).status).toBe(201);
    // The budget desk reads 500,000.00 at version 5; meanwhile the target goes back and comes again with another amount.
    const seen = await read(id);
    await step('desk', id, 'finance-review', 5, returned);
    expect((await revise(id, 6, { requested: yuan('700000.00') })).status).toBe(200);
    await step('reviewer', id, 'unit-review', 8);
    await step('desk', id, 'finance-review', 9);

    const versions = { targetVersion: seen.version, budgetLineVersion: seen.budgetLine.version };
    const item = approvalItem(id, { ...versions, approved: yuan('500000.00') });
    const late = await approve([item]);
    expect(late).toMatchObject({ status: 409, body: { code: 'version-conflict', expected: 5, actual: 10 } });
    expect(late.body['changes']).toMatchObject([
      { version: 6, type: 'target-reviewed', actor: { as: 'grant', desk: 'business-desk' } },
      { version: 7, type: 'target-declared', data: { declaration: 2 }, actor: { as: 'grant', desk: 'budget-unit' } },
      { version: 8, type: 'target-submitted' },
      { version: 9, type: 'target-reviewed' },
      { version: 10, type: 'target-reviewed' },
    ]);
    // The target was read again, the money was not.
    expect(await approve([{ ...item, targetVersion: 10 }])).toMatchObject({
      status: 409,
      body: { changes: [{ type: 'budget-requested', data: { changes: [{ change: '200000.00' }] } }] },
    });
    expect(await read(id)).toMatchObject({ status: 'submitted', budgetLine: { inForce: { total: '0.00' } } });
  });

  it('of two approvals of the same version one is refused, and told what the other one approved', async () => {
    const id = await reviewed(county);
    const answers = await Promise.all(
      ['800000.00', '900000.00'].map((amount) => approve([approvalItem(id, { approved: yuan(amount) })])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { total } = (await read(id)).budgetLine.inForce;
    const refused = answers.find(({ status }) => status === 409)!;
    expect(refused.body).toMatchObject({
      code: 'version-conflict',
      changes: [{ type: 'target-approved', data: { amount: total } }],
    });
  });
});

describe('a command sent again', () => {
  it('gets the same answer and changes nothing, whoever was faster', async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => declare({}, key)));
    for (const { status, body } of answers) expect([status, body]).toEqual([201, answers[0]!.body]);
    const later = await declare({}, key);
    expect([later.status, later.body]).toEqual([201, answers[0]!.body]);
    expect((await read(idOf(later))).version).toBe(declaredAt.target);
  });

  it('gets the answer that it got, although the object has moved on since', async () => {
    const id = await declared(county);
    const key = newId();
    const path = `${address(id)}/steps/unit-review`;
    const first = await county.post('reviewer', 'targets', path, passed, { ifMatch: 4, key });
    await step('desk', id, 'finance-review', 5);
    const again = await county.post('reviewer', 'targets', path, passed, { ifMatch: 4, key });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await read(id)).version).toBe(6);
  });

  it('is refused with another body', async () => {
    const key = newId();
    const id = idOf(await declare({}, key));
    expect(await declare({ requested: yuan('1.00') }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
    expect((await read(id)).budgetLine.requested.total).toBe('1000000.00');
  });
});
