import { DatabasePool, type Queryable } from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { SourceHealth } from '../health.js';
import type { HandlerTransaction } from '../inbox/batch.js';
import { type ConsumerOptions, MessageServer } from '../nest/message-server.js';
import type { Subscription } from '../subscription.js';
import { PostgresFeed } from './postgres-feed.js';
import { readerConnections_max } from './reader-connections.js';

export type PostgresTransportOptions<Tx extends HandlerTransaction> = ConsumerOptions<Tx> &
  Readonly<{
    /** Shows in the producers' servers, before the consumer's name. */
    installation: string;
    /**
     * Each producer's database as its reader role, by service: a URL, for which the transport opens and ends a pool of its
     * own, or a pool of the caller's, which several consumers of one process may share.
     */
    producers: Readonly<Record<string, string | Queryable>>;
    /** How often a feed is looked at when nobody calls {@link PostgresTransport.wake}, and less often while nothing comes; 250 when not given. */
    poll_ms?: number;
    /** How long after an instance's death another one takes over; 10 000 when not given. */
    lease_ms?: number;
    /** Rows of one read; 500 when not given. */
    read_max?: number;
  }>;

/**
 * The transport for one machine: reads the producers' published rows where they are stored. One instance of a consumer reads a
 * producer at a time; the others stand by.
 */
export class PostgresTransport<Tx extends HandlerTransaction = HandlerTransaction> extends MessageServer<Tx> {
  private readonly feeds = new Map<string, PostgresFeed<Tx>>();
  private pools: Pool[] = [];

  constructor(private readonly options: PostgresTransportOptions<Tx>) {
    super(options, {
      ask: async (gap) => (await this.feeds.get(gap.key.store)?.read(gap)) ?? [],
    });
  }

  override wake(producer?: string): void {
    const feeds = producer === undefined ? [...this.feeds.values()] : [this.feeds.get(producer)];
    for (const feed of feeds) feed?.loop.wake();
  }

  protected override startReading(subscriptions: readonly Subscription[]): void {
    const { poll_ms = 250, lease_ms = 10_000, read_max = 500 } = this.options;
    for (const subscription of subscriptions) {
      const producer = this.producer(subscription.producer);
      const { closing } = this.options;
      const feed = new PostgresFeed({
        subscription,
        producer,
        inbox: this.inbox,
        poll_ms,
        lease_ms,
        read_max,
        closing: closing && subscription.topics.includes(closing.topic) ? closing : undefined,
      });
      this.feeds.set(subscription.producer, feed);
    }
    for (const feed of this.feeds.values()) feed.loop.start();
  }

  protected override async stopReading(): Promise<void> {
    await Promise.all([...this.feeds.values()].map((feed) => feed.close()));
    this.feeds.clear();
    const { pools } = this;
    this.pools = [];
    await Promise.all(pools.map((pool) => pool.end()));
  }

  protected override sources(): Promise<SourceHealth[]> {
    return Promise.all([...this.feeds.values()].map((feed) => feed.health()));
  }

  private producer(service: string): Queryable {
    const given = this.options.producers[service];
    if (given === undefined)
      throw new TypeError(`${this.options.consumer} listens to ${service}, whose database is not given`);
    if (typeof given !== 'string') return given;
    const pool = new DatabasePool({
      connectionString: given,
      max: readerConnections_max,
      connectionTimeoutMillis: 5_000,
      application_name: `${this.options.installation} ${this.options.consumer} reads ${service}`,
    });
    // A connection that breaks while idle is replaced by the next query.
    pool.on('error', (error) => this.log.warn(`A connection to ${service} broke: ${error.message}`));
    this.pools.push(pool);
    return pool;
  }
}
