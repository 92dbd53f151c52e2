import { demoPassword, playProvince, type PlayedProvince, Progress } from '@wenxiao/cli/demo';
import { Caller } from '../harness/caller.js';
import { County } from '../harness/county.js';
import { type Product, startProduct } from '../harness/product.js';
import { trailWith } from '../harness/trail.js';

// `wenxiao demo province`, as the command plays it.

let product: Product;
let played: PlayedProvince;
const lines: string[] = [];
const progress = new Progress({ isTTY: false, write: (line) => lines.push(String(line)) > 0 });
beforeAll(async () => {
  product = await startProduct();
  played = await playProvince(product.running.url, progress);
}, 1_800_000);
afterAll(() => product.close());

type Play = PlayedProvince['plays'][number];
const playsOf = (name: string): readonly Play[] => played.plays.filter(({ seat }) => seat.government.name === name);

/** Somebody who reads as they are: the auditor of the province, in a government of it. */
const auditorIn = ({ seat }: Play): County<'auditor'> =>
  new County(seat.tenant, seat.unitId, {
    auditor: Caller.signingIn(product.running.url, 'province.auditor', demoPassword),
  });

it('plays seven rule sets under one province, and each decision names the set it was taken under', async () => {
  const expected = {
    丙县: ['fufeng-2022'],
    丁县: ['huichang-2020'],
    甲市: ['changde-2019'],
    己县: ['changde-2019'],
    戊区: ['yunlong-district'],
    庚县: ['geng-own', 'changji-2018'],
    丁县林业局: ['office-plan', 'huichang-2020'],
    甲市交通运输局: ['transport-assessment'],
  };
  for (const [name, sets] of Object.entries(expected)) {
    const [play] = playsOf(name);
    const trail = await trailWith(auditorIn(play!) as unknown as County, play!.subject, 'target-declared');
    const rules = trail.entries.find(({ type }) => type === 'target-declared')?.rules;
    // What was settled on the silence of the rules is laid over them, too.
    const adopted = (rules?.layers ?? []).map(({ id }) => id).filter((id) => !id.startsWith('settled-'));
    expect([name, adopted.slice(0, sets.length)]).toEqual([name, sets]);
  }
});

const [flood, survey] = ['水旱灾害防御经费', '水土保持监测'];
/** What each of the four governments did with a project in a budget year, the first being 0. */
function comparedIn(project: string, which: number) {
  const year = played.province.years[which];
  const found = played.comparisons.find((each) => each.project === project && each.year === year);
  return found?.governments ?? [];
}
const shown = (project: string, which: number) =>
  Object.fromEntries(
    comparedIn(project, which).map(({ government, score, grade, rectification }) => [
      government,
      [score, grade, rectification],
    ]),
  );

it('shows the same projects under four governments, each assessed, graded and followed up as its rules have it', () => {
  expect(shown(flood, 0)).toEqual({
    甲市: ['72', '一般', '已整改'],
    丙县: ['72', '合格', '已整改'],
    丁县: ['72', '一般', '已整改'],
    戊区: ['72', '中', '已整改'],
  });
  expect(shown(flood, 1)).toEqual({
    甲市: ['88', '好', ''],
    丙县: ['88', '良', ''],
    丁县: ['88', '良', ''],
    戊区: ['88', '良', ''],
  });
  expect(shown(survey, 0)).toEqual({
    甲市: ['55', '低效', '已整改'],
    丙县: ['55', '不合格', '已整改'],
    丁县: ['55', '差', '已整改'],
    戊区: ['55', '低', '已整改'],
  });
  const bands = comparedIn(flood, 0).map(({ bands: shownBands }) => shownBands.join());
  expect(new Set(bands).size).toBe(4);
});

it('takes off the money of the third year what the first was worth, where the rules cut', () => {
  const cuts = comparedIn(survey, 0).map(({ government, followed }) => [government, followed[1]]);
  expect(Object.fromEntries(cuts)).toEqual({ 甲市: '下年 -40000.00 元', 丙县: '下年 -20000.00 元' });
  const budgets = [0, 1, 2].map((which) =>
    Object.fromEntries(comparedIn(survey, which).map(({ government, budget }) => [government, budget])),
  );
  const all = { 甲市: '100000.00', 丙县: '100000.00', 丁县: '100000.00', 戊区: '100000.00' };
  expect(budgets).toEqual([all, all, { ...all, 甲市: '60000.00', 丙县: '80000.00' }]);
});

it('FF-47: recovers all that lies idle for long, where the rules say so, by what the treasury says was paid', async () => {
  const recovered = comparedIn(survey, 2).find(({ government }) => government === '丙县');
  // 66% of 80000 was paid.
  expect(recovered?.followed).toEqual(['一律回收', '下年 -27200.00 元']);
  const play = playsOf('丙县').find(({ year, course }) => course.isIdle === true && year === played.province.years[2]);
  type Result = Readonly<{ disposal: object }>;
  const at = `results/${play!.subject}/${String(play!.year)}`;
  const { body } = await auditorIn(play!).get<Result>('auditor', 'accountability', at);
  expect(body.disposal).toMatchObject({ disposal: 'recover-funds', findings: ['long-idle-funds'], idle: '27200.00' });
});

it('has two counties refine the rules of their cities from a day on, and what was decided before stays under those of its day', () => {
  const [stricter, looser] = played.refined;
  expect(stricter).toMatchObject({
    county: '己县',
    goneBy: [{ layers: ['changde-2019', 'mof-2020-10'] }, { layers: ['ji-refined', 'changde-2019', 'mof-2020-10'] }],
    deviations: [],
    entered: [expect.stringContaining(survey)],
  });
  expect(looser).toMatchObject({
    county: '庚县',
    goneBy: [
      { layers: ['geng-own', 'changji-2018', 'mof-2020-10'] },
      { layers: ['geng-refined', 'changji-2018', 'mof-2020-10'] },
    ],
    deviations: [expect.stringContaining('rounds/monthly/nodes')],
  });
});

it('keeps one government from seeing another’s without a grant, and writes down every look of the auditor', async () => {
  const { stranger, audited } = played.looks;
  expect(stranger).toMatchObject({ before: false, granted: true, after: false });
  expect(audited.refused).toMatch(/^40[34] /);
  const perJurisdiction = new Map<string, number>();
  for (const { seat } of played.plays) perJurisdiction.set(seat.tenant, (perJurisdiction.get(seat.tenant) ?? 0) + 1);
  for (const { at, looks } of audited.logged) {
    const [play] = playsOf(at);
    expect([at, looks]).toEqual([at, expect.any(Number)]);
    expect(looks).toBeGreaterThanOrEqual(perJurisdiction.get(play!.seat.tenant) ?? 0);
  }
  // An official of the neighbour asks over HTTP, as anybody may.
  const [own, other] = [playsOf('丙县')[0]!, playsOf('丁县')[0]!];
  const official = Caller.signingIn(product.running.url, `${own.seat.government.code}.office`, demoPassword);
  const address = `/api/targets/jurisdictions/${other.seat.tenant}/performance-targets/${other.subject}/${String(other.year)}`;
  expect((await official.get(address)).status).toBe(404);
});

it('says what it does, day by day, and only shows what was played when it is run again', async () => {
  expect(lines.join('')).toMatch(/预算年度/);
  const again = await playProvince(product.running.url, progress);
  expect(again.comparisons).toEqual(played.comparisons);
  expect(again.plays.map(({ subject }) => subject)).toEqual(played.plays.map(({ subject }) => subject));
}, 600_000);
