import { type PublishedEvent, readPublishedStream } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { Broker, IncomingRecord, OutgoingRecord, ReadOn, RecordBatch, TopicReader } from '../broker.js';
import type { Gap } from '../inbox/resupply.js';
import type { Log } from '../log.js';
import { keyText, messageOf } from '../message.js';
import { statement } from '../statement.js';
import { topicOfEvent } from '../subscription.js';
import { recordOf, sourceOf } from './record.js';
import { resendTopicOf, type Topics } from './topics.js';

const sql = { read: statement('read-resend-progress'), move: statement('move-resend-progress') };

const requestType = 'wenxiao.resend-requested.v1';
/** What one request gets at most; who misses more asks again from where it is then. */
const rows_max = 200;

/** A consumer's request that published versions of a stream be sent again. */
export function resendRequest({ key, after, upTo }: Gap, consumer: string, installation: string): OutgoingRecord {
  const { store, tenant, stream } = key;
  return {
    topic: resendTopicOf(store),
    partition: 0,
    key: keyText(key),
    value: JSON.stringify({ tenant, stream, after, upTo, consumer }),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: `${requestType}/${consumer}/${keyText(key)}/${after}/${performance.timeOrigin + performance.now()}`,
      ce_source: sourceOf(installation, consumer),
      ce_type: requestType,
    },
  };
}

type Request = Readonly<{ tenant: string; stream: string; after: number; upTo: number; consumer: string }>;

function requestOf({ value, headers }: IncomingRecord): Request | undefined {
  if (value === null || headers.ce_type !== requestType) return undefined;
  try {
    const { tenant, stream, after, upTo, consumer } = JSON.parse(value.toString('utf8')) as Record<string, unknown>;
    if (typeof tenant !== 'string' || typeof stream !== 'string' || typeof consumer !== 'string') return undefined;
    if (!Number.isSafeInteger(after) || !Number.isSafeInteger(upTo)) return undefined;
    return { tenant, stream, after: after as number, upTo: upTo as number, consumer };
  } catch {
    return undefined;
  }
}

type Options = Readonly<{
  service: string;
  broker: Broker;
  pool: Pool;
  topics: Topics;
  log: Log;
  wake: () => void;
}>;

type Waiting = Readonly<{ requests: readonly Request[]; served: (done: boolean) => void }>;

/** Where consumers ask the relay's owner to send messages again. It sends between two of the relay's own sends, never beside one. */
export class ResendDesk {
  private reader: TopicReader | undefined;
  private waiting: Waiting[] = [];

  constructor(private readonly options: Options) {}

  open(): void {
    const { broker, service } = this.options;
    this.reader ??= broker.read({
      topic: resendTopicOf(service),
      group: `${service}.relay`,
      assigned: () => this.begin(),
      take: (batch) => this.take(batch),
    });
  }

  async close(): Promise<void> {
    const { reader, waiting } = this;
    this.reader = undefined;
    this.waiting = [];
    for (const { served } of waiting) served(false);
    await reader?.close();
  }

  /** Sends what was asked for. */
  async serve(): Promise<void> {
    for (;;) {
      const [next] = this.waiting;
      if (!next) return;
      const records = await this.records(next.requests);
      if (records.length > 0) await this.options.broker.send(records);
      this.waiting.shift();
      next.served(true);
    }
  }

  private async records(requests: readonly Request[]): Promise<OutgoingRecord[]> {
    const { service, pool, topics, log } = this.options;
    const records = new Map<string, OutgoingRecord>();
    for (const { tenant, stream, after, upTo, consumer } of requests) {
      const rows = await readPublishedStream(pool, { tenant, stream, after }, rows_max);
      const wanted = rows.filter(({ version }) => version <= upTo);
      log.log(
        `${consumer} misses ${stream} (tenant ${tenant}) after ${after} up to ${upTo}: ${wanted.length} sent again`,
      );
      for (const row of wanted) records.set(`${keyText(row)} ${row.version}`, this.record(row, service, topics));
    }
    return [...records.values()];
  }

  private record(row: PublishedEvent, service: string, topics: Topics): OutgoingRecord {
    const message = messageOf(row, service, topicOfEvent(service, row.published.type, row.stream));
    return recordOf(message, topics.place(message.topic));
  }

  private async begin(): Promise<bigint> {
    const { pool, service, broker } = this.options;
    const { rows } = await pool.query<{ position: string }>(sql.read, [service]);
    const { low = 0n, high = 0n } = (await broker.offsets(resendTopicOf(service))).get(0) ?? {};
    const offset = BigInt(rows[0]?.position ?? 0);
    // A topic that was made anew begins again; what was asked for in between is asked for again.
    return offset < low || offset > high ? low : offset;
  }

  private async take({ records, next }: RecordBatch): Promise<ReadOn> {
    const again = { from: records[0]?.offset ?? next, after_ms: 1_000 };
    const requests = records.flatMap((record) => requestOf(record) ?? []);
    const done = await new Promise<boolean>((served) => {
      if (!this.reader) return served(false);
      this.waiting.push({ requests, served });
      this.options.wake();
    });
    if (!done) return again;
    try {
      await this.options.pool.query(sql.move, [this.options.service, next.toString()]);
    } catch {
      return again;
    }
    return { from: next, after_ms: 0 };
  }
}
