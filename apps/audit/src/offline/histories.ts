import type { Log } from '@wenxiao/messaging';
import type { Histories } from '../history/histories.js';
import { type Connections, ConnectionsError } from './connections.js';

/** What cannot be read is told by the error that ends the command. */
const silence: Log = { log: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Every store's history: from the stores themselves, or from their history topics with every store stopped.
 * @throws {ConnectionsError} when the connections do not say where.
 */
export async function openHistories(
  from: 'postgres' | 'kafka',
  { installation, stores, kafkaBrokers: brokers }: Connections,
): Promise<Histories> {
  // Loaded for a rebuild alone: all other commands start without Kafka's client.
  const { historiesInKafka, historiesInStores } = await import('../history/histories.js');
  if (Object.keys(stores).length === 0) {
    throw new ConnectionsError(
      'connections.json 没有列出任何事件库（postgres.stores）。',
      'connections.json names no store (postgres.stores).',
    );
  }
  if (from === 'postgres') return historiesInStores(installation, stores);
  if (brokers.length === 0) {
    throw new ConnectionsError(
      'connections.json 没有给出 Kafka 地址（kafka.brokers）。',
      'connections.json names no Kafka (kafka.brokers).',
    );
  }
  return historiesInKafka({ installation, brokers }, Object.keys(stores), silence);
}
