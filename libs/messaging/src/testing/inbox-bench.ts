import type { Actor } from '@wenxiao/domain';
import { poolTransactions, readStream } from '@wenxiao/event-store';
import { type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Handle, HandlerTransaction } from '../inbox/batch.js';
import type { Delivery } from '../inbox/batch-plan.js';
import { readConsumerHealth, readHeldStreams } from '../inbox/held-streams-list.js';
import type { InboxSettings } from '../inbox/inbox-settings.js';
import { Inbox } from '../inbox/inbox.js';
import type { Log } from '../log.js';
import type { Gap } from '../inbox/resupply.js';
import type { Message, StreamKey } from '../message.js';
import { messagingMigrations, messagingSchema } from '../migrations.js';
import { effectsMigrations, effectsOf, type Fault, leaveEffect, planFault } from './effects.js';

export const operator: Actor = { id: '6f9d5a52-5c1e-4f0e-9d7e-0c3c1f1f5d11', as: 'grant', desk: 'operator' };
const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** A consumer's store, with tables for effects. */
export function freshConsumerStore(): Promise<FreshStore> {
  return freshStore('inbox', {
    migrations: [messagingMigrations, effectsMigrations],
    workingSchemas: [messagingSchema, 'effects'],
  });
}

/** One consumer of one source, in this process. */
export class InboxBench {
  readonly consumer = `consumer-${randomUUID()}`;
  readonly transactions;
  readonly asked: Gap[] = [];
  /** What the producer would send again. */
  supply: Message[] = [];
  readonly inbox: Inbox<HandlerTransaction>;
  private position = 0;

  constructor(
    readonly pool: pg.Pool,
    settings: InboxSettings = {},
    handle?: Handle<HandlerTransaction>,
    readonly log: Log = silent,
  ) {
    this.transactions = poolTransactions(pool);
    this.inbox = this.instance(settings, handle);
  }

  /** A further instance of the same consumer. */
  instance(settings: InboxSettings = {}, handle?: Handle<HandlerTransaction>): Inbox<HandlerTransaction> {
    const { consumer, transactions, asked } = this;
    return new Inbox({
      consumer,
      transactions,
      log: this.log,
      settings: { askAgainAfter_s: 60, retryAfter_s: 60, lookAgainAfter_s: 60, ...settings },
      handle: handle ?? ((message, tx) => leaveEffect(this.pool, tx.sql, consumer, message)),
      resupply: {
        ask: async (gap) => {
          asked.push(gap);
          return this.supply.filter(
            ({ origin }) =>
              origin.stream === gap.key.stream && origin.version > gap.after && origin.version <= gap.upTo,
          );
        },
      },
    });
  }

  /** Delivers messages at the source's next positions, as one batch. */
  async deliver(...messages: Message[]): Promise<readonly StreamKey[]> {
    const from = String(this.position);
    await this.inbox.progressOf(['source'], '0');
    const deliveries: Delivery[] = messages.map((message) => ({ message, position: String((this.position += 1)) }));
    return this.inbox.takeIn({ sources: ['source'], from, deliveries, to: String(this.position) });
  }

  async deliverAndSettle(...messages: Message[]): Promise<void> {
    await this.inbox.held.settle(await this.deliver(...messages));
  }

  async progress(): Promise<string | undefined> {
    return (await this.inbox.progressOf(['source'], '0')).get('source');
  }

  fault(message: Message, fails: Fault, times?: number): Promise<void> {
    return planFault(this.pool, this.consumer, message.origin, fails, times);
  }

  async effects(stream?: string): Promise<string[]> {
    const effects = await effectsOf(this.pool, this.consumer, stream);
    return effects.map((effect) => `${effect.stream}@${effect.version}`);
  }

  async held() {
    return (await readHeldStreams(this, 100, {})).streams;
  }

  health() {
    return readConsumerHealth(this, this.inbox.settings, []);
  }

  /** What the trail says of a parked stream. */
  async trail(message: Message) {
    const { tenant, store: origin, stream } = message.origin;
    const events = await readStream(this.pool, tenant, `parked-message/${this.consumer}/${origin}/${stream}`);
    return events.map(({ type, data, metadata }) => ({
      type,
      data: JSON.parse(data) as Record<string, unknown>,
      metadata: JSON.parse(metadata) as Record<string, unknown>,
    }));
  }
}

/** A stream of a producer that does not exist: its messages, with the chain of previous versions. */
export function streamOf(name = `target/${randomUUID()}`) {
  return (version: number, { incarnation = 1, previous = version - 1 } = {}): Message => ({
    topic: 'targets.target.v1',
    type: 'targets.target-approved.v1',
    text: `{"amount": "1.0", "version": ${version}}`,
    origin: { store: 'targets', incarnation, tenant: '360000', stream: name, version },
    previousVersion: previous,
    recordedAt: '2022-05-09T01:02:03.000004Z',
    correlationId: undefined,
  });
}

export const keyOf = ({ origin: { store: name, tenant, stream } }: Message): StreamKey => ({
  store: name,
  tenant,
  stream,
});
export const names = (messages: readonly Message[]) =>
  messages.map(({ origin }) => `${origin.stream}@${origin.version}`);
