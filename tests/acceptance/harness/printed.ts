/** Codes: small Latin letters joined by signs, `self-evaluation`, `open`; what a person wrote is in Chinese. */
const codesIn = (text: string): readonly string[] =>
  text.match(/(?<![\w./@:-])[a-z][a-z0-9]*(?:[-./@:][\w-]+)*(?![\w./@:-])/g) ?? [];

/** Codes that stand on a page to print: in its title, its headings, its cells, and in what was asked of it. */
export const codesPrinted = (page: string): readonly string[] =>
  [...page.matchAll(/<(h1|th|td|p)[^>]*>(.*?)<\/\1>/gs)].flatMap(([, , cell = '']) => codesIn(cell));

/** Columns for programs, as people find them named: ids, versions, hashes, places in rules and streams. */
const forPrograms = /编号|版本|哈希|路径|流名|^条目$|^文件$|^事项$|英文说明|应用方式代码|名录$/;

/** Codes that stand in a table for spreadsheets, beside the columns for programs. */
export function codesTabled(text: string): readonly string[] {
  const [headings = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const shown = headings.map((heading) => !forPrograms.test(heading));
  return [...headings.flatMap(codesIn), ...rows.flatMap((row) => row.filter((_, at) => shown[at]).flatMap(codesIn))];
}

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
