import chineseDays from 'chinese-days';
import { readHolidays } from './holidays.js';

describe('the holiday calendar', () => {
  it('agrees, day by day, with what others have collected of the announcements', async () => {
    const { from, to, restWeekdays, holidays, makeUpWorkdays } = (await readHolidays('')).days;
    const disputed: string[] = [];
    for (
      let day = new Date(`${from}T12:00:00Z`);
      day.toISOString() < `${to}T23`;
      day.setUTCDate(day.getUTCDate() + 1)
    ) {
      const date = day.toISOString().slice(0, 10);
      const isRestWeekday = restWeekdays.includes(day.getUTCDay() || 7);
      const isWorkday = makeUpWorkdays.includes(date) || (!isRestWeekday && !holidays.includes(date));
      if (isWorkday !== chineseDays.isWorkday(date)) disputed.push(date);
    }
    expect(disputed).toEqual([]);
  });
});
