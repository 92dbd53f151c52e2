import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that has come whole, before it is known whether it is taken. */
export type Arrived = Readonly<{
  path: string;
  size: number;
  /** SHA-256, hexadecimal. */
  hash: string;
}>;

/** Thrown where more comes than may. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Where files are while they come, beside where they are kept: nothing here is anybody’s yet. */
export class Arrivals {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = join(folder, 'arriving');
  }

  /**
   * Writes down what comes, piece by piece: nobody holds it whole.
   * @throws {TooLarge} and what breaks the source off; nothing is left then.
   */
  async receive(source: Readable, bytesMax: number): Promise<Arrived> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      // Who leaves off reading lets the connection live: the answer goes there.
      for await (const bytes of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += bytes.length;
        if (size > bytesMax) throw new TooLarge('More comes than may');
        hash.update(bytes);
        await file.appendFile(bytes);
      }
    } catch (error) {
      await file.close();
      await this.discard({ path });
      throw error;
    }
    await file.close();
    return { path, size, hash: hash.digest('hex') };
  }

  async discard({ path }: Pick<Arrived, 'path'>): Promise<void> {
    await rm(path, { force: true });
  }

  /** Takes away what has been arriving since before an instant: its process is gone. */
  async discardBefore(instant: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < instant) await this.discard({ path });
    }
  }
}
