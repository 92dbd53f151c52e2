import { createHash } from 'node:crypto';
import { inTransaction } from '@wenxiao/event-store';
import { catalogue, eventAudiences } from '@wenxiao/figures';
import type { Pool } from 'pg';
import type { EventName } from '../history/event-name.js';
import { indexSubjects } from './take.js';
import { historyRowOfStored, type StoredRow, trailStatement } from './trail-database.js';

const rowsInOrder = trailStatement('rows-in-order');
const madeBy = trailStatement('subjects-made-by');
const setMadeBy = trailStatement('set-subjects-made-by');
const clearReaders = trailStatement('clear-readers');

const page = 2_000;

/**
 * Brings the index of subjects up to today's catalogue of figures and audiences: a release may say of old events that they are
 * about more subjects, or for other readers, than was known when they were taken in. Does nothing when the catalogue is the one that it was made by.
 */
export async function refreshSubjects(pool: Pool, schema: string): Promise<void> {
  const today = createHash('sha256')
    .update(JSON.stringify([catalogue, eventAudiences]))
    .digest('hex');
  const [row] = await madeBy<{ catalogue: string }>({ sql: pool, schema });
  if (row?.catalogue === today) return;
  // Who may read no longer is not left over from the one before.
  await clearReaders({ sql: pool, schema });
  let last: EventName = { store: '', tenant: '', stream: '', version: 0 };
  for (;;) {
    const after = [last.store, last.tenant, last.stream, last.version, page];
    const rows = await inTransaction(pool, async (sql) => {
      const stored = await rowsInOrder<StoredRow>({ sql, schema }, after);
      await indexSubjects({ sql, schema }, stored.map(historyRowOfStored));
      return stored;
    });
    if (rows.length < page) break;
    last = rows.at(-1) ?? last;
  }
  await setMadeBy({ sql: pool, schema }, [today]);
}
