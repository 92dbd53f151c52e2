// Two installations on one broker: the same services, and topics and groups of their own.
import { describeWithKafka } from '@wenxiao/infra/testing';
import { kafkaHistory } from '@wenxiao/messaging';
import { eventually, namesAtBroker, readTopic } from '@wenxiao/messaging/testing';
import { drained, ledger, RelayBench } from './relay-bench.js';

describeWithKafka('installations that share a broker', ({ brokers }) => {
  let one: RelayBench;
  let other: RelayBench;
  beforeEach(async () => {
    [one, other] = await Promise.all([RelayBench.open(brokers), RelayBench.open(brokers)]);
  });
  afterEach(async () => {
    await one.close();
    await other.close();
  });

  async function historyOf({ service, broker }: RelayBench): Promise<string[]> {
    const history = kafkaHistory(service, broker);
    const rows: string[] = [];
    for (let progress: string | undefined, atEnd = false; !atEnd;) {
      const batch = await history.next(progress);
      rows.push(...batch.rows.map((row) => `${row.stream}@${row.version}`));
      ({ progress, atEnd } = batch);
    }
    await history.close();
    return rows;
  }

  it('hear and keep their own alone, although service, tenant and stream are called the same', async () => {
    expect(other.service).toBe(one.service);
    const stream = ledger();
    await one.producer.append(stream, {}, {}, {});
    await other.producer.append(stream, {});
    const consumers = [one.consumers.consumer(), other.consumers.consumer()];
    for (const consumer of consumers) await consumer.instance();
    for (const bench of [one, other]) await drained(bench.relay());
    await eventually(async () => {
      expect(await consumers[0]!.versions(stream)).toEqual([1, 2, 3]);
      expect(await consumers[1]!.versions(stream)).toEqual([1]);
    });
    for (const [bench, count] of [
      [one, 3],
      [other, 1],
    ] as const) {
      expect(await readTopic(bench.broker, bench.entries)).toHaveLength(count);
      expect(await historyOf(bench)).toEqual([1, 2, 3].slice(0, count).map((version) => `${stream}@${version}`));
    }
  });

  it('name every topic and group after themselves', async () => {
    const consumer = one.consumers.consumer();
    await consumer.instance();
    one.relay();
    const named = (...names: readonly string[]) => names.map((name) => `${one.installation}.${name}`).sort();
    const topics = ['history', 'ledger', 'page', 'resend'].map((what) => `${one.service}.${what}.v1`);
    await eventually(async () => {
      expect(await namesAtBroker(brokers, one.installation)).toEqual({
        topics: named(...topics),
        groups: named(`${consumer.name}.${one.entries}`, `${one.service}.relay`),
      });
    });
  });
});
