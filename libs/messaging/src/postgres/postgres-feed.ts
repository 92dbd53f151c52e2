import {
  type ClosedThrough,
  closedThrough,
  comparePositions,
  type PublishedEvent,
  type Queryable,
  readableBelow,
  readPublishedAfter,
  readPublishedStream,
  type StorePosition,
} from '@wenxiao/event-store';
import type { SourceHealth } from '../health.js';
import type { HandlerTransaction } from '../inbox/batch.js';
import type { Inbox } from '../inbox/inbox.js';
import { OvertakenError } from '../inbox/inbox-error.js';
import type { Gap } from '../inbox/resupply.js';
import { Lease } from '../lease.js';
import { Loop, type TurnOutcome } from '../loop.js';
import type { ClosingOptions } from '../nest/message-server.js';
import { type Message, messageOf } from '../message.js';
import { type Subscription, topicOfEvent } from '../subscription.js';
import { statement } from '../statement.js';
import { parsePosition, planRead, positionText } from './feed-position.js';

const start = '0/0/0';
const feedLag = statement('feed-lag');

export type FeedOptions<Tx extends HandlerTransaction> = Readonly<{
  subscription: Subscription;
  /** The producer's database, as its reader role. */
  producer: Queryable;
  inbox: Inbox<Tx>;
  poll_ms: number;
  lease_ms: number;
  read_max: number;
  closing: ClosingOptions | undefined;
}>;

/** So many times as long it waits where it has found nothing for a while. */
const seldom = 4;
/** How often it is told through when all was taken in, while nothing is and nobody says. */
const closeEvery_ms = 5_000;

/** Reads what one producer published, one instance of the consumer at a time. */
export class PostgresFeed<Tx extends HandlerTransaction> {
  readonly loop: Loop;
  private readonly lease: Lease;
  private readonly topicOfSource: ReadonlyMap<string, string>;
  private progress: Map<string, string> | undefined;
  private closeDue = 0;
  /** What is to be told as closed: kept until everything up to it can be read, however much is written meanwhile. */
  private mark: ClosedThrough | undefined;

  constructor(private readonly options: FeedOptions<Tx>) {
    const { subscription, inbox, poll_ms, lease_ms } = options;
    const name = `${inbox.options.consumer} reads ${subscription.producer}`;
    this.lease = new Lease(`feed ${inbox.options.consumer} ${subscription.producer}`, lease_ms);
    this.topicOfSource = new Map(subscription.topics.map((topic) => [`postgres:${topic}`, topic]));
    this.loop = new Loop({
      name,
      idle_ms: poll_ms,
      idle_ms_max: seldom * poll_ms,
      log: inbox.options.log,
      turn: (called) => this.turn(called),
    });
  }

  async close(): Promise<void> {
    await this.loop.close();
    // Where the database is gone the lease runs out by itself.
    await this.options.inbox.options.transactions.run(({ sql }) => this.lease.release(sql)).catch(() => undefined);
  }

  /** Published versions of a stream, straight from the producer. */
  async read({ key, after, upTo }: Gap): Promise<Message[]> {
    const { producer, read_max } = this.options;
    const rows = await readPublishedStream(producer, { tenant: key.tenant, stream: key.stream, after }, read_max);
    return rows.filter(({ version }) => version <= upTo).map((row) => this.message(row));
  }

  async health(): Promise<SourceHealth> {
    const { subscription, producer } = this.options;
    const source = `postgres:${subscription.producer}`;
    const position = this.progress && positionText(planRead(this.progress).from);
    const lag = position === undefined ? undefined : await this.lag(producer, position);
    return {
      source,
      state: this.loop.state,
      position,
      lag_messages: lag?.messages,
      oldestRecordedAt: lag?.oldest ?? undefined,
    };
  }

