import type { HistoryRow } from '@wenxiao/messaging';

/** What names a stream, and with the version an event, in every store. */
export type StreamName = Pick<HistoryRow, 'store' | 'tenant' | 'stream'>;
export type EventName = Pick<HistoryRow, 'store' | 'tenant' | 'stream' | 'version'>;

export function eventNameOf({ store, tenant, stream, version }: EventName): EventName {
  return { store, tenant, stream, version };
}

/** A stream's name as the key of a map. */
export function streamKeyOf({ store, tenant, stream }: StreamName): string {
  return JSON.stringify([store, tenant, stream]);
}

/** By (store, tenant, stream) in the order of their UTF-8 bytes: the order of PostgreSQL's collation "C". */
export function compareStreams(a: StreamName, b: StreamName): number {
  return compareBytes(a.store, b.store) || compareBytes(a.tenant, b.tenant) || compareBytes(a.stream, b.stream);
}

function compareBytes(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
