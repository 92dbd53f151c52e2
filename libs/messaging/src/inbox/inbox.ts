import type { Queryable, TransactionRunner } from '@wenxiao/event-store';
import { classOf, describeFailure } from '../failure.js';
import type { Log } from '../log.js';
import { describeOrigin, type Message, streamKeyOf, type StreamKey, streamText } from '../message.js';
import type { Batch, Handle, HandleTogether, HandlerTransaction } from './batch.js';
import { type BatchPlan, type Delivery, goingOn, heldBy, planBatch } from './batch-plan.js';
import { ConsumerRecord } from './consumer-record.js';
import { OvertakenError } from './inbox-error.js';
import { inboxDefaults, type InboxSettings } from './inbox-settings.js';
import { HeldStreams } from './held-streams.js';
import { type ParkReason, Parking } from './parking.js';
import type { Resupply } from './resupply.js';
import { retrying } from './retry.js';

export type InboxOptions<Tx extends HandlerTransaction> = Readonly<{
  /** The consumer's name: progress and marks are kept under it, for ever. */
  consumer: string;
  transactions: TransactionRunner<Tx>;
  handle: Handle<Tx>;
  resupply: Resupply;
  log: Log;
  settings?: InboxSettings;
  /** Told that streams were put on hold which go on by themselves. */
  onHold?: () => void;
}>;

type Taken = Readonly<{ count: number; position: string; plan: BatchPlan }>;

/**
 * Takes in messages so that each has its effect once, in the order of its stream, whatever arrives twice, late or not at all.
 *
 * Nothing is written before the handlers have loaded and decided: a transaction gets its id with its first write, and one that
 * got it early must not append late. Where a batch makes that happen (its second handler appends after the first one wrote),
 * the event store refuses by WX002, and the batch is taken in message by message.
 */
export class Inbox<Tx extends HandlerTransaction> {
  readonly settings: Required<InboxSettings>;
  readonly record: ConsumerRecord;
  readonly parking: Parking<Tx>;
  readonly held: HeldStreams<Tx>;
  private together: HandleTogether<Tx> | undefined;

  constructor(readonly options: InboxOptions<Tx>) {
    this.settings = { ...inboxDefaults, ...options.settings };
    this.record = new ConsumerRecord(options.consumer);
    this.parking = new Parking(options, this.settings, this.record);
    this.held = new HeldStreams(options, this.settings, this.record, this.parking);
  }

  /** What can be taken in together need not go to the database message by message. One that fails is found one by one, as ever. */
  takeTogetherBy(together: HandleTogether<Tx>): void {
    this.together = together;
  }

  /** Where the consumer is in each of `sources`; begins those that it does not know at `start`. */
  async progressOf(sources: readonly string[], start: string): Promise<ReadonlyMap<string, string>> {
    const { transactions } = this.options;
    const read = () => transactions.run(({ sql }) => this.record.readProgress(sql, sources));
    let progress = await read();
    if (progress.length < sources.length) {
      await transactions.run(({ sql }) => this.record.startProgress(sql, sources, start));
      progress = await read();
    }
    return new Map(progress.map(({ source, position }) => [source, position]));
  }

  /**
   * Takes in a batch.
   * @returns the streams that were put on hold, or got another message while held, and may go on at once.
   * @throws {OvertakenError} another instance was faster.
   * @throws what lets nothing be taken in: what came before it is done, the rest is to be delivered again after a pause.
   */
  async takeIn(batch: Batch): Promise<readonly StreamKey[]> {
    const held = new Map<string, StreamKey>();
    let { from, deliveries } = batch;
    if (deliveries.length === 0) await this.moveOn(batch);
    while (deliveries.length > 0) {
      const chunk = deliveries.slice(0, this.settings.batchMessages_max);
      const rest = deliveries.slice(chunk.length);
      const to = rest.length === 0 ? batch.to : (chunk.at(-1)?.position ?? batch.to);
      const taken = await this.takeChunk({ ...batch, from, deliveries: chunk, to });
      for (const key of taken.held) held.set(streamText(key), key);
      from = taken.position;
      deliveries = [...chunk.slice(taken.count), ...rest];
    }
    return [...held.values()];
  }

  private async moveOn({ sources, from, to }: Batch): Promise<void> {
    if (from === to) return;
    await this.options.transactions.run(async ({ sql }) => {
      if (!(await this.record.moveProgress(sql, sources, from, to))) throw new OvertakenError(sources);
    });
  }

  private async takeChunk(batch: Batch): Promise<{ count: number; position: string; held: readonly StreamKey[] }> {
    let taken: Taken;
    try {
      taken = await this.takeTogether(batch);
    } catch (error) {
      if (error instanceof OvertakenError || classOf(error) === 'outage') throw error;
      return this.takeOneByOne(batch);
    }
    const held = goingOn({ ...taken.plan, steps: taken.plan.steps.slice(0, taken.count) });
    if (taken.count === taken.plan.steps.length && taken.plan.diverged) {
      const { delivery, because } = taken.plan.diverged;
      const last = batch.deliveries.at(-1) === delivery;
      const to = last ? batch.to : delivery.position;
      await this.park({ ...batch, from: taken.position, deliveries: [delivery], to }, 'diverged', because);
      return { count: taken.count + 1, position: to, held };
    }
    return { count: taken.count, position: taken.position, held };
  }

