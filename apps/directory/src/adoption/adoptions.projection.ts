import type { EventMetadata } from '@wenxiao/event-store';
import type { AdoptionEvent } from '@wenxiao/facts/directory';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { adoption } from './adoption.aggregate.js';
import { AdoptionRow } from './adoptions.table.js';

/** Of two adoptions for the same day the later holds. */
export const adoptionsProjection: Projection<AdoptionRow> = {
  name: 'adoptions/1',
  table: AdoptionRow,
  keyOf: (stored) => {
    const [category, bodyId] = stored.stream.split('/');
    if (category !== adoption.category || bodyId === undefined) return undefined;
    const event = decoded<AdoptionEvent>(adoption, stored);
    if (event.type !== 'rule-set-adopted') return undefined;
    return { bodyId, scheme: event.data.scheme, effectiveFrom: event.data.effectiveFrom };
  },
  project: (row, stored) => {
    const event = decoded<AdoptionEvent>(adoption, stored);
    if (event.type !== 'rule-set-adopted') return row;
    const [, bodyId = ''] = stored.stream.split('/');
    return {
      ...event.data,
      bodyId,
      tenant: stored.tenant,
      approvedBy: (JSON.parse(stored.metadata) as EventMetadata).actor.id,
      approvedAt: stored.recordedAt,
      streamVersion: stored.version,
    };
  },
};
