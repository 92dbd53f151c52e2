import type { Pool, PoolClient } from 'pg';

/** Where a query goes: a pool's client, or a transaction. Statements receive it as an argument and cannot see the pool. */
export interface Queryable {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[] }>;
}

/**
 * Runs work in one transaction, READ COMMITTED: commits when `work` resolves, rolls back when it throws, and resolves only if
 * the server did commit. The port through which checkpoints and consumer progress share a transaction with read models,
 * whoever writes those: the caller's `Tx` holds its own tools (TypeORM's entity manager, say) beside `sql`, which is the
 * same transaction.
 */
export interface TransactionRunner<Tx extends { sql: Queryable }> {
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Transactions of a pool, for those who write with SQL alone. */
export function poolTransactions(pool: Pool): TransactionRunner<{ sql: Queryable }> {
  return { run: (work) => inTransaction(pool, (sql) => work({ sql })) };
}

/** What the event store's own functions raise, as SQLSTATE. Closed list. */
export const storeErrorCodes = {
  /** A later event of a call met a taken version or a missing predecessor; the transaction is void. Decide anew. */
  conflict: 'WX001',
  /** The stream's latest event lies in a transaction that began after this one. A new transaction helps. */
  laterTransaction: 'WX002',
  /** The store was not adopted on this cluster's timeline. No retry helps: `wenxiao store adopt`. */
  notAdopted: 'WX003',
  /** A business clock does not go back. */
  clockBack: 'WX004',
  /** Only the clock of a demo can be moved. */
  noDemo: 'WX005',
  /** The transaction's isolation is not READ COMMITTED. */
  isolation: 'WX006',
  /** Through when the store is closed cannot be told while a transaction is open whose start is not known. */
  startUnknown: 'WX007',
} as const;

/** Errors of the socket below the connection. */
const socketErrors = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** What the driver says, without a code, where the connection ended or an answer did not come in time. */
const driverMessages =
  /^Connection terminated|^Client has encountered a connection error|^Client was closed|^Query read timeout|^timeout e/;

/**
 * A lost connection: whether what was sent took effect is not known. SQLSTATE classes 08 (connection), 57P (shutdown),
 * and what socket and driver say.
 */
export function isConnectionLoss(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && (/^(08|57P)/.test(code) || socketErrors.has(code))) return true;
  const { message } = Object(error) as { message?: unknown };
  return code === undefined && typeof message === 'string' && driverMessages.test(message);
}

/** Errors that a second try in a new transaction may not meet: serialization, deadlock, order of transactions, timeouts, full pools. */
export function isTransient(error: unknown): boolean {
  return isConnectionLoss(error) || /^(40|53|55P03|57014|25P03|25P04|WX002|WX007)/.test(codeOf(error) ?? '');
}

/** The SQLSTATE of a server's error, or the code of a socket's. */
export function codeOf(error: unknown): string | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/**
 * Runs `work` in one transaction on a client of `pool`. Commits when it resolves, rolls back when it throws.
 *
 * @throws {Error} what `work` throws; the driver's error; or that the server rolled back, where `work` swallowed the error of
 * a statement. After a {@link isConnectionLoss} it is not known whether the transaction was committed.
 */
export async function inTransaction<Result>(pool: Pool, work: (tx: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  try {
    await client.query('begin isolation level read committed');
    const result = await work(client);
    // A transaction with a failed statement in it answers COMMIT by rolling back, and that is no error to the driver.
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back: one of its statements had failed');
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
