import { isUuid } from '@wenxiao/domain';

/** A whole list as people read it. */
export type Table = Readonly<{
  /** What the list is of. */
  title: string;
  /** What was asked of it, each with what that is called. */
  asked: readonly (readonly [called: string, value: string])[];
  headings: readonly string[];
  rows: readonly (readonly string[])[];
}>;

const style = `
@page { size: A4 landscape; margin: 12mm; }
body { font: 10pt/1.5 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; margin: 1em; }
h1 { font-size: 16pt; text-align: center; margin: 0 0 .5em; }
p { margin: 0 0 .5em; }
table { border-collapse: collapse; width: 100%; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #000; padding: .2em .4em; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
td.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
`;

/** Ids are for programs. */
const withoutIds = (cell: string): string =>
  cell
    .split('；')
    .filter((each) => !isUuid(each))
    .join('；');

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/**
 * A page by itself, in need of nothing else, to be read and printed: A4, the head of the table on every sheet. Ids are for programs, and
 * left out; so is a column in which nothing else stands.
 */
export function pageToPrint({ title, asked, headings, rows }: Table): string {
  const shown = headings.flatMap((_, at) => {
    return rows.every((row) => withoutIds(row[at] ?? '') === '') ? [] : [at];
  });
  const told = asked.map(([called, value]) => [called, withoutIds(value)] as const).filter(([, value]) => value !== '');
  const question = told.map(([called, value]) => `${called}：${value}`).join('\u3000');
  const cell = (given: string) => {
    const text = withoutIds(given);
    return `<td${isNumber(text) ? ' class="number"' : ''}>${escaped(text)}</td>`;
  };
  const line = (row: readonly string[]) => `<tr>${shown.map((at) => cell(row[at] ?? '')).join('')}</tr>`;
  return [
    '<!doctype html>',
    `<html lang="zh-Hans"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(question === '' ? '' : `${question}\u3000`)}共 ${String(rows.length)} 行</p>`,
    `<table><thead><tr>${shown.map((at) => `<th>${escaped(headings[at] ?? '')}</th>`).join('')}</tr></thead>`,
    `<tbody>${rows.map(line).join('\n')}</tbody></table>`,
    '</body></html>\n',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
