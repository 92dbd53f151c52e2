import {
  type Assessing,
  assessed,
  indicators,
  onObject,
  openAssessment,
  paper,
  setOut,
  unitCalled,
} from '../harness/assessing-units.js';
import { byArticle } from '../harness/by-article.js';
import { idOf } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import type { Monitored } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let assessing: Assessing;
let unit: string;
beforeAll(async () => {
  product = await startProduct();
  assessing = await openAssessment(product);
  unit = await assessed(assessing, 'own-unit', assessing.county.unitId);
}, 600_000);
afterAll(() => product.close());

const declare = (kind: string, organisation: string, more: object = {}) =>
  assessing.county.post('clerk', 'targets', 'performance-targets', setOut(kind, organisation, more));

it('T3-02a: units of the bureau and county bureaus are assessed, and each indicator says of which of four sources it is', async () => {
  const { county } = assessing;
  const [transport, trade] = [await unitCalled(assessing, '某县交通局'), await unitCalled(assessing, '某区经贸局')];
  expect(await declare('project', transport)).toMatchObject({ status: 422, body: { code: 'unknown-kind' } });
  const [first, ...others] = indicators;
  const listed = ['provincial', 'municipal', 'funds-from-above', 'bureau-tasks'];
  const { origin: _, ...unsourced } = first!;
  for (const [strange, given] of [
    [unsourced, {}],
    [{ ...first, origin: 'somewhere' }, { given: 'somewhere' }],
  ] as const)
    expect(await declare('county-transport-bureau', transport, { indicators: [strange, ...others] })).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-origin',
        indicator: '1',
        ...given,
        listed,
        basis: byArticle('二、考评内容', 'transport-assessment'),
      },
    });
  for (const [kind, organisation] of [
    ['county-transport-bureau', transport],
    ['district-economy-bureau', trade],
  ] as const)
    await assessed(assessing, kind, organisation);
  const trail = await trailWith(county, unit, 'target-declared');
  expect(changesOf(entryOf(trail, 'target-declared'))).toMatchObject({
    'indicator-origin 2023/1/1': { after: 'provincial' },
    'indicator-origin 2023/1/3': { after: 'funds-from-above' },
  });
});

it('T3-02b: indicators are of two classes, each with the kinds of the text', async () => {
  const other = await unitCalled(assessing, '公路管理处');
  const [first, ...others] = indicators;
  for (const levels of [{ level1: '产出指标' }, { level2: '党群工作指标' }, { level1: '重要工作' }])
    expect(await declare('own-unit', other, { indicators: [{ ...first, ...levels }, ...others] })).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-class',
        indicator: '1',
        listed: [
          '关键业绩指标·省政府工作指标',
          '关键业绩指标·市政府工作指标',
          '重要工作·经济发展指标',
          '重要工作·行政管理指标',
          '重要工作·党群工作指标',
        ],
        basis: byArticle('二、考评内容', 'transport-assessment'),
      },
    });
  expect((await declare('own-unit', other)).status).toBe(201);
});

const at = () => `monitoring/${unit}/2023`;
const monitored = async (): Promise<Monitored> =>
  (await assessing.county.get<Monitored>('reviewer', 'monitoring', at())).body;
const roundOf = (round: string) =>
  eventually(`the round ${round} is open`, async () => (await monitored()).rounds.find((each) => each.round === round));
const amounts = {
  allocated: { amount: '0', unit: '元' },
  spent: { amount: '0', unit: '元' },
  carryOver: { amount: '0', unit: '元' },
};
const report = (round: string, document: string, money: object = {}) =>
  onObject(assessing.county, 'clerk', 'monitoring', at(), `rounds/${round}/steps/submit`, {
    answer: 'submitted',
    brings: paper(document),
    report: {
      ...money,
      parts: [],
      attainment: indicators.map(({ indicator }) => ({ indicator, actual: '按进度', trend: 'on-track' })),
    },
  });
