import { dayInWords, daysInWords, instantInWords } from './day.js';

it.each([
  ['2024-06-30', '2024-06-10', '6月30日（周日）'],
  ['2025-01-01', '2024-12-31', '2025年1月1日（周三）'],
  ['2024-02-29', '2024-02-29', '2月29日（周四）'],
])('%s, seen on %s, is %s', (day, today, words) => {
  expect(dayInWords(day, today)).toBe(words);
});

it.each([
  [-3, '已逾期 3 天'],
  [0, '今天到期'],
  [6, '还有 6 天'],
])('%i days are %s', (days, words) => {
  expect(daysInWords(days)).toBe(words);
});

it('says an instant in the time zone of the installation', () => {
  expect(instantInWords('2023-12-31T16:00:01.000000Z', 'Asia/Shanghai')).toBe('2024年1月1日 00:00');
  expect(instantInWords('2023-12-31T16:00:01.000000Z', 'UTC')).toBe('2023年12月31日 16:00');
});
