import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobName, BlobStore } from './blob-store.js';

const hashPattern = /^[0-9a-f]{64}$/;
const tenantPattern = /^[0-9a-f-]{36}$/;

/**
 * Bytes in a folder: `blobs/<tenant>/<two digits>/<SHA-256>`. A name appears with its bytes whole and on the disk, or not at all, and is never
 * written to again.
 */
export class FolderBlobStore implements BlobStore {
  constructor(private readonly folder: string) {}

  async put(name: BlobName, path: string): Promise<void> {
    const place = this.placeOf(name);
    const above = dirname(place);
    await mkdir(above, { recursive: true, mode: 0o700 });
    await flush(path);
    for (;;) {
      // A link never replaces what is there; a rename would.
      const isNew = await link(path, place).then(() => true, unless('EEXIST', false));
      if (isNew) break;
      const now = new Date();
      // Whoever sweeps may have taken it away between the two.
      if (await utimes(place, now, now).then(() => true, unless('ENOENT', false))) break;
    }
    for (const each of [above, dirname(above), dirname(dirname(above)), this.folder]) await flush(each);
    await rm(path, { force: true });
  }

  async read(name: BlobName): Promise<Readable | undefined> {
    const file = await open(this.placeOf(name), constants.O_RDONLY).catch(unless('ENOENT', undefined));
    return file?.createReadStream();
  }

  async *untouchedSince(instant: Date): AsyncIterable<BlobName> {
    for (const tenant of await entriesOf(this.blobs)) {
      if (!tenantPattern.test(tenant)) continue;
      for (const part of await entriesOf(join(this.blobs, tenant))) {
        for (const hash of await entriesOf(join(this.blobs, tenant, part))) {
          if (!hashPattern.test(hash)) continue;
          const touched = await touchedAt(join(this.blobs, tenant, part, hash));
          if (touched !== undefined && touched < instant) yield { tenant, hash };
        }
      }
    }
  }

  async remove(name: BlobName, unlessTouchedSince?: Date): Promise<void> {
    const place = this.placeOf(name);
    const aside = join(dirname(place), `.${name.hash}.${randomUUID()}`);
    const isThere = await rename(place, aside).then(() => true, unless('ENOENT', false));
    if (!isThere) return;
    const touched = await touchedAt(aside);
    // Somebody handed the same bytes in while this went on: they are put back.
    const isWanted = unlessTouchedSince && touched !== undefined && touched >= unlessTouchedSince;
    if (isWanted) await link(aside, place).catch(unless('EEXIST', undefined));
    await rm(aside, { force: true });
    await flush(dirname(place));
  }

  private get blobs(): string {
    return join(this.folder, 'blobs');
  }

  private placeOf({ tenant, hash }: BlobName): string {
    if (!tenantPattern.test(tenant) || !hashPattern.test(hash)) throw new TypeError('No name of bytes');
    return join(this.blobs, tenant, hash.slice(0, 2), hash);
  }
}

/** What is written of a file or folder is on the disk. */
async function flush(path: string): Promise<void> {
  const opened = await open(path, constants.O_RDONLY);
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

const entriesOf = (folder: string): Promise<readonly string[]> => readdir(folder).catch(unless('ENOENT', []));

const touchedAt = async (path: string): Promise<Date | undefined> =>
  (await stat(path).catch(unless('ENOENT', undefined)))?.mtime;

/** What stands for an error that is an answer, too. */
const unless =
  <Value>(code: string, value: Value) =>
  (error: unknown): Value => {
    if ((error as NodeJS.ErrnoException).code === code) return value;
    throw error;
  };
