import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, own, streamsOf, yuan } from './acting.js';
import { type County, type RunningTargets, runTargets } from './running-targets.js';

/** Half past midnight in Shanghai, and still the day before in UTC. */
const afterMidnight = '2022-11-07T16:30:00.000000Z';
const today = '2022-11-08';
const startOfToday = '2022-11-07T16:00:00.000000Z';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets(afterMidnight);
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

it('what is done after midnight is of the day that it is in the county', async () => {
  const subject = await acting.declared();
  expect(await acting.target(subject)).toMatchObject({ declared: { on: today } });
  expect(await acting.line(subject)).toMatchObject({
    timetables: { request: [{ from: today, total: '1000000.00' }] },
  });
  const stream = `budget-line/${subject}.2023`;
  expect((await running.history(county.id, stream)).metadata).toMatchObject({ effectiveAt: startOfToday });
  const [published] = await running.published(county.id, stream, 1);
  expect(published?.data).toMatchObject({ requested: [{ from: today, total: '1000000.00' }] });
});

it('nobody asks for money, or declares a target, of a year that cannot be meant', async () => {
  const bounds = { code: 'year-out-of-reach', first: 2017, last: 2027 };
  for (const year of [2000, 2100]) {
    const body = acting.declaration({ period: String(year), requested: [] });
    expect(await running.call(county, 'performance-targets', { as: county.clerk, body })).toMatchObject({
      status: 422,
      body: { ...bounds, year },
    });
    const subject = await acting.declared();
    const amounts = [{ ...own, amount: yuan('1.00') }];
    const from = `${String(year - 1)}-12-01`;
    const path = `budget-lines/${subject}/${String(year)}/control-number`;
    const issue = { as: county.budget, body: { amounts, from }, ifMatch: 0 };
    expect(await running.call(county, path, issue)).toMatchObject({ status: 422, body: { ...bounds, year } });
  }
});

it('a cut takes effect on its own day, whenever it is recorded', async () => {
  const subject = await acting.approved();
  const cut = { amounts: [{ ...own, amount: yuan('600000.00') }], from: '2023-06-30', reason: '核减' };
  const path = `budget-lines/${subject}/2023/cuts`;
  streamsOf(await running.call(county, path, { as: county.budget, body: cut, ifMatch: 2 }));
  expect(await acting.line(subject)).toMatchObject({
    timetables: {
      budget: [
        { from: '2023-01-20', total: '1000000.00' },
        { from: '2023-06-30', total: '400000.00' },
      ],
    },
  });
  const published = await running.published(county.id, `budget-line/${subject}.2023`, 3);
  expect(published.at(-1)?.data).toMatchObject({
    inForce: [
      { from: '2023-01-20', total: '1000000.00' },
      { from: '2023-06-30', total: '400000.00' },
    ],
  });
  const { metadata } = await running.history(county.id, `budget-line/${subject}.2023`);
  expect(metadata).toMatchObject({ effectiveAt: '2023-06-29T16:00:00.000000Z' });
});

it('nothing is decided by rules of which the next ones may not have been heard', async () => {
  const call = () => running.call(county, 'performance-targets', { as: county.clerk, body: acting.declaration() });
  // Whatever is adopted today holds from the day after tomorrow at the earliest.
  await running.advance('2022-11-09', 'own');
  streamsOf(await call());
  await running.advance('2022-11-11', 'own');
  expect(await call()).toMatchObject({
    status: 503,
    body: { code: 'rules-not-closed', governingDate: '2022-11-11', retry: true },
  });
  await running.advance('2022-11-11', 'directory');
  await eventually(async () => expect((await call()).status).toBe(201));
});

it('what changes the money of a year that is over is corrected within its limits, and waits for the lead desk', async () => {
  const subject = await acting.approved();
  await running.advance('2024-03-01', 'own');
  await running.advance('2024-03-01', 'directory');
  const amounts = (amount: string) => [{ ...own, amount: yuan(amount) }];
  const correct = (amount: string) =>
    running.call(county, `performance-targets/${subject}/2023/steps/approve/correction`, {
      as: county.budget,
      body: {
        answer: 'approved',
        budget: {
          version: 2,
          amounts: amounts(amount),
          from: '2023-01-20',
          budgetKind: 'initial-budget',
          reason: '更正',
        },
        reason: '录错',
      },
      ifMatch: 7,
    });
  await eventually(async () => {
    expect(await correct('9999999999.00')).toMatchObject({
      status: 409,
      body: { code: 'above-request', approved: '9999999999.00', requested: '1000000.00' },
    });
  });
  const withdrawal = { as: county.budget, body: { reason: '误批' }, ifMatch: 7 };
  expect(
    await running.call(county, `performance-targets/${subject}/2023/steps/approve/withdrawal`, withdrawal),
  ).toMatchObject({ status: 409, body: { code: 'period-over', last: '2023-12-31' } });
  streamsOf(await correct('1.00'));
  const line = { inForce: { total: '1.00' }, lateChanges: [{ version: 5, on: '2024-03-01' }] };
  expect(await acting.line(subject)).toMatchObject(line);
  const waiting = { stream: `budget-line/${subject}.2023`, kind: 'act', what: 'late-changes/5' };
  await running.until(county, 'tasks', county.office, {
    items: expect.arrayContaining([expect.objectContaining(waiting)]) as unknown,
  });
  const review = { as: county.office, body: { conclusion: '不影响评价结论' }, ifMatch: 5 };
  streamsOf(await running.call(county, `budget-lines/${subject}/2023/late-changes/review`, review));
  await running.until(county, 'tasks', county.office, {
    items: expect.not.arrayContaining([expect.objectContaining(waiting)]) as unknown,
  });
});
