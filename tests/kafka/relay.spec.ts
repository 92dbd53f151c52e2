import { createHash, randomUUID } from 'node:crypto';
import { contractType, historyTopicOf, termsOf, topicOf } from '@wenxiao/contracts';
import { type StoredEvent, readAfter, readCheckpoint, storeStart } from '@wenxiao/event-store';
import { describeWithKafka } from '@wenxiao/infra/testing';
import {
  type Broker,
  type HistoryFeed,
  type HistoryRow,
  kafkaBroker,
  kafkaHistory,
  postgresHistory,
  Relay,
  type RelayOptions,
} from '@wenxiao/messaging';
import {
  Consumers,
  deleteTopic,
  eventually,
  freshStores,
  ledgerContracts,
  Producer,
  readTopic,
  type Stores,
  topicSettings,
} from '@wenxiao/messaging/testing';
import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const ledger = () => `ledger/${randomUUID()}`;
const delicate =
  '{ "entryId" : "𠮷野家", "amount": 1.0, "total": 12345678901234567890, "10": "ten", "9": "nine", "escaped": "\\u4e2d\\/" }';

/** Keeps what it is told. */
function notebook() {
  const lines: string[] = [];
  const write = (text: unknown) => void lines.push(String(text));
  return { lines, log: { log: write, warn: write, error: write } };
}

