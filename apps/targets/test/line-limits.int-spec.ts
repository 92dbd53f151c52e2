import { seed } from '@wenxiao/rules/seeds';
import type { Step } from '@wenxiao/rules/shape';
import { actingIn, own, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const post = (subject: string, rest: string, as: Person, body: object, ifMatch: number) =>
  running.call(county, `budget-lines/${subject}/2023/${rest}`, { as, body, ifMatch });
const part = (amount: string) => ({ ...own, amount: yuan(amount) });

it('a transfer is taken back on both lines in one act, and neither can be approved or raised once its subject has ended', async () => {
  const [giver, getter] = [await acting.approved(), await acting.approved()];
  const transfer = { amount: yuan('100.00'), gives: own, to: { subject: getter, year: 2023, version: 2, ...own } };
  const stated = { from: '2023-03-01', reason: '调剂' };
  streamsOf(await post(giver, 'transfers', county.budget, { ...transfer, ...stated }, 2));
  const streams = streamsOf(await post(getter, 'reversals', county.budget, { version: 3, reason: '误调' }, 3));
  expect(streams.map(({ stream, version }) => [stream, version])).toEqual([
    [`budget-line/${getter}.2023`, 4],
    [`budget-line/${giver}.2023`, 4],
  ]);
  for (const subject of [giver, getter])
    expect(await acting.line(subject)).toMatchObject({ inForce: { total: '1000000.00' } });
  const ending = { as: county.office, body: stated, ifMatch: 1 };
  streamsOf(await running.call(county, `subjects/${giver}/ending`, ending));
  const raise = { amounts: [part('1.00')], ...stated };
  expect(await post(giver, 'raises', county.budget, raise, 4)).toMatchObject({
    status: 409,
    body: { code: 'subject-is', subjectStatus: 'ended' },
  });
});

it('a list of nothing is not approved, and an approval with its target is taken back there alone', async () => {
  expect(await acting.approve([])).toMatchObject({ status: 400, body: { errors: [{ path: 'items' }] } });
  const subject = await acting.approved();
  expect(await post(subject, 'reversals', county.budget, { version: 2, reason: '误批' }, 2)).toMatchObject({
    status: 409,
    body: { code: 'approved-with-target', period: '2023' },
  });
});

it('a budget is approved by itself where the set of the county approves targets apart from budgets', async () => {
  const whole = seed('fufeng-2022')!;
  const apart = ({ together: _together, ...step }: Step): Step => step;
  const procedures = whole.members.procedures?.map((each) => ({ ...each, steps: each.steps.map(apart) })) ?? [];
  const other = await running.county({ ...whole, members: { ...whole.members, procedures } });
  const subject = await actingIn(running, other).reviewed();
  const brings = { amount: yuan('1000000.00'), date: '2023-01-20' };
  const approving = { as: other.budget, body: { answer: 'approved', brings }, ifMatch: 6 };
  streamsOf(await running.call(other, `performance-targets/${subject}/2023/steps/approve`, approving));
  const body = { budgetKind: 'initial-budget', from: '2023-01-20', amounts: [part('1000000.00')] };
  const line = `budget-lines/${subject}/2023`;
  streamsOf(await running.call(other, `${line}/approval`, { as: other.office, body, ifMatch: 1 }));
  const { body: shown } = await running.call(other, line, { as: other.office });
  expect(shown).toMatchObject({ inForce: { total: '1000000.00' } });
});

it('who declares where the set has no procedure is told what is to be done, and by whom', async () => {
  const whole = seed('fufeng-2022')!;
  const procedures = whole.members.procedures?.filter(({ object }) => object !== 'performance-target') ?? [];
  const other = await running.county({ ...whole, members: { ...whole.members, procedures } });
  const declaring = (as: Person) =>
    running.call(other, 'performance-targets', { as, body: actingIn(running, other).declaration() });
  const refused = {
    status: 409,
    body: {
      code: 'no-procedure',
      zh: '现行规则未规定此类目标的办理流程，暂不能申报：请示范财政局“预算绩效管理机构”采用有此流程的规则（procedures，object 为 performance-target），生效后再申报。',
    },
  };
  expect([await declaring(other.clerk), await declaring(other.office)]).toMatchObject([refused, refused]);
});

it('that a line is approved with its target is said to nobody who may not approve it', async () => {
  const subject = await acting.approved();
  const approval = { amounts: [part('1000000.00')], from: '2023-03-01', budgetKind: 'initial-budget' };
  for (const [rest, body] of [
    ['approval', approval],
    ['reversals', { version: 2, reason: '误批' }],
  ] as const) {
    expect(await post(subject, rest, county.clerk, body, 2)).toMatchObject({ status: 403 });
    const elsewhere = { ...county.clerk, at: county.bureau };
    expect(await post(subject, rest, elsewhere, body, 2)).toMatchObject({ status: 404 });
  }
});

it('what comes to more than an amount may be is refused with the limit, and nothing changes', async () => {
  const subject = await acting.approved();
  const most = part('10000000000000');
  const parts = [most, { ...most, document: '财预〔2023〕1号' }];
  const because = { from: '2023-03-01', reason: '追加' };
  const limit = '10000000000000';
  for (const amounts of [[most], parts])
    expect(await post(subject, 'raises', county.budget, { amounts, ...because }, 2)).toMatchObject({
      status: 422,
      body: { code: 'above-limit', limit },
    });
  expect(
    await running.call(county, 'performance-targets', {
      as: county.clerk,
      body: acting.declaration({ requested: parts }),
    }),
  ).toMatchObject({ status: 422, body: { code: 'above-limit', amount: '20000000000000.00', limit } });
  expect(await acting.line(subject)).toMatchObject({ version: 2, inForce: { total: '1000000.00' } });
});
