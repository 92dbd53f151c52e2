import { contractType } from '@wenxiao/contracts';
import { type KafkaBroker, startKafka } from '@wenxiao/infra';
import { describeWithKafka } from '@wenxiao/infra/testing';
import type { RelayHealth } from '@wenxiao/messaging';
import {
  type ConsumerProcess,
  Consumers,
  type ConsumerUnderTest,
  eventually,
  freshStores,
  ledgerContracts,
  Producer,
  RelayProcess,
  type RelayProcessOptions,
  type Stores,
} from '@wenxiao/messaging/testing';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Appends to some streams, steadily, until it is stopped. */
class SteadyProducer {
  readonly streams = Array.from({ length: 8 }, () => `ledger/${randomUUID()}`);
  private stopped = false;
  private rounds = 0;
  private readonly running: Promise<void>;

  constructor(private readonly producer: Producer) {
    this.running = this.run();
  }

  /** @returns how many events each stream has now. */
  async stop(): Promise<number> {
    this.stopped = true;
    await this.running;
    return this.rounds;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      await Promise.all(this.streams.map((stream) => this.producer.append(stream, {})));
      this.rounds += 1;
      await sleep(50);
    }
  }
}

/** Every stream's effects are there, once, in order; processes that nobody killed are there as well. */
async function expectAll(
  steady: SteadyProducer,
  consumer: ConsumerUnderTest,
  ...alive: readonly ConsumerProcess[]
): Promise<void> {
  const last = await steady.stop();
  await eventually(async () => {
    await Promise.all(alive.map((process) => process.health()));
    for (const stream of steady.streams) expect(await consumer.versions(stream)).toEqual(oneTo(last));
  }, 60_000);
}

