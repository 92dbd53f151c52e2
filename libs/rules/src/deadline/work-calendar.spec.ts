import { plusDays, weekdayOf } from '@wenxiao/domain';
import fc from 'fast-check';
import { october2022, weekends } from '../testing/members.js';
import { readCalendar, WorkCalendar } from './work-calendar.js';

describe('the holiday calendar', () => {
  it('knows holidays on weekdays and make-up workdays at weekends', () => {
    const from = (day: string) => october2022.workingDayFrom(day);
    expect(from('2022-10-01')).toEqual({ day: '2022-10-08' });
    expect(from('2022-10-09')).toEqual({ day: '2022-10-09' });
    expect(from('2022-10-15')).toEqual({ day: '2022-10-17' });
  });

  it('counts working days from the day after', () => {
    expect(october2022.workingDaysAfter('2022-09-30', 1)).toEqual({ day: '2022-10-08' });
    expect(october2022.workingDaysAfter('2022-09-30', 2)).toEqual({ day: '2022-10-09' });
    expect(weekends.workingDaysAfter('2022-09-30', 1)).toEqual({ day: '2022-10-03' });
  });

  it('guesses about no day that it does not cover, and names the first of them', () => {
    expect(october2022.workingDaysAfter('2022-12-28', 2)).toEqual({ day: '2022-12-30' });
    expect(october2022.workingDaysAfter('2022-12-28', 3)).toEqual({ unknown: '2023-01-01' });
    expect(october2022.workingDaysAfter('2022-12-31', 1)).toEqual({ unknown: '2023-01-01' });
    expect(october2022.workingDaysAfter('2023-05-05', 1)).toEqual({ unknown: '2023-05-06' });
    expect(october2022.workingDaysAfter('2021-12-31', 1)).toEqual({ day: '2022-01-03' });
    expect(october2022.workingDaysAfter('2021-12-30', 1)).toEqual({ unknown: '2021-12-31' });
    expect(october2022.workingDayFrom('2021-12-31')).toEqual({ unknown: '2021-12-31' });
  });

  it('may end within a month', () => {
    const short = new WorkCalendar('short', { ...october2022.days, to: '2022-10-10' });
    expect(short.workingDaysAfter('2022-10-09', 1)).toEqual({ day: '2022-10-10' });
    expect(short.workingDaysAfter('2022-10-09', 2)).toEqual({ unknown: '2022-10-11' });
  });

  it('says of every day what counting day by day says', () => {
    const day = fc.integer({ min: 0, max: 330 }).map((days) => plusDays('2022-01-01', days));
    const { holidays, makeUpWorkdays } = october2022.days;
    const works = (each: string): boolean =>
      makeUpWorkdays.includes(each) || (weekdayOf(each) < 6 && !holidays.includes(each));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (start, count) => {
        let [last, left] = [start, count];
        while (left > 0) {
          last = plusDays(last, 1);
          if (works(last)) left -= 1;
        }
        expect(october2022.workingDaysAfter(start, count)).toEqual({ day: last });
      }),
    );
  });

  it.each([
    ['a day that does not exist', { holidays: ['2022-02-30'] }, 'holidays/1'],
    ['a weekday that is none', { restWeekdays: [8] }, 'restWeekdays/1'],
    ['an end before its start', { to: '2021-12-31' }, 'to'],
    ['a century in one', { to: '2121-12-31' }, 'to'],
    ['a first day that is none', { from: '2022-02-30' }, 'from'],
    ['a day that is off and worked on', { makeUpWorkdays: ['2022-10-01'] }, 'makeUpWorkdays'],
    ['something that nobody reads', { weekends: true }, 'weekends'],
  ])('is refused with %s, at the place', (_, fields, path) => {
    expect(readCalendar(october2022.days)).toEqual({ outcome: 'valid', value: october2022.days });
    const reading = readCalendar({ ...october2022.days, ...fields });
    expect(reading).toMatchObject({ outcome: 'invalid', flaws: [{ path }] });
  });

  it('says what is wrong in both languages', () => {
    expect(readCalendar({ ...october2022.days, makeUpWorkdays: ['2022-10-01'] })).toEqual({
      outcome: 'invalid',
      flaws: [
        {
          path: 'makeUpWorkdays',
          zh: '同一天不能既放假又调休上班',
          en: 'the same day cannot be both a holiday and a make-up workday',
        },
      ],
    });
  });
});
