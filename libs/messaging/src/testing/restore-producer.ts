import { adoptStore } from '@wenxiao/event-store';
import pg from 'pg';
import type { TransportBench } from './transport-bench.js';

/** What a restore of the producer's database to an earlier state comes to, for one stream. */
export async function restoreProducer(
  { store, producer }: Pick<TransportBench, 'store' | 'producer'>,
  stream: string,
  version: number,
): Promise<void> {
  const owner = new pg.Client({ connectionString: store.url('owner') });
  await owner.connect();
  await owner.query('alter table event_store.events disable trigger events_are_never_changed');
  await owner.query('delete from event_store.events where stream = $1 and version > $2', [stream, version]);
  await owner.query('alter table event_store.events enable always trigger events_are_never_changed');
  await owner.end();
  await adoptStore(store.url('owner'), 'Restored from the backup of 2 May');
  producer.backTo(stream, version);
}
