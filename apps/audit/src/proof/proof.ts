import { createHash } from 'node:crypto';
import type { HistoryRow } from '@wenxiao/messaging';
import { compareStreams, type StreamName } from '../history/event-name.js';

/**
 * The bytes that are hashed, for good. A change of any of this is a new layout with a new name (`…/2`).
 *
 * A *field* is one byte 0x00 where it is absent, else 0x01, the length of its bytes (32 bits, big-endian), and its bytes.
 * Texts are UTF-8, whole numbers decimal digits. So no two lists of fields have the same bytes, and an absent field is
 * not an empty one.
 *
 *     row hash    = SHA-256 over the fields  "wenxiao/trail/row/1", store, incarnation, tenant, stream, version, type,
 *                   schema version, data, metadata, recorded-at, command id, command hash?, published type?,
 *                   published version?, published text?, previous published version
 *     stream head = SHA-256 over the fields  "wenxiao/trail/head/1", head of the version before? (32 bytes), row hash (32 bytes)
 *     root        = SHA-256 over the fields  "wenxiao/trail/root/1", then for each stream, sorted by the bytes of (store, tenant,
 *                   stream): store, tenant, stream, newest version, its head (32 bytes)
 */
export const layouts = {
  row: 'wenxiao/trail/row/1',
  head: 'wenxiao/trail/head/1',
  root: 'wenxiao/trail/root/1',
} as const;

type Field = string | number | Buffer | undefined;

const absent = Buffer.from([0]);

function bytesOf(field: Field): Buffer {
  if (field === undefined) return absent;
  const bytes = Buffer.isBuffer(field) ? field : Buffer.from(String(field), 'utf8');
  const prefix = Buffer.alloc(5);
  prefix.writeUInt8(1, 0);
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

function hashOf(fields: readonly Field[]): Buffer {
  const hash = createHash('sha256');
  for (const field of fields) hash.update(bytesOf(field));
  return hash.digest();
}

/** What is hashed of one row: the stored texts, and nothing that says how they came here. */
function fieldsOf(row: HistoryRow): readonly Field[] {
  return [
    layouts.row,
    row.store,
    row.incarnation,
    row.tenant,
    row.stream,
    row.version,
    row.type,
    row.schemaVersion,
    row.data,
    row.metadata,
    row.recordedAt,
    row.commandId,
    row.commandHash,
    row.published?.type,
    row.published?.version,
    row.published?.text,
    row.previousPublished,
  ];
}

/** The hash of one row. */
export const rowHashOf = (row: HistoryRow): Buffer => hashOf(fieldsOf(row));

/** The bytes of which that hash is taken: who has them holds the row itself against it. `read-row.ts` reads them again. */
export const rowBytesOf = (row: HistoryRow): Buffer => Buffer.concat(fieldsOf(row).map(bytesOf));

/** A stream's head at a version: it stands for every row of the stream up to there. `previous` is undefined at version 1. */
export function headAfter(previous: Buffer | undefined, rowHash: Buffer): Buffer {
  return hashOf([layouts.head, previous, rowHash]);
}

export type StreamHead = StreamName & Readonly<{ version: number; head: Buffer }>;

/** The root over stream heads that arrive in order. */
export class RootHash {
  private readonly hash = createHash('sha256').update(bytesOf(layouts.root));
  private last: StreamName | undefined;
  private count = 0;

  /** @throws {Error} when the head is not behind the one before: the caller's order is wrong, and so would be the root. */
  add(head: StreamHead): void {
    if (this.last && compareStreams(this.last, head) >= 0)
      throw new Error('Stream heads must come in order, each once');
    this.last = head;
    this.count += 1;
    for (const field of [head.store, head.tenant, head.stream, head.version, head.head])
      this.hash.update(bytesOf(field));
  }

  get streams(): number {
    return this.count;
  }

  /** Hexadecimal. Ends the computation. */
  digest(): string {
    return this.hash.digest('hex');
  }
}

/** The root over stream heads in any order. */
export function rootOf(heads: readonly StreamHead[]): string {
  const root = new RootHash();
  for (const head of [...heads].sort(compareStreams)) root.add(head);
  return root.digest();
}
