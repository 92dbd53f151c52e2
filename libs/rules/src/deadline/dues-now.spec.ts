import { accepted, rejected, under } from '@wenxiao/domain';
import { due, weekends } from '../testing/members.js';
import {
  alarmsOfDays,
  alarmsOfDues,
  dueAlarm,
  decideToLift,
  decideToRemind,
  duesAsked,
  duesOfSteps,
  goneBy,
  limitsOf,
  notOverdue,
  shownDue,
} from './dues-now.js';

const limit = due({ from: { on: { month: 3, day: 31 } } }, 'limit');
const target = due({ soft: true, from: { on: { month: 2, day: 15 } } }, 'target');
const afterEvent = due({ from: { after: ['report.issued'] }, plus: { count: 10, unit: 'calendar-day' } }, 'answer');
const inWorkingDays = due({ from: { on: { month: 3, day: 31 } }, plus: { count: 3, unit: 'working-day' } }, 'counted');
const step = (dues: readonly (typeof limit)[]) => ({
  code: 'review',
  step: { due: dues },
  path: 'procedures/p/steps/review',
});
const facts = { year: 2023 };
const asked = duesOfSteps([step([limit, target, afterEvent, inWorkingDays])], facts, undefined);

describe('what is due now', () => {
  it('is shown with what its day waits for, where no holiday calendar tells of it', () => {
    expect(asked.map(shownDue)).toEqual([
      { due: 'limit', on: '2023-03-31', soft: false },
      { due: 'target', on: '2023-02-15', soft: true },
      { due: 'answer', soft: false },
      { due: 'counted', soft: false, awaits: '等待节假日历' },
    ]);
  });

  it('says by whom it is asked for and where in the set, until when, and what it waits for', () => {
    const path = (code: string) => `procedures/p/steps/review/due/${code}`;
    expect(asked).toEqual([
      { askedBy: 'review', due: 'limit', path: path('limit'), on: '2023-03-31', soft: false },
      { askedBy: 'review', due: 'target', path: path('target'), on: '2023-02-15', soft: true },
      { askedBy: 'review', due: 'answer', path: path('answer'), soft: false },
      { askedBy: 'review', due: 'counted', path: path('counted'), soft: false, awaitsCalendar: true },
    ]);
  });

  it('names the calendar that counted it', () => {
    const [counted] = duesAsked({ code: 'review', due: [inWorkingDays], path: 'duties/d' }, facts, weekends);
    expect(counted).toEqual({
      askedBy: 'review',
      due: 'counted',
      path: 'duties/d/due/counted',
      on: '2023-04-05',
      soft: false,
      calendar: weekends.hash,
    });
  });

  it('is asked for once by several levels of a step', () => {
    expect(duesOfSteps([step([limit]), step([limit])], facts, undefined)).toHaveLength(1);
  });

  it('is looked at on the day after, or once a calendar is there; what waits for an event has no alarm, nor has a target', () => {
    expect(alarmsOfDues(asked, dueAlarm)).toEqual([
      { what: 'due/review/limit', wakeOn: '2023-04-01' },
      { what: 'due/review/counted', wakeOn: undefined },
    ]);
  });
});

describe('what has gone by', () => {
  const code = { askedBy: 'review', due: 'limit' };
  const since = (today: string, overdue = [] as (typeof code)[]) =>
    goneBy(notOverdue(asked, { overdue }), today).map((each) => [each.due, each.since]);

  it('is overdue from the day after its last day, and said once', () => {
    expect(since('2023-02-15')).toEqual([]);
    expect(since('2023-03-31')).toEqual([]);
    expect(since('2023-04-01')).toEqual([['limit', '2023-04-01']]);
    expect(since('2023-04-01', [code])).toEqual([]);
  });

  it('is a limit: a target is passed over, and looked at only by whoever warns of it', () => {
    expect(limitsOf(asked).map(({ due: of }) => of)).toEqual(['limit', 'answer', 'counted']);
    expect(alarmsOfDays(asked.slice(1, 2), dueAlarm)).toEqual([{ what: 'due/review/target', wakeOn: '2023-02-16' }]);
  });

  it('is lifted once, and only where it was overdue', () => {
    const lifted = (data: object) => ({ type: 'lifted', data });
    const because = { ...code, because: '系统停机' };
    const refused = rejected({ code: 'not-overdue', asked: code });
    expect(decideToLift(because, { overdue: [], lifted: [] }, lifted)).toEqual(refused);
    expect(decideToLift(because, { overdue: [code], lifted: [code] }, lifted)).toEqual(refused);
    expect(decideToLift(because, { overdue: [code], lifted: [] }, lifted)).toEqual(accepted(lifted(because)));
  });

  it('is reminded of by the member of the set that asks for it; nobody is reminded of anything else', () => {
    const reminded = (data: object) => ({ type: 'reminded', data });
    const event = under(reminded(code), { path: 'procedures/p/steps/review/due/limit' });
    expect(decideToRemind(code, asked, reminded)).toEqual(accepted(event));
    const other = { askedBy: 'review', due: 'other' };
    const refused = rejected({ code: 'unknown-due', asked: other, dues: [code] });
    expect(decideToRemind(other, asked.slice(0, 1), reminded)).toEqual(refused);
  });
});
