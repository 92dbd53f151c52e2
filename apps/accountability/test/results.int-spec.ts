import type { EventMetadata } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { budgetOf, type CountyService } from '@wenxiao/service-kit/testing';
import {
  accepted,
  actingOn,
  type County,
  cutBy,
  type Person,
  proposed,
  runAccountability,
} from './running-accountability.js';

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

it('FF-47: the set proposes what follows, a desk proposes it and another decides; every event says by which authority and rule', async () => {
  const subject = await evaluatedAs('unqualified');
  const before = await acting.seen(county, subject);
  expect(before).toMatchObject({
    status: 'open',
    evaluation: { type: 'finance-evaluation', madeBy: 'jurisdiction', grade: 'unqualified', score: '58.5' },
    proposed: [{ disposal: 'cut-or-cancel', zh: '一律削减或取消', amount: 'by-decision', withoutException: true }],
    actsOn: 2024,
    budget: '1000000.00',
    tasks: [{ step: 'propose' }],
    possible: [{ step: 'propose', mine: true }],
  });
  expect(await acting.step(county, subject, 'propose', county.clerk, proposed)).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk', desk: 'performance-office' },
  });
  expect(await acting.step(county, subject, 'decide', county.budget, cutBy('1.00'))).toMatchObject({
    status: 409,
    body: { code: 'not-open', open: [{ step: 'propose' }] },
  });
  accepted(await acting.step(county, subject, 'propose', county.office, proposed));
  const budgetToo: Person = { ...county.budget, id: county.office.id };
  expect(await acting.step(county, subject, 'decide', budgetToo, cutBy('1.00'))).toMatchObject({
    status: 403,
    body: { code: 'same-person' },
  });
  const refused = (body: object) => acting.step(county, subject, 'decide', county.budget, body);
  expect(await refused({ answer: 'decided', brings: { reason: '核减' } })).toMatchObject({
    status: 422,
    body: { code: 'disposal-wanting' },
  });
  expect(await refused(cutBy('1000000.01'))).toMatchObject({
    status: 422,
    body: { code: 'reduction-out-of-range', reduction: '1000000.01', budget: '1000000.00' },
  });
  const milder = { ...cutBy('1.00'), disposal: { disposal: 'urge-improvement', findings: [] } };
  expect(await refused(milder)).toMatchObject({
    status: 422,
    body: { code: 'without-exception', required: ['cut-or-cancel'] },
  });
  accepted(await refused(cutBy('150000.00')));
  expect(await acting.seen(county, subject)).toMatchObject({
    status: 'done',
    disposal: {
      disposal: 'cut-or-cancel',
      zh: '一律削减或取消',
      change: '-150000.00',
      actsOn: 2024,
      status: 'decided',
    },
    tasks: [{ step: 'disclose', by: { desk: 'performance-office' } }],
  });
  const events = await running.events(county.id, `result-application/${subject}.2023`);
  expect(events.map(({ type }) => type)).toEqual([
    'result-opened',
    'result-steps-opened',
    'result-recorded',
    'disposal-decided',
    'result-resolved',
  ]);
  expect(JSON.parse(events[3]!.metadata) as EventMetadata).toMatchObject({
    actor: { id: county.budget.id, as: 'grant', desk: 'budget-desk', organisation: county.bureau },
    about: { subject },
    at: county.unit,
    rules: { layers: [{ id: 'fufeng-2022', version: 1 }], basis: ['resultApplication.disposals/cut-or-cancel'] },
  });
  const { type, period, number } = { type: 'finance-evaluation', period: '2023', number: 1 };
  expect(await acting.told(county, subject)).toEqual([
    [
      'accountability.result-opened.v1',
      {
        subject,
        year: 2023,
        scheme: 'budget-performance',
        type,
        period,
        number,
        isReEvaluation: false,
        rules: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ],
    [
      'accountability.disposal-decided.v1',
      {
        subject,
        year: 2023,
        scheme: 'budget-performance',
        actsOn: 2024,
        disposal: 'cut-or-cancel',
        change: '-150000.00',
        effects: [{ effect: 'cut-budget' }],
        by: county.budget.id,
        // Whoever carries it out cites what it was decided under.
        rules: (JSON.parse(events[3]!.metadata) as EventMetadata).rules,
      },
    ],
  ]);
});

