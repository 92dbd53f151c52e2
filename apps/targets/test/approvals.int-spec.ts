import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@wenxiao/messaging/testing';
import { actingIn, approvals, checklist, indicator, instead, item, own, streamsOf, yuan } from './acting.js';
import { type County, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
beforeAll(async () => {
  running = await runTargets('2022-11-07');
  county = await running.county();
  acting = actingIn(running, county);
});
afterAll(() => running.close());

const declaration = (...args: Parameters<typeof acting.declaration>) => acting.declaration(...args);
const declared = (...args: Parameters<typeof acting.declared>) => acting.declared(...args);
const reviewed = (...args: Parameters<typeof acting.reviewed>) => acting.reviewed(...args);
const approved = (...args: Parameters<typeof acting.approved>) => acting.approved(...args);
const approve = (...args: Parameters<typeof acting.approve>) => acting.approve(...args);
const step = (...args: Parameters<typeof acting.step>) => acting.step(...args);
const target = (...args: Parameters<typeof acting.target>) => acting.target(...args);

const lookedUp = (texts: readonly string[]) =>
  texts.filter((text) => /^select.*(directory_copy|read_stream|as wanted)/s.test(text));

describe('approval', () => {
  it('is of all targets of a list with their budgets, or of none, and names those that are not ready', async () => {
    const [one, other, unready] = [await reviewed(), await reviewed(), await declared()];
    const torn = await approve([item(one), item(unready, { targetVersion: 4 })]);
    expect(torn).toMatchObject({
      status: 409,
      body: { code: 'not-ready', waiting: [{ subject: unready, period: '2023', open: [{ step: 'unit-review' }] }] },
    });
    expect(await target(one)).toMatchObject({ status: 'submitted', version: 6, budgetLine: { version: 1 } });
    const key = randomUUID();
    const body = approvals([item(one), item(other, { amounts: [{ ...own, amount: yuan('950000.00') }] })]);
    const both = await running.call(county, 'budget-approvals', { as: county.budget, body, key });
    expect(streamsOf(both)).toHaveLength(4);
    expect(await running.call(county, 'budget-approvals', { as: county.budget, body, key })).toEqual(both);
    expect(await target(other)).toMatchObject({
      status: 'approved',
      inForce: { declaration: 1, by: county.budget.id, on: '2023-01-20' },
      budgetLine: { approvedFrom: '2023-01-20', budgetKind: 'initial-budget', inForce: { total: '950000.00' } },
    });
    const [published] = await running.published(county.id, `performance-target/${other}.2023`, 1);
    expect(published?.data).toMatchObject({
      subject: other,
      period: '2023',
      declaration: 1,
      effectiveOn: '2023-01-20',
      by: county.budget.id,
    });
    const money = await running.published(county.id, `budget-line/${other}.2023`, 2);
    expect(money.at(-1)?.data).toMatchObject({
      subject: other,
      year: 2023,
      approvedFrom: '2023-01-20',
      inForce: [{ from: '2023-01-20', total: '950000.00' }],
      parts: [{ from: '2023-01-20', ...own, amount: '950000.00' }],
    });
  });

  it('names what stands twice in its list, in whatever letters', async () => {
    const [one, other] = [await reviewed(), await reviewed()];
    expect(await approve([item(one), item(other), item(one.toUpperCase())])).toMatchObject({
      status: 422,
      body: { code: 'named-twice', twice: [{ subject: one, period: '2023' }] },
    });
    expect(await target(other)).toMatchObject({ status: 'submitted', budgetLine: { version: 1 } });
  });

  it('of many asks the database no more often than of two', async () => {
    const subjects: string[] = [];
    for (let count = 0; count < 8; count++) subjects.push(await reviewed());
    /** Statements of the command itself; what the last item asks for is refused, so that nothing is appended. */
    async function statementsFor(items: readonly object[]): Promise<readonly string[]> {
      // Whoever follows what was appended before has come to an end.
      await eventually(async () => expect(lookedUp(await running.statements(() => sleep(250)))).toEqual([]));
      const tooMuch = [{ ...own, amount: yuan('1000000.01') }];
      const texts = await running.statements(async () => {
        const refused = await approve([...items, item(subjects[7]!, { amounts: tooMuch })]);
        expect(refused).toMatchObject({ status: 409, body: { code: 'above-request' } });
      });
      return texts;
    }
    const ofTwo = await statementsFor([item(subjects[0]!)]);
    const ofMany = await statementsFor(subjects.slice(0, 7).map((subject) => item(subject)));
    expect(lookedUp(ofTwo)).not.toEqual([]);
    expect(lookedUp(ofMany)).toHaveLength(lookedUp(ofTwo).length);
    const asking = (what: string) => ofMany.filter((text) => text.includes(what)).length;
    // The subjects, the first assessment of each, and all streams of the command.
    expect(asking('as wanted')).toBe(3);
    expect(asking('business_clock')).toBeLessThan(subjects.length);
  });

  it('is not without the budget, nor of a figure that changed since it was read', async () => {
    const subject = await reviewed();
    const alone = await step(
      county.budget,
      subject,
      'approve',
      { answer: 'approved', brings: { amount: yuan('1000000.00'), date: '2023-01-20' } },
      6,
    );
    expect(alone).toMatchObject({ status: 409, body: { code: 'together', with: 'budget-line' } });
    expect(await approve([item(subject, { targetVersion: 4 })])).toMatchObject({
      status: 409,
      body: { code: 'version-conflict', changes: [{ type: 'target-reviewed' }, { type: 'target-reviewed' }] },
    });
    expect(await approve([item(subject)], county.clerk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
    const budget = {
      version: 1,
      amounts: [{ ...own, amount: yuan('1000000.00') }],
      from: '2023-01-20',
      budgetKind: 'initial-budget',
    };
    streamsOf(await step(county.budget, subject, 'approve', { answer: 'approved', budget }, 6));
    expect(await target(subject)).toMatchObject({ status: 'approved' });
  });

  it('is of a step that approves: no other one appends to the line', async () => {
    const subject = await declared();
    const budget = {
      version: 1,
      amounts: [{ ...own, amount: yuan('1000000.00') }],
      from: '2023-01-20',
      budgetKind: 'initial-budget',
    };
    const body = { answer: 'passed', brings: { checklist }, budget };
    expect(await step(county.reviewer, subject, 'unit-review', body, 4)).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk', desk: 'budget-desk' },
    });
    expect(await target(subject)).toMatchObject({ version: 4, budgetLine: { version: 1 } });
  });

  it('is taken back together with the budget', async () => {
    const subject = await approved();
    const path = `performance-targets/${subject}/2023/steps/approve/withdrawal`;
    streamsOf(await running.call(county, path, { as: county.budget, body: { reason: '批复有误' }, ifMatch: 7 }));
    expect(await target(subject)).toMatchObject({ status: 'submitted', budgetLine: { inForce: { total: '0.00' } } });
    const published = await running.published(county.id, `performance-target/${subject}.2023`, 2);
    expect(published.at(-1)?.data).toMatchObject({ subject, declaration: 1, by: county.budget.id });
  });

  it('is corrected in what it brought, with the budget, and the correction says why', async () => {
    const subject = await approved();
    const path = `performance-targets/${subject}/2023/steps/approve/correction`;
    const budget = {
      version: 2,
      amounts: [{ ...own, amount: yuan('900000.00') }],
      from: '2023-02-01',
      budgetKind: 'initial-budget',
    };
    const body = { answer: 'approved', budget, reason: '金额录错' };
    expect(await running.call(county, path, { as: county.clerk, body, ifMatch: 7 })).toMatchObject({
      status: 403,
      body: { code: 'wrong-desk' },
    });
    streamsOf(await running.call(county, path, { as: county.budget, body, ifMatch: 7 }));
    const { metadata } = await running.history(county.id, `performance-target/${subject}.2023`);
    expect(metadata).toMatchObject({ corrects: { version: 7, reason: '金额录错' } });
    expect(await target(subject)).toMatchObject({
      status: 'approved',
      inForce: { on: '2023-02-01' },
      budgetLine: { approvedFrom: '2023-02-01', inForce: { total: '900000.00' } },
    });
    const published = await running.published(county.id, `performance-target/${subject}.2023`, 2);
    expect(published.at(-1)?.data).toMatchObject({ declaration: 1, effectiveOn: '2023-02-01' });
  });

  it('of an adjustment says what is in force in its place, with the money that it asks for', async () => {
    const subject = await approved();
    const {
      subject: _subject,
      period: _period,
      requested: _requested,
      ...content
    } = declaration({
      indicators: [indicator('1', '养护里程', '≥80公里', '100')],
    });
    const path = `performance-targets/${subject}/2023`;
    const rewrite = await running.call(county, path, { as: county.clerk, body: content, ifMatch: 7, method: 'PUT' });
    expect(rewrite).toMatchObject({ status: 409, body: { code: 'approved-already' } });
    const body = { ...content, reason: '政策变化' };
    streamsOf(await running.call(county, `${path}/adjustments`, { as: county.clerk, body, ifMatch: 7 }));
    expect(await target(subject)).toMatchObject({ version: 11, status: 'adjusting', inForce: { declaration: 1 } });
    streamsOf(await step(county.reviewer, subject, 'unit-review', { answer: 'passed', brings: { checklist } }, 11));
    streamsOf(
      await step(county.office, subject, 'finance-review', { answer: 'passed', brings: { checklist, ...instead } }, 12),
    );
    const budget = {
      version: 2,
      amounts: [{ ...own, amount: yuan('800000.00') }],
      from: '2023-06-01',
      budgetKind: 'adjusted-budget',
      reason: '政策变化',
    };
    streamsOf(await step(county.budget, subject, 'approve', { answer: 'approved', budget }, 13));
    expect(await target(subject)).toMatchObject({
      status: 'approved',
      inForce: { declaration: 2, adjusts: '政策变化' },
      budgetLine: { inForce: { total: '800000.00' } },
    });
    const published = await running.published(county.id, `performance-target/${subject}.2023`, 2);
    expect(published.at(-1)?.data).toMatchObject({ declaration: 2, adjusts: '政策变化', effectiveOn: '2023-06-01' });
  });
});
