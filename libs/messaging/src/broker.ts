import type { LoopState } from './loop.js';

/** A topic as it is made on purpose. Its partition count never changes: keys would move, and with them their order. */
export type TopicPlan = Readonly<{ topic: string; partitions: number; retention: 'unlimited' | 'one day' }>;

/** A record on its way to one partition. */
export type OutgoingRecord = Readonly<{
  topic: string;
  partition: number;
  key: string | null;
  value: string;
  headers: Readonly<Record<string, string>>;
}>;

/** A record as it came. */
export type IncomingRecord = Readonly<{
  offset: bigint;
  /** Milliseconds since 1970, as the producer sent it. */
  timestamp: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Readonly<Record<string, string>>;
}>;

export type RecordBatch = Readonly<{
  partition: number;
  records: readonly IncomingRecord[];
  /** The offset after all of them, control records included. */
  next: bigint;
}>;

/** Where a partition goes on, and after how long. */
export type ReadOn = Readonly<{ from: bigint; after_ms: number }>;

export type ReadOptions = Readonly<{
  topic: string;
  /** Members of a group share the topic's partitions. The broker keeps no offsets for it. */
  group: string;
  /**
   * A partition is this member's now. Called again until it does not throw.
   * @param holds whether that deal of the partitions is the last one: what comes to its answer later leaves no trace, for the
   * partition has begun anew by then
   * @returns the offset to begin at
   */
  assigned: (partition: number, holds: () => boolean) => Promise<bigint>;
  /**
   * Takes records in. Must not throw on its own account; what `alive` throws it lets pass: the group is being divided anew.
   * @param alive tells the group that this member works, and is to be called every few seconds
   */
  take: (batch: RecordBatch, alive: () => Promise<void>) => Promise<ReadOn>;
}>;

export interface TopicReader {
  readonly state: LoopState;
  /** The partitions that are this member's at the moment. */
  readonly partitions: readonly number[];
  close(): Promise<void>;
}

/** What a topic or a group of an installation is called at the broker, where other installations have theirs. */
export function nameAtBroker(installation: string, name: string): string {
  return `${installation}.${name}`;
}

/** What relay, transport and history feed of one installation need of Kafka: they speak of its topics and groups by their own names. */
export interface Broker {
  /** Begins the name of every topic and group at the broker. */
  readonly installation: string;
  /**
   * Makes the topic where it is missing, and corrects what somebody has set otherwise: how long it keeps what it holds, that it keeps
   * all of a key, how large an event may be.
   * @returns whether it had to be made
   * @throws {TopicMismatchError} when it has another number of partitions.
   * @throws {TopicSettingsError} when its settings are others and cannot be corrected.
   */
  ensureTopic(plan: TopicPlan): Promise<'created' | 'there'>;
  /** Whether the topic is there. */
  hasTopic(topic: string): Promise<boolean>;
  /** Resolves when every in-sync replica has all of them. When it rejects, any of them may have arrived, or may yet. */
  send(records: readonly OutgoingRecord[]): Promise<void>;
  /** First offset, and the one after the last, of each partition. */
  offsets(topic: string): Promise<ReadonlyMap<number, Readonly<{ low: bigint; high: bigint }>>>;
  read(options: ReadOptions): TopicReader;
  close(): Promise<void>;
}

/** Thrown when a topic would lose history, or refuse events, and may not be corrected by us. */
export class TopicSettingsError extends Error {
  override readonly name = 'TopicSettingsError';
  constructor(
    readonly topic: string,
    readonly wrong: readonly string[],
    options: ErrorOptions,
  ) {
    super(
      `主题 ${topic} 的设置会丢失历史或拒收事件，且无法更正（须为 ${wrong.join('，')}）。/ ` +
        `Topic ${topic} would lose history or refuse events, and its settings cannot be corrected: it needs ${wrong.join(', ')}.`,
      options,
    );
  }
}

/** Thrown when a topic has another number of partitions than the configuration says. No retry helps: correct it, or open a new generation. */
export class TopicMismatchError extends Error {
  override readonly name = 'TopicMismatchError';
  constructor(
    readonly topic: string,
    readonly partitions: number,
    readonly expected: number,
  ) {
    super(
      `主题 ${topic} 有 ${partitions} 个分区，配置为 ${expected}。请改回配置，或启用新一代主题。/ ` +
        `Topic ${topic} has ${partitions} partitions, the configuration says ${expected}. Correct it, or raise the generation.`,
    );
  }
}
