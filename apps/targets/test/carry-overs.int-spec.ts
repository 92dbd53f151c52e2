import { executionChanged } from '@wenxiao/contracts';
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

const carried = (amount: string) => [{ ...own, source: 'carry-over', amount: yuan(amount) }];
const post = (subject: string, rest: string, body: object, ifMatch: number, year = 2024, as: Person = county.budget) =>
  running.call(county, `budget-lines/${subject}/${year}/${rest}`, { as, body, ifMatch });
const carryOver = (subject: string, amount: string, ifMatch: number, more: object = {}) => {
  const counterpart = { subject, year: 2023 };
  return post(subject, 'carry-overs', { amounts: carried(amount), from: '2024-01-10', counterpart, ...more }, ifMatch);
};

it('what is left is carried over once, by what somebody states was paid, and is left again once that is taken back', async () => {
  const subject = await acting.approved();
  expect(await carryOver(subject, '1.00', 0)).toMatchObject({ status: 422, body: { code: 'paid-not-known' } });
  const paid = [{ ...own, amount: yuan('700000.00') }];
  expect(await carryOver(subject, '300000.01', 0, { paid })).toMatchObject({
    status: 409,
    body: { code: 'more-than-rest', carried: '300000.01', rest: '300000.00' },
  });
  // Nothing was recorded on either line.
  expect(await acting.line(subject, 2023)).toMatchObject({ version: 2 });
  expect(await acting.line(subject, 2024)).toMatchObject({ version: 0 });
  expect(streamsOf(await carryOver(subject, '300000.00', 0, { paid, reason: '项目未完工' }))).toHaveLength(2);
  expect(await acting.line(subject, 2024)).toMatchObject({ version: 1, inForce: { total: '300000.00' } });
  // The closed year's budget stays what its execution is measured by.
  expect(await acting.line(subject, 2023)).toMatchObject({ version: 3, inForce: { total: '1000000.00' } });
  const { types } = await running.history(county.id, `budget-line/${subject}.2023`);
  expect(types.at(-1)).toBe('rest-carried-over');
  expect(await carryOver(subject, '0.01', 1)).toMatchObject({ status: 409, body: { code: 'more-than-rest' } });
  const cut = { amounts: [{ ...own, amount: yuan('0.01') }], from: '2023-04-01', reason: '核减' };
  expect(await post(subject, 'cuts', cut, 3, 2023)).toMatchObject({
    status: 409,
    body: { code: 'carried-over-already', carried: '300000.00', left: '299999.99' },
  });
  // From either line: both give back.
  const back = { version: 3, reason: '金额录错' };
  expect(streamsOf(await post(subject, 'reversals', back, 3, 2023))).toHaveLength(2);
  expect(await acting.line(subject, 2024)).toMatchObject({ version: 2, inForce: { total: '0.00' } });
  expect(streamsOf(await carryOver(subject, '200000.00', 2, { paid }))).toHaveLength(2);
  expect(streamsOf(await post(subject, 'reversals', { version: 3, reason: '重复' }, 3))).toHaveLength(2);
  expect(streamsOf(await post(subject, 'cuts', cut, 6, 2023))).toMatchObject([{ version: 7 }]);
});

it('what the treasury has paid is not carried over, whatever somebody states', async () => {
  const subject = await acting.approved();
  const told = executionChanged({
    subject,
    year: 2023,
    executed: [{ on: '2023-12-31', total: '900000.00' }],
    parts: [{ fund: 'general-public', source: 'own', amount: '900000.00' }],
  });
  await running.publish('monitoring', county.id, `execution/${subject}.2023`, told);
  let refused = await carryOver(subject, '100000.01', 0);
  for (let tries = 0; refused.body['code'] === 'paid-not-known' && tries < 100; tries += 1) {
    await new Promise((wake) => setTimeout(wake, 200));
    refused = await carryOver(subject, '100000.01', 0);
  }
  expect(refused).toMatchObject({ status: 409, body: { code: 'more-than-rest', rest: '100000.00' } });
  const paid = [{ ...own, amount: yuan('0.01') }];
  expect(await carryOver(subject, '999999.99', 0, { paid })).toMatchObject({
    status: 422,
    body: { code: 'paid-is-known', paid: '900000.00' },
  });
  expect(streamsOf(await carryOver(subject, '100000.00', 0))).toHaveLength(2);
  expect(await acting.line(subject, 2024)).toMatchObject({ inForce: { total: '100000.00' } });
  // What the treasury paid and what was carried over stay covered, by whatever act.
  const cut = { amounts: [{ ...own, amount: yuan('0.01') }], from: '2023-04-01', reason: '核减' };
  expect(await post(subject, 'cuts', cut, 3, 2023)).toMatchObject({
    status: 409,
    body: { code: 'carried-over-already', carried: '100000.00', left: '99999.99' },
  });
  const part = { ...own };
  const transfer = { amount: yuan('0.01'), from: '2023-04-01', reason: '调剂', gives: part };
  const to = { subject, year: 2023, version: 3, ...own, document: '县财发〔2023〕1号' };
  expect(await post(subject, 'transfers', { ...transfer, to }, 3, 2023)).toMatchObject({
    status: 409,
    body: { code: 'carried-over-already' },
  });
});
