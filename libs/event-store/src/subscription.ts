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
   * Handles the next events, oldest first, in the transaction that moves the checkpoint; one transaction may call it several
   * times. What it writes through `tx` is there once for each event; anything else it does may happen again. It throws to
   * have the transaction rolled back and tried again: no event is ever skipped.
   */
  handle: (events: readonly StoredEvent[], tx: Tx) => Promise<void>;
  /** Told of every failed try, for the log. Must not throw. */
  onFailure?: (failure: SubscriptionFailure) => void;
  /** How long it sleeps at the end of the store when nobody wakes it, and longer each time, up to five times that; 1,000 when not given. */
  pollEvery_ms?: number;
  /** How many events one transaction handles at most; 500 when not given. It commits sooner where they take long. */
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

/** A transaction commits once it has taken so long: a longer one would hold back every reader of the server. */
const transactionAim_ms = 300;
/** A call of the handler is given as many events as it took so long for, so that the transaction can end between calls. */
const callAim_ms = 30;
const firstCall = 10;
/** How soon it looks again where events are committed while an older transaction still runs: mostly a matter of milliseconds. */
const unreadableEvery_ms = 20;
/** An append of this process wakes it, one of another instance that one's own: whoever sleeps looks after what a killed one has left. */
const idleMax = 5;
const backoffMin_ms = 100;
const backoffMax_ms = 30_000;

/** What one transaction did, how far the checkpoint stands, and what lies after it. */
type Batch = Readonly<{ position: StorePosition; left: 'more' | 'unreadable' | 'nothing' }>;

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
  /** Events to read for the next transaction, and to hand over in one call. */
  private batch: number;
  private call = firstCall;
  /** How long it sleeps next, where it finds nothing. */
  private idle_ms: number;
  /** How long a call for a single event takes lately: mostly the way to a busy database and back, which no smaller call shortens. */
  private single_ms = 0;

  constructor(private readonly options: SubscriptionOptions<Tx>) {
    this.pollEvery_ms = options.pollEvery_ms ?? 1_000;
    this.batchMax = options.batchMax ?? 500;
    this.batch = this.batchMax;
    this.idle_ms = this.pollEvery_ms;
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
      if (this.woken) this.idle_ms = this.pollEvery_ms;
      this.woken = false;
      const wait_ms = await this.step();
      if (wait_ms > 0) await this.sleep(wait_ms);
    }
    this.state = 'stopped';
  }

  /** One transaction. Answers how long to sleep before the next. */
  private async step(): Promise<number> {
    try {
      const done = await this.options.transactions.run((tx) => this.handleBatch(tx));
      this.failure = undefined;
      this.position = done.position;
      this.batch = Math.min(this.batch * 2, this.batchMax);
      this.state = done.left === 'nothing' ? 'waiting' : 'catching-up';
      switch (done.left) {
        case 'more':
          this.idle_ms = this.pollEvery_ms;
          return 0;
        case 'unreadable':
          return unreadableEvery_ms;
        case 'nothing':
          return this.nextIdle_ms();
        default:
          return unreachable(done.left);
      }
    } catch (error) {
      return this.fail(error);
    }
  }

  private nextIdle_ms(): number {
    const { idle_ms } = this;
    this.idle_ms = Math.min(2 * idle_ms, idleMax * this.pollEvery_ms);
    return idle_ms;
  }

  /** Looks first and locks after that: a transaction that only looks takes no transaction id, and holds back nobody. */
  private async handleBatch(tx: Tx): Promise<Batch> {
    const { subscriber } = this.options;
    const seen = await readCheckpoint(tx.sql, subscriber);
    if (!seen) {
      await startCheckpoint(tx.sql, subscriber);
      return { position: storeStart, left: 'more' };
    }
    let events = await readAfter(tx.sql, seen, this.batch);
    if (events.length === 0) {
      return { position: seen, left: await this.leftAfter(seen, tx) };
    }
    const held = await lockCheckpoint(tx.sql, subscriber);
    if (!held) return { position: seen, left: 'nothing' }; // Another instance has the work.
    if (comparePositions(held, seen) !== 0) events = await readAfter(tx.sql, held, this.batch);
    const last = await this.handleInCalls(events, tx);
    if (!last) return { position: held, left: 'more' };
    await moveCheckpoint(tx.sql, subscriber, last.order);
    // Who was woken meanwhile looks again at once; a look of its own, where nobody was, would be a transaction for nothing.
    const wasLast = last === events.at(-1) && events.length < this.batch && !this.woken;
    return { position: last.order, left: wasLast ? await this.leftAfter(last.order, tx) : 'more' };
  }

  /** What lies after the last event that could be read. */
  private async leftAfter(position: StorePosition, { sql }: Tx): Promise<'unreadable' | 'nothing'> {
    return (await hasPending(sql, position)) ? 'unreadable' : 'nothing';
  }

  /** Hands events over, call by call, until they or the transaction's time are used up. Answers the last one handled. */
  private async handleInCalls(events: readonly StoredEvent[], tx: Tx): Promise<StoredEvent | undefined> {
    const begun = performance.now();
    let handled = 0;
    while (handled < events.length && performance.now() - begun < transactionAim_ms) {
      const some = events.slice(handled, handled + this.call);
      const called = performance.now();
      await this.options.handle(some, tx);
      handled += some.length;
      const took_ms = performance.now() - called;
      if (some.length === 1) this.single_ms = Math.min((this.single_ms + took_ms) / 2, transactionAim_ms);
      const fitting = Math.floor((some.length * callAim_ms) / Math.max(took_ms - this.single_ms, 1));
      // Grown on the evidence of a full call alone.
      const most = some.length < this.call ? this.call : this.call * 2;
      this.call = Math.max(1, Math.min(fitting, most, this.batchMax));
    }
    return events[handled - 1];
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
