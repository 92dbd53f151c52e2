import { randomUUID } from 'node:crypto';
import { evaluationPartiesNamed } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { type Answer, type Person, registeredIn, type RunningOverview, runOverview } from './running-overview.js';

let running: RunningOverview;
beforeAll(async () => {
  running = await runOverview('2023-02-01');
});
afterAll(() => running.close());

const registered = (name: string, unit = running.county.unit): Promise<string> => registeredIn(running, name, { unit });

type Row = Readonly<Record<string, unknown>>;
const rowsOf = ({ body }: Answer): readonly Row[] => body['items'] as readonly Row[];
const asked = (query: string, as: Person = running.county.office): Promise<Answer> =>
  running.get(`subjects?${query}`, as);
const until = (query: string, wanted: object, as?: Person): Promise<void> =>
  eventually(async () => expect(await asked(query, as)).toMatchObject(wanted));

it('whom an object names that is under way finds its subject, of whatever tenant, with totals of just these; nobody else does', async () => {
  const [judged, other] = [await registered('被评对象1'), await registered('被评对象2')];
  const query = `search=${encodeURIComponent('被评对象')}`;
  await until(query, { body: { totals: { rows: 2 } } });
  const expert: Person = { ...running.stranger, id: randomUUID() };
  const agency: Person = { id: randomUUID(), desk: 'evaluator', at: randomUUID() };
  const which = { subject: judged, type: 'finance-evaluation', period: '2023', number: 1, year: 2023 };
  const name = (...who: readonly string[]) =>
    running.publish(
      'evaluation',
      `evaluation/${judged}.finance-evaluation.2023.1`,
      evaluationPartiesNamed({
        ...which,
        scheme: 'budget-performance',
        parties: who.map((each) => ({ as: 'evaluator', who: each })),
      }),
    );
  expect(await asked(query, expert)).toMatchObject({ status: 404 });
  await name(expert.id, agency.at);
  await eventually(async () => expect((await asked(query, expert)).status).toBe(200));
  for (const as of [expert, agency])
    expect(await asked(`${query}&limit=1`, as)).toMatchObject({
      body: { items: [{ subject: judged }], more: false, totals: { rows: 1, subjects: 1 } },
    });
  // Who administers the agency is not therefore of it.
  for (const as of [running.stranger, { ...agency, desk: 'administrator' }])
    expect(await asked(query, as)).toMatchObject({ status: 404, body: { code: 'not-found' } });
  await name(agency.at);
  await eventually(async () => expect((await asked(query, expert)).status).toBe(404));
  expect(rowsOf(await asked(query)).map(({ subject }) => subject)).toEqual(expect.arrayContaining([judged, other]));
});

it('people see the rows that their grants reach; others hear that there is nothing', async () => {
  const [mine, others] = [await registered('可见范围1'), await registered('可见范围2', running.county.otherUnit)];
  const query = `search=${encodeURIComponent('可见范围')}`;
  await until(query, { body: { totals: { rows: 2 } } });
  const seen = async (as: Person) => rowsOf(await asked(query, as)).map(({ subject }) => subject);
  expect(await seen(running.county.clerk)).toEqual([mine]);
  expect(await seen({ ...running.county.clerk, at: running.county.department })).toEqual([mine, others]);
  expect(await asked(query, running.stranger)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});
