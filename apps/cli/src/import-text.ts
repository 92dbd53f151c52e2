import { table } from './audit-table.js';
import { csvText } from './csv-text.js';
import { printable } from './display-width.js';

/** What is wrong with a line of a file, as the product lists it. */
export type RowError = Readonly<{ line: number; column?: string; code: string; zh: string; en: string }>;

export type FirstPassword = Readonly<{ accountName: string; displayName: string; password: string }>;

/** What became of a file. */
export type Imported = Readonly<{
  file: string;
  /** What stands in it. */
  zh: string;
  preview: Readonly<{ rows: number; ready: number; wrong: number; errors: readonly RowError[] }>;
  /** Whether it was to be taken. */
  asked: boolean;
  taken?: Readonly<{ rows: number; made: number; skipped: number }>;
}>;

/** What became of a file, for people: each line that is wrong, with the column and what to do. */
export function importText({ file, zh, preview, asked, taken }: Imported): string {
  const { rows, ready, wrong, errors } = preview;
  const outcome = taken
    ? `已导入${zh} ${taken.made} 行，未导入 ${taken.skipped} 行 · ${taken.made} rows taken, ${taken.skipped} not`
    : `未导入 · nothing was taken`;
  const advice = taken || (!asked && wrong === 0) ? [] : [whatToDo(asked, ready)];
  return [
    `${printable(file)}  ·  ${rows} 行，可导入 ${ready}，不符合要求 ${wrong} · ${ready} of ${rows} rows can be taken  ·  ${outcome}`,
    ...(errors.length === 0 ? [] : ['', ...errorLines(errors)]),
    ...(advice.length === 0 ? [] : ['', ...advice]),
    ...(!asked && wrong === 0 ? ['', '以上只是检查；加 --take 导入 · this was a check: add --take'] : []),
    '',
  ].join('\n');
}

const whatToDo = (asked: boolean, ready: number): string =>
  asked && ready > 0
    ? '更正后重新导入，或加 --skip-errors 只导入其余各行 · correct the rows, or add --skip-errors'
    : '请更正以上各行 · correct these rows';

/** First passwords, to be handed out: a table that spreadsheets read. */
export function passwordTable(passwords: readonly FirstPassword[]): string {
  const lines = passwords.map(({ accountName, displayName, password }) => [accountName, displayName, password]);
  return csvText([['账号名', '姓名', '初始密码'], ...lines]);
}

function errorLines(errors: readonly RowError[]): readonly string[] {
  const [headings = '', ...lines] = table(
    [['行', '列', '代码'], ...errors.map(({ line, column = '', code }) => [String(line), column, code])],
    '  ',
  );
  const reasons = errors.map(({ zh }) => `      → ${printable(zh)}`);
  return [headings, ...lines.flatMap((line, at) => [line, reasons[at] ?? ''])];
}
