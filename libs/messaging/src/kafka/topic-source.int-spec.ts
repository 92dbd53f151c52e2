import type { FreshStore } from '@wenxiao/event-store/testing';
import type pg from 'pg';
import { recordOf } from '../relay/record.js';
import { freshConsumerStore, InboxBench, names, streamOf } from '../testing/inbox-bench.js';
import { DealingBroker } from './testing/dealing-broker.js';
import { TopicSource } from './topic-source.js';

let store: FreshStore;
let pool: pg.Pool;

beforeAll(async () => {
  store = await freshConsumerStore();
  pool = store.pool('service', { max: 10 });
});
afterAll(() => store.drop());

describe('a partition that is dealt out twice', () => {
  it('is where the last deal has brought it, however late the first one comes to its beginning', async () => {
    const bench = new InboxBench(pool);
    const broker = new DealingBroker();
    const stream = streamOf();
    const messages = [stream(1), stream(2), stream(3)];
    const { topic } = stream(1);
    broker.add(...messages.map((message) => recordOf(message, { installation: 'test', topic, partitions: 1 })));
    const source = new TopicSource(topic, broker, bench.inbox);
    source.open();

    const begin = await broker.dealSlowly();
    await broker.deliver(await broker.deal());
    await begin();

    expect(await bench.effects()).toEqual(names(messages));
    expect(await source.health()).toMatchObject([{ state: { is: 'running' }, lag_messages: 0 }]);
    await source.close();
  });
});
