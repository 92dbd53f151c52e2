import { contractType, historyTopicOf } from '@wenxiao/contracts';
import { readCheckpoint, storeStart } from '@wenxiao/event-store';
import { describeWithKafka } from '@wenxiao/infra/testing';
import { type Broker } from '@wenxiao/messaging';
import { eventually, ledgerContracts, readTopic, topicSettings } from '@wenxiao/messaging/testing';
import { createHash } from 'node:crypto';
import { bound, delicate, drained, ledger, notebook, oneTo, RelayBench } from './relay-bench.js';

describeWithKafka('relay', ({ brokers }) => {
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await RelayBench.open(brokers);
  });
  afterEach(() => bench.close());

  it('sends the published text and nothing else, addressed by CloudEvents headers, to a partition that anybody can compute', async () => {
    const stream = `${ledger()}/𠮷`;
    const [first] = await bench.producer.append(stream, { text: delicate });
    await bench.producer.append(stream, { publish: 'nothing' });
    const [third] = await bench.producer.append(stream, { publish: 'EntryNoted' });
    await drained(bench.relay());
    const records = await readTopic(bench.broker, bench.entries);
    const key = JSON.stringify(['360000', stream]);
    const hash = createHash('sha256').update(key).digest().readUInt32BE(0);
    expect(records.map(({ value }) => value?.toString())).toEqual([delicate, third!.text]);
    expect(records.map((record) => record.key?.toString())).toEqual([key, key]);
    expect(new Set(records.map(({ partition }) => partition))).toEqual(new Set([hash % 4]));
    expect(records[1]!.headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: `1/360000/${encodeURIComponent(stream)}/3`,
      ce_source: `/${bench.installation}/${bench.service}`,
      ce_type: contractType(ledgerContracts(bench.service).EntryNoted),
      ce_subject: stream,
      ce_time: third!.recordedAt,
      ce_store: bench.service,
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
    const one = bench.relay();
    await bench.producer.append(ledger(), {});
    await drained(one);
    for (const topic of [bench.entries, historyTopicOf(bench.service)]) {
      expect((await bench.broker.offsets(topic)).size).toBe(4);
      expect(await topicSettings({ brokers, installation: bench.installation, topic })).toMatchObject({
        'retention.ms': '-1',
        'retention.bytes': '-1',
        'cleanup.policy': 'delete',
      });
    }
    await one.close();
    const other = bench.relay({ partitions: 5 });
    await bench.producer.append(ledger(), {});
    await eventually(async () =>
      expect(await other.health()).toMatchObject({
        state: { is: 'paused', reason: expect.stringMatching(/has 4 partitions, the configuration says 5/) },
        lag_events: 1,
      }),
    );
    expect(await readTopic(bench.broker, bench.entries)).toHaveLength(1);
  });

  it('sends a second time what was sent but not acknowledged to the store, and moves the checkpoint no further than that', async () => {
    let fail = true;
    const failing: Broker = {
      ...bound(bench.broker),
      async send(records) {
        await bench.broker.send(records);
        if (fail) throw new Error('The acknowledgement was lost');
      },
    };
    const stream = ledger();
    await bench.producer.append(stream, {}, {}, {});
    const one = bench.relay({ broker: failing });
    await eventually(async () => expect((await readTopic(bench.broker, bench.entries)).length).toBeGreaterThan(3));
    expect(await readCheckpoint(bench.pool, 'relay')).toEqual(storeStart);
    fail = false;
    await drained(one);
    const consumer = bench.consumers.consumer();
    await consumer.instance();
    await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2, 3]));
  });

  it('is fenced: an owner that wakes up after another one has taken over moves nothing back', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    let held = 0;
    const slow: Broker = {
      ...bound(bench.broker),
      async send(records) {
        held += 1;
        await gate;
        await bench.broker.send(records);
      },
    };
    const stream = ledger();
    await bench.producer.append(stream, {}, {});
    const { lines, log: written } = notebook();
    // A pool of its own, whose end keeps the sleeper from renewing its lease, as if the process had been stopped.
    const own = bench.stores.producer.pool('service', { max: 1 });
    const sleeper = bench.relay({ broker: slow, pool: own, log: written });
    await eventually(async () => expect(held).toBe(1));
    const blocker = await own.connect();
    const owner = bench.relay();
    await bench.producer.append(stream, {}, {}, {});
    await drained(owner);
    const checkpoint = await readCheckpoint(bench.pool, 'relay');
    blocker.release();
    release();
    await eventually(async () => expect(lines.join('\n')).toMatch(/Another instance has taken over relay/));
    expect(await readCheckpoint(bench.pool, 'relay')).toEqual(checkpoint);
    // Its send could not be stopped: the topic holds the first two again, behind the newer ones.
    const sent = (await readTopic(bench.broker, bench.entries)).map(({ headers }) => Number(headers.ce_streamversion));
    expect(sent).toEqual([1, 2, 3, 4, 5, 1, 2]);
    const consumer = bench.consumers.consumer();
    const process = await consumer.instance();
    await bench.producer.append(stream, {});
    await eventually(async () => expect(await consumer.versions(stream)).toEqual(oneTo(6)));
    expect(await process.held()).toEqual([]);
    await sleeper.close();
  });
});
