import type { Broker } from '../broker.js';
import type { SourceHealth } from '../health.js';
import type { HandlerTransaction } from '../inbox/batch.js';
import { type ConsumerOptions, MessageServer } from '../nest/message-server.js';
import { resendRequest } from '../relay/resend-desk.js';
import type { Subscription } from '../subscription.js';
import { TopicSource } from './topic-source.js';

export type KafkaTransportOptions<Tx extends HandlerTransaction> = ConsumerOptions<Tx> &
  Readonly<{
    /** From `kafkaBroker(…)`. The caller closes it, after the transports that use it. */
    broker: Broker;
  }>;

/**
 * The transport for several machines: reads the producers' topics. Instances of a consumer share the partitions; where each
 * partition is stands in the consumer's own database, never at the broker.
 */
export class KafkaTransport<Tx extends HandlerTransaction = HandlerTransaction> extends MessageServer<Tx> {
  private sourcesByTopic: TopicSource<Tx>[] = [];

  constructor(private readonly options: KafkaTransportOptions<Tx>) {
    super(options, {
      ask: async (gap) => {
        // The producer's relay sends them again, and they arrive as any message does.
        await options.broker.send([resendRequest(gap, options.consumer, options.broker.installation)]);
        return [];
      },
    });
  }

  /** Nothing to do: the broker answers as soon as there is something. */
  override wake(): void {}

  protected override startReading(subscriptions: readonly Subscription[]): void {
    const topics = subscriptions.flatMap((subscription) => subscription.topics);
    this.sourcesByTopic = topics.map(
      (topic) => new TopicSource(topic, this.options.broker, this.inbox, this.options.closing),
    );
    for (const source of this.sourcesByTopic) source.open();
  }

  protected override async stopReading(): Promise<void> {
    await Promise.all(this.sourcesByTopic.map((source) => source.close()));
    this.sourcesByTopic = [];
  }

  protected override async sources(): Promise<SourceHealth[]> {
    return (await Promise.all(this.sourcesByTopic.map((source) => source.health()))).flat();
  }
}
