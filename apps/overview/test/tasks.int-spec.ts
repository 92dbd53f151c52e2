import { randomUUID } from 'node:crypto';
import { subjectChanged } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { type PlantedTask, type RunningOverview, runOverview } from './running-overview.js';

let running: RunningOverview;
const subject = randomUUID();

beforeAll(async () => {
  running = await runOverview('2023-03-25');
  const { unit, department } = running.county;
  await running.publish(
    'targets',
    `subject/${subject}`,
    subjectChanged({
      subject,
      status: 'registered',
      unit,
      department,
      kind: 'project',
      nature: 'money',
      scheme: 'budget-performance',
      name: '农村公路养护',
      predecessors: [],
      isKey: false,
      isMajor: false,
      planned: [],
      relatedFunds: [],
      categories: [],
      implementers: [],
      responsible: [],
    }),
  );
});
afterAll(() => running.close());

const submit = 'procedures/monitoring-round/steps/submit';

function task(stream: string, dueOn: string | null, different: object = {}): PlantedTask {
  const whose = [{ desk: 'budget-unit', organisation: running.county.unit }, { person: randomUUID() }];
  const body = {
    kind: 'act',
    scheme: 'budget-performance',
    about: { subject },
    step: 'submit',
    zh: '填报监控表和监控报告',
    barred: [],
    waitsFor: [],
    dues: dueOn === null ? [] : [{ due: 'report', on: dueOn, soft: false }],
    why: { hash: running.rules, path: submit },
    ...different,
  };
  return { stream, what: 'submit', dueOn, whose, body };
}

it('what waits for a person at every service is one list by day, with days left, whom it is about, and the article; who did not answer is named', async () => {
  const { clerk, department, unit } = running.county;
  await running.plantTasks('monitoring', [
    task('monitoring/one', '2023-03-31'),
    task('monitoring/two', null, { kind: 'settle' }),
  ]);
  await running.plantTasks('targets', [task('performance-target/one', '2023-03-20', { heldBy: department })]);
  const shown = (different: object) => ({
    version: 1,
    kind: 'act',
    what: 'submit',
    scheme: 'budget-performance',
    about: { subject },
    subject: { name: '农村公路养护', officialCode: null, unit, unitName: '示范县一中' },
    step: 'submit',
    zh: '填报监控表和监控报告',
    // Of persons a task names whoever looks alone.
    whose: [{ desk: 'budget-unit', organisation: unit, name: '示范县一中' }],
    heldBy: null,
    waitsFor: [],
    why: {
      hash: running.rules,
      path: submit,
      zh: '填报监控表和监控报告',
      article: [expect.objectContaining({ set: { id: 'fufeng-2022', version: 1 }, article: '第三十二条' })],
    },
    ...different,
  });
  const due = (on: string) => [{ due: 'report', on, soft: false }];
  await eventually(async () => {
    const { status, body } = await running.get('tasks', clerk);
    expect([status, body]).toEqual([
      200,
      {
        today: '2023-03-25',
        items: [
          shown({
            service: 'targets',
            stream: 'performance-target/one',
            dueOn: '2023-03-20',
            daysLeft: -5,
            dues: due('2023-03-20'),
            heldBy: { organisation: department, name: '教育局' },
          }),
          shown({
            service: 'monitoring',
            stream: 'monitoring/one',
            dueOn: '2023-03-31',
            daysLeft: 6,
            dues: due('2023-03-31'),
          }),
          shown({
            service: 'monitoring',
            stream: 'monitoring/two',
            kind: 'settle',
            dueOn: null,
            daysLeft: null,
            dues: [],
          }),
        ],
        more: false,
        totals: { rows: 3, overdue: 1, act: 2, know: 0, settle: 1 },
        byService: {
          monitoring: { rows: 2, overdue: 0, act: 1, know: 0, settle: 1 },
          targets: { rows: 1, overdue: 1, act: 1, know: 0, settle: 0 },
        },
        unanswered: [{ service: 'evaluation', reason: 'too-slow' }],
      },
    ]);
  });
});

it('the cursor goes on in every list, and the filters hold in each', async () => {
  const { clerk } = running.county;
  // Who is too busy to answer in time is named, and asked again.
  const page = (query: string) =>
    eventually(async () => {
      const { body } = await running.get(`tasks?${query}`, clerk);
      expect(body['unanswered']).toEqual([{ service: 'evaluation', reason: 'too-slow' }]);
      return body;
    });
  const streams: unknown[] = [];
  let next: string | undefined = '';
  while (next !== undefined) {
    const body = await page(`limit=1${next === '' ? '' : `&after=${next}`}`);
    streams.push(...(body['items'] as readonly { stream: string }[]).map(({ stream }) => stream));
    next = body['next'] as string | undefined;
  }
  expect(streams).toEqual(['performance-target/one', 'monitoring/one', 'monitoring/two']);
  const found = async (query: string) => {
    const { items } = await page(query);
    return (items as readonly { stream: string }[]).map(({ stream }) => stream);
  };
  expect(await found('kind=settle')).toEqual(['monitoring/two']);
  expect(await found('through=2023-03-24')).toEqual(['performance-target/one']);
});

it.each(['after=nonsense', `after=${Buffer.from('{"monitoring":"x"}').toString('base64url')}`, 'limit=0', 'kind=none'])(
  'refuses what is no question: %s',
  async (query) => {
    expect(await running.get(`tasks?${query}`, running.county.clerk)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
  },
);

it('nobody sees what does not wait for them, and strangers see no more than that a service does not answer', async () => {
  expect((await running.get('tasks', running.county.office)).body).toMatchObject({ items: [], totals: { rows: 0 } });
  expect((await running.get('tasks', running.stranger)).body).toMatchObject({ items: [], byService: {} });
  expect((await running.get('tasks', running.stranger, randomUUID())).status).toBe(404);
});

it('a service that is down is named, and the tasks of the others are shown', async () => {
  await running.down('monitoring');
  await eventually(async () =>
    expect((await running.get('tasks', running.county.clerk)).body).toMatchObject({
      items: [{ service: 'targets' }],
      totals: { rows: 1 },
      unanswered: [
        { service: 'evaluation', reason: 'too-slow' },
        { service: 'monitoring', reason: 'out-of-reach' },
      ],
    }),
  );
});
