import { finalAccountsChanged } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import type { CountyService } from '@wenxiao/service-kit/testing';
import {
  accepted,
  actingOn,
  type Answer,
  type County,
  type Person,
  runAccountability,
} from './running-accountability.js';

let running: CountyService;
let county: County;
let on: ReturnType<typeof actingOn>;
beforeAll(async () => {
  running = await runAccountability('2024-06-03');
  on = actingOn(running);
});
beforeEach(async () => {
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

type Seen = Readonly<{
  version: number;
  status: string;
  results: readonly Readonly<{ subject: string; grade?: string; changed?: true; now?: object }>[];
  changed: number;
}>;

const accounts = 'government-final-accounts';
const committee = 'standing-committee-of-peoples-congress';
const path = (report: string, organisation = county.id): string => `reports-upward/${organisation}/2023/${report}`;
async function seen(of: string, as: Person = county.office): Promise<Seen> {
  const { status, body } = await running.call(county, of, { as });
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as Seen;
}
async function post(of: string, rest: string, as: Person, body: object): Promise<Answer> {
  const { version } = await seen(of, as);
  return running.call(county, `${of}${rest}`, { as, body, ifMatch: version });
}
const compile = (of: string, as: Person = county.office, different: object = {}) =>
  post(of, '', as, { documents: [{ name: '评价结果汇总' }], ...different });
const submission = { to: '2023年度决算', on: '2024-06-03' };
const submit = (of: string, as: Person = county.office, different: object = {}) =>
  post(of, '/submission', as, { ...submission, ...different });
const complete = (day?: string) => {
  const of = { year: 2023, scheme: 'budget-performance', ...(day !== undefined && { on: day }) };
  return running.publish('targets', county.id, `budget-year/${county.id}.2023`, finalAccountsChanged(of));
};
const stepsOf = async (as: Person): Promise<readonly string[]> => {
  const { body } = await running.call(county, 'tasks', { as });
  const { items } = body as unknown as { items: readonly Readonly<{ step: string; about: { report?: string } }>[] };
  return items.flatMap(({ step, about }) => (about.report === undefined ? [] : [step]));
};

it('once the final accounts are completed, bureau and departments are asked for what the rules list of them', async () => {
  const subject = await on.evaluatedAs(county, 'good');
  const ofDepartment = path('department-final-accounts', county.department);
  expect(await seen(path(accounts))).toMatchObject({ version: 0, status: 'open', results: [] });
  expect((await running.call(county, path('other'), { as: county.office })).status).toBe(404);
  expect((await running.call(county, path(accounts), { as: county.clerk })).status).toBe(404);
  accepted(await compile(path(accounts)));
  expect(await submit(path(accounts))).toMatchObject({ status: 409, body: { code: 'accounts-not-completed' } });

  await complete('2024-05-20');
  await eventually(async () => expect(await seen(ofDepartment, county.reviewer)).toMatchObject({ status: 'expected' }));
  await eventually(async () => {
    expect(await stepsOf(county.reviewer)).toEqual(['compile']);
    expect([...(await stepsOf(county.office))].sort()).toEqual(['compile', 'submit']);
  });
  expect(await submit(ofDepartment, county.reviewer)).toMatchObject({ status: 409, body: { code: 'not-compiled' } });
  accepted(await compile(ofDepartment, county.reviewer));
  expect(await submit(ofDepartment, county.reviewer, { on: '2024-06-04' })).toMatchObject({
    status: 422,
    body: { code: 'day-to-come' },
  });
  accepted(await submit(ofDepartment, county.reviewer));
  await eventually(async () => expect(await stepsOf(county.reviewer)).toEqual([]));

  accepted(await compile(path(committee)));
  expect(await submit(path(committee))).toMatchObject({
    status: 409,
    body: { code: 'other-report-first', report: accounts },
  });
  accepted(await submit(path(accounts)));
  accepted(await submit(path(committee)));

  // What is corrected later is shown beside what went out.
  await on.finalised(county, subject, { grade: 'qualified', score: '70' });
  const results = [{ subject, grade: 'good', changed: true, now: { grade: 'qualified' } }];
  await eventually(async () => expect(await seen(path(committee))).toMatchObject({ changed: 1, results }));
  expect(await compile(path(committee))).toMatchObject({ status: 409, body: { code: 'submitted-already' } });
  accepted(await post(path(committee), '/submission/withdrawal', county.office, { reason: '结果已更正' }));
  expect(await compile(path(committee))).toMatchObject({ status: 422, body: { code: 'again-reason-required' } });
  accepted(await compile(path(committee), county.office, { reason: '结果已更正' }));
  expect(await seen(path(committee))).toMatchObject({ status: 'compiled', changed: 0 });
  await eventually(async () => {
    const { body } = await running.call(county, 'reports-upward?year=2023', { as: county.office });
    expect(body).toMatchObject({ totals: { rows: 3, expected: 0, compiled: 1, submitted: 2 } });
  });
});

it('the lead desk reminds whose report it is and hands it over to whoever is of the desk, and to nobody else', async () => {
  await on.evaluatedAs(county, 'good');
  const of = path('department-final-accounts', county.department);
  await complete('2024-05-20');
  await eventually(async () => expect(await seen(of)).toMatchObject({ status: 'expected' }));
  const step = 'compile';
  const reminder = { step, to: county.department, words: '请于本周内报送' };
  const handing = { step, to: county.department, because: '经办人调离' };
  expect(await post(of, '/reminders', county.reviewer, reminder)).toMatchObject({ status: 403 });
  expect(await post(of, '/hand-overs', county.reviewer, handing)).toMatchObject({ status: 403 });
  expect(await post(of, '/hand-overs', county.office, { ...handing, to: county.unit })).toMatchObject({
    status: 422,
    body: { code: 'not-of-the-step' },
  });
  expect(await post(of, '/reminders', county.office, { ...reminder, step: 'file' })).toMatchObject({
    status: 409,
    body: { code: 'not-waiting', waitsFor: step },
  });
  accepted(await post(of, '/reminders', county.office, reminder));
  accepted(await post(of, '/hand-overs', county.office, handing));
  await eventually(async () => {
    const { body } = await running.call(county, 'tasks', { as: county.reviewer });
    const tasks = body['items'] as readonly Readonly<{ about: { report?: string } }>[];
    expect(tasks.filter(({ about }) => about.report !== undefined)).toMatchObject([
      { step, heldBy: county.department, dues: [] },
    ]);
  });
});
