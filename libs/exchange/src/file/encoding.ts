import { flaw, UnreadableFile } from '../flaw.js';

export const encodings = ['utf-8', 'gb18030', 'utf-16le'] as const;
export type Encoding = (typeof encodings)[number];

/** Bytes with which a file says what it is. */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-16le', [0xff, 0xfe]],
];
/** … that it is no text: an archive (xlsx), an old workbook (xls), UTF-16 that no spreadsheet writes. */
const workbooks: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const longestMark = 4;
const lineFeed = 0x0a;

/** Han characters, and the signs that are written with them. */
const eastern = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
const isPlain = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** What bytes say in an encoding; undefined where they are none. @param more whether others come behind them */
function textIn(encoding: Encoding, bytes: Uint8Array, more: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: more });
  } catch {
    return undefined;
  }
}

/**
 * In which encoding bytes are that are not plain ASCII: told by what they are, and never guessed.
 * @param stated what whoever hands them in says
 * @throws {UnreadableFile} where they are in none, in another than was stated, or may be in both.
 */
function encodingOf(bytes: Uint8Array, more: boolean, stated?: Encoding): Encoding {
  const [unicode, chinese] = [textIn('utf-8', bytes, more), textIn('gb18030', bytes, more)];
  if (unicode === undefined && chinese === undefined) throw new UnreadableFile(flaw('encoding-unknown'));
  const isEastern = unicode !== undefined && eastern.test(unicode);
  // Chinese in GB18030 is no UTF-8 for longer than a few characters, and none of them Han there.
  // What begins with Chinese in UTF-8 is that, whatever was put behind it.
  const begun = unicode ?? textIn('utf-8', firstBeyondAscii(bytes), false);
  const found =
    unicode === undefined
      ? begun !== undefined && eastern.test(begun)
        ? 'utf-8'
        : 'gb18030'
      : isEastern || chinese === undefined || !eastern.test(chinese)
        ? 'utf-8'
        : undefined;
  if (stated === undefined && found === undefined) throw new UnreadableFile(flaw('encoding-ambiguous'));
  if (stated !== undefined && found !== undefined && stated !== found)
    throw new UnreadableFile(flaw('encoding-other', { stated, encoding: found }));
  return found ?? stated ?? 'utf-8';
}

/** The first line that is not plain ASCII. */
function firstBeyondAscii(bytes: Uint8Array): Uint8Array {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  const end = bytes.indexOf(lineFeed, at);
  return bytes.subarray(bytes.lastIndexOf(lineFeed, at) + 1, end === -1 ? bytes.length : end);
}

/** So much is looked at from the first byte on that is not plain ASCII. */
const sample_bytes = 64 * 1024;

/** Reads bytes as text, strictly: what is in no encoding, or in two, is found, and never shown as something else. */
export class Decoding {
  /** `utf-8` for plain ASCII, until something else comes. */
  encoding: Encoding | undefined;
  hasMark = false;
  /** Line feeds of all that was handed on. */
  #lines = 0;
  #bytes = 0;

  constructor(
    private readonly source: AsyncIterable<Uint8Array>,
    private readonly asked: Readonly<{ stated?: Encoding; bytesMax: number }>,
  ) {}

  /** Whole lines, but for a line that is longer than what comes at once. */
  async *text(): AsyncGenerator<string> {
    let kept: Uint8Array = new Uint8Array();
    let isFirst = true;
    for await (const piece of this.source) {
      this.#bytes += piece.length;
      if (this.#bytes > this.asked.bytesMax) throw new UnreadableFile(flaw('too-large', { max: this.asked.bytesMax }));
      kept = kept.length === 0 ? piece : Buffer.concat([kept, piece]);
      if (isFirst && kept.length < longestMark) continue;
      if (isFirst) kept = this.withoutMark(kept);
      isFirst = false;
      if (this.encoding === undefined && !isPlain(kept) && kept.length < sample_bytes) continue;
      const [whole, rest] = this.parted(kept);
      kept = rest;
      if (whole.length > 0) yield* this.decoded(whole, true);
    }
    if (isFirst) kept = this.withoutMark(kept);
    if (kept.length > 0) yield* this.decoded(kept, false);
  }

  private withoutMark(bytes: Uint8Array): Uint8Array {
    if (workbooks.some((mark) => begins(bytes, mark))) throw new UnreadableFile(flaw('spreadsheet-file'));
    const mark = marks.find(([, each]) => begins(bytes, each));
    if (!mark) return bytes;
    const { stated } = this.asked;
    if (stated !== undefined && stated !== mark[0])
      throw new UnreadableFile(flaw('encoding-other', { stated, encoding: mark[0] }));
    [this.encoding, this.hasMark] = [mark[0], true];
    return bytes.subarray(mark[1].length);
  }

  /** At the end of a line: no encoding but UTF-16 has a line feed within a character. */
  private parted(bytes: Uint8Array): readonly [Uint8Array, Uint8Array] {
    if (this.encoding !== 'utf-16le') {
      const at = bytes.lastIndexOf(lineFeed) + 1;
      return [bytes.subarray(0, at), bytes.subarray(at)];
    }
    // A pair of surrogates stays together.
    let at = bytes.length - (bytes.length % 2);
    const last = bytes[at - 1];
    if (last !== undefined && last >= 0xd8 && last <= 0xdb) at -= 2;
    return [bytes.subarray(0, at), bytes.subarray(at)];
  }

  /** @throws {UnreadableFile} at the first line that cannot be read, once those before it were handed on. */
  private *decoded(bytes: Uint8Array, more: boolean): Generator<string> {
    if (this.encoding === undefined && !isPlain(bytes)) this.encoding = encodingOf(bytes, more, this.asked.stated);
    const encoding = this.encoding ?? 'utf-8';
    const text = textIn(encoding, bytes, false);
    if (text !== undefined && !text.includes('\0')) {
      this.#lines += text.split('\n').length - 1;
      yield text;
      return;
    }
    for (let from = 0; encoding !== 'utf-16le' && from < bytes.length;) {
      const end = bytes.indexOf(lineFeed, from);
      const next = end === -1 ? bytes.length : end + 1;
      const line = textIn(encoding, bytes.subarray(from, next), false);
      if (line?.includes('\0')) throw new UnreadableFile(flaw('not-a-table', {}, { line: this.#lines + 1 }));
      if (line === undefined) break;
      yield line;
      this.#lines += 1;
      from = next;
    }
    throw new UnreadableFile(flaw('encoding-mixed', { encoding }, { line: this.#lines + 1 }));
  }
}
