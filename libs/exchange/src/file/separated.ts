import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type ExchangeFlaw, flaw, UnreadableFile } from '../flaw.js';

/** What stands between cells: commas, or what Excel writes where its list separator is another, and in “Unicode Text”. */
const separators = [',', '\t', ';'] as const;
export type Separator = (typeof separators)[number];

/** A row as it stands in a table: the line on which it begins, from 1, and its cells. */
export type Row = Readonly<{ line: number; cells: readonly string[] }>;

/** Excel's own way to say what stands between cells: `sep=;` above the head. */
const stated = /^sep=([,;\t])\s*$/i;

/** The separator that stands most often outside quotes. */
function mostIn(line: string): Separator {
  const bare = line.replaceAll(/"(?:[^"]|"")*"/g, '');
  const times = (each: Separator) => bare.split(each).length - 1;
  return separators.reduce((most, each) => (times(each) > times(most) ? each : most));
}

/** The first line of a text as it comes, and all of it. */
async function begun(
  text: AsyncIterable<string>,
): Promise<Readonly<{ first: string; whole: () => AsyncGenerator<string> }>> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  for (;;) {
    const next = await pieces.next();
    if (next.done) break;
    head += next.value;
    if (/[\r\n]/.test(head)) break;
  }
  const rest = { [Symbol.asyncIterator]: () => pieces };
  return {
    first: /^[^\r\n]*/.exec(head)?.[0] ?? '',
    async *whole() {
      if (head !== '') yield head;
      yield* rest;
    },
  };
}

const breaks = /\r\n|\r|\n/g;
/** A cell in quotes may go on over several lines. */
const linesOf = (cells: readonly string[]): number =>
  cells.reduce((lines, cell) => lines + (cell.match(breaks)?.length ?? 0), 1);

/** Rows of a text whose cells are separated, one after the other: nobody holds it whole. @throws {UnreadableFile} */
export async function separatedRows(
  text: AsyncIterable<string>,
  characters_max: number,
): Promise<Readonly<{ separator: Separator; rows: AsyncGenerator<Row> }>> {
  const { first, whole } = await begun(text);
  const said = stated.exec(first)?.[1] as Separator | undefined;
  const separator = said ?? mostIn(first);
  return { separator, rows: rowsOf(whole(), { separator, characters_max, skipsFirst: said !== undefined }) };
}

async function* rowsOf(
  text: AsyncGenerator<string>,
  how: Readonly<{ separator: Separator; characters_max: number; skipsFirst: boolean }>,
): AsyncGenerator<Row> {
  /** The line on which begins what the parser reads next. */
  let begins = 1;
  const parser = parse({
    delimiter: how.separator,
    relaxColumnCount: true,
    // `="012"` has quotes in the middle of a cell.
    relaxQuotes: true,
    maxRecordSize: how.characters_max,
    onRecord: (cells: string[], { lines }: Readonly<{ lines: number }>) => {
      begins = lines + 1;
      return cells;
    },
  });
  const source = heldBack(text);
  pipeline(Readable.from(source.pieces()), parser, () => undefined);
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<readonly string[]>) {
      const at = line;
      line += linesOf(cells);
      if (at === 1 && how.skipsFirst) continue;
      if (cells.length > 1 || cells[0] !== '') yield { line: at, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError) || source.error() !== undefined) throw source.error() ?? error;
    throw new UnreadableFile(broken(error, begins, how.characters_max));
  }
  if (source.error() !== undefined) throw source.error() as Error;
}

/** A text that ends where it cannot be read on, so that the rows before are handed on; why it ended is said afterwards. */
function heldBack(
  text: AsyncIterable<string>,
): Readonly<{ pieces: () => AsyncGenerator<string>; error: () => unknown }> {
  let held: unknown;
  return {
    error: () => held,
    async *pieces() {
      try {
        yield* text;
      } catch (error) {
        held = error;
      }
    },
  };
}

/** Rows that the parser has read and nobody has taken yet are lost with it. */
const broken = ({ code }: CsvError, line: number, max: number): ExchangeFlaw =>
  code === 'CSV_MAX_RECORD_SIZE' ? flaw('row-too-long', { max }, { line }) : flaw('not-a-table', {}, { line });
