import { type INestApplication, type INestMicroservice, Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { readContract } from '@wenxiao/contracts';
import type { Actor } from '@wenxiao/domain';
import type { TransactionRunner } from '@wenxiao/event-store';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Alarm, ConsumerHealth, SourceHealth } from '../health.js';
import type { HandlerTransaction } from '../inbox/batch.js';
import type { DecisionCommand, Redriven } from '../inbox/held-streams.js';
import {
  type HeldFilter,
  type HeldPage,
  type HeldStream,
  readAlarms,
  readConsumerHealth,
  readHeldStreams,
} from '../inbox/held-streams-list.js';
import { Inbox } from '../inbox/inbox.js';
import type { InboxSettings } from '../inbox/inbox-settings.js';
import type { Resupply } from '../inbox/resupply.js';
import type { Log } from '../log.js';
import { Loop } from '../loop.js';
import type { Message, StreamKey } from '../message.js';
import { ErrorsPassThrough } from './errors-pass-through.js';
import { MessageContext } from './message-context.js';
import { type Subscription, subscriptionsOf } from '../subscription.js';

/** What every transport needs to know of its consumer. */
export type ConsumerOptions<Tx extends HandlerTransaction> = Readonly<{
  /** The consumer's name, the service's as a rule. Marks and progress are kept under it: a new name takes in everything anew. */
  consumer: string;
  /** Transactions of the consumer's own database. */
  transactions: TransactionRunner<Tx>;
  settings?: InboxSettings;
  log?: Log;
  /** For consumers that have to know through when they hold all that a producer said on a topic. */
  closing?: ClosingOptions;
}>;

/** A contract that arrived, and with what. */
export type Told<Tx extends HandlerTransaction = HandlerTransaction> = Readonly<{
  contract: object;
  context: MessageContext<Tx>;
}>;

/** Through when a topic was taken in whole, as the producer's store says: nothing recorded at or before `instant` is still to come. */
export type ClosedSource = Readonly<{
  topic: string;
  /** Which of the `parts` that the topic is read in: a partition. The topic is closed through what all of them are. */
  part: number;
  parts: number;
  instant: string;
}>;

export type ClosingOptions = Readonly<{
  topic: string;
  onClosed: (closed: ClosedSource) => Promise<void>;
  /** How often a transport that asks its producers tells so, while nothing is told besides; 5 000 when not given. */
  every_ms?: number;
}>;

/** How often held streams are looked at, and whether there are any. */
const settle_ms = 500;
const lookForHeld_ms_max = 4_000;

/**
 * A Nest transport whose handlers (`@EventPattern<string>(contractType(PerformanceTargetApprovedV1))`) are called once for each message's effect, in the
 * order of its stream. Handlers of the same type run one after the other, in one transaction.
 */
export abstract class MessageServer<Tx extends HandlerTransaction> extends Server implements CustomTransportStrategy {
  /** Nest's own report of a handler's error would be a second one. */
  override readonly propagatesEventHandlerErrors = true;
  protected readonly inbox: Inbox<Tx>;
  protected readonly log: Log;
  private readonly handlers = new Map<string, MessageHandler[]>();
  private readonly maintenance: Loop;
  private connected = false;

  constructor(
    protected readonly consumerOptions: ConsumerOptions<Tx>,
    resupply: Resupply,
  ) {
    super();
    const { consumer, transactions, settings = {} } = consumerOptions;
    this.log = consumerOptions.log ?? new Logger(`${consumer} messages`);
    const handle = (message: Message, tx: Tx) => this.handleMessage(message, tx);
    const onHold = () => this.maintenance.wake();
    this.inbox = new Inbox({ consumer, transactions, handle, resupply, settings, log: this.log, onHold });
    this.maintenance = new Loop({
      name: `${consumer}: held streams`,
      idle_ms: settle_ms,
      idle_ms_max: lookForHeld_ms_max,
      log: this.log,
      turn: async () => ((await this.inbox.held.settleDue()) ? 'waiting' : 'idle'),
    });
  }

  /** Connects the transport to an application: handlers' errors reach it as they were thrown, which Nest does not do by itself. */
  connectTo(app: INestApplication): INestMicroservice {
    const microservice = app.connectMicroservice({ strategy: this }, { deferInitialization: true });
    this.prepare(microservice);
    // What connectMicroservice() does where it does not defer: filters have to be there before the handlers are bound.
    const connected = microservice as unknown as {
      registerListeners(): void;
      setIsInitialized(is: boolean): void;
      setIsInitHookCalled(is: boolean): void;
    };
    connected.registerListeners();
    connected.setIsInitialized(true);
    connected.setIsInitHookCalled(true);
    return microservice;
  }

  /** As {@link connectTo}, for an application that is nothing but this microservice, before it is initialised. */
  prepare(microservice: INestMicroservice): INestMicroservice {
    microservice.useGlobalFilters(new ErrorsPassThrough());
    this.connected = true;
    return microservice;
  }

