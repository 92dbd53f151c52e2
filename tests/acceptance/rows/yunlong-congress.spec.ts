import { postAsRead } from '../harness/as-read.js';
import type { County } from '../harness/county.js';
import { approval, approvalItem, idOf, versionOf } from '../harness/cycle.js';
import { argued, deciding, declaredHere, openDistrict, qualified } from '../harness/district.js';
import { eventually } from '../harness/eventually.js';
import { type Product, startProduct } from '../harness/product.js';
import { trailWith } from '../harness/trail.js';

// What the people’s congress decides on a budget, once more and otherwise: what had gone on by its word goes back.

let product: Product;
let county: County;
beforeAll(async () => {
  product = await startProduct();
  county = await openDistrict(product);
}, 420_000);
afterAll(() => product.close());

/** Of a year: what is decided is of all of its targets. */
function inYear(year: string) {
  const at = (id: string) => `performance-targets/${id}/${year}`;
  type Who = 'unit' | 'reviewer' | 'office' | 'budget';
  const act = (who: Who, id: string, name: string, body: object) =>
    postAsRead(county, who, 'targets', `${at(id)}/${name}`, body, () => versionOf(county, 'targets', at(id)));
  const step = (who: Who, id: string, name: string, body: object) => act(who, id, `steps/${name}`, body);
  type Target = Readonly<{
    version: number;
    status: string;
    possible: readonly Readonly<{ step: string }>[];
    budgetLine: Readonly<{ version: number; inForce: Readonly<{ total: string }> }>;
  }>;
  const read = async (id: string) => (await county.get<Target>('office', 'targets', at(id))).body;
  const openOf = async (id: string) => (await read(id)).possible.map(({ step: code }) => code);
  const review = async (id: string) => idOf(await step('office', id, 'finance-review', qualified));
  const decided = async (answer: string, different: object = {}) =>
    idOf(await deciding(county, 'office', { answer, reason: '人大审查意见', ...different }, year));
  const approve = async (id: string) => {
    const { version, budgetLine } = await read(id);
    const versions = { targetVersion: version, budgetLineVersion: budgetLine.version };
    const items = [{ ...approvalItem(id, versions), period: year }];
    return county.post('budget', 'targets', 'budget-approvals', approval(items, { from: `${year}-01-01` }));
  };
  const reviewed = async () => {
    const id = await declaredHere(county, { period: year });
    idOf(await step('reviewer', id, 'department-review', argued));
    await review(id);
    return id;
  };
  /** What the target says of a decision that sent it back, once it does: each with what caused it. */
  const sentBack = (id: string, times: number) =>
    eventually(`it is said on ${id} that it went back`, async () => {
      const { entries } = await trailWith(county, id, 'target-steps-opened');
      const back = entries.filter(
        ({ type, changes }) =>
          type === 'target-steps-opened' && changes.some(({ figure }) => figure === 'undone-steps'),
      );
      return back.length === times ? back : undefined;
    });
  return { act, read, openOf, review, decided, approve, reviewed, sentBack };
}

const stream = (year: string) => `budget-year/${county.id}.${year}`;

it('T2-09: a refusal sends back what had passed by the approval before it; each target says so at once, with the decision that caused it', async () => {
  const year = inYear('2024');
  const ids = [await year.reviewed(), await year.reviewed()];
  await year.decided('approved');
  for (const id of ids) expect(await year.openOf(id)).toEqual(['approve']);
  await year.decided('not-approved');
  for (const id of ids) {
    expect(await year.openOf(id)).toEqual(['finance-review']);
    // Nobody has acted on it, and its own history says why it went back.
    const [back] = await year.sentBack(id, 1);
    expect(back).toMatchObject({ actor: { as: 'system' }, causation: { stream: stream('2024'), version: 2 } });
    const answers = (back?.changes ?? []).filter(({ figure }) => figure === 'gate-answer');
    expect(answers.map(({ after }) => after)).toEqual(['not-approved']);
    expect(await year.approve(id)).toMatchObject({
      status: 409,
      body: { code: 'not-ready', waiting: [{ subject: id, open: [{ step: 'finance-review' }] }] },
    });
    expect((await year.read(id)).budgetLine.inForce.total).toBe('0.00');
  }
  const [one = '', other = ''] = ids;
  await year.review(one);
  // Upon the same refusal nothing goes on, nor back once more.
  expect(await year.openOf(one)).toEqual(['congress']);
  await year.decided('approved', { reason: '调整后批准' });
  idOf(await year.approve(one));
  expect((await year.read(one)).status).toBe('approved');
  // Who was not reviewed anew is not carried along by the next approval.
  expect(await year.openOf(other)).toEqual(['finance-review']);
});

