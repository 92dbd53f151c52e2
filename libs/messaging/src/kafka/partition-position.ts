import { createHash } from 'node:crypto';
import type { IncomingRecord } from '../broker.js';

/**
 * Where a consumer is in a partition: the offset that comes next, and what tells the record before it from any other. An offset
 * alone would point into a topic that was made anew as if nothing had happened.
 */
export type PartitionPosition = Readonly<{ next: bigint; before: string }>;

export const partitionStart = '0';

/** `120 5f0c6a…` as progress keeps it; `0` at the start. */
export function positionText({ next, before }: PartitionPosition): string {
  return next === 0n ? partitionStart : `${next} ${before}`;
}

export function parsePosition(text: string): PartitionPosition {
  const match = /^(\d+)(?: (\S+))?$/.exec(text);
  if (!match) throw new TypeError(`${text} is no position in a partition`);
  return { next: BigInt(match[1] ?? 0), before: match[2] ?? '' };
}

/** Tells a record from others at its place. */
export function fingerprint({ timestamp, key, value }: IncomingRecord): string {
  const hash = createHash('sha256').update(timestamp);
  for (const part of [key, value]) hash.update(part === null ? '-' : `${part.length}:`).update(part ?? '');
  return hash.digest('hex').slice(0, 16);
}

/** What the first records of a partition say of the position that a consumer kept. */
export type Recognition =
  /** It is the topic that the consumer knows. */
  | 'known'
  /** Another topic by the same name: it is read from its start. */
  | 'other';

/**
 * The consumer begins one record before its position, and looks whether that one is the one it knows.
 * @param first the first record that was delivered
 */
export function recognise(position: PartitionPosition, first: IncomingRecord): Recognition {
  const kept = position.next - 1n;
  if (first.offset === kept) return fingerprint(first) === position.before ? 'known' : 'other';
  // Gone by retention: what is missing shows in the chain of versions. Before it: the topic is shorter than it was.
  return first.offset > kept ? 'known' : 'other';
}
