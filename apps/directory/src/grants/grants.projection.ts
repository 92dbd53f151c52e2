import type { EventMetadata } from '@wenxiao/event-store';
import { decoded, type Projection, type Role } from '@wenxiao/service-kit';
import { GrantRow } from './grants.table.js';
import { personGrants } from './person-grants.aggregate.js';
import type { PersonGrantsEvent } from './person-grants.decider.js';

export const grantsProjection: Projection<GrantRow> = {
  name: 'grants/1',
  table: GrantRow,
  keyOf: (stored) => {
    if (!stored.stream.startsWith(`${personGrants.category}/`)) return undefined;
    const { personId, role, organisationId } = decoded<PersonGrantsEvent>(personGrants, stored).data;
    return { personId, role: role as Role, organisationId };
  },
  project: (_row, stored) => {
    const { type, data } = decoded<PersonGrantsEvent>(personGrants, stored);
    return {
      tenant: stored.tenant,
      personId: data.personId,
      role: data.role as Role,
      organisationId: data.organisationId,
      held: type === 'grant-given',
      changedAt: stored.recordedAt,
      changedBy: (JSON.parse(stored.metadata) as EventMetadata).actor.id,
    };
  },
};
