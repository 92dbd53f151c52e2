import { WorkCalendar } from '@wenxiao/rules/deadline';
import type { Due, Procedure } from '@wenxiao/rules/shape';
import { alarmsOf, duesNow } from '@wenxiao/rules/procedure';
import { tasksOf } from './result-application.tasks.js';
import { AppliedResult, fufeng, fufengWith, persons } from './testing/applied-result.js';

const procedures = fufeng.content.members.procedures ?? [];
const [first] = procedures.find(({ code }) => code === 'result-application')!.steps;
const limit = {
  code: 'limit',
  zh: '提出期限',
  en: 'limit',
  source: first!.source,
  from: { on: { month: 5, day: 31, yearOffset: 1 } },
};
const withDue =
  (due: Due) =>
  (procedure: Procedure): Procedure => ({
    ...procedure,
    steps: procedure.steps.map((step) => (step.code === 'propose' ? { ...step, due: [due] } : step)),
  });
const rules = fufengWith({ procedures: procedures.map(withDue(limit)) });
const asked = { askedBy: 'propose', due: 'limit' };

function waiting(): AppliedResult {
  const result = new AppliedResult({ rules });
  result.take();
  return result;
}
const walkedIn = ({ state }: AppliedResult) => {
  if (state.status !== 'open') throw new Error('There is no result');
  return state;
};

describe('a step of a result that has a due day', () => {
  it('is looked at on the day after, shown with its task, and overdue from then on, once', () => {
    const result = waiting();
    expect(duesNow(walkedIn(result), result.world)).toEqual([
      { ...asked, on: '2024-05-31', soft: false, path: 'procedures/result-application/steps/propose/due/limit' },
    ]);
    expect(alarmsOf(walkedIn(result), result.world)).toEqual([{ what: 'due/propose/limit', wakeOn: '2024-06-01' }]);
    expect(tasksOf(result.state, result.world)).toMatchObject([{ step: 'propose', dues: [{ on: '2024-05-31' }] }]);
    expect(result.act('look', { today: '2024-05-31' })).toEqual([]);
    expect(result.act('look', { today: '2024-06-01' })).toEqual(['result-became-overdue']);
    expect(result.history.at(-1)?.data).toEqual({ ...asked, since: '2024-06-01' });
    expect(result.act('look', { today: '2024-06-02' })).toEqual([]);
    expect(alarmsOf(walkedIn(result), result.world)).toEqual([]);
  });

  it('is not overdue where the day is a target: its task shows it', () => {
    const result = new AppliedResult({
      rules: fufengWith({ procedures: procedures.map(withDue({ ...limit, soft: true })) }),
    });
    result.take();
    expect(alarmsOf(walkedIn(result), result.world)).toEqual([]);
    expect(result.act('look', { today: '2024-06-01' })).toEqual([]);
    expect(tasksOf(result.state, result.world)).toMatchObject([
      { step: 'propose', dues: [{ due: 'limit', on: '2024-05-31', soft: true }] },
    ]);
  });

  it('is due no longer once it is taken', () => {
    const result = waiting();
    result.propose();
    expect(alarmsOf(walkedIn(result), result.world)).toEqual([]);
    expect(result.act('look', { today: '2024-06-01' })).toEqual([]);
  });

  it('is reminded of while it is due, and lifted while it is overdue', () => {
    const result = waiting();
    const reminder = { on: '2024-05-20', to: persons.office };
    expect(result.act('remind', { ...asked, ...reminder })).toEqual(['result-reminded']);
    expect(result.act('remind', { ...reminder, askedBy: 'decide', due: 'limit' })).toEqual({
      code: 'unknown-due',
      asked: { askedBy: 'decide', due: 'limit' },
      dues: [asked],
    });
    const lift = { ...asked, because: '系统停机' };
    expect(result.act('lift-overdue', lift)).toEqual({ code: 'not-overdue', asked });
    result.act('look', { today: '2024-06-01' });
    expect(result.act('lift-overdue', lift)).toEqual(['result-overdue-lifted']);
    expect(result.act('lift-overdue', lift)).toEqual({ code: 'not-overdue', asked });
  });

  it('says by which holiday calendar a day was counted, and of a day that none counted nothing', () => {
    const calendar = new WorkCalendar('hash-of-the-calendar', {
      from: '2024-01-01',
      to: '2024-12-31',
      restWeekdays: [6, 7],
      holidays: [],
      makeUpWorkdays: [],
    });
    const counted = { ...limit, plus: { count: 3, unit: 'working-day' as const } };
    const late = (due: Due) => {
      const result = new AppliedResult({ rules: fufengWith({ procedures: procedures.map(withDue(due)) }), calendar });
      result.take();
      const reminder = { ...asked, on: '2024-05-20', to: persons.office };
      return [result.decideOn('remind', reminder), result.decideOn('look', { today: '2024-06-30' })].flatMap(
        (decision) => (decision.outcome === 'accepted' ? decision.events.map((event) => event.calendar) : []),
      );
    };
    expect(late(counted)).toEqual(['hash-of-the-calendar', 'hash-of-the-calendar']);
    expect(late(limit)).toEqual([undefined, undefined]);
  });
});
