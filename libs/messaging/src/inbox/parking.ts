import type { Actor } from '@wenxiao/domain';
import type { Queryable, TransactionRunner } from '@wenxiao/event-store';
import { describeFailure, failureName } from '../failure.js';
import type { Log } from '../log.js';
import { describeOrigin, type Message, streamKeyOf } from '../message.js';
import { statement } from '../statement.js';
import type { Batch, HandlerTransaction } from './batch.js';
import type { ConsumerRecord } from './consumer-record.js';
import type { ConsumerStop } from './consumer-stop.js';
import { ConsumerStoppedError, OvertakenError } from './inbox-error.js';
import type { InboxSettings } from './inbox-settings.js';
import { recordParking, recordResumption, type TrailCommand } from './parking-trail.js';
import { retrying } from './retry.js';

const sql = {
  countParked: statement('count-parked'),
  stop: statement('stop-consumer'),
  resume: statement('resume-consumer'),
  readStop: statement('read-stop'),
};

/** Why a stream waits for a person. */
export type ParkReason = 'failed' | 'diverged';

type Options<Tx extends HandlerTransaction> = Readonly<{
  consumer: string;
  transactions: TransactionRunner<Tx>;
  log: Log;
}>;

/** Parks the stream of a message that cannot be taken in, so that all others flow; stops the consumer when that is all it does. */
export class Parking<Tx extends HandlerTransaction> {
  constructor(
    private readonly options: Options<Tx>,
    private readonly settings: Required<InboxSettings>,
    private readonly record: ConsumerRecord,
  ) {}

  /** Parks the one delivery of `batch`, and moves its source past it. */
  async parkDelivery(batch: Batch, reason: ParkReason, cause: unknown): Promise<void> {
    const [delivery] = batch.deliveries;
    if (!delivery) throw new TypeError('There is nothing to park');
    const { message } = delivery;
    await this.options.transactions.run(async ({ sql: tx }) => {
      await this.record.lockStreams(tx, [streamKeyOf(message)]);
      const { progress } = await this.record.readProgress(tx, batch.sources);
      if (progress.some(({ position }) => position !== batch.from)) throw new OvertakenError(batch.sources);
      await this.write(tx, message, reason, cause);
      await this.record.holdMessages(tx, [message]);
      if (!(await this.record.moveProgress(tx, batch.sources, batch.from, batch.to))) {
        throw new OvertakenError(batch.sources);
      }
    });
  }

  /** Parks the stream of a message that is held already, unless it was taken in or parked meanwhile. */
  async parkHeld(message: Message, reason: ParkReason, cause: unknown): Promise<void> {
    const key = streamKeyOf(message);
    await this.options.transactions.run(async ({ sql: tx }) => {
      await this.record.lockStreams(tx, [key]);
      const next = await this.record.nextHeldMessage(tx, key);
      const same =
        next?.origin.version === message.origin.version && next.origin.incarnation === message.origin.incarnation;
      const { hold } = await this.record.readStream(tx, key);
      if (same && hold !== reason) await this.write(tx, message, reason, cause);
    });
  }

  private async write(tx: Queryable, message: Message, reason: ParkReason, cause: unknown): Promise<void> {
    const detail = describeFailure(cause);
    await recordParking(tx, this.options.consumer, message, {
      type: 'message-parked',
      reason,
      error: failureName(cause),
    });
    await this.record.parkStream(tx, streamKeyOf(message), reason, detail);
    this.options.log.error(`已搁置 / parked: ${describeOrigin(message.origin)}, ${message.type}: ${detail}`);
  }

  /** @throws {ConsumerStoppedError} when more streams were parked of late than messages alone explain. */
  async stopIfTooMany(): Promise<void> {
    const { parkedStreams_max: max, parkedWindow_s: window_s } = this.settings;
    const { consumer, transactions, log } = this.options;
    const reason = await transactions.run(async ({ sql: tx }) => {
      const { rows } = await tx.query<{ parked: number }>(sql.countParked, [consumer, window_s]);
      const parked = rows[0]?.parked ?? 0;
      if (parked < max) return undefined;
      const text = `${parked} streams were parked within ${window_s} s: look for a defect in a handler`;
      await tx.query(sql.stop, [consumer, text]);
      return text;
    });
    if (reason === undefined) return;
    log.error(`消费者 ${consumer} 已停止，请检查处理程序，修复后恢复。/ Consumer ${consumer} is stopped: ${reason}`);
    throw new ConsumerStoppedError(consumer, reason);
  }

  async stopped(): Promise<ConsumerStop | undefined> {
    return this.options.transactions.run(({ sql: tx }) => this.readStop(tx));
  }

  /**
   * Lets a stopped consumer go on. Who and why are in the log, and with a `command` in the trail too.
   * @returns whether it was stopped.
   */
  async resume(by: Actor, reason: string, command?: TrailCommand & Readonly<{ tenant: string }>): Promise<boolean> {
    const { consumer, transactions, log } = this.options;
    const attempt = () =>
      transactions.run(async ({ sql: tx }) => {
        const stopped = await this.readStop(tx);
        const { rows } = await tx.query(sql.resume, [consumer, by.id, reason]);
        if (!stopped || rows.length === 0) return false;
        if (command) await recordResumption(tx, { consumer, stopped, by, reason }, command);
        return true;
      });
    const resumed = await retrying(attempt, this.settings.tries_max);
    if (resumed) log.warn(`Consumer ${consumer} was resumed by ${by.id}: ${reason}`);
    return resumed;
  }

  private async readStop(tx: Queryable): Promise<ConsumerStop | undefined> {
    const { consumer } = this.options;
    const { rows } = await tx.query<{ reason: string; stopped_at: string }>(sql.readStop, [consumer]);
    return rows[0] && { reason: rows[0].reason, since: rows[0].stopped_at };
  }
}
