import type { Finding, FindingLevel } from '@wenxiao/forms';
import { styleText } from 'node:util';
import { clipped, displayWidth, padded, printable } from './display-width.js';

export const levelNames: Readonly<Record<FindingLevel, string>> = { error: '错误', warning: '警告', info: '提示' };
const levelColours = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<FindingLevel, string>;
const levels = Object.keys(levelNames) as readonly FindingLevel[];

/** A printed sum of thirty weights would push the formula out of sight. */
const widestPrintedCell = 32;

const headings = ['级别', '代码', '位置', '印出', '算得'] as const;

/** `2 项：错误 1，提示 1` */
export function countsInWords(findings: readonly Finding[]): string {
  const counts = levels.flatMap((level) => {
    const count = findings.filter((each) => each.level === level).length;
    return count === 0 ? [] : `${levelNames[level]} ${count}`;
  });
  return counts.length === 0 ? '未发现问题 · nothing found' : `${findings.length} 项：${counts.join('，')}`;
}

function printedCell(cell: string | null): string {
  if (cell === null) return '（未读）';
  const text = printable(cell);
  return text === '' ? '（空白）' : clipped(text, widestPrintedCell);
}

/**
 * What was found on one form, for people: a table with the figures, and below each row what to do, in Chinese and English. Colour repeats what
 * the words say.
 */
export function findingsTable(
  file: string,
  findings: readonly Finding[],
  { colours }: Readonly<{ colours: boolean }>,
): string {
  const title = `${printable(file)}  ${countsInWords(findings)}`;
  if (findings.length === 0) return `${title}\n`;
  const rows = findings.map(({ code, level, path, printed, computed }) => [
    levelNames[level],
    code,
    path,
    printedCell(printed),
    printable(computed),
  ]);
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(displayWidth)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const indent = ' '.repeat(2 + displayWidth(headings[0]) + 2);
  const lines = findings.flatMap(({ level, zh, en }, index) => {
    const row = line(rows[index] ?? []);
    const name = levelNames[level];
    const coloured = colours ? styleText(levelColours[level], name, { validateStream: false }) : name;
    return [`  ${coloured}${row.slice(name.length)}`, `${indent}→ ${printable(zh)}`, `${indent}→ ${printable(en)}`];
  });
  return [title, `  ${line(headings)}`, ...lines, ''].join('\n');
}
