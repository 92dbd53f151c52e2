import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A part of an archive, as it was written. */
export type WrittenPart = Readonly<{ name: string; size: number; sha256: string }>;

/** Writes an archive part by part, in the order in which they are added: nobody holds it whole. */
export class ArchiveWriter {
  private readonly zip = new ZipFile();
  private readonly broken: Promise<never>;

  private constructor(
    private readonly path: string,
    private readonly file: WriteStream,
    /** What every part says of its age: the same content makes the same archive. */
    private readonly mtime: Date,
  ) {
    this.broken = new Promise((_, reject) => {
      this.zip.on('error', reject);
      file.on('error', reject);
    });
    // Whoever waits for a part is told.
    this.broken.catch(() => undefined);
    this.zip.outputStream.pipe(file);
  }

  /** @throws {NodeJS.ErrnoException} `EEXIST` where something is there already: nothing is written over. */
  static async create(path: string, mtime: Date): Promise<ArchiveWriter> {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await once(file, 'open');
    return new ArchiveWriter(path, file, mtime);
  }

  async add(name: string, content: string | AsyncIterable<Buffer>, { packed = true } = {}): Promise<WrittenPart> {
    const hash = createHash('sha256');
    let size = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const bytes of typeof content === 'string' ? [Buffer.from(content, 'utf8')] : content) {
        hash.update(bytes);
        size += bytes.length;
        yield bytes;
      }
    }
    const source = Readable.from(counted(), { objectMode: false });
    const { mtime } = this;
    this.zip.addReadStream(source, name, { mtime, mode: 0o100644, compress: packed, forceDosTimestamp: true });
    await Promise.race([finished(source), this.broken]);
    return { name, size, sha256: hash.digest('hex') };
  }

  async end(): Promise<void> {
    this.zip.end();
    await Promise.race([finished(this.file), this.broken]);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.zip.outputStream.unpipe(this.file);
    this.file.destroy();
    await rm(this.path, { force: true });
  }
}
