import { Injectable } from '@nestjs/common';
import { type DataOf, type Fields, project } from '@wenxiao/domain/field';
import type { EventReference } from '@wenxiao/event-store';
import { indicatorFrameworkFacts as facts } from '@wenxiao/facts/targets';
import { moneyScheme } from '@wenxiao/rules/shape';
import { Organisations } from '@wenxiao/service-kit';
import { ownProblem } from '../own-problems.js';
import { versionNumbered, versionOn } from './in-versions.js';
import type { FrameworkSaid, FrameworkVersion, IndicatorFrameworkCommand } from './indicator-framework.decider.js';
import type { ReviseFrameworkDto } from './indicator-library.dto.js';
import { KnownEntries, type KnownEntry } from './known-entries.js';

const { for: of, document, levels, from, reason } = facts.frameworkIssued.fields;
const said = { for: of, document, levels: levels.optional(), from, reason } as const satisfies Fields;

type Revision = Extract<IndicatorFrameworkCommand, { type: 'revise' }>['data'];

/** What a framework selects of the library. */
@Injectable()
export class FrameworkContents {
  constructor(
    private readonly library: KnownEntries,
    private readonly organisations: Organisations,
  ) {}

  /**
   * What was sent of a framework, as facts hold it: each indicator in the version in force on the first day, under its level.
   * @throws {ProblemError} `entry-not-selectable` (422) for one that is not there for the owner, is replaced by one that stands nearer, or is not in force on that day.
   */
  async saidIn(
    tenant: string,
    owner: string,
    body: ReviseFrameworkDto,
  ): Promise<Readonly<{ said: Revision; basedOn: readonly EventReference[] }>> {
    const stated = project(said, body) as DataOf<typeof said>;
    const known = await this.knownTo(tenant, owner, body.entries);
    const entries = body.entries.map(({ entry, entryVersion, weight }, index): FrameworkSaid['entries'][number] => {
      const found = known.find((each) => each.entry === entry.toLowerCase());
      const replaced = found?.nearer.some(({ state }) => versionOn(state, stated.from) !== undefined) === true;
      const inForce = found && !replaced ? versionOn(found.state, stated.from) : undefined;
      if (!inForce || (entryVersion !== undefined && entryVersion !== inForce.version))
        throw ownProblem('entry-not-selectable', { entry, from: stated.from, inForce: inForce?.version });
      const { version, level1 } = inForce;
      const weighs = weight !== undefined && { weight };
      return { entry: entry.toLowerCase(), entryVersion: version, level1, place: index + 1, ...weighs };
    });
    const content = { ...stated, scheme: moneyScheme, levels: stated.levels ?? [], entries };
    return { said: { ...content, isCommon: owner === tenant }, basedOn: known.map(({ fact }) => fact) };
  }

  /** A version with its indicators as a declaration needs them: what each is, what it weighs, and which version is in force now. */
  async shown(tenant: string, owner: string, version: FrameworkVersion, today: string): Promise<object> {
    const known = await this.knownTo(tenant, owner, version.entries);
    const entries = version.entries.map(({ level1: _level1, ...selected }) => {
      const found = known.find(({ entry }) => entry === selected.entry);
      if (!found) return selected;
      const content = versionNumbered(found.state, selected.entryVersion);
      const { scheme: _scheme, version: _version, from: _from, reason: _reason, ...indicator } = content ?? {};
      const inForce = versionOn(found.state, today)?.version;
      return {
        ...selected,
        owner: found.owner,
        ...indicator,
        ...(inForce !== undefined && { versionInForce: inForce }),
      };
    });
    return { ...version, entries };
  }

  private async knownTo(
    tenant: string,
    owner: string,
    entries: readonly Readonly<{ entry: string }>[],
  ): Promise<readonly KnownEntry[]> {
    const path = (await this.organisations.find(owner))?.path ?? [];
    return this.library.for(
      tenant,
      path,
      entries.map(({ entry }) => entry.toLowerCase()),
    );
  }
}
