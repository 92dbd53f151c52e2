import { calendarPublished, subjectChanged } from '@wenxiao/contracts';
import { eventually } from '@wenxiao/messaging/testing';
import { canonicalText, hashOf } from '@wenxiao/rules/layers';
import { project } from '@wenxiao/service-kit/testing';
import { actingOn, countingWorkingDays, q1 } from './acting.js';
import { type County, runMonitoring, type RunningMonitoring } from './running-monitoring.js';

// What others tell of days that have gone by.

let running: RunningMonitoring;
let viewOf: ReturnType<typeof actingOn>['viewOf'];
beforeAll(async () => {
  running = await runMonitoring('2023-02-01');
  ({ viewOf } = actingOn(running));
});
afterAll(() => running.close());

const becomes = (county: County, subject: string, status: 'registered' | 'suspended' | 'ended', since: string) => {
  const about = subjectChanged({ ...project(county, subject), status, since });
  return running.publish('targets', county.id, `subject/${subject}`, about);
};

async function tasksOf(county: County, subject: string) {
  const { body } = await running.call(county, 'tasks', { as: county.clerk });
  const items = body.items as readonly Readonly<{ about: { subject: string; round: string } }>[];
  return items.filter(({ about }) => about.subject === subject).map(({ about }) => about.round);
}

describe('what is told late', () => {
  it('that a subject has ended, or is suspended, and goes on', async () => {
    const county = await running.county('fufeng-2022');
    const [ended, suspended] = [await running.approved(county), await running.approved(county)];
    await running.advanceTo('2023-04-10');
    for (const subject of [ended, suspended])
      expect(await viewOf(county, subject)).toMatchObject({
        rounds: [{ round: q1, overdue: ['report'] }, { status: 'open' }],
        warnings: [{ warning: 'never-reported', light: 'red' }],
      });
    await becomes(county, ended, 'ended', '2023-04-05');
    await becomes(county, suspended, 'suspended', '2023-04-05');
    await eventually(async () =>
      expect(await viewOf(county, ended)).toMatchObject({
        rounds: [{ status: 'lapsed' }, { status: 'lapsed' }],
        warnings: [],
      }),
    );
    await eventually(async () => expect(await tasksOf(county, suspended)).toEqual([]));
    await eventually(async () => expect(await tasksOf(county, ended)).toEqual([]));
    await running.advanceTo('2023-07-10');
    expect((await viewOf(county, ended)).rounds).toHaveLength(2);
    expect((await viewOf(county, suspended)).rounds).toMatchObject([{ round: q1 }, { status: 'open', overdue: [] }]);
    await becomes(county, suspended, 'registered', '2023-07-10');
    await eventually(async () => expect(await tasksOf(county, suspended)).toHaveLength(3));
  });

  it('a calendar from whose first day on a day is known that had gone by', async () => {
    const county = await running.county('fufeng-2022', countingWorkingDays);
    const subject = await running.approved(county);
    await running.advanceTo('2023-07-20');
    expect((await viewOf(county, subject)).rounds).toMatchObject([{ round: q1, overdue: [] }, {}, {}]);
    const days = { from: '2023-01-01', to: '2023-12-31', restWeekdays: [6, 7], holidays: [], makeUpWorkdays: [] };
    const text = canonicalText(days);
    const calendar = calendarPublished({ bodyId: county.id, from: '2023-07-22', hash: hashOf(text), text });
    await running.publish('directory', county.id, `governing/${county.id}.calendar`, calendar);
    await running.settled();
    expect((await viewOf(county, subject)).warnings).toEqual([]);
    await running.advanceTo('2023-07-22');
    await eventually(async () =>
      expect(await viewOf(county, subject)).toMatchObject({
        rounds: [
          { dues: [{ on: '2023-04-07' }], overdue: ['report'] },
          { dues: [{ on: '2023-07-07' }], overdue: ['report'] },
          { overdue: [] },
        ],
        warnings: [{ warning: 'never-reported' }, { warning: 'never-reported' }],
      }),
    );
  });
});
