import { headAfter, rowHashOf } from '../proof/proof.js';
import { rowOfBytes } from '../proof/read-row.js';
import type { ProvenRow } from '../trail/subject-proof.js';

/** Each head follows from the one before in its stream, and bytes are of their row and hash. */
export function expectProved(rows: readonly ProvenRow[]): void {
  const heads = new Map<string, Buffer>();
  for (const { event, hash, head, bytes } of rows) {
    const follows = headAfter(heads.get(event.stream), Buffer.from(hash, 'hex'));
    expect(follows.toString('hex')).toBe(head);
    heads.set(event.stream, follows);
    if (bytes === undefined) continue;
    const row = rowOfBytes(Buffer.from(bytes, 'base64'));
    expect(row && rowHashOf(row).toString('hex')).toBe(hash);
    expect(row).toMatchObject(event);
  }
}
