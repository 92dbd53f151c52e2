import type { Broker, IncomingRecord } from '../broker.js';
import { randomUUID } from 'node:crypto';
import { eventually } from './eventually.js';

export type TopicRecord = IncomingRecord & Readonly<{ partition: number }>;

/** Everything that a topic holds at the moment. */
export async function readTopic(broker: Broker, topic: string): Promise<TopicRecord[]> {
  const ends = await broker.offsets(topic);
  const records: TopicRecord[] = [];
  const next = new Map<number, bigint>();
  const reader = broker.read({
    topic,
    group: `test-${randomUUID()}`,
    assigned: async () => 0n,
    take: async (batch) => {
      const known = next.get(batch.partition) ?? 0n;
      records.push(
        ...batch.records
          .filter(({ offset }) => offset >= known)
          .map((record) => ({ ...record, partition: batch.partition })),
      );
      next.set(batch.partition, batch.next);
      return { from: batch.next, after_ms: 0 };
    },
  });
  try {
    await eventually(async () => {
      for (const [partition, { high }] of ends) {
        if ((next.get(partition) ?? 0n) < high) throw new Error(`${topic}/${partition} is not at its end`);
      }
    });
    return records;
  } finally {
    await reader.close();
  }
}
