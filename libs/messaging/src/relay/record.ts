import { createHash } from 'node:crypto';
import { instantOf, isInstant } from '@wenxiao/domain';
import type { IncomingRecord, OutgoingRecord } from '../broker.js';
import { keyText, type Message } from '../message.js';

/**
 * The partition of a key, for ever: the first four bytes of its SHA-256, big-endian, modulo the number of partitions. Ours, not a
 * client library's, so that a stream stays where it is when the library is replaced.
 */
export function partitionOf(key: string, partitions: number): number {
  return createHash('sha256').update(key, 'utf8').digest().readUInt32BE(0) % partitions;
}

/** A topic of an installation, in a generation. */
export type TopicPlace = Readonly<{ installation: string; topic: string; partitions: number }>;

/** What CloudEvents calls the source: the installation's store, as a URI reference. */
export function sourceOf(installation: string, store: string): string {
  return `/${installation}/${encodeURIComponent(store)}`;
}

/** CloudEvents' id, unique within its source: incarnation, tenant, stream, version. */
export function idOf({ incarnation, tenant, stream, version }: Message['origin']): string {
  return [incarnation, encodeURIComponent(tenant), encodeURIComponent(stream), version].join('/');
}

/**
 * A message as a record: CloudEvents 1.0, binary mode. The value is the published text and nothing else; what it is about
 * stands in headers `ce_…`, ours among them as extension attributes (lower-case letters and digits, as the standard has it).
 */
export function recordOf(message: Message, { installation, topic, partitions }: TopicPlace): OutgoingRecord {
  const { origin, correlationId } = message;
  const key = keyText(origin);
  return {
    topic,
    partition: partitionOf(key, partitions),
    key,
    value: message.text,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: idOf(origin),
      ce_source: sourceOf(installation, origin.store),
      ce_type: message.type,
      ce_subject: origin.stream,
      ce_time: message.recordedAt,
      ce_store: origin.store,
      ce_incarnation: String(origin.incarnation),
      ce_tenant: origin.tenant,
      ce_stream: origin.stream,
      ce_streamversion: String(origin.version),
      ce_previousversion: String(message.previousVersion),
      ...(correlationId !== undefined && { ce_correlationid: correlationId }),
    },
  };
}

/**
 * The message of a record; undefined where it is none of ours.
 * @param topic the topic's own name, without its generation
 */
export function messageOfRecord({ value, headers }: IncomingRecord, topic: string): Message | undefined {
  const { ce_type, ce_time, ce_store, ce_tenant, ce_stream, ce_correlationid } = headers;
  const [incarnation, version, previousVersion] = [
    headers.ce_incarnation,
    headers.ce_streamversion,
    headers.ce_previousversion,
  ].map((text) => (text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined));
  if (value === null || !ce_type || !ce_store || !ce_tenant || !ce_stream) return undefined;
  if (ce_time === undefined || !isInstant(ce_time)) return undefined;
  if (incarnation === undefined || version === undefined || previousVersion === undefined) return undefined;
  return {
    topic,
    type: ce_type,
    text: value.toString('utf8'),
    origin: { store: ce_store, incarnation, tenant: ce_tenant, stream: ce_stream, version },
    previousVersion,
    recordedAt: ce_time,
    correlationId: ce_correlationid,
  };
}

/** What a relay says to readers beside events, to every partition of a topic. */
export type Notice =
  /** In the history, and in topics that are told to be closed: everything of the store recorded at or before `instant` stands before this. */
  | Readonly<{
      type: 'wenxiao.closed-through.v1';
      store: string;
      incarnation: number;
      instant: string;
      /** How many partitions are told so. */
      partitions?: number;
    }>
  /** A later generation of the topic holds everything from the start: read that one. */
  | Readonly<{ type: 'wenxiao.topic-continued.v1'; store: string; generation: number }>;

/** A notice, once for each partition of a topic. */
export function noticeRecords(notice: Notice, place: TopicPlace): OutgoingRecord[] {
  return Array.from({ length: place.partitions }, (_, partition) => noticeRecord(notice, place, partition));
}

function noticeRecord(notice: Notice, { installation, topic }: TopicPlace, partition: number): OutgoingRecord {
  const { type, store, ...content } = notice;
  const value = JSON.stringify({ store, ...content });
  return {
    topic,
    partition,
    key: null,
    value,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: `${type}/${Object.values(content).map(String).join('/')}`,
      ce_source: sourceOf(installation, store),
      ce_type: type,
      ce_time: instantOf(new Date()),
    },
  };
}

/** The notice of a record; undefined where it is something else. */
export function noticeOf({ value, headers }: IncomingRecord): Notice | undefined {
  const type = headers.ce_type;
  if (value === null) return undefined;
  if (type !== 'wenxiao.closed-through.v1' && type !== 'wenxiao.topic-continued.v1') return undefined;
  return { type, ...(JSON.parse(value.toString('utf8')) as object) } as Notice;
}
