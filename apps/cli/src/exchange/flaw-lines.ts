import { table } from '../audit-table.js';
import { printable } from '../display-width.js';

/** What is wrong with a table: where, and in words. */
export type ListedFlaw = Readonly<{
  table?: string;
  line?: number;
  column?: string;
  code: string;
  zh: string;
  en: string;
}>;

/** Flaws as a table, each with what there is to say of it below; nothing where there are none. */
export function flawLines(
  flaws: readonly ListedFlaw[],
  headings: readonly [line: string, column: string, code: string],
  words: (flaw: ListedFlaw) => readonly string[],
): readonly string[] {
  if (flaws.length === 0) return [];
  const rows = flaws.map(({ line, column = '', code }) => [
    line === undefined ? '' : String(line),
    printable(column),
    code,
  ]);
  const [head = '', ...lines] = table([[...headings], ...rows], '  ');
  const said = flaws.map((flaw) => words(flaw).map((each) => `      → ${printable(each)}`));
  return [head, ...lines.flatMap((line, at) => [line, ...(said[at] ?? [])])];
}
