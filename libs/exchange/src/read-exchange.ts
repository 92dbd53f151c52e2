import { createHash } from 'node:crypto';
import { elementCalled } from './element/elements.js';
import type { Element } from './element/element.js';
import { tableCalled } from './element/tables.js';
import { cellText } from './cell/cell.js';
import { jsonText, valueOf } from './cell/value.js';
import { Decoding, type Encoding } from './file/encoding.js';
import { isGarbled } from './file/garbled.js';
import { jsonRows } from './file/json-rows.js';
import { type Separator, separatedRows } from './file/separated.js';
import { type ExchangeFlaw, flaw, UnreadableFile } from './flaw.js';
import { amountUnits, elementOfHead, type ExchangeMapping, meaningOf } from './mapping/mapping.js';

/** How a file is to be read, and what it is expected to be of. */
export type Asked = Readonly<{
  mapping: ExchangeMapping;
  /** Where whoever hands it in says. */
  encoding?: Encoding;
  /** The jurisdiction by its official code, six or nine digits. */
  division?: string;
  year?: string;
  /** Whether it may lack what every row has to say: whoever maps it looks at it first. */
  isDraft?: true;
  limits?: Readonly<{ bytes: number; rows: number; rowCharacters: number }>;
}>;

/** A column of the file: as it is headed, and the element that it is; one that nobody knows is kept. */
export type Column = Readonly<{ head: string; element?: string }>;

export type ExchangeRow = Readonly<{
  line: number;
  /** By the names of elements, each in one form: amounts in 元 with two decimals, days and times as ISO writes them, flags `true` and `false`. */
  values: ReadonlyMap<string, string>;
  /** What unknown columns say, by their heads. */
  kept: ReadonlyMap<string, string>;
  flaws: readonly ExchangeFlaw[];
}>;

/** Of what is looked at, and not taken. */
export const limitsOfFiles = { bytes: 128 * 1024 * 1024, rows: 200_000, rowCharacters: 64 * 1024 } as const;

/** A cell as it was written, or why nobody can say what was. */
type Cell = string | Exclude<ReturnType<typeof jsonText>, string>;
type Cells = Readonly<{ line: number; cells: readonly (readonly [Column, Cell])[]; flaws: readonly ExchangeFlaw[] }>;

/** Reads a table of another system, row by row: every error with its line and column, nothing put right in silence. */
export class ExchangeFile {
  readonly #decoding: Decoding;
  readonly #hash = createHash('sha256');
  readonly #columns = new Map<string, Column>();
  readonly #lines = new Map<string, number>();
  readonly #limits: NonNullable<Asked['limits']>;
  separator: Separator | 'json' | undefined;

