import { randomUUID } from 'node:crypto';
import { evaluationConclusionWithdrawn, evaluationFinalised } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import type { Person } from '@wenxiao/service-kit/testing';
import {
  county,
  evaluated,
  evaluation,
  head,
  idOf,
  okOf,
  prepare,
  propose,
  proposed,
  proposing,
  read,
  runReferrals,
  running,
  seen,
  step,
  trigger,
} from './running-referrals.js';

let auditor: Person;
beforeAll(async () => {
  await runReferrals();
  auditor = { id: randomUUID(), desk: 'auditor', at: county.id };
});
afterAll(() => running.close());

type Rows = Readonly<{
  items: readonly Readonly<{ id: string; status: string }>[];
  totals: object;
  more: boolean;
  next?: string;
}>;

const issue = (id: string, as: Person = county.office) => {
  const documents = [{ name: '移送函', document: 'referral-letter' }];
  return step(id, 'issue', as, {
    answer: 'referred',
    brings: { organisation: county.bureau, date: '2024-05-06', documents },
  });
};
const drop = (id: string) =>
  step(id, 'issue', county.office, { answer: 'not-referred', brings: { reason: '事实不清' } });
const listed = async (as: Person, query = 'limit=200') =>
  okOf(await running.call(county, `referrals?${query}`, { as })) as unknown as Rows;