it('targets answers by naming the decision: applied, or refused, and then its desk decides anew', async () => {
  const subject = await evaluatedAs('unqualified');
  await decided(subject);
  await acting.settled(county, subject, 3);
  await acting.settled(county, subject, 4, 'approved-already');
  const back = await acting.until(county, subject, { disposal: { status: 'refused', refusal: 'approved-already' } });
  expect(back).toMatchObject({ status: 'open', tasks: [{ step: 'decide' }] });
  await eventually(async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.budget });
    const ofIt = (body['items'] as { about: object }[]).filter(
      (task) => 'subject' in task.about && task.about.subject === subject,
    );
    expect(ofIt).toMatchObject([{ kind: 'act', step: 'decide', about: { subject, year: '2023' } }]);
  });
  const later = cutBy('150000.00');
  accepted(
    await acting.step(county, subject, 'decide', county.budget, {
      ...later,
      disposal: { ...later.disposal, actsOn: 2025 },
    }),
  );
  await acting.settled(county, subject, 7);
  expect(await acting.until(county, subject, { disposal: { status: 'applied' } })).toMatchObject({
    status: 'done',
    disposal: { version: 7, actsOn: 2025 },
  });
  const told = await acting.told(county, subject);
  expect(told.map(([type]) => type)).toEqual([
    'accountability.result-opened.v1',
    'accountability.disposal-decided.v1',
    'accountability.disposal-settled.v1',
    'accountability.disposal-decided.v1',
    'accountability.disposal-settled.v1',
  ]);
  expect(told.filter(([type]) => type === 'accountability.disposal-settled.v1').map(([, data]) => data)).toEqual([
    { subject, year: 2023, scheme: 'budget-performance', decision: 4, refusal: 'approved-already' },
    { subject, year: 2023, scheme: 'budget-performance', decision: 7 },
  ]);
});

it('a decision is taken back before the next act, or corrected, whole and with a reason; targets is told', async () => {
  const subject = await evaluatedAs('unqualified');
  await decided(subject);
  const correction = { ...cutBy('200000.00'), reason: '金额误填' };
  accepted(await acting.step(county, subject, 'decide/correction', county.budget, correction));
  const events = await running.events(county.id, `result-application/${subject}.2023`);
  expect(JSON.parse(events.at(-1)!.metadata)).toMatchObject({ corrects: { version: 5, reason: '金额误填' } });
  // An answer to the decision that was corrected says nothing of the one that stands.
  await acting.settled(county, subject, 4, 'approved-already');
  await acting.settled(county, subject, 7);
  expect(await acting.until(county, subject, { disposal: { status: 'applied' } })).toMatchObject({
    disposal: { version: 7, change: '-200000.00' },
  });
  accepted(await acting.step(county, subject, 'decide/withdrawal', county.budget, { reason: '另行研究' }));
  const after = await acting.seen(county, subject);
  expect(after).toMatchObject({ status: 'open', tasks: [{ step: 'decide' }] });
  expect(after).not.toHaveProperty('disposal');
  const told = (await acting.told(county, subject)).map(([type, data]) => [
    type,
    (data as { decision?: number }).decision,
    (data as { change?: string }).change,
  ]);
  expect(told).toEqual([
    ['accountability.result-opened.v1', undefined, undefined],
    ['accountability.disposal-decided.v1', undefined, '-150000.00'],
    ['accountability.disposal-withdrawn.v1', 4, '-150000.00'],
    ['accountability.disposal-decided.v1', undefined, '-200000.00'],
    ['accountability.disposal-settled.v1', 7, undefined],
    // What was taken back may have named somebody.
    ['accountability.parties-named.v1', undefined, undefined],
    ['accountability.disposal-withdrawn.v1', 7, '-200000.00'],
  ]);
});