  /**
   * Reads contracts of some types for what is no controller of an application, and decides nothing: as many at once as there are, in
   * the one transaction of all of them.
   */
  listenFor(types: readonly string[], takeIn: (told: readonly Told<Tx>[], tx: Tx) => Promise<void>): void {
    for (const type of types)
      this.addHandler(
        type,
        (contract: object, context: MessageContext<Tx>) => takeIn([{ contract, context }], context.tx),
        true,
      );
    this.inbox.takeTogetherBy((messages, tx) => {
      const told = messages.filter(({ type }) => this.handlers.has(type)).map((message) => this.told(message, tx));
      return told.length > 0 ? takeIn(told, tx) : Promise.resolve();
    });
    this.connected = true;
    this.listen((error) => {
      if (error instanceof Error) throw error;
    });
  }

  /** Called by Nest for each handler. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const type = this.normalizePattern(pattern as string);
    if (!isEventHandler)
      throw new TypeError(`${type}: this transport carries events (@EventPattern), it answers nothing`);
    callback.isEventHandler = true;
    callback.extras = extras;
    if (!this.messageHandlers.has(type)) this.messageHandlers.set(type, callback);
    this.handlers.set(type, [...(this.handlers.get(type) ?? []), callback]);
  }

  /**
   * Called by Nest once the application is ready. Begins to read; whether the sources can be reached shows in {@link health}.
   * An application must start without them.
   */
  listen(callback: (error?: unknown) => void): void {
    try {
      if (!this.connected) {
        throw new TypeError(
          'Connect the transport by connectTo(app) or prepare(microservice): Nest hides errors otherwise',
        );
      }
      this.startReading(subscriptionsOf(this.handlers.keys()));
      this.maintenance.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Settles when the transactions under way have ended. What they did not finish is delivered again to whoever comes next. */
  async close(): Promise<void> {
    await Promise.all([this.maintenance.close(), this.stopReading()]);
  }

  on(): never {
    throw new TypeError('This transport has no events of its own: ask health()');
  }

  unwrap<T>(): T {
    return this.inbox as T;
  }

  /**
   * There may be something to read now: called after an append in the same process.
   * @param producer whose; of any when not given
   */
  abstract wake(producer?: string): void;

  /** Streams that wait for a person, oldest first. */
  async parked(limit = 100): Promise<HeldStream[]> {
    return (await this.held(limit)).filter(({ state }) => state === 'parked');
  }

  /** Streams that do not flow: parked ones first, then those that wait for a missing message. */
  async held(limit = 100, filter: HeldFilter = {}): Promise<HeldStream[]> {
    return [...(await this.heldPage(limit, filter)).streams];
  }

  /** As {@link held}, with how many there are in all. */
  async heldPage(limit: number, filter: HeldFilter): Promise<HeldPage> {
    return readHeldStreams(this.consumerOptions, limit, filter);
  }

  /**
   * Has a parked message taken in after all, then those behind it. Who and why go into the trail.
   * @throws {TransientError} also where `command` was carried out before: it stands in the consumer's own store.
   */
  async redrive(key: StreamKey, by: Actor, reason: string, command?: DecisionCommand): Promise<Redriven> {
    return this.inbox.held.redrive(key, by, reason, command);
  }

  /** Decides that a parked message is never taken in; those behind it follow. As {@link redrive}. */
  async dismiss(key: StreamKey, by: Actor, reason: string, command?: DecisionCommand): Promise<Redriven> {
    return this.inbox.held.dismiss(key, by, reason, command);
  }

  /** Where streams were parked by the dozen: of some tenants, or of all. */
  async alarms(tenants?: readonly string[]): Promise<Alarm[]> {
    return readAlarms(this.consumerOptions, this.inbox.settings, tenants);
  }

  /** Under which it keeps what it has taken in. */
  get consumer(): string {
    return this.consumerOptions.consumer;
  }

  /** Lag of each source; what is paused, parked or waiting, and why. */
  async health(): Promise<ConsumerHealth> {
    return readConsumerHealth(this.consumerOptions, this.inbox.settings, await this.sources());
  }

  protected abstract startReading(subscriptions: readonly Subscription[]): void;
  protected abstract stopReading(): Promise<void>;
  protected abstract sources(): Promise<SourceHealth[]>;

  private async handleMessage(message: Message, tx: Tx): Promise<void> {
    const handlers = this.handlers.get(message.type);
    if (!handlers) return;
    const { contract, context } = this.told(message, tx);
    for (const handler of handlers) await this.call(handler, contract, context);
  }

  private told(message: Message, tx: Tx): Told<Tx> {
    const contract = readContract(message.type, message.text);
    return { contract, context: new MessageContext(message, tx, this.consumerOptions.consumer) };
  }

  /** Between Nest's hooks for telemetry, and to the end of what the handler returns. */
  private call(handler: MessageHandler, contract: object, context: MessageContext<Tx>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (ended) => {
        try {
          const result: unknown = await handler(contract, context);
          if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        } finally {
          ended();
        }
      });
    });
  }
}
