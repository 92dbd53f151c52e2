import type { Broker, IncomingRecord, OutgoingRecord, ReadOptions, TopicReader } from '../../broker.js';

const partition = 0;

/** Kafka with one partition, that is dealt out when the test says so, and tells of its offsets when the test lets it. */
export class DealingBroker implements Broker {
  readonly installation = 'test';
  private deals = 0;
  private options: ReadOptions | undefined;
  private readonly records: IncomingRecord[] = [];
  /** Until when whoever asks next for offsets has to wait. */
  private beforeOffsets: (() => Promise<void>) | undefined;

  /** What lies in the partition. */
  add(...records: readonly OutgoingRecord[]): void {
    for (const { key, value, headers } of records)
      this.records.push({
        offset: BigInt(this.records.length),
        timestamp: '0',
        key: key === null ? null : Buffer.from(key),
        value: Buffer.from(value),
        headers,
      });
  }

  /** Deals the partition out anew. @returns where its reader begins. */
  async deal(): Promise<bigint> {
    this.deals += 1;
    const deal = this.deals;
    return this.reading.assigned(partition, () => deal === this.deals);
  }

  /**
   * As {@link deal}, as far as Kafka is asked for offsets.
   * @returns what lets it tell them, and waits until the reader has begun.
   */
  async dealSlowly(): Promise<() => Promise<bigint>> {
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    const asked = new Promise<void>((resolve) => {
      this.beforeOffsets = () => {
        resolve();
        return told;
      };
    });
    const begun = this.deal();
    await asked;
    return () => {
      tell();
      return begun;
    };
  }

  /** Delivers what lies there from an offset on. */
  async deliver(from: bigint): Promise<void> {
    const records = this.records.filter(({ offset }) => offset >= from);
    await this.reading.take({ partition, records, next: BigInt(this.records.length) }, async () => undefined);
  }

  async offsets(): Promise<ReadonlyMap<number, Readonly<{ low: bigint; high: bigint }>>> {
    const wait = this.beforeOffsets;
    this.beforeOffsets = undefined;
    await wait?.();
    return new Map([[partition, { low: 0n, high: BigInt(this.records.length) }]]);
  }

  read(options: ReadOptions): TopicReader {
    this.options = options;
    return { state: { is: 'running', since: '' }, partitions: [partition], close: async () => undefined };
  }

  async ensureTopic(): Promise<'there'> {
    return 'there';
  }

  async hasTopic(): Promise<boolean> {
    return true;
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    this.add(...records);
  }

  async close(): Promise<void> {}

  private get reading(): ReadOptions {
    if (!this.options) throw new Error('Nobody reads.');
    return this.options;
  }
}
