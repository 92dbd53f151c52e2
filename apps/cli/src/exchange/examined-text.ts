import { elementCalled, type Examined } from '@wenxiao/exchange';
import { table } from '../audit-table.js';
import { printable } from '../display-width.js';
import { flawLines } from './flaw-lines.js';

const separators: Readonly<Record<string, string>> = { ',': '逗号', '\t': '制表符', ';': '分号', json: 'JSON' };

/** What a file holds, for people: its columns, and each cell that is wrong, with what to do. */
export function examinedText(file: string, examined: Examined): string {
  const { encoding, separator = ',', rows, wrong, columns, flaws, flawsCount, isWhole } = examined;
  const how = `${encoding.toUpperCase()}，${separators[separator] ?? separator}`;
  const counts = `${rows} 行，有误 ${wrong} 行 · ${rows} rows, ${wrong} with something wrong`;
  const cut = isWhole ? [] : ['  未能读到末尾 · it could not be read to its end'];
  const more =
    flawsCount > flaws.length ? [`  共 ${flawsCount} 处，以上为前 ${flaws.length} 处 · the first of all`] : [];
  return [
    `${printable(file)}  ·  ${how}  ·  ${counts}`,
    ...cut,
    '',
    ...columnLines(columns),
    ...flawLines(flaws, ['行 · Line', '列 · Column', '代码 · Code'], ({ zh, en }) => [zh, en]),
    ...more,
    '',
  ].join('\n');
}

function columnLines(columns: Examined['columns']): readonly string[] {
  if (columns.length === 0) return [];
  const lines = columns.map(({ head, element }) => {
    const zh = element === undefined ? undefined : elementCalled(element)?.zh;
    return [printable(head), element ?? '—', zh ?? '不认识的列，原样保留 · unknown, kept as it is'];
  });
  return [...table([['列 · Column', '要素 · Element', '含义 · Meaning'], ...lines], '  '), ''];
}
