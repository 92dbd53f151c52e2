import type { ByteSource } from './byte-source.js';

const piece = 256 * 1024;
/** ISO 32000-1, 7.6.1: the trailer names the dictionary by which the file is encrypted. Longer than any such name. */
const overlap = 64;
const encrypted = /\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</;

/** Whether a PDF opens with a password alone, or keeps what may be done with it: nobody could read, print or check it in ten years. */
export async function isEncryptedPdf(source: ByteSource): Promise<boolean> {
  for (let at = 0; at < source.size; at += piece) {
    const length = Math.min(piece + overlap, source.size - at);
    if (encrypted.test((await source.read(at, length)).toString('latin1'))) return true;
  }
  return false;
}
