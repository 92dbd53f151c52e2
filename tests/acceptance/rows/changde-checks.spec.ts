import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet } from '@wenxiao/rules/shape';
import { bodiesOf } from '../bad-input/world.js';
import { postAsRead } from '../harness/as-read.js';
import { bureauBearing } from '../harness/bureau-of-desks.js';
import { openCityPlan } from '../harness/city-plan.js';
import type { County } from '../harness/county.js';
import { approval, declarationOf, declared, idOf, indicator, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, openRound, reportOf, step } from '../harness/monitoring.js';
import { openJurisdiction } from '../harness/other-county.js';
import { type Product, startProduct } from '../harness/product.js';
import { adoptRules } from '../harness/rules.js';
import { changesOf, entryOf, trailWith } from '../harness/trail.js';

let product: Product;
/** A city under the plan, and a county below it that goes by the same. */
let city: County;
let county: County;
/** Another one below it, whose own set refines the plan: what is asked of special funds is no principle there. */
let strict: County;
beforeAll(async () => {
  product = await startProduct();
  city = await openCityPlan(product, {
    where: { name: '他市', level: 'prefecture', below: '示范省', accounts: 'city' },
  });
  const names = ['unit', 'reviewer', 'desk', 'budget', 'office', 'approver', 'auditor'] as const;
  const below = (name: string, accounts: string) =>
    openJurisdiction(product, { name, level: 'county', below: '他市', accounts }, ...names) as Promise<County>;
  county = await below('他市一县', 'first');
  strict = await below('他市二县', 'second');
  await bureauBearing(product, strict, '他市二县', ['general-office']);
  await adoptRules(strict, refined(), '2022-11-08');
  await openJurisdiction(product, { name: '他市管理区', level: 'zone', below: '他市', accounts: 'zone' }, 'office');
}, 420_000);
afterAll(() => product.close());

function refined(): RuleSet {
  const plan = seed('changde-2019')!;
  const checks = (plan.members.checks ?? [])
    .filter(({ code }) => code === 'quantifiable-indicators')
    .map(({ soft: _soft, ...check }) => check);
  const kinds = { 'subject.kinds': plan.members['subject.kinds'] ?? [] };
  return { ...plan, id: 'county-checks', level: 'county', values: {}, members: { ...kinds, checks } };
}

type Check = Readonly<{
  check: string;
  kept: string;
  value?: string;
  atLeast?: string;
  atMost?: string;
  soft: boolean;
  because?: object;
  basis?: readonly Readonly<{ article: readonly Readonly<{ article: string }>[] }>[];
}>;
type Checked = Readonly<{
  name: string;
  level: string;
  checks: readonly Check[];
  budgets: readonly Readonly<{ fund: string; subjects: number; covered: boolean }>[];
}>;
type Target = Readonly<{
  version: number;
  declared: Readonly<{ findings: readonly Readonly<{ finding: string; path: string }>[] }>;
  checks: readonly Check[];
  budgetLine: Readonly<{ version: number }>;
}>;

const address = (id: string): string => `performance-targets/${id}/2023`;
const read = async (of: County, id: string): Promise<Target> =>
  (await of.get<Target>('office', 'targets', address(id))).body;
const checksOf = async (of: County, year = 2023): Promise<Checked> =>
  (await of.get<Checked>('office', 'targets', `checks/${String(year)}`)).body;
const oneOf = ({ checks }: Pick<Checked, 'checks'>, code: string): Check | undefined =>
  checks.find(({ check }) => check === code);
const codesOf = ({ checks }: Checked): readonly string[] => checks.map(({ check }) => check);
const articlesOf = (basis: Check['basis'] = []): readonly string[] =>
  basis.flatMap(({ article }) => article.map((each) => each.article));

/** So many indicators that can be measured, and one in words that counts for none. */
const indicators = (quantifiable: number) => [
  ...Array.from({ length: quantifiable }, (_, at) =>
    indicator(String(at + 1), `指标${String(at + 1)}`, '≥120公里', '5'),
  ),
  {
    indicator: 'words',
    level1: '效益指标',
    name: '生态环境',
    direction: 'text',
    text: '明显改善',
    written: '明显改善',
    quantifiable: false,
    weight: String(100 - 5 * quantifiable),
  },
];
const fund = (quantifiable: number, subjectName = '水利专项') => ({
  subjectKind: 'special-fund',
  subjectName,
  indicators: indicators(quantifiable),
});
/** How many special funds the city has: tests before may have declared some. */
let funds = 0;
function fundOfCity(quantifiable: number): Promise<string> {
  funds += 1;
  return declared(city, fund(quantifiable, `专项${String(funds)}`));
}

