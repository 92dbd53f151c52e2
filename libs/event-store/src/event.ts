/** A place in a store's order: readers go by this triple, and a checkpoint is one. Numbers are text, since they are 64 bits wide. */
export type StorePosition = Readonly<{ incarnation: number; transactionId: string; position: string }>;

/** Before the first event of a store. */
export const storeStart: StorePosition = { incarnation: 0, transactionId: '0', position: '0' };

/** What is published of an event: contract type and version, and the exact text that travels. */
export type Published = Readonly<{ type: string; version: number; text: string }>;

/** An event as a handler hands it over. Data and metadata are JSON text: what is hashed is what was written. */
export type NewEvent = Readonly<{
  type: string;
  schemaVersion: number;
  data: string;
  metadata: string;
  published?: Published;
}>;

/** An event as it is stored: every column but the ones that say only where it lies. */
export type StoredEvent = Readonly<{
  order: StorePosition;
  tenant: string;
  stream: string;
  version: number;
  type: string;
  schemaVersion: number;
  data: string;
  metadata: string;
  /** UTC, microseconds: `2022-05-09T01:02:03.000004Z`. */
  recordedAt: string;
  commandId: string;
  /** On a command's first event alone. */
  commandHash: string | undefined;
  published: Published | undefined;
  /** Version of the stream's latest published event before this one; 0 where there is none. */
  previousPublished: number;
}>;

/** A row of `event_store.history`, as the driver gives it. */
export type HistoryRow = {
  incarnation: number;
  transaction_id: string;
  position: string;
  tenant: string;
  stream: string;
  version: number;
  type: string;
  schema_version: number;
  data: string;
  metadata: string;
  recorded_at: string;
  command_id: string;
  command_hash: string | null;
  published_type: string | null;
  published_version: number | null;
  published: string | null;
  previous_published: number;
};

export function storedEventOf(row: HistoryRow): StoredEvent {
  const { published_type: type, published_version: version, published: text } = row;
  return {
    order: { incarnation: row.incarnation, transactionId: row.transaction_id, position: row.position },
    tenant: row.tenant,
    stream: row.stream,
    version: row.version,
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
    metadata: row.metadata,
    recordedAt: row.recorded_at,
    commandId: row.command_id,
    commandHash: row.command_hash ?? undefined,
    published: type !== null && version !== null && text !== null ? { type, version, text } : undefined,
    previousPublished: row.previous_published,
  };
}

export function comparePositions(a: StorePosition, b: StorePosition): number {
  if (a.incarnation !== b.incarnation) return a.incarnation - b.incarnation;
  const byTransaction = BigInt(a.transactionId) - BigInt(b.transactionId);
  if (byTransaction !== 0n) return byTransaction < 0n ? -1 : 1;
  const byPosition = BigInt(a.position) - BigInt(b.position);
  return byPosition === 0n ? 0 : byPosition < 0n ? -1 : 1;
}
