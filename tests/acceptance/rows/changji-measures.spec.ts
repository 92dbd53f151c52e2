import { demoAdministrator, demoPassword } from '@wenxiao/cli/demo';
import { postAsRead } from '../harness/as-read.js';
import type { Accepted, County } from '../harness/county.js';
import {
  approved,
  declarationOf,
  idOf,
  indicator,
  own,
  passed,
  targetStep,
  versionOf,
  yuan,
} from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, onRound, openRound } from '../harness/monitoring.js';
import { once } from '../harness/once.js';
import { articlesOf, handedIn, handIn, inDeviation, openPrefecture } from '../harness/prefecture.js';
import { type Product, startProduct } from '../harness/product.js';
import { askedBy, putRight, rectificationAt, rectificationOf } from '../harness/rectifying.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openPrefecture(product));
  await product.advanceTo('2023-02-02T02:00:00.000000Z');
}, 600_000);
afterAll(() => product.close());

const february = 'monthly@2023-02-28';
/** A project whose results of February show that it departs from its targets. */
async function reported(): Promise<string> {
  const [id = ''] = await approved(county, {});
  await openRound(county, id, february);
  idOf(await handIn(county, id, february, handedIn(inDeviation)));
  return id;
}
type Who = 'unit' | 'desk' | 'budget' | 'office';
const onMeasures = (who: Who, id: string, rest: string, body: object) =>
  onRound(county, who, id, `${february}/measures${rest}`, body);
async function proposed(who: Who, id: string, ground: string, measures: readonly string[], more: object = {}) {
  const body = { ground, measures, reason: '合同未及时签订，支付进度慢', ...more };
  idOf(await onMeasures(who, id, '', body));
  return (await monitoringOf(county, id)).proposals.at(-1)!.proposal;
}
const decide = (id: string, proposal: string, acts: readonly object[], who: Who = 'budget') =>
  onMeasures(who, id, `/${proposal}/steps/decide`, { answer: 'adopted', brings: { reason: '按程序办理' }, acts });
const statusIs = (id: string, proposal: string, status: string) =>
  eventually(`the proposal is ${status}`, async () => {
    const { proposals } = await monitoringOf(county, id);
    return proposals.some((each) => each.proposal === proposal && each.status === status) ? true : undefined;
  });
