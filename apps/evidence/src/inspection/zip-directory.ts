import type { ByteSource } from './byte-source.js';
import { FileFlaw } from './flaw.js';
import type { ArchiveLimits } from './formats.js';

/** An entry of an archive, as its directory has it. */
export type ZipEntry = Readonly<{
  name: string;
  isEncrypted: boolean;
  method: number;
  /** Bytes packed and unpacked, as the directory says. */
  packed: number;
  size: number;
  /** Where its own head stands. */
  offset: number;
}>;

/** APPNOTE.TXT 4.3.16 and 4.3.12. */
const endSignature = 0x06054b50;
const endLength = 22;
const commentLength_max = 0xffff;
const entrySignature = 0x02014b50;
const entryLength = 46;
const isEncryptedFlag = 0x1;
/** What stands where a number is too large for its place, and is told elsewhere: no paper is as large. */
const elsewhere = 0xffffffff;

const damaged = (): FileFlaw => new FileFlaw('archive-damaged');

/**
 * The directory of an archive. Strict: the directory ends where the end begins, as every office writes it. What is otherwise is read
 * in one way by one program, and in another by the next.
 * @throws {FileFlaw} `archive-damaged`, `archive-too-large`.
 */
export async function zipDirectory(
  source: ByteSource,
  limits: ArchiveLimits,
): Promise<Readonly<{ entries: readonly ZipEntry[]; start: number }>> {
  const tailLength = Math.min(source.size, endLength + commentLength_max);
  const tail = await source.read(source.size - tailLength, tailLength);
  const at = endIn(tail);
  if (at === undefined) throw damaged();
  const [disk, ofDisk] = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
  const [here, count] = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
  const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const isWhole = disk === 0 && ofDisk === 0 && here === count;
  if (!isWhole || start + length !== source.size - tailLength + at) throw damaged();
  if (count > limits.entries || length > limits.directory)
    throw new FileFlaw('archive-too-large', { entries: count, entriesMax: limits.entries });
  return { entries: entriesIn(await source.read(start, length), count), start };
}

/** Where the end of the archive begins whose comment reaches to the end of the file. */
function endIn(tail: Buffer): number | undefined {
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    const isEnd = tail.readUInt32LE(at) === endSignature;
    if (isEnd && at + endLength + tail.readUInt16LE(at + 20) === tail.length) return at;
  }
  return undefined;
}

function entriesIn(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + entryLength > directory.length || directory.readUInt32LE(at) !== entrySignature) throw damaged();
    const [nameLength, extraLength, wordsLength] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place));
    const nameAt = at + entryLength;
    const entry = {
      isEncrypted: (directory.readUInt16LE(at + 8) & isEncryptedFlag) !== 0,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', nameAt, nameAt + (nameLength ?? 0)),
    };
    if ([entry.packed, entry.size, entry.offset].includes(elsewhere)) throw damaged();
    entries.push(entry);
    at = nameAt + (nameLength ?? 0) + (extraLength ?? 0) + (wordsLength ?? 0);
  }
  if (at !== directory.length || entries.length !== count) throw damaged();
  if (new Set(entries.map(({ name }) => name)).size !== count) throw damaged();
  return entries;
}
