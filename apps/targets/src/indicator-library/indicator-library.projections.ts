import type { StoredEvent } from '@wenxiao/event-store';
import type { IndicatorEntryEvent, IndicatorFrameworkEvent } from '@wenxiao/facts/targets';
import { decoded, type Projection } from '@wenxiao/service-kit';
import { indicatorEntry, ownedNamed } from './indicator-entry.aggregate.js';
import { indicatorFramework } from './indicator-framework.aggregate.js';
import { LibraryEntryRow, LibraryFrameworkRow } from './indicator-library.tables.js';

/** The indicators of the library, version by version. */
export const libraryEntryProjection: Projection<LibraryEntryRow> = {
  name: 'library-entries/1',
  table: LibraryEntryRow,
  keyOf: (event) => {
    const place = placeOf(event);
    if (place.category !== indicatorEntry.category) return undefined;
    const { owner, id: entry } = place;
    return { tenant: event.tenant, owner, entry, version: versionIn(event) };
  },
  project: (row, event) => {
    const { type, data } = decoded<IndicatorEntryEvent>(indicatorEntry, event);
    if (type === 'library-entry-retired') return row && { ...row, retiredFrom: data.from };
    const { owner, id: entry } = placeOf(event);
    const { version, level1, level2, name, direction, unit, quantifiable, standard, method, valueFrom, fields } = data;
    return {
      tenant: event.tenant,
      owner,
      entry,
      version,
      level1,
      level2: level2 ?? null,
      name,
      direction,
      measure: unit ?? null,
      quantifiable,
      standard: standard ?? null,
      method: method ?? null,
      valueFrom: valueFrom ?? null,
      fields: [...(fields ?? [])],
      from: data.from,
      retiredFrom: null,
      recordedAt: event.recordedAt,
    };
  },
};

/** The frameworks, version by version. */
export const libraryFrameworkProjection: Projection<LibraryFrameworkRow> = {
  name: 'library-frameworks/1',
  table: LibraryFrameworkRow,
  keyOf: (event) => {
    const place = placeOf(event);
    if (place.category !== indicatorFramework.category) return undefined;
    const { owner, id: framework } = place;
    return { tenant: event.tenant, owner, framework, version: versionIn(event) };
  },
  project: (row, event) => {
    const { type, data } = decoded<IndicatorFrameworkEvent>(indicatorFramework, event);
    if (type === 'indicator-framework-retired') return row && { ...row, retiredFrom: data.from };
    const { owner, id: framework } = placeOf(event);
    const { version, name, for: of, document, entries, levels, from } = data;
    return {
      tenant: event.tenant,
      owner,
      framework,
      version,
      name,
      for: of ?? null,
      document: document ?? null,
      entries: entries.length,
      levels,
      from,
      retiredFrom: null,
      recordedAt: event.recordedAt,
    };
  },
};

function placeOf({ stream }: Pick<StoredEvent, 'stream'>): Readonly<{ category: string; owner: string; id: string }> {
  const [category = '', owned = ''] = stream.split('/');
  return { category, ...ownedNamed(owned) };
}

/** Both facts of either say of which version they tell. */
const versionIn = ({ data }: Pick<StoredEvent, 'data'>): number =>
  (JSON.parse(data) as Readonly<{ version: number }>).version;