  private async lag(
    producer: Queryable,
    position: string,
  ): Promise<{ messages: number; oldest: string | null } | undefined> {
    const { incarnation, transactionId, position: place } = parsePosition(position);
    type Row = { messages: number; oldest: string | null };
    const values = [incarnation, transactionId, place];
    // A producer that does not answer shows as a paused source.
    return producer.query<Row>(feedLag, values).then(
      ({ rows }) => rows[0],
      () => undefined,
    );
  }

  private async turn(called: boolean): Promise<TurnOutcome> {
    const { inbox, producer, read_max } = this.options;
    if (!(await this.keepLease())) {
      this.progress = undefined;
      return 'standby';
    }
    this.progress ??= new Map(await inbox.progressOf([...this.topicOfSource.keys()], start));
    const plan = planRead(this.progress);
    // What is closed is asked before the rows: a page that is not full then holds everything up to it.
    const closed = await this.closedNow(producer);
    const rows = await readPublishedAfter(producer, plan.from, read_max);
    const { until } = plan;
    const within = until ? rows.filter(({ order }) => comparePositions(order, until) <= 0) : rows;
    const reached = until && (within.length < rows.length || rows.length < read_max) ? until : within.at(-1)?.order;
    if (!reached) {
      await this.tellClosed(closed);
      return called && (await this.isPending(plan.from)) ? 'soon' : 'idle';
    }
    const topics = new Set(plan.sources.map((source) => this.topicOfSource.get(source)));
    const deliveries = within
      .map((row) => ({ message: this.message(row), position: positionText(row.order) }))
      .filter(({ message }) => topics.has(message.topic));
    const to = positionText(reached);
    try {
      const held = await inbox.takeIn({ sources: plan.sources, from: positionText(plan.from), deliveries, to });
      for (const source of plan.sources) this.progress.set(source, to);
      await inbox.held.settle(held);
    } catch (error) {
      this.progress = undefined;
      // Another instance was faster, or our own commit was acknowledged by a connection that broke: the progress tells.
      if (error instanceof OvertakenError) return 'again';
      throw error;
    }
    // The next look is at hand: what was taken in now is told as closed by that.
    if (deliveries.length > 0) {
      this.closeDue = 0;
      this.mark = undefined;
    }
    if (rows.length === read_max || until) return 'again';
    await this.tellClosed(closed);
    if (deliveries.length > 0 && this.options.closing) return 'again';
    return called && (await this.isPending(reached)) ? 'soon' : 'idle';
  }

  /** Whether published events lie after a position that cannot be read yet. */
  private async isPending(position: StorePosition): Promise<boolean> {
    const lag = await this.lag(this.options.producer, positionText(position));
    return lag !== undefined && lag.messages > 0;
  }

  /** Through when the producer's record is closed, where it is time to tell and everything up to then can be read. */
  private async closedNow(producer: Queryable): Promise<string | undefined> {
    if (!this.options.closing || performance.now() < this.closeDue) return undefined;
    const mark = (this.mark ??= await closedThrough(producer));
    const readable = await readableBelow(producer);
    const complete =
      readable.incarnation > mark.incarnation ||
      (readable.incarnation === mark.incarnation && BigInt(readable.transactionId) >= BigInt(mark.completeBelow));
    return complete ? mark.instant : undefined;
  }

  private async tellClosed(instant: string | undefined): Promise<void> {
    const { closing } = this.options;
    if (!closing || instant === undefined) return;
    await closing.onClosed({ topic: closing.topic, part: 0, parts: 1, instant });
    this.closeDue = performance.now() + (closing.every_ms ?? closeEvery_ms);
    this.mark = undefined;
  }

  /** Asks the database only when the lease is a third over: a poll that finds nothing costs one query. */
  private async keepLease(): Promise<boolean> {
    if (this.lease.fresh) return true;
    return this.options.inbox.options.transactions.run(({ sql }) => this.lease.acquire(sql));
  }

  private message(row: PublishedEvent): Message {
    const { producer } = this.options.subscription;
    return messageOf(row, producer, topicOfEvent(producer, row.published.type, row.stream));
  }
}
