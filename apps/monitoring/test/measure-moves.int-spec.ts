import { accountChanged, rulesResolved, rulesTimetableSet } from '@wenxiao/contracts';
import type { EventMetadata } from '@wenxiao/event-store';
import { eventually } from '@wenxiao/messaging/testing';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { fufengWith, measuresAppointing } from '../src/monitoring/testing/appointing-set.js';
import { actingOn, papers, q1, report } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

// A corrective measure lives on while its rules change and people leave.

let running: RunningMonitoring;
let county: County;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
let step: ReturnType<typeof actingOn>['step'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf, step } = actingOn(running));
  county = await running.county('fufeng-2022');
});
afterAll(() => running.close());

it('a measure goes on by the set in force once the lead desk says so, and whoever it names and has left is replaced', async () => {
  const subject = await running.approved(county);
  await step(county, subject, [q1, 'submit'], county.clerk, { answer: 'submitted', brings: papers, report: report() });
  const measures = `monitoring/${subject}/2023/rounds/${q1}/measures`;
  const post = async (path: string, body: object, as = county.office) =>
    running.call(county, path, { as, body, ifMatch: (await viewOf(county, subject)).version });
  const measure = { ground: 'objective-cause', measures: ['adjust-target'], reason: '任务减少' };
  expect((await post(measures, measure)).status).toBe(201);
  const { proposal } = (await viewOf(county, subject)).proposals[0]!;
  const at = `${measures}/${proposal}`;
  const moved = { reason: '规则已修订' };
  expect(await post(`${at}/rebase`, moved)).toMatchObject({ status: 409, body: { code: 'under-it-already' } });
  const hash = await adoptAppointing(county, '2023-02-01');
  await eventually(async () => expect(await post(`${at}/rebase`, moved)).toMatchObject({ status: 201 }));
  expect(await post(`${at}/rebase`, moved, county.budget)).toMatchObject({ status: 403, body: { code: 'wrong-desk' } });
  const [rebased] = (await running.events(county.id, `${subject}.2023`)).slice(-1);
  expect([rebased!.type, (JSON.parse(rebased!.metadata) as EventMetadata).rules?.hash]).toEqual([
    'measure-rebased',
    hash,
  ]);

  const [first, second, third] = [await somebody(), await somebody(), await somebody()];
  await running.settled();
  const nobody = '018f2f6e-0000-7000-8000-0000000009ff';
  const name = (...persons: readonly string[]) => post(`${at}/steps/appoint`, { answer: 'named', brings: { persons } });
  await eventually(async () =>
    expect(await name(first, nobody)).toMatchObject({
      status: 422,
      body: { code: 'unknown-person', persons: [nobody] },
    }),
  );
  await eventually(async () => expect((await name(first, second)).status).toBe(201));
  const left = accountChanged({ personId: second, organisationId: county.bureau, enabled: false });
  await running.publish('directory', county.id, `account/${second}`, left);
  const waiting = async () => {
    const { body } = await running.call(county, 'tasks?limit=200', { as: county.office });
    const items = body['items'] as readonly Readonly<{ about: object; step: string; level?: string }>[];
    return items.filter(({ step: of }) => of === 'person-left');
  };
  const about = { subject, round: q1, proposal };
  await eventually(async () => expect(await waiting()).toMatchObject([{ kind: 'settle', level: second, about }]));
  const replacing = { as: 'group', from: second, to: third, reason: '账号已停用' };
  const to = (who: string) => post(`${at}/reassignments`, { ...replacing, to: who });
  expect(await to(nobody)).toMatchObject({ status: 422, body: { code: 'unknown-person', persons: [nobody] } });
  await eventually(async () => expect((await to(third)).status).toBe(201));
  await eventually(async () => expect(await waiting()).toEqual([]));
});

const somebody = () => running.account(county.id, county.bureau);

async function adoptAppointing({ id }: County, from: string): Promise<string> {
  const before = layered(seed('fufeng-2022')!, undefined, { organisation: false });
  const { hash, text, layers } = fufengWith(measuresAppointing('decide'));
  const stream = `governing/${id}.budget-performance`;
  await running.publish('directory', id, stream, rulesResolved({ hash, text }));
  const rows = [
    { from: '0001-01-01', layers: [], reason: 'nothing-adopted' },
    { from: '2022-05-09', hash: before.hash, layers: before.layers.map((layer) => ({ ...layer })) },
    { from, hash, layers: layers.map((layer) => ({ ...layer })) },
  ];
  await running.publish('directory', id, stream, rulesTimetableSet({ bodyId: id, scheme: 'budget-performance', rows }));
  return hash;
}
