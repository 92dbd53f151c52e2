import { DatabaseClient } from './connections.js';
import { statement } from './statement.js';

/** What an adoption did. */
export type Adoption = Readonly<{
  store: string;
  /** The incarnation in force from now on. */
  incarnation: number;
  /**
   * Subscribers that had read further than the store now goes. Their checkpoints stand at its newest event; what they keep
   * may still tell of events that are lost, and is to be rebuilt.
   */
  rewound: readonly string[];
}>;

const incarnationStatement = statement('store-incarnation');
const addStatement = statement('add-incarnation');
const rewindStatement = statement('rewind-checkpoints');

/**
 * Raises the incarnation of a store after a restore, a move or a promotion, and binds it to this cluster and timeline. New
 * events carry it, and every reader sees them after all older ones, whatever their transaction ids. Waits for running
 * appends: none of the older incarnation may appear once readers take that one for whole.
 *
 * @param ownerUrl the store's database, as its owner: see `storeUrl`
 * @param reason what happened, and who says that the data is whole; kept for ever
 * @throws {TypeError} without a reason
 * @throws {Error} when the store was never provisioned, and the driver's errors; a repeat does no harm
 */
export async function adoptStore(ownerUrl: string, reason: string): Promise<Adoption> {
  if (reason.trim() === '') throw new TypeError('An adoption has a reason: it is kept for ever');
  const owner = new DatabaseClient({ connectionString: ownerUrl, application_name: 'wenxiao store adopt' });
  await owner.connect();
  try {
    await owner.query('begin isolation level read committed');
    await owner.query('lock table event_store.events in share row exclusive mode');
    const { rows } = await owner.query<{ incarnation: number; store: string }>(incarnationStatement);
    const [before] = rows;
    if (!before) throw new Error('This event store was never provisioned: it has no incarnation');
    const incarnation = before.incarnation + 1;
    await owner.query(addStatement, [incarnation, before.store, reason]);
    const rewound = await owner.query<{ subscriber: string }>(rewindStatement);
    await owner.query('commit');
    return { store: before.store, incarnation, rewound: rewound.rows.map((row) => row.subscriber).sort() };
  } finally {
    await owner.end(); // Ends an open transaction, too.
  }
}
