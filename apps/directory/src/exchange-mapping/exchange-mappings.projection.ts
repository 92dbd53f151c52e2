import { unreachable } from '@wenxiao/domain';
import type { EventMetadata } from '@wenxiao/event-store';
import type { ExchangeMappingEvent } from '@wenxiao/facts/directory';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { exchangeMapping, mappingPlace } from './exchange-mapping.aggregate.js';
import { ExchangeMappingRow } from './exchange-mappings.table.js';

export const exchangeMappingsProjection: Projection<ExchangeMappingRow> = {
  name: 'exchange-mappings/1',
  table: ExchangeMappingRow,
  keyOf: ({ stream }) => {
    const [category, id] = stream.split('/');
    if (category !== exchangeMapping.category || id === undefined) return undefined;
    const { jurisdictionId: tenant, mapping } = mappingPlace(id);
    return { tenant, mapping };
  },
  project: (row, stored) => {
    const event = decoded<ExchangeMappingEvent>(exchangeMapping, stored);
    const [, id = ''] = stored.stream.split('/');
    const changed = {
      changedBy: (JSON.parse(stored.metadata) as EventMetadata).actor.id,
      changedAt: stored.recordedAt,
      streamVersion: stored.version,
    };
    switch (event.type) {
      case 'exchange-mapping-stated': {
        const { version, name, table } = event.data;
        const { jurisdictionId: tenant, mapping } = mappingPlace(id);
        return { tenant, mapping, version, name, table, status: 'in-use', ...changed };
      }
      case 'exchange-mapping-retired':
        return row && { ...row, ...changed, status: 'retired' };
      default:
        return unreachable(event);
    }
  },
};