const review = (round: string, answer: object) =>
  onObject(assessing.county, 'reviewer', 'monitoring', at(), `rounds/${round}/steps/review`, answer);
const late = async (round: string) => (await roundOf(round)).late;

describe('reports of the year, on their days', () => {
  it('T3-05a, B-17: the monthly report is due on the 30th of each month, in February on its last day, that day included', async () => {
    const [january, february, march] = ['monthly@2023-01-31', 'monthly@2023-02-28', 'monthly@2023-03-31'];
    expect((await roundOf(january)).dues).toMatchObject([{ due: 'report', on: '2023-01-30' }]);
    await product.advanceTo('2023-01-30T02:00:00.000000Z');
    expect((await report(january, 'notice')).status).toBe(422);
    // Bodies are assessed without money: their reports name none.
    expect(await report(january, 'monthly-report', amounts)).toMatchObject({
      status: 422,
      body: { code: 'amounts-not-asked' },
    });
    idOf(await report(january, 'monthly-report'));
    expect(await late(january)).toBe(false);
    expect((await roundOf(january)).overdue).toEqual([]);
    // The office takes it, or sends it back.
    expect(
      await onObject(assessing.county, 'clerk', 'monitoring', at(), `rounds/${january}/steps/review`, {
        answer: 'accepted',
      }),
    ).toMatchObject({ status: 403 });
    idOf(await review(january, { answer: 'accepted' }));
    await product.advanceTo('2023-02-01T02:00:00.000000Z');
    expect((await roundOf(february)).dues).toMatchObject([{ due: 'report', on: '2023-02-28' }]);
    await product.advanceTo('2023-03-01T02:00:00.000000Z');
    await eventually('February is overdue', async () =>
      (await roundOf(february)).overdue.includes('report') ? true : undefined,
    );
    idOf(await report(february, 'monthly-report'));
    expect(await late(february)).toBe(true);
    expect((await roundOf(march)).dues).toMatchObject([{ due: 'report', on: '2023-03-30' }]);
    const trail = await trailWith(assessing.county, unit, 'round-reported', 'round-became-overdue');
    const overdue = entryOf(trail, 'round-became-overdue');
    expect(overdue.rules?.basis.flatMap(({ article }) => article.map((each) => each.quote))).toContainEqual(
      expect.stringContaining('每月30日前'),
    );
  });

  it('T3-05b, B-28: the quarterly report is due five days before the end of the quarter: on that day it is on time, the next day late', async () => {
    const [first, second] = ['quarterly@2023-03-31', 'quarterly@2023-06-30'];
    await product.advanceTo('2023-03-26T02:00:00.000000Z');
    expect((await roundOf(first)).dues).toMatchObject([{ due: 'report', on: '2023-03-26' }]);
    expect((await report(first, 'monthly-report')).status).toBe(422);
    idOf(await report(first, 'quarterly-report'));
    expect(await late(first)).toBe(false);
    await product.advanceTo('2023-06-26T02:00:00.000000Z');
    expect((await roundOf(second)).dues).toMatchObject([{ due: 'report', on: '2023-06-25' }]);
    await eventually('the quarter is overdue', async () =>
      (await roundOf(second)).overdue.includes('report') ? true : undefined,
    );
    idOf(await report(second, 'quarterly-report'));
    expect(await late(second)).toBe(true);
    expect((await roundOf('monthly@2023-06-30')).dues).toMatchObject([{ on: '2023-06-30' }]);
  });
});

const basisOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map(({ quote }) => quote));

