import type { HistoryFeed } from '../history/history-feed.js';
import { PostgresHistory } from '../history/postgres-history.js';
import { type Connections, ConnectionsError } from './connections.js';

/**
 * Feeds of every store's history: from the stores themselves, or from their history topics with every store stopped.
 * @throws {ConnectionsError} when the connections do not say where.
 */
export function openHistories(from: 'postgres' | 'kafka', { stores }: Connections): readonly HistoryFeed[] {
  if (from === 'kafka') throw new ConnectionsError('尚不支持', 'not yet');
  const entries = Object.entries(stores);
  if (entries.length === 0) {
    throw new ConnectionsError(
      'connections.json 没有给出任何事件库地址（postgres.stores）。',
      'connections.json names no store (postgres.stores).',
    );
  }
  return entries.map(([store, url]) => new PostgresHistory(store, url));
}
