import type { HistoryRow } from '@wenxiao/messaging';
import { layouts, rowBytesOf } from './proof.js';

/** How many fields a row has behind the name of its layout. */
const fieldCount = 16;

/**
 * A row from the bytes that are hashed of it; undefined where they are no row's. What is read gives exactly these bytes again: there is
 * one way to read them.
 */
export function rowOfBytes(bytes: Buffer): HistoryRow | undefined {
  const [layout, ...fields] = fieldsIn(bytes) ?? [];
  if (layout !== layouts.row || fields.length !== fieldCount) return undefined;
  const [store, incarnation, tenant, stream, version, type, schemaVersion, data, metadata, recordedAt] = fields;
  const [commandId, commandHash, publishedType, publishedVersion, published, previousPublished] = fields.slice(10);
  const row: HistoryRow = {
    store: store ?? '',
    incarnation: Number(incarnation),
    tenant: tenant ?? '',
    stream: stream ?? '',
    version: Number(version),
    type: type ?? '',
    schemaVersion: Number(schemaVersion),
    data: data ?? '',
    metadata: metadata ?? '',
    recordedAt: recordedAt ?? '',
    commandId: commandId ?? '',
    commandHash,
    published:
      publishedType === undefined || publishedVersion === undefined || published === undefined
        ? undefined
        : { type: publishedType, version: Number(publishedVersion), text: published },
    previousPublished: Number(previousPublished),
  };
  return rowBytesOf(row).equals(bytes) ? row : undefined;
}

/** Undefined where the bytes are no list of fields. */
function fieldsIn(bytes: Buffer): readonly (string | undefined)[] | undefined {
  const fields: (string | undefined)[] = [];
  for (let at = 0; at < bytes.length;) {
    const isThere = bytes[at];
    at += 1;
    if (isThere === 0) {
      fields.push(undefined);
      continue;
    }
    if (isThere !== 1 || at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.toString('utf8', at + 4, end));
    at = end;
  }
  return fields;
}