const lineOf = async (id: string) => (await county.get<object>('budget', 'targets', `budget-lines/${id}/2023`)).body;
const decidedBy = async (id: string) =>
  articlesOf(entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided'));
const refusedMeasures = (listed: readonly string[]) => ({
  status: 422,
  body: expect.objectContaining({ code: 'measures-not-listed', listed }),
});

it('CJ-06c: for a departure the indicators are adjusted by the procedure, for a serious problem measures are taken', async () => {
  const id = await reported();
  const of = { reason: '偏离绩效目标', measures: ['stop-payment'] };
  expect(await onMeasures('desk', id, '', { ...of, ground: 'off-target' })).toMatchObject(
    refusedMeasures(['adjust-target']),
  );
  const adjusting = await proposed('desk', id, 'off-target', ['adjust-target']);
  expect(await decide(id, adjusting, [], 'desk')).toMatchObject({ status: 403 });
  idOf(await decide(id, adjusting, []));
  await adjusted(id, adjusting);
  const proposal = entryOf(await trailWith(county, id, 'measure-proposed'), 'measure-proposed');
  expect(articlesOf(proposal)).toContain('第六条');
  const serious = await proposed('desk', id, 'serious-problem', ['suspend-payment']);
  expect(await decide(id, serious, [])).toMatchObject({ status: 422, body: { code: 'not-carried-out' } });
  idOf(await decide(id, serious, [{ act: 'suspend', from: '2023-02-10' }]));
  await statusIs(id, serious, 'applied');
  expect(await lineOf(id)).toMatchObject({ timetables: { payment: [{ from: '2023-02-10', status: 'suspended' }] } });
});

/** The unit is asked to adjust the target, and does; whoever reviews and approves targets does so anew. */
async function adjusted(id: string, proposal: string): Promise<void> {
  type Waiting = Readonly<{ step: string; about: Readonly<{ subject: string; proposal: string }> }>;
  await eventually('the unit is asked to adjust', async () => {
    const { body } = await county.get<{ items: readonly Waiting[] }>('unit', 'targets', 'tasks?limit=200');
    const isIt = ({ step, about }: Waiting) => step === 'adjust' && about.subject === id && about.proposal === proposal;
    return body.items.some(isIt) ? true : undefined;
  });
  const { subject: _subject, period: _period, requested: _requested, ...content } = declarationOf(county);
  const indicators = [indicator('1', '养护里程', '≥50公里', '60'), indicator('2', '群众满意度', '≥90%', '40')];
  const path = `performance-targets/${id}/2023`;
  const version = () => versionOf(county, 'targets', path);
  const adjustment = { ...content, indicators, reason: '偏离绩效目标指标' };
  idOf(await postAsRead(county, 'unit', 'targets', `${path}/adjustments`, adjustment, version));
  const budget = {
    version: await versionOf(county, 'targets', `budget-lines/${id}/2023`),
    amounts: [{ ...own, amount: yuan('1000000.00') }],
    from: '2023-02-05',
    budgetKind: 'adjusted-budget',
  };
  for (const [who, name, body] of [
    ['reviewer', 'unit-review', passed],
    ['desk', 'finance-review', passed],
    ['budget', 'approve', { answer: 'approved', budget }],
  ] as const)
    idOf(await targetStep(county, who, id, name, body, await version()));
  const { body } = await county.get<object>('unit', 'targets', path);
  expect(body).toMatchObject({ status: 'approved', inForce: { declaration: 2 } });
}

it('CJ-14: of targets that are hard to attain the bureau adjusts indicators or the budget, suspends payment or stops it, by the cause', async () => {
  const [less, suspended, stopped] = [await reported(), await reported(), await reported()];
  const change = yuan('-600000.00');
  const cut = await proposed('desk', less, 'target-hard-to-attain', ['adjust-target', 'adjust-budget'], { change });
  idOf(await decide(less, cut, [{ act: 'cut', from: '2023-02-05', ...own, amount: yuan('600000.00') }]));
  await statusIs(less, cut, 'applied');
  expect(await lineOf(less)).toMatchObject({ inForce: { total: '400000.00' } });
  for (const [id, measure, act, status] of [
    [suspended, 'suspend-payment', 'suspend', 'suspended'],
    [stopped, 'stop-payment', 'stop', 'stopped'],
  ] as const) {
    const proposal = await proposed('desk', id, 'target-hard-to-attain', [measure]);
    idOf(await decide(id, proposal, [{ act, from: '2023-02-10' }]));
    await statusIs(id, proposal, 'applied');
    expect(await lineOf(id)).toMatchObject({ timetables: { payment: [{ from: '2023-02-10', status }] } });
    expect(await decidedBy(id)).toContain('第十四条');
  }
  const others = { ground: 'target-hard-to-attain', measures: ['suspend-subject'], reason: '目标难以实现' };
  expect(await onMeasures('desk', stopped, '', others)).toMatchObject(
    refusedMeasures(['adjust-target', 'adjust-budget', 'suspend-payment', 'stop-payment']),
  );
});

/** The unit records what it found itself and corrects it; the bureau looks at what was done. */
async function selfCorrected(id: string, ground: string): Promise<string> {
  const body = { ground, measures: ['rectify'], reason: '合同未及时签订' };
  expect(await onMeasures('desk', id, '', body)).toMatchObject({ status: 403, body: { desk: 'budget-unit' } });
  const proposal = await proposed('unit', id, ground, ['rectify']);
  const brings = { reason: '已签订合同，按进度拨付' };
  idOf(await onMeasures('unit', id, `/${proposal}/steps/correct`, { answer: 'corrected', brings, acts: [] }));
  const of = askedBy.measure(id, proposal);
  const { problems } = await rectificationOf(county, of);
  expect(problems).toMatchObject([{ item: ground, problem: '已签订合同，按进度拨付' }]);
  const at = (who: Who, name: string, said: object) =>
    postAsRead(county, who, 'accountability', `${rectificationAt(of)}/steps/${name}`, said, () =>
      versionOf(county, 'accountability', rectificationAt(of)),
    );
  idOf(await at('unit', 'submit', { answer: 'submitted', brings: {}, problems: [putRight(ground)] }));
  idOf(await at('desk', 'check', { answer: 'rectified', brings: {} }));
  expect(await rectificationOf(county, of, ({ left }) => left === 0)).toMatchObject({ rectified: 1 });
  return proposal;
}

it('CJ-07b: a unit records how it corrects the management of a project and the payment of funds that depart from the targets', async () => {
  const id = await reported();
  for (const ground of ['project-management', 'fund-payment']) await selfCorrected(id, ground);
  const { proposals } = await monitoringOf(county, id);
  expect(proposals).toMatchObject([
    { ground: 'project-management', outcome: 'adopted' },
    { ground: 'fund-payment', outcome: 'adopted' },
  ]);
  expect(await decidedBy(id)).toContain('第七条');
});

it('CJ-13a: what a unit finds in monitoring it corrects itself, and no desk of the bureau decides on it', async () => {
  const id = await reported();
  const body = { ground: 'deviation', measures: ['stop-payment'], reason: '支付偏慢' };
  expect(await onMeasures('unit', id, '', body)).toMatchObject(refusedMeasures(['rectify']));
  await selfCorrected(id, 'deviation');
  const entry = entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided');
  expect(entry.actor).toMatchObject({ as: 'grant', desk: 'budget-unit' });
  expect(articlesOf(entry)).toContain('第十三条');
  // Of what the bureau finds nothing is the unit's to decide.
  const serious = { ground: 'serious-problem', measures: ['suspend-payment'], reason: '问题严重' };
  expect(await onMeasures('unit', id, '', serious)).toMatchObject({ status: 403, body: { desk: 'business-desk' } });
});

type Task = Readonly<{ zh: string; about: Readonly<{ subject?: string; trigger?: string }> }>;
const referralOf = (id: string, trigger: string, ground: string = trigger) => ({
  ...{ subject: id, organisation: county.unitId, persons: [], trigger, ground },
  reason: '由该单位承担项目实施',
});
const refer = (id: string, trigger: string, ground?: string) =>
  eventually('accountability has heard of the subject', async () => {
    const answer = await county.post('desk', 'accountability', 'referrals', referralOf(id, trigger, ground));
    return answer.status === 404 ? undefined : answer;
  });
const onReferral = (who: Who, id: string, trigger: string, name: string, body: object) => {
  const at = `referrals/${id}.${county.unitId}.${trigger}.1`;
  const read = () => versionOf(county, 'accountability', at);
  return postAsRead(county, who, 'accountability', `${at}/steps/${name}`, body, read);
};
const issued = (documents: readonly object[], more: object = {}) => ({ brings: { documents, ...more } });
const letter = [{ name: '移送函', document: 'referral-letter' }];
/** Prepared by the desk, issued by the performance office. */
async function issue(id: string, trigger: string, body: object): Promise<void> {
  const prepared = { answer: 'prepared', brings: { ground: trigger } };
  idOf(await onReferral('desk', id, trigger, 'prepare', prepared));
  expect(await onReferral('desk', id, trigger, 'issue', body)).toMatchObject({ status: 403 });
  idOf(await onReferral('office', id, trigger, 'issue', body));
}

it('CJ-06d: from what was reviewed the bureau gives an opinion for the assessment; a major departure leads to accountability by the procedure', async () => {
  const id = await reported();
  const opinion = {
    ...{ kind: 'assessment-opinion', on: '2023-02-02', round: february },
    ...{ seen: '审核认定：重大偏离绩效目标，考核扣分', findings: ['major-deviation'] },
  };
  const giving = (who: Who, body: object = opinion) => onMonitoring(county, who, id, 'checks', body);
  expect(await giving('desk')).toMatchObject({ status: 403, body: { desk: 'performance-office' } });
  expect(await giving('office', { ...opinion, findings: ['serious-problem'] })).toMatchObject({
    status: 422,
    body: { code: 'unknown-finding', listed: ['major-deviation'] },
  });
  idOf(await giving('office'));
  expect(await monitoringOf(county, id)).toMatchObject({
    checks: [{ kind: 'assessment-opinion', assessedUnder: 'monitoring-results', seen: opinion.seen, round: february }],
  });
  const given = entryOf(await trailWith(county, id, 'monitoring-checked'), 'monitoring-checked');
  expect(articlesOf(given)).toContain('第六条');
  await eventually('the desk is asked whether it is referred', async () => {
    const { body } = await county.get<{ items: readonly Task[] }>('desk', 'accountability', 'tasks?limit=200');
    const isIt = ({ about }: Task) => about.subject === id && about.trigger === 'major-deviation';
    return body.items.some(isIt) ? true : undefined;
  });
  expect(await refer(id, 'major-deviation', 'fiscal-violation')).toMatchObject({ body: { code: 'unknown-finding' } });
  idOf(await refer(id, 'major-deviation'));
  await issue(id, 'major-deviation', {
    answer: 'referred',
    ...issued(letter, { organisation: county.id, date: '2023-02-02' }),
  });
});

const prosecutor = once(async () => {
  const administrator = await product.address.signIn(demoAdministrator.accountName, demoPassword);
  const body = { kind: 'judicial-authority', nature: 'body', name: '县人民检察院', parentId: county.id };
  const registered = await administrator.post(`/api/directory/jurisdictions/${county.id}/organisations`, body);
  await product.settled();
  return (registered as unknown as Accepted).streams[0]!.id;
});

it('CJ-15: a violation of fiscal law is dealt with by law, and what may be a crime goes to the judicial authorities', async () => {
  const id = await reported();
  for (const trigger of ['fiscal-violation', 'suspected-crime']) {
    const groundless = { ...referralOf(id, trigger), ground: undefined };
    const refused = await eventually('accountability has heard of the subject', async () => {
      const answer = await county.post('desk', 'accountability', 'referrals', groundless);
      return answer.status === 404 ? undefined : answer;
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'trigger-not-met' } });
    idOf(await refer(id, trigger));
  }
  const decision = [{ name: '处理决定书', document: 'handling-decision' }];
  const law = { reason: '《财政违法行为处罚处分条例》第六条' };
  idOf(
    await onReferral('desk', id, 'suspected-crime', 'prepare', {
      answer: 'prepared',
      brings: { ground: 'suspected-crime' },
    }),
  );
  const letterless = { answer: 'referred', ...issued([], { organisation: await prosecutor(), date: '2023-02-02' }) };
  expect(await onReferral('office', id, 'suspected-crime', 'issue', letterless)).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'document:referral-letter' }] },
  });
  const out = { answer: 'referred', ...issued(letter, { organisation: await prosecutor(), date: '2023-02-02' }) };
  idOf(await onReferral('office', id, 'suspected-crime', 'issue', out));
  await issue(id, 'fiscal-violation', { answer: 'dealt-with', ...issued(decision, law) });
  const at = `referrals/${id}.${county.unitId}.fiscal-violation.1`;
  const { body } = await county.get<object>('office', 'accountability', at);
  expect(body).toMatchObject({ outcome: 'dealt-with' });
});
