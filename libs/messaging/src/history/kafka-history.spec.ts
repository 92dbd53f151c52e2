import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { DealingBroker } from '../kafka/testing/dealing-broker.js';
import { historyRecord, type HistoryRow } from '../relay/history-record.js';
import { kafkaHistory } from './kafka-history.js';

const row = (version: number): HistoryRow => ({
  store: 'targets',
  incarnation: 1,
  tenant: '360000',
  stream: 'performance-target/1',
  version,
  type: 'target-declared',
  schemaVersion: 1,
  data: '{}',
  metadata: '{}',
  commandId: 'a8098c1a-f86e-41da-bd1a-00112444be1e',
  commandHash: undefined,
  recordedAt: '2022-05-09T01:02:03.000004Z',
  published: undefined,
  previousPublished: 0,
});

describe('a history in Kafka', () => {
  it('hands out every row, however late a deal that no longer holds comes to its beginning', async () => {
    const broker = new DealingBroker();
    const rows = [row(1), row(2), row(3)];
    const place = { installation: 'test', topic: 'targets.history.v1', partitions: 1 };
    broker.add(...rows.map((each) => historyRecord(each, place)));
    const history = kafkaHistory('targets', broker);
    const handedOut = history.next(undefined);

    await setImmediate();
    const begin = await broker.dealSlowly();
    await broker.deliver(await broker.deal());
    await begin();

    // What was lost is waited for in vain.
    const batch = await Promise.race([handedOut, sleep(1_000)]);
    expect(batch?.rows).toEqual(rows);
    await history.close();
  });
});
