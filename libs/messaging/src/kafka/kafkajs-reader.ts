import type { Consumer, EachBatchPayload, IHeaders, Kafka } from 'kafkajs';
import type { IncomingRecord, ReadOptions, TopicReader } from '../broker.js';
import type { Log } from '../log.js';
import { Loop, type LoopState } from '../loop.js';

type Setting = Readonly<{ log: Log; session_ms: number; closed: () => void }>;

/** How long a fetch waits at the broker for new records: also how soon a paused partition is noticed to go on. */
const fetchWait_ms = 250;
/** How long a partition waits until it asks again where it is to begin. */
const assignAgain_ms = 500;

/**
 * One topic, one member of a group. The broker's own offsets are never read nor written: each time the partitions are dealt
 * out they are held until {@link ReadOptions.assigned} has said where to begin.
 */
export class KafkaJsReader implements TopicReader {
  private readonly loop: Loop;
  private consumer: Consumer | undefined;
  /** Raised whenever partitions are dealt out: what belongs to an earlier deal is void. */
  private deal = 0;
  private readonly ready = new Set<number>();
  private assigned: readonly number[] = [];
  private endLife: (() => void) | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: ReadOptions,
    private readonly setting: Setting,
  ) {
    this.loop = new Loop({
      name: `${options.group} reads ${options.topic}`,
      turn: () => this.live(),
      idle_ms: 0,
      pause_ms_max: 2_000,
      log: setting.log,
    });
    this.loop.start();
  }

  get state(): LoopState {
    return this.loop.state;
  }

  get partitions(): readonly number[] {
    return this.assigned;
  }

  async close(): Promise<void> {
    this.deal += 1;
    const closed = this.loop.close();
    this.endLife?.();
    await closed;
    this.setting.closed();
  }

  /** The life of one kafkajs consumer: until it crashes or the reader is closed. */
  private async live(): Promise<'again'> {
    const { topic, group } = this.options;
    const { session_ms } = this.setting;
    const consumer = this.kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      sessionTimeout: session_ms,
      rebalanceTimeout: Math.max(session_ms, 30_000),
      heartbeatInterval: Math.min(3_000, session_ms / 4),
      maxWaitTimeInMs: fetchWait_ms,
      // After a crash this reader begins a new life by itself.
      retry: { retries: 4, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
    });
    const ended = new Promise<void>((resolve, reject) => {
      this.endLife = resolve;
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
    });
    ended.catch(() => undefined); // Awaited below, unless connecting fails first.
    consumer.on('consumer.group_join', ({ payload }) => this.begin(consumer, payload.memberAssignment[topic] ?? []));
    try {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      this.consumer = consumer;
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 4,
        eachBatch: (payload) => this.eachBatch(consumer, payload),
      });
      if (!this.loop.closed) await ended;
    } finally {
      this.consumer = undefined;
      this.assigned = [];
      this.ready.clear();
      // What it still does is void by the deal; a broker that is gone must not keep us.
      await consumer.disconnect().catch(() => undefined);
    }
    return 'again';
  }

  /** Runs before the first fetch: nothing is read of a partition until it is known where to begin. */
  private begin(consumer: Consumer, partitions: readonly number[]): void {
    const { topic } = this.options;
    this.deal += 1;
    this.assigned = [...partitions].sort((a, b) => a - b);
    this.ready.clear();
    consumer.pause([{ topic, partitions: [...partitions] }]);
    this.loop.recovered();
    for (const partition of partitions) void this.beginPartition(consumer, partition, this.deal);
  }

  private async beginPartition(consumer: Consumer, partition: number, deal: number): Promise<void> {
    const holds = () => deal === this.deal;
    for (let tries = 1; holds(); tries += 1) {
      try {
        const offset = await this.options.assigned(partition, holds);
        if (!holds()) return;
        this.ready.add(partition);
        this.goOn(consumer, partition, offset, 0);
        return;
      } catch (error) {
        if (tries === 1) this.setting.log.warn(`${this.options.topic}/${partition} waits: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, assignAgain_ms));
      }
    }
  }

  private async eachBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const { partition } = batch;
    const { deal } = this;
    if (!payload.isRunning() || payload.isStale() || !this.ready.has(partition)) return;
    const next = BigInt(batch.lastOffset()) + 1n;
    const records = batch.messages.map(({ offset, timestamp, key, value, headers }) => ({
      offset: BigInt(offset),
      timestamp,
      key,
      value,
      headers: textsOf(headers),
    }));
    const taken = await this.options.take({ partition, records, next }, () => payload.heartbeat());
    if (deal !== this.deal) return;
    if (taken.from === next && taken.after_ms === 0) payload.resolveOffset(batch.lastOffset());
    else this.goOn(consumer, partition, taken.from, taken.after_ms);
  }

  /** Reads on at an offset, after a pause. */
  private goOn(consumer: Consumer, partition: number, offset: bigint, after_ms: number): void {
    const { topic } = this.options;
    const { deal } = this;
    consumer.seek({ topic, partition, offset: offset.toString() });
    if (after_ms === 0) {
      consumer.resume([{ topic, partitions: [partition] }]);
      return;
    }
    consumer.pause([{ topic, partitions: [partition] }]);
    setTimeout(() => {
      if (deal === this.deal && this.consumer === consumer) consumer.resume([{ topic, partitions: [partition] }]);
    }, after_ms).unref();
  }
}

function textsOf(headers: IHeaders | undefined): IncomingRecord['headers'] {
  return Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, Buffer.isBuffer(first) ? first.toString('utf8') : first]];
    }),
  );
}
