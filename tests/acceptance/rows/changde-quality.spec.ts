import { postAsRead } from '../harness/as-read.js';
import {
  approvedInCity,
  decidedByCity,
  draftedKeyEvaluation,
  onKeyEvaluation,
  settleCityScales,
} from '../harness/city-cycle.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { declared, idOf, versionOf } from '../harness/cycle.js';
import { disclose } from '../harness/disclosing.js';
import { accepted } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { feed, paid, recorded } from '../harness/feeding.js';
import { enter, entered, entryAt, listOf, onEntry, type Which } from '../harness/keeping-registers.js';
import { type Product, startProduct } from '../harness/product.js';
import { putRight, rectificationAt, rectificationOf, reported } from '../harness/rectifying.js';
import { entryOf, trailWith } from '../harness/trail.js';

// What a city counts of its own work: rounds of review, what was put right, and by what a project comes to be eliminated.

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
  await settleCityScales(city);
  for (let left = 8; left > 0; left -= 1) projects.push(await approvedInCity(city, await declared(city)));
  await product.advanceTo('2023-11-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

type Basis = readonly Readonly<{ article: readonly Readonly<{ article: string }>[] }>[];
type Check = Readonly<{
  check: string;
  value?: string;
  kept: string;
  soft: boolean;
  share?: Readonly<{ of: number; done: number }>;
  units?: readonly Readonly<{ unit: string; kept: string; share: object }>[];
  basis?: Basis;
}>;
const articlesOf = (basis: Basis = []): readonly string[] =>
  basis.flatMap(({ article }) => article.map((each) => each.article));
/** A number of the city, once it is as it has to be. */
const checkOf = (code: string, is: (check: Check) => boolean, year = 2023): Promise<Check> =>
  eventually(`${code} is as it has to be`, async () => {
    const address = `checks/${String(year)}`;
    const { body } = await city.get<{ checks: readonly Check[] }>('office', 'targets', address);
    const check = body.checks.find((each) => each.check === code);
    return check && is(check) ? check : undefined;
  });
const comesTo = (code: string, value: string, year?: number): Promise<Check> =>
  checkOf(code, (check) => check.value === value, year);

type Entry = Readonly<{
  status: string;
  version: number;
  triggers?: readonly Readonly<{ on: string; trigger: string; zh?: string; year?: number; value?: string }>[];
}>;
const entryOn = async (which: Which): Promise<Entry> =>
  (await city.get<Entry>('office', 'accountability', entryAt(which))).body;

describe('CD-08a: five rounds of internal review a year, and three to five reports put before leaders', () => {
  const items = ['completion', 'depth', 'feasible-advice', 'text'];
  const checklist = items.map((item) => ({ item, note: '问题揭示不深，建议可行' }));
  const participants = [
    { party: 'provincial-leaders', name: '省财政厅绩效处处长', came: false },
    { party: 'municipal-experts', name: '王教授', came: true },
    { party: 'finance-representatives', name: '市人大代表', came: true },
  ];
  const reviewed = (subject: string, occasion: string) => ({
    ...{ subject, occasion, kind: 'reviewed', checklist, participants },
  });

  it('a review is of a round, says something of each criterion, and who of province, experts and representatives was invited', async () => {
    const review = reviewed(project(), '2023-1');
    const entering = (body: object, who: 'office' | 'desk' | 'unit' = 'office') =>
      enter(city, who, 'internal-reviews', body);
    expect(await entering(review, 'desk')).toMatchObject({ status: 403, body: { desk: 'performance-office' } });
    const { occasion: _occasion, ...roundless } = review;
    const wanting = async (body: object) => (await entering(body)).body as unknown as Readonly<{ basis?: Basis }>;
    expect(await wanting({ ...roundless, checklist: checklist.slice(0, 3) })).toMatchObject({
      code: 'review-wanting',
      wanting: [
        { needed: 'occasion', because: 'missing' },
        { needed: 'checklist', because: 'incomplete', these: ['text'] },
      ],
    });
    const alone = await wanting({ ...review, participants: participants.slice(1) });
    expect(alone).toMatchObject({
      wanting: [{ needed: 'participants', because: 'incomplete', these: ['provincial-leaders'] }],
    });
    expect(articlesOf(alone.basis)).toContain('8.提升工作质量');
    const which = await entered(city, 'office', 'internal-reviews', review);
    expect(await entryOn(which)).toMatchObject({ status: 'in-force', checklist, participants, occasion: '2023-1' });
    expect(await entering(review)).toMatchObject({ status: 409, body: { code: 'entered-already' } });
    const righted = { documents: [], reason: '处长到会', checklist, participants: participants.slice(1) };
    expect(await onEntry(city, 'office', which, 'corrections', righted)).toMatchObject({
      status: 422,
      body: { code: 'review-wanting' },
    });
    idOf(await onEntry(city, 'office', which, 'log', { words: '建议已采纳', on: '2023-11-01' }));
    const entry = entryOf(await trailWith(city, review.subject, 'register-entry-entered'), 'register-entry-entered');
    expect(articlesOf(entry.rules?.basis)).toContain('8.提升工作质量');
    expect(JSON.stringify(entry.changes)).toContain('问题揭示不深');
  });

  it('five rounds are asked for, each counted once however many reports it had, in the year of the reviews', async () => {
    const [one, two] = [project(), project()];
    for (const subject of [one, two]) await entered(city, 'office', 'internal-reviews', reviewed(subject, '2023-1'));
    for (const round of ['2023-2', '2023-3', '2023-4'])
      await entered(city, 'office', 'internal-reviews', reviewed(one, round));
    const four = await comesTo('internal-review-rounds', '4');
    expect(four).toMatchObject({ atLeast: '5', kept: 'no', soft: false });
    expect(articlesOf(four.basis)).toContain('8.提升工作质量');
    await entered(city, 'office', 'internal-reviews', reviewed(two, '2023-5'));
    expect(await comesTo('internal-review-rounds', '5')).toMatchObject({ kept: 'yes' });
    expect(await comesTo('internal-review-rounds', '0', 2022)).toMatchObject({ kept: 'no' });
  });

  it('three to five excellent reports are aspired to: fewer or more are a warning and nothing else', async () => {
    const subject = project();
    const recommend = (number: number) =>
      entered(city, 'office', 'internal-reviews', {
        ...{ subject, kind: 'recommended', occasion: `2023-${String(number)}` },
        documents: [{ name: '优秀报告' }],
      });
    for (const number of [1, 2]) await recommend(number);
    expect(await comesTo('excellent-reports', '2')).toMatchObject({ kept: 'no', soft: true });
    await recommend(3);
    expect(await comesTo('excellent-reports', '3')).toMatchObject({ kept: 'yes' });
    for (const number of [4, 5]) await recommend(number);
    expect(await comesTo('excellent-reports', '5')).toMatchObject({ kept: 'yes' });
    await recommend(6);
    expect(await comesTo('excellent-reports', '6')).toMatchObject({ kept: 'no', soft: true });
  });
});

/** A key evaluation that the city government approved, fed back with problems: its rectification. */
async function fedBack(id: string, ...problems: readonly string[]): Promise<string> {
  await draftedKeyEvaluation(city, id);
  accepted(await onKeyEvaluation(city, 'office', id, 'approve', decidedByCity('approved')));
  accepted(await onKeyEvaluation(city, 'office', id, 'conclude', { answer: 'done' }));
  const items = problems.map((item) => ({ item, note: `问题 ${item}` }));
  const feedback = { answer: 'fed-back-with-problems', brings: { items } };
  accepted(await onKeyEvaluation(city, 'office', id, 'feed-back', feedback));
  const rectification = `${id}.2023.evaluation.key-evaluation.2023.1`;
  await rectificationOf(city, rectification);
  return rectification;
}
const onRectification = (who: 'unit' | 'desk', id: string, name: string, body: object) =>
  postAsRead(city, who, 'accountability', `${rectificationAt(id)}/steps/${name}`, body, () =>
    versionOf(city, 'accountability', rectificationAt(id)),
  );
const handIn = (id: string, ...items: readonly string[]) =>
  onRectification('unit', id, 'submit', reported(...items.map((item) => putRight(item))));

it('CD-12, B-24: what key evaluations found is put right to 100%: the rate of city and unit is short of that until whoever checks says so, and publication waits for none of it', async () => {
  const rate = 'key-evaluation-rectified';
  const [one, two] = [project(), project()];
  const first = await fedBack(one, 'ledger', 'acceptance');
  const none = await comesTo(rate, '0');
  expect(none).toMatchObject({ kept: 'no', soft: false, share: { of: 2, done: 0 } });
  expect(none.units).toMatchObject([{ unit: city.unitId, kept: 'no', share: { of: 2, done: 0 } }]);
  expect(articlesOf(none.basis)).toContain('12.建立反馈整改机制');
  const results = [{ type: 'key-evaluation', period: '2023', number: 1 }];
  expect(await disclose(city, one, { results })).toMatchObject({ status: 201 });
  accepted(await handIn(first, 'ledger', 'acceptance'));
  // The unit says that all of it is put right; that is heard of before what comes after it.
  const second = await fedBack(two, 'contract');
  expect(await checkOf(rate, ({ share }) => share?.of === 3)).toMatchObject({ value: '0', kept: 'no' });
  accepted(await onRectification('desk', first, 'check', { answer: 'rectified', brings: {} }));
  expect(await checkOf(rate, ({ share }) => share?.done === 2)).toMatchObject({
    share: { of: 3, done: 2 },
    kept: 'no',
  });
  type Summary = Readonly<{ totals: Readonly<Record<string, number>> }>;
  const summary = async (query: string) =>
    (await city.get<Summary>('office', 'accountability', `rectifications?year=2023${query}`)).body.totals;
  const ofUnit = await eventually('the list has what was checked', async () => {
    const totals = await summary(`&unit=${city.unitId}&type=key-evaluation`);
    return totals['problemsChecked'] === 2 ? totals : undefined;
  });
  expect(ofUnit).toMatchObject({ rows: 2, problems: 3, rectified: 1 });
  expect(await summary('&type=self-evaluation')).toMatchObject({ rows: 0 });
  accepted(await handIn(second, 'contract'));
  const insufficient = { answer: 'insufficient', brings: { opinion: '合同尚未补签' } };
  accepted(await onRectification('desk', second, 'check', insufficient));
  expect(await rectificationOf(city, second)).toMatchObject({ status: 'open', tasks: [{ step: 'submit' }] });
  accepted(await handIn(second, 'contract'));
  accepted(await onRectification('desk', second, 'check', { answer: 'rectified', brings: {} }));
  const all = await comesTo(rate, '1');
  expect(all).toMatchObject({ kept: 'yes', units: [{ unit: city.unitId, kept: 'yes' }] });
}, 120_000);

describe('CD-13, A-5: what is entered for elimination says all that it is entered for', () => {
  const named = ({ triggers = [] }: Entry): readonly string[] =>
    triggers.map(({ trigger, value = '' }) => `${trigger} ${value}`);

  it('one of three cases is enough, and a poor result only where it was not rectified, too', async () => {
    const listing = (subject: string, ...findings: readonly string[]) => ({ subject, kind: 'eliminated', findings });
    const id = project();
    // By none of these alone: what was paid of the year is not known before its end.
    for (const finding of ['unsatisfactory-result', 'not-rectified'])
      expect(await enter(city, 'desk', 'negative-list', listing(id, finding))).toMatchObject({
        status: 422,
        body: { code: 'words-required', missing: [{ name: 'execution.rate', year: 2023 }] },
      });
    const findings = ['unclear-targets', 'deficient-rules', 'unsatisfactory-result', 'not-rectified'];
    const which = await entered(city, 'desk', 'negative-list', listing(id, ...findings));
    const entry = await entryOn(which);
    expect(named(entry)).toEqual([
      'unclear-targets yes',
      'target.approved yes',
      'deficient-rules yes',
      'unsatisfactory-result yes',
      'not-rectified yes',
    ]);
    expect(entry.triggers).toContainEqual({
      ...{ on: 'finding', trigger: 'deficient-rules', zh: '制度不健全', year: 2023, value: 'yes' },
    });
    // A candidate, until somebody else confirms it.
    expect(entry).toMatchObject({ status: 'awaiting' });
    idOf(await onEntry(city, 'office', which, 'refusal', { reason: '已经整改' }));
  });

  it('execution below the rate that was settled proposes it with that rate, and whoever enters it adds what they found', async () => {
    const id = project();
    idOf(await feed(city, [paid(id, '2023-10-31', '499999.99', { year: 2023 })], { batch: 'year', who: 'budget' }));
    await recorded(city, 'year', 'budget');
    await product.advanceTo('2024-01-08T02:00:00.000000Z');
    const closing = { from: '2024-01-10', items: [] };
    idOf(await city.post('budget', 'targets', 'budget-years/2023/closing', closing, { ifMatch: 0 }));
    const [proposed] = await listOf(
      city,
      'negative-list',
      (items) => items.length > 0,
      `&about=${id}&status=proposed&kind=eliminated`,
    );
    const which: Which = ['negative-list', proposed!.entry];
    const low = ['execution.rate 0.49999999', 'negativeList.executionRate 0.50'];
    expect(named(await entryOn(which))).toEqual(low);
    const found = { subject: id, kind: 'eliminated', findings: ['deficient-rules'] };
    idOf(await enter(city, 'desk', 'negative-list', found));
    expect(named(await entryOn(which))).toEqual([...low, 'deficient-rules yes']);
    const trail = await trailWith(city, id, 'register-entry-proposed', 'register-entry-submitted');
    const entry = entryOf(trail, 'register-entry-proposed');
    expect(articlesOf(entry.rules?.basis)).toContain('13.建立淘汰机制');
    expect(JSON.stringify(entry.changes)).toContain('0.49999999');
  }, 120_000);
});
