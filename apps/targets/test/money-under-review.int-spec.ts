import { actingIn, checklist, instead, item, own, streamsOf, yuan } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const part = (amount: string) => ({ ...own, amount: yuan(amount) });
const onLine = (subject: string, act: string, as: Person, body: object, ifMatch: number) =>
  running.call(county, `budget-lines/${subject}/2023/${act}`, { as, body, ifMatch });
const request = (subject: string, as: Person, amount: string, ifMatch = 1) =>
  onLine(subject, 'request', as, { amounts: [part(amount)] }, ifMatch);
const passed = { answer: 'passed', brings: { checklist } };
/** The same person at the desk of the unit. */
const atUnit = ({ id }: Person): Person => ({ ...county.clerk, id });

/** Prepared by the clerk, with 1,000,000 asked for, and not submitted: version 3, the line version 1. */
const prepared = () => acting.declared({ prepared: true });
async function submitted(subject: string, version = 3): Promise<void> {
  const { subject: _subject, period: _period, requested: _requested, ...body } = acting.declaration();
  const path = `performance-targets/${subject}/2023`;
  const { status } = await running.call(county, path, { as: county.clerk, body, ifMatch: version, method: 'PUT' });
  expect(status).toBe(200);
}

describe('the money of a target', () => {
  it('is no other while it is under review: reviews that passed count for what was seen', async () => {
    const subject = await acting.reviewed();
    for (const as of [county.clerk, atUnit(county.budget)])
      expect(await request(subject, as, '5000000.00')).toMatchObject({
        status: 409,
        body: { code: 'under-review', subject, period: '2023' },
      });
    const instead = { amounts: [part('5000000.00')], from: '2022-11-07' };
    const reversal = { version: 1, reason: '申请数有误', instead };
    expect(await onLine(subject, 'reversals', county.budget, reversal, 1)).toMatchObject({
      status: 409,
      body: { code: 'under-review' },
    });
    expect(await acting.line(subject)).toMatchObject({ version: 1, requested: { total: '1000000.00' } });
    streamsOf(await acting.approve([item(subject)]));
    expect(await request(subject, county.clerk, '5000000.00', 2)).toMatchObject({
      status: 409,
      body: { code: 'approved-already' },
    });
  });

  it('becomes another once the target is returned, and is reviewed anew', async () => {
    const subject = await acting.declared();
    const back = { answer: 'returned', brings: { checklist, opinion: '金额偏高' } };
    streamsOf(await acting.step(county.reviewer, subject, 'unit-review', back, 4));
    streamsOf(await request(subject, county.clerk, '900000.00'));
    await submitted(subject, 5);
    expect(await acting.target(subject)).toMatchObject({
      status: 'submitted',
      possible: [{ step: 'unit-review' }],
      budgetLine: { requested: { total: '900000.00' } },
    });
  });

  it('is reviewed and approved by nobody who asked for it', async () => {
    const subject = await prepared();
    streamsOf(await request(subject, atUnit(county.reviewer), '2000000.00'));
    streamsOf(await request(subject, atUnit(county.budget), '5000000.00', 2));
    await submitted(subject);
    const refused = { status: 403, body: { code: 'same-person' } };
    const review = (as: Person) => acting.step(as, subject, 'unit-review', passed, 5);
    expect(await review(county.reviewer)).toMatchObject(refused);
    expect(await acting.target(subject, county.reviewer)).toMatchObject({ possible: [{ mine: false }] });
    streamsOf(await review({ ...county.reviewer, id: county.colleague.id }));
    const brings = { checklist, ...instead };
    streamsOf(await acting.step(county.office, subject, 'finance-review', { ...passed, brings }, 6));
    const approval = item(subject, { targetVersion: 7, budgetLineVersion: 3, amounts: [part('5000000.00')] });
    expect(await acting.approve([approval])).toMatchObject(refused);
    streamsOf(await acting.approve([approval], county.other));
  });

  it('without a target of its own is approved by nobody who asked for it', async () => {
    const body = { unit: county.unit, kind: 'basic-expenditure', name: '基本支出' };
    const [basic] = streamsOf(await running.call(county, 'subjects', { as: county.clerk, body }));
    streamsOf(await request(basic!.id, atUnit(county.budget), '500000.00', 0));
    const approval = { amounts: [part('500000.00')], from: '2023-01-20', budgetKind: 'initial-budget' };
    expect(await onLine(basic!.id, 'approval', county.budget, approval, 1)).toMatchObject({
      status: 403,
      body: { code: 'same-person' },
    });
    streamsOf(await onLine(basic!.id, 'approval', county.other, approval, 1));
  });
});
