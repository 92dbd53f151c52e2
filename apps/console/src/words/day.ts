const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** A day with its weekday, and its year where that is another one: `6月30日（周日）`. @param day `2024-06-30` @param today likewise */
export function dayInWords(day: string, today = day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  const years = today.startsWith(`${year}-`) ? '' : `${year}年`;
  return `${years}${String(Number(month))}月${String(Number(date))}日（周${weekday}）`;
}

/** How far away a day is. @param days calendar days until it, negative once it has gone by */
export function daysInWords(days: number): string {
  if (days < 0) return `已逾期 ${String(-days)} 天`;
  if (days === 0) return '今天到期';
  return `还有 ${String(days)} 天`;
}

/** An instant in the time zone of the installation, to the minute: `2024年6月10日 10:02`. @param instant UTC */
export function instantInWords(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [month, day] = [Number(of('month')), Number(of('day'))];
  return `${of('year')}年${String(month)}月${String(day)}日 ${of('hour')}:${of('minute')}`;
}
