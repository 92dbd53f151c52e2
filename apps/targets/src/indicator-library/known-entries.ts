import { Injectable } from '@nestjs/common';
import type { EventReference } from '@wenxiao/event-store';
import { CommandRunner } from '@wenxiao/service-kit';
import { indicatorEntry, ownedId, ownedNamed } from './indicator-entry.aggregate.js';
import type { IndicatorEntryState } from './indicator-entry.decider.js';

/** An entry of the library, and where it was read. */
export type KnownEntry = Readonly<{
  entry: string;
  owner: string;
  state: IndicatorEntryState;
  fact: EventReference;
}>;

/** Finds entries of the library as they stand now, for an organisation: what it made itself, and what lies above it. */
@Injectable()
export class KnownEntries {
  constructor(private readonly commands: CommandRunner) {}

  /** Those of the entries that are there for whoever stands at the end of this path; read at once. */
  async for(tenant: string, path: readonly string[], entries: readonly string[]): Promise<readonly KnownEntry[]> {
    const distinct = [...new Set(entries)];
    const ids = path.flatMap((owner) => distinct.map((entry) => ownedId(owner, entry)));
    if (ids.length === 0) return [];
    const loaded = await this.commands.loadAll(indicatorEntry, tenant, ids);
    return loaded.flatMap(({ id, version, state }): KnownEntry[] => {
      if (version === 0) return [];
      const { owner, id: entry } = ownedNamed(id);
      const fact = { store: 'targets', tenant, stream: `${indicatorEntry.category}/${id}`, version };
      return [{ entry, owner, state, fact }];
    });
  }
}