it('T2-09: the same decision once more, its day or document put right, sends nothing back', async () => {
  const year = inYear('2024');
  const id = await year.reviewed();
  await year.decided('approved');
  await year.decided('approved', { document: '株人发〔2024〕1号', reason: '补记文号' });
  expect(await year.openOf(id)).toEqual(['approve']);
  idOf(await year.approve(id));
});

describe('T2-09: what was approved with its budget before the congress said no', () => {
  const year = inYear('2023');
  type Task = Readonly<{
    step: string;
    about: Readonly<{ subject?: string }>;
    reconciles?: Readonly<{ decision: number; stream: string; version: number }>;
  }>;
  const reconciling = (id: string, who: 'office' | 'budget' = 'office') =>
    eventually(`the approval of ${id} is to be looked at`, async () => {
      const { body } = await county.get<{ items: readonly Task[] }>(who, 'targets', 'tasks?limit=200');
      return body.items.find(({ step, about }) => step === 'reconcile' && about.subject === id);
    });
  let [kept, undone] = ['', ''];
  beforeAll(async () => {
    [kept, undone] = [await year.reviewed(), await year.reviewed()];
    await year.decided('approved');
    for (const id of [kept, undone]) idOf(await year.approve(id));
    await year.decided('not-approved');
  }, 120_000);

  it('keeps its money in force until somebody decides: it is a task of the performance office, by the decision that it rests on', async () => {
    for (const id of [kept, undone]) {
      expect(await reconciling(id)).toMatchObject({ reconciles: { stream: stream('2023'), version: 2 } });
      expect(await year.read(id)).toMatchObject({
        status: 'approved',
        budgetLine: { inForce: { total: '1000000.00' } },
      });
    }
  });

  it('is kept with a reason by whoever leads, and by nobody else', async () => {
    const { decision = 0, version = 0 } = (await reconciling(kept)).reconciles ?? {};
    const keeping = { decision, stream: stream('2023'), version, reason: '该项目系法定支出，人大会议意见不涉及' };
    for (const who of ['unit', 'budget'] as const)
      expect(await year.act(who, kept, 'kept-decisions', keeping)).toMatchObject({
        status: 403,
        body: { code: 'wrong-desk', desk: 'performance-office' },
      });
    expect(await year.act('office', kept, 'kept-decisions', { ...keeping, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'not-outdated' },
    });
    idOf(await year.act('office', kept, 'kept-decisions', keeping));
  });

  it('is taken back with its budget by whoever approved it, and then goes back to its review as all others do', async () => {
    const reason = '人大未批准预算';
    expect(await year.act('unit', undone, 'steps/approve/withdrawal', { reason })).toMatchObject({ status: 403 });
    idOf(await year.act('budget', undone, 'steps/approve/withdrawal', { reason }));
    const [back] = await year.sentBack(undone, 1);
    expect(back).toMatchObject({ causation: { stream: stream('2023'), version: 2 } });
    expect(await year.read(undone)).toMatchObject({ status: 'submitted', budgetLine: { inForce: { total: '0.00' } } });
    expect(await year.openOf(undone)).toEqual(['finance-review']);
    await year.review(undone);
    await year.decided('approved', { reason: '再次审查批准' });
    idOf(await year.approve(undone));
    expect((await year.read(undone)).status).toBe('approved');
  });
});
