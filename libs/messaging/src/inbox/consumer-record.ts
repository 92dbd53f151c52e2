import type { Queryable } from '@wenxiao/event-store';
import type { WaitsFor } from '../failure.js';
import { type Message, type StreamKey, streamKeyOf, streamText } from '../message.js';
import { statement } from '../statement.js';
import type { HoldReason, Mark, StreamState } from './stream-state.js';

const sql = {
  readProgress: statement('read-progress'),
  startProgress: statement('start-progress'),
  moveProgress: statement('move-progress'),
  readStreams: statement('read-streams'),
  raiseMarks: statement('raise-marks'),
  cutMarks: statement('cut-marks'),
  holdMessages: statement('hold-messages'),
  holdStreams: statement('hold-streams'),
  parkStream: statement('park-stream'),
  retryStream: statement('retry-stream'),
  delayStream: statement('delay-stream'),
  waitStream: statement('wait-stream'),
  keepWaiting: statement('keep-waiting'),
  requeueStream: statement('requeue-stream'),
  releaseMessage: statement('release-message'),
  releaseStream: statement('release-stream'),
  nextHeldMessage: statement('next-held-message'),
  lockStreams: statement('lock-streams'),
  lockWait: statement('lock-wait'),
};

/** Where a consumer is in one source. */
export type Progress = Readonly<{ source: string; position: string }>;

type HeldRow = {
  version: number;
  incarnation: number;
  topic: string;
  type: string;
  body: string;
  previous_version: number;
  recorded_at: string;
  correlation_id: string | null;
};

/** What PostgreSQL keeps of one consumer: progress, marks, held streams and messages. Every method runs in the caller's transaction. */
export class ConsumerRecord {
  constructor(readonly consumer: string) {}

  /** The sources that the consumer has begun. */
  async readProgress(tx: Queryable, sources: readonly string[]): Promise<Progress[]> {
    return (await tx.query<Progress>(sql.readProgress, [this.consumer, sources])).rows;
  }

  async startProgress(tx: Queryable, sources: readonly string[], position: string): Promise<void> {
    await tx.query(sql.startProgress, [this.consumer, sources, position]);
  }

  /** @returns whether every source was where the caller thought. */
  async moveProgress(tx: Queryable, sources: readonly string[], from: string, to: string): Promise<boolean> {
    const { rows } = await tx.query(sql.moveProgress, [this.consumer, sources, from, to]);
    return rows.length === sources.length;
  }

  /** The state of each stream, by {@link streamText}. */
  async readStreams(tx: Queryable, keys: readonly StreamKey[]): Promise<Map<string, StreamState>> {
    type Row = StreamKey & { reason: HoldReason | null; marks: Mark[] };
    const { rows } = await tx.query<Row>(sql.readStreams, [this.consumer, ...columnsOf(keys)]);
    return new Map(rows.map((row) => [streamText(row), { marks: row.marks, hold: row.reason ?? undefined }]));
  }

  async readStream(tx: Queryable, key: StreamKey): Promise<StreamState> {
    return (await this.readStreams(tx, [key])).get(streamText(key)) ?? { marks: [], hold: undefined };
  }

  /** Until the end of the transaction nobody else holds, releases or redrives these streams. */
  async lockStreams(tx: Queryable, keys: readonly StreamKey[]): Promise<void> {
    await tx.query(sql.lockStreams, [keys.map((key) => `${this.consumer} ${streamText(key)}`)]);
  }

  /** Marks messages as taken in; each follows what its stream's mark says. */
  async raiseMarks(tx: Queryable, taken: readonly Message[]): Promise<void> {
    const marks = new Map<string, { key: StreamKey; incarnation: number; first: number; last: number }>();
    for (const message of taken) {
      const { incarnation, version } = message.origin;
      const key = streamKeyOf(message);
      const name = `${incarnation} ${streamText(key)}`;
      marks.set(name, { key, incarnation, first: marks.get(name)?.first ?? version, last: version });
    }
    if (marks.size === 0) return;
    const rows = [...marks.values()];
    await tx.query(sql.raiseMarks, [
      this.consumer,
      ...columnsOf(rows.map(({ key }) => key)),
      rows.map(({ incarnation }) => incarnation),
      rows.map(({ first }) => first),
      rows.map(({ last }) => last),
    ]);
  }

