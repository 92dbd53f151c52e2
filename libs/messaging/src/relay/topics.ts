import { contracts, historyTopicOf, termsOf, topicOf } from '@wenxiao/contracts';
import type { Queryable } from '@wenxiao/event-store';
import { type Broker, nameAtBroker, type TopicPlan } from '../broker.js';
import { statement } from '../statement.js';
import type { TopicPlace } from './record.js';

const sql = { known: statement('read-topics'), made: statement('add-topic') };

/** A topic's name in a generation: the first bears the topic's own. */
export function generationOf(topic: string, generation: number): string {
  return generation === 1 ? topic : `${topic}.g${generation}`;
}

/** Where a producer is asked to send messages again. */
export function resendTopicOf(service: string): string {
  return `${service}.resend.v1`;
}

/** Thrown when a topic that held messages is gone from the broker. No retry helps: raise the generation, and everything is sent anew. */
class TopicLostError extends Error {
  override readonly name = 'TopicLostError';
  constructor(readonly topic: string) {
    super(
      `主题 ${topic} 已从 Kafka 消失，其中的消息随之丢失。请将主题代数加一，由事件库重新填充。/ ` +
        `Topic ${topic} is gone from Kafka with what it held. Raise the generation of topics: all is sent again from the store.`,
    );
  }
}

export type TopicsOptions = Readonly<{
  service: string;
  broker: Broker;
  /** The service's own database, which remembers the topics that were made. */
  db: Queryable;
  generation: number;
  partitions: number;
}>;

/** The topics of one service in one generation: made on purpose, with a number of partitions that never changes. */
export class Topics {
  readonly history: TopicPlace;
  readonly resend: string;
  private readonly ensured = new Set<string>();

  constructor(private readonly options: TopicsOptions) {
    this.history = this.place(historyTopicOf(options.service));
    this.resend = resendTopicOf(options.service);
  }

  /** Where a topic's records go in this generation. */
  place(topic: string): TopicPlace {
    const { broker, generation, partitions } = this.options;
    return { installation: broker.installation, topic: generationOf(topic, generation), partitions };
  }

  /** Looks at the broker again before the next use. */
  forget(): void {
    this.ensured.clear();
  }

  /** The topics that the service's contracts say it has, whether or not an event was published in them. */
  async ensureAll(): Promise<void> {
    await this.ensure({ topic: this.resend, partitions: 1, retention: 'one day' });
    await this.ensureUsed(
      [this.history, ...this.contractTopics().map((topic) => this.place(topic))].map(({ topic }) => topic),
    );
  }

  /**
   * The topics that this generation replaces, made again where they were lost: their readers have to learn from them where it
   * goes on.
   */
  async former(): Promise<TopicPlace[]> {
    const { service, generation, broker, db } = this.options;
    if (generation === 1) return [];
    const names = [historyTopicOf(service), ...this.contractTopics()];
    const former = names.map((topic) => generationOf(topic, generation - 1));
    const { rows } = await db.query<{ topic: string; partitions: number }>(sql.known, [former]);
    for (const { topic, partitions } of rows) await broker.ensureTopic({ topic, partitions, retention: 'unlimited' });
    return rows.map((row) => ({ ...row, installation: broker.installation }));
  }

  /** @throws {TopicMismatchError} @throws {TopicLostError} */
  async ensureUsed(topics: Iterable<string>): Promise<void> {
    const { partitions } = this.options;
    for (const topic of topics) await this.ensure({ topic, partitions, retention: 'unlimited' });
  }

  private contractTopics(): string[] {
    const terms = [...contracts().values()].map(termsOf).filter(({ service }) => service === this.options.service);
    return [...new Set(terms.map(topicOf))];
  }

  private async ensure(plan: TopicPlan): Promise<void> {
    if (this.ensured.has(plan.topic)) return;
    const { broker, db } = this.options;
    const { rows } = await db.query<{ topic: string }>(sql.known, [[plan.topic]]);
    if (rows.length > 0 && plan.retention === 'unlimited' && !(await broker.hasTopic(plan.topic))) {
      throw new TopicLostError(nameAtBroker(broker.installation, plan.topic));
    }
    await broker.ensureTopic(plan);
    await db.query(sql.made, [plan.topic, plan.partitions]);
    this.ensured.add(plan.topic);
  }
}
