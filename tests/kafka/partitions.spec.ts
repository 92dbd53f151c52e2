import { describeWithKafka } from '@wenxiao/infra/testing';
import { eventually } from '@wenxiao/messaging/testing';
import { drained, ledger, RelayBench } from './relay-bench.js';

describeWithKafka('instances of a consumer on Kafka', ({ brokers }) => {
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await RelayBench.open(brokers);
  });
  afterEach(() => bench.close());

  it('share the partitions, and take over those of one that is gone', async () => {
    await drained(bench.relay());
    const consumer = bench.consumers.consumer();
    const [a, b] = [await consumer.instance({ instance: 'a' }), await consumer.instance({ instance: 'b' })];
    const sourcesOf = async (process: typeof a) =>
      (await process.health()).sources.filter(({ state }) => state.is === 'running').map(({ source }) => source);
    await eventually(async () => {
      const [ofA, ofB] = [await sourcesOf(a), await sourcesOf(b)];
      expect([ofA.length, ofB.length]).toEqual([2, 2]);
      expect(new Set([...ofA, ...ofB]).size).toBe(4);
    }, 60_000);
    const streams = Array.from({ length: 16 }, ledger);
    for (const stream of streams) await bench.producer.append(stream, {}, {});
    await eventually(async () => {
      for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2]);
    });
    expect(new Set((await consumer.effects()).map(({ instance }) => instance))).toEqual(new Set(['a', 'b']));
    await a.kill();
    for (const stream of streams) await bench.producer.append(stream, {});
    await eventually(async () => {
      for (const stream of streams) expect(await consumer.versions(stream)).toEqual([1, 2, 3]);
    }, 60_000);
  });

  it('let the stream of a message wait that meets an error that passes, and no partition', async () => {
    await drained(bench.relay());
    const consumer = bench.consumers.consumer();
    const process = await consumer.instance();
    const failing = ledger();
    await consumer.fault(failing, 1, 'transient');
    await bench.producer.append(failing, {});
    await eventually(async () =>
      expect(await process.held()).toMatchObject([{ key: { stream: failing }, state: 'waiting', reason: 'retrying' }]),
    );
    expect((await process.health()).sources.filter(({ state }) => state.is === 'paused')).toEqual([]);
    // Some of them lie in the same partition.
    const streams = Array.from({ length: 24 }, ledger);
    for (const stream of streams) await bench.producer.append(stream, {});
    await eventually(async () =>
      expect((await consumer.effects()).map(({ stream }) => stream).sort()).toEqual([...streams].sort()),
    );
    await consumer.fault(failing, 1, 'transient', 0);
    await eventually(async () => expect(await consumer.effects()).toHaveLength(25), 60_000);
  });
});
