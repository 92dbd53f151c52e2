/** Codes: small Latin letters joined by signs, `self-evaluation`, `open`; what a person wrote is in Chinese. */
const codesIn = (text: string): readonly string[] =>
  (text.match(/(?<![\w./@:-])[a-z][a-z0-9]*(?:[-./@:][\w-]+)*(?![\w./@:-])/g) ?? []).filter((code) => !isId.test(code));

/** Whose it is, where a list has no name beside the id. */
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What people write in Latin letters: they sign in with it, and programs find it by that. */
const writtenSo = /账号名|项目代码|网址|IP/;
const cellsOf = (tag: string, of: string): readonly string[] =>
  [...of.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 'gs'))].map(([, cell = '']) =>
    cell.replaceAll(/&(?:quot|amp|lt|gt);/g, ' '),
  );

/** Codes that stand on a page to print: in its title, its headings, its cells, and in what was asked of it. */
export function codesPrinted(page: string): readonly string[] {
  const [head = '', ...rows] = cellsOf('tr', page);
  const headings = cellsOf('th', head);
  const cells = rows.flatMap((row) => cellsOf('td', row).filter((_, at) => !writtenSo.test(headings[at] ?? '')));
  return [...cellsOf('h1', page), ...cellsOf('p', page), ...headings, ...cells].flatMap(codesIn);
}

/** Columns for programs, as people find them named: ids, versions, hashes, places in rules and streams. */
const forPrograms = /编号|版本|哈希|路径|流名|^条目$|^文件$|^所属事项$|^事项$|英文说明|代码$|^步骤$|^等待$/;

/** Codes that stand in a table for spreadsheets, beside the columns for programs. */
export function codesTabled(text: string): readonly string[] {
  const [headings = [], ...rows] = rowsOf(text.replace(/^\uFEFF/, ''));
  const shown = headings.map((heading) => !forPrograms.test(heading) && !writtenSo.test(heading));
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