describeWithKafka('messaging under faults', () => {
  // A broker of its own: it is going to be killed.
  let home: string;
  let kafka: KafkaBroker;
  let stores: Stores;
  let consumers: Consumers;
  let consumer: ConsumerUnderTest;
  let relays: RelayProcess[];
  let producer: Producer;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'wenxiao-faults-'));
    kafka = await startKafka({ home });
  });
  afterAll(async () => {
    await kafka.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  beforeEach(async () => {
    stores = await freshStores();
    ledgerContracts(stores.producer.name.store);
    relays = [];
    consumers = new Consumers(stores, { kind: 'kafka', brokers: kafka.brokers });
    consumer = consumers.consumer();
    producer = new Producer(stores.producer.name.store, stores.producer.pool('service', { max: 8 }));
  });
  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.kill()));
    await consumers.close();
  });

  async function relay(options: Partial<RelayProcessOptions> = {}): Promise<RelayProcess> {
    const { installation, store: service } = stores.producer.name;
    const { brokers } = kafka;
    const url = stores.producer.url('service');
    const process = new RelayProcess({ installation, service, url, brokers, ...options });
    relays.push(process);
    await process.ready;
    return process;
  }

  /** Resolves when effects have been added since the call. */
  async function progress(): Promise<void> {
    const before = (await consumer.effects()).length;
    await eventually(async () => expect((await consumer.effects()).length).toBeGreaterThan(before), 60_000);
  }

  it('nothing is lost and nothing doubled when the relay is killed again and again', async () => {
    await relay({ batchRows_max: 10 });
    await consumer.instance();
    const steady = new SteadyProducer(producer);
    await progress();
    for (let life = 0; life < 3; life += 1) {
      await sleep(300);
      await relays.at(-1)?.kill();
      await relay({ batchRows_max: 10 });
      await progress();
    }
    await expectAll(steady, consumer);
  });

  it('nothing is lost and nothing doubled when the broker is killed in the middle and comes back', async () => {
    const sender = await relay();
    const listener = await consumer.instance();
    const steady = new SteadyProducer(producer);
    await progress();
    process.kill(kafka.pid, 'SIGKILL');
    await kafka.exited;
    const { port } = kafka;
    // Services go on without Kafka, and say that they do.
    await eventually(async () => {
      expect(await sender.call('health')).toMatchObject({ state: { is: 'paused' } });
      const { sources } = await listener.health();
      expect(sources.every(({ state }) => state.is !== 'running')).toBe(true);
    }, 60_000);
    kafka = await startKafka({ home, port });
    await progress();
    await expectAll(steady, consumer);
    expect(await listener.held()).toEqual([]);
    await eventually(async () => expect(await sender.call('health')).toMatchObject({ state: { is: 'running' } }));
  });

  it('effects are right when a relay is stopped past its lease, another one sends newer events, and the first one goes on', async () => {
    await relay({ batchRows_max: 8 });
    const listener = await consumer.instance();
    const steady = new SteadyProducer(producer);
    await progress();
    await relay({ batchRows_max: 8 });
    // Whoever is stopped may have been in the middle of nothing: then once more.
    const wasOvertaken = () => relays.some(({ said }) => said.includes('has taken over'));
    for (let times = 0; times < 2 || (times < 10 && !wasOvertaken()); times += 1) {
      for (const each of relays) each.signal('SIGCONT');
      await sleep(500);
      // Whoever owns the lease is in the middle of something.
      const stopped = relays[times % 2]!;
      stopped.signal('SIGSTOP');
      await sleep(2_500); // The lease is 1.5 s.
      await progress();
    }
    for (const each of relays) each.signal('SIGCONT');
    await expectAll(steady, consumer);
    expect(await listener.held()).toEqual([]);
    await eventually(async () => expect(relays.map(({ said }) => said).join('')).toMatch(/has taken over/));
    // The server may have ended the stopped one's transaction meanwhile, and with it the connection: it goes on all the same.
    await eventually(async () => {
      const reports = (await Promise.all(relays.map((each) => each.call('health')))) as RelayHealth[];
      expect(reports.map(({ state }) => state.is).sort()).toEqual(['running', 'standby']);
    });
  });

  it('nothing is lost and nothing doubled when connections to PostgreSQL are cut again and again', async () => {
    await relay();
    const listener = await consumer.instance();
    const steady = new SteadyProducer(producer);
    await progress();
    const superuser = new pg.Client({ connectionString: stores.producer.superuserUrl });
    await superuser.connect();
    for (let cut = 0; cut < 10; cut += 1) {
      await sleep(200);
      await superuser.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = any ($1) and (application_name like 'consumer %' or application_name like 'relay %')`,
        [[stores.producer.roles.service, stores.consumer.roles.service]],
      );
    }
    await superuser.end();
    await expectAll(steady, consumer, listener);
    expect(await listener.held()).toEqual([]);
  });

  it('one poisoned stream stands still, and the others do not notice, through kills of everything', async () => {
    await relay();
    let listener: ConsumerProcess = await consumer.instance();
    const steady = new SteadyProducer(producer);
    const poisoned = `ledger/${randomUUID()}`;
    await consumer.fault(poisoned, 2, 'defect');
    await producer.append(poisoned, {}, {}, {});
    await eventually(async () => expect(await listener.held()).toHaveLength(1));
    await Promise.all([listener.kill(), relays[0]!.kill()]);
    await relay();
    listener = await consumer.instance();
    await producer.append(poisoned, {});
    await progress();
    expect(await consumer.versions(poisoned)).toEqual([1]);
    await consumer.fault(poisoned, 2, 'defect', 0);
    await eventually(async () => expect(await listener.held()).toMatchObject([{ messages: 3 }]));
    const by = { id: 'c9f4c6ae-6a0f-4a55-8d4f-0b7a3c8a1d11', as: 'grant', desk: 'operator' } as const;
    await listener.redrive(consumer.key(poisoned), by, 'The handler was mended');
    await eventually(async () => expect(await consumer.versions(poisoned)).toEqual(oneTo(4)));
    await expectAll(steady, consumer);
    expect(contractType(ledgerContracts(stores.producer.name.store).EntryMade)).toBe(
      (await consumer.effects())[0]!.type,
    );
  });
});
