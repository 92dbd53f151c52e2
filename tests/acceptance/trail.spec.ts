import { derivedId } from '@wenxiao/domain/identity';
import {
  approval,
  approvalItem,
  approved,
  declarationOf,
  idOf,
  newId,
  reviewed,
  reviewedAt,
  yuan,
} from './harness/cycle.js';
import type { County, Problem } from './harness/county.js';
import { eventually } from './harness/eventually.js';
import { openOtherCounty } from './harness/other-county.js';
import { type Product, startProduct } from './harness/product.js';
import { changesOf, entryOf, figuresOf, type Trail, trailWith } from './harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
});
afterAll(() => product.close());

const trailAt = (id: string, query: Record<string, string>) =>
  county.get<Trail & Problem>('auditor', 'audit', `trail/${id}?${new URLSearchParams(query).toString()}`);

/** What was asked for, and what was approved from when on: changes of two accounts of the line. */
const requested = 'budget-change 2023/request/general-public/own/2022-11-07';
const budgeted = 'budget-change 2023/budget/general-public/own/2023-01-20';

/** The newest instant through which every store's record is closed. */
const closedEverywhere = ({ watermarks }: Trail) => watermarks.map(({ closedThrough }) => closedThrough).sort()[0]!;

it('says what, who in which role, when, before and after, under which rule set and article, by which command', async () => {
  const id = await reviewed(county, { requested: yuan('1200000.00') });
  const key = newId();
  const budget = await county.people.budget.personId();
  const body = approval([approvalItem(id, { approved: { amount: '110', unit: '万元' } })]);
  expect((await county.post('budget', 'targets', 'budget-approvals', body, { key })).status).toBe(201);

  const trail = await eventually('what it rests on is cited', async () => {
    const shown = await trailWith(county, id, 'target-approved', 'budget-approved', 'monitoring-opened');
    const { rules } = entryOf(shown, 'target-approved');
    return rules?.basis.every(({ article }) => article.length > 0) ? shown : undefined;
  });
  const entry = entryOf(trail, 'target-approved');
  const { items: bodies } = (
    await county.people.budget.get<{ items: { organisationId: string; kind: string; jurisdictionId: string }[] }>(
      '/api/directory/organisations',
    )
  ).body;
  const bureauId = bodies.find(
    ({ kind, jurisdictionId }) => kind === 'finance-bureau' && jurisdictionId === county.id,
  )!.organisationId;
  expect(entry).toEqual({
    event: {
      store: 'targets',
      tenant: county.id,
      stream: `performance-target/${id}.2023`,
      version: reviewedAt.target + 1,
    },
    type: 'target-approved',
    name: '绩效目标批复',
    schemaVersion: 1,
    known: true,
    recordedAt: expect.stringMatching(/^2022-11-07T02:\d\d:\d\d\.\d{6}Z$/),
    // The budget takes effect when 20 January begins in the county.
    effectiveAt: '2023-01-19T16:00:00.000000Z',
    actor: { id: budget, as: 'grant', desk: 'budget-desk', organisation: bureauId },
    deskCalled: '财政预算股',
    // No id is the client's: the command is named after who gave it and under which key.
    commandId: derivedId('command', county.id, budget, key),
    correlationId: expect.stringMatching(/^[0-9a-f]{32}$/),
    // It rests on whose the subject is, and on what the rules say of the step.
    basedOn: [{ store: 'targets', tenant: county.id, stream: `subject/${id}`, version: 1 }],
    rules: {
      layers: [
        { id: 'fufeng-2022', version: 1 },
        { id: 'mof-2020-10', version: 1 },
      ],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      // Cited in the words of the set.
      basis: [
        expect.objectContaining({
          path: 'procedures/target-review/steps/approve/answers/approved',
          article: [expect.objectContaining({ article: '第二十六条' })],
        }),
      ],
    },
    changes: expect.any(Array),
  });
  expect(entry.changes.find(({ figure }) => figure === 'step-amount')).toMatchObject({
    name: '核定金额',
    unit: '元',
    after: '1100000.00',
    afterShown: '1100000.00',
  });
  expect(changesOf(entry)).toMatchObject({ 'step-answer 2023/approve': { before: null, after: 'approved' } });
  expect(figuresOf(trail)).toMatchObject({ [requested]: '1200000.00', [budgeted]: '1100000.00' });

  // What the services did of themselves says by which event, and that it was no person.
  const opened = entryOf(trail, 'monitoring-opened');
  expect(opened).toMatchObject({ causation: entry.event, actor: { id: 'system:open-monitoring', as: 'system' } });
  expect(opened.recordedAt > entry.recordedAt).toBe(true);
  expect(trail.alarms).toEqual([]);
});

