import type { IncomingRecord, OutgoingRecord } from '../broker.js';
import type { Message } from '../message.js';
import { historyRecord, type HistoryRow, historyRowOfRecord } from './history-record.js';
import { messageOfRecord, noticeOf, noticeRecords, partitionOf, recordOf } from './record.js';

const message: Message = {
  topic: 'targets.performance-target.v1',
  type: 'targets.target-approved.v1',
  text: '{ "amount": 1.0, "total": 12345678901234567890, "10": "a", "9": "𠮷" }',
  origin: { store: 'targets', incarnation: 2, tenant: '36,0"000', stream: 'performance-target/𠮷/1', version: 7 },
  previousVersion: 5,
  recordedAt: '2022-05-09T01:02:03.000004Z',
  correlationId: '0af7651916cd43dd8448eb211c80319c',
};

const place = { installation: 'hunan', topic: message.topic, partitions: 6 };

const arrived = ({ key, value, headers }: OutgoingRecord): IncomingRecord => ({
  offset: 1n,
  timestamp: '0',
  key: key === null ? null : Buffer.from(key),
  value: Buffer.from(value),
  headers,
});

describe('a message as a record', () => {
  it('is read as it was written', () => {
    for (const each of [message, { ...message, correlationId: undefined }]) {
      const record = recordOf(each, { ...place, topic: `${each.topic}.g2` });
      expect(record.topic).toBe('targets.performance-target.v1.g2');
      expect(record.headers['ce_source']).toBe('/hunan/targets');
      expect(messageOfRecord(arrived(record), each.topic)).toEqual(each);
    }
  });

  it.each([
    'ce_type',
    'ce_time',
    'ce_store',
    'ce_tenant',
    'ce_stream',
    'ce_incarnation',
    'ce_streamversion',
    'ce_previousversion',
  ])('is none of ours without %s, or with nonsense in it', (header) => {
    const record = arrived(recordOf(message, place));
    const { [header]: _, ...headers } = record.headers;
    expect(messageOfRecord({ ...record, headers }, message.topic)).toBeUndefined();
    expect(messageOfRecord({ ...record, headers: { ...headers, [header]: '' } }, message.topic)).toBeUndefined();
  });

  it('is no notice, and a notice is no message', () => {
    const notice = { type: 'wenxiao.topic-continued.v1', store: 'targets', generation: 2 } as const;
    const record = arrived(noticeRecords(notice, place)[3]!);
    expect(noticeOf(record)).toEqual(notice);
    expect(messageOfRecord(record, message.topic)).toBeUndefined();
    expect(noticeOf(arrived(recordOf(message, place)))).toBeUndefined();
  });
});

describe('the partition of a key', () => {
  it('is the same for ever', () => {
    // Computed once with another tool: printf '%s' '["360000","target/1"]' | sha256sum → first four bytes, modulo.
    expect([1, 4, 6, 12].map((count) => partitionOf('["360000","target/1"]', count))).toEqual([0, 0, 0, 0]);
  });

  it('cannot be confused by what tenant and stream are made of', () => {
    const keyOf = (tenant: string, stream: string) =>
      recordOf({ ...message, origin: { ...message.origin, tenant, stream } }, place).key;
    expect(keyOf('a', 'b","c')).not.toBe(keyOf('a","b', 'c'));
    expect(keyOf('a/b', 'c')).not.toBe(keyOf('a', 'b/c'));
  });
});

describe('a row of a history as a record', () => {
  it('is read as it was written, byte for byte', () => {
    const row: HistoryRow = {
      store: 'targets',
      incarnation: 1,
      tenant: '360000',
      stream: 'target/𠮷',
      version: 3,
      type: 'approved',
      schemaVersion: 1,
      data: '{ "amount": 1.0, "escaped": "\\u4e2d\\/", "same":1,"same":2 }',
      metadata: '{"correlationId":"x"}',
      recordedAt: '2022-05-09T01:02:03.000004Z',
      commandId: '6f9d5a52-5c1e-4f0e-9d7e-0c3c1f1f5d11',
      commandHash: 'hash',
      published: { type: 'targets.target-approved.v1', version: 1, text: '{"a" :1.00}' },
      previousPublished: 2,
    };
    const bare: HistoryRow = { ...row, commandHash: undefined, published: undefined };
    for (const each of [row, bare]) {
      expect(historyRowOfRecord(arrived(historyRecord(each, place)))).toStrictEqual(each);
    }
  });
});
