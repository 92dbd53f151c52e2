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
