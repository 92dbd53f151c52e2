import type { StoredEvent } from '@wenxiao/event-store';
import type { IncomingRecord, OutgoingRecord } from '../broker.js';
import { keyText } from '../message.js';
import { idOf, partitionOf, sourceOf, type TopicPlace } from './record.js';

/** The type of every record of a history that is an event's row. */
const rowType = 'wenxiao.event-recorded.v1';

/** One event as its store holds it, and nothing of how it came: texts are byte for byte those of the store. */
export type HistoryRow = Omit<StoredEvent, 'order'> &
  Readonly<{
    /** The service that recorded it, `targets`. */
    store: string;
    incarnation: number;
  }>;

export function historyRowOf(store: string, { order, ...event }: StoredEvent): HistoryRow {
  return { ...event, store, incarnation: order.incarnation };
}

/**
 * A row of the store as a record of its history. JSON around the texts, which stand in it as strings: what is read back is what
 * was stored, `1.0`, spaces and order of keys included.
 */
export function historyRecord(row: HistoryRow, { installation, topic, partitions }: TopicPlace): OutgoingRecord {
  const key = keyText(row);
  return {
    topic,
    partition: partitionOf(key, partitions),
    key,
    value: JSON.stringify(row),
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: idOf(row),
      ce_source: sourceOf(installation, row.store),
      ce_type: rowType,
      ce_subject: row.stream,
      ce_time: row.recordedAt,
    },
  };
}

/** The row of a record; undefined where it is something else. */
export function historyRowOfRecord({ value, headers }: IncomingRecord): HistoryRow | undefined {
  if (value === null || headers.ce_type !== rowType) return undefined;
  const row = JSON.parse(value.toString('utf8')) as HistoryRow;
  // JSON leaves out what is undefined; whoever compares rows wants every field.
  return { ...row, commandHash: row.commandHash ?? undefined, published: row.published ?? undefined };
}