describe('CD-06, B-10: each special fund has ten indicators that can be measured, in principle', () => {
  it('nine are declared all the same, with a warning that whoever reviews sees, and the trail shows with its article', async () => {
    const id = await fundOfCity(9);
    const target = await read(city, id);
    expect(target.declared.findings).toContainEqual({
      finding: 'check-not-kept',
      path: 'checks/quantifiable-indicators',
      severity: 'warning',
    });
    const check = oneOf(target, 'quantifiable-indicators');
    expect(check).toMatchObject({ value: '9', atLeast: '10', kept: 'no', soft: true });
    expect(articlesOf(check?.basis)).toEqual(['6.提炼三级指标']);
    const entry = entryOf(await trailWith(city, id, 'target-declared'), 'target-declared');
    expect(articlesOf(entry.rules?.basis)).toContain('6.提炼三级指标');
  });

  it('ten are kept, and a project is asked for none', async () => {
    const target = await read(city, await fundOfCity(10));
    expect(target.declared.findings.map(({ finding }) => finding)).not.toContain('check-not-kept');
    expect(oneOf(target, 'quantifiable-indicators')).toMatchObject({ value: '10', kept: 'yes' });
    expect((await read(city, await declared(city))).checks).toEqual([]);
  });

  it('indicators of the third level are made for all by the performance desk, and for a department by the desk that looks after it', async () => {
    const { departmentId } = await bodiesOf(city);
    const entry = {
      ...{ level1: '产出指标', level2: '数量指标', name: '河道整治长度', direction: 'at-least', unit: '公里' },
      ...{ quantifiable: true, standard: { kind: 'plan', value: '10', source: '年度计划' }, fields: ['水利'] },
      from: '2022-11-09',
    };
    const making = (who: 'office' | 'desk' | 'budget', owner: string) =>
      city.post(who, 'targets', `indicator-library/${owner}`, entry);
    expect(await making('desk', city.id)).toMatchObject({ status: 403, body: { desk: 'performance-office' } });
    idOf(await making('office', city.id));
    expect((await making('budget', departmentId)).status).toBe(403);
    idOf(await making('desk', departmentId));
    const told = entryOf(await trailWith(city, departmentId, 'library-entry-issued'), 'library-entry-issued');
    expect(articlesOf(told.rules?.basis)).toContain('6.提炼三级指标');
  });

  it('where the rules of a county make it no principle, nine are refused with the article', async () => {
    const declaring = (quantifiable: number) =>
      strict.post('unit', 'targets', 'performance-targets', declarationOf(strict, fund(quantifiable)));
    const refused = await eventually('its rules have arrived', async () => {
      const answer = await declaring(9);
      return answer.status === 422 ? answer : undefined;
    });
    expect(refused.body).toMatchObject({ code: 'check-not-kept', value: '9', atLeast: '10' });
    expect(articlesOf(refused.body['basis'] as Check['basis'])).toContain('6.提炼三级指标');
    expect((await declaring(10)).status).toBe(201);
  });
});

it('CD-04d, B-11: the city keeps to 90 special funds in principle; 91 are warned of, and those of a county are not counted', async () => {
  while (funds < 90) await Promise.all(Array.from({ length: Math.min(10, 90 - funds) }, () => fundOfCity(10)));
  await declared(county, fund(10));
  const counted = (value: string) =>
    eventually(`${value} special funds are counted`, async () => {
      const check = oneOf(await checksOf(city), 'special-funds');
      return check?.value === value ? check : undefined;
    });
  const kept = await counted('90');
  expect(kept).toMatchObject({ atMost: '90', kept: 'yes', soft: true });
  expect(articlesOf(kept.basis)).toEqual(['4.压实主体责任']);
  await fundOfCity(10);
  expect(await counted('91')).toMatchObject({ kept: 'no', soft: true });
  expect(codesOf(await checksOf(county))).not.toContain('special-funds');
}, 120_000);

/** A project with money of a fund, whose clear target was approved with the budget. */
async function approvedTarget(of: County, code = 'general-public', different: object = {}): Promise<string> {
  const amounts = [{ fund: code, source: 'own', amount: yuan('1000000.00') }];
  const declaration = { ...declarationOf(of, different), requested: amounts };
  const [id = ''] = idOf(await of.post('unit', 'targets', 'performance-targets', declaration)).split('.');
  const clear = { answer: 'clear', brings: { checklist: [{ item: 'clear', answer: 'passed' }] } };
  const version = () => versionOf(of, 'targets', address(id));
  idOf(await postAsRead(of, 'office', 'targets', `${address(id)}/steps/review`, clear, version));
  const { version: targetVersion, budgetLine } = await read(of, id);
  const item = { subject: id, period: '2023', targetVersion, budgetLineVersion: budgetLine.version, amounts };
  idOf(await of.post('budget', 'targets', 'budget-approvals', approval([item])));
  return id;
}

