import { lockCheckpoint, moveCheckpoint, poolTransactions, readAfter, storeStart } from '@wenxiao/event-store';
import { settled } from '@wenxiao/event-store/testing';
import { describeWithKafka } from '@wenxiao/infra/testing';
import {
  Consumers,
  describeTransport,
  freshStores,
  Producer,
  RelayProcess,
  type RelayProcessOptions,
  type TransportBench,
} from '@wenxiao/messaging/testing';

describeWithKafka('kafka', ({ brokers }) => {
  describeTransport('kafka', async (): Promise<TransportBench> => {
    const stores = await freshStores();
    const { producer: store } = stores;
    const pool = store.pool('service');
    const { installation, store: service } = store.name;
    const options: RelayProcessOptions = { installation, service, url: store.url('service'), brokers };
    let relay = new RelayProcess(options);
    await relay.ready;
    const consumers = new Consumers(stores, { kind: 'kafka', brokers });
    return {
      service,
      store,
      producer: new Producer(service, pool),
      consumer: () => consumers.consumer(),
      async losing(_, work) {
        await relay.close();
        await work();
        // As if it had been sent, and was not.
        await settled(pool);
        const last = (await readAfter(pool, storeStart, 100_000)).at(-1)!;
        await poolTransactions(pool).run(async ({ sql }) => {
          await lockCheckpoint(sql, 'relay');
          await moveCheckpoint(sql, 'relay', last.order);
        });
        relay = new RelayProcess(options);
        await relay.ready;
      },
      async close() {
        await relay.kill();
        await consumers.close();
      },
    };
  });
});
