import { postAsRead } from '../harness/as-read.js';
import type { Accepted, County, Problem } from '../harness/county.js';
import type { Answer } from '../harness/caller.js';
import { approved, idOf, own, versionOf, yuan } from '../harness/cycle.js';
import { evaluated } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { monitoringOf, onRound, openRound, propose, quarter, report, reportOf } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { resultOf } from '../harness/results.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let [carriedOn, lapsing, monitored] = ['', '', ''];
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  [carriedOn = '', lapsing = '', monitored = ''] = await approved(county, {}, {}, {});
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
  await openRound(county, monitored, quarter.first);
  await report(county, monitored, quarter.first, reportOf({ cause: '政策变化', measures: '调减任务' }));
  // A clock goes a year at most in one step.
  for (const day of ['2023-12-20', '2024-01-08']) await product.advanceTo(`${day}T02:00:00.000000Z`);
}, 240_000);
afterAll(() => product.close());

const carried = (amount: string) => [{ ...own, source: 'carry-over', amount: yuan(amount) }];
const item = (subject: string, amount: string) => ({ subject, version: 2, nextVersion: 0, amounts: carried(amount) });
const close = (items: readonly object[], year = 2023, who: 'budget' | 'unit' = 'budget', ifMatch = 0) =>
  county.post(
    who,
    'targets',
    `budget-years/${String(year)}/closing`,
    { from: `${String(year + 1)}-01-10`, items },
    {
      ifMatch,
    },
  );
const on = async (id: string, year: number, act: string, body: object): Promise<Answer<Accepted & Problem>> => {
  const line = `budget-lines/${id}/${String(year)}`;
  return postAsRead(county, 'budget', 'targets', `${line}/${act}`, body, () => versionOf(county, 'targets', line));
};
type Line = Readonly<{ version: number; inForce: Readonly<{ total: string }> }>;
const total = async (id: string, year: number) =>
  (await county.get<Line>('budget', 'targets', `budget-lines/${id}/${String(year)}`)).body.inForce.total;
type Rests = Readonly<{
  items: readonly Readonly<{ subject: string; paid?: string; rests: readonly Readonly<{ left: string }>[] }>[];
}>;
const restOf = (id: string, is: string) =>
  eventually(`${is} is left of ${id}`, async () => {
    const { body } = await county.get<Rests>('budget', 'targets', 'budget-years/2023/rests');
    const found = body.items.find(({ subject }) => subject === id);
    return found?.paid === 'treasury' && found.rests.some(({ left }) => left === is) ? true : undefined;
  });
const closed = { status: 409, body: { code: 'budget-year-closed', on: '2024-01-08' } };

const paidOf2023 = once(async () => {
  const rows = [paid(carriedOn, '2023-12-31', '700000.00'), paid(lapsing, '2023-12-31', '900000.00')];
  const { status, text } = await feed(county, rows, { batch: 'year-end' });
  if (status !== 201) throw new Error(`The feed is not taken: ${text}`);
  await restOf(carriedOn, '300000.00');
  await restOf(lapsing, '100000.00');
});
/** What is left of one line is carried over. */
const closing2023 = once(async () => {
  await paidOf2023();
  return close([item(carriedOn, '300000.00')]);
});