it('marks the figures that a demo person entered, there and in the list, and no other', async () => {
  const demoFigures = ['budget-change', 'indicator-target/2023/1/2'];
  const declared = await county.post('unit', 'targets', 'performance-targets', declarationOf(county), {
    demoFigures,
  });
  const id = idOf(declared);
  const trail = await trailWith(county, id, 'target-declared', 'budget-requested');
  const marked = (entry: Trail['entries'][number]) =>
    entry.changes.filter(({ demo }) => demo).map(({ figure, item = '' }) => `${figure}/${item}`);
  expect(marked(entryOf(trail, 'target-declared'))).toEqual(['indicator-target/2023/1/2']);
  expect(marked(entryOf(trail, 'budget-requested'))).toEqual([requested.replace(' ', '/')]);
  expect(trail.figures.filter(({ demo }) => demo).map(({ figure }) => figure)).toEqual([
    'budget-change',
    'indicator-target',
  ]);

  const [printed] = await approved(county);
  const { position } = declared.body;
  const listed = await eventually('the list shows both', async () => {
    const { body } = await county.people.unit.get<{ items: { subject: string; demo: boolean }[] }>(
      county.path('targets', 'performance-targets'),
      { 'wenxiao-after': position! },
    );
    const both = [id, printed].map((each) => body.items.find(({ subject }) => subject === each)?.demo);
    return both.includes(undefined) ? undefined : both;
  });
  expect(listed).toEqual([true, false]);
});

it('answers for an instant of the record, and not before that instant is closed', async () => {
  const id = await reviewed(county);
  const before = await eventually('the review is closed', async () => {
    const trail = await trailWith(county, id, 'target-reviewed');
    return closedEverywhere(trail) > entryOf(trail, 'target-reviewed').recordedAt ? trail : undefined;
  });
  const then = closedEverywhere(before);
  const approvalAnswer = await county.post('budget', 'targets', 'budget-approvals', approval([approvalItem(id)]));
  expect(approvalAnswer.status).toBe(201);
  const after = await eventually('the approval is closed', async () => {
    const trail = await trailWith(county, id, 'budget-approved');
    return closedEverywhere(trail) > entryOf(trail, 'budget-approved').recordedAt ? trail : undefined;
  });
  const now = closedEverywhere(after);

  const asOf = (await trailAt(id, { asOf: then })).body;
  expect(figuresOf(asOf)).toEqual(figuresOf(before));
  expect(Object.keys(figuresOf(asOf))).not.toContain(budgeted);
  const difference = await county.get<{ figures: object[] }>(
    'auditor',
    'audit',
    `trail/${id}/diff?from=${then}&to=${now}`,
  );
  expect(difference.body.figures).toContainEqual(
    expect.objectContaining({ figure: 'budget-change', before: null, after: '1000000.00' }),
  );
  // Decided in November for January: by business time it is not there yet.
  const byBusinessTime = async (effective: string) => Object.keys(figuresOf((await trailAt(id, { effective })).body));
  expect(await byBusinessTime('2023-01-19T23:59:59+08:00')).not.toContain(budgeted);
  expect(await byBusinessTime('2023-01-20T00:00:00+08:00')).toContain(budgeted);

  // The demo lives in 2022: whatever the wall says, more can still be recorded before 2023.
  expect(now < '2022-11-08').toBe(true);
  expect(await trailAt(id, { asOf: '2023-01-01T00:00:00Z' })).toMatchObject({
    status: 409,
    body: { code: 'not-closed-yet', retry: true },
  });
});

