import {
  all,
  appraisalAt,
  type Assessing,
  assessed,
  begin,
  conclude,
  conclusionOf,
  countyYear,
  evaluatedBy,
  finished,
  openAssessment,
  paper,
  type Place,
  settle,
  sheetOf,
  step,
  unfinished,
  unitCalled,
} from '../harness/assessing-units.js';
import { byArticle } from '../harness/by-article.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { once } from '../harness/once.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, type Entry, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let assessing: Assessing;
let unit: string;
beforeAll(async () => {
  product = await startProduct();
  assessing = await openAssessment(product);
  unit = await assessed(assessing, 'own-unit', assessing.county.unitId);
}, 600_000);
afterAll(() => product.close());

const plan = (article: string) => byArticle(article, 'transport-assessment');
const assess = (place: Place, ...scores: readonly object[]) =>
  step(assessing.county, 'reviewer', place, 'assess', sheetOf(...scores));

/** The scales of the annex are settled: of methods for good, of the parts for the year’s ranking. */
const settled = once(async () => {
  const aspects = [
    { code: 'quality', zh: '质量', share: '0.7' },
    { code: 'timeliness', zh: '时效', share: '0.3' },
  ];
  const methods = {
    'evaluation.scoringMethods/decreasing-count/perUnit': '10',
    'evaluation.scoringMethods/base-plus-minus/base': '0.6',
    'evaluation.scoringMethods/composite/aspects': aspects,
    'evaluation.scoringMethods/cumulative/perUnit': '3',
    'evaluation.scoringMethods/direct-deduction/perUnit': '5',
  };
  const parts = {
    'evaluationTypes/unit-year/parts/leaders/full': '100',
    'evaluationTypes/unit-year/parts/ad-hoc/full': '50',
    'evaluationTypes/unit-year/parts/public/full': '50',
  };
  idOf(await settle(assessing, methods, { version: 0 }));
  idOf(await settle(assessing, parts, { version: 1, type: 'unit-year', year: 2023 }));
});

/** A step that is answered once what was settled has reached the open appraisal. */
const onceSettled = (act: () => ReturnType<typeof assess>) =>
  eventually('it goes by what was settled', async () => {
    const answer = await act();
    return answer.body.code === 'rules-silent' || answer.body.code === 'version-conflict' ? undefined : answer;
  });

const quarter = (): Place => [unit, 'quarter', '2023-Q1'];
const halfYear = (): Place => [unit, 'half-year', '2023-H1'];

it('T3-03a, T3-08b: what is finished counts in full, what is not is scored by a method of the plan, each with what was verified', async () => {
  const { county } = assessing;
  const place = quarter();
  expect(await begin(county, place, 'clerk')).toMatchObject({ status: 403 });
  idOf(await begin(county, place));
  const [one, ...rest] = all;
  expect(await assess(place, ...rest)).toMatchObject({
    status: 422,
    body: { code: 'indicators-incomplete', missing: ['1'], unknown: [] },
  });
  const { ground: _, ...wordless } = one!;
  expect(await assess(place, wordless, ...rest)).toMatchObject({
    status: 422,
    body: { code: 'row-unshown', part: 'indicators', wanting: ['ground'] },
  });
  expect(await assess(place, unfinished('1', 'judged', { reached: '300' }), ...rest)).toMatchObject({
    status: 422,
    body: { code: 'unknown-method', given: 'judged' },
  });
  const rows = [
    unfinished('1', 'completion-ratio', { reached: '90' }),
    finished('2'),
    unfinished('3', 'veto'),
    unfinished('4', 'decreasing-count', { reached: '3' }),
  ];
  // The annex is missing: nobody makes the points up.
  expect(await assess(place, ...rows)).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'evaluation.scoringMethods/decreasing-count/perUnit' },
  });
  await settled();
  idOf(await onceSettled(() => assess(place, ...rows)));
  idOf(await conclude(county, place));
  expect(await conclusionOf(county, place)).toMatchObject({ score: '690', fullMark: '1000' });

  const half = halfYear();
  idOf(await begin(county, half));
  idOf(
    await onceSettled(() =>
      assess(
        half,
        unfinished('1', 'base-plus-minus', { reached: '20' }),
        unfinished('1', 'base-plus-minus', { reached: '-5' }),
        unfinished('2', 'composite', { aspect: 'quality', reached: '1' }),
        unfinished('2', 'composite', { aspect: 'timeliness', reached: '0.5' }),
        unfinished('3', 'cumulative', { reached: '20' }),
        unfinished('4', 'direct-deduction', { reached: '2' }),
      ),
    ),
  );
  idOf(await conclude(county, half));
  // 240 + 20 − 5, 300 × 0.85, 20 × 3, 100 − 2 × 5.
  expect(await conclusionOf(county, half)).toMatchObject({ score: '660' });
  const trail = await trailWith(county, unit, 'sheet-submitted', 'sheet-submitted');
  const sheet = trail.entries.find(({ type }) => type === 'sheet-submitted')!;
  const figures = sheet.changes.filter(({ figure }) => figure === 'sheet-ground' || figure === 'sheet-part-score');
  expect(figures.filter(({ figure }) => figure === 'sheet-ground')).toHaveLength(4);
  expect(figures.flatMap(({ figure, after }) => (figure === 'sheet-part-score' ? [after] : []))).toEqual([
    '300',
    '300',
    '0',
    '90',
  ]);
  const paths = sheet.rules?.basis.map(({ path }) => path) ?? [];
  expect(paths).toContain('evaluation.scoringMethods/completion-ratio');
});