it('T3-03b: what the office finds in tracking it notes, and the unit finds the causes and puts it right', async () => {
  const { county } = assessing;
  const note = { on: '2023-01-03', seen: '省指标进度滞后', indicator: '1' };
  const noting = (who: 'clerk' | 'reviewer') => onObject(county, who, 'monitoring', at(), 'notes', note);
  expect(await noting('clerk')).toMatchObject({ status: 403 });
  idOf(await noting('reviewer'));
  const round = 'monthly@2023-01-31';
  if ((await roundOf(round)).late === undefined) idOf(await report(round, 'monthly-report'));
  const measures = `rounds/${round}/measures`;
  const asking = { ground: 'problem', measures: ['rectify'], reason: '责成查找原因，及时整改' };
  expect(await onObject(county, 'clerk', 'monitoring', at(), measures, asking)).toMatchObject({ status: 403 });
  idOf(await onObject(county, 'reviewer', 'monitoring', at(), measures, asking));
  const { proposal } = (await monitored()).proposals.at(-1)!;
  const ordered = { answer: 'adopted', brings: { reason: '进度滞后' }, acts: [] };
  idOf(await onObject(county, 'reviewer', 'monitoring', at(), `${measures}/${proposal}/steps/decide`, ordered));
  const rectification = `rectifications/${unit}.2023.measure.${proposal}`;
  const opened = await eventually('the unit is to put it right', async () => {
    const { status, body } = await county.get<{ problems: readonly { item: string }[]; tasks: readonly object[] }>(
      'clerk',
      'accountability',
      rectification,
    );
    return status === 200 && body.tasks.length > 0 ? body : undefined;
  });
  const problems = opened.problems.map(({ item }) => ({ item, answer: 'rectified', note: '施工组织已调整' }));
  const said = (brings: object) =>
    onObject(county, 'clerk', 'accountability', rectification, 'steps/submit', {
      answer: 'submitted',
      brings,
      problems,
    });
  const report_ = paper('rectification-report');
  // The causes are part of it.
  expect(await said(report_)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'opinion' }] },
  });
  idOf(await said({ ...report_, opinion: '原因：征地滞后' }));
  idOf(await onObject(county, 'reviewer', 'accountability', rectification, 'steps/check', { answer: 'rectified' }));
  const trail = await trailWith(county, unit, 'monitoring-noted', 'rectification-submitted', 'rectification-resolved');
  expect(basisOf(entryOf(trail, 'monitoring-noted'))).toContainEqual(expect.stringMatching(/^日常跟踪。/));
  expect(basisOf(entryOf(trail, 'rectification-submitted'))).toContainEqual(
    expect.stringContaining('对发现的问题,要责成责任单位认真查找原因'),
  );
});

it('T3-04: verification is recorded in one of three forms, and what it found stands until it was put right', async () => {
  const { county } = assessing;
  const found = (source: string) => ({ source, on: '2023-01-03', found: `${source}：完成量不实`, concludes: [] });
  const recording = (who: 'clerk' | 'reviewer', source: string) =>
    onObject(county, who, 'monitoring', at(), 'findings', found(source));
  expect(await recording('clerk', 'site-visit')).toMatchObject({ status: 403 });
  expect(await recording('reviewer', 'hearsay')).toMatchObject({
    status: 422,
    body: { code: 'unknown-finding-source', listed: ['site-visit', 'special-inspection', 'random-check'] },
  });
  for (const source of ['site-visit', 'special-inspection', 'random-check']) idOf(await recording('reviewer', source));
  type Findings = Readonly<{ findings: readonly Readonly<{ finding: string; source: string; settled?: object }>[] }>;
  const { body } = await county.get<Findings>('reviewer', 'monitoring', at());
  expect(body.findings.map(({ source, settled }) => [source, settled])).toEqual(
    ['site-visit', 'special-inspection', 'random-check'].map((source) => [source, undefined]),
  );
  const settle = `findings/${body.findings[0]!.finding}/settlement`;
  idOf(await onObject(county, 'reviewer', 'monitoring', at(), settle, { because: '现场指导，已整改到位' }));
  const trail = await trailWith(county, unit, 'finding-settled');
  const basis = basisOf(entryOf(trail, 'finding-recorded'));
  expect(basis).toContainEqual(expect.stringContaining('采取实地考察、专项检查和随机抽查等形式'));
});
