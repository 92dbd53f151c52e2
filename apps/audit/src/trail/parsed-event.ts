import type { Actor } from '@wenxiao/domain';
import type { EventMetadata, EventReference, RulesReference } from '@wenxiao/event-store';
import type { FigureEvent } from '@wenxiao/figures';
import type { HistoryRow } from '@wenxiao/messaging';

/** What the trail reads from an event's metadata. Every part may be missing: history is not judged again. */
export type ReadMetadata = Readonly<{
  actor?: Actor;
  /** The organisation that the object belonged to then. */
  at?: string;
  correlationId?: string;
  causation?: EventReference;
  basedOn?: readonly EventReference[];
  rules?: RulesReference & Readonly<{ basis?: readonly string[]; calendar?: string }>;
  corrects?: EventMetadata['corrects'];
  effectiveAt?: string;
  demoFigures?: readonly string[];
}>;

/** A row with its texts read. Texts that are no JSON objects read as empty: the row stays an entry of the trail. */
export function parsedEventOf(
  row: Pick<HistoryRow, 'store' | 'stream' | 'type' | 'schemaVersion' | 'data' | 'metadata'>,
): Readonly<{ event: FigureEvent; metadata: ReadMetadata }> {
  const metadata = objectIn(row.metadata) as ReadMetadata;
  const { store, stream, type, schemaVersion } = row;
  const { rules, corrects, demoFigures } = metadata;
  return {
    event: {
      store,
      stream,
      type,
      schemaVersion,
      data: objectIn(row.data),
      metadata: {
        ...(rules && { rules }),
        ...(corrects && { corrects }),
        ...(Array.isArray(demoFigures) && { demoFigures }),
      },
    },
    metadata,
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
