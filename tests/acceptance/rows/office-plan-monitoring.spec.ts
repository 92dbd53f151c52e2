import type { County } from '../harness/county.js';
import { declarationOf, declared, idOf, own, versionOf, yuan } from '../harness/cycle.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, onRound, reportOf, step } from '../harness/monitoring.js';
import { approvedThere, type Office, onTarget, openOffice, quality, basis, targetAt } from '../harness/office.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let office: Office;
let county: County;
let [fund, policy]: [string, string] = ['', ''];
const projects: string[] = [];
beforeAll(async () => {
  product = await startProduct();
  office = await openOffice(product);
  ({ county } = office);
  fund = await approvedThere(office.section, { subjectKind: 'special-fund' });
  policy = await approvedThere(county, { subjectKind: 'policy' });
  for (let left = 3; left > 0; left -= 1) projects.push(await approvedThere(county));
  await product.advanceTo('2023-06-01T02:00:00.000000Z');
}, 1_200_000);
afterAll(() => product.close());

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const series = 'office-double-monitoring';
const node = '2023-06-15';
const round = `${series}@${node}`;
const wrongDesk = (desk: string) => ({ status: 403, body: { code: 'wrong-desk', desk } });
const articlesOf = (entry: ReturnType<typeof entryOf>): readonly string[] =>
  (entry.rules?.basis ?? []).flatMap(({ article }) => article.map((each) => each.article));
type Who = 'unit' | 'reviewer' | 'desk' | 'office' | 'budget';
const opening = (who: Who, id: string, of = county) => onMonitoring(of, who, id, 'rounds', { series, node });
const saying = (...items: readonly string[]) => ({
  answer: 'submitted',
  brings: { checklist: items.map((item) => ({ item, answer: 'passed', note: '已核对' })) },
  report: reportOf(),
});
const both = saying('attainment', 'execution');
const statusOf = async (id: string) =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round)?.status;

/** Monitored by the clerk, so that something can be found in it. */
async function monitored(): Promise<string> {
  const id = project();
  idOf(await opening('unit', id));
  idOf(await step(county, 'unit', [id, round, 'submit'], both));
  return id;
}
const proposing = (who: Who, id: string, said: object) =>
  onRound(county, who, id, `${round}/measures`, { reason: '情况属实', ...said });
async function proposed(id: string, said: object): Promise<string> {
  idOf(await proposing('unit', id, said));
  return (await monitoringOf(county, id)).proposals.at(-1)!.proposal;
}
const decide = (who: Who, id: string, proposal: string, acts: readonly object[] = []) =>
  onRound(county, who, id, `${round}/measures/${proposal}/steps/decide`, {
    answer: 'adopted',
    brings: { reason: '责令执行' },
    acts,
  });
const subjectIs = (id: string, status: string) =>
  eventually(`the subject is ${status}`, async () => {
    const { body } = await county.get<{ status: string }>('office', 'targets', `subjects/${id}`);
    return body.status === status ? true : undefined;
  });

it('T1-02: special funds and projects of the department are all within its plan, what is neither and what is elsewhere is not', async () => {
  idOf(await opening('reviewer', fund, office.section));
  const refused = await opening('reviewer', policy);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const fundRounds = (await monitoringOf(county, fund)).rounds.map((each) => each.round);
  expect(fundRounds).toContain(round);
  expect((await monitoringOf(county, policy)).rounds.map((each) => each.round)).not.toContain(round);
  const elsewhere = await declared(office.outside);
  const outside = await onMonitoring(office.outside, 'office', elsewhere, 'rounds', { series, node });
  expect(outside.status).toBeGreaterThanOrEqual(400);
});

it('T1-07a: attainment and execution are looked at together, as often as somebody opens it, and the office puts it together', async () => {
  const id = project();
  expect(await opening('desk', id)).toMatchObject({ status: 403 });
  idOf(await opening('reviewer', id));
  expect(await step(county, 'unit', [id, round, 'submit'], saying('execution'))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['attainment'] }] },
  });
  idOf(await step(county, 'unit', [id, round, 'submit'], both));
  expect(await step(county, 'desk', [id, round, 'summarise'], { answer: 'summarised' })).toMatchObject(
    wrongDesk('department-reviewer'),
  );
  idOf(await step(county, 'reviewer', [id, round, 'summarise'], { answer: 'summarised' }));
  expect(await statusOf(id)).toBe('done');
});