it('what a unit says of itself leads to no result; finance’s evaluation takes the place of its department’s', async () => {
  const subject = await running.approve(county);
  await acting.finalised(county, subject, { type: 'self-evaluation', grade: 'excellent', score: '98' });
  await acting.finalised(county, subject, { type: 'department-evaluation', grade: 'good', score: '86' });
  expect(await acting.until(county, subject, { evaluation: { type: 'department-evaluation' } })).toMatchObject({
    evaluation: { madeBy: 'department' },
    proposed: [{ disposal: 'prioritise-or-support' }],
  });
  await acting.finalised(county, subject);
  await acting.until(county, subject, { evaluation: { type: 'finance-evaluation', grade: 'unqualified' } });
  await acting.finalised(county, subject, { type: 'department-evaluation', number: 2, grade: 'good', score: '88' });
  await running.settled();
  expect(await acting.seen(county, subject)).toMatchObject({ evaluation: { type: 'finance-evaluation' } });
});

it('a conclusion that is taken back holds everything up until it is concluded anew; a decision stays until it is decided again', async () => {
  const subject = await evaluatedAs('unqualified');
  await decided(subject);
  await acting.withdrawn(county, subject);
  expect(await acting.until(county, subject, { status: 'outdated' })).toMatchObject({
    disposal: { status: 'decided' },
    tasks: [{ kind: 'settle', step: 'outdated' }],
    possible: [],
  });
  expect(
    await acting.step(county, subject, 'decide/correction', county.budget, { ...cutBy('1.00'), reason: '更正' }),
  ).toMatchObject({ status: 409, body: { code: 'result-outdated' } });
  await acting.finalised(county, subject, { grade: 'qualified', score: '70' });
  await acting.until(county, subject, { status: 'open', evaluation: { grade: 'qualified' } });
  await decided(subject, {
    answer: 'decided',
    brings: { reason: '改为合格' },
    disposal: { disposal: 'urge-improvement', findings: [] },
  });
  expect((await acting.told(county, subject)).map(([type]) => type)).toEqual([
    'accountability.result-opened.v1',
    'accountability.disposal-decided.v1',
    'accountability.result-outdated.v1',
    'accountability.result-opened.v1',
    'accountability.disposal-withdrawn.v1',
    'accountability.disposal-decided.v1',
    'accountability.disposal-settled.v1',
  ]);
});

it('acts on the first year whose budget is not approved, and on none before that of the result', async () => {
  const subject = await evaluatedAs('unqualified');
  const line = budgetOf(subject, 2024, [['2024-01-20', '800000.00']]);
  await running.publish('targets', county.id, `budget-line/${subject}.2024`, line);
  await eventually(async () => expect(await acting.seen(county, subject)).toMatchObject({ actsOn: 2025 }));
  accepted(await acting.step(county, subject, 'propose', county.office, proposed));
  const earlier = cutBy('1.00');
  const body = { ...earlier, disposal: { ...earlier.disposal, actsOn: 2022 } };
  expect(await acting.step(county, subject, 'decide', county.budget, body)).toMatchObject({
    status: 422,
    body: { code: 'acts-on-refused', actsOn: 2022, first: 2023 },
  });
});

it('the list shows a page with totals, and finds by name', async () => {
  const subject = await running.approve(county, { name: '独一无二的项目' });
  await acting.finalised(county, subject);
  await acting.until(county, subject, { status: 'open' });
  await decided(subject);
  const search = encodeURIComponent('独一无二');
  await eventually(async () => {
    const page = await running.call(county, `results?year=2023&status=decided&search=${search}`, { as: county.clerk });
    expect(page).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            subject,
            year: 2023,
            unit: county.unit,
            type: 'finance-evaluation',
            grade: 'unqualified',
            score: '58.5',
            status: 'decided',
            disposal: 'cut-or-cancel',
            disposalName: '一律削减或取消',
            change: '-150000.00',
            actsOn: 2024,
            overdue: false,
          },
        ],
        more: false,
        totals: { rows: 1, open: 0, decided: 1, refused: 0 },
      },
    });
  });
});
