import { type Actor, unreachable } from '@wenxiao/domain';
import type { TransactionRunner } from '@wenxiao/event-store';
import { classOf, describeFailure } from '../failure.js';
import type { Log } from '../log.js';
import { describeOrigin, type Message, streamKeyOf, type StreamKey } from '../message.js';
import { statement } from '../statement.js';
import type { Handle, HandlerTransaction } from './batch.js';
import { describeGap } from './batch-plan.js';
import type { ConsumerRecord } from './consumer-record.js';
import { HistoryDivergedError } from './inbox-error.js';
import type { InboxSettings } from './inbox-settings.js';
import type { Parking } from './parking.js';
import { recordParking, type TrailCommand } from './parking-trail.js';
import type { Gap, Resupply } from './resupply.js';
import { retrying } from './retry.js';
import { type HoldReason, isParked, judge, type StreamState } from './stream-state.js';

const sql = {
  due: statement('due-streams'),
  markAsked: statement('mark-asked'),
};

/** What became of a held stream. */
export type Drained =
  | Readonly<{ outcome: 'flows' }>
  /** The message after the gap is held; those in the gap were asked for. */
  | Readonly<{ outcome: 'missing'; gap: Gap }>
  /** The next message waits for a row, or for an error to pass. */
  | Readonly<{ outcome: 'waiting' }>
  | Readonly<{ outcome: 'parked' }>;

/** What a person's redrive or dismissal came to. */
export type Redriven =
  /** The parked message is settled; `then` tells of those behind it. */
  | Readonly<{ outcome: 'settled'; message: Message; then: Drained['outcome'] }>
  /** The handler refused it again; it stays parked. */
  | Readonly<{ outcome: 'failed'; message: Message; error: string }>
  /** Nothing of this stream is parked. */
  | Readonly<{ outcome: 'not-parked' }>
  /** The stream is parked at another message than the one that the person decided about: nothing was done. */
  | Readonly<{ outcome: 'other-message'; message: Message }>;

/** A person's command: its place in the trail, and which message it is about. */
export type DecisionCommand = TrailCommand &
  Readonly<{
    /** The version of the parked message that the person saw. */
    version: number;
  }>;

type Step = 'again' | Drained;

type Options<Tx extends HandlerTransaction> = Readonly<{
  consumer: string;
  transactions: TransactionRunner<Tx>;
  handle: Handle<Tx>;
  log: Log;
  resupply: Resupply;
}>;

/** Takes in the messages of held streams, in order, one transaction each, under the stream's lock. */
export class HeldStreams<Tx extends HandlerTransaction> {
  constructor(
    private readonly options: Options<Tx>,
    private readonly settings: Required<InboxSettings>,
    private readonly record: ConsumerRecord,
    private readonly parking: Parking<Tx>,
  ) {}

  /**
   * Goes on with the streams that a batch has held, and asks for what they miss. One that throws holds up none behind it.
   * @throws what lets nothing be taken in; the streams stay held, and {@link settleDue} comes back to them.
   */
  async settle(keys: readonly StreamKey[]): Promise<void> {
    for (const key of keys) {
      try {
        await this.settleOne(key);
      } catch (error) {
        if (classOf(error) === 'outage') throw error;
        this.options.log.warn(`${key.store} ${key.stream} (tenant ${key.tenant}) is held: ${describeFailure(error)}`);
        const detail = describeFailure(error);
        await this.options.transactions.run(({ sql: tx }) =>
          this.record.delayStream(tx, key, detail, this.settings.retryAfter_s),
        );
      }
    }
  }

  private async settleOne(key: StreamKey): Promise<void> {
    let drained = await this.drain(key);
    // What can be had at once is taken in at once; as long as it brings the stream on, there may be more.
    while (drained.outcome === 'missing' && (await this.ask(drained.gap))) drained = await this.drain(key);
  }

  /**
   * Comes back to every held stream that goes on by itself and whose time has come.
   * @returns whether there were any, due or not
   */
  async settleDue(): Promise<boolean> {
    const { consumer, transactions } = this.options;
    type Held = StreamKey & Readonly<{ due: boolean }>;
    const { rows } = await transactions.run((tx) => tx.sql.query<Held>(sql.due, [consumer]));
    await this.settle(rows.filter(({ due }) => due));
    return rows.length > 0;
  }

  /**
   * A person has the parked message taken in after all: its handler was mended, or the other history is accepted as the
   * producer's. The messages behind it follow.
   */
  async redrive(key: StreamKey, by: Actor, reason: string, command?: DecisionCommand): Promise<Redriven> {
    return this.decide(key, { type: 'message-redriven', reason, by, command }, async (message, hold, tx) => {
      const { marks } = await this.record.readStream(tx.sql, key);
      if (hold === 'failed' && judge(message, marks).is !== 'next') return;
      await this.options.handle(message, tx);
      if (hold === 'diverged') await this.record.cutMarks(tx.sql, key, message.origin.version);
      await this.record.raiseMarks(tx.sql, [message]);
    });
  }

  /** A person decides that the parked message is never to be taken in. The messages behind it follow. */
  async dismiss(key: StreamKey, by: Actor, reason: string, command?: DecisionCommand): Promise<Redriven> {
    return this.decide(key, { type: 'message-dismissed', reason, by, command }, async (message, hold, tx) => {
      if (hold === 'failed') await this.record.raiseMarks(tx.sql, [message]);
    });
  }

