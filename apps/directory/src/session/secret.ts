import { createHash, randomBytes } from 'node:crypto';

const secretBytes = 32;

/** A new secret that stands for a session or a token: 256 bits, as text that fits into a header. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString('base64url');
}

/** What is kept of a secret. It has 256 bits of its own: a fast hash gives nothing away. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
