import { Logger } from '@nestjs/common';
import {
  type ClosedThrough,
  closedThrough,
  comparePositions,
  hasPending,
  inTransaction,
  lockCheckpoint,
  moveCheckpoint,
  readableBelow,
  readAfter,
  readCheckpoint,
  startCheckpoint,
  type StoredEvent,
  type StorePosition,
  storeStart,
} from '@wenxiao/event-store';
import type { Pool } from 'pg';
import type { Broker, OutgoingRecord } from '../broker.js';
import { Lease, LeaseLostError } from '../lease.js';
import type { Log } from '../log.js';
import { Loop, type LoopState, type TurnOutcome } from '../loop.js';
import { messageOfRow } from '../message.js';
import { statement } from '../statement.js';
import { topicOfEvent } from '../subscription.js';
import { Closing } from './closing.js';
import { historyRecord, historyRowOf } from './history-record.js';
import { type Notice, noticeRecords, recordOf } from './record.js';
import { ResendDesk } from './resend-desk.js';
import { Topics } from './topics.js';

export type RelayOptions = Readonly<{
  /** The service whose store is relayed, and the store's name. */
  service: string;
  /** The service's own database, as its service role. */
  pool: Pool;
  broker: Broker;
  /** Partitions of each topic of the service: never changed within a generation; 6 when not given. */
  partitions?: number;
  /**
   * The generation of the service's topics; 1 when not given. Each holds everything from the store's start: raised to fill topics
   * again after Kafka has lost them, or to change the number of partitions.
   */
  generation?: number;
  /** How often the store is looked at when nobody calls {@link Relay.wake}; 250 when not given. */
  poll_ms?: number;
  /** How long after an instance's death another one takes over; 10 000 when not given. */
  lease_ms?: number;
  /**
   * How often the history is told through when it is closed; 5 000 when not given. While nothing happens each time takes twice as
   * long as the last, up to a minute: these notices are kept for ever, too.
   */
  closeEvery_ms?: number;
  /** Rows of one send at most; 500 when not given. */
  batchRows_max?: number;
  /** Topics whose readers have to know through when they hold everything: they are told as the history is, and at once after each send. */
  closedTopics?: readonly string[];
  log?: Log;
}>;

/** How a relay does. */
export type RelayHealth = Readonly<{
  service: string;
  state: LoopState;
  /** Events that are not sent yet, counted up to 10 000. */
  lag_events: number;
  oldestRecordedAt: string | undefined;
}>;

/** Texts of one send: a batch of one partition stays far below what the broker accepts. */
const batch_bytes_max = 1024 * 1024;
const relayLag = statement('relay-lag');

/**
 * Sends one service's events to Kafka: what is published to the topics of its contracts, every row to the service's history.
 * One instance at a time, one send at a time; the checkpoint moves once Kafka has acknowledged it, under a lease that fences off
 * an instance that was overtaken. A fence cannot stop a send that is under way: topics may hold late repetitions, and consumers
 * know them by their versions.
 */
export class Relay {
  private readonly loop: Loop;
  private readonly lease: Lease;
  private readonly topics: Topics;
  private readonly desk: ResendDesk;
  private readonly log: Log;
  private readonly checkpoint: string;
  /** Where this instance knows the checkpoint to be; undefined while it is not the owner. */
  private at: StorePosition | undefined;
  private readonly closing: Closing;
  private continued = false;

