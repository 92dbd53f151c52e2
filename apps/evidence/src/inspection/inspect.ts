import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { type ByteSource, bytesOfFile } from './byte-source.js';
import { FileFlaw } from './flaw.js';
import { archiveLimits, endingOf, endingsTaken, type Format, formats } from './formats.js';
import { isEncryptedPdf } from './pdf.js';
import { isText } from './text.js';
import { zipContents } from './zip-contents.js';

const odfManifest = 'META-INF/manifest.xml';
const ofdRoot = 'OFD.xml';

/**
 * Says of a file what it is: by its content, which has to be what its name says. Read piece by piece, in as much memory as a piece takes
 * (an archive within an archive, {@link archiveLimits} `nested`).
 * @param name as whoever hands it in calls it.
 * @throws {FileFlaw}
 */
export async function inspect(path: string, name: string, size: number): Promise<Format> {
  const format = formats.find(({ endings }) => endings.includes(endingOf(name)));
  if (!format) throw new FileFlaw('file-format-not-taken', { taken: endingsTaken });
  if (size === 0) throw new FileFlaw('file-empty');
  const file = await open(path, 'r');
  try {
    const source = bytesOfFile(file, size);
    // An archive is held against its limits before anything else unpacks a part of it.
    const archived = format.container === 'zip' ? await archiveOf(source, format) : undefined;
    const found = archived ?? (await kindOf(source, path));
    if (found !== (format.container === 'text' ? 'text' : format.code))
      throw new FileFlaw('file-is-not-what-it-says', said(format, found));
    if (format.container === 'pdf' && (await isEncryptedPdf(source))) throw new FileFlaw('file-encrypted');
    if (format.container === 'zip') await requireFormat(path, format);
    return format;
  } finally {
    await file.close();
  }
}

/** What the entries of an archive make it; undefined where it is none. */
async function archiveOf(source: ByteSource, format: Format): Promise<string | undefined> {
  const head = source.size < 4 ? Buffer.alloc(4) : await source.read(0, 4);
  if (head.readUInt32LE(0) !== 0x04034b50) return undefined;
  const { names, beginnings } = await zipContents(source, archiveLimits, [odfManifest]);
  const manifest = beginnings.get(odfManifest)?.toString('utf8') ?? '';
  if (manifest.includes('encryption-data')) throw new FileFlaw('file-encrypted');
  if (format.code === 'ofd') return names.has(ofdRoot) ? 'ofd' : 'zip';
  return format.code;
}

/** An archive of an office, as `file-type` finds it: its own list of parts has to say the same. */
async function requireFormat(path: string, format: Format): Promise<void> {
  if (format.code === 'ofd') return;
  const found = await fileTypeFromFile(path);
  if (found?.ext !== format.code) throw new FileFlaw('file-is-not-what-it-says', said(format, found?.ext));
}

/** What a file that is no archive is; undefined where nobody knows. */
async function kindOf(source: ByteSource, path: string): Promise<string | undefined> {
  const found = await fileTypeFromFile(path);
  const known = formats.find(({ code }) => code === found?.ext);
  if (known && known.container !== 'text') return known.code;
  // Few letters at the beginning of a text are the mark of some format or other.
  return (await isText(source)) ? 'text' : found?.ext;
}

const said = (format: Format, found: string | undefined) => ({
  ending: format.endings[0] ?? format.code,
  found: found ?? '未知格式',
});
