import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ProblemError } from '../http/problem.js';
import { letFinish } from './let-finish.js';

/** What a table may have: its columns, each with the heads that a file may give it, and how much. */
export type Sheet<Column extends string> = Readonly<{
  columns: Readonly<Record<Column, readonly string[]>>;
  /** Columns that every file has. */
  required: readonly Column[];
  /** Whether a head that nobody knows is refused; else its column is not read. */
  knowsAll?: true;
  limits: Readonly<{
    rows: number;
    bytes: number;
    /** Characters of one row. */
    row: number;
  }>;
  /** How whoever asks for the table refuses one. */
  refused: (flaw: TableFlaw, details: object) => ProblemError;
}>;
export type TableFlaw = 'not-a-table' | 'columns-missing' | 'columns-unknown' | 'too-large';

/** A row of a table, by the line on which it begins there, from 1. Without cells where it has other columns than the head. */
export type NumberedRow<Column extends string> = Readonly<{
  number: number;
  sent?: Readonly<Partial<Record<Column, string>>>;
}>;

/**
 * Reads a table as it comes, UTF-8 with or without a byte order mark: nobody holds it whole.
 * @throws {ProblemError} as the sheet refuses it, once all that comes has been read or cut off.
 */
export class Table<Column extends string> {
  readonly #hash = createHash('sha256');
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #bytes = 0;
  /** The line on which begins what is read next. */
  #line = 1;

  constructor(
    private readonly source: Readable,
    private readonly sheet: Sheet<Column>,
  ) {}

  /** SHA-256 of what was read, hexadecimal, once all of it was. */
  hash(): string {
    return this.#hash.digest('hex');
  }

  async *rows(): AsyncGenerator<NumberedRow<Column>> {
    const { limits, refused, required } = this.sheet;
    const parser = parse({
      bom: true,
      relaxColumnCount: true,
      maxRecordSize: limits.row,
    });
    const feeding = this.feed(parser).catch((error: unknown) => parser.destroy(error as Error));
    let heads: readonly (Column | undefined)[] | undefined;
    let rows = 0;
    try {
      for await (const record of parser as AsyncIterable<readonly string[]>) {
        const number = this.#line;
        this.#line += linesOf(record);
        if ((rows += 1) > limits.rows + 1) throw refused('too-large', limits);
        if (isBlank(record)) continue;
        if (heads === undefined) heads = headsOf(record, this.sheet);
        else yield record.length === heads.length ? { number, sent: cellsOf(heads, record) } : { number };
      }
      if (heads === undefined) throw refused('columns-missing', { missing: required });
    } catch (error) {
      await letFinish(this.source, this.sheet.limits.bytes);
      throw error instanceof CsvError ? this.noTable() : error;
    } finally {
      await feeding;
    }
  }

  private async feed(parser: ReturnType<typeof parse>): Promise<void> {
    // Who leaves off reading lets the connection live: the answer goes there.
    const whole = this.source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const closed = new Promise((resolve) => parser.once('close', resolve));
    for await (const bytes of whole) {
      this.#bytes += bytes.length;
      if (this.#bytes > this.sheet.limits.bytes) throw this.sheet.refused('too-large', this.sheet.limits);
      this.#hash.update(bytes);
      const text = this.decoded(bytes);
      if (parser.destroyed) return;
      if (!parser.write(text)) await Promise.race([new Promise((resolve) => parser.once('drain', resolve)), closed]);
    }
    parser.end(this.decoded());
  }

  private decoded(bytes?: Buffer): string {
    try {
      const text = this.#decoder.decode(bytes, { stream: bytes !== undefined });
      if (!text.includes('\0')) return text;
    } catch {
      // It is no UTF-8.
    }
    throw this.noTable();
  }

  private readonly noTable = () => this.sheet.refused('not-a-table', { row: this.#line });
}

const isBlank = (record: readonly string[]): boolean => record.length === 1 && record[0] === '';
const breaks = /\r\n|\r|\n/g;
/** A cell in quotes may go on over several lines. */
const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + (cell.match(breaks)?.length ?? 0), 1);

/** @throws {ProblemError} `columns-missing`, `columns-unknown`. */
function headsOf<Column extends string>(
  record: readonly string[],
  { columns, required, knowsAll, refused }: Sheet<Column>,
): readonly (Column | undefined)[] {
  const known = Object.entries(columns) as unknown as [Column, readonly string[]][];
  const heads = record.map((head) => known.find(([, names]) => names.includes(head.trim()))?.[0]);
  const times = (column: Column) => heads.filter((head) => head === column).length;
  const missing = known
    .map(([column]) => column)
    .filter((column) => {
      const isWanting = required.includes(column) && times(column) === 0;
      return isWanting || (times(column) > 1 && (knowsAll === true || required.includes(column)));
    });
  if (missing.length > 0) throw refused('columns-missing', { missing });
  const unknown = record.filter((head, at) => heads[at] === undefined && head.trim() !== '');
  if (knowsAll && unknown.length > 0) throw refused('columns-unknown', { unknown });
  return heads;
}

function cellsOf<Column extends string>(
  heads: readonly (Column | undefined)[],
  record: readonly string[],
): Readonly<Partial<Record<Column, string>>> {
  const cells = heads.flatMap((head, index) => (head === undefined ? [] : [[head, record[index] ?? '']]));
  return Object.fromEntries(cells) as Partial<Record<Column, string>>;
}
