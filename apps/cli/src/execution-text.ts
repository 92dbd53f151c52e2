import { table } from './audit-table.js';
import { printable } from './display-width.js';

/** A row that is not as required, as the feed lists it. */
export type RejectedRow = Readonly<{
  /** Its line in the file. */
  number: number;
  code: string;
  zh: string;
  en: string;
  sent: Readonly<Partial<Record<'line' | 'year' | 'on' | 'amount' | 'unit', string>>>;
}>;

type Handed = Readonly<{
  file: string;
  batch: string;
  /** Absent where nothing was taken; what was recorded is absent where nobody waited for it. */
  counts?: Readonly<{ lines: number; rejected: number; sum: string; changed?: number; unchanged?: number }>;
  rejected: readonly RejectedRow[];
}>;

/** What became of a batch, for people; each row that was not taken with its line in the file and what to do. */
export function executionText({ file, batch, counts, rejected }: Handed): string {
  const title = [printable(file), `批次 batch ${batch}`];
  return [
    [...title, ...(counts ? takenWords(counts) : ['未采纳 · nothing was taken'])].join('  ·  '),
    ...(rejected.length === 0 ? [] : ['', ...rejectedLines(rejected)]),
    ...(counts ? [] : ['', '更正后重新报送，或加 --take-valid 只采纳其余各行 · correct the rows, or add --take-valid']),
    '',
  ].join('\n');
}

function takenWords({ lines, rejected, sum, changed, unchanged }: NonNullable<Handed['counts']>): readonly string[] {
  return [
    `采纳 ${lines} 行，合计 ${sum} 元 · ${lines} rows taken`,
    ...(rejected === 0 ? [] : [`未采纳 ${rejected} 行 · ${rejected} rejected`]),
    changed === undefined
      ? '逐行登记中 · being recorded'
      : `有变动 ${changed}，无变动 ${unchanged ?? 0} · ${changed} changed`,
  ];
}

/** Below each row what is wrong with it and what to do. */
function rejectedLines(rejected: readonly RejectedRow[]): readonly string[] {
  const rows = rejected.map(({ number, code, sent: { line = '', year = '', on = '', amount = '', unit = '' } }) => {
    return [String(number), line, year, on, `${amount}${unit}`, code];
  });
  const [headings = '', ...lines] = table(
    [['行', '项目', '预算年度', '截止日期', '累计执行数', '代码'], ...rows],
    '  ',
  );
  const reasons = rejected.map(({ zh }) => `      → ${printable(zh)}`);
  return [
    `未采纳 ${rejected.length} 行 · rejected`,
    headings,
    ...lines.flatMap((line, at) => [line, reasons[at] ?? '']),
  ];
}
