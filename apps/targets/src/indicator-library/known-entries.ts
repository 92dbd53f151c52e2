import { Injectable } from '@nestjs/common';
import type { EventReference } from '@wenxiao/event-store';
import { CommandRunner } from '@wenxiao/service-kit';
import { entryIdOf, indicatorEntry, ownedId, ownedNamed } from './indicator-entry.aggregate.js';
import type { IndicatorEntryState } from './indicator-entry.decider.js';

/** An entry of the library, and where it was read. */
export type KnownEntry = Readonly<{
  entry: string;
  owner: string;
  state: IndicatorEntryState;
  fact: EventReference;
  /** Those of the same levels and name that stand nearer to whoever asks than this one, which is of a jurisdiction above theirs. */
  nearer: readonly Pick<KnownEntry, 'entry' | 'state'>[];
}>;

/** An owner on the way to whoever asks, and the jurisdiction in whose history their library stands. */
type Owner = Readonly<{ owner: string; keptBy: string }>;
type Wanted = Owner & Readonly<{ entry: string }>;

/**
 * Finds entries of the library as they stand now, for an organisation: what it made itself, what lies above it, and what is common to
 * the jurisdictions above its own.
 */
@Injectable()
export class KnownEntries {
  constructor(private readonly commands: CommandRunner) {}

  /** Those of the entries that are there for whoever stands at the end of this path; read at once. */
  async for(tenant: string, path: readonly string[], entries: readonly string[]): Promise<readonly KnownEntry[]> {
    const distinct = [...new Set(entries)];
    const here = path.indexOf(tenant);
    const owners = path.map((owner, at): Owner => ({ owner, keptBy: at < here ? owner : tenant }));
    const ofThese = (of: readonly Owner[], wanted: readonly string[]): readonly Wanted[] =>
      of.flatMap((each) => wanted.map((entry) => ({ ...each, entry })));
    const own = await this.load(ofThese(owners.slice(here), distinct));
    const others = distinct.filter((entry) => own.every((each) => each.entry !== entry));
    const above = await this.load(ofThese(owners.slice(0, here), others));
    return [...own, ...(await this.withNearer(above, owners))];
  }

  /** Whoever stands nearer has the say: what they have under the same levels and name takes the place of what is above. */
  private async withNearer(above: readonly KnownEntry[], owners: readonly Owner[]): Promise<readonly KnownEntry[]> {
    const wanted = above.map(({ owner, state }) => {
      const said = state.versions.at(-1);
      const nearer = owners.slice(owners.findIndex((each) => each.owner === owner) + 1);
      return said ? nearer.map((each) => ({ ...each, entry: entryIdOf(each.owner, said) })) : [];
    });
    const found = await this.load(wanted.flat());
    return above.map((each, at) => ({
      ...each,
      nearer: found.filter(({ entry }) => wanted[at]?.some((other) => other.entry === entry)),
    }));
  }

  private async load(wanted: readonly Wanted[]): Promise<readonly KnownEntry[]> {
    const tenants = [...new Set(wanted.map(({ keptBy }) => keptBy))];
    const loaded = await Promise.all(
      tenants.map(async (tenant) => {
        const ids = wanted.flatMap(({ keptBy, owner, entry }) => (keptBy === tenant ? [ownedId(owner, entry)] : []));
        return (await this.commands.loadAll(indicatorEntry, tenant, ids)).map((each) => ({ ...each, tenant }));
      }),
    );
    return loaded.flat().flatMap(({ tenant, id, version, state }): readonly KnownEntry[] => {
      if (version === 0) return [];
      const { owner, id: entry } = ownedNamed(id);
      const fact = { store: 'targets', tenant, stream: `${indicatorEntry.category}/${id}`, version };
      return [{ entry, owner, state, fact, nearer: [] }];
    });
  }
}
