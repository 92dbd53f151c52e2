import type { TransactionRunner } from '@wenxiao/event-store';
import type { ConsumerHealth, SourceHealth } from '../health.js';
import type { MessageOrigin, StreamKey } from '../message.js';
import { statement } from '../statement.js';
import type { HandlerTransaction } from './batch.js';
import type { Parking } from './parking.js';
import { type HoldReason, isParked } from './stream-state.js';

const sql = { list: statement('list-held-streams'), count: statement('count-held') };

/** A stream that does not flow, as a person sees it. */
export type HeldStream = Readonly<{
  key: StreamKey;
  /** `parked` waits for a person (redrive or dismiss); `waiting` goes on by itself. */
  state: 'parked' | 'waiting';
  reason: HoldReason;
  /** The error, or what is missing. May hold words of the message: for operators' eyes. */
  detail: string;
  heldSince: string;
  parkedAt: string | undefined;
  /** Messages that are kept, the first one included. */
  messages: number;
  /** The message that the stream stands at. */
  first: Readonly<{ origin: MessageOrigin; type: string; topic: string; text: string; recordedAt: string }> | undefined;
}>;

/** Which held streams are asked for; all of the consumer's when neither is given. */
export type HeldFilter = Readonly<{
  tenants?: readonly string[];
  /** This one alone. */
  key?: StreamKey;
}>;

type Row = StreamKey & {
  reason: HoldReason;
  detail: string;
  held_since: string;
  parked_at: string | null;
  held: number;
  version: number | null;
  incarnation: number;
  type: string;
  topic: string;
  body: string;
  recorded_at: string;
};

type Source<Tx extends HandlerTransaction> = Readonly<{ consumer: string; transactions: TransactionRunner<Tx> }>;

export async function readHeldStreams<Tx extends HandlerTransaction>(
  { consumer, transactions }: Source<Tx>,
  limit: number,
  { tenants, key: asked }: HeldFilter = {},
): Promise<HeldStream[]> {
  const values = [consumer, limit, tenants ?? null, asked?.store, asked?.tenant, asked?.stream];
  const { rows } = await transactions.run((tx) => tx.sql.query<Row>(sql.list, values));
  return rows.map((row) => {
    const key = { store: row.store, tenant: row.tenant, stream: row.stream };
    const { type, topic, body: text, recorded_at: recordedAt, incarnation, version } = row;
    return {
      key,
      state: isParked(row.reason) ? 'parked' : 'waiting',
      reason: row.reason,
      detail: row.detail,
      heldSince: row.held_since,
      parkedAt: row.parked_at ?? undefined,
      messages: row.held,
      first: version === null ? undefined : { origin: { ...key, version, incarnation }, type, topic, text, recordedAt },
    };
  });
}

export async function readConsumerHealth<Tx extends HandlerTransaction>(
  { consumer, transactions }: Source<Tx>,
  parking: Parking<Tx>,
  sources: readonly SourceHealth[],
): Promise<ConsumerHealth> {
  const { rows } = await transactions.run((tx) =>
    tx.sql.query<{ reason: HoldReason; streams: number }>(sql.count, [consumer]),
  );
  const held = { missing: 0, queued: 0, failed: 0, diverged: 0 };
  for (const { reason, streams } of rows) held[reason] = streams;
  return { consumer, stopped: await parking.stopped(), sources, held };
}
