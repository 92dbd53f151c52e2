import { historyTopicOf } from '@wenxiao/contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Broker, IncomingRecord, ReadOn, RecordBatch, TopicReader } from '../broker.js';
import { fingerprint, parsePosition, partitionStart, recognise } from '../kafka/partition-position.js';
import { type HistoryRow, historyRowOfRecord } from '../relay/history-record.js';
import { noticeOf } from '../relay/record.js';
import { generationOf } from '../relay/topics.js';
import type { HistoryBatch, HistoryFeed } from './history-feed.js';
import { HistoryProgress } from './history-progress.js';

const rows_max = 1_000;
/** How many records of a partition are kept for the next calls. */
const buffered_max = 4_000;
/** How long a call waits for records that the broker says are there. */
const delivery_ms_max = 15_000;

/** A store's history read from its topic. */
class KafkaHistory implements HistoryFeed {
  private reader: TopicReader | undefined;
  private progress = HistoryProgress.start();
  /** Records that were read ahead, in order, by partition. */
  private readonly buffers = new Map<number, IncomingRecord[]>();
  /** Partitions in which the record before our place was seen to be the one that we know. */
  private readonly recognised = new Set<number>();

  constructor(
    readonly store: string,
    private readonly broker: Broker,
  ) {}

  async next(progress: string | undefined): Promise<HistoryBatch> {
    await this.goTo(progress);
    const ends = await this.broker.offsets(this.topic);
    await this.delivered(ends);
    const partitions = [...ends.keys()];
    const before = this.progress.closedThrough(partitions);
    const { rows, continued } = this.handOut();
    if (continued !== undefined) await this.leaveFor(continued);
    const closed = continued === undefined ? this.progress.closedThrough(partitions) : undefined;
    const atEnd = continued === undefined && this.isAt(ends);
    return {
      rows,
      ...(closed !== undefined && (before === undefined || closed > before) && { closedThrough: closed }),
      progress: this.progress.text,
      atEnd,
      more: continued !== undefined || [...this.buffers.values()].some((buffer) => buffer.length > 0),
    };
  }

  async close(): Promise<void> {
    const { reader } = this;
    this.reader = undefined;
    await reader?.close();
  }

  private get topic(): string {
    return generationOf(historyTopicOf(this.store), this.progress.generation);
  }

  /** Reads on from where the caller is: where we are already, as a rule. */
  private async goTo(text: string | undefined): Promise<void> {
    const wanted = text === undefined ? HistoryProgress.start() : HistoryProgress.parse(text);
    if (this.reader && wanted.text === this.progress.text) return;
    await this.close();
    this.progress = wanted;
    this.buffers.clear();
    this.recognised.clear();
    this.reader = this.broker.read({
      topic: this.topic,
      // Nobody shares this reader's partitions, and the broker forgets the group once it is gone.
      group: `history.${this.store}.${randomUUID()}`,
      assigned: (partition, holds) => this.begin(partition, holds),
      take: async (batch) => this.take(batch),
    });
  }

  private async leaveFor(generation: number): Promise<void> {
    await this.goTo(HistoryProgress.start(generation).text);
  }

  private async begin(partition: number, holds: () => boolean): Promise<bigint> {
    const { low = 0n, high = 0n } = (await this.broker.offsets(this.topic)).get(partition) ?? {};
    if (!holds()) return low;
    this.buffers.delete(partition);
    const { at } = this.progress.of(partition);
    if (at.next > high) this.startAnew(partition);
    const from = at.next === 0n || at.next > high ? 0n : at.next - 1n;
    if (from === 0n) this.recognised.add(partition);
    else this.recognised.delete(partition);
    return from < low ? low : from;
  }

  /** The topic is another one than we knew: all of it is read, and the caller knows what it has. */
  private startAnew(partition: number): void {
    this.progress = this.progress.with(partition, { at: parsePosition(partitionStart), closed: undefined });
  }

  private take({ partition, records, next }: RecordBatch): ReadOn {
    const [first] = records;
    if (!first) return { from: next, after_ms: 0 };
    const buffer = this.buffers.get(partition) ?? [];
    if (buffer.length > buffered_max) return { from: first.offset, after_ms: 100 };
    if (!this.recognised.has(partition) && recognise(this.progress.of(partition).at, first) === 'other') {
      this.startAnew(partition);
      this.recognised.add(partition);
      return { from: 0n, after_ms: 0 };
    }
    this.recognised.add(partition);
    const at = buffer.at(-1)?.offset ?? this.progress.of(partition).at.next - 1n;
    this.buffers.set(partition, [...buffer, ...records.filter(({ offset }) => offset > at)]);
    return { from: next, after_ms: 0 };
  }

  private isAt(ends: Awaited<ReturnType<Broker['offsets']>>): boolean {
    return [...ends].every(([partition, { high }]) => this.progress.of(partition).at.next >= high);
  }

  /** Waits until there is something to hand out, unless we are at the end. */
  private async delivered(ends: Awaited<ReturnType<Broker['offsets']>>): Promise<void> {
    const until = performance.now() + delivery_ms_max;
    while (![...this.buffers.values()].some((buffer) => buffer.length > 0) && !this.isAt(ends)) {
      if (performance.now() > until) {
        throw new Error(`Kafka delivers nothing of ${this.topic}: ${this.reader?.state.reason ?? 'no reason given'}`);
      }
      await sleep(10);
    }
  }

  private handOut(): { rows: HistoryRow[]; continued: number | undefined } {
    const rows: HistoryRow[] = [];
    let continued: number | undefined;
    for (const [partition, buffer] of this.buffers) {
      const records = buffer.splice(0, rows_max - rows.length);
      for (const record of records) {
        let { closed } = this.progress.of(partition);
        const row = historyRowOfRecord(record);
        const notice = row ? undefined : noticeOf(record);
        if (row?.store === this.store) rows.push(row);
        // A relay that was stopped may say late what was true before.
        if (notice?.type === 'wenxiao.closed-through.v1' && notice.instant > (closed ?? '')) closed = notice.instant;
        if (notice?.type === 'wenxiao.topic-continued.v1') continued = Math.max(continued ?? 0, notice.generation);
        const at = { next: record.offset + 1n, before: fingerprint(record) };
        this.progress = this.progress.with(partition, { at, closed });
      }
    }
    return { rows, continued: continued !== undefined && continued > this.progress.generation ? continued : undefined };
  }
}

/** A store's history from its topic. `broker` is the caller's to close. */
export function kafkaHistory(store: string, broker: Broker): HistoryFeed {
  return new KafkaHistory(store, broker);
}
