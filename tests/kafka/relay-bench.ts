import { termsOf, topicOf } from '@wenxiao/contracts';
import { type Broker, kafkaBroker, Relay, type RelayOptions } from '@wenxiao/messaging';
import { Consumers, eventually, freshStores, ledgerContracts, Producer, type Stores } from '@wenxiao/messaging/testing';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
export const ledger = () => `ledger/${randomUUID()}`;

/** A text that a careless hand would change. */
export const delicate =
  '{ "entryId" : "𠮷野家", "amount": 1.0, "total": 12345678901234567890, "10": "ten", "9": "nine", "escaped": "\\u4e2d\\/" }';

/** Keeps what it is told. */
export function notebook() {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  return { lines, log: { log: write, warn: write, error: write } };
}

/** A producer whose relay runs in the test's own process, and consumers in processes of theirs. */
export class RelayBench {
  readonly installation: string;
  readonly service: string;
  readonly pool: pg.Pool;
  readonly broker: Broker;
  readonly producer: Producer;
  readonly consumers: Consumers;
  /** The topic of the ledger's facts. */
  readonly entries: string;
  private readonly relays: Relay[] = [];
  private readonly log = notebook().log;

  private constructor(
    readonly stores: Stores,
    brokers: string[],
  ) {
    ({ installation: this.installation, store: this.service } = stores.producer.name);
    this.entries = topicOf(termsOf(ledgerContracts(this.service).EntryMade));
    this.pool = stores.producer.pool('service', { max: 6 });
    this.broker = kafkaBroker(
      { brokers, installation: this.installation, clientId: 'test', session_ms: 6_000 },
      this.log,
    );
    this.producer = new Producer(this.service, this.pool);
    this.consumers = new Consumers(stores, { kind: 'kafka', brokers });
  }

  static async open(brokers: string[]): Promise<RelayBench> {
    return new RelayBench(await freshStores(), brokers);
  }

  relay(options: Partial<RelayOptions> = {}): Relay {
    const { service, pool, broker, log } = this;
    const defaults = { service, pool, broker, log, partitions: 4, poll_ms: 20, lease_ms: 1_000, closeEvery_ms: 200 };
    const relay = new Relay({ ...defaults, ...options });
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  async close(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.close()));
    await this.broker.close();
    await this.consumers.close();
  }
}

/** Everything is sent. */
export async function drained(relay: Relay): Promise<void> {
  await eventually(async () => expect(await relay.health()).toMatchObject({ lag_events: 0, state: { is: 'running' } }));
}

/** A broker whose functions can be replaced one by one. */
export function bound(broker: Broker): Broker {
  return {
    installation: broker.installation,
    ensureTopic: (plan) => broker.ensureTopic(plan),
    hasTopic: (topic) => broker.hasTopic(topic),
    send: (records) => broker.send(records),
    offsets: (topic) => broker.offsets(topic),
    read: (options) => broker.read(options),
    close: () => broker.close(),
  };
}
