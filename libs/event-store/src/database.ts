import type { Pool, PoolClient } from 'pg';

/** Where a query goes: a pool's client, or a transaction. Statements receive it as an argument and cannot see the pool. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
}

/**
 * Runs work in one transaction: commits when `work` resolves, rolls back when it throws. The port through which
 * checkpoints and consumer progress share a transaction with read models, whoever writes those: the caller's `Tx` holds
 * its own tools (TypeORM's entity manager, say) beside `sql`, which is the same transaction.
 */
export interface TransactionRunner<Tx extends { sql: Queryable }> {
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Transactions of a pool, for those who write with SQL alone. */
export function poolTransactions(pool: Pool): TransactionRunner<{ sql: Queryable }> {
  return { run: (work) => inTransaction(pool, (sql) => work({ sql })) };
}

/**
 * A lost connection: whether what was sent took effect is not known. SQLSTATE classes 08 (connection), 57P (shutdown),
 * and what the socket says.
 */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (/^08/.test(code) || /^57P/.test(code))) return true;
  if (code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'EPIPE' || code === 'ETIMEDOUT') return true;
  return (
    typeof message === 'string' && /^Connection terminated|^Client has encountered a connection error/.test(message)
  );
}

/** Errors that a second try in a new transaction may not meet: serialization, deadlock, order of transactions, timeouts, full pools. */
export function isTransient(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return isConnectionLoss(error) || (typeof code === 'string' && /^(40|53|55P03|25P04|WX002)/.test(code));
}

/** Runs `work` in one transaction on a client of `pool`. Commits when it resolves, rolls back when it throws. */
export async function inTransaction<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    if (isConnectionLoss(error)) broken = error as Error;
    else await client.query('rollback').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    client.removeListener('error', onError);
    client.release(broken);
  }
}