it('T1-07b, A-8: what is severely mismatched is suspended as the office orders, and its money moved as a person names; nothing follows of itself', async () => {
  const id = await monitored();
  const { proposals } = await monitoringOf(county, id);
  expect(proposals).toEqual([]);
  const mismatch = { ground: 'severe-mismatch', measures: ['suspend-subject', 'stop-payment'] };
  expect(await proposing('desk', id, mismatch)).toMatchObject(wrongDesk('budget-unit'));
  expect(await proposing('unit', id, { ...mismatch, measures: ['recover-idle'] })).toMatchObject({
    body: { code: 'measures-not-listed', listed: ['suspend-subject', 'stop-payment', 'adjust-budget'] },
  });
  const proposal = await proposed(id, mismatch);
  const stopping = [{ act: 'stop', from: '2023-06-02' }];
  expect(await decide('budget', id, proposal, stopping)).toMatchObject(wrongDesk('department-reviewer'));
  idOf(await decide('reviewer', id, proposal, stopping));
  await subjectIs(id, 'suspended');
  const decided = entryOf(await trailWith(county, id, 'measure-decided'), 'measure-decided');
  expect(decided.actor).toMatchObject({ desk: 'department-reviewer' });
  expect(articlesOf(decided)).toContain('四、(四)做好绩效运行监控');
  // What the county has found itself still goes its way.
  expect(await proposing('unit', id, { ground: 'target-deviation', measures: ['rectify'] })).toMatchObject(
    wrongDesk('business-desk'),
  );
});

it('T1-07c: for a change of policy the target is adjusted together with the money', async () => {
  const id = await monitored();
  const proposal = await proposed(id, { ground: 'policy-change-or-emergency', measures: ['adjust-target'] });
  idOf(await decide('reviewer', id, proposal));
  type Read = Readonly<{ status: string; asked?: readonly object[] }>;
  const read = async () => (await county.get<Read>('unit', 'targets', targetAt(id))).body;
  await eventually('the unit is asked to adjust', async () => ((await read()).asked ? true : undefined));
  const { subject: _subject, period: _period, requested: _requested, ...content } = declarationOf(county);
  const version = () => versionOf(county, 'targets', targetAt(id));
  const adjusting = { ...content, reason: '政策变化' };
  idOf(await county.post('unit', 'targets', `${targetAt(id)}/adjustments`, adjusting, { ifMatch: await version() }));
  idOf(await onTarget(county, 'unit', id, 'submit.set', { answer: 'set', brings: quality }));
  idOf(await onTarget(county, 'reviewer', id, 'submit.office-review', { answer: 'passed', brings: basis }));
  idOf(await onTarget(county, 'unit', id, 'submit', { answer: 'submitted' }));
  const items = [
    'compiled',
    'completeness',
    'standard-form',
    'sufficient-grounds',
    'regular-approval',
    'reasonable-targets',
  ];
  const checklist = items.map((item) => ({ item, answer: 'passed' }));
  idOf(await onTarget(county, 'desk', id, 'desk-review', { answer: 'passed', brings: { checklist } }));
  idOf(await onTarget(county, 'office', id, 'hand-over', { answer: 'handed-over' }));
  const approve = (more: object) => onTarget(county, 'budget', id, 'approve', { answer: 'approved', ...more });
  const alone = { brings: { amount: yuan('800000.00'), date: '2023-06-01' } };
  expect(await approve(alone)).toMatchObject({ status: 409, body: { code: 'together', with: 'budget-line' } });
  const budget = {
    version: await versionOf(county, 'targets', `budget-lines/${id}/2023`),
    amounts: [{ ...own, amount: yuan('800000.00') }],
    from: '2023-06-01',
    budgetKind: 'adjusted-budget',
    reason: '政策变化',
  };
  idOf(await approve({ budget }));
  expect(await read()).toMatchObject({ status: 'approved' });
  expect(await read()).not.toHaveProperty('asked');
});
