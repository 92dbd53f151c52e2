import type { HistoryRow } from '@wenxiao/messaging';

const yearPart = /^(\d{4})(?:-(\d{4}))?$/;

/**
 * The years that an event is about: those of its stream's name (`budget-line/<subject>.2024`, `performance-target/<subject>.2024-2026`),
 * else the one that its data declares. Undefined where it is about no year, but about the subject throughout.
 */
function yearsOf({
  stream,
  data,
}: Pick<HistoryRow, 'stream' | 'data'>): readonly [from: number, to: number] | undefined {
  for (const part of stream.split('.').slice(1)) {
    const [, from, to = from] = yearPart.exec(part) ?? [];
    if (from !== undefined) return [Number(from), Number(to)];
  }
  const declared = /"(?:year|budgetYear)"\s*:\s*"?(\d{4})\b/.exec(data)?.[1];
  return declared === undefined ? undefined : [Number(declared), Number(declared)];
}

/** Whether an event belongs into the trail of one year: it is about that year, or about none. */
export function isOfYear(row: Pick<HistoryRow, 'stream' | 'data'>, year: number): boolean {
  const years = yearsOf(row);
  return years === undefined || (years[0] <= year && year <= years[1]);
}
