import {
  all,
  type Assessing,
  assessed,
  begin,
  conclude,
  conclusionOf,
  countyYear,
  evaluatedBy,
  openAssessment,
  type Place,
  settle,
  setOut,
  sheetOf,
  step,
  unitCalled,
} from '../harness/assessing-units.js';
import { byArticle } from '../harness/by-article.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { entriesAt, entryAt } from '../harness/keeping-registers.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let assessing: Assessing;
beforeAll(async () => {
  product = await startProduct();
  assessing = await openAssessment(product);
}, 600_000);
afterAll(() => product.close());

const plan = (article: string) => byArticle(article, 'transport-assessment');
type Places = readonly (readonly [grade: string, places: number])[];
const rankingOf = (type: string, period: string, places: Places, who: 'reviewer' | 'clerk' = 'reviewer') =>
  eventually('the list has heard of all', async () => {
    const answer = await assessing.county.post(
      who,
      'evaluation',
      `evaluation-rankings/${assessing.bureau}/${type}/${period}`,
      { places: places.map(([grade, count]) => ({ grade, places: count })), because: '局务会研究确定各档个数' },
    );
    return answer.status === 503 ? undefined : answer;
  });

type Entry = Readonly<{ entry: string; about: string; status: string; occasion: string; kindName: string }>;
/** What a register of the bureau has, once it is as it has to be. */
const entriesOf = (register: string, isThere: (items: readonly Entry[]) => boolean) =>
  eventually(`${register} is as it has to be`, async () => {
    const { status, body } = await assessing.county.get<{ items: readonly Entry[] }>(
      'reviewer',
      'accountability',
      `${entriesAt(register)}?limit=200&body=${assessing.bureau}`,
    );
    return status === 200 && isThere(body.items) ? body.items : undefined;
  });
type Proposed = Readonly<{ status: string; occasion: string; concerned?: readonly string[]; forDecision?: boolean }>;
const proposed = async (register: string, { entry }: Entry): Promise<Proposed> =>
  (await assessing.county.get<Proposed>('reviewer', 'accountability', entryAt([register, entry]))).body;
const on = '2023-01-03';
const entering = (who: 'reviewer' | 'leader' | 'clerk' | 'office', register: string, said: object) =>
  assessing.county.post(who, 'accountability', entriesAt(register), { findings: [], documents: [], on, ...said });

const head = async (subject: string, person: string, from: string) => {
  const address = `subjects/${subject}`;
  const { body } = await assessing.county.get<{ version: number }>('clerk', 'targets', address);
  const given = { person, role: 'head', from };
  const call = { ifMatch: body.version };
  const said = await assessing.county.post('clerk', 'targets', `${address}/responsibilities`, given, call);
  if (said.status !== 201) throw new Error(said.text);
};

/** Two units of the bureau, the better of which has all points of its indicators. */
const ownUnits = once(async () => {
  const { county } = assessing;
  const parts = ['leaders', 'ad-hoc', 'public'].map(
    (part) => [`evaluationTypes/unit-year/parts/${part}/full`, '100'] as const,
  );
  idOf(await settle(assessing, Object.fromEntries(parts), { version: 0, type: 'unit-year', year: 2023 }));
  const units: Place[] = [];
  for (const [name, points] of [
    ['公路局', '90'],
    ['运管处', '60'],
  ] as const) {
    const subject = await assessed(assessing, 'own-unit', await unitCalled(assessing, name));
    const place: Place = [subject, 'unit-year', '2023'];
    idOf(await begin(county, place));
    await evaluatedBy(county, place, ['name-leaders', 'leaders-evaluate', 'leaders'], { expert: points });
    const poll = { part: 'public', score: points, polled: 10, answered: 10, favourable: 9, document: '民主测评汇总表' };
    idOf(await step(county, 'reviewer', place, 'assess', sheetOf(...all, { part: 'ad-hoc', score: points }, poll)));
    units.push(place);
  }
  return units as [Place, Place];
});

const standards: Places = [
  ['overall-winner', 1],
  ['winner', 0],
  ['standard', 1],
  ['below-standard', 0],
];