  private async decide(
    key: StreamKey,
    decision: Readonly<{
      type: 'message-redriven' | 'message-dismissed';
      reason: string;
      by: Actor;
      command: DecisionCommand | undefined;
    }>,
    settle: (message: Message, hold: HoldReason, tx: Tx) => Promise<void>,
  ): Promise<Redriven> {
    const { by, command, ...event } = decision;
    const at: { message?: Message } = {};
    try {
      const settled = await this.inTurn(key, at, async (message, { hold }, tx) => {
        if (!hold || !isParked(hold)) return 'not-parked';
        if (command && command.version !== message.origin.version) return 'other-message';
        await settle(message, hold, tx);
        await recordParking(tx.sql, this.options.consumer, message, event, by, command);
        await this.release(message, tx);
        return 'settled';
      });
      if (!at.message || settled === undefined || settled === 'not-parked') return { outcome: 'not-parked' };
      if (settled === 'other-message') return { outcome: settled, message: at.message };
    } catch (error) {
      if (!at.message || ['outage', 'transient'].includes(classOf(error))) throw error;
      return { outcome: 'failed', message: at.message, error: describeFailure(error) };
    }
    this.options.log.warn(`${event.type}: ${describeOrigin(at.message.origin)} by ${by.id}: ${event.reason}`);
    return { outcome: 'settled', message: at.message, then: (await this.drain(key)).outcome };
  }

  /** Takes in what is held of a stream as far as it follows; a parked stream stays as it is. */
  private async drain(key: StreamKey): Promise<Drained> {
    for (;;) {
      const at: { message?: Message } = {};
      try {
        const step = await this.inTurn(key, at, (message, state, tx) => this.step(message, state, tx));
        if (!step) return { outcome: 'flows' };
        if (step !== 'again') return step;
      } catch (error) {
        const setAside = await this.setAside(at.message, error);
        if (setAside !== 'again') return setAside;
      }
    }
  }

  private async step(message: Message, { marks, hold }: StreamState, tx: Tx): Promise<Step> {
    if (isParked(hold)) return { outcome: 'parked' };
    const key = streamKeyOf(message);
    const verdict = judge(message, marks);
    switch (verdict.is) {
      case 'duplicate':
        return this.release(message, tx);
      case 'next':
        await this.options.handle(message, tx);
        await this.record.raiseMarks(tx.sql, [message]);
        return this.release(message, tx);
      case 'ahead':
        await this.record.requeueStream(tx.sql, key, 'missing', describeGap(verdict));
        return { outcome: 'missing', gap: { key, after: verdict.after, upTo: verdict.upTo } };
      case 'diverged':
        throw new HistoryDivergedError(verdict.because);
      default:
        return unreachable(verdict);
    }
  }

  /**
   * Runs `work` on the first held message of a stream, under the stream's lock, which is taken before anything is read or written.
   * @param at tells the caller which message it was, even where `work` throws
   * @returns undefined when the stream is not held
   */
  private inTurn<Result>(
    key: StreamKey,
    at: { message?: Message },
    work: (message: Message, state: StreamState, tx: Tx) => Promise<Result>,
  ): Promise<Result | undefined> {
    const attempt = () =>
      this.options.transactions.run(async (tx) => {
        await this.record.lockStreams(tx.sql, [key]);
        const state = await this.record.readStream(tx.sql, key);
        const message = state.hold && (await this.record.nextHeldMessage(tx.sql, key));
        if (!message) {
          if (state.hold) await this.record.releaseStream(tx.sql, key);
          return undefined;
        }
        at.message = message;
        return work(message, state, tx);
      });
    return retrying(attempt, this.settings.tries_max);
  }

  /** What becomes of a stream whose next message, if it got as far as that, threw. */
  private async setAside(message: Message | undefined, error: unknown): Promise<Step> {
    const kind = classOf(error);
    if (!message || kind === 'outage') throw error;
    if (kind === 'waits' || kind === 'transient') {
      const again = await retrying(() => this.parking.holdHeld(message, error), this.settings.tries_max);
      return again ? 'again' : { outcome: 'waiting' };
    }
    const reason = error instanceof HistoryDivergedError ? 'diverged' : 'failed';
    await retrying(() => this.parking.parkHeld(message, reason, error), this.settings.tries_max);
    return { outcome: 'parked' };
  }

  private async release(message: Message, tx: Tx): Promise<Step> {
    await this.record.releaseMessage(tx.sql, message);
    if (await this.record.releaseStream(tx.sql, streamKeyOf(message))) return { outcome: 'flows' };
    await this.record.requeueStream(tx.sql, streamKeyOf(message), 'queued', '');
    return 'again';
  }

  /** @returns whether messages were got at once. */
  private async ask(gap: Gap): Promise<boolean> {
    const { consumer, transactions, resupply, log } = this.options;
    const { store, tenant, stream } = gap.key;
    const values = [consumer, store, tenant, stream, this.settings.askAgainAfter_s];
    const { rows } = await transactions.run((tx) => tx.sql.query(sql.markAsked, values));
    if (rows.length === 0) return false;
    const messages = await resupply.ask(gap);
    log.log(
      `Asked ${store} for ${stream} (tenant ${tenant}) after ${gap.after} up to ${gap.upTo}: ${messages.length} got`,
    );
    if (messages.length === 0) return false;
    await transactions.run(async (tx) => {
      await this.record.lockStreams(tx.sql, [gap.key]);
      const { hold } = await this.record.readStream(tx.sql, gap.key);
      if (hold) await this.record.holdMessages(tx.sql, messages);
    });
    return true;
  }
}
