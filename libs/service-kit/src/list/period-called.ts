const halves: Readonly<Record<string, string>> = { H1: '上半年', H2: '下半年' };
const quarters: Readonly<Record<string, string>> = { Q1: '第一季度', Q2: '第二季度', Q3: '第三季度', Q4: '第四季度' };

/** `2024-H1` as people call it; a year, and what is no period, stays as it is. */
export function periodCalled(period: string): string | undefined {
  const [, year = '', part = ''] = /^(\d{4})-(\w+)$/.exec(period) ?? [];
  if (year === '') return undefined;
  const named = halves[part] ?? quarters[part];
  if (named !== undefined) return `${year}年${named}`;
  const [, kind, number] = /^([SF])(\d+)$/.exec(part) ?? [];
  if (kind !== undefined) return `${year}年第${number}${kind === 'S' ? '阶段' : '次跟踪'}`;
  if (/^\d{2}$/.test(part)) return `${year}年${String(Number(part))}月`;
  return /^\d{4}$/.test(part) ? `${year}—${part}年` : undefined;
}
