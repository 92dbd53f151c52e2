import { rectificationChanged, registerEntryChanged } from '@wenxiao/contracts';
import { seed } from '@wenxiao/rules/seeds';
import type { RuleSet, Step } from '@wenxiao/rules/shape';
import { actingIn, own, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
});
afterAll(() => running.close());

const fufeng = seed('fufeng-2022')!;
const source = [{ instrument: 'implementing-rules', article: '第十九条' }];
const atMostOneProject = {
  code: 'projects',
  zh: '项目个数',
  source,
  soft: true,
  over: 'tenant',
  of: { figure: 'subject.kind', is: ['project'] },
  atMost: '1',
} as const;
const oneBudget = {
  code: 'budgets',
  zh: '预算覆盖',
  source,
  over: 'tenant',
  of: { figure: 'jurisdiction.level', set: 'no' },
  figure: 'jurisdiction.budgets-covered',
  atLeast: '1',
} as const;

/** A county under the rules of Fufeng with numbers to be kept, and its targets approved apart from budgets where a test says so. */
function countyWith(procedures = fufeng.members.procedures): Promise<County> {
  const members: RuleSet['members'] = { ...fufeng.members, checks: [atMostOneProject, oneBudget] };
  return running.county({ ...fufeng, members: { ...members, ...(procedures && { procedures }) } });
}

const checksOf = (county: County, expected: object, year = 2023, as: Person = county.office) =>
  running.until(county, `checks/${String(year)}`, as, expected);
const projects = (value: string, kept: 'yes' | 'no') => ({
  checks: [{ check: 'projects', value, kept, soft: true, atMost: '1' }, { check: 'budgets' }],
});
const budgets = (value: string, kept: 'yes' | 'no') => ({
  checks: [{ check: 'projects' }, { check: 'budgets', value, kept, soft: false, atLeast: '1' }],
});

it('what a year has is counted, a target of several years in each of them, and what ended in the year no more', async () => {
  const county = await countyWith();
  const acting = actingIn(running, county);
  await checksOf(county, projects('0', 'yes'));
  const several = await acting.declared({ period: '2023-2025' });
  await checksOf(county, projects('1', 'yes'));
  await checksOf(county, projects('1', 'yes'), 2025);
  await checksOf(county, projects('0', 'yes'), 2026);
  const other = await acting.declared();
  await checksOf(county, projects('2', 'no'));
  const ending = { as: county.office, body: { from: '2023-03-01', reason: '任务完成' }, ifMatch: 1 };
  streamsOf(await running.call(county, `subjects/${other}/ending`, ending));
  await checksOf(county, projects('1', 'yes'));
  const registered = { unit: county.unit, kind: 'project', name: '只登记', isNew: false };
  streamsOf(await running.call(county, 'subjects', { as: county.clerk, body: registered }));
  const endingToo = { as: county.office, body: { from: '2023-03-01', reason: '任务完成' }, ifMatch: 1 };
  streamsOf(await running.call(county, `subjects/${several}/ending`, endingToo));
  expect((await checksOf(county, projects('0', 'yes'))).body).toMatchObject({ year: 2023, computed: [] });
});

it('a budget is covered once money of it has a target in force, and by neither alone', async () => {
  const apart = ({ together: _together, ...step }: Step): Step => step;
  const county = await countyWith(
    fufeng.members.procedures?.map((each) => ({ ...each, steps: each.steps.map(apart) })),
  );
  const acting = actingIn(running, county);
  const subject = await acting.reviewed();
  const body = { budgetKind: 'initial-budget', from: '2023-01-20', amounts: [{ ...own, amount: yuan('1000000.00') }] };
  const line = `budget-lines/${subject}/2023`;
  streamsOf(await running.call(county, `${line}/approval`, { as: county.office, body, ifMatch: 1 }));
  // The list has heard of the approval.
  await running.until(county, 'performance-targets?year=2023', county.office, {
    items: [{ subject, inForce: '1000000.00' }],
  });
  const of = (subjects: number) => {
    const others = ['government-fund', 'state-capital', 'social-insurance'];
    return [
      { fund: 'general-public', subjects, covered: subjects > 0 },
      ...others.map((fund) => ({ fund, subjects: 0, covered: false })),
    ];
  };
  await checksOf(county, { ...budgets('0', 'no'), budgets: of(0) });
  const brings = { amount: yuan('1000000.00'), date: '2023-01-20' };
  const approving = { as: county.budget, body: { answer: 'approved', brings }, ifMatch: 6 };
  streamsOf(await running.call(county, `performance-targets/${subject}/2023/steps/approve`, approving));
  await checksOf(county, budgets('1', 'yes'));
  expect((await checksOf(county, budgets('0', 'no'), 2024)).body).toMatchObject({ budgets: of(0) });
  expect((await checksOf(county, budgets('1', 'yes'))).body).toMatchObject({ budgets: of(1) });
});

