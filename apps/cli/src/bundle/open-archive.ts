import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { BundleBroken, type BundleFlaw, type FlawCode } from './bundle-flaw.js';
import { isPartName } from './bundle-format.js';

/** So many parts a bundle has at most, and so many bytes one of them: a file that is handed in has 50 MiB at most. */
export const limits = { parts: 20_000, partBytes: 512 * 1024 * 1024, manifestBytes: 32 * 1024 * 1024 } as const;

/** APPNOTE.TXT 4.3.7, 4.3.9, 4.3.12, 4.3.14 to 4.3.16: how long is what surrounds the names and the bytes of parts. */
const lengths = { descriptor: 16, descriptorOf64: 24, entry: 46, end: 22, endOf64: 56 + 20 } as const;
const hasDescriptor = 0x8;
const stored = 0;
const deflated = 8;
/** The type of a file in the upper half of its attributes, as Unix has it. */
const fileTypeMask = 0o170000;
const regularFile = 0o100000;

export type OpenArchive = Readonly<{
  parts: ReadonlyMap<string, Entry>;
  flaws: readonly BundleFlaw[];
  read(name: string): Promise<AsyncIterable<Buffer>>;
  close(): void;
}>;

/**
 * Opens an archive, and looks for what two programs would read in two ways: names twice, bytes that no part has, heads that say something else
 * than the directory. Nothing is unpacked to any place, and no name is followed.
 * @throws {BundleBroken}
 */
export async function openArchive(path: string): Promise<OpenArchive> {
  const zip = await opened(path);
  const flaws: BundleFlaw[] = [];
  const parts = new Map<string, Entry>();
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > limits.parts) throw new BundleBroken({ code: 'too-large' });
      const part = entry.fileName;
      if (parts.has(part)) flaws.push({ code: 'twice-in-archive', part });
      parts.set(part, entry);
      const code = flawOf(entry);
      if (code) flaws.push({ code, part });
    }
    flaws.push(...(await flawsOfLayout(zip, entries)));
  } catch (error) {
    zip.close();
    throw error instanceof BundleBroken ? error : new BundleBroken(asFlaw(error));
  }
  return {
    parts,
    flaws,
    read: async (name) => {
      const entry = parts.get(name);
      if (!entry) throw new BundleBroken({ code: 'missing', part: name });
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    // What the machine says of the file is told as it is.
    if (typeof (error as NodeJS.ErrnoException).syscall === 'string') throw error;
    throw new BundleBroken(asFlaw(error));
  }
}

function asFlaw(error: unknown): BundleFlaw {
  const message = error instanceof Error ? error.message : String(error);
  const isName = /^(absolute path|invalid relative path|invalid characters in fileName): /.test(message);
  return isName ? { code: 'unsafe-name', detail: message } : { code: 'not-an-archive', detail: message };
}

function flawOf(entry: Entry): FlawCode | undefined {
  const { fileName, compressionMethod, uncompressedSize, externalFileAttributes } = entry;
  if (!isPartName(fileName)) return 'not-a-part';
  const type = (externalFileAttributes >>> 16) & fileTypeMask;
  const isPacked = compressionMethod === stored || compressionMethod === deflated;
  if (entry.isEncrypted() || !isPacked || (type !== 0 && type !== regularFile)) return 'not-a-plain-file';
  return uncompressedSize > limits.partBytes ? 'too-large' : undefined;
}

/** One part begins where the one before ends, the directory behind the last, and the end behind that. */
async function flawsOfLayout(zip: ZipFile, entries: readonly Entry[]): Promise<BundleFlaw[]> {
  const flaws: BundleFlaw[] = [];
  let at = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const part = entry.fileName;
    if (entry.relativeOffsetOfLocalHeader !== at) flaws.push({ code: 'hidden-bytes', part });
    const head = await zip.readLocalFileHeaderPromise(entry);
    const isSame =
      head.fileName.equals(entry.fileNameRaw) &&
      head.compressionMethod === entry.compressionMethod &&
      head.generalPurposeBitFlag === entry.generalPurposeBitFlag;
    if (!isSame) flaws.push({ code: 'heads-differ', part });
    const isOf64 = entry.extraFields.some(({ id }) => id === 1);
    const described = isOf64 ? lengths.descriptorOf64 : lengths.descriptor;
    at =
      head.fileDataStart + entry.compressedSize + ((entry.generalPurposeBitFlag & hasDescriptor) === 0 ? 0 : described);
  }
  const directory = entries.map(
    (entry) => lengths.entry + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
  );
  const behind = zip.fileSize - at - directory.reduce((sum, length) => sum + length, 0);
  const isEnd = behind === lengths.end || behind === lengths.end + lengths.endOf64;
  if (!isEnd || zip.comment !== '') flaws.push({ code: 'hidden-bytes' });
  return flaws;
}
