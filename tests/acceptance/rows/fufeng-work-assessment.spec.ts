import { byArticle } from '../harness/by-article.js';
import { bodiesOf } from '../bad-input/world.js';
import {
  concludeWork,
  scoreWork,
  settlePoints,
  sheet,
  takeBackWork,
  type Which,
  type Work,
  workAt,
} from '../harness/assessing-work.js';
import { anotherDepartment } from '../harness/another-department.js';
import type { County } from '../harness/county.js';
import { approved } from '../harness/cycle.js';
import { accepted } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { onMonitoring } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';

let product: Product;
let county: County;
let [department, unit]: [Which, Which] = [
  ['', 'departments'],
  ['', 'units'],
];
let projects: readonly string[] = [];
/** A department that has money in the year, too. */
let other: County;
beforeAll(async () => {
  product = await startProduct();
  county = product.county;
  const { departmentId } = await bodiesOf(county);
  [department, unit] = [
    [departmentId, 'departments'],
    [county.unitId, 'units'],
  ];
  projects = await approved(county, {}, {});
  other = await anotherDepartment(product);
  await approved(other, {});
  await product.advanceTo('2023-12-01T02:00:00.000000Z');
}, 240_000);
afterAll(() => product.close());

type Who = 'desk' | 'office' | 'reviewer' | 'unit' | 'auditor';
const workOf = (which: Which, is: (work: Work) => boolean = () => true, who: Who = 'office'): Promise<Work> =>
  eventually('the work is as it should be', async () => {
    const { status, body } = await county.get<Work>(who, 'accountability', workAt(which));
    return status === 200 && is(body) ? body : undefined;
  });
const itemOf = ({ items }: Work, code: string) => items.find(({ item }) => item === code);
const takenIs = (taken: number) => (work: Work) => itemOf(work, 'monitoring-work')?.taken === taken;
const settled = ({ silent }: Work): boolean => silent === undefined;
const check = (id: string, findings: readonly string[]) =>
  onMonitoring(county, 'office', id, 'checks', {
    kind: 'monitoring-work',
    on: '2023-12-01',
    seen: '监控记录照抄上月',
    findings,
  });
type Ranked = Readonly<{ organisation: string; rank: number | null; grade: string | null; score: string | null }>;
const ranking = async (who: Who, query = ''): Promise<readonly Ranked[]> => {
  const path = `work-assessments?year=2023${query}`;
  return (await county.get<{ items: readonly Ranked[] }>(who, 'accountability', path)).body.items;
};
type Task = Readonly<{ what: string; step: string; zh: string; about: Readonly<Record<string, string>> }>;
const proposals = async (who: Who): Promise<readonly string[]> => {
  const { body } = await county.get<{ items: readonly Task[] }>(who, 'accountability', 'tasks?limit=200');
  return body.items
    .filter(({ what, about }) => what.startsWith('proposed/') && about['subject'] === department[0])
    .map(({ about }) => about['trigger'] ?? '')
    .sort();
};
const organisationOf = async (id: string) =>
  (await county.get<{ parentId: string }>('office', 'directory', `organisations/${id}`)).body;
const referring = (trigger: string, different: object = {}) =>
  county.post('desk', 'accountability', 'referrals', {
    subject: department[0],
    organisation: department[0],
    persons: [],
    trigger,
    assessment: { assessment: 'departments', year: 2023 },
    ...different,
  });

it('FF-34, FF-48: what the text leaves open is settled before anybody is assessed, and what checks of monitoring found stands beside the item', async () => {
  const [first = ''] = projects;
  const others = 'accountability.workAssessments/departments/others';
  expect(await workOf(department)).toMatchObject({ version: 0, status: 'open', silent: others });
  expect(await scoreWork(county, department, sheet('60', '40'))).toMatchObject({
    status: 409,
    body: { code: 'rules-silent', path: others, basis: byArticle('第四十八条') },
  });
  // A department is none of the units, nor a unit a department.
  expect((await county.get('office', 'accountability', workAt([department[0], 'units']))).status).toBe(404);
  expect((await county.get('office', 'accountability', workAt([unit[0], 'departments']))).status).toBe(404);
  await settlePoints(county, ['departments', 'units']);
  expect(await workOf(department, settled)).toMatchObject({
    items: [
      { item: 'monitoring-work', full: '60', taken: 0 },
      { item: 'results', full: '40', computed: '40' },
    ],
  });
  accepted(await check(first, ['perfunctory', 'many-findings']));
  accepted(await check(first, ['falsified']));
  for (const which of [department, unit]) {
    const seen = itemOf(await workOf(which, takenIs(2)), 'monitoring-work');
    expect(seen?.facts).toMatchObject([
      { fact: 'monitoring-finding', subject: first, which: 'check.1', code: 'perfunctory', on: '2023-12-01' },
      { fact: 'monitoring-finding', subject: first, which: 'check.2', code: 'falsified' },
    ]);
  }
});