describe('CD-05a, B-30: targets cover the budgets', () => {
  const funds = ['general-public', 'government-fund', 'state-capital', 'social-insurance'];
  const covered = (of: County, value: string, code: string) =>
    eventually(`${value} budgets are covered`, async () => {
      const found = await checksOf(of);
      return oneOf(found, code)?.value === value ? found : undefined;
    });

  it('of a city all four: three are a gap, four are not', async () => {
    for (const code of funds.slice(0, 3)) await approvedTarget(city, code);
    const three = await covered(city, '3', 'city-budgets');
    expect(oneOf(three, 'city-budgets')).toMatchObject({ atLeast: '4', kept: 'no', soft: false });
    expect(articlesOf(oneOf(three, 'city-budgets')?.basis)).toContain('5.扩大管理范围');
    expect(three.budgets.map(({ fund: of, covered: is }) => [of, is])).toEqual(
      funds.map((code) => [code, code !== 'social-insurance']),
    );
    expect(codesOf(await checksOf(city, 2018))).not.toContain('city-budgets');
    await approvedTarget(city, 'social-insurance');
    expect(oneOf(await covered(city, '4', 'city-budgets'), 'city-budgets')).toMatchObject({ kept: 'yes' });
  }, 120_000);

  it('of a county two in 2019 and 2020, and four from 2021 on; its city sees that, and whoever has no desk over all of it does not', async () => {
    await approvedTarget(county);
    expect(oneOf(await covered(county, '1', 'all-budgets'), 'all-budgets')).toMatchObject({ atLeast: '4', kept: 'no' });
    for (const year of [2019, 2020]) {
      const then = await checksOf(county, year);
      expect(oneOf(then, 'county-budgets')).toMatchObject({ value: '0', atLeast: '2', kept: 'no' });
      expect(codesOf(then)).not.toContain('all-budgets');
    }
    expect(codesOf(await checksOf(county, 2021))).not.toContain('county-budgets');
    const below = async (of: County, who: 'office' | 'unit' | 'auditor' = 'office') =>
      of.get<{ items: readonly Checked[] }>(who, 'targets', 'checks/2023/jurisdictions');
    const { items } = (await below(city)).body;
    const named = (name: string, among = items) => among.find((each) => each.name === name)!;
    expect(items.map(({ name, level }) => `${name} ${level}`).toSorted()).toEqual(
      ['他市一县 county', '他市二县 county', '他市管理区 zone'].toSorted(),
    );
    expect(oneOf(named('他市一县'), 'all-budgets')).toMatchObject({ value: '1', kept: 'no' });
    expect(named('他市一县').budgets[0]).toMatchObject({ fund: 'general-public', covered: true });
    expect(oneOf(named('他市管理区'), 'all-budgets')).toMatchObject({ value: '0', kept: 'no' });
    const in2020 = (await city.get<{ items: readonly Checked[] }>('office', 'targets', 'checks/2020/jurisdictions'))
      .body;
    expect(codesOf(named('他市管理区', in2020.items))).not.toContain('county-budgets');
    expect((await below(county)).body.items).toEqual([]);
    // A part of a number is none: neither a unit nor another jurisdiction reads it.
    expect((await city.get('unit', 'targets', 'checks/2023')).status).toBe(404);
    expect((await below(city, 'unit')).status).toBe(404);
    expect((await county.people.office.get(city.path('targets', 'checks/2023'))).status).toBe(404);
    expect((await city.people.office.get(county.path('targets', 'checks/2023'))).status).toBe(200);
    expect((await below(city, 'auditor')).status).toBe(200);
  }, 120_000);
});

