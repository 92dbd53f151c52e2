import { describeWithKafka } from '@wenxiao/infra/testing';
import { kafkaHistory } from '@wenxiao/messaging';
import { deleteTopic, eventually, makeTopic, readTopic, topicSettings } from '@wenxiao/messaging/testing';
import { delicate, drained, ledger, oneTo, RelayBench } from './relay-bench.js';

describeWithKafka('when a topic', ({ brokers }) => {
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await RelayBench.open(brokers);
  });
  afterEach(() => bench.close());

  it('is lost, refuses to go on in an empty one until the generation is raised, which fills all with the same bytes', async () => {
    const streams = [ledger(), ledger()];
    for (const stream of streams)
      await bench.producer.append(stream, { text: delicate }, {}, { publish: 'EntryNoted' });
    const one = bench.relay();
    const consumer = bench.consumers.consumer();
    await consumer.instance();
    await eventually(async () => expect(await consumer.versions(streams[1]!)).toEqual([1, 2]));
    await drained(one);
    const before = await readTopic(bench.broker, bench.entries);
    await one.close();
    await deleteTopic({ brokers, installation: bench.installation, topic: bench.entries });
    const refused = bench.relay();
    await eventually(async () =>
      expect((await refused.health()).state).toMatchObject({
        is: 'paused',
        reason: expect.stringMatching(/is gone from Kafka with what it held/),
      }),
    );
    await refused.close();
    await drained(bench.relay({ generation: 2, partitions: 3 }));
    const after = await readTopic(bench.broker, `${bench.entries}.g2`);
    const comparable = (records: typeof after) =>
      records
        .map(({ key, value, headers }) => ({ key: key!.toString(), value: value!.toString(), headers }))
        .sort((a, b) => (a.headers.ce_id! < b.headers.ce_id! ? -1 : 1));
    expect(comparable(after)).toEqual(comparable(before));
    // Whoever read the lost topic is told where it goes on.
    for (const stream of streams) await bench.producer.append(stream, {});
    await eventually(async () => {
      for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 4]);
    }, 60_000);
  });

  it('goes on in a later generation with other partitions, consumers and history follow, and no effect is doubled', async () => {
    const streams = [ledger(), ledger(), ledger()];
    for (const stream of streams) await bench.producer.append(stream, {}, {});
    const consumer = bench.consumers.consumer();
    const process = await consumer.instance();
    const one = bench.relay();
    await eventually(async () => {
      for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2]);
    });
    const feed = kafkaHistory(bench.service, bench.broker);
    let { progress } = await feed.next(undefined);
    await one.close();
    const later = bench.relay({ generation: 2, partitions: 3 });
    for (const stream of streams) await bench.producer.append(stream, {}, {});
    await drained(later);
    await eventually(async () => {
      for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 3, 4]);
    });
    const sources = (await process.health()).sources.map(({ source }) => source);
    expect(sources.sort()).toEqual([0, 1, 2].map((partition) => `kafka:${bench.entries}.g2/${partition}`));
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
    await bench.producer.append(stream, {}, {}, {});
    const one = bench.relay();
    const consumer = bench.consumers.consumer();
    let process = await consumer.instance();
    await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2, 3]));
    await process.close();
    await one.close();
    await deleteTopic({ brokers, installation: bench.installation, topic: bench.entries });
    // Somebody repairs it by hand: the topic, and the checkpoint that makes the relay fill it.
    await bench.pool.query('delete from messaging.topics');
    await bench.pool.query('delete from event_store.checkpoints');
    const other = ledger();
    await bench.producer.append(other, {}, {}, {}, {});
    await bench.producer.append(stream, {});
    await drained(bench.relay());
    process = await consumer.instance();
    await eventually(async () => {
      expect(await consumer.versions(stream)).toEqual([1, 2, 3, 4]);
      expect(await consumer.versions(other)).toEqual([1, 2, 3, 4]);
    });
    expect(await process.held()).toEqual([]);
  });

  it('was made before by somebody else’s settings, is set to keep all history and to take every event; what else is set stays', async () => {
    const settings = { 'retention.ms': '60000', 'cleanup.policy': 'compact', 'max.message.bytes': '1000' };
    const at = { brokers, installation: bench.installation, topic: bench.entries };
    await makeTopic(at, 4, { ...settings, 'min.insync.replicas': '1', 'segment.ms': '3600000' });
    const stream = ledger();
    await bench.producer.append(stream, { text: JSON.stringify({ entryId: 'x'.repeat(5_000) }) });
    await drained(bench.relay());
    expect(await topicSettings(at)).toMatchObject({
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'cleanup.policy': 'delete',
      'max.message.bytes': String(16 * 1024 * 1024),
      'segment.ms': '3600000',
    });
    expect(await readTopic(bench.broker, bench.entries)).toHaveLength(1);
  });

  it('holds what is no message, passes over it', async () => {
    const stream = ledger();
    const one = bench.relay();
    await bench.producer.append(stream, {});
    await drained(one);
    const foreign = { topic: bench.entries, key: null, headers: {} };
    await bench.broker.send(
      oneTo(4).map((_, partition) => ({
        ...foreign,
        partition,
        value: partition % 2 ? '\u0000{' : '{"ce_type": 1}',
      })),
    );
    await bench.producer.append(stream, {});
    const consumer = bench.consumers.consumer();
    const process = await consumer.instance();
    await eventually(async () => expect(await consumer.versions(stream)).toEqual([1, 2]));
    expect(process.said).toMatch(/holds at \d+ what is no message/);
  });
});