it('a unit and persons of it are proposed by the desk of its department, and referred by another', async () => {
  const id = await proposed(await evaluated(), { persons: [head] });
  expect(await seen(id)).toMatchObject({
    status: 'open',
    persons: [head],
    triggerName: '绩效评价结果为“不合格”',
    evaluation,
    possible: [{ step: 'prepare', mine: false }],
  });
  expect(await prepare(id, county.office)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  okOf(await prepare(id));
  expect(await issue(id, county.desk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  okOf(await issue(id));
  expect(await seen(id)).toMatchObject({ status: 'issued', outcome: 'referred', possible: [], tasks: [] });
  expect(await running.published(county.id, `referral/${id}`)).toEqual([]);
});

it('whatever is said of it stands sealed under the keys of the persons whom it names, and open where it names none', async () => {
  const saidIn = async (different: object) => {
    const id = await proposed(await evaluated(), different);
    for (const act of [prepare, drop]) okOf(await act(id));
    const dropped = (await running.events(county.id, `referral/${id}`)).find(({ type }) => type === 'referral-issued');
    return (JSON.parse(dropped!.data) as { reason: string }).reason;
  };
  expect(await saidIn({ persons: [head] })).toMatch(new RegExp(`^.sealed\\.1\\.${head}\\.[\\w-]+$`));
  expect(await saidIn({ persons: [] })).toBe('事实不清');
});

it('of two who propose the same at once, one is let in; a command that is sent again makes no other', async () => {
  const subject = await evaluated();
  // The department was referred before: everything that the two rest on has arrived.
  await proposed(subject, { organisation: county.department });
  const both = await Promise.all([propose(proposing(subject)), propose(proposing(subject, { persons: [head] }))]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'referred-before', trigger });
  const other = await evaluated();
  await proposed(other, { trigger: 'perfunctory', ground: 'perfunctory' });
  const key = randomUUID();
  const again = { as: county.desk, body: proposing(other, { organisation: county.department }), key };
  const first = await eventually(async () => okOf(await running.call(county, 'referrals', again)));
  expect(okOf(await running.call(county, 'referrals', again))).toEqual(first);
});

it('what was not referred may be proposed again, what was referred may not', async () => {
  const subject = await evaluated();
  const id = await proposed(subject);
  okOf(await prepare(id));
  okOf(await drop(id));
  expect(await seen(id)).toMatchObject({ status: 'not-issued' });
  okOf(await propose(proposing(subject)));
  const second = idOf(subject, 2);
  okOf(await prepare(second));
  okOf(await issue(second));
  expect(await propose(proposing(subject))).toMatchObject({ status: 409, body: { code: 'referred-before' } });
  const withdrawal = { as: county.desk, body: { reason: '误点' }, ifMatch: (await seen(id)).version };
  expect((await running.call(county, `referrals/${id}/steps/prepare/withdrawal`, withdrawal)).body).toMatchObject({
    code: 'ended',
  });
});

it('nobody is referred for what does not hold, or does no longer', async () => {
  const good = await evaluated('good');
  await eventually(async () => expect((await propose(proposing(good))).body['code']).toBe('trigger-not-met'));
  expect((await propose(proposing(good, { evaluation: undefined }))).body).toMatchObject({ code: 'trigger-not-known' });
  const theirs = { ...evaluation, type: 'department-evaluation' };
  const own = await evaluated('unqualified', theirs.type);
  await eventually(async () =>
    expect((await propose(proposing(own, { evaluation: theirs }))).body).toMatchObject({ code: 'not-of-bureau' }),
  );
  const subject = await evaluated();
  const id = await proposed(subject);
  okOf(await prepare(id));
  const gone = evaluationConclusionWithdrawn({
    ...evaluation,
    subject,
    year: 2023,
    scheme: 'budget-performance',
    by: randomUUID(),
  });
  await running.publish('evaluation', county.id, `evaluation/${subject}.finance-evaluation.2023.1`, gone);
  // Of a body that cannot be referred nothing is done before it has arrived that the conclusion is gone.
  const nobody = proposing(subject, { organisation: county.bureau });
  await eventually(async () => expect((await propose(nobody)).body['code']).toBe('evaluation-not-concluded'));
  expect((await issue(id)).body).toMatchObject({ code: 'evaluation-not-concluded' });
});

it('whoever is referred has to be there and of the body, and nobody refers themselves', async () => {
  const subject = await evaluated();
  const elsewhere = await running.account(county.id, county.bureau);
  const nobody = randomUUID();
  await eventually(async () =>
    expect(await propose(proposing(subject, { persons: [head, elsewhere, nobody] }))).toMatchObject({
      status: 422,
      body: { code: 'unknown-person', persons: [elsewhere, nobody] },
    }),
  );
  expect(await propose(proposing(subject, { persons: [county.desk.id] }))).toMatchObject({
    status: 403,
    body: { code: 'refers-themselves' },
  });
  expect(await propose(proposing(subject, { organisation: county.bureau }))).toMatchObject({
    status: 422,
    body: { code: 'not-referable' },
  });
  expect(await propose(proposing(subject), county.clerk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
});

it('is known to those who act in it, to audit once it has ended, and to nobody else', async () => {
  const subject = await evaluated();
  const id = await proposed(subject, { persons: [head] });
  // Whom it names may fill a desk that acts in it.
  const named = { id: head, desk: 'performance-office', at: county.bureau };
  const others = [county.clerk, county.reviewer, county.budget, named, auditor];
  const tasksOf = async (as: Person) => {
    const { items } = okOf(await running.call(county, 'tasks', { as })) as unknown as { items: { stream: string }[] };
    return items.filter(({ stream }) => stream === `referral/${id}`).length;
  };
  const isListed = async (as: Person) => (await listed(as)).items.some((row) => row.id === id);
  await eventually(async () => expect([await isListed(county.office), await tasksOf(county.desk)]).toEqual([true, 1]));
  for (const as of others) {
    expect((await read(id, as)).status).toBe(404);
    expect(await isListed(as)).toBe(false);
    expect(await tasksOf(as)).toBe(0);
    const body = { answer: 'prepared', brings: { ground: 'unqualified' } };
    const path = `referrals/${id}/steps/prepare`;
    expect((await running.call(county, path, { as, body, ifMatch: 2 })).status).toBe(404);
  }
  expect((await listed(county.clerk)).totals).toEqual({ rows: 0, open: 0, issued: 0 });
  okOf(await prepare(id));
  okOf(await issue(id));
  await eventually(async () => expect(await isListed(auditor)).toBe(true));
  expect(await seen(id, auditor)).toMatchObject({ status: 'issued', possible: [] });
  for (const as of others.filter((each) => each !== auditor)) expect((await read(id, as)).status).toBe(404);
  const other = await running.county('fufeng-2022');
  expect((await read(id, other.office)).status).toBe(404);
  expect((await read('nonsense', county.office)).status).toBe(404);
});

it('the list has pages with totals, by how far they are', async () => {
  const open = [await proposed(await evaluated()), await proposed(await evaluated())];
  await eventually(async () =>
    expect((await listed(county.desk)).items.map(({ id }) => id)).toEqual(expect.arrayContaining(open)),
  );
  const page = await listed(county.desk, 'status=open&limit=1');
  expect(page).toMatchObject({ more: true, items: [{ status: 'open' }] });
  const next = await listed(county.desk, `status=open&limit=1&after=${page.next ?? ''}`);
  expect(next.items[0]?.id).not.toBe(page.items[0]?.id);
  expect((await listed(county.desk, 'status=issued')).items.every(({ status }) => status === 'issued')).toBe(true);
});

it('a referral that went out is looked at again where its result was corrected; whom it names hears of neither', async () => {
  const subject = await evaluated();
  const id = await proposed(subject);
  okOf(await prepare(id));
  okOf(await issue(id));
  const which = { ...evaluation, subject, year: 2023, scheme: 'budget-performance' };
  const told = { ...which, isReEvaluation: false, score: '65', fullMark: '100', findings: [], by: randomUUID() };
  const stream = `evaluation/${subject}.finance-evaluation.2023.1`;
  await running.publish('evaluation', county.id, stream, evaluationFinalised({ ...told, grade: 'qualified' }));
  const waiting = async (as: Person) => {
    const { body } = await running.call(county, 'tasks?limit=200', { as });
    const items = body['items'] as readonly Readonly<{ about: { referral?: string }; step: string }>[];
    return items.filter(({ about }) => about.referral === id);
  };
  const found = { decision: 4, stream, version: 2 };
  await eventually(async () => expect(await seen(id)).toMatchObject({ tasks: [{ reconciles: found }] }));
  await eventually(async () =>
    expect(await waiting(county.office)).toMatchObject([{ kind: 'settle', step: 'reconcile', reconciles: found }]),
  );
  expect(await waiting({ ...county.office, id: randomUUID(), desk: 'budget-unit', at: county.unit })).toEqual([]);
  const body = { decision: 4, stream, version: 2, reason: '另有违纪事实' };
  const keep = async (as: Person) =>
    running.call(county, `referrals/${id}/kept-decisions`, { as, body, ifMatch: (await seen(id)).version });
  expect((await keep(county.clerk)).status).toBe(404);
  expect(await keep(county.desk)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  okOf(await keep(county.office));
  await eventually(async () => expect(await waiting(county.office)).toEqual([]));
  expect(await keep(county.office)).toMatchObject({ status: 409, body: { code: 'not-outdated', outdated: [] } });
});
