import { approvedInCity } from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { declarationOf, declared, idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { enter, entered, entryAt, listOf, onEntry, tasksOf, type Which } from '../harness/keeping-registers.js';
import { openRound, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What was entered in a register in error: it counts no longer, and stays to be read.

let product: Product;
let city: County;
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  const source = [{ instrument: 'readings', article: '岗位' }] as const;
  city = await openCityPlan(product, {
    where: { name: '他市', level: 'prefecture', below: '示范省', accounts: 'city' },
    // The plan says neither who hands in what was paid, nor from what rate on execution is up to standard.
    more: {
      'monitoring.feedDesk': { value: { desk: 'budget-desk', of: 'jurisdiction' }, source },
      'negativeList.executionRate': { value: '0.50', source },
    },
  });
  for (let left = 5; left > 0; left -= 1) projects.push(await approvedInCity(city, await declared(city)));
  await product.advanceTo('2023-11-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const on = '2023-11-01';
const documents = [{ name: '核查说明', number: '常财绩函〔2023〕5号' }];
const error = { on, reason: '与同名项目混淆，误列', documents };
type Entry = Readonly<{
  status: string;
  struck?: object;
  strikeAsked?: object;
  withdrawn?: object;
  log: readonly object[];
}>;
const read = (which: Which, who: 'office' | 'unit' = 'office') =>
  city.get<Entry>(who, 'accountability', entryAt(which));
const strike = (which: Which, who: 'office' | 'desk' | 'unit', different: object = {}) =>
  onEntry(city, who, which, 'striking', { ...error, ...different });
const confirming = (which: Which, who: 'office' | 'desk') =>
  onEntry(city, who, which, 'striking/confirmation', { on, opinion: '情况属实', documents: [] });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));

/** How many rounds of review the city counts of the year, once it counts so many. */
const rounds = (value: string) =>
  eventually(`${value} rounds of review are counted`, async () => {
    type Checks = Readonly<{ checks: readonly Readonly<{ check: string; value?: string }>[] }>;
    const { body } = await city.get<Checks>('office', 'targets', 'checks/2023');
    return body.checks.find(({ check }) => check === 'internal-review-rounds')?.value === value ? true : undefined;
  });

it('CD-08a: a review that was entered in error is struck with a reason by whoever enters reviews, is counted no longer, and is entered anew', async () => {
  const [wrong, right] = [project(), project()];
  const checklist = ['completion', 'depth', 'feasible-advice', 'text'].map((item) => ({ item, note: '问题揭示不深' }));
  const participants = ['provincial-leaders', 'municipal-experts', 'finance-representatives'].map((party) => ({
    ...{ party, name: '王教授', came: true },
  }));
  const review = (subject: string) => ({
    ...{ subject, occasion: '2023-1', kind: 'reviewed', checklist, participants },
  });
  const which = await entered(city, 'office', 'internal-reviews', review(wrong));
  idOf(await onEntry(city, 'office', which, 'log', { words: '建议已采纳', on }));
  await rounds('1');
  for (const who of ['desk', 'unit'] as const)
    expect(await strike(which, who)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'performance-office' },
    });
  expect(await strike(which, 'office', { reason: undefined })).toMatchObject({ status: 400 });
  expect(await strike(which, 'office', { on: '2023-11-02' })).toMatchObject({
    status: 422,
    body: { code: 'day-to-come' },
  });
  // Nobody confirms reviews: nobody confirms that one was an error, either.
  expect(await confirming(which, 'office')).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'registers/internal-reviews/confirms' },
  });
  idOf(await strike(which, 'office'));
  await rounds('0');
  for (const who of ['office', 'unit'] as const)
    expect((await read(which, who)).body).toMatchObject({
      status: 'struck',
      struck: error,
      checklist,
      log: [{ row: 1 }],
    });
  for (const again of [strike(which, 'office'), onEntry(city, 'office', which, 'log', { words: '又及', on })])
    expect(await again).toMatchObject({ status: 409, body: { code: 'entry-is', now: 'struck' } });
  const [listed] = await listOf(city, 'internal-reviews', ({ length }) => length === 1, `&about=${wrong}`);
  expect(listed).toMatchObject({ status: 'struck', occasion: '2023-1' });
  await entered(city, 'office', 'internal-reviews', review(right));
  await rounds('1');
  const anew = await entered(city, 'office', 'internal-reviews', review(wrong));
  expect(anew).not.toEqual(which);
  const struck = entryOf(await trailWith(city, wrong, 'register-entry-struck'), 'register-entry-struck');
  expect(struck.actor).toMatchObject({ desk: 'performance-office' });
  expect(articlesOf(struck)).toContain('8.提升工作质量');
  expect(JSON.stringify(struck.changes)).toContain(error.reason);
});

const eliminated = (subject: string) => ({
  subject,
  kind: 'eliminated',
  findings: ['deficient-rules'],
  words: '制度不健全',
});
const askForMoney = (id: string) => {
  const { subject: _subject, ...content } = declarationOf(city, { subjectId: id, period: '2024' });
  return city.post('unit', 'targets', 'performance-targets', content);
};

