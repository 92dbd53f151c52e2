import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka, type Producer } from 'kafkajs';
import {
  type Broker,
  nameAtBroker,
  type OutgoingRecord,
  type ReadOptions,
  TopicMismatchError,
  type TopicPlan,
  type TopicReader,
  TopicSettingsError,
} from '../broker.js';
import type { Log } from '../log.js';
import { Connected } from './connected.js';
import { connect, type KafkaConnection } from './connection.js';
import { KafkaJsReader } from './kafkajs-reader.js';

/** Larger than any event that the product writes; a batch of several stays far below it. */
const message_bytes_max = 16 * 1024 * 1024;
const day_ms = 24 * 60 * 60 * 1000;
const allInSyncReplicas = -1;

/** What a topic has to be set to, whoever made it. */
function settingsOf(retention: TopicPlan['retention']): Readonly<Record<string, string>> {
  return {
    // A consumer that is added in three years begins at the first event.
    'retention.ms': retention === 'unlimited' ? '-1' : String(day_ms),
    'retention.bytes': '-1',
    'cleanup.policy': 'delete',
    'max.message.bytes': String(message_bytes_max),
  };
}

/** The port {@link Broker} by kafkajs. A connection is made when it is first needed, and made anew when it is lost. */
class KafkaJsBroker implements Broker {
  private readonly kafka: Kafka;
  private readonly producer: Connected<Producer>;
  private readonly admin: Connected<Admin>;
  private readonly readers = new Set<KafkaJsReader>();

  constructor(
    private readonly connection: KafkaConnection,
    private readonly log: Log,
  ) {
    this.kafka = connect(connection);
    this.admin = new Connected(() => this.kafka.admin());
    this.producer = new Connected(() =>
      this.kafka.producer({
        allowAutoTopicCreation: false,
        // One unacknowledged request at a time: what is tried again cannot come behind what was sent later.
        maxInFlightRequests: 1,
        // The partition is the relay's decision, for ever; kafkajs only carries it out.
        createPartitioner:
          () =>
          ({ message }) =>
            message.partition ?? 0,
      }),
    );
  }

  get installation(): string {
    return this.connection.installation;
  }

  async ensureTopic({ topic: own, partitions, retention }: TopicPlan): Promise<'created' | 'there'> {
    const topic = this.named(own);
    const found = await this.partitionsOf(topic);
    if (found === undefined) {
      await this.createTopic({ topic, partitions, retention });
      return 'created';
    }
    if (found !== partitions) throw new TopicMismatchError(topic, found, partitions);
    await this.correctSettings(topic, retention);
    return 'there';
  }

  async hasTopic(topic: string): Promise<boolean> {
    return (await this.partitionsOf(this.named(topic))) !== undefined;
  }

  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const byTopic = new Map<string, OutgoingRecord[]>();
    for (const record of records) {
      const ofTopic = byTopic.get(record.topic);
      if (ofTopic) ofTopic.push(record);
      else byTopic.set(record.topic, [record]);
    }
    await this.producer.use((producer) =>
      producer.sendBatch({
        acks: allInSyncReplicas,
        topicMessages: [...byTopic].map(([topic, messages]) => ({
          topic: this.named(topic),
          messages: messages.map(({ partition, key, value, headers }) => ({ partition, key, value, headers })),
        })),
      }),
    );
  }

  async offsets(topic: string): Promise<Map<number, { low: bigint; high: bigint }>> {
    const offsets = await retrying(() => this.admin.use((admin) => admin.fetchTopicOffsets(this.named(topic))));
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
  }

  read(options: ReadOptions): TopicReader {
    const atBroker = { ...options, topic: this.named(options.topic), group: this.named(options.group) };
    const reader = new KafkaJsReader(this.kafka, atBroker, {
      log: this.log,
      session_ms: this.connection.session_ms ?? 15_000,
      closed: () => this.readers.delete(reader),
    });
    this.readers.add(reader);
    return reader;
  }

  async close(): Promise<void> {
    await Promise.all([...this.readers].map((reader) => reader.close()));
    await Promise.all([this.producer.close(), this.admin.close()]);
  }

  private named(name: string): string {
    return nameAtBroker(this.installation, name);
  }

  /** As all below, of a topic as the broker names it. */
  private async createTopic({ topic, partitions, retention }: TopicPlan): Promise<void> {
    const request = {
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: partitions,
          replicationFactor: this.connection.replicas ?? 1,
          configEntries: Object.entries(settingsOf(retention)).map(([name, value]) => ({ name, value })),
        },
      ],
    };
    await this.admin.use((admin) => admin.createTopics(request));
    // Somebody else may have made it at the same moment, with another count.
    const made = await this.partitionsOf(topic);
    if (made !== undefined && made !== partitions) throw new TopicMismatchError(topic, made, partitions);
    await this.correctSettings(topic, retention);
  }

  /** A topic that was there before, or that somebody has changed: what is ours to decide is set, what else is set stays. */
  private async correctSettings(topic: string, retention: TopicPlan['retention']): Promise<void> {
    const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name: topic };
    const { resources } = await this.admin.use((admin) =>
      admin.describeConfigs({ includeSynonyms: false, resources: [resource] }),
    );
    const entries = resources[0]?.configEntries ?? [];
    const present = new Map(entries.map(({ configName, configValue }) => [configName, configValue]));
    const ours = settingsOf(retention);
    const wrong = Object.entries(ours).filter(([name, value]) => present.get(name) !== value);
    if (wrong.length === 0) return;
    // Kafka takes the whole list of what is set for the topic itself.
    const others = entries.filter(
      ({ configName, configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG && !(configName in ours),
    );
    const configEntries = [
      ...others.map(({ configName, configValue }) => ({ name: configName, value: configValue })),
      ...Object.entries(ours).map(([name, value]) => ({ name, value })),
    ];
    const told = wrong.map(([name, value]) => `${name}=${value}`);
    try {
      await this.admin.use((admin) =>
        admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] }),
      );
    } catch (cause) {
      throw new TopicSettingsError(topic, told, { cause });
    }
    const before = wrong.map(([name]) => `${name}=${present.get(name) ?? '?'}`);
    this.log.warn(`Topic ${topic} had ${before.join(', ')}; set to ${told.join(', ')}`);
  }

  /** Of all topics: kafkajs asks again and again for one that is not there. One that somebody is making has no leader yet. */
  private async partitionsOf(name: string): Promise<number | undefined> {
    const { topics } = await retrying(() => this.admin.use((admin) => admin.fetchTopicMetadata()));
    return topics.find((topic) => topic.name === name)?.partitions.length;
  }
}

/** How often an answer is asked for while leaders are being elected, and how long in between. */
const tries = { max: 10, pause_ms: 200 };

/** kafkajs bridges a change of leader when it reads and writes, and not where it asks for offsets or topics. */
async function retrying<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await ask();
    } catch (error) {
      const passing = (error as { retriable?: unknown }).retriable === true;
      if (!passing || count === tries.max) throw error;
      await sleep(tries.pause_ms);
    }
  }
}

/** Kafka, for relays and transports of one process: they share its connections. */
export function kafkaBroker(connection: KafkaConnection, log: Log): Broker {
  return new KafkaJsBroker(connection, log);
}
