import { unreachable } from '@wenxiao/domain';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { organisation } from './organisation.aggregate.js';
import type { OrganisationEvent } from './organisation.decider.js';
import { OrganisationRow } from './organisations.table.js';

export const organisationsProjection: Projection<OrganisationRow> = {
  name: 'organisations/1',
  table: OrganisationRow,
  keyOf: ({ stream }) => {
    const [category, organisationId] = stream.split('/');
    return category === organisation.category && organisationId !== undefined ? { organisationId } : undefined;
  },
  project: (row, stored) => {
    const event = decoded<OrganisationEvent>(organisation, stored);
    switch (event.type) {
      case 'organisation-registered': {
        const { kind, name, level = null, code = null, parentId = null, jurisdictionId, path } = event.data;
        const [, organisationId = ''] = stored.stream.split('/');
        const place = { organisationId, jurisdictionId, parentId, path: [...path] };
        return { ...place, kind, name, level, code, version: stored.version };
      }
      case 'organisation-renamed':
        return row && { ...row, name: event.data.name, version: stored.version };
      default:
        return unreachable(event);
    }
  },
};
