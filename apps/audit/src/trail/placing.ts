import type { HistoryRow } from '@wenxiao/messaging';
import { streamKeyOf, type StreamName } from '../history/event-name.js';
import { headAfter, rowHashOf } from '../proof/proof.js';

/** A row with its hash. */
export type HashedRow = Readonly<{ row: HistoryRow; hash: Buffer }>;
/** A row in its place: with the head of its stream up to it. */
export type PlacedRow = HashedRow & Readonly<{ head: Buffer }>;
export type Tip = StreamName & Readonly<{ version: number; head: Buffer }>;

/** What the trail knows of the streams that a batch touches. */
export type KnownBefore = Readonly<{
  /** Hash of the row that the trail holds, in place or waiting; undefined where it holds none. */
  hashOf: (row: HistoryRow) => Buffer | undefined;
  tips: readonly Tip[];
  /** Rows that wait for a predecessor, of the touched streams. */
  waiting: readonly HashedRow[];
}>;

export type Placing = Readonly<{
  /** New in the trail, each behind its predecessor. */
  placed: readonly PlacedRow[];
  /** New, and a predecessor is missing. */
  waiting: readonly HashedRow[];
  /** Among `placed`: waited until now. */
  released: readonly HashedRow[];
  tips: readonly Tip[];
  /** The trail holds other bytes under the same name. */
  diverged: readonly HashedRow[];
  repeated: number;
}>;

/**
 * Where received rows belong, whatever order they come in and however often: behind their predecessors, waiting for one,
 * or nowhere, since the trail has them. What the trail holds is never replaced: other bytes under a known name have diverged.
 */
export function placeRows(received: readonly HistoryRow[], known: KnownBefore): Placing {
  const fresh = new Map<string, Map<number, HashedRow>>();
  const diverged: HashedRow[] = [];
  let repeated = 0;
  for (const row of received) {
    const hash = rowHashOf(row);
    const ofStream = fresh.get(streamKeyOf(row)) ?? new Map<number, HashedRow>();
    const held = ofStream.get(row.version)?.hash ?? known.hashOf(row);
    if (!held) fresh.set(streamKeyOf(row), ofStream.set(row.version, { row, hash }));
    else if (held.equals(hash)) repeated += 1;
    else diverged.push({ row, hash });
  }
  const tips = new Map(known.tips.map((tip) => [streamKeyOf(tip), tip]));
  const before = new Map<string, Map<number, HashedRow>>();
  for (const waiting of known.waiting) {
    const key = streamKeyOf(waiting.row);
    before.set(key, (before.get(key) ?? new Map<number, HashedRow>()).set(waiting.row.version, waiting));
  }
  const chains = [...fresh].map(([key, rows]) => extend(tips.get(key), rows, before.get(key) ?? new Map()));
  return {
    placed: chains.flatMap(({ placed }) => placed),
    waiting: chains.flatMap(({ waiting }) => waiting),
    released: chains.flatMap(({ released }) => released),
    tips: chains.flatMap(({ tip }) => tip ?? []),
    diverged,
    repeated,
  };
}

/** One stream's chain, extended as far as its rows go without a gap. */
function extend(
  before: Tip | undefined,
  fresh: ReadonlyMap<number, HashedRow>,
  waitingBefore: ReadonlyMap<number, HashedRow>,
) {
  const placed: PlacedRow[] = [];
  const released: HashedRow[] = [];
  let tip = before;
  for (;;) {
    const version: number = (tip?.version ?? 0) + 1;
    const next = fresh.get(version) ?? waitingBefore.get(version);
    if (!next) break;
    if (!fresh.has(version)) released.push(next);
    const { store, tenant, stream } = next.row;
    const head = headAfter(tip?.head, next.hash);
    placed.push({ ...next, head });
    tip = { store, tenant, stream, version, head };
  }
  const reached = tip?.version ?? 0;
  const waiting = [...fresh.values()].filter(({ row }) => row.version > reached);
  return { placed, waiting, released, tip: placed.length > 0 ? tip : undefined };
}
