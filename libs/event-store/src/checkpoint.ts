import type { Queryable } from './database.js';
import type { StorePosition } from './event.js';
import { statement } from './statement.js';

const readStatement = statement('read-checkpoint');
const reachedStatement = statement('reached');
const lockStatement = statement('lock-checkpoint');
const moveStatement = statement('move-checkpoint');
const startStatement = statement('start-checkpoint');

/** Makes the subscriber's checkpoint at the start of the store, where it has none. */
export async function startCheckpoint(db: Queryable, subscriber: string): Promise<void> {
  await db.query(startStatement, [subscriber]);
}

/** The subscriber's checkpoint as it stands; undefined where it has none. */
export async function readCheckpoint(db: Queryable, subscriber: string): Promise<StorePosition | undefined> {
  const { rows } = await db.query<CheckpointRow>(readStatement, [subscriber]);
  return rows[0] && positionOf(rows[0]);
}

/** The subscriber's checkpoint, locked for this transaction; undefined while another transaction holds it. */
export async function lockCheckpoint(tx: Queryable, subscriber: string): Promise<StorePosition | undefined> {
  const { rows } = await tx.query<CheckpointRow>(lockStatement, [subscriber]);
  return rows[0] && positionOf(rows[0]);
}

/**
 * Moves a checkpoint that this transaction holds locked.
 *
 * @throws {Error} when there is none: progress would be lost in silence.
 */
export async function moveCheckpoint(tx: Queryable, subscriber: string, to: StorePosition): Promise<void> {
  const values = [subscriber, to.incarnation, to.transactionId, to.position];
  const { rows } = await tx.query(moveStatement, values);
  if (rows.length === 0) throw new Error(`The subscriber ${subscriber} has no checkpoint to move`);
}

/** How often a waiting reader looks at the checkpoint. */
const lookEvery_ms = 15;

/**
 * Whether the subscriber has handled everything up to and including a position: what a read that carries the token of a
 * write asks. Waits up to `within_ms` for it, without a transaction.
 */
export async function reached(
  db: Queryable,
  subscriber: string,
  position: StorePosition,
  within_ms = 0,
): Promise<boolean> {
  const until = performance.now() + within_ms;
  const values = [subscriber, position.incarnation, position.transactionId, position.position];
  while (true) {
    const { rows } = await db.query<{ reached: boolean }>(reachedStatement, values);
    if (rows[0]?.reached === true) return true;
    const left_ms = until - performance.now();
    if (left_ms <= 0) return false;
    await new Promise((resolve) => setTimeout(resolve, Math.min(lookEvery_ms, left_ms)));
  }
}

type CheckpointRow = { incarnation: number; transaction_id: string; position: string };

function positionOf(row: CheckpointRow): StorePosition {
  return { incarnation: row.incarnation, transactionId: row.transaction_id, position: row.position };
}
