import { termsOf, topicOf } from '@wenxiao/contracts';
import { freshInstallation, type FreshStore, freshStore } from '@wenxiao/event-store/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../testing/eventually.js';
import { freshConsumerStore, InboxBench } from '../testing/inbox-bench.js';
import { ledgerContracts } from '../testing/ledger-contracts.js';
import { Producer } from '../testing/producer.js';
import { PostgresFeed } from './postgres-feed.js';

let consumer: FreshStore;
let producer: FreshStore;
beforeAll(async () => {
  consumer = await freshConsumerStore();
  producer = await freshStore('producer', { installation: freshInstallation(), migrations: [], workingSchemas: [] });
});
afterAll(async () => {
  await consumer.drop();
  await producer.drop();
});

it('that is called while an older transaction still runs takes in what was published as soon as that has ended', async () => {
  const bench = new InboxBench(consumer.pool('service'));
  const { store: service } = producer.name;
  const topic = topicOf(termsOf(ledgerContracts(service).EntryMade));
  const feed = new PostgresFeed({
    subscription: { producer: service, topics: [topic] },
    producer: producer.pool('reader'),
    inbox: bench.inbox,
    // It looks by itself once a minute.
    poll_ms: 60_000,
    lease_ms: 120_000,
    read_max: 500,
    closing: undefined,
  });
  const writing = producer.pool('service');
  const entries = new Producer(service, writing);
  feed.loop.start();
  await eventually(async () => expect(await feed.health()).toMatchObject({ position: '0/0/0' }));
  const older = await writing.connect();
  await older.query('begin');
  await older.query('select pg_current_xact_id()');
  await entries.append('ledger/1', {});
  feed.loop.wake();
  await sleep(100);
  expect(await bench.effects()).toEqual([]);
  await older.query('commit');
  older.release();
  await eventually(async () => expect(await bench.effects()).toEqual(['ledger/1@1']));
  await feed.close();
});
