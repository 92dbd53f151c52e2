import { resultOpened } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { type Answer, type RunningOverview, runOverview } from './running-overview.js';
import { tellingOf } from './told-of-subjects.js';

let running: RunningOverview;
let tell: ReturnType<typeof tellingOf>;
beforeAll(async () => {
  running = await runOverview('2023-02-01');
  tell = tellingOf(running);
});
afterAll(() => running.close());

const asked = (query: string): Promise<Answer> => running.get(`subjects?${query}`, running.county.office);

it('filters by year, stage, light, result, rectification, disclosure, kind, status and organisation', async () => {
  const subject = await tell.registered('筛选的项目', running.county.otherUnit, {
    kind: 'policy',
    status: 'suspended',
  });
  await tell.approved(subject);
  await tell.budgeted(subject, [['2023-01-20', '1.00']]);
  await running.publish(
    'accountability',
    `result-application/${subject}.2023`,
    resultOpened({
      subject,
      year: 2023,
      scheme: 'budget-performance',
      type: 'self-evaluation',
      period: '2023',
      number: 1,
      isReEvaluation: false,
    }),
  );
  await tell.followedUp(subject, { problems: 1, rectified: 0 });
  const query = `search=${encodeURIComponent('筛选的')}`;
  const shown = { stage: 'approved', result: { status: 'open', disposal: null }, disclosure: { status: 'published' } };
  const items = [{ subject, ...shown, rectification: { status: 'open' } }];
  await eventually(async () => expect(await asked(query)).toMatchObject({ body: { items } }));
  const found = async (filter: string) => ((await asked(`${query}&${filter}`)).body['items'] as object[]).length;
  const holding = [
    'year=2023',
    'stage=approved',
    'target=approved',
    'light=none',
    'result=open',
    'rectification=open',
    'disclosure=published',
    'kind=policy',
    'status=suspended',
    `within=${running.county.department}`,
  ];
  const missing = [
    'year=2022',
    'stage=evaluated',
    'target=none',
    'light=red',
    'result=applied',
    'rectification=rectified',
    'disclosure=withheld',
    'kind=project',
    'status=registered',
    `within=${running.county.unit}`,
  ];
  expect(await Promise.all([...holding, ...missing].map(found))).toEqual([
    ...holding.map(() => 1),
    ...missing.map(() => 0),
  ]);
});