describe('CD-09a, B-07, A-4, N-1, N-2: what a round of monitoring leaves below its limits', () => {
  const [first, second] = ['first@2023-10-31', 'second@2023-12-31'];
  const reached = (roads: string, satisfied: string) => [
    { indicator: '1', actual: roads, trend: 'on-track' },
    { indicator: '2', actual: satisfied, trend: 'on-track' },
  ];
  const submitted = (spent: string, attainment: object = reached('120公里', '90%')) => ({
    answer: 'submitted',
    report: reportOf({ allocated: yuan('1000000.00'), spent: yuan(spent), attainment }),
  });
  const held = async (id: string): Promise<readonly string[]> =>
    (await monitoringOf(city, id)).warnings
      .filter(({ warning }) => warning.endsWith('-below-limit'))
      .map(({ warning, round, indicator: of = '' }) => `${warning} ${String(round)} ${of}`.trim())
      .toSorted();
  const handIn = async (id: string, round: string, body: object): Promise<readonly string[]> => {
    idOf(await step(city, 'unit', [id, round, 'submit'], body));
    return held(id);
  };
  const mixedIndicators = [
    indicator('1', '培训人数', '≥100人', '30'),
    indicator('2', '培训场次', '≥50场', '30'),
    indicator('3', '投诉', '≤20件', '30', { direction: 'at-most' }),
    { ...indicators(0)[0], weight: '10' },
  ];
  let [low, kept, short, later, mixed] = ['', '', '', '', ''];
  beforeAll(async () => {
    const ids: string[] = [];
    while (ids.length < 4) ids.push(await approvedTarget(city));
    [low = '', kept = '', short = '', later = ''] = ids;
    mixed = await approvedTarget(city, 'general-public', { indicators: mixedIndicators });
    ids.push(mixed);
    await product.advanceTo('2023-11-01T02:00:00.000000Z');
    for (const id of ids) await openRound(city, id, first);
  }, 240_000);

  it('60% of the budget in force is kept in October, and what is a cent below it is warned of, never as if it reached it', async () => {
    expect(await handIn(kept, first, submitted('600000.00'))).toEqual([]);
    expect(await handIn(low, first, submitted('599999.99'))).toEqual([`execution-below-limit ${first}`]);
    const raised = entryOf(await trailWith(city, low, 'warning-raised'), 'warning-raised');
    expect(articlesOf(raised.rules?.basis)).toEqual(expect.arrayContaining(['9.加强运行监控', '执行率的分母']));
    const values = Object.values(changesOf(raised)).map(({ after }) => after);
    expect(values).toEqual(expect.arrayContaining(['0.59999999', '59.999999%', '0.60', '1000000.00']));
  });

  it('each indicator and their mean by weight are held against the same limit, and none counts for more than all', async () => {
    // 60 × 1 (180 of 120 counts as all) + 40 × 0.5: 80%.
    expect(await handIn(short, first, submitted('600000.00', reached('180公里', '45%')))).toEqual([
      `attainment-below-limit ${first} 2`,
    ]);
  });

  it('what is reached above its target counts once, what is to stay below by its quotient, and what is told in words not at all', async () => {
    const of = (first: string, second: string, third: string) => [
      ...[first, second, third].map((actual, at) => ({ indicator: String(at + 1), actual, trend: 'on-track' })),
      { indicator: 'words', actual: '明显改善', trend: 'on-track' },
    ];
    // 1, 0.4 and 20 ÷ 25 = 0.8 by equal weights: 73.33%, and the second alone is below 60%.
    expect(await handIn(mixed, first, submitted('600000.00', of('300人', '20场', '25件')))).toEqual([
      `attainment-below-limit ${first} 2`,
    ]);
    const raised = entryOf(await trailWith(city, mixed, 'warning-raised'), 'warning-raised');
    expect(JSON.stringify(raised.changes)).toContain('0.4');
  });

  it('whoever leads may have a round beside these two', async () => {
    const further = { series: 'further', node: '2023-11-01' };
    const opening = (who: 'office' | 'desk') =>
      postAsRead(city, who, 'monitoring', `monitoring/${short}/2023/rounds`, further, () =>
        versionOf(city, 'monitoring', `monitoring/${short}/2023`),
      );
    expect(await opening('desk')).toMatchObject({ status: 403, body: { desk: 'performance-office' } });
    idOf(await opening('office'));
    const { rounds } = await monitoringOf(city, short);
    expect(rounds.map(({ round }) => round)).toContain('further@2023-11-01');
  });

  it('in December 85% is to be reached, and what was below in October is warned of until a report reaches that', async () => {
    expect(await handIn(later, first, submitted('599999.99'))).toEqual([`execution-below-limit ${first}`]);
    await product.advanceTo('2024-01-01T02:00:00.000000Z');
    for (const id of [kept, later, mixed, short]) await openRound(city, id, second);
    // 80% in all: what is above its target makes up for nothing.
    expect(await handIn(short, second, submitted('850000.00', reached('180公里', '45%')))).toEqual([
      `attainment-below-limit ${first} 2`,
      `attainment-below-limit ${second}`,
      `attainment-below-limit ${second} 2`,
    ]);
    expect(await handIn(kept, second, submitted('849999.99'))).toContain(`execution-below-limit ${second}`);
    expect(await handIn(later, second, submitted('850000.00'))).toEqual([]);
    const words = { indicator: 'words', actual: '明显改善', trend: 'on-track' };
    const met = ['1', '2', '3'].map((each, at) => ({
      indicator: each,
      actual: ['100', '50', '25'][at],
      trend: 'on-track',
    }));
    // 80% of what was to stay below 20: below 85%, where 93.33% is the mean.
    expect(await handIn(mixed, second, submitted('850000.00', [...met, words]))).toEqual([
      `attainment-below-limit ${second} 3`,
    ]);
    const lifted = entryOf(await trailWith(city, later, 'warning-lifted'), 'warning-lifted');
    expect(JSON.stringify(lifted.changes)).toContain('execution-below-limit');
  }, 120_000);
});
