import type { Queryable, TransactionRunner } from '@wenxiao/event-store';
import { describeFailure, failureName, waitOf } from '../failure.js';
import type { Log } from '../log.js';
import { describeOrigin, type Message, streamKeyOf } from '../message.js';
import { statement } from '../statement.js';
import type { Batch, HandlerTransaction } from './batch.js';
import type { ConsumerRecord } from './consumer-record.js';
import { OvertakenError } from './inbox-error.js';
import type { InboxSettings } from './inbox-settings.js';
import { recordParking } from './parking-trail.js';

const countParked = statement('count-parked');

/** Why a stream waits for a person. */
export type ParkReason = 'failed' | 'diverged';

type Options<Tx extends HandlerTransaction> = Readonly<{
  consumer: string;
  transactions: TransactionRunner<Tx>;
  log: Log;
}>;

/**
 * Sets the stream of a message aside that cannot be taken in, so that all others flow: parked, where a person has to look at it;
 * held, where it goes on by itself. Nothing stops, however many there are.
 */
export class Parking<Tx extends HandlerTransaction> {
  /** When an alarm was last raised, by contract and tenant: it is one, not one for every stream. */
  private readonly alarmed = new Map<string, number>();

  constructor(
    private readonly options: Options<Tx>,
    private readonly settings: Required<InboxSettings>,
    private readonly record: ConsumerRecord,
  ) {}

  /** Parks the one delivery of `batch`, and moves its source past it. */
  async parkDelivery(batch: Batch, reason: ParkReason, cause: unknown): Promise<void> {
    const message = await this.setAside(batch, (tx, about) => this.park(tx, about, reason, cause));
    await this.alarm(message);
  }

  /** Lets the stream of the one delivery of `batch` wait, for a row or for better times, and moves its source past it. */
  async holdDelivery(batch: Batch, cause: unknown): Promise<void> {
    await this.setAside(batch, (tx, message) => this.hold(tx, message, cause));
  }

  /** Parks the stream of a message that is held already, unless it was taken in or parked meanwhile. */
  async parkHeld(message: Message, reason: ParkReason, cause: unknown): Promise<void> {
    await this.whereItStands(message, async (tx, hold) => {
      if (hold !== reason) await this.park(tx, message, reason, cause);
    });
    await this.alarm(message);
  }

  /**
   * Lets the stream of a message that is held already wait, unless it was taken in or parked meanwhile.
   * @returns whether it is to be tried again at once: what it waits for may have come before anybody knew that it does.
   */
  async holdHeld(message: Message, cause: unknown): Promise<boolean> {
    let again = false;
    await this.whereItStands(message, async (tx, hold) => {
      if (hold !== 'failed' && hold !== 'diverged') again = await this.hold(tx, message, cause);
    });
    return again;
  }

  private async setAside(batch: Batch, write: (tx: Queryable, message: Message) => Promise<unknown>): Promise<Message> {
    const [delivery] = batch.deliveries;
    if (!delivery) throw new TypeError('There is nothing to set aside');
    const { message } = delivery;
    await this.options.transactions.run(async ({ sql: tx }) => {
      await this.record.lockStreams(tx, [streamKeyOf(message)]);
      const progress = await this.record.readProgress(tx, batch.sources);
      if (progress.some(({ position }) => position !== batch.from)) throw new OvertakenError(batch.sources);
      await write(tx, message);
      await this.record.holdMessages(tx, [message]);
      if (!(await this.record.moveProgress(tx, batch.sources, batch.from, batch.to))) {
        throw new OvertakenError(batch.sources);
      }
    });
    return message;
  }

  /** Runs `write` where a held message is still the one that its stream stands at. */
  private async whereItStands(
    message: Message,
    write: (tx: Queryable, hold: string | undefined) => Promise<void>,
  ): Promise<void> {
    const key = streamKeyOf(message);
    await this.options.transactions.run(async ({ sql: tx }) => {
      await this.record.lockStreams(tx, [key]);
      const next = await this.record.nextHeldMessage(tx, key);
      const same =
        next?.origin.version === message.origin.version && next.origin.incarnation === message.origin.incarnation;
      const { hold } = await this.record.readStream(tx, key);
      if (same) await write(tx, hold);
    });
  }

  private async park(tx: Queryable, message: Message, reason: ParkReason, cause: unknown): Promise<void> {
    const detail = describeFailure(cause);
    await recordParking(tx, this.options.consumer, message, {
      type: 'message-parked',
      reason,
      error: failureName(cause),
    });
    await this.record.parkStream(tx, message, reason, detail);
    this.options.log.error(`已搁置 / parked: ${describeOrigin(message.origin)}, ${message.type}: ${detail}`);
  }

  private async hold(tx: Queryable, message: Message, cause: unknown): Promise<boolean> {
    const key = streamKeyOf(message);
    const wait = waitOf(cause);
    if (wait) return this.record.waitStream(tx, key, wait, this.settings.lookAgainAfter_s);
    await this.record.retryStream(tx, key, describeFailure(cause), this.settings.retryAfter_s);
    return false;
  }

  /** Says once in a window that messages of one contract and tenant are parked by the dozen. Health shows it until they are settled. */
  private async alarm({ type, origin: { tenant } }: Message): Promise<void> {
    const { alarmStreams_min: min, alarmWindow_s: window_s } = this.settings;
    const { consumer, transactions, log } = this.options;
    const name = `${type} ${tenant}`;
    const now = performance.now();
    for (const [of, at] of this.alarmed) if (now - at > window_s * 1000) this.alarmed.delete(of);
    if (this.alarmed.has(name)) return;
    const values = [consumer, type, tenant, window_s, min];
    const { rows } = await transactions.run(({ sql }) => sql.query<{ parked: number }>(countParked, values));
    if ((rows[0]?.parked ?? 0) < min) return;
    this.alarmed.set(name, now);
    log.error(
      `警报：${consumer} 在 ${window_s} 秒内搁置了区划 ${tenant} 的 ${min} 条以上 ${type}，请检查处理程序。/ ` +
        `Alarm: ${consumer} parked ${min} or more of ${type}, tenant ${tenant}, within ${window_s} s: look for a defect in a handler.`,
    );
  }
}