it('T3-12a: units are put in order by their points and have the grade of their rank; a prize is proposed for winning units of the bureau alone', async () => {
  const { county } = assessing;
  const [best, other] = await ownUnits();
  idOf(await conclude(county, best));
  expect(await rankingOf('unit-year', '2023', standards)).toMatchObject({
    status: 409,
    body: { code: 'not-all-concluded', open: [other[0]] },
  });
  idOf(await conclude(county, other));
  expect(await conclusionOf(county, best)).not.toHaveProperty('grade');
  expect(await rankingOf('unit-year', '2023', standards, 'clerk')).toMatchObject({ status: 403 });
  expect(await rankingOf('unit-year', '2023', standards.slice(1))).toMatchObject({
    status: 422,
    body: { code: 'grades-not-all', listed: ['overall-winner', 'winner', 'standard', 'below-standard'] },
  });
  expect(await rankingOf('unit-year', '2023', [['overall-winner', 2], ...standards.slice(1)])).toMatchObject({
    status: 422,
    body: { code: 'places-not-all', among: 2, places: 3 },
  });
  idOf(await rankingOf('unit-year', '2023', standards));
  expect(await conclusionOf(county, best)).toMatchObject({
    score: '1270',
    grade: 'overall-winner',
    gradeName: '综合优胜',
  });
  expect(await conclusionOf(county, other)).toMatchObject({ score: '1180', grade: 'standard', gradeName: '达标' });
  await years();
  const [prize, ...others] = await entriesOf('prizes', ({ length }) => length > 0);
  expect([prize, others]).toMatchObject([{ about: best[0], status: 'proposed', occasion: '2023' }, []]);
  const trail = await trailWith(county, best[0], 'evaluation-ranked');
  const ranked = entryOf(trail, 'evaluation-ranked');
  expect(changesOf(ranked)).toMatchObject({
    'grade-code unit-year/2023/1': { after: 'overall-winner' },
    'rank-given unit-year/2023/1': { after: '1' },
  });
  const quotes = (ranked.rules?.basis ?? []).flatMap(({ article }) => article.map(({ quote }) => quote));
  expect(quotes).toContainEqual(expect.stringContaining('根据系统内各单位年度绩效考评排名'));
}, 900_000);

type Year = Readonly<Record<'winning' | 'failing' | 'changed' | 'apart', string>>;
const [high, low] = [
  { tier: 'first', overall: ['200', '200'] },
  { tier: 'third', overall: ['50', '50'] },
] as const;
/** The years of four county bureaus, of which some are below standard; of one the head changed between both. */
const years = once(async (): Promise<Year & Readonly<{ heads: readonly [string, string] }>> => {
  const { county } = assessing;
  const heads = [await county.people.expert.personId(), await county.people.second.personId()] as const;
  const ids: string[] = [];
  for (const name of ['甲县', '乙县', '丙县', '丁县']) {
    const unit = await unitCalled(assessing, `${name}交通局`);
    const { subject } = setOut('county-transport-bureau', unit);
    const id = idOf(await county.post('clerk', 'targets', 'subjects', { ...subject, name }));
    await head(id, heads[0], '2022-06-01');
    ids.push(id);
  }
  const [winning = '', failing = '', changed = '', apart = ''] = ids;
  const ranks: Places = [
    ['overall-winner', 1],
    ['winner', 0],
  ];
  for (const [year, below] of [
    ['2023', [failing, changed, apart]],
    ['2024', [failing, changed]],
    ['2025', [apart]],
  ] as const) {
    await product.advanceTo(`${year}-01-04T02:00:00.000000Z`);
    if (year === '2024') {
      const address = `subjects/${changed}`;
      const { body } = await county.get<{ version: number }>('clerk', 'targets', address);
      const ended = { person: heads[0], role: 'head', to: '2024-01-02' };
      idOf(await county.post('clerk', 'targets', `${address}/responsibilities/end`, ended, { ifMatch: body.version }));
      await head(changed, heads[1], '2024-01-03');
    }
    for (const id of ids) {
      const middle = { tier: 'second', overall: ['100', '100'] } as const;
      const points = id === winning ? high : (below as readonly string[]).includes(id) ? low : middle;
      await countyYear(county, [id, 'county-year', year], points);
    }
    const rest = ids.length - 1 - below.length;
    const places: Places = [...ranks, ['standard', rest], ['below-standard', below.length]];
    idOf(await rankingOf('county-year', year, places));
  }
  return { winning, failing, changed, apart, heads };
});

