import { unreachable } from '@wenxiao/domain';
import { lockCheckpoint, moveCheckpoint, readCheckpoint, startCheckpoint } from './checkpoint.js';
import type { Queryable, TransactionRunner } from './database.js';
import { comparePositions, storeStart, type StoredEvent, type StorePosition } from './event.js';
import { hasPending, readAfter } from './read.js';

export type SubscriptionOptions<Tx extends { sql: Queryable }> = Readonly<{
  /** Names the checkpoint: one a projection, for ever. Another name reads the store from its start. */
  subscriber: string;
  transactions: TransactionRunner<Tx>;
  /**
   * Handles the next events, oldest first, in the transaction that moves the checkpoint. What it writes through `tx` is
   * there once for each event; anything else it does may happen again. It throws to have the batch rolled back and tried
   * again: no event is ever skipped.
   */
  handle: (events: readonly StoredEvent[], tx: Tx) => Promise<void>;
  /** Told of every failed try, for the log. Must not throw. */
  onFailure?: (failure: SubscriptionFailure) => void;
  /** How long it sleeps at the end of the store when nobody wakes it; 1,000 when not given. */
  pollEvery_ms?: number;
  /** How many events one transaction handles at most; 500 when not given. Fewer where they take long. */
  batchMax?: number;
}>;

export type SubscriptionFailure = Readonly<{
  error: unknown;
  /** UTC instant of the first of the tries that failed in a row, and their number. */
  since: string;
  tries: number;
}>;

export type SubscriptionStatus = Readonly<{
  subscriber: string;
  /** `waiting`: at the end of the store, or another instance has the work. */
  state: 'stopped' | 'catching-up' | 'waiting' | 'failing';
  /** How far this instance saw the checkpoint, since its start; undefined before it did. */
  position: StorePosition | undefined;
  /** Why it does not get on, while it is `failing`. */
  failure: SubscriptionFailure | undefined;
}>;

/** What a transaction aims to take. A longer one would hold back every reader of the server, for as long as it runs. */
const transactionAim_ms = 400;
const firstBatch = 50;
/** How soon it looks again where events are committed while an older transaction still runs: mostly a matter of milliseconds. */
const unreadableEvery_ms = 20;
const backoffMin_ms = 100;
const backoffMax_ms = 30_000;

/** What one transaction did, how far the checkpoint stands, and what lies after it. */
type Batch = Readonly<{ events: number; position: StorePosition; left: 'more' | 'unreadable' | 'nothing' }>;

/**
 * Runs a handler over the store's own events in their order, each once, for a projection. Several instances of a service
 * may run the same one: the checkpoint's lock lets one of them work at a time.
 *
 * After a failure it waits (from 0.1 s, doubling to 30 s) and goes on event by event, so that what can be handled is, and
 * the event that cannot be is the one after `status().position`.
 */
export class Subscription<Tx extends { sql: Queryable }> {
  private readonly pollEvery_ms: number;
  private readonly batchMax: number;
  private running: Promise<void> | undefined;
  private stopping = false;
  private woken = false;
  private interrupt: (() => void) | undefined;
  private state: SubscriptionStatus['state'] = 'stopped';
  private position: StorePosition | undefined;
  private failure: SubscriptionFailure | undefined;
  private batch: number;

  constructor(private readonly options: SubscriptionOptions<Tx>) {
    this.pollEvery_ms = options.pollEvery_ms ?? 1_000;
    this.batchMax = options.batchMax ?? 500;
    this.batch = Math.min(firstBatch, this.batchMax);
  }

  /** Begins to read from the checkpoint. A second call does nothing. */
  start(): void {
    this.running ??= this.run();
  }

  /** Says that there is something to read: after an append of this process. Cheap; to be called outside transactions. */
  wake(): void {
    this.woken = true;
    // A handler that fails is not tried again any sooner for it.
    if (this.state === 'waiting') this.interrupt?.();
  }

  /** Settles when the transaction under way has ended, and no other begins. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.interrupt?.();
    await this.running;
    this.running = undefined;
    this.stopping = false;
  }

  status(): SubscriptionStatus {
    return { subscriber: this.options.subscriber, state: this.state, position: this.position, failure: this.failure };
  }

  private async run(): Promise<void> {
    this.state = 'catching-up';
    while (!this.stopping) {
      this.woken = false;
      const idle_ms = await this.step();
      if (idle_ms > 0) await this.sleep(idle_ms);
    }
    this.state = 'stopped';
  }

  /** One transaction. Answers how long to sleep before the next. */
  private async step(): Promise<number> {
    const begun = performance.now();
    try {
      const done = await this.options.transactions.run((tx) => this.handleBatch(tx));
      this.failure = undefined;
      this.position = done.position;
      if (done.events > 0) this.fitBatch(done.events, performance.now() - begun);
      this.state = done.left === 'nothing' ? 'waiting' : 'catching-up';
      switch (done.left) {
        case 'more':
          return 0;
        case 'unreadable':
          return unreadableEvery_ms;
        case 'nothing':
          return this.pollEvery_ms;
        default:
          return unreachable(done.left);
      }
    } catch (error) {
      return this.fail(error);
    }
  }

  /** Looks first and locks after that: a transaction that only looks takes no transaction id, and holds back nobody. */
  private async handleBatch(tx: Tx): Promise<Batch> {
    const { subscriber, handle } = this.options;
    const seen = await readCheckpoint(tx.sql, subscriber);
    if (!seen) {
      await startCheckpoint(tx.sql, subscriber);
      return { events: 0, position: storeStart, left: 'more' };
    }
    const size = this.batch;
    let events = await readAfter(tx.sql, seen, size);
    if (events.length === 0) {
      return { events: 0, position: seen, left: (await hasPending(tx.sql, seen)) ? 'unreadable' : 'nothing' };
    }
    const held = await lockCheckpoint(tx.sql, subscriber);
    if (!held) return { events: 0, position: seen, left: 'nothing' }; // Another instance has the work.
    if (comparePositions(held, seen) !== 0) events = await readAfter(tx.sql, held, size);
    const last = events.at(-1);
    if (!last) return { events: 0, position: held, left: 'more' };
    await handle(events, tx);
    await moveCheckpoint(tx.sql, subscriber, last.order);
    return { events: events.length, position: last.order, left: 'more' };
  }

  /** Fits the next batch to what a transaction should take, and grows it only on the evidence of a full one. */
  private fitBatch(events: number, took_ms: number): void {
    const fitting = Math.max(1, Math.floor((events * transactionAim_ms) / Math.max(took_ms, 1)));
    const most = events < this.batch ? this.batch : Math.min(this.batch * 2, this.batchMax);
    this.batch = Math.min(fitting, most);
  }

  private fail(error: unknown): number {
    const tries = (this.failure?.tries ?? 0) + 1;
    this.failure = { error, since: this.failure?.since ?? new Date().toISOString(), tries };
    this.state = 'failing';
    this.batch = 1;
    this.options.onFailure?.(this.failure);
    return Math.min(backoffMin_ms * 2 ** (tries - 1), backoffMax_ms);
  }

  private async sleep(duration_ms: number): Promise<void> {
    if (this.stopping || (this.woken && this.state === 'waiting')) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, duration_ms);
      this.interrupt = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.interrupt = undefined;
  }
}
