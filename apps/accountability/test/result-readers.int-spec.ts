import { budgetYearClosed } from '@wenxiao/contracts';
import { budgetOf, type CountyService } from '@wenxiao/service-kit/testing';
import { accepted, actingOn, type County, cutBy, type Person, runAccountability } from './running-accountability.js';

let running: CountyService;
let acting: ReturnType<typeof actingOn>;
let county: County;
beforeAll(async () => {
  running = await runAccountability('2024-05-10');
  acting = actingOn(running);
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

const evaluatedAs = (grade: string): Promise<string> => acting.evaluatedAs(county, grade);
const decided = (subject: string, body?: object): Promise<void> => acting.decided(county, subject, body);

it('the unit reads what was decided, and no internal word; nobody reads from elsewhere', async () => {
  const subject = await evaluatedAs('unqualified');
  const body = cutBy('150000.00');
  await decided(subject, { ...body, disposal: { ...body.disposal, reason: '未发挥效益' } });
  expect((await acting.seen(county, subject, county.budget)).disposal).toMatchObject({ reason: '未发挥效益' });
  const { disposal } = await acting.seen(county, subject, county.clerk);
  expect(disposal).toMatchObject({ disposal: 'cut-or-cancel', change: '-150000.00' });
  expect(disposal).not.toHaveProperty('reason');
  const other = await running.county('fufeng-2022');
  expect(await running.call(county, acting.path(subject), { as: { ...county.clerk, at: other.unit } })).toMatchObject({
    status: 404,
  });
  expect(await running.call(other, acting.path(subject), { as: other.office })).toMatchObject({ status: 404 });
  expect(await running.call(county, 'results/none/2023', { as: county.office })).toMatchObject({ status: 404 });
});

it('a task is handed over by the lead desk, and nobody else', async () => {
  const subject = await evaluatedAs('unqualified');
  const { version } = await acting.seen(county, subject);
  const body = { step: 'propose', to: county.bureau, because: '请牵头办理' };
  const handOver = (as: Person) =>
    running.call(county, `${acting.path(subject)}/hand-overs`, { as, body, ifMatch: version });
  expect(await handOver(county.clerk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  accepted(await handOver(county.office));
});

it('a decision is looked at again where money of the year of the result is otherwise now; it is kept, with a reason', async () => {
  const subject = await evaluatedAs('unqualified');
  await decided(subject);
  const stream = `budget-line/${subject}.2023`;
  await running.publish('targets', county.id, stream, budgetOf(subject, 2023, [['2023-01-20', '600000.00']]));
  // Stores of a test keep clocks of their own, a little apart: which of the two was first is not asked here.
  const found = { decision: 4, stream, version: 2 };
  const { version } = await acting.until(county, subject, {
    tasks: [{ step: 'disclose' }, { step: 'reconcile', reconciles: found }],
  });
  const body = { decision: 4, stream, version: 2, reason: '核减额不变' };
  const keep = (as: Person) =>
    running.call(county, `${acting.path(subject)}/kept-decisions`, { as, body, ifMatch: version });
  expect(await keep(county.budget)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  accepted(await keep(county.office));
  expect(await acting.seen(county, subject)).toMatchObject({
    tasks: [{ step: 'disclose' }],
    disposal: { status: 'decided' },
  });
});

it('what moves no money is applied as it is decided, without an amount', async () => {
  const subject = await evaluatedAs('qualified');
  await decided(subject, {
    answer: 'decided',
    brings: { reason: '评价等级合格' },
    disposal: { disposal: 'urge-improvement', findings: [] },
  });
  const { disposal } = await acting.seen(county, subject);
  expect(disposal).toMatchObject({ status: 'applied', effects: [{ effect: 'open', names: 'rectification' }] });
  expect(disposal).not.toHaveProperty('change');
});

it('acts on the first year whose line is not approved and which is not closed', async () => {
  const there = await running.county('fufeng-2022');
  const subject = await acting.evaluatedAs(there, 'unqualified');
  expect(await acting.seen(there, subject)).toMatchObject({ actsOn: 2024 });
  const closed = budgetYearClosed({ year: 2024, scheme: 'budget-performance', on: '2024-05-01' });
  await running.publish('targets', there.id, `budget-year/${there.id}.2024`, closed);
  await acting.until(there, subject, { actsOn: 2025 });
});
