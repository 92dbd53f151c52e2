import { demoStart } from '@wenxiao/cli/demo';
import { advanceClock, DatabaseClient } from '@wenxiao/event-store';
import { storeNames, type Stores } from './stores.js';

/**
 * Sets the clock of every store that has recorded nothing yet, and was never moved, to the demo's first day: a service of which
 * nothing has become yet goes on by the day that it was told of. Before any service starts: whoever followed the record meanwhile
 * would take it for closed through today.
 */
export async function startDemoClocks(stores: Stores): Promise<void> {
  await Promise.all(storeNames.map((store) => startClock(stores.urlOf(store, 'service'))));
}

async function startClock(url: string): Promise<void> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    const { rows: used } = await client.query(
      `(select from event_store.events limit 1)
       union all select from event_store.business_clock where ahead <> interval '0'`,
    );
    if (used.length === 0) await advanceClock(client, demoStart);
  } finally {
    await client.end();
  }
}