it('a year is closed once, by the budget desk: what it names is carried over, at most what is left, and the rest lapses', async () => {
  await paidOf2023();
  expect(await close([], 2024)).toMatchObject({ status: 409, body: { code: 'year-not-over', last: '2024-12-31' } });
  expect(await close([], 2023, 'unit')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  expect(await close([item(carriedOn, '300000.00'), item(lapsing, '100000.01')])).toMatchObject({
    status: 409,
    body: { code: 'more-than-rest', rest: '100000.00' },
  });
  expect(await total(carriedOn, 2024)).toBe('0.00');
  expect((await closing2023()).body.streams).toHaveLength(3);
  expect([await total(carriedOn, 2024), await total(carriedOn, 2023)]).toEqual(['300000.00', '1000000.00']);
  expect(await close([], 2023, 'budget', 1)).toMatchObject({ status: 409, body: { code: 'closed-before' } });
  const { body } = await county.get('office', 'targets', 'budget-years/2023');
  expect(body).toMatchObject({ closedOn: '2024-01-08' });

  const trail = await trailWith(county, carriedOn, 'rest-carried-over', 'budget-carried-over');
  const [gave, got] = [entryOf(trail, 'rest-carried-over'), entryOf(trail, 'budget-carried-over')];
  expect([gave.event.stream, got.event.stream]).toEqual([
    `budget-line/${carriedOn}.2023`,
    `budget-line/${carriedOn}.2024`,
  ]);
  expect(gave.commandId).toBe(got.commandId);
  for (const { rules, actor } of [gave, got]) {
    expect(actor).toMatchObject({ desk: 'budget-desk' });
    expect(rules?.basis.flatMap(({ article }) => article.map((each) => each.article))).toContain('第二十六条');
  }
});

it('whatever would change the money of a closed year is refused by name, and the final accounts are recorded as before', async () => {
  await closing2023();
  const amounts = [{ ...own, amount: yuan('1.00') }];
  const change = { amounts, from: '2023-12-31', reason: '追加' };
  for (const act of ['raises', 'cuts', 'recoveries'])
    expect(await on(lapsing, 2023, act, change)).toMatchObject(closed);
  const stop = { act: 'stop', from: '2023-12-31', reason: '停止拨付' };
  expect(await on(lapsing, 2023, 'payment', stop)).toMatchObject(closed);
  expect(await on(lapsing, 2023, 'control-number', { amounts, from: '2023-12-31' })).toMatchObject(closed);
  const late = { amounts: carried('1.00'), from: '2024-01-10', counterpart: { subject: lapsing, year: 2023 } };
  expect(await on(lapsing, 2024, 'carry-overs', late)).toMatchObject(closed);
  const accounts = await county.post(
    'office',
    'targets',
    'budget-years/2023/final-accounts',
    { on: '2024-01-08' },
    {
      ifMatch: await versionOf(county, 'targets', 'budget-years/2023'),
    },
  );
  expect(accounts.status).toBe(201);
});

it('a measure of monitoring is refused by a closed line as a fact, and its desk decides anew', async () => {
  await closing2023();
  const proposal = await propose(county, monitored, quarter.first, {
    ...{ ground: 'objective-cause', measures: ['cut-budget'], reason: '任务减少', change: yuan('-600000.00') },
  });
  const acts = [{ act: 'cut', from: '2023-12-31', ...own, amount: yuan('600000.00') }];
  const adopted = { answer: 'adopted', brings: { reason: '按程序办理' }, acts };
  idOf(await onRound(county, 'budget', monitored, `${quarter.first}/measures/${proposal}/steps/decide`, adopted));
  const refused = entryOf(await trailWith(county, monitored, 'measure-refused'), 'measure-refused');
  expect(changesOf(refused)[`measure-refusal 2023/${proposal}`]?.after).toBe('budget-year-closed');
  await eventually('the proposal is open again', async () => {
    const { proposals } = await monitoringOf(county, monitored);
    return proposals.find((each) => each.proposal === proposal)?.status === 'refused' ? true : undefined;
  });
});

it('what the treasury says of a closed year is taken and warned of, and what was carried over is put right on both lines', async () => {
  await closing2023();
  expect((await feed(county, [paid(carriedOn, '2023-12-31', '750000.00')], { batch: 'after' })).status).toBe(201);
  expect(await recorded(county, 'after')).toMatchObject({ changed: 1, rejected: 0 });
  await eventually('it is warned of', async () => {
    const { warnings } = await monitoringOf(county, carriedOn);
    return warnings.some(({ warning }) => warning === 'paid-after-closing') ? true : undefined;
  });
  expect((await monitoringOf(county, lapsing)).warnings.map(({ warning }) => warning)).not.toContain(
    'paid-after-closing',
  );
  await restOf(carriedOn, '-50000.00');
  const right = (amount: string) => ({
    ...{ version: 1, reason: '国库更正后结余减少' },
    instead: { amounts: carried(amount), from: '2024-01-15' },
  });
  expect(await on(carriedOn, 2024, 'reversals', right('250000.01'))).toMatchObject({
    status: 409,
    body: { code: 'more-than-rest', rest: '250000.00' },
  });
  expect((await on(carriedOn, 2024, 'reversals', right('250000.00'))).body.streams).toHaveLength(2);
  expect([await total(carriedOn, 2024), await total(carriedOn, 2023)]).toEqual(['250000.00', '1000000.00']);
  const trail = await trailWith(county, carriedOn, 'rest-returned', 'rest-carried-over', 'rest-carried-over');
  const [returned, gave] = [entryOf(trail, 'rest-returned'), entryOf(trail, 'rest-carried-over')];
  expect(returned.commandId).toBe(gave.commandId);
  expect(entryOf(trail, 'money-reversed').event.stream).toBe(`budget-line/${carriedOn}.2024`);
  expect(entryOf(trail, 'budget-carried-over').effectiveAt).toBe('2024-01-14T16:00:00.000000Z');
});

it('a result acts on the first year whose line is not approved and which is not closed', async () => {
  await closing2023();
  for (const day of ['2024-12-20', '2025-01-08']) await product.advanceTo(`${day}T02:00:00.000000Z`);
  await evaluated(county, lapsing, '50');
  expect((await resultOf(county, lapsing)).actsOn).toBe(2024);
  idOf(await close([], 2024));
  expect((await resultOf(county, lapsing, ({ actsOn }) => actsOn !== 2024)).actsOn).toBe(2025);
}, 240_000);