const ofKeyEvaluations = {
  code: 'rectified',
  zh: '整改率',
  source,
  over: 'tenant',
  of: { figure: 'evaluation.type', is: ['finance-evaluation'] },
  figure: 'rectification.rate',
  atLeast: '1',
} as const;
const ofReviews = {
  code: 'reviews',
  zh: '点评轮次',
  source,
  over: 'tenant',
  of: { figure: 'jurisdiction.level', set: 'no' },
  entries: { register: 'reviews', each: 'occasion' },
  atLeast: '2',
} as const;

it('what evaluations fed back is put right once it was checked, of each unit, and entries are counted in their year', async () => {
  const checks = [ofKeyEvaluations, ofReviews];
  const county = await running.county({ ...fufeng, members: { ...fufeng.members, checks } });
  const subject = await actingIn(running, county).declared();
  const scheme = 'budget-performance';
  const told = (name: string, status: 'open' | 'rectified' | 'given-up', problems: number, rectified: number) =>
    running.publish(
      'accountability',
      county.id,
      `rectification/${subject}.2023.${name}`,
      rectificationChanged({ subject, year: 2023, scheme, rectification: name, status, problems, rectified }),
    );
  const rated = (value: string, share: object) => ({
    checks: [{ check: 'rectified', value, share, units: [{ unit: county.unit, value, share }] }, { check: 'reviews' }],
  });
  const of = 'evaluation.finance-evaluation.2023';
  await told(`${of}.1`, 'open', 3, 3);
  await told(`${of}.2`, 'rectified', 1, 1);
  await told(`${of}.3`, 'given-up', 9, 0);
  await told('evaluation.department-evaluation.2023.1', 'open', 5, 0);
  await told('result', 'open', 7, 0);
  await running.heard(county.id, 5);
  await checksOf(county, rated('0.25', { of: 4, done: 1 }));
  await told(`${of}.1`, 'rectified', 3, 3);
  await checksOf(county, rated('1', { of: 4, done: 4 }));

  const entry = {
    scheme,
    register: 'reviews',
    of: 'subject',
    about: subject,
    status: 'in-force',
    effects: [],
  } as const;
  const rules = { hash: 'a'.repeat(64), layers: [{ id: fufeng.id, version: 1 }], basis: [] };
  for (const [number, occasion, on] of [
    [1, '2023-1', '2023-02-01'],
    [2, '2023-1', '2023-02-01'],
    [3, '2022-4', '2022-12-31'],
  ] as const)
    await running.publish(
      'accountability',
      county.id,
      `register/${subject}.reviews.0.subject.${String(number)}`,
      registerEntryChanged({ ...entry, number, occasion, on, rules }),
    );
  await running.heard(county.id, 8);
  const { body } = await checksOf(county, { checks: [{}, { check: 'reviews', value: '1', kept: 'no' }] });
  expect(body['checks']).toMatchObject([{ kept: 'yes', units: [{ name: expect.any(String), kept: 'yes' }] }, {}]);
});

it('a part of a number is none: who has no desk over the whole county does not read it', async () => {
  const county = await countyWith();
  const statusFor = async (as: Person, rest = ''): Promise<number> =>
    (await running.call(county, `checks/2023${rest}`, { as })).status;
  for (const rest of ['', '/jurisdictions']) {
    expect([await statusFor(county.office, rest), await statusFor(county.budget, rest)]).toEqual([200, 200]);
    expect([await statusFor(county.clerk, rest), await statusFor(county.reviewer, rest)]).toEqual([404, 404]);
    expect(await statusFor({ ...county.office, desk: 'evaluator', at: county.id }, rest)).toBe(404);
  }
});
