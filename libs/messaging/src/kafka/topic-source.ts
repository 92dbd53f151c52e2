import type { Broker, IncomingRecord, ReadOn, RecordBatch, TopicReader } from '../broker.js';
import { describeFailure } from '../failure.js';
import type { SourceHealth } from '../health.js';
import type { HandlerTransaction } from '../inbox/batch.js';
import type { Delivery } from '../inbox/batch-plan.js';
import type { Inbox } from '../inbox/inbox.js';
import { OvertakenError } from '../inbox/inbox-error.js';
import type { LoopState } from '../loop.js';
import type { ClosedSource, ClosingOptions } from '../nest/message-server.js';
import { messageOfRecord, noticeOf } from '../relay/record.js';
import { generationOf } from '../relay/topics.js';
import { statement } from '../statement.js';
import {
  fingerprint,
  parsePosition,
  type PartitionPosition,
  partitionStart,
  positionText,
  recognise,
} from './partition-position.js';

const sql = { generation: statement('read-generation'), raise: statement('raise-generation') };

/** The first pause after an error, doubled each time up to the last. */
const pause_ms = { min: 100, max: 10_000 };

type Partition = {
  position: PartitionPosition;
  /** Whether the record before the position was seen to be the one that is known. */
  recognised: boolean;
  state: LoopState;
  pause_ms: number;
};

/** One topic of a consumer: this instance's partitions of it, each at the position that PostgreSQL keeps. */
export class TopicSource<Tx extends HandlerTransaction> {
  private reader: TopicReader | undefined;
  private generation = 1;
  private readonly partitions = new Map<number, Partition>();
  /** Why partitions have not begun yet. */
  private readonly beginning = new Map<number, LoopState>();
  private closed = false;
  private opening: Promise<void> = Promise.resolve();

  constructor(
    private readonly topic: string,
    private readonly broker: Broker,
    private readonly inbox: Inbox<Tx>,
    private readonly closing?: ClosingOptions,
  ) {}