it('T3-06: each quarter, half-year and year is appraised; what is of half a year goes to the leading group before the notice', async () => {
  const { county } = assessing;
  const own = await assessed(assessing, 'own-unit', await unitCalled(assessing, '海事处'));
  const notice = { answer: 'issued', brings: paper('notice') };
  const [first, half]: readonly [Place, Place] = [
    [own, 'quarter', '2023-Q1'],
    [own, 'half-year', '2023-H1'],
  ];
  expect(await begin(county, [own, 'quarter', '2023-H1'])).toMatchObject({
    status: 422,
    body: { code: 'period-not-evaluated', basis: plan('三、考评方式') },
  });
  for (const place of [first, half]) {
    idOf(await begin(county, place));
    idOf(await assess(place, ...all));
    expect(await step(county, 'reviewer', place, 'conclude', { answer: 'done', brings: {} })).toMatchObject({
      status: 422,
      body: { code: 'answer-wanting' },
    });
    idOf(await conclude(county, place));
  }
  idOf(await step(county, 'reviewer', first, 'notice', notice));
  expect(await step(county, 'reviewer', half, 'notice', notice)).toMatchObject({
    status: 409,
    body: { code: 'not-open', open: [{ step: 'leading-group' }] },
  });
  const back = { answer: 'returned', brings: { opinion: '核实省指标' } };
  idOf(await step(county, 'reviewer', half, 'leading-group', back));
  expect(await conclusionOf(county, half)).toBeUndefined();
  idOf(await conclude(county, half));
  const agreed = { answer: 'approved', brings: { date: '2023-01-03' } };
  idOf(await step(county, 'reviewer', half, 'leading-group', agreed));
  idOf(await step(county, 'reviewer', half, 'notice', notice));
  for (const place of [first, half]) {
    const { body } = await county.get<object>('clerk', 'evaluation', appraisalAt(place));
    expect(body).toMatchObject({ status: 'done', conclusion: { score: '1000' } });
  }
});

const poll = { part: 'public', score: '45', polled: 120, answered: 100, favourable: 90, document: '民主测评汇总表' };
const adHoc = { part: 'ad-hoc', score: '40' };
const bonus = (score: string, more: object = {}) => ({
  ...{ part: 'bonus', score, ground: '获省政府表彰', document: '省政府通报' },
  ...more,
});