  /** Forgets what was taken in of a stream from `version` on. */
  async cutMarks(tx: Queryable, key: StreamKey, version: number): Promise<void> {
    await tx.query(sql.cutMarks, [...this.valuesOf(key), version]);
  }

  async holdMessages(tx: Queryable, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    await tx.query(sql.holdMessages, [
      this.consumer,
      ...columnsOf(messages.map(streamKeyOf)),
      messages.map(({ origin }) => origin.version),
      messages.map(({ origin }) => origin.incarnation),
      messages.map(({ topic }) => topic),
      messages.map(({ type }) => type),
      messages.map(({ text }) => text),
      messages.map(({ previousVersion }) => previousVersion),
      messages.map(({ recordedAt }) => recordedAt),
      messages.map(({ correlationId }) => correlationId ?? null),
    ]);
  }

  /** Streams that are held already keep their reason. */
  async holdStreams(
    tx: Queryable,
    streams: readonly Readonly<{ key: StreamKey; reason: HoldReason; detail: string }>[],
  ): Promise<void> {
    if (streams.length === 0) return;
    await tx.query(sql.holdStreams, [
      this.consumer,
      ...columnsOf(streams.map(({ key }) => key)),
      streams.map(({ reason }) => reason),
      streams.map(({ detail }) => detail),
    ]);
  }

  async parkStream(tx: Queryable, message: Message, reason: 'failed' | 'diverged', detail: string): Promise<void> {
    await tx.query(sql.parkStream, [...this.valuesOf(streamKeyOf(message)), reason, detail, message.type]);
  }

  /** The stream is tried again by itself, later each time. */
  async retryStream(tx: Queryable, key: StreamKey, detail: string, after_s: number): Promise<void> {
    await tx.query(sql.retryStream, [...this.valuesOf(key), detail, after_s]);
  }

  /** Whatever holds the stream keeps holding it; it is looked at again later each time. */
  async delayStream(tx: Queryable, key: StreamKey, detail: string, after_s: number): Promise<void> {
    await tx.query(sql.delayStream, [...this.valuesOf(key), detail, after_s]);
  }

  /**
   * The stream waits for a row.
   * @returns whether that is new. It is to be tried once more then: the row may have come before anybody knew of the wait.
   */
  async waitStream(tx: Queryable, key: StreamKey, wait: WaitsFor, look_s: number): Promise<boolean> {
    const { table, key: row, from, message: detail } = wait;
    await tx.query(sql.lockWait, [table, row]);
    const values = [detail, look_s, table, row, from?.store, from?.tenant, from?.stream];
    if ((await tx.query(sql.waitStream, [...this.valuesOf(key), ...values])).rows.length > 0) return true;
    await tx.query(sql.keepWaiting, [...this.valuesOf(key), look_s]);
    return false;
  }

  /** The stream goes on by itself, as soon as what it misses is there. */
  async requeueStream(tx: Queryable, key: StreamKey, reason: 'missing' | 'queued', detail: string): Promise<void> {
    await tx.query(sql.requeueStream, [...this.valuesOf(key), reason, detail]);
  }

  async nextHeldMessage(tx: Queryable, key: StreamKey): Promise<Message | undefined> {
    const { rows } = await tx.query<HeldRow>(sql.nextHeldMessage, this.valuesOf(key));
    const [row] = rows;
    return (
      row && {
        topic: row.topic,
        type: row.type,
        text: row.body,
        origin: { ...key, version: row.version, incarnation: row.incarnation },
        previousVersion: row.previous_version,
        recordedAt: row.recorded_at,
        correlationId: row.correlation_id ?? undefined,
      }
    );
  }

  async releaseMessage(tx: Queryable, { origin }: Message): Promise<void> {
    await tx.query(sql.releaseMessage, [...this.valuesOf(origin), origin.version, origin.incarnation]);
  }

  /** @returns whether the stream flows again: nothing of it is held any more. */
  async releaseStream(tx: Queryable, key: StreamKey): Promise<boolean> {
    const { rows } = await tx.query(sql.releaseStream, this.valuesOf(key));
    return rows.length > 0;
  }

  private valuesOf({ store, tenant, stream }: StreamKey): [string, string, string, string] {
    return [this.consumer, store, tenant, stream];
  }
}

function columnsOf(keys: readonly StreamKey[]): [string[], string[], string[]] {
  return [keys.map(({ store }) => store), keys.map(({ tenant }) => tenant), keys.map(({ stream }) => stream)];
}
