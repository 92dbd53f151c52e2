import type { EventReference, PublishedEvent, StoredEvent } from '@wenxiao/event-store';

/** Where a message comes from: one version of one stream, in one incarnation of its producer's store. */
export type MessageOrigin = EventReference & Readonly<{ incarnation: number }>;

/** One published event on its way to a consumer. Every transport gives the same one. */
export type Message = Readonly<{
  /** The topic of its kind of stream: `targets.performance-target.v1`. */
  topic: string;
  /** Contract and version: `targets.performance-target-approved.v1`. */
  type: string;
  /** The published text, byte for byte as the producer stored it. */
  text: string;
  origin: MessageOrigin;
  /** Version of the stream's previous published event; 0 where there is none. A consumer that has not seen it waits for it. */
  previousVersion: number;
  /** UTC, microseconds: `2022-05-09T01:02:03.000004Z`. */
  recordedAt: string;
  /** The trace that the producer's command belongs to; undefined where the producer did not say. */
  correlationId: string | undefined;
}>;

/** What keeps its order: one stream of one producer. */
export type StreamKey = Readonly<{ store: string; tenant: string; stream: string }>;

/** One text for one stream, unambiguous whatever characters tenant and stream are made of. The key of Kafka's records. */
export function keyText(key: Pick<StreamKey, 'tenant' | 'stream'>): string {
  return JSON.stringify([key.tenant, key.stream]);
}

/** As {@link keyText}, across stores. */
export function streamText(key: StreamKey): string {
  return JSON.stringify([key.store, key.tenant, key.stream]);
}

export function streamKeyOf({ origin }: Pick<Message, 'origin'>): StreamKey {
  return { store: origin.store, tenant: origin.tenant, stream: origin.stream };
}

/** The version and incarnation of a message, for people: `targets/performance-target/42@3 (incarnation 1)`. */
export function describeOrigin(origin: MessageOrigin): string {
  return `${origin.store}/${origin.stream}@${origin.version} (tenant ${origin.tenant}, incarnation ${origin.incarnation})`;
}

/** A row of a producer's store as the message that it travels as. */
export function messageOf(event: PublishedEvent, store: string, topic: string): Message {
  return {
    topic,
    type: event.published.type,
    text: event.published.text,
    origin: {
      store,
      incarnation: event.order.incarnation,
      tenant: event.tenant,
      stream: event.stream,
      version: event.version,
    },
    previousVersion: event.previousPublished,
    recordedAt: event.recordedAt,
    correlationId: event.correlationId,
  };
}

const correlation = /"correlationId"\s*:\s*"([0-9A-Za-z._:-]{1,128})"/;

/** A row of the service's own store as the message that it travels as; undefined where nothing is published of it. */
export function messageOfRow(row: StoredEvent, store: string, topicOf: (type: string) => string): Message | undefined {
  const { published, metadata } = row;
  if (!published) return undefined;
  // As the store's view of published rows finds it.
  const correlationId = correlation.exec(metadata)?.[1];
  return messageOf({ ...row, published, correlationId }, store, topicOf(published.type));
}