it('T3-07, T3-08a, T3-09: a year comes to its indicators of 1000 points, three evaluations and entries; the public is a poll with its figures', async () => {
  const { county } = assessing;
  const place: Place = [unit, 'unit-year', '2023'];
  idOf(await begin(county, place));
  await settled();
  await evaluatedBy(county, place, ['name-leaders', 'leaders-evaluate', 'leaders'], { expert: '90', second: '80' });
  // What was settled for the ranking of one year is nothing for another.
  const other: Place = [unit, 'unit-year', '2022'];
  idOf(await begin(county, other));
  const named = { answer: 'named', brings: { persons: [await county.people.expert.personId()] } };
  idOf(await step(county, 'reviewer', other, 'name-leaders', named));
  expect(await assess(other, ...all, adHoc, poll)).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: 'evaluationTypes/unit-year/parts/leaders/full' },
  });
  // One of the three is missing, or the poll says not how it was made.
  expect(await assess(place, ...all, poll)).toMatchObject({
    status: 422,
    body: { code: 'sheet-incomplete', missing: ['ad-hoc'] },
  });
  for (const [wanting, flawed] of [
    ['poll', { ...poll, answered: 121 }],
    ['poll', { ...poll, favourable: undefined }],
    ['document', { ...poll, document: undefined }],
  ] as const)
    expect(await assess(place, ...all, adHoc, flawed)).toMatchObject({
      status: 422,
      body: { code: 'row-unshown', part: 'public', wanting: [wanting] },
    });
  idOf(await assess(place, ...all, adHoc, poll, bonus('15'), bonus('-5', { ground: '重大安全事故' })));
  idOf(await conclude(county, place));
  // 1000 + (90 + 80) ÷ 2 + 40 + 45 + 15 − 5; the entries are no part of the full mark.
  expect(await conclusionOf(county, place)).toMatchObject({ score: '1180', fullMark: '1200' });
  const polled = ({ changes }: Entry) => changes.some(({ figure }) => figure === 'poll-asked');
  const trail = await eventually('the trail has the poll, and what came of it', async () => {
    const shown = await trailWith(county, unit, 'evaluation-finalised');
    const at = shown.entries.findIndex(polled);
    return at >= 0 && shown.entries.slice(at).some(({ type }) => type === 'evaluation-finalised') ? shown : undefined;
  });
  const sheet = trail.entries.find(polled)!;
  expect(sheet.changes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ figure: 'poll-asked', after: '120' }),
      expect.objectContaining({ figure: 'poll-answered', after: '100' }),
      expect.objectContaining({ figure: 'poll-favourable', after: '90' }),
    ]),
  );
  const finalised = changesOf(entryOf(trail, 'evaluation-finalised'));
  expect(finalised).toMatchObject({ 'evaluation-score unit-year/2023/1': { after: '1180' } });
});

it('T3-08a: weights that do not come to 1000 points are not scored', async () => {
  const { county } = assessing;
  const other = await assessed(assessing, 'own-unit', await unitCalled(assessing, '地方铁路办'), { weights: '399' });
  const place: Place = [other, 'quarter', '2023-Q1'];
  idOf(await begin(county, place));
  expect(await assess(place, ...all)).toMatchObject({
    status: 409,
    body: { code: 'weights-not-full', sum: '999', full: '1000' },
  });
});

it('T3-10, T3-11, B-18: a county bureau has 1000 in the first tier, 750 in the third with 350; entries with evidence come on top without a cap', async () => {
  const { county } = assessing;
  const years: Place[] = [];
  for (const name of ['甲县交通局', '乙县交通局', '丙区经贸局']) {
    const kind = name.endsWith('经贸局') ? 'district-economy-bureau' : 'county-transport-bureau';
    years.push([await assessed(assessing, kind, await unitCalled(assessing, name)), 'county-year', '2023']);
  }
  const [first, third, honoured] = years as [Place, Place, Place];
  await countyYear(county, first, { tier: 'first', overall: ['200', '200'] });
  expect(await conclusionOf(county, first)).toMatchObject({ score: '1000', fullMark: '1000' });
  await countyYear(county, third, { tier: 'third', overall: ['150', '200'] });
  expect(await conclusionOf(county, third)).toMatchObject({ score: '750', fullMark: '1000' });

  idOf(await begin(county, honoured));
  const three = ['name-administrations', 'administrations-evaluate', 'overall'] as const;
  await evaluatedBy(county, honoured, three, { expert: '250', second: '150' });
  expect(await assess(honoured, { part: 'county-rank', tier: 'fourth' })).toMatchObject({
    status: 422,
    body: { code: 'part-refused', part: 'county-rank', reason: 'unknown-tier' },
  });
  const tier = { part: 'county-rank', tier: 'first' };
  for (const wanting of ['ground', 'document'])
    expect(await assess(honoured, tier, bonus('15', { [wanting]: undefined }))).toMatchObject({
      status: 422,
      body: { code: 'row-unshown', part: 'bonus', wanting: [wanting] },
    });
  idOf(await assess(honoured, tier, bonus('15'), bonus('-5', { ground: '造成不良影响' })));
  idOf(await conclude(county, honoured));
  expect(await conclusionOf(county, honoured)).toMatchObject({ score: '1010', fullMark: '1000' });
  const trail = await trailWith(county, honoured[0], 'evaluation-finalised');
  const paths = entryOf(trail, 'evaluation-finalised').rules?.basis.map(({ path }) => path);
  expect(paths).toContain('evaluationTypes/county-year/parts/bonus');
  // Nothing of money follows from it.
  const { body } = await county.get<{ items: readonly { subject: string }[] }>(
    'office',
    'accountability',
    'results?limit=200',
  );
  expect(body.items.filter(({ subject }) => years.some(([id]) => id === subject))).toEqual([]);
});
