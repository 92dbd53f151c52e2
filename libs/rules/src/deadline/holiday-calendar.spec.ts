import { october2022, plainWeeks } from '../testing/rule-fragments.js';
import {
  HolidayCalendarGap,
  isWorkingDay,
  parseHolidayCalendar,
  plusWorkingDays,
  workingDayFrom,
} from './holiday-calendar.js';

describe('the holiday calendar', () => {
  it('knows holidays on weekdays and make-up workdays at weekends', () => {
    expect(isWorkingDay('2022-10-06', october2022)).toBe(false);
    expect(isWorkingDay('2022-10-08', october2022)).toBe(true);
    expect(isWorkingDay('2022-10-15', october2022)).toBe(false);
    expect(isWorkingDay('2022-10-17', october2022)).toBe(true);
  });

  it('counts working days from the day after', () => {
    expect(plusWorkingDays('2022-09-30', 1, october2022)).toBe('2022-10-08');
    expect(plusWorkingDays('2022-09-30', 2, october2022)).toBe('2022-10-09');
    expect(plusWorkingDays('2022-09-30', 1, plainWeeks)).toBe('2022-10-03');
  });

  it('moves a rest day to the next working day and leaves a working day alone', () => {
    expect(workingDayFrom('2022-10-01', october2022)).toBe('2022-10-08');
    expect(workingDayFrom('2022-10-10', october2022)).toBe('2022-10-10');
  });

  it('refuses to guess about a year whose arrangement is unknown, and says that a retry can help', () => {
    expect(() => plusWorkingDays('2022-12-30', 5, october2022)).toThrow(HolidayCalendarGap);
    expect(() => plusWorkingDays('2022-12-30', 5, october2022)).toThrow(/2023-01-01/);
    expect(new HolidayCalendarGap('2023-01-01')).toMatchObject({ code: 'holiday-calendar-gap', canRetry: true });
    expect(() => isWorkingDay('2021-12-31', october2022)).toThrow(HolidayCalendarGap);
  });

  it('is refused with a reason where a day does not exist or a weekday is none', () => {
    const reading = parseHolidayCalendar({
      from: '2022-01-01',
      to: '2022-12-31',
      restWeekdays: [6, 8],
      holidays: ['2022-02-30'],
      makeUpWorkdays: [],
    });
    expect(reading).toMatchObject({ outcome: 'invalid', flaws: [{ path: 'restWeekdays' }, { path: 'holidays' }] });
  });
});
