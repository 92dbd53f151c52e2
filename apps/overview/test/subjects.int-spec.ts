import { randomUUID } from 'node:crypto';
import {
  disposalDecided,
  disposalSettled,
  evaluationFinalised,
  evaluationOpened,
  resultOpened,
  subjectChanged,
  warningLifted,
  warningRaised,
} from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { type Answer, type Person, type RunningOverview, runOverview } from './running-overview.js';
import { tellingOf } from './told-of-subjects.js';

let running: RunningOverview;
let tell: ReturnType<typeof tellingOf>;
beforeAll(async () => {
  running = await runOverview('2023-02-01');
  tell = tellingOf(running);
});
afterAll(() => running.close());

const heard = { behind: 0 };
const upToDate = { targets: heard, monitoring: heard, evaluation: heard, accountability: heard };
type Row = Readonly<Record<string, unknown>>;
const rowsOf = ({ body }: Answer): readonly Row[] => body['items'] as readonly Row[];
const asked = (query: string, as: Person = running.county.office): Promise<Answer> =>
  running.get(`subjects?${query}`, as);
const until = (query: string, wanted: object, as?: Person): Promise<void> =>
  eventually(async () => expect(await asked(query, as)).toMatchObject(wanted));

it('a subject has one row a year, joined from what every service told of it, in whatever order', async () => {
  // Monitoring and evaluation are heard before anybody has said whose the subject is.
  const subject = randomUUID();
  const warning = { subject, year: 2023, scheme: 'budget-performance', warning: 'nothing-spent' };
  await running.publish('monitoring', `monitoring/${subject}.2023`, warningRaised({ ...warning, light: 'red' }));
  const round = { ...warning, round: 'quarterly@2023-03-31', indicator: '2' };
  await running.publish('monitoring', `monitoring/${subject}.2023`, warningRaised({ ...round, light: 'yellow' }));
  await running.publish(
    'monitoring',
    `monitoring/${subject}.2023`,
    warningLifted({ ...warning, because: 'no-longer-so' } as never),
  );
  const which = {
    subject,
    type: 'finance-evaluation',
    period: '2023',
    number: 1,
    year: 2023,
    scheme: 'budget-performance',
  };
  const stream = `evaluation/${subject}.finance-evaluation.2023.1`;
  await running.publish('evaluation', stream, evaluationOpened({ ...which, ofItself: false, openedOn: '2024-03-01' }));
  await running.publish(
    'evaluation',
    stream,
    evaluationFinalised({
      ...which,
      isReEvaluation: false,
      score: '86.25',
      fullMark: '100',
      grade: 'good',
      findings: [],
      by: randomUUID(),
    }),
  );
  const [result, { type, period, number }] = [{ subject, year: 2023, scheme: which.scheme }, which];
  const underRules = { hash: running.rules, layers: [], basis: [] };
  const applied = [
    resultOpened({ ...result, type, period, number, isReEvaluation: false, rules: running.rules }),
    disposalDecided({
      ...result,
      actsOn: 2024,
      disposal: 'urge-improvement',
      effects: [],
      by: randomUUID(),
      rules: underRules,
    }),
    disposalSettled({ ...result, decision: 2 }),
  ];
  for (const each of applied) await running.publish('accountability', `result-application/${subject}.2023`, each);
  await tell.followedUp(subject, { problems: 2, rectified: 1 });
  await tell.approved(subject);
  await tell.budgeted(subject, [['2023-01-20', '1000000.00']]);
  await running.publish(
    'targets',
    `subject/${subject}`,
    subjectChanged({
      subject,
      status: 'registered',
      unit: running.county.unit,
      department: running.county.department,
      kind: 'project',
      nature: 'money',
      scheme: 'budget-performance',
      name: '合并一行的项目',
      officialCode: '530102',
      predecessors: [],
      isKey: true,
      isMajor: false,
      planned: [],
      relatedFunds: [],
      categories: [],
      implementers: [],
      responsible: [],
    }),
  );
  const shown = { items: [{ stage: 'evaluated', light: 'yellow' }], asOf: upToDate, joining: 0 };
  await until('search=530102', { body: shown });
  const { status, body } = await asked('search=530102&year=2023', running.county.clerk);
  expect([status, body]).toEqual([
    200,
    {
      items: [
        {
          subject,
          year: 2023,
          unit: running.county.unit,
          unitName: '示范县一中',
          department: running.county.department,
          name: '合并一行的项目',
          officialCode: '530102',
          kind: 'project',
          nature: 'money',
          scheme: 'budget-performance',
          status: 'registered',
          level: null,
          class: null,
          within: null,
          isNew: null,
          isKey: true,
          isMajor: false,
          stage: 'evaluated',
          composition: 'own',
          approvedFrom: '2023-01-20',
          control: null,
          requested: null,
          budget: '1000000.00',
          payment: null,
          executed: null,
          target: { period: '2023', declaration: 1, status: 'approved' },
          light: 'yellow',
          warnings: [{ warning: 'nothing-spent', light: 'yellow', round: 'quarterly@2023-03-31', indicator: '2' }],
          evaluations: [
            {
              type: 'finance-evaluation',
              period: '2023',
              number: 1,
              ofItself: false,
              score: '86.25',
              fullMark: '100',
              grade: 'good',
              isReEvaluation: false,
              status: 'concluded',
            },
          ],
          score: '86.25',
          grade: 'good',
          result: {
            type: 'finance-evaluation',
            period: '2023',
            number: 1,
            isReEvaluation: false,
            status: 'applied',
            disposal: 'urge-improvement',
            disposalName: '督促改进',
            change: null,
            actsOn: 2024,
          },
          rectification: { status: 'open', rectifications: 1, problems: 2, rectified: 1 },
          disclosure: { status: 'published', number: 1 },
        },
      ],
      more: false,
      totals: {
        ...{ rows: 1, subjects: 1, targets: 1, red: 0, yellow: 1, evaluated: 1, results: 1, decided: 1 },
        ...{ rectifying: 1, disclosed: 1, budgetPerformance: 1, unitAssessment: 0 },
      },
      sums: { control: '0', requested: '0', budget: '1000000.00', executed: '0' },
      asOf: {
        targets: { newest: expect.stringMatching(/Z$/), behind: 0 },
        monitoring: { newest: expect.stringMatching(/Z$/), behind: 0 },
        evaluation: { newest: expect.stringMatching(/Z$/), behind: 0 },
        accountability: { newest: expect.stringMatching(/Z$/), behind: 0 },
      },
      joining: 0,
    },
  ]);
});

