import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isUuid } from '@wenxiao/domain';
import { cellText, isFormula, isSigned } from './cell.js';
import { RowFlaw, importProblem } from './import.problems.js';
import { type NumberedRow, Table } from './read-table.js';

/** The columns that a file may have: by code, with the heading of the template first. Either may be the head. */
export type ImportSheet<Column extends string> = Readonly<{
  columns: Readonly<Record<Column, readonly [heading: string, ...others: string[]]>>;
  required: readonly Column[];
  /** Fewer rows than usual. */
  rows?: number;
}>;

export type ImportRow<Column extends string> = Readonly<{
  /** Its line in the file, from 1. */
  line: number;
  /** Cells that say something. */
  cells: Readonly<Partial<Record<Column, string>>>;
  flaws: readonly RowFlaw[];
}>;

export type ImportFile<Column extends string> = Readonly<{
  rows: readonly ImportRow<Column>[];
  /** SHA-256 of its bytes, hexadecimal. */
  hash: string;
}>;

/** Several times what a county has, and no more than is decided in the time of a request. */
const limits = { rows: 2000, bytes: 2 * 1024 * 1024, row: 16 * 1024 } as const;

/**
 * Reads a file as spreadsheets save it: CSV in UTF-8, with or without a byte order mark, or in GB18030, as on Chinese Windows.
 * @throws {ProblemError} `not-a-table`, `columns-missing`, `columns-unknown`, `import-too-large`, `import-empty`.
 */
export async function readImport<Column extends string>(
  source: Readable,
  sheet: ImportSheet<Column>,
): Promise<ImportFile<Column>> {
  const own = { ...limits, rows: sheet.rows ?? limits.rows };
  const bytes = await wholeOf(source, own);
  const columns = Object.fromEntries(
    (Object.entries(sheet.columns) as [Column, readonly string[]][]).map(([code, heads]) => [code, [code, ...heads]]),
  ) as unknown as Record<Column, readonly string[]>;
  const table = new Table<Column>(Readable.from([Buffer.from(textOf(bytes))]), {
    columns,
    required: sheet.required,
    knowsAll: true,
    // In UTF-8 Chinese text is half as long again.
    limits: { ...own, bytes: 2 * own.bytes },
    refused: (flaw, details) =>
      flaw === 'too-large' ? importProblem('import-too-large', own) : importProblem(flaw, headings(details, sheet)),
  });
  const rows: ImportRow<Column>[] = [];
  for await (const row of table.rows()) rows.push(rowOf(row, sheet));
  const filled = rows.filter(({ cells, flaws }) => flaws.length > 0 || Object.keys(cells).length > 0);
  if (filled.length === 0) throw importProblem('import-empty');
  return { rows: filled, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** The file of headings that people fill in: with the mark by which spreadsheets know that it is UTF-8. */
export function templateOf<Column extends string>({ columns }: ImportSheet<Column>): string {
  const heads = Object.values<readonly string[]>(columns).map(([heading]) => heading);
  return `\uFEFF${heads.join(',')}\r\n`;
}

/** What a cell lists, separated as people do. */
export const listed = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(/[；;、|\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

const headings = <Column extends string>(details: object, { columns }: ImportSheet<Column>): object => {
  if (!('missing' in details)) return details;
  const missing = (details.missing as readonly Column[]).map((column) => columns[column][0]);
  return { missing };
};

async function wholeOf(source: Readable, own: Readonly<{ rows: number; bytes: number }>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  // Whoever still sends is let finish, so that the answer reaches them; what is too much is not kept.
  for await (const piece of source as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size <= own.bytes) pieces.push(piece);
    if (size > 8 * own.bytes) break;
  }
  if (size > own.bytes) throw importProblem('import-too-large', own);
  return Buffer.concat(pieces);
}

function textOf(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // It is of another encoding.
    }
  }
  throw importProblem('not-a-table', { row: 1 });
}

function rowOf<Column extends string>(
  { number: line, sent }: NumberedRow<Column>,
  { required, columns }: ImportSheet<Column>,
): ImportRow<Column> {
  const none: Partial<Record<Column, string>> = {};
  if (!sent) return { line, cells: none, flaws: [new RowFlaw('wrong-columns')] };
  const flaws: RowFlaw[] = [];
  const cells: Partial<Record<Column, string>> = {};
  for (const column of Object.keys(columns) as Column[]) {
    const cell = sent[column] ?? '';
    if (isFormula(cell) && !isSigned(cell)) flaws.push(new RowFlaw('formula', column));
    // Three is three with its sign, too.
    const text = isSigned(cell) ? cell.trim().replace('+', '') : cellText(cell);
    if (text !== '') cells[column] = isUuid(text.toLowerCase()) ? text.toLowerCase() : text;
  }
  if (flaws.length === 0 && Object.keys(cells).length > 0)
    flaws.push(
      ...required.filter((column) => cells[column] === undefined).map((column) => new RowFlaw('cell-missing', column)),
    );
  return { line, cells, flaws };
}
