import { createHash } from 'node:crypto';

/** Every id of the demo begins at this instant: its own time says nothing. */
const begin_ms = Date.UTC(2022, 9, 10);

/**
 * A command id (UUID, version 7) that depends on its parts alone: a demo that was interrupted sends the same commands again, and what was
 * carried out stays carried out once.
 */
export function demoId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('\u0000'), 'utf8').digest().subarray(0, 16);
  bytes.writeUIntBE(begin_ms, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