  open(): void {
    this.reader = this.broker.read({
      topic: this.name,
      group: `${this.inbox.options.consumer}.${this.name}`,
      assigned: (partition, holds) => this.begin(partition, holds),
      take: (batch, alive) => this.take(batch, alive),
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.opening;
    await this.reader?.close();
  }

  async health(): Promise<SourceHealth[]> {
    const { reader } = this;
    if (!reader) return [];
    const ends = await this.broker.offsets(this.name).catch(() => undefined);
    if (reader.partitions.length === 0 || reader.state.is !== 'running') {
      const { is, since } = reader.state;
      const state: LoopState = is === 'running' ? { is: 'standby', since } : reader.state;
      return [{ source: this.name, state, position: undefined, ...unknownLag }];
    }
    return reader.partitions.map((number) => {
      const partition = this.partitions.get(number);
      const end = ends?.get(number);
      return {
        source: this.sourceOf(number),
        state: this.beginning.get(number) ?? partition?.state ?? reader.state,
        position: partition && positionText(partition.position),
        lag_messages: partition && end && Number(end.high - partition.position.next),
        oldestRecordedAt: undefined,
      };
    });
  }

  private get name(): string {
    return generationOf(this.topic, this.generation);
  }

  private sourceOf(partition: number): string {
    return `kafka:${this.name}/${partition}`;
  }

  /** Where a partition that is this instance's now begins; while that cannot be told health says why. */
  private async begin(number: number, holds: () => boolean): Promise<bigint> {
    try {
      const offset = await this.beginAt(number, holds);
      if (holds()) this.beginning.delete(number);
      return offset;
    } catch (error) {
      if (!holds()) throw error;
      const since = this.beginning.get(number)?.since ?? new Date().toISOString();
      this.beginning.set(number, { is: 'paused', reason: describeFailure(error), since });
      throw error;
    }
  }

  private async beginAt(number: number, holds: () => boolean): Promise<bigint> {
    const { transactions, consumer } = this.inbox.options;
    const { rows } = await transactions.run((tx) =>
      tx.sql.query<{ generation: number }>(sql.generation, [consumer, this.topic]),
    );
    const generation = rows[0]?.generation ?? 1;
    if (generation > this.generation) {
      this.reopen(generation);
      throw new Error(`${this.topic} goes on in generation ${generation}`);
    }
    const source = this.sourceOf(number);
    const text = (await this.inbox.progressOf([source], partitionStart)).get(source) ?? partitionStart;
    const position = parsePosition(text);
    const { low = 0n, high = 0n } = (await this.broker.offsets(this.name)).get(number) ?? {};
    if (!holds()) return low;
    const state: LoopState = { is: 'running', since: new Date().toISOString() };
    const partition: Partition = { position, recognised: position.next === 0n, state, pause_ms: 0 };
    this.partitions.set(number, partition);
    if (position.next > high) return this.startAnew(number, partition);
    const from = partition.recognised ? 0n : position.next - 1n;
    return from < low ? low : from;
  }

  /** The topic is another one than the consumer knew: everything in it is looked at, and what was taken in is known by its marks. */
  private async startAnew(number: number, partition: Partition): Promise<bigint> {
    const source = this.sourceOf(number);
    this.inbox.options.log.warn(`${source} was made anew: it is read from its start`);
    await this.inbox.takeIn({
      sources: [source],
      from: positionText(partition.position),
      deliveries: [],
      to: partitionStart,
    });
    partition.position = parsePosition(partitionStart);
    partition.recognised = true;
    return (await this.broker.offsets(this.name)).get(number)?.low ?? 0n;
  }

  private async take(batch: RecordBatch, alive: () => Promise<void>): Promise<ReadOn> {
    const partition = this.partitions.get(batch.partition);
    if (!partition) return { from: batch.next, after_ms: pause_ms.min };
    const [first] = batch.records;
    try {
      if (!partition.recognised && first) {
        if (recognise(partition.position, first) === 'other') {
          return { from: await this.startAnew(batch.partition, partition), after_ms: 0 };
        }
        partition.recognised = true;
      }
    } catch (error) {
      return this.paused(batch.partition, partition, error);
    }
    for (let records = this.left(batch, partition); records.length > 0; records = this.left(batch, partition)) {
      try {
        const chunk = records.slice(0, this.inbox.settings.batchMessages_max);
        await this.inbox.held.settle(await this.takeChunk(batch.partition, partition, chunk));
        this.recovered(partition);
      } catch (error) {
        return this.paused(batch.partition, partition, error);
      }
      await alive();
    }
    return { from: batch.next, after_ms: 0 };
  }

  private left({ records }: RecordBatch, { position }: Partition): IncomingRecord[] {
    return records.filter(({ offset }) => offset >= position.next);
  }

  private async takeChunk(number: number, partition: Partition, chunk: readonly IncomingRecord[]) {
    const deliveries: Delivery[] = [];
    let continued = this.generation;
    let to = partition.position;
    let closed: ClosedSource | undefined;
    for (const record of chunk) {
      to = { next: record.offset + 1n, before: fingerprint(record) };
      const message = messageOfRecord(record, this.topic);
      if (message) deliveries.push({ message, position: positionText(to) });
      else if (this.isClosing(record)) closed = this.closedBy(number, record);
      else continued = Math.max(continued, this.readNotice(number, record));
    }
    const from = positionText(partition.position);
    const held = await this.inbox.takeIn({
      sources: [this.sourceOf(number)],
      from,
      deliveries,
      to: positionText(to),
    });
    partition.position = to;
    if (closed) await this.closing?.onClosed(closed);
    if (continued > this.generation) await this.goOnIn(continued);
    return held;
  }

  private isClosing(record: IncomingRecord): boolean {
    return noticeOf(record)?.type === 'wenxiao.closed-through.v1';
  }

  private closedBy(part: number, record: IncomingRecord): ClosedSource | undefined {
    const notice = noticeOf(record);
    if (notice?.type !== 'wenxiao.closed-through.v1' || this.closing?.topic !== this.topic) return undefined;
    const { instant, partitions = 1 } = notice;
    return { topic: this.topic, part, parts: partitions, instant };
  }

  /** @returns the generation that the topic goes on in, where the record says so. */
  private readNotice(number: number, record: IncomingRecord): number {
    const notice = noticeOf(record);
    if (notice?.type === 'wenxiao.topic-continued.v1') return notice.generation;
    this.inbox.options.log.error(
      `${this.sourceOf(number)} holds at ${record.offset} what is no message; it is passed over`,
    );
    return 0;
  }

  private async goOnIn(generation: number): Promise<void> {
    const { transactions, consumer } = this.inbox.options;
    await transactions.run((tx) => tx.sql.query(sql.raise, [consumer, this.topic, generation]));
    this.reopen(generation);
  }

  /** Leaves the topic's present generation for a later one, once the batch under way is over. */
  private reopen(generation: number): void {
    if (generation <= this.generation || this.closed) return;
    const { reader } = this;
    this.inbox.options.log.log(`${this.topic} goes on in generation ${generation}`);
    this.generation = generation;
    this.reader = undefined;
    this.opening = this.opening
      .then(() => reader?.close())
      .then(() => {
        this.partitions.clear();
        this.beginning.clear();
        if (!this.closed) this.open();
      });
  }

  private recovered(partition: Partition): void {
    if (partition.state.is === 'running') return;
    partition.state = { is: 'running', since: new Date().toISOString() };
    partition.pause_ms = 0;
  }

  /** Where and when the partition goes on after an error. What was done before it is done: the progress tells. */
  private async paused(number: number, partition: Partition, error: unknown): Promise<ReadOn> {
    const { log } = this.inbox.options;
    const source = this.sourceOf(number);
    const since = new Date().toISOString();
    let wait_ms = (partition.pause_ms = Math.min(Math.max(partition.pause_ms * 2, pause_ms.min), pause_ms.max));
    if (error instanceof OvertakenError) {
      wait_ms = 0;
    } else {
      const reason = describeFailure(error);
      if (partition.state.is !== 'paused') log.warn(`${source} pauses: ${reason}`);
      partition.state = {
        is: 'paused',
        reason,
        since: partition.state.is === 'paused' ? partition.state.since : since,
      };
    }
    try {
      const text = (await this.inbox.progressOf([source], partitionStart)).get(source);
      if (text !== undefined) partition.position = parsePosition(text);
    } catch {
      // The database is out of reach: what we remember will be refused where it is not so.
      wait_ms = Math.max(wait_ms, pause_ms.min);
    }
    return { from: partition.position.next, after_ms: wait_ms };
  }
}

const unknownLag = { lag_messages: undefined, oldestRecordedAt: undefined };