it('T3-12b: the head of the overall winner is put forward for commendation, and nobody else', async () => {
  const { winning, heads } = await years();
  const all3 = await entriesOf('recommendations', (items) => items.some(({ about }) => about === winning));
  const [ofWinner, ...others] = all3.filter(({ about }) => about === winning);
  expect(others).toEqual([]);
  expect(await proposed('recommendations', ofWinner!)).toMatchObject({ status: 'proposed', concerned: [heads[0]] });
  expect(await entering('clerk', 'recommendations', { subject: winning, kind: 'advanced-individual' })).toMatchObject({
    status: 403,
  });
  idOf(await entering('reviewer', 'recommendations', { subject: winning, kind: 'advanced-individual' }));
  const trail = await trailWith(assessing.county, winning, 'register-entry-entered');
  const basis = entryOf(trail, 'register-entry-entered').rules?.basis.flatMap(({ article }) =>
    article.map(({ quote }) => quote),
  );
  expect(basis).toContainEqual(expect.stringContaining('可直接或优先推荐为市局年度先进个人'));
}, 900_000);

it('T3-12c, B-19: below standard forfeits commendation and brings a talk; two years running the head is to be reassigned, one who came between is for decision', async () => {
  const { winning, failing, changed, apart, heads } = await years();
  for (const register of ['commendation-forfeited', 'admonitions']) {
    const there = await entriesOf(register, (items) =>
      [failing, changed, apart].every((id) => items.some(({ about }) => about === id)),
    );
    expect(there.some(({ about }) => about === winning)).toBe(false);
  }
  const talk = { subject: failing, kind: 'talk' };
  expect(await entering('reviewer', 'admonitions', talk)).toMatchObject({ status: 403, body: { desk: 'unit-head' } });
  idOf(await entering('leader', 'admonitions', talk));
  const moved = await entriesOf('reassignments', (items) =>
    [failing, changed].every((id) => items.some(({ about }) => about === id)),
  );
  expect(moved.map(({ about }) => about).sort()).toEqual([failing, changed].sort());
  const of = (id: string) =>
    proposed(
      'reassignments',
      moved.find(({ about }) => about === id)!,
    );
  expect(await of(failing)).toMatchObject({ status: 'proposed', occasion: '2024', concerned: [heads[0]] });
  const forDecision = await of(changed);
  expect(forDecision).toMatchObject({ status: 'proposed', occasion: '2024', forDecision: true });
  expect(forDecision).not.toHaveProperty('concerned');
  // Who never was below standard is entered by nobody; of who was so in years apart the years before are not known.
  expect(await entering('reviewer', 'reassignments', { subject: winning, kind: 'head' })).toMatchObject({
    status: 409,
    body: { code: 'condition-not-met', basis: plan('五、结果运用') },
  });
  expect(await entering('reviewer', 'reassignments', { subject: apart, kind: 'head' })).toMatchObject({
    status: 422,
    body: { code: 'words-required' },
  });
  // The registers of money know nothing of it.
  const ofMoney = await assessing.county.get('office', 'accountability', entriesAt('reassignments'));
  expect(ofMoney.status).toBe(404);
}, 900_000);

it('T3-14: false, concealed and omitted reports, fraud and abuse are recorded of the unit, with what was done about it', async () => {
  const { county } = assessing;
  const subject = await assessed(assessing, 'own-unit', await unitCalled(assessing, '航道处'));
  const known = { subject, documents: [{ name: '核查材料' }], words: '虚报完成里程' };
  expect(await entering('clerk', 'misconduct', { ...known, kind: 'false-report' })).toMatchObject({ status: 403 });
  expect(await entering('reviewer', 'misconduct', { ...known, kind: 'slowness' })).toMatchObject({
    status: 422,
    body: { code: 'unknown-kind', listed: ['false-report', 'concealment', 'omission', 'fraud', 'abuse'] },
  });
  for (const kind of ['false-report', 'fraud']) idOf(await entering('reviewer', 'misconduct', { ...known, kind }));
  const both = await entriesOf('misconduct', ({ length }) => length === 2);
  const address = entryAt(['misconduct', both.find(({ kindName }) => kindName === '虚报')!.entry]);
  const dealt = { words: '按有关规定通报批评', on };
  idOf(await county.post('reviewer', 'accountability', `${address}/log`, dealt, { ifMatch: 1 }));
  const { body } = await county.get<object>('clerk', 'accountability', address);
  expect(body).toMatchObject({ status: 'in-force', log: [dealt], documents: [{ name: '核查材料' }] });
  // A report that comes late says so by itself.
  const round = 'monthly@2023-01-31';
  await product.advanceTo('2023-01-31T02:00:00.000000Z');
  await eventually('January is overdue', async () => {
    type Rounds = Readonly<{ rounds: readonly Readonly<{ round: string; overdue: readonly string[] }>[] }>;
    const { body: year } = await county.get<Rounds>('reviewer', 'monitoring', `monitoring/${subject}/2023`);
    return year.rounds.some((each) => each.round === round && each.overdue.includes('report')) ? true : undefined;
  });
});
