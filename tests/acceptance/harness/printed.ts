/** A page to print, in the words that stand on it. */
export function printedOf(page: string) {
  const cells = (tag: string, of: string) => [...of.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))].map(([, cell = '']) => cell);
  const [head = '', ...rows] = cells('tr', page);
  return { headings: cells('th', head), asked: cells('p', page), rows: rows.map((row) => cells('td', row)) };
}

/** Columns of a table that are for programs, as people find them named: ids, versions, hashes, places in rules and in streams. */
const forPrograms = /编号|版本|哈希|路径|流名|^条目$|^文件$|事项$|英文说明|^对象$|次年/;

/** Cells of comma separated rows; what is quoted may hold commas, line breaks and doubled quotes. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

/** A table for spreadsheets, column by column. */
export function tableOf(text: string) {
  const [headings = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  return headings.map((heading, at) => ({
    heading,
    isForPrograms: forPrograms.test(heading),
    cells: rows.map((row) => row[at] ?? ''),
  }));
}

/** Words that are codes: small Latin letters joined by signs, `self-evaluation`, `open`; what a person wrote is none, nor is a unit of measure. */
export const codesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap((text) => text.match(/(?<![\w./@:-])[a-z][a-z0-9]*(?:[-./@:][\w-]+)*(?![\w./@:-])/g) ?? [])),
];
