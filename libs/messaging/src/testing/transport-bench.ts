import type { Actor } from '@wenxiao/domain';
import { freshInstallation, freshStore, type FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { ConsumerHealth } from '../health.js';
import type { Redriven } from '../inbox/held-streams.js';
import type { HeldStream } from '../inbox/held-streams-list.js';
import type { StreamKey } from '../message.js';
import { messagingMigrations, messagingSchema } from '../migrations.js';
import type { ConsumerProcessOptions } from './consumer-process.js';
import { type Effect, effectsMigrations, effectsOf, type Fault, planFault } from './effects.js';
import { type Producer } from './producer.js';
import type { RelayProcessOptions } from './relay-process.js';
import { WorkerProcess } from './worker-process.js';

/** A consumer's instance in a process of its own. */
export class ConsumerProcess extends WorkerProcess {
  constructor(options: ConsumerProcessOptions) {
    super(new URL('./consumer-process.ts', import.meta.url), options);
  }

  health = () => this.call<ConsumerHealth>('health');
  held = () => this.call<HeldStream[]>('held');
  redrive = (key: StreamKey, by: Actor, reason: string) => this.call<Redriven>('redrive', key, by, reason);
  dismiss = (key: StreamKey, by: Actor, reason: string) => this.call<Redriven>('dismiss', key, by, reason);
  resume = (by: Actor, reason: string) => this.call<boolean>('resume', by, reason);
}

/** A producer's relay in a process of its own. */
export class RelayProcess extends WorkerProcess {
  constructor(options: RelayProcessOptions) {
    super(new URL('./relay-process.ts', import.meta.url), options);
  }
}

/** One consumer of a test: its effects, and what is to go wrong. */
export class ConsumerUnderTest {
  readonly name = `consumer-${randomUUID()}`;

  constructor(
    readonly pool: pg.Pool,
    private readonly service: string,
    private readonly start: (consumer: string, options: Partial<ConsumerProcessOptions>) => ConsumerProcess,
  ) {}

  /** Starts an instance; resolves when it listens. */
  async instance(options: Partial<ConsumerProcessOptions> = {}): Promise<ConsumerProcess> {
    const process = this.start(this.name, { instance: randomUUID().slice(0, 8), ...options });
    await process.ready;
    return process;
  }

  effects(stream?: string): Promise<Effect[]> {
    return effectsOf(this.pool, this.name, stream);
  }

  async versions(stream: string): Promise<number[]> {
    return (await this.effects(stream)).map(({ version }) => version);
  }

  fault(stream: string, version: number, fails: Fault, times?: number): Promise<void> {
    return planFault(this.pool, this.name, { stream, version }, fails, times);
  }

  key(stream: string): StreamKey {
    return { store: this.service, tenant: '360000', stream };
  }
}

/** A producer's and a consumer's store, and the transport between them. */
export interface TransportBench {
  readonly service: string;
  readonly store: FreshStore;
  readonly producer: Producer;
  consumer(): ConsumerUnderTest;
  /** Runs `work`, and what it appends never reaches `consumer` by itself: lost on the way. */
  losing(consumer: ConsumerUnderTest, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Of one installation. */
export type Stores = Readonly<{ producer: FreshStore; consumer: FreshStore }>;

export async function freshStores(): Promise<Stores> {
  const plan = {
    installation: freshInstallation(),
    migrations: [messagingMigrations, effectsMigrations],
    workingSchemas: [messagingSchema, 'effects'],
  };
  return { producer: await freshStore('producer', plan), consumer: await freshStore('consumer', plan) };
}

/** Consumers over one transport; every process that was started is ended by `close`. */
export class Consumers {
  private readonly started: ConsumerProcess[] = [];
  private readonly pool: pg.Pool;

  constructor(
    private readonly stores: Stores,
    private readonly source: ConsumerProcessOptions['source'],
  ) {
    this.pool = stores.consumer.pool('service', { max: 4 });
  }

  consumer(): ConsumerUnderTest {
    const { installation, store: service } = this.stores.producer.name;
    const url = this.stores.consumer.url('service');
    return new ConsumerUnderTest(this.pool, service, (consumer, options) => {
      const process = new ConsumerProcess({
        installation,
        service,
        url,
        source: this.source,
        instance: '',
        ...options,
        consumer,
      });
      this.started.push(process);
      return process;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((process) => process.kill()));
    await this.stores.producer.drop();
    await this.stores.consumer.drop();
  }
}
