import { actingIn, decisionBy, own, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const carried = (amount: string) => [{ ...own, source: 'carry-over', amount: yuan(amount) }];
const paid = [{ ...own, amount: yuan('700000.00') }];
const close = (items: readonly object[], as: Person = county.budget, ifMatch = 0) =>
  running.call(county, 'budget-years/2023/closing', { as, body: { from: '2024-01-10', items }, ifMatch });
const item = (subject: string, amount: string) => ({
  subject,
  version: 2,
  nextVersion: 0,
  amounts: carried(amount),
  paid,
});

it('a year is closed once: what is named is carried over in one append, the rest lapses, and lines stay as they are', async () => {
  const [one, other] = [await acting.approved(), await acting.approved()];
  expect(await close([])).toMatchObject({ status: 409, body: { code: 'year-not-over', last: '2023-12-31' } });
  await running.advance('2024-01-08', 'own');
  await running.advance('2024-01-08', 'directory');

  const proposed = { version: 2, nextVersion: 0, rests: [{ budget: '1000000.00', carried: '0.00' }] };
  await running.until(county, 'budget-years/2023/rests', county.budget, {
    items: expect.arrayContaining([
      expect.objectContaining({ subject: one, version: 2 }),
      expect.objectContaining({ subject: other, version: 2 }),
    ]) as unknown,
  });
  const { body } = await running.call(county, 'budget-years/2023/rests', { as: county.budget });
  const ofOne = (body['items'] as readonly { subject: string }[]).find(({ subject }) => subject === one);
  expect(ofOne).toMatchObject(proposed);
  expect(ofOne).not.toHaveProperty('paid');

  // The day begins here once the directory has closed the rules of the one before.
  let early = await close([], county.clerk);
  for (let tries = 0; early.status === 503 && tries < 150; tries += 1) {
    await new Promise((wake) => setTimeout(wake, 200));
    early = await close([], county.clerk);
  }
  expect(early).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  // Nothing of it where one of them cannot be.
  expect(await close([item(one, '300000.00'), item(other, '300000.01')])).toMatchObject({
    status: 409,
    body: { code: 'more-than-rest', rest: '300000.00' },
  });
  expect(await acting.line(one)).toMatchObject({ version: 2 });
  expect(streamsOf(await close([item(one, '300000.00')]))).toHaveLength(3);
  expect(await acting.line(one, 2024)).toMatchObject({ version: 1, inForce: { total: '300000.00' } });
  expect((await running.call(county, 'budget-years/2023', { as: county.budget })).body).toMatchObject({
    version: 1,
    closedOn: '2024-01-08',
  });

  expect(await close([], county.budget, 1)).toMatchObject({
    status: 409,
    body: { code: 'closed-before', on: '2024-01-08' },
  });
  const lapsed = { counterpart: { subject: other, year: 2023 }, amounts: carried('1.00'), from: '2024-01-10', paid };
  const refused = { status: 409, body: { code: 'budget-year-closed', on: '2024-01-08' } };
  const post = (rest: string, sent: object, ifMatch: number, as = county.budget) =>
    running.call(county, `budget-${rest}`, { as, body: sent, ifMatch });
  expect(await post(`lines/${other}/2024/carry-overs`, lapsed, 0)).toMatchObject(refused);
  const raise = { amounts: [{ ...own, amount: yuan('1.00') }], from: '2023-12-31', reason: '追加' };
  expect(await post(`lines/${other}/2023/raises`, raise, 2)).toMatchObject(refused);
  // What went wrong with what was carried over is put right on both lines, in the year that is open.
  const put = { version: 1, reason: '金额录错' };
  const instead = (amount: string) => ({ ...put, instead: { amounts: carried(amount), from: '2024-01-15' } });
  expect(await post(`lines/${one}/2024/reversals`, instead('300000.01'), 1)).toMatchObject({
    status: 409,
    body: { code: 'more-than-rest', rest: '300000.00' },
  });
  expect(streamsOf(await post(`lines/${one}/2024/reversals`, instead('250000.00'), 1))).toHaveLength(2);
  expect(await acting.line(one, 2024)).toMatchObject({ inForce: { total: '250000.00' } });
  expect(await acting.line(one)).toMatchObject({ version: 5, inForce: { total: '1000000.00' } });
  const { types } = await running.history(county.id, `budget-line/${one}.2023`);
  expect(types.slice(-3)).toEqual(['rest-carried-over', 'rest-returned', 'rest-carried-over']);
  // From either line; without anything instead it lapses.
  expect(streamsOf(await post(`lines/${one}/2023/reversals`, { version: 5, reason: '不应结转' }, 5))).toHaveLength(2);
  expect(await acting.line(one, 2024)).toMatchObject({ inForce: { total: '0.00' } });
  expect(
    await post(`lines/${one}/2024/carry-overs`, { ...lapsed, counterpart: { subject: one, year: 2023 } }, 4),
  ).toMatchObject(refused);
  const [told] = await running.published(county.id, `budget-year/${county.id}.2023`, 1);
  expect(told).toMatchObject({ type: 'targets.budget-year-closed.v1', data: { year: 2023, on: '2024-01-08' } });
  // A result acts on no closed year, approved or not.
  const cut = decisionBy(county.budget, other, 2023, '-200000.00');
  await running.publish('accountability', county.id, `result-application/${other}.2022`, cut);
  await running.until(county, `budget-lines/${other}/2023`, county.budget, { version: 3, cuts: [] });
  const [settled] = (await running.published(county.id, `budget-line/${other}.2023`, 3)).slice(-1);
  expect(settled).toMatchObject({ type: 'targets.result-settled.v1', data: { refusal: 'budget-year-closed' } });
  // The final accounts are made of a closed year.
  expect((await post('years/2023/final-accounts', { on: '2024-01-08' }, 1, county.office)).status).toBe(201);
});
