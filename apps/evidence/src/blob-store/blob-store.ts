import type { Readable } from 'node:stream';

/** Which bytes: those of a tenant with this SHA-256. The same file of another tenant is kept by itself: nobody learns of it. */
export type BlobName = Readonly<{ tenant: string; hash: string }>;

/** Nest token of the {@link BlobStore} of the service. */
export const BLOB_STORE = Symbol('BLOB_STORE');

/**
 * Keeps bytes by what they are. A folder does so ({@link file://./folder-blob-store.ts}); whatever else can say whether it has a name,
 * and put whole objects, may take its place (S3: a put on the condition that the name is free).
 */
export interface BlobStore {
  /**
   * Keeps a file of this machine under its name. Durable once it returns. What is there already stays as it is, and counts as
   * touched now.
   * @param path the file; it may be taken away.
   */
  put(name: BlobName, path: string): Promise<void>;
  /** The bytes from the first on; undefined where there are none. */
  read(name: BlobName): Promise<Readable | undefined>;
  /** What was put or touched last before an instant. */
  untouchedSince(instant: Date): AsyncIterable<BlobName>;
  /** Takes bytes away for ever, unless they were touched since an instant. */
  remove(name: BlobName, unlessTouchedSince?: Date): Promise<void>;
}