it('CD-13: what is not confirmed yet is taken back by whoever entered it, and its unit never knows of it', async () => {
  const id = project();
  const which = await entered(city, 'desk', 'negative-list', eliminated(id));
  expect(await strike(which, 'office')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  idOf(await strike(which, 'desk'));
  expect((await read(which)).body).toMatchObject({ status: 'withdrawn', withdrawn: error });
  expect((await read(which, 'unit')).status).toBe(404);
  const confirmation = { on, documents: [] };
  expect(await onEntry(city, 'office', which, 'confirmation', confirmation)).toMatchObject({
    status: 409,
    body: { code: 'entry-is', now: 'withdrawn' },
  });
  expect((await tasksOf(city, 'office', 'negative-list')).filter(({ about }) => about['subject'] === id)).toEqual([]);
});

it('CD-13: what was confirmed keeps from support until whoever confirms has confirmed that it was an error, too', async () => {
  const id = project();
  const which = await entered(city, 'desk', 'negative-list', eliminated(id));
  idOf(await onEntry(city, 'office', which, 'confirmation', { on, documents: [] }));
  await eventually('targets has heard of it', async () =>
    (await askForMoney(id)).body.code === 'register-blocks' ? true : undefined,
  );
  expect(await confirming(which, 'office')).toMatchObject({ status: 409, body: { code: 'strike-not-asked' } });
  idOf(await strike(which, 'desk'));
  expect(await strike(which, 'desk')).toMatchObject({ status: 409, body: { code: 'strike-asked' } });
  expect((await read(which)).body).toMatchObject({ status: 'in-force', strikeAsked: error });
  expect((await read(which, 'unit')).body).not.toHaveProperty('strikeAsked');
  expect((await askForMoney(id)).body).toMatchObject({ code: 'register-blocks' });
  const asked = await eventually('it waits for the performance office', async () =>
    (await tasksOf(city, 'office', 'negative-list')).find(({ about }) => about['subject'] === id),
  );
  expect(asked).toMatchObject({ step: 'confirm-strike' });
  expect(await confirming(which, 'desk')).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  idOf(await onEntry(city, 'office', which, 'striking/refusal', { reason: '尚待核实' }));
  expect((await read(which)).body).not.toHaveProperty('strikeAsked');
  expect(await confirming(which, 'office')).toMatchObject({ status: 409, body: { code: 'strike-not-asked' } });
  idOf(await strike(which, 'desk'));
  idOf(await confirming(which, 'office'));
  expect((await read(which, 'unit')).body).toMatchObject({
    status: 'struck',
    struck: { ...error, opinion: '情况属实' },
  });
  idOf(
    await eventually('targets has heard that it was an error', async () => {
      const answer = await askForMoney(id);
      return answer.body.code === 'register-blocks' ? undefined : answer;
    }),
  );
  const trail = await trailWith(city, id, 'register-entry-strike-declined', 'register-entry-struck');
  const asking = trail.entries.filter(({ type }) => type === 'register-entry-strike-asked');
  expect(asking.map(({ actor }) => actor?.desk)).toEqual(['business-desk', 'business-desk']);
  const struck = entryOf(trail, 'register-entry-struck');
  expect(struck.actor).toMatchObject({ desk: 'performance-office' });
  expect(articlesOf(struck)).toContain('13.建立淘汰机制');
});

it('CD-09c, CD-13: what an answer in a round has entered goes with that answer, and is struck by nobody; what was entered in error is proposed anew, since the rules still ask for it', async () => {
  const id = project();
  const first = 'first@2023-10-31';
  await openRound(city, id, first);
  idOf(await step(city, 'unit', [id, first, 'submit'], { answer: 'submitted', report: reportOf() }));
  const papers = [{ name: '监控结果', document: 'round-report' }];
  const brings = { date: on, documents: papers, opinion: '低于60%' };
  idOf(await step(city, 'office', [id, first, 'report'], { answer: 'below-target', brings }));
  const [result] = await listOf(city, 'negative-list', ({ length }) => length > 0, `&about=${id}&kind=round-result`);
  expect(await strike(['negative-list', result!.entry], 'desk')).toMatchObject({
    status: 409,
    body: { code: 'entered-by-answer', occasion: first },
  });
  idOf(await feed(city, [paid(id, '2023-10-31', '499999.99', { year: 2023 })], { batch: 'year', who: 'budget' }));
  await recorded(city, 'year', 'budget');
  await product.advanceTo('2024-01-08T02:00:00.000000Z');
  const closing = { from: '2024-01-10', items: [] };
  idOf(await city.post('budget', 'targets', 'budget-years/2023/closing', closing, { ifMatch: 0 }));
  const proposedAs = async (entry?: string) => {
    const query = `&about=${id}&status=proposed&kind=eliminated`;
    const all = await listOf(city, 'negative-list', (items) => items.some((each) => each.entry !== entry), query);
    return all[0]!.entry;
  };
  const one = await proposedAs();
  idOf(await enter(city, 'desk', 'negative-list', { ...eliminated(id), on: '2024-01-08' }));
  idOf(await strike(['negative-list', one], 'desk', { on: '2024-01-08' }));
  const other = await proposedAs(one);
  expect([one, other].map((entry) => entry.split('.').at(-1))).toEqual(['1', '2']);
}, 120_000);