  /** After a failure: each message in a transaction of its own, so that only the one that fails is concerned. */
  private async takeOneByOne(batch: Batch): Promise<{ count: number; position: string; held: readonly StreamKey[] }> {
    const held: StreamKey[] = [];
    let from = batch.from;
    for (const delivery of batch.deliveries) {
      const to = batch.deliveries.at(-1) === delivery ? batch.to : delivery.position;
      held.push(...(await this.takeAlone({ ...batch, from, deliveries: [delivery], to }, delivery)));
      from = to;
    }
    return { count: batch.deliveries.length, position: from, held };
  }

  private async takeAlone(batch: Batch, { message }: Delivery): Promise<readonly StreamKey[]> {
    try {
      const { plan } = await retrying(() => this.takeTogether(batch), this.settings.tries_max);
      if (plan.diverged) await this.park(batch, 'diverged', plan.diverged.because);
      return goingOn(plan);
    } catch (error) {
      if (error instanceof OvertakenError) throw error;
      return this.setAside(batch, message, error);
    }
  }

  /** @returns the stream, where it is to be looked at again once it is known to wait. */
  private async setAside(batch: Batch, message: Message, error: unknown): Promise<readonly StreamKey[]> {
    const { log } = this.options;
    const what = describeFailure(error);
    const kind = classOf(error);
    switch (kind) {
      case 'outage':
        throw error;
      case 'waits':
      case 'transient':
        log.warn(`${describeOrigin(message.origin)} cannot be handled yet: ${what}`);
        await retrying(() => this.parking.holdDelivery(batch, error), this.settings.tries_max);
        this.options.onHold?.();
        return kind === 'waits' ? [streamKeyOf(message)] : [];
      case 'permanent':
      case 'unknown':
        log.error(`${describeOrigin(message.origin)} cannot be handled: ${what}`);
        await this.park(batch, 'failed', error);
        return [];
    }
  }

  private async park(batch: Batch, reason: ParkReason, cause: unknown): Promise<void> {
    await retrying(() => this.parking.parkDelivery(batch, reason, cause), this.settings.tries_max);
  }

  /** One transaction: plan, handlers, then progress and marks. Commits what was done when the time is up. */
  private async takeTogether(batch: Batch): Promise<Taken> {
    const taken = await this.options.transactions.run((tx) => this.takeInside(batch, tx));
    if (taken.plan.steps.some(({ does }) => does === 'hold')) this.options.onHold?.();
    return taken;
  }

  private async takeInside(batch: Batch, tx: Tx): Promise<Taken> {
    const plan = await this.plan(tx.sql, batch);
    const count = this.together ? await this.handleAll(plan, tx, this.together) : await this.handleInTurn(plan, tx);
    const done = plan.steps.slice(0, count);
    const position = count === batch.deliveries.length ? batch.to : (done.at(-1)?.delivery.position ?? batch.from);
    if (position !== batch.from && !(await this.record.moveProgress(tx.sql, batch.sources, batch.from, position))) {
      throw new OvertakenError(batch.sources);
    }
    await this.writeDown(tx.sql, done);
    return { count, position, plan };
  }

  /** @returns how many steps are done: all of them. */
  private async handleAll({ steps }: BatchPlan, tx: Tx, together: HandleTogether<Tx>): Promise<number> {
    const messages = steps.flatMap(({ does, delivery }) => (does === 'handle' ? [delivery.message] : []));
    if (messages.length > 0) await together(messages, tx);
    return steps.length;
  }

  /** @returns how many steps were done when the time was up. */
  private async handleInTurn({ steps }: BatchPlan, tx: Tx): Promise<number> {
    const started = performance.now();
    let count = 0;
    for (const step of steps) {
      if (count > 0 && performance.now() - started > this.settings.batchTime_ms_max) break;
      if (step.does === 'handle') await this.options.handle(step.delivery.message, tx);
      count += 1;
    }
    return count;
  }

  private async plan(tx: Queryable, { sources, from, deliveries }: Batch): Promise<BatchPlan> {
    const progress = await this.record.readProgress(tx, sources);
    if (progress.length < sources.length || progress.some(({ position }) => position !== from)) {
      throw new OvertakenError(sources);
    }
    const keys = new Map(deliveries.map(({ message }) => [streamText(streamKeyOf(message)), streamKeyOf(message)]));
    const streams = [...keys.values()];
    const plan = planBatch(deliveries, await this.record.readStreams(tx, streams));
    const held = heldBy(plan);
    if (held.length === 0) return plan;
    // A person may be redriving one of them right now: look again once they have done.
    await this.record.lockStreams(tx, held);
    return planBatch(deliveries, await this.record.readStreams(tx, streams));
  }

  private async writeDown(tx: Queryable, steps: BatchPlan['steps']): Promise<void> {
    const messages = (does: 'handle' | 'hold') =>
      steps.filter((step) => step.does === does).map((step) => step.delivery.message);
    await this.record.raiseMarks(tx, messages('handle'));
    await this.record.holdMessages(tx, messages('hold'));
    const streams = new Map<string, { key: StreamKey; reason: 'missing' | 'queued'; detail: string }>();
    for (const step of steps) {
      if (step.does !== 'hold') continue;
      const key = streamKeyOf(step.delivery.message);
      if (streams.has(streamText(key))) continue;
      // Where the stream is held already it keeps its reason; this one counts where it was released a moment ago.
      const reason = step.reason === 'missing' ? 'missing' : 'queued';
      streams.set(streamText(key), { key, reason, detail: step.detail });
      if (step.detail) this.options.log.warn(`${describeOrigin(step.delivery.message.origin)} waits: ${step.detail}`);
    }
    await this.record.holdStreams(tx, [...streams.values()]);
  }
}