it('a change of the budget that lies ahead is shown on its day, without anybody telling', async () => {
  const subject = await tell.registered('年中调整的项目');
  await tell.budgeted(subject, [
    ['2023-01-20', '400000.00'],
    ['2023-02-10', '300000.00'],
  ]);
  const query = `search=${encodeURIComponent('年中调整')}`;
  const shows = (budget: string) =>
    eventually(async () => expect(await asked(query)).toMatchObject({ body: { items: [{ budget }] } }));
  await shows('400000.00');
  await running.advanceTo('2023-02-10');
  await shows('300000.00');
  expect(rowsOf(await asked(query)).map(({ year }) => year)).toEqual([2023]);
});

it('a page goes on where the one before ended, in every order, and totals are those of all; amounts take own lines alone', async () => {
  const names = ['分页一', '分页二', '分页三', '分页四', '分页五'];
  for (const [index, name] of [...names.entries()].reverse())
    await tell.budgeted(
      await tell.registered(name),
      [['2023-01-20', `${index + 1}00.10`]],
      index === 4 ? 'sum-of-parts' : 'own',
    );
  const query = `search=${encodeURIComponent('分页')}`;
  await until(query, { body: { totals: { rows: 5 }, sums: { budget: '1000.40' } } });
  const pagesIn = async (order: string) => {
    const given: unknown[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: Answer = await asked(`${query}&${order}&limit=2${next === '' ? '' : `&after=${next}`}`);
      given.push(...rowsOf(page).map(({ name }) => name));
      expect(page.body).toMatchObject({ totals: { rows: 5 }, more: given.length < 5 });
      next = page.body['next'] as string | undefined;
    }
    return given;
  };
  expect(await pagesIn('sort=budget')).toEqual(names);
  expect(await pagesIn('sort=budget&descending=true')).toEqual([...names].reverse());
  expect((await pagesIn('sort=name')).sort()).toEqual([...names].sort());
  expect((await pagesIn('sort=stage')).sort()).toEqual([...names].sort());
});