describeWithKafka('relay', ({ brokers }) => {
  let stores: Stores;
  let pool: pg.Pool;
  let broker: Broker;
  let producer: Producer;
  let service: string;
  let consumers: Consumers;
  const relays: Relay[] = [];
  const { log } = notebook();

  beforeEach(async () => {
    stores = await freshStores('relay');
    service = stores.producer.name;
    ledgerContracts(service);
    pool = stores.producer.pool('service', { max: 6 });
    broker = kafkaBroker({ brokers, clientId: 'test', session_ms: 6_000 }, log);
    producer = new Producer(service, pool);
    consumers = new Consumers(stores, { kind: 'kafka', brokers });
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.close()));
    await broker.close();
    await consumers.close();
  });

  function relay(options: Partial<RelayOptions> = {}): Relay {
    const started = new Relay({
      service,
      pool,
      broker,
      partitions: 4,
      poll_ms: 20,
      lease_ms: 1_000,
      closeEvery_ms: 200,
      log,
      ...options,
    });
    relays.push(started);
    started.start();
    return started;
  }

  const entries = () => topicOf(termsOf(ledgerContracts(service).EntryMade));
  const drained = (one: Relay) =>
    eventually(async () => expect(await one.health()).toMatchObject({ lag_events: 0, state: { is: 'running' } }));

  it('sends the published text and nothing else, addressed by CloudEvents headers, to a partition that anybody can compute', async () => {
    const stream = `${ledger()}/𠮷`;
    const [first] = await producer.append(stream, { text: delicate });
    await producer.append(stream, { publish: 'nothing' });
    const [third] = await producer.append(stream, { publish: 'EntryNoted' });
    await drained(relay());
    const records = await readTopic(broker, entries());
    const key = JSON.stringify(['360000', stream]);
    const hash = createHash('sha256').update(key).digest().readUInt32BE(0);
    expect(records.map(({ value }) => value?.toString())).toEqual([delicate, third!.text]);
    expect(records.map((record) => record.key?.toString())).toEqual([key, key]);
    expect(new Set(records.map(({ partition }) => partition))).toEqual(new Set([hash % 4]));
    expect(records[1]!.headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: `1/360000/${encodeURIComponent(stream)}/3`,
      ce_source: `/wenxiao/${service}`,
      ce_type: contractType(ledgerContracts(service).EntryNoted),
      ce_subject: stream,
      ce_time: third!.recordedAt,
      ce_store: service,
      ce_incarnation: '1',
      ce_tenant: '360000',
      ce_stream: stream,
      ce_streamversion: '3',
      ce_previousversion: '1',
      ce_correlationid: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(records[0]!.headers).toMatchObject({ ce_time: first!.recordedAt, ce_previousversion: '0' });
  });

  it('makes topics on purpose, keeps them for ever, and refuses those with another number of partitions', async () => {
    const one = relay();
    await producer.append(ledger(), {});
    await drained(one);
    for (const topic of [entries(), historyTopicOf(service)]) {
      expect((await broker.offsets(topic)).size).toBe(4);
      expect(await topicSettings(brokers, topic)).toMatchObject({
        'retention.ms': '-1',
        'retention.bytes': '-1',
        'cleanup.policy': 'delete',
      });
    }
    await one.close();
    const other = relay({ partitions: 5 });
    await producer.append(ledger(), {});
    await eventually(async () =>
      expect(await other.health()).toMatchObject({
        state: { is: 'paused', reason: expect.stringMatching(/has 4 partitions, the configuration says 5/) },
        lag_events: 1,
      }),
    );
    expect(await readTopic(broker, entries())).toHaveLength(1);
  });

  it('sends a second time what was sent but not acknowledged to the store, and moves the checkpoint no further than that', async () => {
    let fail = true;
    const failing: Broker = {
      ...bound(broker),
      async send(records) {
        await broker.send(records);
        if (fail) throw new Error('The acknowledgement was lost');
      },
    };
    const stream = ledger();
    await producer.append(stream, {}, {}, {});
    const one = relay({ broker: failing });
    await eventually(async () => expect((await readTopic(broker, entries())).length).toBeGreaterThan(3));
    expect(await readCheckpoint(pool, 'relay')).toEqual(storeStart);
    fail = false;
    await drained(one);
    const consumer = consumers.consumer();
    await consumer.instance();
    await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2, 3]));
  });

  it('is fenced: an owner that wakes up after another one has taken over moves nothing back', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let held = 0;
    const slow: Broker = {
      ...bound(broker),
      async send(records) {
        held += 1;
        await gate;
        await broker.send(records);
      },
    };
    const stream = ledger();
    await producer.append(stream, {}, {});
    const { lines, log: written } = notebook();
    // A pool of its own, whose end keeps the sleeper from renewing its lease, as if the process had been stopped.
    const own = stores.producer.pool('service', { max: 1 });
    const sleeper = relay({ broker: slow, pool: own, log: written });
    await eventually(async () => expect(held).toBe(1));
    const blocker = await own.connect();
    const owner = relay();
    await producer.append(stream, {}, {}, {});
    await drained(owner);
    const checkpoint = await readCheckpoint(pool, 'relay');
    blocker.release();
    release();
    await eventually(async () => expect(lines.join('\n')).toMatch(/Another instance has taken over relay/));
    expect(await readCheckpoint(pool, 'relay')).toEqual(checkpoint);
    // Its send could not be stopped: the topic holds the first two again, behind the newer ones.
    const sent = (await readTopic(broker, entries())).map(({ headers }) => Number(headers.ce_streamversion));
    expect(sent).toEqual([1, 2, 3, 4, 5, 1, 2]);
    const consumer = consumers.consumer();
    const process = await consumer.instance();
    await producer.append(stream, {});
    await eventually(async () => expect(await consumer.versions(stream)).toEqual(oneTo(6)));
    expect(await process.held()).toEqual([]);
    await sleeper.close();
  });

  describe('the history', () => {
    /** Reads until the end; compares nothing. */
    async function readAll(
      feed: HistoryFeed,
      from?: string,
    ): Promise<{ rows: HistoryRow[]; progress: string | undefined }> {
      const rows: HistoryRow[] = [];
      let progress = from;
      for (let end = false; !end;) {
        const batch = await feed.next(progress);
        rows.push(...batch.rows);
        progress = batch.progress ?? progress;
        end = batch.atEnd;
      }
      return { rows, progress };
    }
    const sorted = (rows: readonly HistoryRow[]) =>
      [...rows].sort((a, b) => (a.stream === b.stream ? a.version - b.version : a.stream < b.stream ? -1 : 1));

    it('holds every row of the store, byte for byte, in the order of each stream', async () => {
      const streams = [ledger(), ledger(), ledger()];
      for (const stream of streams) {
        await producer.append(
          stream,
          { text: delicate },
          { publish: 'nothing', text: delicate },
          { publish: 'EntryNoted' },
        );
      }
      await drained(relay());
      const fromKafka = kafkaHistory(service, broker);
      const { rows } = await readAll(fromKafka);
      const stored = (await readAfter(pool, storeStart, 100)).map(({ order, ...row }: StoredEvent) => ({
        ...row,
        store: service,
        incarnation: order.incarnation,
      }));
      expect(sorted(rows)).toEqual(sorted(stored));
      for (const stream of streams) {
        expect(rows.filter((row) => row.stream === stream).map(({ version }) => version)).toEqual([1, 2, 3]);
      }
      const fromStore = postgresHistory(service, stores.producer.url('historian'));
      expect(sorted((await readAll(fromStore)).rows)).toEqual(sorted(rows));
      await fromKafka.close();
      await fromStore.close();
    });

    it('goes on from where its reader was, and tells through when it is closed', async () => {
      const stream = ledger();
      await producer.append(stream, {}, {});
      const one = relay();
      await drained(one);
      for (const open of [
        () => kafkaHistory(service, broker),
        () => postgresHistory(service, stores.producer.url('historian')),
      ]) {
        const feed = open();
        const first = await readAll(feed);
        await feed.close();
        const [newest] = (await producer.append(stream, {})).slice(-1);
        await drained(one);
        const again = open();
        let { rows, progress } = await readAll(again, first.progress);
        expect(rows.map(({ version }) => version)).toEqual([newest!.version]);
        await eventually(async () => {
          const batch = await again.next(progress);
          progress = batch.progress ?? progress;
          rows = [...rows, ...batch.rows];
          expect(batch.closedThrough! > newest!.recordedAt).toBe(true);
        });
        expect(rows).toHaveLength(1);
        await again.close();
      }
    });

    it('is closed through no instant above which an event may still come', async () => {
      const one = relay({ closeEvery_ms: 20 });
      await drained(one);
      const appending = (async () => {
        for (let round = 0; round < 40; round += 1) {
          await Promise.all([1, 2, 3].map(() => producer.append(ledger(), {}, {})));
          await sleep(30);
        }
      })();
      const feed = kafkaHistory(service, broker);
      let progress: string | undefined;
      let closed = '';
      let marks = 0;
      let count = 0;
      while (count < 240) {
        const batch = await feed.next(progress);
        progress = batch.progress;
        for (const row of batch.rows) expect(row.recordedAt > closed).toBe(true);
        count += batch.rows.length;
        if (batch.closedThrough !== undefined) {
          marks += 1;
          closed = batch.closedThrough;
        }
      }
      await appending;
      expect(marks).toBeGreaterThan(3);
      await drained(one);
      await feed.close();
    });
  });

  describe('when a topic', () => {
    it('is lost, refuses to go on in an empty one until the generation is raised, which fills all with the same bytes', async () => {
      const streams = [ledger(), ledger()];
      for (const stream of streams) await producer.append(stream, { text: delicate }, {}, { publish: 'EntryNoted' });
      const one = relay();
      const consumer = consumers.consumer();
      await consumer.instance();
      await eventually(async () => expect(await consumer.versions(streams[1]!)).toEqual([1, 2]));
      await drained(one);
      const before = await readTopic(broker, entries());
      await one.close();
      await deleteTopic(brokers, entries());
      const refused = relay();
      await eventually(async () =>
        expect((await refused.health()).state).toMatchObject({
          is: 'paused',
          reason: expect.stringMatching(/is gone from Kafka with what it held/),
        }),
      );
      await refused.close();
      await drained(relay({ generation: 2, partitions: 3 }));
      const after = await readTopic(broker, `${entries()}.g2`);
      const comparable = (records: typeof after) =>
        records
          .map(({ key, value, headers }) => ({ key: key!.toString(), value: value!.toString(), headers }))
          .sort((a, b) => (a.headers.ce_id! < b.headers.ce_id! ? -1 : 1));
      expect(comparable(after)).toEqual(comparable(before));
      // Whoever read the lost topic is told where it goes on.
      for (const stream of streams) await producer.append(stream, {});
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 4]);
      }, 30_000);
    });

    it('goes on in a later generation with other partitions, consumers and history follow, and no effect is doubled', async () => {
      const streams = [ledger(), ledger(), ledger()];
      for (const stream of streams) await producer.append(stream, {}, {});
      const consumer = consumers.consumer();
      const process = await consumer.instance();
      const one = relay();
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2]);
      });
      const feed = kafkaHistory(service, broker);
      let { progress } = await feed.next(undefined);
      await one.close();
      const later = relay({ generation: 2, partitions: 3 });
      for (const stream of streams) await producer.append(stream, {}, {});
      await drained(later);
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 3, 4]);
      });
      const sources = (await process.health()).sources.map(({ source }) => source);
      expect(sources.sort()).toEqual([0, 1, 2].map((partition) => `kafka:${entries()}.g2/${partition}`));
      const seen = new Set<string>();
      await eventually(async () => {
        const batch = await feed.next(progress);
        progress = batch.progress;
        for (const { stream, version } of batch.rows) seen.add(`${stream}@${version}`);
        for (const stream of streams) for (const version of [3, 4]) expect(seen).toContain(`${stream}@${version}`);
      });
      expect(progress).toMatch(/^g2;/);
      await feed.close();
    });

    it('was made anew under its old name, is read by consumers from its start', async () => {
      const stream = ledger();
      await producer.append(stream, {}, {}, {});
      const one = relay();
      const consumer = consumers.consumer();
      let process = await consumer.instance();
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2, 3]));
      await process.close();
      await one.close();
      await deleteTopic(brokers, entries());
      // Somebody repairs it by hand: the topic, and the checkpoint that makes the relay fill it.
      await pool.query('delete from messaging.topics');
      await pool.query('delete from event_store.checkpoints');
      const [other] = [ledger()];
      await producer.append(other, {}, {}, {}, {});
      await producer.append(stream, {});
      await drained(relay());
      process = await consumer.instance();
      await eventually(async () => {
        expect(await consumer.versions(stream)).toEqual([1, 2, 3, 4]);
        expect(await consumer.versions(other)).toEqual([1, 2, 3, 4]);
      });
      expect(await process.held()).toEqual([]);
    });

    it('holds what is no message, passes over it', async () => {
      const stream = ledger();
      const one = relay();
      await producer.append(stream, {});
      await drained(one);
      const foreign = { topic: entries(), key: null, headers: {} };
      await broker.send(
        oneTo(4).map((_, partition) => ({
          ...foreign,
          partition,
          value: partition % 2 ? '\u0000{' : '{"ce_type": 1}',
        })),
      );
      await producer.append(stream, {});
      const consumer = consumers.consumer();
      const process = await consumer.instance();
      await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2]));
      expect(process.said).toMatch(/holds at \d+ what is no message/);
    });
  });

  describe('instances of a consumer', () => {
    it('share the partitions, and take over those of one that is gone', async () => {
      await drained(relay());
      const consumer = consumers.consumer();
      const [a, b] = [await consumer.instance({ instance: 'a' }), await consumer.instance({ instance: 'b' })];
      const sourcesOf = async (process: typeof a) =>
        (await process.health()).sources.filter(({ state }) => state.is === 'running').map(({ source }) => source);
      await eventually(async () => {
        const [ofA, ofB] = [await sourcesOf(a), await sourcesOf(b)];
        expect([ofA.length, ofB.length]).toEqual([2, 2]);
        expect(new Set([...ofA, ...ofB]).size).toBe(4);
      });
      const streams = Array.from({ length: 16 }, ledger);
      for (const stream of streams) await producer.append(stream, {}, {});
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2]);
      });
      expect(new Set((await consumer.effects()).map(({ instance }) => instance))).toEqual(new Set(['a', 'b']));
      await a.kill();
      for (const stream of streams) await producer.append(stream, {});
      await eventually(async () => {
        for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 3]);
      }, 30_000);
    });

    it('pause the partition of a message that meets an error that passes, and no other', async () => {
      await drained(relay());
      const consumer = consumers.consumer();
      const process = await consumer.instance();
      const streams = Array.from({ length: 16 }, ledger);
      await consumer.fault(streams[0]!, 1, 'transient');
      for (const stream of streams) await producer.append(stream, {});
      await eventually(async () => {
        const taken = (await consumer.effects()).length;
        const { sources } = await process.health();
        expect(sources.filter(({ state }) => state.is === 'paused')).toHaveLength(1);
        // Those that share the first one's partition wait; a quarter of all, more or less.
        expect(taken).toBeGreaterThan(5);
      });
      expect(await process.held()).toEqual([]);
      await consumer.fault(streams[0]!, 1, 'transient', 0);
      await eventually(async () => expect((await consumer.effects()).length).toBe(16));
    });
  });
});

/** A broker whose functions can be replaced one by one. */
function bound(broker: Broker): Broker {
  return {
    ensureTopic: (plan) => broker.ensureTopic(plan),
    hasTopic: (topic) => broker.hasTopic(topic),
    send: (records) => broker.send(records),
    offsets: (topic) => broker.offsets(topic),
    read: (options) => broker.read(options),
    close: () => broker.close(),
  };
}
