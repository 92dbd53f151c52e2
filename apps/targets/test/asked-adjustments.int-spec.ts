import { randomUUID } from 'node:crypto';
import { correctiveMeasureDecided, correctiveMeasureWithdrawn } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { actingIn, rulesOf, streamsOf } from './acting.js';
import { type County, type Person, type RunningTargets, runTargets } from './running-targets.js';

let running: RunningTargets;
let county: County;
let acting: ReturnType<typeof actingIn>;
const fufeng = seed('fufeng-2022')!;
const limit = {
  ...fufeng.values['monitoring.correctionLimit']!,
  value: { count: 10, unit: 'calendar-day' },
  silent: undefined,
};
/** Fufeng’s set, with a time in which what monitoring found is put right. */
const withLimit = JSON.parse(
  JSON.stringify({ ...fufeng, values: { ...fufeng.values, 'monitoring.correctionLimit': limit } }),
) as typeof fufeng;
const { hash } = layered(withLimit, undefined, { organisation: false });
beforeAll(async () => {
  running = await runTargets('2023-03-01');
  county = await running.county(withLimit);
  acting = actingIn(running, county);
});
afterAll(() => running.close());

/** Monitoring decided that the target is to be adjusted, and may take that back. */
async function asking(subject: string) {
  const named = { proposal: randomUUID(), decision: randomUUID() };
  const rules = { ...rulesOf('monitoring.measures/objective-cause'), hash };
  const of = { subject, year: 2023, scheme: 'budget-performance', ...named, rules };
  const asked = { ground: 'objective-cause', measures: ['adjust-target'], acts: [], by: county.budget.id } as const;
  const stream = `monitoring/${subject}.2023`;
  await running.publish('monitoring', county.id, stream, correctiveMeasureDecided({ ...of, ...asked }));
  const withdraw = () => running.publish('monitoring', county.id, stream, correctiveMeasureWithdrawn(of));
  return { ...named, withdraw };
}

type Listed = Readonly<{
  step: string;
  about: Readonly<{ subject: string; proposal: string }>;
  dues: object;
  why: object;
}>;
const tasksOf = async (subject: string, as: Person): Promise<readonly Listed[]> => {
  const items = (await running.call(county, 'tasks?limit=200', { as })).body['items'] as readonly Listed[];
  return items.filter(({ step, about }) => step === 'adjust' && about.subject === subject);
};
const none = (subject: string) => eventually(async () => expect(await tasksOf(subject, county.clerk)).toEqual([]));

it('is a task of the unit under the rules of the decision, until monitoring takes that back', async () => {
  const subject = await acting.approved();
  const { proposal, withdraw } = await asking(subject);
  await eventually(async () =>
    expect(await tasksOf(subject, county.clerk)).toMatchObject([
      {
        about: { subject, period: '2023', proposal },
        dues: [{ due: 'limit', on: '2023-03-11', soft: false }],
        why: { hash, path: 'monitoring.measures/objective-cause' },
      },
    ]),
  );
  expect(await tasksOf(subject, county.budget)).toEqual([]);
  expect(await acting.target(subject)).toMatchObject({
    asked: [{ proposal, ground: 'objective-cause', on: '2023-03-01', overdue: false }],
  });
  await withdraw();
  await none(subject);
});

it('is not adjusted where the lead desk says why, and nobody else may', async () => {
  const subject = await acting.approved();
  const { proposal } = await asking(subject);
  await eventually(async () => expect(await tasksOf(subject, county.clerk)).toHaveLength(1));
  const path = `performance-targets/${subject}/2023/asked-adjustments/${proposal}/declining`;
  const call = { body: { because: '任务未变' }, ifMatch: 8 };
  expect(await running.call(county, path, { ...call, as: county.clerk })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  streamsOf(await running.call(county, path, { ...call, as: county.office }));
  await none(subject);
  expect(await running.call(county, path, { ...call, as: county.office, ifMatch: 9 })).toMatchObject({
    status: 422,
    body: { code: 'adjustment-not-asked', listed: [] },
  });
});

it('becomes overdue by itself on the day after, and is so no longer once the lead desk lifts it', async () => {
  const subject = await acting.approved();
  const { proposal } = await asking(subject);
  await eventually(async () => expect(await tasksOf(subject, county.clerk)).toHaveLength(1));
  for (const clock of ['directory', 'own'] as const) await running.advance('2023-03-12', clock);
  await running.until(county, `performance-targets/${subject}/2023`, county.clerk, { asked: [{ overdue: true }] });
  const { types, metadata } = await running.history(county.id, `performance-target/${subject}.2023`);
  expect(types.at(-1)).toBe('target-adjustment-became-overdue');
  expect(metadata.rules).toMatchObject({ hash, basis: ['monitoring.correctionLimit'] });
  const path = `performance-targets/${subject}/2023/asked-adjustments/${proposal}/overdue-lifting`;
  const call = { body: { because: '系统停机' }, ifMatch: 9 };
  expect(await running.call(county, path, { ...call, as: county.clerk })).toMatchObject({
    status: 403,
    body: { code: 'wrong-desk' },
  });
  streamsOf(await running.call(county, path, { ...call, as: county.office }));
  await running.until(county, `performance-targets/${subject}/2023`, county.clerk, { asked: [{ overdue: false }] });
  expect(await tasksOf(subject, county.clerk)).toHaveLength(1);
  expect(await running.call(county, path, { ...call, as: county.office, ifMatch: 10 })).toMatchObject({
    status: 409,
    body: { code: 'adjustment-not-overdue', listed: [] },
  });
});
