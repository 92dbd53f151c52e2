import type { EventMetadata } from '@wenxiao/event-store';
import type { PersonGrantsEvent } from '@wenxiao/facts/directory';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { GrantRow } from './grants.table.js';
import { personGrants } from './person-grants.aggregate.js';

export const grantsProjection: Projection<GrantRow> = {
  name: 'grants/1',
  table: GrantRow,
  keyOf: (stored) => {
    if (!stored.stream.startsWith(`${personGrants.category}/`)) return undefined;
    const { personId, desk, organisationId } = decoded<PersonGrantsEvent>(personGrants, stored).data;
    return { tenant: stored.tenant, personId, desk, organisationId };
  },
  project: (row, stored) => {
    const event = decoded<PersonGrantsEvent>(personGrants, stored);
    const change = {
      changedAt: stored.recordedAt,
      changedBy: (JSON.parse(stored.metadata) as EventMetadata).actor.id,
    };
    if (event.type === 'grant-revoked') return row && { ...row, ...change, held: false };
    const { from = null, to = null, standsInFor = null, ...seat } = event.data;
    return { tenant: stored.tenant, ...seat, from, to, standsInFor, ...change, held: true };
  },
};
