import { WorkCalendar } from '@wenxiao/rules/deadline';
import { layered } from '@wenxiao/rules/layers';
import { seed } from '@wenxiao/rules/seeds';
import { submit } from './testing/counties.js';
import { inForce, MonitoredYear, persons, worldOf } from './testing/monitored.js';
import { tasksOf } from './monitoring.tasks.js';

const changde = inForce('changde-2019');
const plan = seed('changde-2019')!;
const october = 'first@2023-10-31';
/** Nothing but weekends is off: the tenth working day of November is the 14th. */
const calendar = new WorkCalendar('weekends', {
  from: '2023-01-01',
  to: '2024-12-31',
  restWeekdays: [6, 7],
  holidays: [],
  makeUpWorkdays: [],
});
const lived = (set = changde): MonitoredYear =>
  new MonitoredYear({
    ...worldOf({ year: 2023, plan: [['2022-11-08', set]], budget: { '2023-01-20': '100.00' } }),
    calendar,
  });
/** A due of the report, and no target. */
const strict = layered(
  {
    ...plan,
    members: {
      ...plan.members,
      rounds: (plan.members.rounds ?? []).map(({ due = [], ...round }) => ({
        ...round,
        due: due.map(({ soft: _soft, ...each }) => each),
      })),
    },
  },
  undefined,
  { organisation: false },
);
const late = (year: MonitoredYear): readonly string[] => year.warnings.filter((each) => !each.includes('-below-'));
const isLate = ({ history }: MonitoredYear): boolean | undefined =>
  history.flatMap((event) => (event.type === 'round-reported' ? [event.data.late] : []))[0];
const reportUpward = (year: MonitoredYear, today: string) =>
  year.act(
    'take-step',
    {
      ...{ round: october, step: 'report', answer: 'on-target', today },
      brings: { date: today, documents: [{ name: '监控结果', document: 'round-report' }] },
    },
    persons.desk,
  );
const duesOf = (year: MonitoredYear) =>
  tasksOf(year.state, year.world)
    .filter(({ asks }) => asks === undefined)
    .map(({ step, dues }) => [step, dues.map(({ due }) => due)]);

describe('CD-09c, B-09: the results of a round, that are reported upward within a time', () => {
  it('are not late on the tenth working day, and warned of from the next day on until they are reported', () => {
    const year = lived().lookThrough('2023-11-01');
    submit(year, october, '2023-11-02', {}, {});
    expect(late(year.lookThrough('2023-11-14'))).toEqual([]);
    expect(late(year.lookThrough('2023-11-15'))).toEqual([`results-unreported ${october}`]);
    const raised = year.history.find(
      (event) => event.type === 'warning-raised' && event.data.warning === 'results-unreported',
    );
    expect(raised?.data).toMatchObject({ light: 'yellow', figures: [{ figure: 'report', value: '2023-11-14' }] });
    expect(year.history.filter(({ type }) => type === 'round-became-overdue')).toEqual([]);
    expect(reportUpward(year, '2023-11-16')).toMatchObject({ outcome: 'accepted' });
    expect(late(year)).toEqual([]);
  });

  it('are not late once they were reported on that day, and nobody is late for a report of the unit, of which the plan says nothing', () => {
    const year = lived().lookThrough('2023-11-01');
    submit(year, october, '2023-11-14', {}, {});
    reportUpward(year, '2023-11-14');
    expect(late(year.lookThrough('2023-12-30'))).toEqual([]);
    const unreported = lived().lookThrough('2023-11-15');
    expect(late(unreported)).toEqual([`results-unreported ${october}`]);
    submit(unreported, october, '2023-11-16', {}, {});
    expect([isLate(year), isLate(unreported)]).toEqual([false, false]);
    expect(late(unreported)).toEqual([`results-unreported ${october}`]);
  });

  it('are due in the task of whoever reports them, and in no other', () => {
    const year = lived().lookThrough('2023-11-01');
    expect(duesOf(year)).toEqual([['submit', []]]);
    submit(year, october, '2023-11-02', {}, {});
    expect(duesOf(year)).toEqual([['report', ['report']]]);
  });

  it('are overdue where the day is no target', () => {
    const year = lived(strict).lookThrough('2023-11-01');
    submit(year, october, '2023-11-02', {}, {});
    year.lookThrough('2023-11-15');
    expect(year.history.filter(({ type }) => type === 'round-became-overdue').map(({ data }) => data)).toEqual([
      { round: october, due: 'report', since: '2023-11-15' },
    ]);
    const lights = year.history.flatMap((event) =>
      event.type === 'warning-raised' && event.data.warning === 'results-unreported' ? [event.data.light] : [],
    );
    expect(lights).toEqual(['red']);
  });
});
