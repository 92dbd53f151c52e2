import { rejected } from '@wenxiao/domain';
import { tasksOf } from './monitoring.tasks.js';
import { by, q1, q2, q3, submit, underFufeng } from './testing/counties.js';
import { type MonitoredYear, worldOf } from './testing/monitored.js';

/** The year as it is known from a day on: when the subject ended, or was suspended. */
const known = (year: MonitoredYear, more: { ends?: string; suspendedFrom?: string }, through: string) => {
  year.world = worldOf({ ...underFufeng, ...more });
  return year.lookThrough(through);
};
const tasksIn = ({ state, world }: MonitoredYear) => tasksOf(state, world).map(({ round, step }) => `${step} ${round}`);

describe('a subject that ends', () => {
  it('has no round of a node from that day on; those that nobody reported lapse, with their warnings and tasks', () => {
    const year = known(by('2023-07-20'), { ends: '2023-09-20' }, '2023-09-19');
    expect([year.rounds, year.warnings]).toEqual([
      [q1, q2, q3],
      [`never-reported ${q1}`, `never-reported ${q2}`],
    ]);
    year.lookThrough('2023-12-31');
    expect(year.rounds).toEqual([q1, q2, q3]);
    expect(year.history.filter(({ type }) => type === 'round-lapsed').map(({ data }) => data)).toEqual(
      [q1, q2, q3].map((round) => ({ round, because: 'subject-ended' })),
    );
    expect(year.history.filter(({ type }) => type === 'warning-lifted').map(({ data }) => data)).toMatchObject(
      [q1, q2].map((round) => ({ round, because: 'no-longer-so' })),
    );
    expect([year.warnings, tasksIn(year)]).toEqual([[], []]);
  });

  it('lets them lapse at once where that is known later, and leaves alone what was reported', () => {
    const year = by('2023-10-05');
    expect(submit(year, q1, '2023-10-05').outcome).toBe('accepted');
    known(year, { ends: '2023-05-10' }, '2023-10-05');
    expect(year.history.filter(({ type }) => type === 'round-lapsed').map(({ data }) => data)).toEqual(
      [q2, q3, 'quarterly@2023-12-31'].map((round) => ({ round, because: 'subject-ended' })),
    );
    expect([year.warnings, tasksIn(year)]).toEqual([[`report-late ${q1}`], [`finance-review ${q1}`]]);
  });

  it('has none that a person opens after it', () => {
    const year = known(by('2023-02-01'), { ends: '2023-09-20' }, '2023-02-01');
    const open = (node: string) => year.act('open-round', { series: 'by-person', node, today: '2023-02-01' });
    expect(open('2023-09-20')).toEqual(rejected({ code: 'round-refused', because: 'subject-ended' }));
    expect(open('2023-09-19')).toEqual(rejected({ code: 'round-refused', because: 'not-by-person' }));
  });
});

describe('a subject that is suspended', () => {
  it('waits: nothing opens, becomes overdue or is asked for; all of it goes on when it is resumed', () => {
    const year = known(by('2023-03-10'), { suspendedFrom: '2023-03-20' }, '2023-08-31');
    expect([year.rounds, year.warnings, tasksIn(year)]).toEqual([[q1], [], []]);
    known(year, {}, '2023-09-01');
    expect(year.rounds).toEqual([q1, q2, q3]);
    expect(year.history.filter(({ type }) => type === 'round-became-overdue').map(({ data }) => data)).toEqual([
      { round: q1, due: 'report', since: '2023-04-01' },
      { round: q2, due: 'report', since: '2023-07-01' },
    ]);
    expect(tasksIn(year)).toEqual([`submit ${q1}`, `submit ${q2}`, `submit ${q3}`]);
  });
});
