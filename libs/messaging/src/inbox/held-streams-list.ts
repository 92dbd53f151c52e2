import type { TransactionRunner } from '@wenxiao/event-store';
import type { Alarm, ConsumerHealth, SourceHealth } from '../health.js';
import type { MessageOrigin, StreamKey } from '../message.js';
import { statement } from '../statement.js';
import type { HandlerTransaction } from './batch.js';
import type { InboxSettings } from './inbox-settings.js';
import { type HoldReason, isParked } from './stream-state.js';

const sql = {
  list: statement('list-held-streams'),
  count: statement('count-held'),
  alarms: statement('list-alarms'),
};

/** A stream that does not flow, as a person sees it. */
export type HeldStream = Readonly<{
  key: StreamKey;
  place: HeldPlace;
  /** `parked` waits for a person (redrive or dismiss); `waiting` goes on by itself. */
  state: 'parked' | 'waiting';
  reason: HoldReason;
  /** The error, or what is missing. May hold words of the message: for operators' eyes. */
  detail: string;
  heldSince: string;
  parkedAt: string | undefined;
  /** What it waits for, and what holds that up in turn. */
  waits: Readonly<{ since: string; overdue: boolean; chain: readonly WaitLink[] }> | undefined;
  /** Messages that are kept, the first one included. */
  messages: number;
  /** The message that the stream stands at. */
  first: Readonly<{ origin: MessageOrigin; type: string; topic: string; text: string; recordedAt: string }> | undefined;
}>;

/** Where a held stream stands in their list: the rank of its state, since when it is held, its name. */
export type HeldPlace = Readonly<{ rank: number; since: string; id: string }>;

/** Some of the held streams that are asked for, in the order of their list, and how many there are in all. */
export type HeldPage = Readonly<{ streams: readonly HeldStream[]; total: number }>;

/** One link of the chain of a wait: the row that is not there, the stream that brings it, and why that one does not flow. */
export type WaitLink = Readonly<{
  table: string;
  key: string;
  from?: StreamKey;
  heldBy?: Readonly<{ reason: HoldReason; detail: string }>;
}>;

/** Which held streams are asked for; all of the consumer's when nothing is given. */
export type HeldFilter = Readonly<{
  tenants?: readonly string[];
  /** Those that were parked by a message of this contract. */
  contract?: string;
  /** Those that wait for a person alone. */
  parked?: boolean;
  /** This one alone. */
  key?: StreamKey;
  /** Those that stand behind this place in the list. */
  after?: HeldPlace | undefined;
}>;

type Row = StreamKey & {
  id: string;
  rank: number;
  reason: HoldReason;
  detail: string;
  held_since: string;
  parked_at: string | null;
  waits_since: string | null;
  overdue: boolean;
  chain: readonly ChainRow[] | null;
  held: number;
  version: number | null;
  incarnation: number;
  type: string;
  topic: string;
  body: string;
  recorded_at: string;
};

type ChainRow = Readonly<{
  table: string | null;
  key: string | null;
  reason: HoldReason | null;
  detail: string | null;
  store: string | null;
  tenant: string | null;
  stream: string | null;
}>;

type Source<Tx extends HandlerTransaction> = Readonly<{ consumer: string; transactions: TransactionRunner<Tx> }>;

export async function readHeldStreams<Tx extends HandlerTransaction>(
  { consumer, transactions }: Source<Tx>,
  limit: number,
  { tenants, key: asked, contract, parked = false, after }: HeldFilter = {},
): Promise<HeldPage> {
  const which = [tenants ?? null, asked?.store, asked?.tenant, asked?.stream, contract, parked];
  const values = [consumer, limit, ...which, after?.rank, after?.since, after?.id];
  type Read = { total: number } & (Row | { id: null });
  const { rows } = await transactions.run((tx) => tx.sql.query<Read>(sql.list, values));
  const held = rows.filter((row): row is Row & { total: number } => row.id !== null);
  return { total: rows[0]?.total ?? 0, streams: held.map(streamOf) };
}

function streamOf(row: Row): HeldStream {
  const key = { store: row.store, tenant: row.tenant, stream: row.stream };
  const { type, topic, body: text, recorded_at: recordedAt, incarnation, version } = row;
  return {
    key,
    place: { rank: row.rank, since: row.held_since, id: row.id },
    state: isParked(row.reason) ? 'parked' : 'waiting',
    reason: row.reason,
    detail: row.detail,
    heldSince: row.held_since,
    parkedAt: row.parked_at ?? undefined,
    waits:
      row.waits_since === null
        ? undefined
        : { since: row.waits_since, overdue: row.overdue, chain: linksOf(row.chain ?? []) },
    messages: row.held,
    first: version === null ? undefined : { origin: { ...key, version, incarnation }, type, topic, text, recordedAt },
  };
}

export async function readConsumerHealth<Tx extends HandlerTransaction>(
  source: Source<Tx>,
  settings: Required<InboxSettings>,
  sources: readonly SourceHealth[],
): Promise<ConsumerHealth> {
  const { consumer, transactions } = source;
  type Count = { reason: HoldReason; streams: number; overdue: number };
  const { rows } = await transactions.run((tx) => tx.sql.query<Count>(sql.count, [consumer]));
  const held = { missing: 0, queued: 0, waiting: 0, retrying: 0, failed: 0, diverged: 0 };
  for (const { reason, streams } of rows) held[reason] = streams;
  const overdueWaits = rows.reduce((sum, { overdue }) => sum + overdue, 0);
  return { consumer, sources, held, overdueWaits, alarms: await readAlarms(source, settings) };
}

/** The alarms of a consumer, oldest first: of some tenants, or of all. */
export async function readAlarms<Tx extends HandlerTransaction>(
  { consumer, transactions }: Source<Tx>,
  { alarmStreams_min: min, alarmWindow_s: window_s }: Required<InboxSettings>,
  tenants?: readonly string[],
): Promise<Alarm[]> {
  const values = [consumer, window_s, min, tenants ?? null];
  return (await transactions.run((tx) => tx.sql.query<Alarm>(sql.alarms, values))).rows;
}

/** Each row tells of its own wait, and of what holds up the stream that the row before it named. */
function linksOf(rows: readonly ChainRow[]): WaitLink[] {
  return rows.flatMap(({ table, key, store, tenant, stream }, index) => {
    if (table === null || key === null) return [];
    const behind = rows[index + 1];
    return {
      table,
      key,
      ...(store !== null && tenant !== null && stream !== null && { from: { store, tenant, stream } }),
      ...(behind?.reason && { heldBy: { reason: behind.reason, detail: behind.detail ?? '' } }),
    };
  });
}
