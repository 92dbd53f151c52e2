import { DatabaseClient, isConnectionLoss } from '@wenxiao/event-store';
import type pg from 'pg';
import { trailSchema } from '../trail/trail-database.js';
import { compareWithStore } from './compare-with-store.js';
import { inSnapshot } from './snapshot.js';
import { Findings, type Verification, verifyTrail } from './verify.js';

/** What became of the comparison with one store. */
export type StoreComparison = Readonly<
  | { store: string; outcome: 'compared'; events: number; through: string }
  /** Its database does not answer, or nobody said where it is: the trail's own proofs hold all the same. */
  | { store: string; outcome: 'not-reachable' | 'unknown-address' }
  /** The trail has had no mark of it: nothing is closed that could be compared. */
  | { store: string; outcome: 'nothing-closed' }
>;

export type WholeVerification = Verification & Readonly<{ stores: readonly StoreComparison[] }>;

/**
 * Recomputes the trail in force, and holds it against a fresh read of every store that can be reached.
 *
 * @param stores historian URLs by name
 */
export async function verifyEverything(
  pool: pg.Pool,
  stores: Readonly<Record<string, string>>,
): Promise<WholeVerification> {
  return inSnapshot(pool, async (sql) => {
    const trail = { sql, schema: trailSchema };
    const verification = await verifyTrail(trail);
    const findings = new Findings();
    const comparisons: StoreComparison[] = [];
    for (const { store, closedThrough } of verification.watermarks) {
      const url = stores[store];
      if (url === undefined) comparisons.push({ store, outcome: 'unknown-address' });
      else if (closedThrough === null || closedThrough === '') comparisons.push({ store, outcome: 'nothing-closed' });
      else {
        const events = await withHistorian(url, (historian) =>
          compareWithStore(trail, { name: store, sql: historian, through: closedThrough }, findings),
        );
        comparisons.push(
          events === undefined
            ? { store, outcome: 'not-reachable' }
            : { store, outcome: 'compared', events, through: closedThrough },
        );
      }
    }
    return {
      ...verification,
      findings: [...verification.findings, ...findings.list],
      findingsCount: verification.findingsCount + findings.count,
      stores: comparisons,
    };
  });
}

/** Undefined when nobody answers there who lets us in: what cannot be read cannot be compared. */
async function withHistorian<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result | undefined> {
  const client = new DatabaseClient({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    return undefined;
  }
  try {
    return await work(client);
  } catch (error) {
    if (isConnectionLoss(error)) return undefined;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
