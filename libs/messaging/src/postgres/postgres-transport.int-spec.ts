import { readPublishedAfter, storeStart } from '@wenxiao/event-store';
import { positionText } from './feed-position.js';
import { Producer } from '../testing/producer.js';
import { Consumers, freshStores, type TransportBench } from '../testing/transport-bench.js';
import { describeTransport } from '../testing/transport-suite.js';

async function open(): Promise<TransportBench> {
  const stores = await freshStores();
  const { producer: store } = stores;
  const pool = store.pool('service');
  const consumers = new Consumers(stores, { kind: 'postgres', producerUrl: store.url('reader') });
  return {
    service: store.name.store,
    store,
    producer: new Producer(store.name.store, pool),
    consumer: () => consumers.consumer(),
    async losing(consumer, work) {
      await work();
      // As if it had been read, and was not.
      const last = (await readPublishedAfter(pool, storeStart, 100_000)).at(-1)!;
      await consumer.pool.query(`update messaging.progress set position = $2 where consumer = $1`, [
        consumer.name,
        positionText(last.order),
      ]);
    },
    close: () => consumers.close(),
  };
}

describeTransport('postgres', open);
