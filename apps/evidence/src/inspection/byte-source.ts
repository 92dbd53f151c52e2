import type { FileHandle } from 'node:fs/promises';

/** Bytes that are read where they are wanted. */
export type ByteSource = Readonly<{
  size: number;
  /** @throws {RangeError} where there are not as many. */
  read(position: number, length: number): Promise<Buffer>;
}>;

export const bytesOfFile = (file: FileHandle, size: number): ByteSource => ({
  size,
  async read(position, length) {
    const bytes = Buffer.alloc(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await file.read(bytes, done, length - done, position + done);
      if (bytesRead === 0) throw new RangeError('The bytes end before');
      done += bytesRead;
    }
    return bytes;
  },
});

export const bytesOf = (buffer: Buffer): ByteSource => ({
  size: buffer.length,
  async read(position, length) {
    if (position < 0 || position + length > buffer.length) throw new RangeError('The bytes end before');
    return buffer.subarray(position, position + length);
  },
});
