import type { Queryable } from './database.js';
import type { StorePosition } from './event.js';
import { statement } from './statement.js';

const lockStatement = statement('lock-checkpoint');
const moveStatement = statement('move-checkpoint');
const startStatement = statement('start-checkpoint');

/** Makes the subscriber's checkpoint at the start of the store, where it has none. */
export async function startCheckpoint(db: Queryable, subscriber: string): Promise<void> {
  await db.query(startStatement, [subscriber]);
}

/** The subscriber's checkpoint, locked for this transaction; undefined while another transaction holds it. */
export async function lockCheckpoint(tx: Queryable, subscriber: string): Promise<StorePosition | undefined> {
  const { rows } = await tx.query<{ incarnation: number; transaction_id: string; position: string }>(lockStatement, [
    subscriber,
  ]);
  const [row] = rows;
  return row && { incarnation: row.incarnation, transactionId: row.transaction_id, position: row.position };
}

/** Moves a checkpoint that this transaction holds locked. */
export async function moveCheckpoint(tx: Queryable, subscriber: string, to: StorePosition): Promise<void> {
  await tx.query(moveStatement, [subscriber, to.incarnation, to.transactionId, to.position]);
}
