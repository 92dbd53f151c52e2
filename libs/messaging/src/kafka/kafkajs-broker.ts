import type { Admin, Kafka, Producer } from 'kafkajs';
import {
  type Broker,
  type OutgoingRecord,
  type ReadOptions,
  TopicMismatchError,
  type TopicPlan,
  type TopicReader,
} from '../broker.js';
import type { Log } from '../log.js';
import { connect, type KafkaConnection } from './connection.js';
import { KafkaJsReader } from './kafkajs-reader.js';

/** Larger than any event that the product writes; a batch of several stays far below it. */
const message_bytes_max = 16 * 1024 * 1024;
const day_ms = 24 * 60 * 60 * 1000;
const allInSyncReplicas = -1;

/** The port {@link Broker} by kafkajs. A connection is made when it is first needed, and made anew when it is lost. */
export class KafkaJsBroker implements Broker {
  private readonly kafka: Kafka;
  private producer: Promise<Producer> | undefined;
  private admin: Promise<Admin> | undefined;
  private readonly readers = new Set<KafkaJsReader>();

  constructor(
    private readonly connection: KafkaConnection,
    private readonly log: Log,
  ) {
    this.kafka = connect(connection);
  }

  async ensureTopic({ topic, partitions, retention }: TopicPlan): Promise<'created' | 'there'> {
    const found = await this.partitionsOf(topic);
    if (found === undefined) {
      await this.createTopic({ topic, partitions, retention });
      return 'created';
    }
    if (found !== partitions) throw new TopicMismatchError(topic, found, partitions);
    return 'there';
  }

  async hasTopic(topic: string): Promise<boolean> {
    return (await this.partitionsOf(topic)) !== undefined;
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const byTopic = new Map<string, OutgoingRecord[]>();
    for (const record of records) byTopic.set(record.topic, [...(byTopic.get(record.topic) ?? []), record]);
    const producer = await this.connectedProducer();
    await producer.sendBatch({
      acks: allInSyncReplicas,
      topicMessages: [...byTopic].map(([topic, messages]) => ({
        topic,
        messages: messages.map(({ partition, key, value, headers }) => ({ partition, key, value, headers })),
      })),
    });
  }

  async offsets(topic: string): Promise<Map<number, { low: bigint; high: bigint }>> {
    const admin = await this.connectedAdmin();
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  }

  read(options: ReadOptions): TopicReader {
    const reader = new KafkaJsReader(this.kafka, options, {
      log: this.log,
      session_ms: this.connection.session_ms ?? 15_000,
      closed: () => this.readers.delete(reader),
    });
    this.readers.add(reader);
    return reader;
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.close()));
    const [producer, admin] = await Promise.allSettled([this.producer, this.admin]);
    if (producer.status === 'fulfilled') await producer.value?.disconnect();
    if (admin.status === 'fulfilled') await admin.value?.disconnect();
    this.producer = undefined;
    this.admin = undefined;
  }

  private async createTopic({ topic, partitions, retention }: TopicPlan): Promise<void> {
    const admin = await this.connectedAdmin();
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: partitions,
          replicationFactor: this.connection.replicas ?? 1,
          configEntries: [
            // A consumer that is added in three years begins at the first event.
            { name: 'retention.ms', value: retention === 'unlimited' ? '-1' : String(day_ms) },
            { name: 'retention.bytes', value: '-1' },
            { name: 'cleanup.policy', value: 'delete' },
            { name: 'max.message.bytes', value: String(message_bytes_max) },
          ],
        },
      ],
    });
    // Somebody else may have made it at the same moment, with another count.
    const made = await this.partitionsOf(topic);
    if (made !== undefined && made !== partitions) throw new TopicMismatchError(topic, made, partitions);
  }

  private async partitionsOf(topic: string): Promise<number | undefined> {
    const admin = await this.connectedAdmin();
    try {
      const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
      return topics[0]?.partitions.length;
    } catch (error) {
      if ((error as { type?: unknown }).type === 'UNKNOWN_TOPIC_OR_PARTITION') return undefined;
      throw error;
    }
  }

  private connectedProducer(): Promise<Producer> {
    this.producer ??= this.once(async () => {
      const producer = this.kafka.producer({
        allowAutoTopicCreation: false,
        // One unacknowledged request at a time: what is tried again cannot come behind what was sent later.
        maxInFlightRequests: 1,
        // The partition is the relay's decision, for ever; kafkajs only carries it out.
        createPartitioner:
          () =>
          ({ message }) =>
            message.partition ?? 0,
      });
      await producer.connect();
      return producer;
    }, 'producer');
    return this.producer;
  }

  private connectedAdmin(): Promise<Admin> {
    this.admin ??= this.once(async () => {
      const admin = this.kafka.admin();
      await admin.connect();
      return admin;
    }, 'admin');
    return this.admin;
  }

  /** A connection that fails is tried again at the next call. */
  private once<Client>(open: () => Promise<Client>, slot: 'producer' | 'admin'): Promise<Client> {
    const opening = open();
    opening.catch(() => (this[slot] = undefined));
    return opening;
  }
}

/** Kafka, for relays and transports of one process: they share its connections. */
export function kafkaBroker(connection: KafkaConnection, log: Log): Broker {
  return new KafkaJsBroker(connection, log);
}
