import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Column, columns, required, type SentRow } from './feed-row.js';
import { feedLimits } from './feed-limits.js';
import { feedProblem } from './feed-problems.js';

/** A row of a table, by the line on which it begins there, from 1. Without cells where it has other columns than the head. */
export type NumberedRow = Readonly<{ number: number; sent?: SentRow }>;

/**
 * Reads a table as it comes, UTF-8 with or without a byte order mark: nobody holds it whole.
 * @throws {ProblemError} `not-a-table`, `columns-missing`, `batch-too-large`, once all that comes has been read or cut off.
 */
export class Table {
  readonly #hash = createHash('sha256');
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #bytes = 0;
  /** The line on which begins what is read next. */
  #line = 1;

  constructor(private readonly source: Readable) {}

  /** SHA-256 of what was read, hexadecimal, once all of it was. */
  hash(): string {
    return this.#hash.digest('hex');
  }

  async *rows(): AsyncGenerator<NumberedRow> {
    const parser = parse({
      bom: true,
      relaxColumnCount: true,
      maxRecordSize: feedLimits.row,
    });
    const feeding = this.feed(parser).catch((error: unknown) => parser.destroy(error as Error));
    let heads: readonly (Column | undefined)[] | undefined;
    let rows = 0;
    try {
      for await (const record of parser as AsyncIterable<readonly string[]>) {
        const number = this.#line;
        this.#line += linesOf(record);
        if ((rows += 1) > feedLimits.rows + 1) throw feedProblem('batch-too-large', feedLimits);
        if (isBlank(record)) continue;
        if (heads === undefined) heads = headsOf(record);
        else yield record.length === heads.length ? { number, sent: cellsOf(heads, record) } : { number };
      }
      if (heads === undefined) throw feedProblem('columns-missing', { missing: required });
    } catch (error) {
      // Whoever still sends is let finish, so that the answer reaches them.
      await this.drain();
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
      if (this.#bytes > feedLimits.bytes) throw feedProblem('batch-too-large', feedLimits);
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

  private readonly noTable = () => feedProblem('not-a-table', { row: this.#line });

  private async drain(): Promise<void> {
    if (this.source.destroyed || this.source.readableEnded) return;
    let more = 0;
    this.source.on('data', (bytes: Buffer) => {
      more += bytes.length;
      if (more > feedLimits.bytes) this.source.destroy();
    });
    await finished(this.source).catch(() => undefined);
  }
}

const isBlank = (record: readonly string[]): boolean => record.length === 1 && record[0] === '';
const breaks = /\r\n|\r|\n/g;
/** A cell in quotes may go on over several lines. */
const linesOf = (record: readonly string[]): number =>
  record.reduce((lines, cell) => lines + (cell.match(breaks)?.length ?? 0), 1);

/** @throws {ProblemError} `columns-missing`: a head that nobody knows is none of ours, and its column is not read. */
function headsOf(record: readonly string[]): readonly (Column | undefined)[] {
  const known = Object.entries(columns) as unknown as [Column, readonly string[]][];
  const heads = record.map((head) => known.find(([, names]) => names.includes(head.trim()))?.[0]);
  const missing = required.filter((column) => heads.filter((head) => head === column).length !== 1);
  if (missing.length > 0) throw feedProblem('columns-missing', { missing });
  return heads;
}

function cellsOf(heads: readonly (Column | undefined)[], record: readonly string[]): SentRow {
  return Object.fromEntries(heads.flatMap((head, index) => (head === undefined ? [] : [[head, record[index] ?? '']])));
}
