import { postAsRead } from '../harness/as-read.js';
import { openBureauOfDesks } from '../harness/bureau-of-desks.js';
import type { County } from '../harness/county.js';
import { approval, approvalItem, declared, idOf, versionOf } from '../harness/cycle.js';
import { accepted, evaluationAt, evaluationStep, type Acting } from '../harness/evaluating.js';
import { eventually } from '../harness/eventually.js';
import { monitoringOf, onMonitoring, reportOf, step } from '../harness/monitoring.js';
import { type Product, startProduct } from '../harness/product.js';
import { entryOf, trailWith } from '../harness/trail.js';

let product: Product;
let county: County;
let projects: string[];
beforeAll(async () => {
  product = await startProduct();
  ({ county } = await openBureauOfDesks(product));
  projects = [await approvedTarget(), await approvedTarget(), await approvedTarget()];
  await product.advanceTo('2023-02-01T02:00:00.000000Z');
}, 420_000);
afterAll(() => product.close());

/** A project whose target the desk reviewed, the centre handed over and the budget desk approved; monitoring has heard of it. */
async function approvedTarget(): Promise<string> {
  const id = await declared(county);
  const address = `performance-targets/${id}/2023`;
  const items = [
    'compiled',
    'completeness',
    'standard-form',
    'sufficient-grounds',
    'regular-approval',
    'reasonable-targets',
  ];
  const checklist = items.map((item) => ({ item, answer: 'passed' }));
  const act = (who: 'desk' | 'office', name: string, body: object) =>
    postAsRead(county, who, 'targets', `${address}/steps/${name}`, body, () => versionOf(county, 'targets', address));
  idOf(await act('desk', 'desk-review', { answer: 'passed', brings: { checklist } }));
  idOf(await act('office', 'hand-over', { answer: 'handed-over' }));
  const targetVersion = await versionOf(county, 'targets', address);
  idOf(await county.post('budget', 'targets', 'budget-approvals', approval([approvalItem(id, { targetVersion })])));
  await eventually(`monitoring hears of ${id}`, async () => {
    const { status } = await county.get('office', 'monitoring', `monitoring/${id}/2023`);
    return status === 200 ? true : undefined;
  });
  return id;
}

/** Another project, of which nothing was said yet. */
function project(): string {
  const next = projects.pop();
  if (next === undefined) throw new Error('No project is left');
  return next;
}

const node = '2023-02-15';
const opening = (who: 'unit' | 'desk' | 'office', id: string, series: string) =>
  onMonitoring(county, who, id, 'rounds', { series, node });
const statusOf = async (id: string, round: string): Promise<string | undefined> =>
  (await monitoringOf(county, id)).rounds.find((each) => each.round === round)?.status;

it('HC-15: whoever looks after the department opens a round, the unit reports both and in words, and the desk looks through it', async () => {
  const id = project();
  expect(await opening('unit', id, 'self-monitoring')).toMatchObject({ status: 403 });
  idOf(await opening('desk', id, 'self-monitoring'));
  const round = `self-monitoring@${node}`;
  const saying = (...items: readonly string[]) => ({
    answer: 'submitted',
    brings: { checklist: items.map((item) => ({ item, answer: 'passed', note: '与目标和预算相符' })) },
    report: reportOf(),
  });
  expect(await step(county, 'unit', [id, round, 'submit'], saying('execution'))).toMatchObject({
    status: 422,
    body: { code: 'answer-wanting', wanting: [{ needed: 'checklist', these: ['attainment'] }] },
  });
  idOf(await step(county, 'unit', [id, round, 'submit'], saying('attainment', 'execution')));
  expect(await step(county, 'office', [id, round, 'review'], { answer: 'passed' })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'business-desk' },
  });
  idOf(await step(county, 'desk', [id, round, 'review'], { answer: 'passed' }));
  expect(await statusOf(id, round)).toBe('done');
});

it('HC-04, HC-18, B-24: no evaluation by finance goes on that the leading group has not passed', async () => {
  const [passed, refused] = [project(), await approvedTarget()];
  const type = 'finance-evaluation';
  const act = (who: Acting, id: string, name: string, body: object) =>
    evaluationStep(county, who, id, [type, name], body);
  const persons = [await county.people.expert.personId()];
  const appointing = { answer: 'formed', brings: { persons } };
  for (const id of [passed, refused]) {
    accepted(
      await eventually(`evaluation hears of ${id}`, async () => {
        const answer = await county.post('office', 'evaluation', evaluationAt(id, type), {});
        return answer.status === 404 ? undefined : answer;
      }),
    );
    accepted(await act('office', id, 'choose', { answer: 'chosen', brings: { ground: 'key-project' } }));
    expect(await act('office', id, 'appoint', appointing)).toMatchObject({ status: 409, body: { code: 'not-open' } });
  }
  const decided = (answer: string, brings: object) => ({ answer, brings: { date: '2023-01-31', ...brings } });
  accepted(await act('office', refused, 'deliberate', decided('not-passed', { reason: '明年再评' })));
  expect((await act('office', refused, 'appoint', appointing)).status).toBe(409);
  accepted(await act('office', passed, 'deliberate', decided('passed', {})));
  accepted(await act('office', passed, 'appoint', appointing));
  const trail = await trailWith(county, passed, 'evaluation-recorded', 'evaluation-recorded');
  expect(entryOf(trail, 'evaluation-recorded').rules?.basis).toMatchObject([
    {
      path: 'procedures/finance-evaluation/steps/deliberate/answers/passed',
      article: [{ article: '第十八条' }],
    },
  ]);
});
