import { readAfter, type StoredEvent, storeStart } from '@wenxiao/event-store';
import { settled } from '@wenxiao/event-store/testing';
import { describeWithKafka } from '@wenxiao/infra/testing';
import { type HistoryFeed, type HistoryRow, kafkaHistory, postgresHistory } from '@wenxiao/messaging';
import { eventually } from '@wenxiao/messaging/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { delicate, drained, ledger, RelayBench } from './relay-bench.js';

describeWithKafka('the history on Kafka', ({ brokers }) => {
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await RelayBench.open(brokers);
  });
  afterEach(() => bench.close());

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
      await bench.producer.append(
        stream,
        { text: delicate },
        { publish: 'nothing', text: delicate },
        { publish: 'EntryNoted' },
      );
    }
    await drained(bench.relay());
    const fromKafka = kafkaHistory(bench.service, bench.broker);
    const { rows } = await readAll(fromKafka);
    await settled(bench.pool);
    const stored = (await readAfter(bench.pool, storeStart, 100)).map(({ order, ...row }: StoredEvent) => ({
      ...row,
      store: bench.service,
      incarnation: order.incarnation,
    }));
    expect(sorted(rows)).toEqual(sorted(stored));
    for (const stream of streams) {
      expect(rows.filter((row) => row.stream === stream).map(({ version }) => version)).toEqual([1, 2, 3]);
    }
    const fromStore = postgresHistory(bench.stores.producer.name, bench.stores.producer.url('historian'));
    expect(sorted((await readAll(fromStore)).rows)).toEqual(sorted(rows));
    await fromKafka.close();
    await fromStore.close();
  });

  it('goes on from where its reader was, and tells through when it is closed', async () => {
    const stream = ledger();
    await bench.producer.append(stream, {}, {});
    const one = bench.relay();
    await drained(one);
    for (const open of [
      () => kafkaHistory(bench.service, bench.broker),
      () => postgresHistory(bench.stores.producer.name, bench.stores.producer.url('historian')),
    ]) {
      const feed = open();
      const first = await readAll(feed);
      await feed.close();
      const [newest] = (await bench.producer.append(stream, {})).slice(-1);
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
    const one = bench.relay({ closeEvery_ms: 20 });
    await drained(one);
    const appending = (async () => {
      for (let round = 0; round < 40; round += 1) {
        await Promise.all([1, 2, 3].map(() => bench.producer.append(ledger(), {}, {})));
        await sleep(30);
      }
    })();
    const feed = kafkaHistory(bench.service, bench.broker);
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
