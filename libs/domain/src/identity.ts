// The only file of this library that Node alone can run: an entry of its own, so that forms and fields run in a browser too.
import { createHash } from 'node:crypto';

/**
 * A UUID that depends on its parts alone: the same parts give the same id on every machine and at every replay.
 * Every id is one (version 8, RFC 9562): of a command from who gave it and the key that they chose, of what is new from the
 * command that made it. No id is a client's.
 */
export function derivedId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\u0000'), 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