describe('once the points are settled', () => {
  beforeAll(async () => {
    const { silent } = await workOf(department);
    if (silent !== undefined) await settlePoints(county, ['departments', 'units']);
    await workOf(unit, settled);
  });

  it('FF-34: the business desk scores by the facts, and is not concluded on others than those that were scored', async () => {
    const [, second = ''] = projects;
    const { items } = await workOf(unit);
    const { taken } = items[0]!;
    expect(await scoreWork(county, unit, sheet('60', '40'), 'office')).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'business-desk' },
    });
    expect(await scoreWork(county, unit, { items: [{ item: 'results', points: '40' }] })).toMatchObject({
      status: 422,
      body: { code: 'items-wanting', wanting: ['monitoring-work'] },
    });
    expect(await scoreWork(county, unit, sheet('60.01', '40'))).toMatchObject({
      status: 422,
      body: { code: 'points-refused', item: 'monitoring-work', full: '60' },
    });
    expect(await scoreWork(county, unit, sheet('50', '39'))).toMatchObject({
      status: 422,
      body: { code: 'departs-without-reason', item: 'results', computed: '40' },
    });
    accepted(await scoreWork(county, unit, sheet('50', '40')));
    accepted(await check(second, ['falsified']));
    await workOf(unit, takenIs(taken + 1));
    expect(await concludeWork(county, unit)).toMatchObject({
      status: 409,
      body: { code: 'facts-changed', items: ['monitoring-work'] },
    });
    accepted(await scoreWork(county, unit, sheet('45', '40', { reason: '又查出弄虚作假' })));
    expect(await workOf(unit)).toMatchObject({
      status: 'scored',
      total: '85',
      items: [{ scored: { points: '45', taken: taken + 1 } }, {}],
    });
  });

  it('FF-48: the performance office concludes, bodies are ranked, and each is told its own result alone', async () => {
    for (const [which, points] of [
      [unit, '50'],
      [department, '20'],
    ] as const) {
      const { status } = await workOf(which);
      const again = status === 'open' ? {} : { reason: '核实后重评' };
      accepted(await scoreWork(county, which, sheet(points, '39.5', { ...again, items: departing(points) })));
    }
    expect(await concludeWork(county, unit, [], 'desk')).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'performance-office', basis: byArticle('第四十八条') },
    });
    expect((await county.get('unit', 'accountability', workAt(unit))).status).toBe(404);
    expect(await concludeWork(county, unit, ['falsified'])).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-finding',
        listed: ['perfunctory', 'poorly-carried-out', 'loss-waste-or-inefficiency'],
      },
    });
    accepted(await concludeWork(county, unit));
    accepted(await concludeWork(county, department, ['perfunctory']));
    expect(await concludeWork(county, department)).toMatchObject({ body: { code: 'concluded-already' } });
    const ranked = await eventually('both are ranked', async () => {
      const items = await ranking('office', '&status=concluded');
      return items.length === 2 ? items : undefined;
    });
    expect(ranked.map(({ organisation, score, grade, rank }) => [organisation, score, grade, rank]).sort()).toEqual(
      [
        [unit[0], '89.5', 'good', 1],
        [department[0], '59.5', 'unqualified', 1],
      ].sort(),
    );
    // Another unit that comes to more is before it.
    const better: Which = [other.unitId, 'units'];
    await workOf(better, settled);
    accepted(await scoreWork(county, better, sheet('60', '40')));
    accepted(await concludeWork(county, better));
    await eventually('the other one is ranked', async () => {
      const items = await ranking('office', '&status=concluded&assessment=units');
      return items.length === 2 ? items : undefined;
    });
    expect(
      (await ranking('office', '&assessment=units')).map(({ organisation, rank }) => [organisation, rank]),
    ).toEqual([
      [better[0], 1],
      [unit[0], 2],
    ]);
    expect(await ranking('unit')).toMatchObject([{ organisation: unit[0], grade: 'good' }]);
    expect((await ranking('reviewer')).map(({ organisation }) => organisation).sort()).toEqual(
      [department[0], unit[0]].sort(),
    );
    expect((await county.get('unit', 'accountability', workAt(department))).status).toBe(404);
    const told = await workOf(department, ({ status }) => status === 'concluded', 'reviewer');
    expect(told).toMatchObject({ conclusion: { grade: 'unqualified', findings: ['perfunctory'] } });
    expect(told.items.filter((each) => 'facts' in each)).toEqual([]);
  });

  it('FF-48: a body whose work is unqualified, or found to be so, is proposed for referral by each trigger, and by none once that is taken back', async () => {
    const { status } = await workOf(department);
    if (status === 'concluded') accepted(await takeBackWork(county, department));
    expect(await referring('unqualified-work')).toMatchObject({ body: { code: 'assessment-not-concluded' } });
    const again = status === 'open' ? {} : { reason: '核实后重评' };
    accepted(await scoreWork(county, department, { items: departing('20'), ...again }));
    expect(await concludeWork(county, department, ['falsified'])).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-finding',
        listed: ['perfunctory', 'poorly-carried-out', 'loss-waste-or-inefficiency'],
      },
    });
    const found = ['perfunctory', 'poorly-carried-out', 'loss-waste-or-inefficiency'];
    accepted(await concludeWork(county, department, found));
    const all = ['loss-waste-or-inefficiency', 'perfunctory', 'poorly-carried-out', 'unqualified-work'];
    await eventually('the business desk is asked', async () =>
      (await proposals('desk')).join() === all.join() ? true : undefined,
    );
    for (const who of ['office', 'reviewer', 'unit'] as const) expect(await proposals(who)).toEqual([]);
    expect(await referring('unqualified-result')).toMatchObject({ status: 409, body: { code: 'trigger-not-met' } });
    const reviewer = await county.people.reviewer.personId();
    const referred = await referring('unqualified-work', { persons: [reviewer] });
    accepted(referred);
    expect(await referring('unqualified-work')).toMatchObject({ status: 409, body: { code: 'referred-before' } });
    accepted(await referring('poorly-carried-out'));
    await eventually('what was proposed is asked no more', async () =>
      (await proposals('desk')).join() === 'loss-waste-or-inefficiency,perfunctory' ? true : undefined,
    );
    const at = `referrals/${department[0]}.${department[0]}.unqualified-work.1`;
    expect((await county.get('reviewer', 'accountability', at)).status).toBe(404);
    const read = async () => (await county.get<{ version: number }>('desk', 'accountability', at)).body;
    expect(await read()).toMatchObject({
      subject: department[0],
      persons: [reviewer],
      trigger: 'unqualified-work',
      assessment: { assessment: 'departments', year: 2023 },
      tasks: [{ step: 'prepare' }],
    });
    const step = async (who: 'desk' | 'office', name: string, body: object) =>
      county.post(who, 'accountability', `${at}/steps/${name}`, body, { ifMatch: (await read()).version });
    accepted(await step('desk', 'prepare', { answer: 'prepared', brings: { ground: 'unqualified' } }));
    const letter = {
      answer: 'referred',
      brings: {
        organisation: county.id,
        date: '2023-12-01',
        documents: [{ name: '移送函', document: 'referral-letter' }],
      },
    };
    // What was taken back refers nobody.
    accepted(await takeBackWork(county, department));
    expect(await step('office', 'issue', letter)).toMatchObject({ body: { code: 'assessment-not-concluded' } });
    await eventually('what was taken back is proposed no more', async () =>
      (await proposals('desk')).length === 0 ? true : undefined,
    );
    accepted(await concludeWork(county, department, ['perfunctory']));
    accepted(await step('office', 'issue', letter));
    const issued = async () =>
      (
        await county.get<{ items: readonly Readonly<{ subject: string; status: string }>[] }>(
          'office',
          'accountability',
          'referrals?status=issued',
        )
      ).body.items.map(({ subject, status }) => ({ subject, status }));
    await eventually('the list shows what was issued', async () => ((await issued()).length > 0 ? true : undefined));
    expect(await issued()).toEqual([{ subject: department[0], status: 'issued' }]);
  });

  it('FF-48: once a year is over, whoever scores is asked for each body that had money in it and is not assessed yet', async () => {
    await product.advanceTo('2024-01-03T02:00:00.000000Z');
    const { parentId: another } = await organisationOf(other.unitId);
    const asked = async (who: Who, step: string) => {
      const { body } = await county.get<{ items: readonly Task[] }>(who, 'accountability', 'tasks?limit=200');
      return body.items.flatMap((task) => (task.step === step && task.about['organisation'] === another ? [task] : []));
    };
    const [task] = await eventually('the business desk is asked', async () => {
      const found = await asked('desk', 'score');
      return found.length > 0 ? found : undefined;
    });
    expect(task).toMatchObject({
      zh: '工作考核评分（2023年）：预算部门预算绩效管理工作考核',
      about: { assessment: `${another}.2023.departments`, year: '2023' },
      why: { path: 'accountability.workAssessments/departments' },
    });
    for (const who of ['office', 'unit'] as const) expect(await asked(who, 'score')).toEqual([]);
    accepted(await scoreWork(county, [another, 'departments'], sheet('60', '40')));
    await eventually('the performance office is asked to conclude', async () =>
      (await asked('office', 'conclude')).length > 0 ? true : undefined,
    );
    await eventually('the business desk is asked no more', async () =>
      (await asked('desk', 'score')).length === 0 ? true : undefined,
    );
  });
});

/** Another than what is computed, with its reason: the sheet comes to 39.5 more. */
const departing = (monitoring: string) => [
  { item: 'monitoring-work', points: monitoring },
  { item: 'results', points: '39.5', because: '自评报送迟延' },
];
