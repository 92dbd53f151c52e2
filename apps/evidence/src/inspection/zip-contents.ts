import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { type ByteSource, bytesOf } from './byte-source.js';
import { FileFlaw } from './flaw.js';
import type { ArchiveLimits } from './formats.js';
import { type ZipEntry, zipDirectory } from './zip-directory.js';

/** What of an archive says which format it is, and whether it may be taken. */
export type ZipContents = Readonly<{
  names: ReadonlySet<string>;
  /** The beginning of those entries that are asked for, by their names. */
  beginnings: ReadonlyMap<string, Buffer>;
}>;

/** What the archive and those within it may still hold. */
type Room = { entries: number; bytes: number };

type Within = Readonly<{ limits: ArchiveLimits; room: Room; depth: number; asked: readonly string[] }>;

/** APPNOTE.TXT 4.3.7. */
const headSignature = 0x04034b50;
const headLength = 30;
const [stored, deflated] = [0, 8];
/** Bytes that are read at a time, and by which is known what an entry is. */
const piece = 64 * 1024;
const beginning = 64 * 1024;

/**
 * Unpacks an archive whole, and keeps nothing of it: what it says of itself is held against what comes out, before anybody’s office does.
 * An archive within is read likewise, and counts with it.
 * @throws {FileFlaw} `archive-too-large`, `archive-damaged`, `file-encrypted`, `file-holds-other-files`, `file-has-macros`.
 */
export async function zipContents(
  source: ByteSource,
  limits: ArchiveLimits,
  asked: readonly string[] = [],
): Promise<ZipContents> {
  const room = { entries: limits.entries, bytes: limits.bytes };
  try {
    return await contentsOf(source, { limits, room, depth: 0, asked });
  } catch (error) {
    if (error instanceof FileFlaw) throw error;
    if (error instanceof RangeError || isOfZlib(error)) throw new FileFlaw('archive-damaged');
    throw error;
  }
}

async function contentsOf(source: ByteSource, within: Within): Promise<ZipContents> {
  const { limits, room, asked } = within;
  const { entries, start } = await zipDirectory(source, limits);
  // What it says of itself is enough to refuse it by, without a byte unpacked.
  room.entries -= entries.length;
  room.bytes -= entries.reduce((sum, { size }) => sum + size, 0);
  if (room.entries < 0 || room.bytes < 0) throw tooLarge(limits);
  for (const { size, packed } of entries) {
    if (size > limits.ratioFrom && size > packed * limits.ratio) throw tooLarge(limits);
  }
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new FileFlaw('file-encrypted');
  if (entries.some(({ name }) => holdsMacros(name))) throw new FileFlaw('file-has-macros');
  const beginnings = new Map<string, Buffer>();
  const inPlace = [...entries].sort((one, other) => one.offset - other.offset);
  for (const [index, entry] of inPlace.entries()) {
    const data = await dataOf(source, entry, inPlace[index + 1]?.offset ?? start);
    const begins = await unpacked(source, { entry, data }, within);
    if (asked.includes(entry.name)) beginnings.set(entry.name, begins);
  }
  return { names: new Set(entries.map(({ name }) => name)), beginnings };
}

/** Where the packed bytes of an entry begin: behind its own head, and before the next: none lies over another. */
async function dataOf(source: ByteSource, entry: ZipEntry, end: number): Promise<number> {
  const head = await source.read(entry.offset, headLength);
  const data = entry.offset + headLength + head.readUInt16LE(26) + head.readUInt16LE(28);
  const isSame = head.readUInt32LE(0) === headSignature && head.readUInt16LE(8) === entry.method;
  if (!isSame || data + entry.packed > end) throw new FileFlaw('archive-damaged');
  return data;
}

/** Unpacks one entry, and gives its beginning. What is an archive itself is looked into. */
async function unpacked(
  source: ByteSource,
  { entry, data }: Readonly<{ entry: ZipEntry; data: number }>,
  within: Within,
): Promise<Buffer> {
  const { name, method, size, packed } = entry;
  if (method !== stored && method !== deflated) throw new FileFlaw('archive-damaged');
  const held: Buffer[] = [];
  let [sum, kept] = [0, 0];
  let keptMax = beginning;
  const count = async (pieces: AsyncIterable<Buffer>): Promise<void> => {
    for await (const bytes of pieces) {
      if (sum === 0) keptMax = keptOf(bytes, name, size, within);
      sum += bytes.length;
      if (sum > size) throw new FileFlaw('archive-damaged');
      if (kept >= keptMax) continue;
      // A copy: what a piece is cut out of would live as long as it.
      const part = Buffer.from(bytes.subarray(0, keptMax - kept));
      held.push(part);
      kept += part.length;
    }
  };
  const from = Readable.from(piecesOf(source, data, packed));
  let flaw: unknown;
  const counting = (pieces: AsyncIterable<Buffer>) =>
    count(pieces).catch((error: unknown) => {
      flaw = error;
      throw error;
    });
  await (method === stored ? pipeline(from, counting) : pipeline(from, createInflateRaw(), counting)).catch(
    (error: unknown) => {
      // What is given up because of a flaw is said to be aborted.
      throw flaw ?? error;
    },
  );
  if (sum !== size) throw new FileFlaw('archive-damaged');
  const bytes = Buffer.concat(held);
  if (isArchive(bytes)) await contentsOf(bytesOf(bytes), { ...within, depth: within.depth + 1, asked: [] });
  return bytes;
}

/** How much of an entry is kept while it is unpacked: an archive whole, of anything else the beginning. */
function keptOf(begins: Buffer, name: string, size: number, { limits, depth }: Within): number {
  if (isOther(begins)) throw new FileFlaw('file-holds-other-files', { entry: name });
  if (!isArchive(begins)) return beginning;
  if (depth >= limits.depth || size > limits.nested) throw new FileFlaw('file-holds-other-files', { entry: name });
  return size;
}

async function* piecesOf(source: ByteSource, from: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += piece) yield source.read(from + done, Math.min(piece, length - done));
}

const tooLarge = ({ entries: entriesMax, bytes, ratio }: ArchiveLimits): FileFlaw =>
  new FileFlaw('archive-too-large', { entriesMax, mebibytesMax: bytes / 1024 / 1024, ratioMax: ratio });

/** Where offices keep what runs. */
const holdsMacros = (name: string): boolean => /(^|\/)vbaProject\.bin$|^(Basic|Scripts)\/./i.test(name);

const begins = (bytes: Buffer, ...with_: readonly number[]): boolean => with_.every((each, at) => bytes[at] === each);

const isArchive = (bytes: Buffer): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);

/** Archives of other kinds, and programs (Windows, Linux): no part of a paper. */
const isOther = (bytes: Buffer): boolean =>
  begins(bytes, 0x52, 0x61, 0x72, 0x21) ||
  begins(bytes, 0x37, 0x7a, 0xbc, 0xaf) ||
  begins(bytes, 0x1f, 0x8b, 0x08) ||
  begins(bytes, 0x4d, 0x5a) ||
  begins(bytes, 0x7f, 0x45, 0x4c, 0x46);

const isOfZlib = (error: unknown): boolean => String((error as { code?: unknown }).code).startsWith('Z_');