  constructor(private readonly options: RelayOptions) {
    const { service, pool, broker, generation = 1, partitions = 6, poll_ms = 250, lease_ms = 10_000 } = options;
    this.log = options.log ?? new Logger(`${service} relay`);
    this.checkpoint = generation === 1 ? 'relay' : `relay.g${generation}`;
    this.lease = new Lease(this.checkpoint, lease_ms);
    this.topics = new Topics({ service, broker, db: pool, generation, partitions });
    this.desk = new ResendDesk({ service, broker, pool, topics: this.topics, log: this.log, wake: () => this.wake() });
    this.closing = new Closing(() => closedThrough(pool), options.closeEvery_ms ?? 5_000);
    this.loop = new Loop({
      name: `${service} relay`,
      turn: (called) => this.turn(called),
      idle_ms: poll_ms,
      log: this.log,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** There is something to send: called after an append in the same process. */
  wake(): void {
    this.loop.wake();
  }

  /** Settles when the present send is acknowledged or has failed; the next owner may take over at once. */
  async close(): Promise<void> {
    await this.loop.close();
    await this.stepDown();
    // Where the database is gone the lease runs out by itself.
    await this.lease.release(this.options.pool).catch(() => undefined);
  }

  async health(): Promise<RelayHealth> {
    type Row = { events: number; oldest: string | null };
    const { rows } = await this.options.pool.query<Row>(relayLag, [this.checkpoint]);
    const { service } = this.options;
    return {
      service,
      state: this.loop.state,
      lag_events: rows[0]?.events ?? 0,
      oldestRecordedAt: rows[0]?.oldest ?? undefined,
    };
  }

  private async turn(called: boolean): Promise<TurnOutcome> {
    const { pool, lease_ms = 10_000 } = this.options;
    if (!this.lease.fresh && !(await this.lease.acquire(pool))) {
      if (this.at) this.log.warn(new LeaseLostError(this.lease.name).message);
      await this.stepDown();
      return 'standby';
    }
    // A slow send must not cost the lease; an instance that is stopped does not renew it.
    const renewing = setInterval(() => void this.lease.acquire(pool).catch(() => undefined), lease_ms / 3);
    try {
      this.at ??= await this.takeOver();
      await this.desk.serve();
      return await this.relay(this.at, called);
    } catch (error) {
      // What was sent is not known: the checkpoint tells where to go on, and the broker which topics are there.
      this.at = undefined;
      if (!(error instanceof LeaseLostError)) throw error;
      this.log.warn(error.message);
      await this.stepDown();
      return 'standby';
    } finally {
      clearInterval(renewing);
    }
  }

  private async takeOver(): Promise<StorePosition> {
    const { pool } = this.options;
    this.topics.forget();
    await this.topics.ensureAll();
    await startCheckpoint(pool, this.checkpoint);
    this.desk.open();
    return (await readCheckpoint(pool, this.checkpoint)) ?? storeStart;
  }

  private async stepDown(): Promise<void> {
    this.at = undefined;
    this.closing.reset();
    await this.desk.close();
  }

  private async relay(at: StorePosition, called: boolean): Promise<'again' | 'soon' | 'idle'> {
    const { pool, batchRows_max = 500 } = this.options;
    const mark = await this.closing.next();
    // What is readable is asked before the rows: a page that is not full then holds everything below it.
    const readable = mark && (await readableBelow(pool));
    const page = await readAfter(pool, at, batchRows_max);
    const rows = fitting(page);
    const last = rows.at(-1);
    if (last) {
      await this.send(rows);
      this.at = await this.advance(at, last.order);
      this.closing.sent((this.options.closedTopics ?? []).length > 0);
    }
    const whole = page.length < batchRows_max && rows.length === page.length;
    if (!whole) return 'again';
    await this.continueFormer();
    const complete =
      mark &&
      readable &&
      (readable.incarnation > mark.incarnation ||
        (readable.incarnation === mark.incarnation && BigInt(readable.transactionId) >= BigInt(mark.completeBelow)));
    if (complete) await this.announceClosed(mark);
    if (last) return 'again';
    return called && (await hasPending(pool, at)) ? 'soon' : 'idle';
  }

  /** Says in every partition of the history that everything up to an instant stands before. */
  private async announceClosed(mark: ClosedThrough): Promise<void> {
    const { service: store, broker } = this.options;
    const { instant, incarnation } = mark;
    const notice: Notice = { type: 'wenxiao.closed-through.v1', store, incarnation, instant };
    if (!this.lease.held) throw new LeaseLostError(this.lease.name);
    const topics = this.options.closedTopics ?? [];
    await this.topics.ensureUsed(new Set(topics));
    for (const topic of topics) {
      const place = this.topics.place(topic);
      await broker.send(noticeRecords({ ...notice, partitions: place.partitions }, place));
    }
    await broker.send(noticeRecords(notice, this.topics.history));
    this.closing.announced();
  }

  /** Once this generation holds everything, the one before it ends with a pointer to it. */
  private async continueFormer(): Promise<void> {
    const { service: store, broker, generation = 1 } = this.options;
    if (this.continued) return;
    const notice: Notice = { type: 'wenxiao.topic-continued.v1', store, generation };
    for (const place of await this.topics.former()) await broker.send(noticeRecords(notice, place));
    this.continued = true;
  }

  private async send(rows: readonly StoredEvent[]): Promise<void> {
    const { service, broker } = this.options;
    const records: OutgoingRecord[] = rows.map((row) => historyRecord(historyRowOf(service, row), this.topics.history));
    for (const row of rows) {
      const message = messageOfRow(row, service, (type) => topicOfEvent(service, type, row.stream));
      if (message) records.push(recordOf(message, this.topics.place(message.topic)));
    }
    await this.topics.ensureUsed(new Set(records.map(({ topic }) => topic)));
    if (!this.lease.held) throw new LeaseLostError(this.lease.name);
    await broker.send(records);
  }

  /**
   * Moves the checkpoint past what was acknowledged.
   * @throws {LeaseLostError} when another instance owns it by now, or has moved it.
   */
  private async advance(from: StorePosition, to: StorePosition): Promise<StorePosition> {
    await inTransaction(this.options.pool, async (tx) => {
      await this.lease.guard(tx);
      const stands = await lockCheckpoint(tx, this.checkpoint);
      if (!stands || comparePositions(stands, from) !== 0) throw new LeaseLostError(this.checkpoint);
      await moveCheckpoint(tx, this.checkpoint, to);
    });
    return to;
  }
}

/** As many rows as fit one send, one at least. */
function fitting(rows: readonly StoredEvent[]): readonly StoredEvent[] {
  let bytes = 0;
  const count = rows.findIndex(({ data, metadata, published }, index) => {
    bytes += 2 * (data.length + metadata.length + 2 * (published?.text.length ?? 0));
    return index > 0 && bytes > batch_bytes_max;
  });
  return count === -1 ? rows : rows.slice(0, count);
}