  constructor(
    source: AsyncIterable<Uint8Array>,
    private readonly asked: Asked,
  ) {
    this.#limits = asked.limits ?? limitsOfFiles;
    const stated = asked.encoding;
    this.#decoding = new Decoding(this.hashed(source), {
      bytesMax: this.#limits.bytes,
      ...(stated !== undefined && { stated }),
    });
  }

  /** In which encoding it is, as far as was read. */
  get encoding(): Encoding {
    return this.#decoding.encoding ?? 'utf-8';
  }

  /** SHA-256 of its bytes, hexadecimal, once it was read to its end. */
  hash(): string {
    return this.#hash.copy().digest('hex');
  }

  private async *hashed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      this.#hash.update(bytes);
      yield bytes;
    }
  }

  /** The columns of what was read. */
  get columns(): readonly Column[] {
    return [...this.#columns.values()];
  }

  /** @throws {UnreadableFile} where it cannot be read on; what came before was handed on. */
  async *rows(): AsyncGenerator<ExchangeRow> {
    let count = 0;
    for await (const row of this.cells()) {
      count += 1;
      if (count > this.#limits.rows) throw new UnreadableFile(flaw('too-many-rows', { max: this.#limits.rows }));
      yield this.read(row);
    }
    if (count === 0) throw new UnreadableFile(flaw('no-rows'));
  }

  private async *cells(): AsyncGenerator<Cells> {
    const text = this.#decoding.text();
    const first = await firstOf(text);
    const whole = joined(first, text);
    yield* /^\s*[[{]/.test(first) ? this.cellsOfJson(whole) : this.cellsOfTable(whole);
  }

  private async *cellsOfJson(text: AsyncIterable<string>): AsyncGenerator<Cells> {
    this.separator = 'json';
    for await (const { line, said } of jsonRows(text, this.#limits.rowCharacters)) {
      const cells = [...said].map(([head, value]) => {
        const column = this.column(head);
        return [column, jsonText(value, elementCalled(column.element ?? ''))] as const;
      });
      this.requireOnce(line);
      yield { line, cells, flaws: [] };
    }
  }

  private async *cellsOfTable(text: AsyncIterable<string>): AsyncGenerator<Cells> {
    const { separator, rows } = await separatedRows(text, this.#limits.rowCharacters);
    this.separator = separator;
    let heads: readonly Column[] | undefined;
    for await (const { line, cells } of rows) {
      if (!heads) {
        heads = this.headed(line, cells);
        continue;
      }
      const found = heads;
      const isWrong = cells.length !== found.length;
      if (!isWrong && cells.every((cell) => cell.trim() === '')) continue;
      yield {
        line,
        cells: isWrong ? [] : cells.flatMap((cell, at) => (found[at] ? [[found[at], cell] as const] : [])),
        flaws: isWrong ? [flaw('wrong-columns', { heads: found.length, cells: cells.length }, { line })] : [],
      };
    }
  }

  /** @throws {UnreadableFile} where columns are missing or stand there twice. */
  private headed(line: number, cells: readonly string[]): readonly Column[] {
    const texts = cells.map((cell) => cellText(cell) ?? cell.trim());
    const garbled = texts.find(isGarbled);
    if (garbled !== undefined) throw new UnreadableFile(flaw('text-garbled', { given: garbled }, { line }));
    const heads = texts.map((head) => this.column(head));
    this.requireOnce(line);
    const { required } = tableCalled(this.asked.mapping.table);
    const has = (element: string) =>
      heads.some((each) => each.element === element) ||
      this.asked.mapping.constants.some((each) => each.element === element);
    const missing = required.filter((element) => !has(element)).map(called);
    if (missing.length > 0 && !this.asked.isDraft)
      throw new UnreadableFile(flaw('columns-missing', { missing }, { line }));
    return heads;
  }

  private column(head: string): Column {
    const known = this.#columns.get(head);
    if (known) return known;
    const element = elementOfHead(head, this.asked.mapping);
    const column = { head, ...(element !== undefined && { element }) };
    this.#columns.set(head, column);
    return column;
  }

  /** @throws {UnreadableFile} where two columns are one element. */
  private requireOnce(line: number): void {
    const first = new Map<string, string>();
    for (const { head, element } of this.#columns.values()) {
      if (element === undefined) continue;
      const other = first.get(element);
      if (other !== undefined)
        throw new UnreadableFile(flaw('column-twice', { element: called(element), heads: [other, head] }, { line }));
      first.set(element, head);
    }
  }

  private read({ line, cells, flaws: before }: Cells): ExchangeRow {
    const flaws = [...before];
    const values = new Map<string, string>();
    const kept = new Map<string, string>();
    for (const [{ head, element: name }, cell] of cells) {
      const element = name === undefined ? undefined : elementCalled(name);
      const read = this.readCell(cell, element);
      const at = { line, column: head, ...(element && { element: element.name }) };
      if ('code' in read) flaws.push(flaw(read.code, read.details, at));
      else if (read.value !== '') (element ? values : kept).set(element?.name ?? head, read.value);
    }
    for (const { element, value } of this.asked.mapping.constants) values.set(element, value);
    if (before.length === 0) flaws.push(...this.beside(line, values, flaws));
    return { line, values, kept, flaws };
  }

  private readCell(cell: Cell, element: Element | undefined): ReturnType<typeof valueOf> {
    if (typeof cell !== 'string') return cell;
    const text = cellText(cell);
    if (text === undefined)
      return element ? { code: 'formula', details: { given: cell.trim() } } : { value: cell.trim() };
    if (text === '' || !element) return { value: text };
    const { mapping } = this.asked;
    const listed = mapping.values.filter((each) => each.element === element.name);
    if (listed.length === 0) return valueOf(text, element, amountUnits[mapping.amountUnit]);
    const meaning = meaningOf(element.name, text, mapping);
    if (meaning !== undefined) return { value: meaning };
    const possible = listed.map(({ from }) => from);
    const longer = possible.filter((from) => from.length > text.length && from.replace(/^0+/, '') === text);
    return longer.length > 0
      ? { code: 'zeros-lost', details: { given: text, digits: longer.map(({ length }) => String(length)) } }
      : { code: 'unknown-value', details: { given: text, possible } };
  }

  /** What is wrong with a row beside what its cells say each by itself. */
  private beside(
    line: number,
    values: ReadonlyMap<string, string>,
    flaws: readonly ExchangeFlaw[],
  ): readonly ExchangeFlaw[] {
    const { mapping, division, year } = this.asked;
    const { required, key } = tableCalled(mapping.table);
    const head = (element: string) => this.columns.find((each) => each.element === element)?.head ?? element;
    const at = (element: string) => ({ line, column: head(element), element });
    const told = new Set(flaws.map(({ element }) => element));
    const [given, ofYear] = [values.get('MOF_DIV_CODE'), values.get('FISCAL_YEAR')];
    const isElsewhere = division !== undefined && given !== undefined && nineDigits(given) !== nineDigits(division);
    const isOfOther = year !== undefined && ofYear !== undefined && ofYear !== year;
    const found = [
      ...required
        .filter((each) => !values.has(each) && !told.has(each))
        .map((each) => flaw('cell-missing', {}, at(each))),
      ...(isElsewhere ? [flaw('other-division', { given, expected: division }, at('MOF_DIV_CODE'))] : []),
      ...(isOfOther ? [flaw('other-year', { given: ofYear, expected: year }, at('FISCAL_YEAR'))] : []),
    ];
    return [...found, ...this.twice(line, values, key)];
  }

  private twice(line: number, values: ReadonlyMap<string, string>, key: readonly string[]): readonly ExchangeFlaw[] {
    const parts = key.map((element) => values.get(element) ?? '');
    if (parts.every((part) => part === '')) return [];
    // What is long is kept as what tells it apart: fifty thousand rows are a few megabytes.
    const name = createHash('sha1').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
    const other = this.#lines.get(name);
    if (other === undefined) this.#lines.set(name, line);
    const alike = key.filter((element) => values.has(element));
    return other === undefined ? [] : [flaw('row-twice', { other, key: alike }, { line })];
  }
}

const called = (element: string): string => {
  const known = elementCalled(element);
  return known ? `${known.zh} ${element}` : element;
};

/** A code of a jurisdiction in the length in which budget systems write it. */
const nineDigits = (code: string): string => code.padEnd(9, '0');

async function firstOf(text: AsyncGenerator<string>): Promise<string> {
  let first = '';
  while (first.trim() === '') {
    const next = await text.next();
    if (next.done) break;
    first += next.value;
  }
  return first;
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first !== '') yield first;
  yield* rest;
}