it('proves itself: hashes, chains and the root agree with every store', async () => {
  const { status, body } = await product.administrator.get<{
    findingsCount: number;
    rows: number;
    stores: { store: string; outcome: string; events: number }[];
  }>('/api/audit/verify');
  expect([status, body.findingsCount]).toEqual([200, 0]);
  const compared = body.stores.filter(({ outcome }) => outcome === 'compared').map(({ store }) => store);
  expect(compared.sort()).toEqual([
    'accountability',
    'directory',
    'evaluation',
    'evidence',
    'monitoring',
    'overview',
    'targets',
  ]);
});

// From here on the clock moves.

it('B-26: where no rule set of the county is in force nothing is decided, and by no other county’s rules', async () => {
  const other = await openOtherCounty(product, 'unit', 'office', 'approver', 'auditor', 'reviewer', 'desk');
  const declare = (key = newId()) =>
    other.post('unit', 'targets', 'performance-targets', declarationOf(other), { key });
  // What the nation gives above it has no procedure for that, as soon as targets has heard of the county and of what governs it.
  const first = await eventually('targets knows the county', async () => {
    const answer = await declare();
    return [404, 422, 503].includes(answer.status) ? undefined : answer;
  });
  expect(first).toMatchObject({ status: 409, body: { code: 'no-procedure' } });

  const bodies = `bodies/${other.id}/adoptions`;
  const { body: ground } = await other.get<{ earliest: string }>('office', 'directory', bodies);
  // One whole business day lies between an adoption and its effect; a body's first may hold from any day.
  expect(ground.earliest).toBe('2022-11-09');
  const terms = { scheme: 'budget-performance', ruleSetId: 'fufeng-2022', ruleSetVersion: 1 };
  const proposal = { ...terms, effectiveFrom: '2022-11-08' };
  expect((await other.post('office', 'directory', bodies, proposal, { ifMatch: 0 })).status).toBe(201);
  expect(await other.post('office', 'directory', `${bodies}/approval`, proposal, { ifMatch: 1 })).toMatchObject({
    status: 403,
    body: { code: 'same-person' },
  });
  expect((await other.post('approver', 'directory', `${bodies}/approval`, proposal, { ifMatch: 1 })).status).toBe(201);
  // Rules never reach back to what was decided under those before them.
  expect(await other.post('office', 'directory', bodies, proposal, { ifMatch: 2 })).toMatchObject({
    status: 422,
    body: { code: 'adopted-too-early', earliest: '2022-11-09' },
  });

  expect(await declare()).toMatchObject({ status: 409, body: { code: 'no-procedure' } });
  await product.advanceTo('2022-11-07T16:00:00.000000Z'); // Midnight in the county.
  const key = newId();
  const declared = await eventually('the adoption arrives', async () => {
    const answer = await declare(key);
    return answer.status === 409 ? undefined : answer;
  });
  const trail = await eventually('the trail', async () => {
    const { status, body } = await other.get<Trail>('auditor', 'audit', `trail/${idOf(declared)}`);
    return status === 200 && body.entries.some(({ type }) => type === 'target-declared') ? body : undefined;
  });
  expect(entryOf(trail, 'target-declared')).toMatchObject({
    rules: {
      layers: [
        { id: 'fufeng-2022', version: 1 },
        { id: 'mof-2020-10', version: 1 },
      ],
    },
  });
  expect(figuresOf(trail)).toMatchObject({ 'declared-on 2023/1': '2022-11-08' });
});
