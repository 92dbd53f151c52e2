import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningStandalone } from '@wenxiao/standalone';
import pg from 'pg';

const streamsOfStore = `select stream, json_agg(json_build_object(
    'type', type, 'schemaVersion', schema_version, 'data', data::text) order by version) as events
  from event_store.events group by tenant, stream having count(*) <= $1`;
/** Longer streams show nothing that shorter ones do not. */
const events_max = 200;

/**
 * Keeps every stream that the services wrote, `<folder>/<category>.jsonl`: histories that a release is held to are chosen among them
 * (docs/releases.md).
 */
export async function keepStreams({ services, stores }: RunningStandalone, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(services)) {
    const client = new pg.Client({ connectionString: stores.urlOf(name, 'service') });
    await client.connect();
    try {
      const { rows } = await client.query<{ stream: string }>(streamsOfStore, [events_max]);
      for (const row of rows) {
        const [category = ''] = row.stream.split('/');
        appendFileSync(join(folder, `${category}.jsonl`), `${JSON.stringify(row)}\n`);
      }
    } finally {
      await client.end();
    }
  }
}
